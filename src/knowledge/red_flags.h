#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "knowledge/condition.h"

namespace mettle {

/// How soon somebody must speak with the person.
enum class Urgency : std::uint8_t { next_contact, same_day, emergency_now };
inline constexpr std::array<std::string_view, 3> urgency_ids{"next_contact", "same_day", "emergency_now"};

/// What a fired flag stops.
enum class FlagScope : std::uint8_t { none, region, person };
inline constexpr std::array<std::string_view, 3> flag_scope_ids{"none", "region", "person"};

/// What "not sure" counts as: like yes, or only told to somebody.
enum class NotSure : std::uint8_t { reported, as_yes };
inline constexpr std::array<std::string_view, 2> not_sure_ids{"reported", "as_yes"};

/// One sign, asked alone; it alone fires its flag.
struct Sign {
  std::string id, ask;
  std::vector<std::string> hear_as;
  Urgency urgency = Urgency::emergency_now;
};

/// What a fired flag tells about the lesions it is about: the answer of a fact, by its place.
struct FlagTells {
  std::size_t fact = 0;
  std::int64_t value = 0;
};

/// Signs that must reach a clinician. Form: knowledge/red_flags.toml.
struct RedFlag {
  std::string id, group, ask;
  std::vector<Sign> signs;
  Urgency urgency = Urgency::emergency_now;
  FlagScope scope = FlagScope::person;
  NotSure not_sure = NotSure::as_yes;
  std::array<std::string, urgency_ids.size()> say;  // by urgency; empty where the flag never comes to it
  std::array<std::vector<FlagTells>, urgency_ids.size()> tells;
  std::vector<std::string> notify, clear_by;
  int ack_minutes = 0;  // where shorter than its urgency asks for; 0: as that
  std::string mark, status, owner, note;
  std::vector<EvidenceId> evidence;
  Place place;
};

/// What raises the urgency of flags that have fired. Every part that is given must hold.
struct StepUp {
  std::string id, title;
  std::vector<std::string> flags, signs, with;
  int at_least = 1;  // of `signs`
  Condition when;
  Urgency to = Urgency::next_contact;  // at least this
  int steps = 0;                       // or so many up
  std::string status, owner;
  std::vector<EvidenceId> evidence;
};

/// What an urgency means: who is told in which order, and how long an alert may wait.
struct UrgencyInfo {
  std::string says;
  std::vector<std::string> words_hold, words_lack;  // of what is shown at this urgency
  int ack_minutes = 0;
  std::vector<std::string> chain;
};

struct RedFlags {
  std::vector<RedFlag> flags;
  std::vector<StepUp> step_ups;
  std::array<UrgencyInfo, urgency_ids.size()> urgencies;
  /// The answer of open_red_flag, by scope and urgency.
  std::array<std::array<std::int64_t, urgency_ids.size()>, flag_scope_ids.size()> open_red_flag{};
  std::size_t open_red_flag_fact = 0;
};

}  // namespace mettle
