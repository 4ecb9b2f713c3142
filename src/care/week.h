#pragma once

#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

inline constexpr int whole_percent = 100;  // not clinical: per cent
inline constexpr int highest_effort = 10;  // not clinical: the top of the 0-10 scale

/// What a day of the week is for.
enum class DayPart : std::uint8_t { rest, active_rest, breathing, daily_living, posture, balance, strength, cardio };

/// One thing to do, with its dose and how it is done.
struct WeekItem {
  std::string part;     // warm_up, balance, strength, cardio, posture, cool_down, rest ...
  std::size_t variant;  // place in KnowledgeBase::variants
  Verdict verdict = Verdict::allow;
  int sets = 0, amount = 0;
  std::string unit{};  // reps, minutes, breaths, seconds
  int minutes = 0;     // about how long it takes
  int effort_max = 0;  // 0-10
  int rest_s = 0;
  bool first_time = false;
};

struct WeekDay {
  Date date;
  std::vector<DayPart> parts;
  bool on_treatment = false;
  int cycle_day = 0;          // 0 is the treatment day
  std::string cycle_kind;     // plan, easy, gentle, active_rest, hold
  bool radiotherapy = false;  // a day of radiotherapy, or soon after the last
  int factor_percent = whole_percent;
  int effort_cap = highest_effort;
  std::vector<WeekItem> items;
  int minutes = 0;
};

/// A first week: start doses, session shape, week rules. The same facts give the same week.
struct Week {
  std::string fitness, fatigue, row_fitness;  // told, told, and the row used after the tier cap
  std::string shape;
  std::string treatment;  // the cycle shape, if any
  bool cycle_day_known = true;
  bool stopped = false;
  std::vector<WeekDay> days;
  std::vector<std::string> left_out;  // targets that could not be met, in words
};

/// Seven days from `first`. Only what is allowed, or allowed with somebody watching, is planned; before an assessment
/// only what is allowed, without strength or balance work. A dose is a ceiling: nothing is added to fill it.
Week plan_week(const KnowledgeBase& base, const Picture& picture, const Evaluation& evaluation, Date first);

}  // namespace mettle
