#include "care/week_doses.h"

#include <algorithm>

namespace mettle {
namespace {

std::optional<std::int64_t> number_at(const Json& row, std::string_view name) {
  const Json* member = row.find(name);
  const auto* number = member ? member->if_number() : nullptr;
  return number ? millionths(number->token) : std::nullopt;
}

int whole_at(const Json& row, std::string_view name) {
  return static_cast<int>(number_at(row, name).value_or(0) / millionths_in_one);
}

const Json* row_where(const Json::Array& rows, std::string_view name, std::string_view wanted) {
  const auto found = std::ranges::find_if(rows, [&](const Json& row) { return row.text_at(name) == wanted; });
  return found == rows.end() ? nullptr : &*found;
}

DayShape day_shape(const Json& phase) {
  DayShape shape;
  shape.kind = std::string{phase.text_at("kind")};
  shape.factor_percent =
      static_cast<int>(number_at(phase, "factor").value_or(millionths_in_one) * whole_percent / millionths_in_one);
  shape.effort_cap = whole_at(phase, "rpe_cap");
  return shape;
}

}  // namespace

CodedDose coded_dose(const Entry& entry) {
  CodedDose dose;
  const Json* coded = entry.text.find("dose");
  if (!coded) return dose;
  dose.unit = std::string{coded->text_at("unit")};
  dose.sets = std::max(1, whole_at(*coded, "sets"));
  dose.least = std::max(1, whole_at(*coded, "min"));
  dose.most = std::max(dose.least, whole_at(*coded, "max"));
  dose.rest_s = whole_at(*coded, "rest_s");
  return dose;
}

WeekDoses::WeekDoses(const KnowledgeBase& base, const Evaluation& evaluation) : base_{base}, evaluation_{evaluation} {
  fitness_ = answer_of("fitness");
  fatigue_ = fatigue_band();
  row_fitness_ = capped(fitness_);
  treatment_ = answer_of("systemic_treatment");
  cycle_ = row_where(base_.doses.items_at("cycle_shape"), "id", treatment_);
  for (const Json& row : base_.doses.items_at("start"))
    if (row.text_at("fitness") == row_fitness_ && row.text_at("fatigue") == fatigue_) start_ = &row;
  for (const Json& row : base_.doses.items_at("week"))
    for (const Json& fitness : row.items_at("for_fitness"))
      if (fitness.if_text() && *fitness.if_text() == row_fitness_) shape_ = &row;
}

std::string WeekDoses::answer_of(std::string_view fact) const {
  const auto number = base_.find_fact(fact);
  const auto& value = evaluation_.standing.facts[*number].value;
  return value ? base_.facts[*number].answers[static_cast<std::size_t>(*value)].id : "";
}

std::string WeekDoses::fatigue_band() const {
  const auto& value = evaluation_.standing.facts[*base_.find_fact("fatigue")].value;
  const int level = value ? static_cast<int>(*value / millionths_in_one) : 0;
  std::string band;
  for (const Json& row : base_.doses.items_at("fatigue_level"))
    if (level >= whole_at(row, "from")) band = std::string{row.text_at("id")};
  return band;
}

std::string WeekDoses::capped(const std::string& fitness) const {
  if (evaluation_.standing.tier < Tier::high) return fitness;
  std::string lower = fitness;
  for (const Json& row : base_.doses.items_at("fitness_level")) {
    if (row.text_at("id") == fitness) return lower;
    lower = std::string{row.text_at("id")};
  }
  return lower;
}

const Json& WeekDoses::row(std::string_view part) const {
  static const Json nothing;
  const Json* found = start_ ? start_->find(part) : nullptr;
  return found ? *found : nothing;
}

int WeekDoses::amount(std::string_view part, std::string_view name) const { return whole_at(row(part), name); }

int WeekDoses::week_rule(std::string_view name) const {
  const Json* rules = base_.doses.find("week_rules");
  return rules ? whole_at(*rules, name) : 0;
}

int WeekDoses::active_rest_days() const {
  const Json* rules = base_.doses.find("week_rules");
  const Json* least = rules ? rules->find("active_rest_days_min") : nullptr;
  return least ? whole_at(*least, row_fitness_) : 0;
}

int WeekDoses::session_minutes() const {
  const Json* session = base_.doses.find("session");
  const Json* most = session ? session->find("max_session_minutes") : nullptr;
  return most ? whole_at(*most, row_fitness_) : 0;
}

int WeekDoses::gentle_effort() const {
  const Json* rest = base_.doses.find("rest");
  const Json* most = rest ? rest->find("active_rest_max") : nullptr;
  return most ? whole_at(*most, "rpe") : 0;
}

std::optional<Date> WeekDoses::day_one() const {
  const auto& told = evaluation_.standing.facts[*base_.find_fact("systemic_treatment")].told;
  return told ? told->from : std::nullopt;
}

std::optional<int> WeekDoses::cycle_day(Date day) const {
  const auto start = day_one();
  const int length = cycle_ ? whole_at(*cycle_, "length_days") : 0;
  if (!start || length <= 0 || *start > day) return std::nullopt;
  return days_between(*start, day) % length;
}

std::optional<DayShape> WeekDoses::systemic(Date day) const {
  if (!cycle_) return std::nullopt;
  const auto at = cycle_day(day);
  if (!at) {
    // An unknown day is a low day.
    const Json* overlap = base_.doses.find("overlap");
    const Json* low = overlap ? overlap->find("unknown_day") : nullptr;
    return low ? std::optional{day_shape(*low)} : std::nullopt;
  }
  for (const Json& row : cycle_->items_at("phases"))
    if (*at >= whole_at(row, "from") && *at <= whole_at(row, "to")) return day_shape(row);
  return std::nullopt;
}

std::optional<DayShape> WeekDoses::radiotherapy(Date day) const {
  const Json* course = row_where(base_.doses.items_at("cycle_shape"), "id", "radiotherapy_course");
  const auto fact = base_.find_fact("radiotherapy");
  if (!course || !fact || course->items_at("phases").empty()) return std::nullopt;
  for (const LesionStanding& lesion : evaluation_.standing.lesions) {
    const auto& told = lesion.facts[*fact].told;
    if (!told || !told->value || base_.facts[*fact].badness(*told->value) == 0) continue;
    const bool begun = !told->from || *told->from <= day;
    const bool over = told->until && told->until->plus_days(whole_at(*course, "after_days")) < day;
    if (begun && !over && (told->from || told->until)) return day_shape(course->items_at("phases").front());
  }
  return std::nullopt;
}

}  // namespace mettle
