#include "care/escalation.h"

#include <algorithm>

#include "base/text.h"
#include "care/competence.h"
#include "care/event.h"
#include "care/state.h"
#include "care/team.h"

namespace mettle {
namespace {

constexpr std::int64_t minutes_of_a_day = 24 * 60;  // not clinical: a day

Episode* find_open(EscalationState& state, EventNumber number) {
  const auto found = std::ranges::find(state.episodes, number, &Episode::number);
  return found == state.episodes.end() ? nullptr : &*found;
}

/// The episode that a problem belongs to: open, or closed so lately that it is the same one.
const Episode* same_episode(const Asking& asking, const std::string& problem) {
  const Episode* last = nullptr;
  for (const Episode& episode : asking.state.escalation.episodes)
    if (episode.problem == problem) last = &episode;
  if (!last || last->open()) return last;
  const int since = days_between(last->closed->when.day, asking.now.day);
  return since <= asking.base.check_in.reopen_days ? last : nullptr;
}

/// The next contact from a step on; when the order has ended, the round begins again.
ContactTold tell_next(const Asking& asking, EventNumber episode, Urgency urgency, std::int64_t from, int ack_minutes) {
  const auto& order = asking.base.check_in.climb[static_cast<std::size_t>(urgency)];
  const auto& circle = asking.state.circle;
  std::size_t step = from < 0 || static_cast<std::size_t>(from) >= order.size() ? 0 : static_cast<std::size_t>(from);
  auto contact = next_contact(circle, asking.team, order, step, asking.now.day);
  if (!contact && step != 0) {
    step = 0;
    contact = next_contact(circle, asking.team, order, step, asking.now.day);
  }
  ContactTold told{.episode = episode, .until = asking.now.at.plus_minutes(ack_minutes)};
  if (contact) {
    told.step = static_cast<std::int64_t>(step);
    told.slot = contact->slot;
    told.account = contact->account;
  }
  return told;
}

}  // namespace

const Episode* EscalationState::find(EventNumber number) const {
  const auto found = std::ranges::find(episodes, number, &Episode::number);
  return found == episodes.end() ? nullptr : &*found;
}

void evolve(EscalationState& state, const Head& head, const EscalationOpened& event) {
  Episode episode;
  episode.number = head.number;
  episode.problem = event.problem;
  episode.flag = event.flag;
  episode.lesion = event.lesion;
  episode.urgency = event.urgency;
  episode.signs = event.signs;
  if (event.because != 0) episode.reports.push_back(event.because);
  episode.opened = head.when;
  episode.ack_minutes = event.ack_minutes;
  episode.climbs_at = head.when.at;  // at once, until a contact is told
  state.episodes.push_back(std::move(episode));
}

void evolve(EscalationState& state, const Head& head, const EscalationReported& event) {
  Episode* episode = find_open(state, event.episode);
  if (!episode) return;
  if (event.because != 0) episode->reports.push_back(event.because);
  for (const std::string& sign : event.signs)
    if (std::ranges::find(episode->signs, sign) == episode->signs.end()) episode->signs.push_back(sign);
  episode->urgency = std::max(episode->urgency, event.urgency);
  if (!event.climbs_anew) return;
  episode->ack_minutes = event.ack_minutes;
  episode->step = -1;
  episode->taken_up.reset();
  episode->closed.reset();
  episode->outcome.reset();
  episode->climbs_at = head.when.at;
}

void evolve(EscalationState& state, const Head&, const ContactTold& event) {
  Episode* episode = find_open(state, event.episode);
  if (!episode) return;
  episode->told.push_back(event);
  episode->taken_up.reset();  // whoever took it up has not settled it in time: it waits for somebody again
  episode->step = event.account.empty() ? -1 : event.step;
  episode->climbs_at = event.until;
}

void evolve(EscalationState& state, const Head& head, const EscalationTakenUp& event) {
  Episode* episode = find_open(state, event.episode);
  if (!episode) return;
  episode->taken_up = head;
  episode->climbs_at = event.settle_by;
}

void evolve(EscalationState& state, const Head& head, const EscalationClosed& event) {
  Episode* episode = find_open(state, event.episode);
  if (!episode) return;
  episode->closed = head;
  episode->outcome = event.outcome;
}

std::vector<EventBody> escalate(const Asking& asking, const std::vector<Problematic>& problems, EventNumber because,
                                EventNumber first) {
  std::vector<EventBody> events;
  for (const Problematic& problem : problems) {
    const std::string name = problem.lesion.empty() ? problem.problem : problem.problem + "@" + problem.lesion;
    const Episode* known = same_episode(asking, name);
    if (!known) {
      const EventNumber number = first + events.size();
      events.push_back({EscalationOpened{name, problem.flag, problem.lesion, problem.urgency, problem.signs, because,
                                         problem.ack_minutes}});
      events.push_back({tell_next(asking, number, problem.urgency, 0, problem.ack_minutes)});
      continue;
    }
    // More urgent than before, or settled and back: whoever was first is told again. Otherwise it joins what is known.
    const bool anew = !known->open() || problem.urgency > known->urgency;
    const Urgency urgency = known->open() ? std::max(known->urgency, problem.urgency) : problem.urgency;
    events.push_back({EscalationReported{known->number, urgency, problem.signs, because, problem.ack_minutes, anew}});
    if (anew) events.push_back({tell_next(asking, known->number, urgency, 0, problem.ack_minutes)});
  }
  return events;
}

std::int64_t open_red_flag_of(const KnowledgeBase& base, const EscalationState& state) {
  const RedFlags& all = base.red_flags;
  const FactDefinition& fact = base.facts[all.open_red_flag_fact];
  std::int64_t worst = 0;
  for (const Episode& episode : state.episodes) {
    const RedFlag* flag = find_red_flag(base, episode.flag);
    if (!episode.open() || !flag) continue;
    const std::int64_t asks =
        all.open_red_flag[static_cast<std::size_t>(flag->scope)][static_cast<std::size_t>(episode.urgency)];
    if (fact.badness(asks) > fact.badness(worst)) worst = asks;
  }
  return worst;
}

Decision decide(const Asking& asking, const TakeUpEscalation& command) {
  const Episode* episode = asking.state.escalation.find(command.episode);
  if (!episode) return refused("R2.7", "There is no escalation " + std::to_string(command.episode) + ".");
  const Right right = episode->urgency == Urgency::emergency_now ? Right::acknowledge_now : Right::acknowledge;
  METTLE_TRY(auto may, check_competence(asking.base, asking.team, asking.by, asking.now.day, right));
  (void)may;
  if (!episode->open()) return refused("R2.7", "This was settled already.");
  if (episode->taken_up && episode->taken_up->by.account == asking.by.account) return std::vector<EventBody>{};
  const Moment settle_by = asking.now.at.plus_minutes(asking.base.check_in.act_within_days * minutes_of_a_day);
  return std::vector<EventBody>{{EscalationTakenUp{episode->number, settle_by}}};
}

Decision decide(const Asking& asking, const CloseEscalation& command) {
  const Episode* episode = asking.state.escalation.find(command.episode);
  if (!episode) return refused("R2.7", "There is no escalation " + std::to_string(command.episode) + ".");
  if (!episode->open()) return std::vector<EventBody>{};
  const RedFlag* flag = find_red_flag(asking.base, episode->flag);
  // Somebody entitled, and of those who may clear this flag. A flag no edition knows is for the doctors.
  METTLE_TRY(auto may, check_competence(asking.base, asking.team, asking.by, asking.now.day, Right::reopen));
  (void)may;
  if (flag) {
    const auto plan_owner = asking.state.circle.slots.find("plan_owner");
    const bool owns = plan_owner != asking.state.circle.slots.end() && plan_owner->second == asking.by.account;
    const bool listed = std::ranges::find(flag->clear_by, asking.by.role) != flag->clear_by.end() ||
                        (owns && std::ranges::find(flag->clear_by, "plan_owner") != flag->clear_by.end());
    if (!listed)
      return refused("R3.2", "This sign is cleared by others: " + join(flag->clear_by, ", ") + ".", flag->clear_by);
  }
  if (!episode->taken_up) return refused("R2.7", "Take it up first, then say what was found.");
  if (trim(command.words).empty()) return refused("R2.7", "Say what was found and agreed.");
  return std::vector<EventBody>{{EscalationClosed{episode->number, command.outcome, command.words}}};
}

Decision decide(const Asking& asking, const Climb&) {
  std::vector<EventBody> events;
  for (const Episode& episode : asking.state.escalation.episodes) {
    if (!episode.open() || asking.now.at < episode.climbs_at) continue;
    events.push_back({tell_next(asking, episode.number, episode.urgency, episode.step + 1, episode.ack_minutes)});
  }
  return events;
}

}  // namespace mettle
