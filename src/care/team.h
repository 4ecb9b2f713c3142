#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "care/happened.h"

namespace mettle {

// Who works here: role, register and number, until when, who checked it, who is away and who covers (R3.1, R3.5). One
// stream for the whole team, beside the streams of the people.

/// Entered by somebody who may; counts for nothing until somebody else, who is not the professional either, has checked
/// it against the register: two people, as R3.1 asks.
struct ProfessionalEntered {
  static constexpr std::string_view name = "professional_entered";
  AccountId account{};
  std::string says{};  // the name others see
  std::string role{};
  std::string register_name{}, register_number{};
  std::optional<Date> registered_until{};  // empty: the register gives no end
};
template <MembersOf<ProfessionalEntered> T>
void members(auto& of, T& e) {
  of("account", e.account);
  of("says", e.says);
  of("role", e.role);
  of("register", e.register_name);
  of("number", e.register_number);
  of("registered_until", e.registered_until);
}

struct EntryVerified {
  static constexpr std::string_view name = "entry_verified";
  AccountId account{};
};
template <MembersOf<EntryVerified> T>
void members(auto& of, T& e) {
  of("account", e.account);
}

/// Left, suspended, or entered in error. Signs nothing from that moment.
struct ProfessionalEnded {
  static constexpr std::string_view name = "professional_ended";
  AccountId account{};
  std::string reason{};
};
template <MembersOf<ProfessionalEnded> T>
void members(auto& of, T& e) {
  of("account", e.account);
  of("reason", e.reason);
}

/// Away, both days included, with who covers. Covering gives no right that the one who covers does not have.
struct LeaveEntered {
  static constexpr std::string_view name = "leave_entered";
  AccountId account{}, cover{};
  Date from{}, until{};
};
template <MembersOf<LeaveEntered> T>
void members(auto& of, T& e) {
  of("account", e.account);
  of("cover", e.cover);
  of("from", e.from);
  of("until", e.until);
}

/// A written delegation of one right, both days included.
struct DelegationWritten {
  static constexpr std::string_view name = "delegation_written";
  AccountId to{};
  std::string right{};  // of right_ids
  Date from{}, until{};
};
template <MembersOf<DelegationWritten> T>
void members(auto& of, T& e) {
  of("to", e.to);
  of("right", e.right);
  of("from", e.from);
  of("until", e.until);
}

struct Leave {
  AccountId cover{};
  Date from{}, until{};
};
struct Delegation {
  AccountId by{};
  Right right = Right::tell;
  Date from{}, until{};
};
struct Professional {
  AccountId account{};
  std::string says{}, role{}, register_name{}, register_number{};
  std::optional<Date> registered_until{};
  AccountId entered_by{};
  std::optional<AccountId> verified_by{};
  std::vector<Leave> leave{};
  std::vector<Delegation> delegations{};
  bool ended = false;
  std::string ended_because{};

  bool registered_on(Date day) const { return !registered_until || day <= *registered_until; }
};

/// Everybody who works here, as of the last event of the team's stream.
class Team {
 public:
  const Professional* find(const AccountId& account) const;
  std::vector<const Professional*> all() const;
  EventNumber last() const { return last_; }

  /// Whoever does this one's work on a day: themselves, or who covers, step by step; empty when that goes in a circle
  /// or ends with somebody who is not there.
  std::optional<AccountId> at_work(const AccountId& account, Date day) const;

  void evolve(const Head& head, const ProfessionalEntered& event);
  void evolve(const Head& head, const EntryVerified& event);
  void evolve(const Head& head, const ProfessionalEnded& event);
  void evolve(const Head& head, const LeaveEntered& event);
  void evolve(const Head& head, const DelegationWritten& event);

 private:
  std::map<AccountId, Professional> professionals_{};
  EventNumber last_ = 0;
};

struct EnterProfessional {
  AccountId account{};
  std::string says{}, role{}, register_name{}, register_number{};
  std::optional<Date> registered_until{};
};
struct VerifyEntry {
  AccountId account{};
};
struct EndProfessional {
  AccountId account{};
  std::string reason{};
};
struct EnterLeave {
  AccountId account{}, cover{};
  Date from{}, until{};
};
struct WriteDelegation {
  AccountId to{};
  Right right = Right::tell;
  Date from{}, until{};
};

/// What happens to the team, or why not. `by` may be an administrator who is no professional.
struct TeamBody;  // care/team_event.h
using TeamDecision = Result<std::vector<TeamBody>, Refusal>;
struct TeamAsking {
  const KnowledgeBase& base;
  const Team& team;
  Actor by;
  Now now;
};
TeamDecision decide(const TeamAsking& asking, const EnterProfessional& command);
TeamDecision decide(const TeamAsking& asking, const VerifyEntry& command);
TeamDecision decide(const TeamAsking& asking, const EndProfessional& command);
TeamDecision decide(const TeamAsking& asking, const EnterLeave& command);
TeamDecision decide(const TeamAsking& asking, const WriteDelegation& command);

}  // namespace mettle
