#include "care/team.h"

#include <algorithm>

#include "base/text.h"
#include "care/competence.h"
#include "care/team_event.h"

namespace mettle {
namespace {

TeamDecision happens(TeamHappening what) { return std::vector<TeamBody>{{std::move(what)}}; }

Result<Competent, Refusal> check(const TeamAsking& asking, Right right) {
  return check_competence(asking.base, asking.team, asking.by, asking.now.day, right);
}

}  // namespace

const Professional* Team::find(const AccountId& account) const {
  const auto found = professionals_.find(account);
  return found == professionals_.end() ? nullptr : &found->second;
}

std::vector<const Professional*> Team::all() const {
  std::vector<const Professional*> out;
  for (const auto& [account, professional] : professionals_) out.push_back(&professional);
  return out;
}

std::optional<AccountId> Team::at_work(const AccountId& account, Date day) const {
  const AccountId* at = &account;
  for (std::size_t steps = 0; steps <= professionals_.size(); ++steps) {
    const Professional* who = find(*at);
    if (!who || who->ended || !who->verified_by || !who->registered_on(day)) return std::nullopt;
    const auto leave =
        std::ranges::find_if(who->leave, [&](const Leave& l) { return l.from <= day && day <= l.until; });
    if (leave == who->leave.end()) return *at;
    at = &leave->cover;
  }
  return std::nullopt;
}

void Team::evolve(const Head& head, const ProfessionalEntered& event) {
  last_ = head.number;
  // A new entry of the same account is checked anew: it may be another register.
  professionals_[event.account] = {.account = event.account,
                                   .says = event.says,
                                   .role = event.role,
                                   .register_name = event.register_name,
                                   .register_number = event.register_number,
                                   .registered_until = event.registered_until,
                                   .entered_by = head.by.account,
                                   .verified_by = std::nullopt,
                                   .leave = {},
                                   .delegations = {},
                                   .ended = false,
                                   .ended_because = {}};
}

void Team::evolve(const Head& head, const EntryVerified& event) {
  last_ = head.number;
  if (const auto found = professionals_.find(event.account); found != professionals_.end())
    found->second.verified_by = head.by.account;
}

void Team::evolve(const Head& head, const ProfessionalEnded& event) {
  last_ = head.number;
  if (const auto found = professionals_.find(event.account); found != professionals_.end()) {
    found->second.ended = true;
    found->second.ended_because = event.reason;
  }
}

void Team::evolve(const Head& head, const LeaveEntered& event) {
  last_ = head.number;
  if (const auto found = professionals_.find(event.account); found != professionals_.end())
    found->second.leave.push_back({event.cover, event.from, event.until});
}

void Team::evolve(const Head& head, const DelegationWritten& event) {
  last_ = head.number;
  const auto right = std::ranges::find(right_ids, event.right);
  const auto found = professionals_.find(event.to);
  if (found == professionals_.end() || right == right_ids.end()) return;  // a right that is no longer known gives none
  found->second.delegations.push_back(
      {head.by.account, static_cast<Right>(right - right_ids.begin()), event.from, event.until});
}

TeamDecision decide(const TeamAsking& asking, const EnterProfessional& command) {
  METTLE_TRY(auto may, check(asking, Right::enter_professional));
  (void)may;
  const Role* role = asking.base.find_role(command.role);
  if (!role || !role->professional)
    return refused("R3.1", "\"" + command.role + "\" is not the role of a professional. Choose one of roles.toml.");
  if (command.account.empty() || trim(command.says).empty())
    return refused("R3.1", "An entry needs an account and the name that others see.");
  if (trim(command.register_name).empty() || trim(command.register_number).empty())
    return refused("R3.1", "An entry needs the register and the number in it, so that somebody else can check it.");
  if (command.registered_until && *command.registered_until < asking.now.day)
    return refused("R3.1", "That registration ended on " + command.registered_until->to_text() + ".");
  return happens(ProfessionalEntered{command.account, command.says, command.role, command.register_name,
                                     command.register_number, command.registered_until});
}

TeamDecision decide(const TeamAsking& asking, const VerifyEntry& command) {
  METTLE_TRY(auto may, check(asking, Right::verify_professional));
  const Professional* who = asking.team.find(command.account);
  if (!who) return refused("R3.1", "There is no entry of \"" + command.account.text() + "\" to check.");
  if (may.who().account == command.account) return refused("R3.1", "Nobody checks their own entry. Ask somebody else.");
  if (may.who().account == who->entered_by)
    return refused("R3.1", "Whoever made the entry cannot check it too. Ask a second person.");
  if (who->verified_by) return std::vector<TeamBody>{};
  return happens(EntryVerified{command.account});
}

TeamDecision decide(const TeamAsking& asking, const EndProfessional& command) {
  METTLE_TRY(auto may, check(asking, Right::enter_professional));
  (void)may;
  const Professional* who = asking.team.find(command.account);
  if (!who) return refused("R3.1", "There is no entry of \"" + command.account.text() + "\".");
  if (trim(command.reason).empty()) return refused("R3.1", "Say why: left, suspended, or entered in error.");
  if (who->ended) return std::vector<TeamBody>{};
  return happens(ProfessionalEnded{command.account, command.reason});
}

TeamDecision decide(const TeamAsking& asking, const EnterLeave& command) {
  const Professional* who = asking.team.find(command.account);
  if (!who) return refused("R3.5", "There is no entry of \"" + command.account.text() + "\".");
  if (asking.by.account != command.account) {  // one's own leave needs no right
    METTLE_TRY(auto may, check(asking, Right::enter_professional));
    (void)may;
  }
  if (command.until < command.from) return refused("R3.5", "The leave ends before it begins.");
  const Professional* cover = asking.team.find(command.cover);
  if (!cover || cover->ended || !cover->verified_by)
    return refused("R3.5", "Name somebody who works here and covers: leave without cover leaves people alone.");
  if (command.cover == command.account) return refused("R3.5", "Nobody covers for themselves.");
  return happens(LeaveEntered{command.account, command.cover, command.from, command.until});
}

TeamDecision decide(const TeamAsking& asking, const WriteDelegation& command) {
  // Only for what some row gives "with a delegation", and only by somebody who has it without one.
  const Professional* to = asking.team.find(command.to);
  if (!to || to->ended) return refused("R3.2", "There is no entry of \"" + command.to.text() + "\".");
  const auto row = std::ranges::find_if(asking.base.rights, [&](const RightRow& given) {
    return given.right == command.right && given.delegated &&
           std::ranges::find(given.roles, to->role) != given.roles.end();
  });
  if (row == asking.base.rights.end()) return refused("R3.2", "This right cannot be delegated to that role.");
  if (command.until < command.from) return refused("R3.2", "The delegation ends before it begins.");
  for (std::size_t tier = 0; tier < row->tiers.size(); ++tier) {
    if (!row->tiers[tier]) continue;
    METTLE_TRY(auto may, check_competence(asking.base, asking.team, asking.by, asking.now.day, command.right,
                                          static_cast<Tier>(tier)));
    (void)may;
  }
  if (to->account == asking.by.account) return refused("R3.7", "Nobody delegates to themselves.");
  return happens(DelegationWritten{command.to, std::string{right_ids[static_cast<std::size_t>(command.right)]},
                                   command.from, command.until});
}

}  // namespace mettle
