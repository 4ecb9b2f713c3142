#include "care/week.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/text.h"

namespace mettle {
namespace {

int whole_at(const Json& row, std::string_view name) {
  const Json* member = row.find(name);
  const auto* number = member ? member->if_number() : nullptr;
  const auto value = number ? millionths(number->token) : std::nullopt;
  return value ? static_cast<int>(*value / millionths_in_one) : 0;
}

int percent_at(const Json& row, std::string_view name) {
  const Json* member = row.find(name);
  const auto* number = member ? member->if_number() : nullptr;
  const auto value = number ? millionths(number->token) : std::nullopt;
  return value ? static_cast<int>(*value * whole_percent / millionths_in_one) : whole_percent;
}

const Json* row_where(const Json::Array& rows, std::string_view name, std::string_view wanted) {
  const auto found = std::ranges::find_if(rows, [&](const Json& row) { return row.text_at(name) == wanted; });
  return found == rows.end() ? nullptr : &*found;
}

DayPart part_named(std::string_view text) {
  constexpr std::array<std::string_view, 8> ids{"rest",    "active_rest", "breathing", "daily_living",
                                                "posture", "balance",     "strength",  "cardio"};
  return static_cast<DayPart>(std::ranges::find(ids, text) - ids.begin());
}

std::string answer_of(const KnowledgeBase& base, const Evaluation& evaluation, std::string_view fact) {
  const auto number = base.find_fact(fact);
  const auto& value = evaluation.standing.facts[*number].value;
  return value ? base.facts[*number].answers[static_cast<std::size_t>(*value)].id : "";
}

/// Everything the planner chooses from and by.
class Planner {
 public:
  Planner(const KnowledgeBase& base, const Evaluation& evaluation) : base_{base}, evaluation_{evaluation} {}

  Week plan(Date first) {
    Week week;
    week.fitness = answer_of(base_, evaluation_, "fitness");
    week.fatigue = fatigue_band();
    week.row_fitness = capped(week.fitness);
    week.stopped = evaluation_.standing.tier == Tier::stop;
    for (const Json& row : base_.doses.items_at("start"))
      if (row.text_at("fitness") == week.row_fitness && row.text_at("fatigue") == week.fatigue) start_ = &row;
    const Json* shape = nullptr;
    for (const Json& row : base_.doses.items_at("week"))
      for (const Json& fitness : row.items_at("for_fitness"))
        if (fitness.if_text() && *fitness.if_text() == week.row_fitness) shape = &row;
    if (!start_ || !shape || week.stopped) return week;
    week.shape = std::string{shape->text_at("id")};
    week.treatment = answer_of(base_, evaluation_, "systemic_treatment");
    week.cycle_day_known = day_one().has_value() || !cycle_shape(week.treatment);
    int number = 0;
    for (const Json& parts : shape->items_at("days")) {
      WeekDay day;
      day.date = first.plus_days(number++);
      for (const Json& part : parts.items()) day.parts.push_back(part_named(*part.if_text()));
      set_cycle(day, week.treatment);
      fill(day);
      week.days.push_back(std::move(day));
    }
    say_what_is_left_out(week);
    return week;
  }

 private:
  std::string fatigue_band() const {
    const auto fact = base_.find_fact("fatigue");
    const auto& value = evaluation_.standing.facts[*fact].value;
    const int level = value ? static_cast<int>(*value / millionths_in_one) : 0;
    std::string band;
    for (const Json& row : base_.doses.items_at("fatigue_level"))
      if (level >= whole_at(row, "from")) band = std::string{row.text_at("id")};
    return band;
  }

  /// At higher risk (and before an assessment) the row of the next lower fitness is used.
  std::string capped(const std::string& fitness) const {
    if (evaluation_.standing.tier < Tier::high) return fitness;
    std::string lower = fitness;
    for (const Json& row : base_.doses.items_at("fitness_level")) {
      if (row.text_at("id") == fitness) return lower;
      lower = std::string{row.text_at("id")};
    }
    return lower;
  }

  std::optional<Date> day_one() const {
    const auto& told = evaluation_.standing.facts[*base_.find_fact("systemic_treatment")].told;
    return told ? told->from : std::nullopt;
  }

  const Json* cycle_shape(const std::string& treatment) const {
    return row_where(base_.doses.items_at("cycle_shape"), "id", treatment);
  }

  void set_cycle(WeekDay& day, const std::string& treatment) const {
    const Json* shape = cycle_shape(treatment);
    if (!shape) return;
    day.on_treatment = true;
    const auto start = day_one();
    const int length = whole_at(*shape, "length_days");
    const Json* phase = nullptr;
    if (start && length > 0 && *start <= day.date) {
      day.cycle_day = days_between(*start, day.date) % length;
      for (const Json& row : shape->items_at("phases"))
        if (day.cycle_day >= whole_at(row, "from") && day.cycle_day <= whole_at(row, "to")) phase = &row;
    } else if (const Json* overlap = base_.doses.find("overlap")) {
      phase = overlap->find("unknown_day");  // an unknown day is a low day
      day.cycle_day = -1;
    }
    if (!phase) return;
    day.cycle_kind = std::string{phase->text_at("kind")};
    day.factor_percent = percent_at(*phase, "factor");
    day.effort_cap = whole_at(*phase, "rpe_cap");
  }

  struct Candidate {
    std::size_t variant;
    Verdict verdict;
  };

  /// Entries of these kinds that fit today, as written or nearest to it, gentlest at the lesions first.
  std::vector<Candidate> candidates(std::initializer_list<std::string_view> kinds, int effort_cap,
                                    bool strict_first) const {
    std::vector<Candidate> out;
    for (std::size_t i = 0; i < base_.entries.size(); ++i) {
      const Entry& entry = base_.entries[i];
      if (entry.library != Library::exercises || std::ranges::find(kinds, entry.kind) == kinds.end() ||
          entry.rpe_min > effort_cap)
        continue;
      std::size_t at = base_.first_variant[i];
      Verdict answer = verdict(base_, evaluation_, base_.variants[at]);
      if (answer > Verdict::supervise) {
        const auto adapted = find_adaptation(base_, evaluation_, i);
        if (!adapted) continue;
        at = *adapted;
        answer = verdict(base_, evaluation_, base_.variants[at]);
      }
      if (answer <= Verdict::supervise) out.push_back({at, answer});
    }
    const auto order = [&](const Candidate& c) {
      const Variant& variant = base_.variants[c.variant];
      const Entry& entry = base_.entries[variant.entry];
      const auto kind = std::ranges::find(kinds, entry.kind) - kinds.begin();
      const bool routine = entry.transfer == "none" || entry.transfer == "chair";
      return std::tuple(strict_first ? kind : 0, c.verdict, variant.changes, routine ? 0 : 1,
                        stress_at_lesions(variant.demand), entry.skill, entry.id);
    };
    std::ranges::sort(out, {}, order);
    return out;
  }

  int stress_at_lesions(const Demand& demand) const {
    int sum = 0;
    for (const LesionStanding& lesion : evaluation_.standing.lesions)
      for (const Bone& bone : lesion.bones)
        for (std::size_t mode = 0; mode < mode_ids.size(); ++mode)
          sum += demand.at(stress(bone, static_cast<Mode>(mode)));
    return sum;
  }

  static int scaled(int amount, int percent) { return amount * percent / whole_percent; }

  const Json& part_of_start(std::string_view name) const {
    static const Json nothing;
    const Json* part = start_->find(name);
    return part ? *part : nothing;
  }

  WeekItem item(std::string part, const Candidate& candidate, int effort_max) {
    const Entry& entry = base_.entries[base_.variants[candidate.variant].entry];
    WeekItem made{.part = std::move(part), .variant = candidate.variant, .verdict = candidate.verdict};
    made.effort_max = std::min(effort_max, entry.rpe_max);
    made.first_time = seen_.insert(entry.id).second;
    return made;
  }

  /// Minutes of an easy thing: warming up, cooling down, resting.
  void add_easy(WeekDay& day, std::string part, std::initializer_list<std::string_view> kinds, int minutes) {
    const auto pool = candidates(kinds, std::min(day.effort_cap, gentle_effort()), true);
    if (pool.empty() || minutes == 0) return;
    // Turn by turn, so that a week is not one exercise.
    WeekItem made = item(std::move(part), pool[easy_turn_++ % std::min<std::size_t>(pool.size(), 2)], gentle_effort());
    made.sets = 1;
    made.amount = made.minutes = minutes;
    made.unit = "minutes";
    day.items.push_back(std::move(made));
  }

  int gentle_effort() const {
    const Json* rest = base_.doses.find("rest");
    const Json* most = rest ? rest->find("active_rest_max") : nullptr;
    return most ? whole_at(*most, "rpe") : 0;
  }
  int week_rule(std::string_view name) const {
    const Json* rules = base_.doses.find("week_rules");
    return rules ? whole_at(*rules, name) : 0;
  }

  void add_strength(WeekDay& day) {
    const Json& dose = part_of_start("strength");
    const int wanted = whole_at(dose, "exercises");
    const int sets = std::max(scaled(whole_at(dose, "sets"), day.factor_percent), day.factor_percent > 0 ? 1 : 0);
    const int cap = effort_cap(day, "aerobic");
    // Legs and arms in turn, trunk last; what was done before comes back, and at most so many are new.
    const auto legs = candidates({"strength_lower"}, cap, false);
    const auto arms = candidates({"strength_upper", "posture"}, cap, true);
    const auto trunk = candidates({"strength_trunk"}, cap, false);
    std::vector<Candidate> order;
    for (std::size_t i = 0; i < std::max(legs.size(), arms.size()); ++i) {
      if (i < legs.size()) order.push_back(legs[i]);
      if (i < arms.size()) order.push_back(arms[i]);
    }
    order.insert(order.end(), trunk.begin(), trunk.end());
    std::set<std::string> muscles;
    int made = 0, fresh = 0;
    for (const Candidate& candidate : order) {
      const Entry& entry = base_.entries[base_.variants[candidate.variant].entry];
      if (made == wanted) break;
      if (!entry.muscles.empty() && muscles.contains(entry.muscles.front()))
        continue;  // millionths_in_one exercise a muscle group
      const bool is_new = !seen_.contains(entry.id);
      if (is_new && fresh == week_rule("new_a_session")) continue;
      if (!entry.muscles.empty()) muscles.insert(entry.muscles.front());
      fresh += is_new ? 1 : 0;
      ++made;
      WeekItem work = item("strength", candidate, cap);
      work.sets = sets;
      work.amount = whole_at(dose, "reps_min");
      work.unit = "reps";
      if (const Json* coded = entry.text.find("dose"); coded && coded->text_at("unit") != "reps") {
        work.unit = std::string{coded->text_at("unit")};
        work.amount = whole_at(*coded, "min");
      }
      work.rest_s = whole_at(dose, "rest_s");
      work.minutes = sets * 2;
      day.items.push_back(std::move(work));
    }
  }

  void add_cardio(WeekDay& day) {
    const Json& dose = part_of_start("aerobic");
    const int bouts = whole_at(dose, "bouts_per_day");
    const int minutes = std::max(1, scaled(whole_at(dose, "minutes_per_bout"), day.factor_percent));
    std::vector<Candidate> pool;
    for (const Json& mode : dose.items_at("modes")) {
      const auto more = candidates({*mode.if_text()}, effort_cap(day, "aerobic"), false);
      pool.insert(pool.end(), more.begin(), more.end());
    }
    if (pool.empty()) return;
    WeekItem work =
        item("cardio", pool[cardio_turn_++ % std::min<std::size_t>(pool.size(), 2)], effort_cap(day, "aerobic"));
    work.sets = bouts;
    work.amount = minutes;
    work.unit = "minutes";
    work.minutes = bouts * minutes;
    day.items.push_back(std::move(work));
  }

  void add_balance(WeekDay& day) {
    const Json& dose = part_of_start("balance");
    const int minutes = scaled(whole_at(dose, "minutes"), day.factor_percent);
    const auto pool = candidates({"balance"}, effort_cap(day, "aerobic"), false);
    if (minutes == 0 || pool.empty()) return;
    WeekItem work = item("balance", pool.front(), effort_cap(day, "aerobic"));
    work.sets = 1;
    work.amount = work.minutes = minutes;
    work.unit = "minutes";
    day.items.push_back(std::move(work));
  }

  int effort_cap(const WeekDay& day, std::string_view part) const {
    const int row = whole_at(part_of_start(part), "rpe_max");
    const int tier = evaluation_.ceilings_for(Library::exercises).watched.at(whole(Whole::exertion));
    return std::min({row, tier, day.effort_cap});
  }

  void fill(WeekDay& day) {
    const auto has = [&](DayPart part) { return std::ranges::find(day.parts, part) != day.parts.end(); };
    const bool resting = day.factor_percent == 0 || has(DayPart::rest);
    const bool works = !resting && (has(DayPart::strength) || has(DayPart::cardio) || has(DayPart::balance));
    if (day.factor_percent == 0 && !has(DayPart::rest)) day.parts = {DayPart::active_rest};
    if (works) add_easy(day, "warm_up", {"active_rest", "cardio_seated"}, week_rule("warm_up_minutes"));
    if (!resting && has(DayPart::balance)) add_balance(day);
    if (!resting && has(DayPart::strength)) add_strength(day);
    if (!resting && has(DayPart::cardio)) add_cardio(day);
    if (!resting && has(DayPart::daily_living)) add_daily(day);
    if (has(DayPart::active_rest)) add_easy(day, "active_rest", {"active_rest"}, week_rule("rest_minutes"));
    if (!has(DayPart::rest)) add_easy(day, "posture", {"posture"}, 1);
    if (works || has(DayPart::breathing) || has(DayPart::rest))
      add_easy(day, works ? "cool_down" : "breathing", {"breathing"}, week_rule("cool_down_minutes"));
    for (const WeekItem& made : day.items) day.minutes += made.minutes;
  }

  void add_daily(WeekDay& day) {
    std::vector<Candidate> pool;
    for (std::size_t i = 0; i < base_.entries.size(); ++i) {
      const std::size_t at = base_.first_variant[i];
      if (base_.entries[i].library != Library::daily || base_.entries[i].rpe_max > effort_cap(day, "aerobic")) continue;
      if (verdict(base_, evaluation_, base_.variants[at]) == Verdict::allow) pool.push_back({at, Verdict::allow});
    }
    std::ranges::sort(pool, {}, [&](const Candidate& c) {
      return std::tuple(stress_at_lesions(base_.variants[c.variant].demand),
                        base_.entries[base_.variants[c.variant].entry].id);
    });
    for (std::size_t i = 0; i < std::min<std::size_t>(pool.size(), 2); ++i) {
      WeekItem work = item("daily_living", pool[i], effort_cap(day, "aerobic"));
      work.sets = 1;
      work.amount = work.minutes =
          std::max(1, whole_at(base_.entries[base_.variants[pool[i].variant].entry].text, "minutes"));
      work.unit = "minutes";
      day.items.push_back(std::move(work));
    }
  }

  void say_what_is_left_out(Week& week) const {
    const auto count = [&](DayPart part, std::string_view name) {
      int planned = 0, filled = 0;
      for (const WeekDay& day : week.days) {
        if (std::ranges::find(day.parts, part) == day.parts.end()) continue;
        ++planned;
        filled += std::ranges::any_of(day.items, [&](const WeekItem& made) { return made.part == name; }) ? 1 : 0;
      }
      return std::pair{planned, filled};
    };
    for (const auto& [part, name] :
         {std::pair{DayPart::strength, "strength"}, {DayPart::cardio, "cardio"}, {DayPart::balance, "balance"}}) {
      const auto [planned, filled] = count(part, name);
      const int days = whole_at(part_of_start(name == std::string_view{"cardio"} ? "aerobic" : name), "days");
      if (days > 0 && filled < planned)
        week.left_out.push_back(capitalised(name) + " is planned on " + std::to_string(filled) + " of " +
                                std::to_string(planned) +
                                " days: nothing more fits under the ceilings, or the treatment cycle asks for rest.");
    }
    const int aerobic = whole_at(part_of_start("aerobic"), "days");
    const auto [planned, filled] = count(DayPart::cardio, "cardio");
    if (aerobic > planned)
      week.left_out.push_back("The starting dose would allow cardio on " + std::to_string(aerobic) +
                              " days; this shape of week has " + std::to_string(planned) +
                              ". Short extra bouts can be added once the first ones feel easy.");
  }

  const KnowledgeBase& base_;
  const Evaluation& evaluation_;
  const Json* start_ = nullptr;
  std::set<std::string> seen_;
  std::size_t easy_turn_ = 0, cardio_turn_ = 0;
};

}  // namespace

Week plan_week(const KnowledgeBase& base, const Picture&, const Evaluation& evaluation, Date first) {
  return Planner(base, evaluation).plan(first);
}

}  // namespace mettle
