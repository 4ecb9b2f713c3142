#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "care/week.h"

namespace mettle {

/// How an exercise is dosed in its own entry.
struct CodedDose {
  std::string unit;  // reps, minutes, seconds, breaths
  int sets = 1, least = 1, most = 1, rest_s = 0;
};
CodedDose coded_dose(const Entry& entry);

/// How a day of treatment is shaped: everything times `factor_percent`, effort at most `effort_cap`.
struct DayShape {
  std::string kind;
  int factor_percent = whole_percent;
  int effort_cap = highest_effort;
};

/// Reads knowledge/doses for one person: the start row, the shape of the week, the treatment cycle.
class WeekDoses {
 public:
  WeekDoses(const KnowledgeBase& base, const Evaluation& evaluation);

  const std::string& fitness() const { return fitness_; }
  const std::string& fatigue() const { return fatigue_; }
  /// At higher risk (and before an assessment) the row of the next lower fitness is used.
  const std::string& row_fitness() const { return row_fitness_; }
  const std::string& treatment() const { return treatment_; }
  const Json* shape() const { return shape_; }
  bool complete() const { return start_ != nullptr && shape_ != nullptr; }

  /// A part of the start row: aerobic, strength, balance, flexibility.
  const Json& row(std::string_view part) const;
  int amount(std::string_view part, std::string_view name) const;
  int week_rule(std::string_view name) const;
  int active_rest_days() const;
  int session_minutes() const;
  int gentle_effort() const;

  bool has_cycle() const { return cycle_ != nullptr; }
  std::optional<Date> day_one() const;
  /// The day of the cycle, 0 the treatment day; empty when nobody knows.
  std::optional<int> cycle_day(Date day) const;
  /// What the systemic treatment leaves of this day.
  std::optional<DayShape> systemic(Date day) const;
  /// What radiotherapy leaves of this day: its own days and the days after the last.
  std::optional<DayShape> radiotherapy(Date day) const;

 private:
  std::string answer_of(std::string_view fact) const;
  std::string fatigue_band() const;
  std::string capped(const std::string& fitness) const;

  const KnowledgeBase& base_;
  const Evaluation& evaluation_;
  std::string fitness_, fatigue_, row_fitness_, treatment_;
  const Json* start_ = nullptr;
  const Json* shape_ = nullptr;
  const Json* cycle_ = nullptr;
};

}  // namespace mettle
