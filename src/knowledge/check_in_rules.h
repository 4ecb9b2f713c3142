#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "knowledge/red_flags.h"

namespace mettle {

/// What a check-in comes to, the mildest first.
enum class Today : std::uint8_t { go, gently, rest, stop };
inline constexpr std::array<std::string_view, 4> today_ids{"go", "gently", "rest", "stop"};

/// Questions with an answer from 0 to 10.
enum class Feeling : std::uint8_t { tired, sleep, mood };
inline constexpr std::array<std::string_view, 3> feeling_ids{"tired", "sleep", "mood"};

/// The signs of red_flags.toml that answers in numbers stand for.
struct SignsOfNumbers {
  std::string pain_up, pain_up_two, pain_running, pain_at_rest, pain_at_night, pain_on_loading, pain_new_place, fall,
      anything;
};

/// What an answer on a scale does today: at least `from`, or at most `to`.
struct TodayRule {
  std::string id;
  Feeling question = Feeling::tired;
  std::optional<int> from, to;
  Today does = Today::go;
  std::string says;
};

/// A place in a person's circle that an account can fill.
struct Slot {
  std::string id, says;
  std::vector<std::string> roles;
};

/// How a check-in is judged, who is told in which order, and when silence counts. Form: knowledge/check_in.toml.
struct CheckInRules {
  int valid_minutes = 0;
  int pain_up_from = 0, pain_up_two_from = 0, pain_running = 0;
  SignsOfNumbers signs;
  std::vector<TodayRule> today;
  std::vector<Slot> slots;
  std::array<std::vector<std::string>, urgency_ids.size()> climb;  // slots, by urgency
  int reopen_days = 0, act_within_days = 0;
  int quiet_days = 0, tell_days = 0;

  const Slot* find_slot(std::string_view id) const {
    for (const Slot& slot : slots)
      if (slot.id == id) return &slot;
    return nullptr;
  }
};

}  // namespace mettle
