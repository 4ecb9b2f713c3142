#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/members.h"
#include "base/moment.h"
#include "knowledge/knowledge_base.h"

namespace mettle {

/// Whoever acts: a person, a carer, a professional, or Mettle's own clock.
using AccountId = Id<struct AccountTag>;

/// The place of an event in its stream, from 1. What an event made (a thread, an escalation, a programme) is known by
/// the number of that event, so nothing needs ids of its own.
using EventNumber = std::uint64_t;

/// The account and role of what the clock does. It has no authority: it can remind, climb and lapse, never approve.
inline constexpr std::string_view clock_account = "mettle";
inline constexpr std::string_view clock_role = "clock";

/// Who did something, and in which role (of knowledge/roles.toml, or clock_role).
struct Actor {
  AccountId account{};
  std::string role{};
  bool for_person = false;  // a carer, or anybody, who answers in the person's place: it is shown wherever it is read

  bool is_clock() const { return role == clock_role; }
  bool is_person() const { return role == "patient"; }
  friend bool operator==(const Actor&, const Actor&) = default;
};
template <MembersOf<Actor> T>
void members(auto& of, T& actor) {
  of("account", actor.account);
  of("role", actor.role);
  of("for_person", actor.for_person);
}

/// What is true of every event.
struct Head {
  EventNumber number = 0;
  Now when{};
  Actor by;
  std::string knowledge{};  // the hash of the edition that was asked
  friend bool operator==(const Head&, const Head&) = default;
};
template <MembersOf<Head> T>
void members(auto& of, T& head) {
  of("number", head.number);
  of("at", head.when.at);
  of("day", head.when.day);
  of("by", head.by);
  of("knowledge", head.knowledge);
}

/// An answer of "no" to a command: why, by which requirement (R3.2, or the id of a rule), and who could.
struct Refusal {
  std::string requirement{};
  std::string says{};
  std::vector<std::string> who_may{};  // roles; empty when nobody may
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

struct EventBody;  // care/event.h
struct CareState;  // care/state.h
class Team;        // care/team.h

/// What follows from a command: events, in their order, or a refusal. No events: it was so already.
using Decision = Result<std::vector<EventBody>, Refusal>;

/// Everything a decision may look at.
struct Asking {
  const KnowledgeBase& base;
  const Team& team;
  const CareState& state;
  Actor by;
  Now now;
};

inline tl::unexpected<Refusal> refused(std::string requirement, std::string says,
                                       std::vector<std::string> who_may = {}) {
  return failure(Refusal{std::move(requirement), std::move(says), std::move(who_may)});
}

}  // namespace mettle
