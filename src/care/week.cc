#include "care/week.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "care/week_choices.h"
#include "care/week_doses.h"

namespace mettle {
namespace {

DayPart part_named(std::string_view text) {
  constexpr std::array<std::string_view, 8> ids{"rest",    "active_rest", "breathing", "daily_living",
                                                "posture", "balance",     "strength",  "cardio"};
  return static_cast<DayPart>(std::ranges::find(ids, text) - ids.begin());
}

bool has(const WeekDay& day, DayPart part) { return std::ranges::find(day.parts, part) != day.parts.end(); }

bool holds(const WeekDay& day, std::string_view part) {
  return std::ranges::find(day.items, part, &WeekItem::part) != day.items.end();
}

void drop(WeekDay& day, DayPart part) { std::erase(day.parts, part); }

int scaled(int amount, int percent) { return amount * percent / whole_percent; }

/// The parts of a session that tire or challenge, with their row of the starting dose.
struct MainPart {
  DayPart part;
  std::string_view id, row, says;
};
constexpr std::array<MainPart, 3> main_parts{{{DayPart::balance, "balance", "balance", "Balance"},
                                              {DayPart::strength, "strength", "strength", "Strength"},
                                              {DayPart::cardio, "cardio", "aerobic", "Cardio"}}};

/// Lays out the shape of the week, then fills each day.
class Planner {
 public:
  Planner(const KnowledgeBase& base, const Evaluation& evaluation)
      : base_{base}, evaluation_{evaluation}, doses_{base, evaluation}, choices_{base, evaluation} {}

  Week plan(Date first) {
    Week week;
    week.fitness = doses_.fitness();
    week.fatigue = doses_.fatigue();
    week.row_fitness = doses_.row_fitness();
    week.stopped = evaluation_.standing.tier == Tier::stop;
    if (!doses_.complete() || week.stopped) return week;
    week.shape = std::string{doses_.shape()->text_at("id")};
    week.treatment = doses_.treatment();
    week.cycle_day_known = doses_.day_one().has_value() || !doses_.has_cycle();
    int number = 0;
    for (const Json& parts : doses_.shape()->items_at("days")) {
      WeekDay day;
      day.date = first.plus_days(number++);
      for (const Json& part : parts.items()) day.parts.push_back(part_named(*part.if_text()));
      set_treatment(day);
      week.days.push_back(std::move(day));
    }
    lay_out(week);
    for (std::size_t at = 0; at < week.days.size(); ++at) fill(week, at);
    say_what_is_not_met(week);
    return week;
  }

 private:
  bool unassessed() const { return evaluation_.standing.tier >= Tier::unassessed; }
  int ceiling() const { return evaluation_.ceilings_for(Library::exercises).watched.at(whole(Whole::exertion)); }

  void set_treatment(WeekDay& day) const {
    day.on_treatment = doses_.has_cycle();
    day.cycle_day = day.on_treatment ? doses_.cycle_day(day.date).value_or(-1) : 0;
    const auto apply = [&](const DayShape& shape) {  // of two shapes the lower of each counts
      if (day.cycle_kind.empty() || shape.factor_percent < day.factor_percent) day.cycle_kind = shape.kind;
      day.factor_percent = std::min(day.factor_percent, shape.factor_percent);
      day.effort_cap = std::min(day.effort_cap, shape.effort_cap);
    };
    if (const auto shape = doses_.systemic(day.date)) apply(*shape);
    if (const auto shape = doses_.radiotherapy(day.date)) {
      apply(*shape);
      day.radiotherapy = true;
    }
  }

  /// Fits the shape to this person: no more days than the dose, rest on treatment days, enough active rest.
  void lay_out(Week& week) {
    for (WeekDay& day : week.days) {
      if (unassessed()) {
        drop(day, DayPart::strength);
        drop(day, DayPart::balance);
      }
      if (day.factor_percent == 0 && !has(day, DayPart::rest)) day.parts = {DayPart::active_rest};
      if (day.on_treatment && day.cycle_day == 0) drop(day, DayPart::daily_living);
    }
    for (const MainPart& main : main_parts) {
      int left = doses_.amount(main.row, "days");
      for (WeekDay& day : week.days)
        if (has(day, main.part) && left-- <= 0) drop(day, main.part);
      planned_.push_back(
          static_cast<int>(std::ranges::count_if(week.days, [&](const WeekDay& d) { return has(d, main.part); })));
    }
    const auto rests = [](const WeekDay& day) { return has(day, DayPart::active_rest) && !works(day); };
    int active = static_cast<int>(std::ranges::count_if(week.days, rests));
    for (WeekDay& day : week.days) {
      if (works(day) || has(day, DayPart::rest) || has(day, DayPart::active_rest)) continue;
      if (day.parts.empty() || active < doses_.active_rest_days()) {
        day.parts.push_back(DayPart::active_rest);
        ++active;
      }
    }
  }

  static bool works(const WeekDay& day) {
    return std::ranges::any_of(main_parts, [&](const MainPart& main) { return has(day, main.part); });
  }

  /// Effort today: the row, the tier, the treatment day; beside a strength day one step below the hardest.
  int effort_cap(const Week& week, std::size_t at, std::string_view row) const {
    const WeekDay& day = week.days[at];
    int cap = std::min({doses_.amount(row, "rpe_max"), ceiling(), day.effort_cap});
    const bool beside = (at > 0 && has(week.days[at - 1], DayPart::strength)) ||
                        (at + 1 < week.days.size() && has(week.days[at + 1], DayPart::strength));
    if (beside && !has(day, DayPart::strength)) cap = std::min(cap, std::max(doses_.gentle_effort(), ceiling() - 1));
    return cap;
  }

  bool in_day(const WeekDay& day, const Candidate& candidate) const {
    return std::ranges::any_of(day.items, [&](const WeekItem& item) {
      return base_.variants[item.variant].entry == base_.variants[candidate.variant].entry;
    });
  }

  bool is_new(const Candidate& candidate) const { return !seen_.contains(choices_.entry_of(candidate).id); }

  WeekItem item(std::string part, const Candidate& candidate, int effort_max) {
    const Entry& entry = choices_.entry_of(candidate);
    WeekItem made{.part = std::move(part), .variant = candidate.variant, .verdict = candidate.verdict};
    made.effort_max = std::min(effort_max, entry.rpe_max);
    made.first_time = seen_.insert(entry.id).second;
    return made;
  }

  /// Something easy for so many minutes, in turn, so that a week is not one exercise.
  std::optional<WeekItem> easy(const WeekDay& day, std::string part, std::vector<Candidate> pool, int minutes) {
    std::erase_if(pool, [&](const Candidate& candidate) { return in_day(day, candidate); });
    if (pool.empty() || minutes == 0) return std::nullopt;
    const int cap = std::min(day.effort_cap, doses_.gentle_effort());
    WeekItem made = item(std::move(part), pool[easy_turn_++ % std::min<std::size_t>(pool.size(), 2)], cap);
    made.sets = 1;
    made.amount = made.minutes = minutes;
    made.unit = "minutes";
    return made;
  }

  void add_easy(WeekDay& day, std::string part, std::vector<Candidate> pool, int minutes) {
    if (auto made = easy(day, std::move(part), std::move(pool), minutes)) day.items.push_back(std::move(*made));
  }

  void add_balance(Week& week, std::size_t at) {
    WeekDay& day = week.days[at];
    const int minutes = scaled(doses_.amount("balance", "minutes"), day.factor_percent);
    const int cap = effort_cap(week, at, "aerobic");
    int left = minutes;
    for (const Candidate& candidate : choices_.balance(cap)) {
      const CodedDose dose = coded_dose(choices_.entry_of(candidate));
      if (is_new(candidate) && fresh_ == doses_.week_rule("fresh_balance")) continue;
      const bool timed = dose.unit == "minutes";
      WeekItem work{.part = "balance", .variant = candidate.variant, .verdict = candidate.verdict};
      work.sets = timed ? 1 : std::max(dose.sets, doses_.week_rule("balance_sets"));
      work.amount = timed ? std::min(dose.most, left) : dose.least;
      work.minutes = timed ? work.amount : work.sets;  // a short hold with its pause is about a minute
      if (work.minutes > left || work.amount < 1) continue;
      fresh_ += is_new(candidate) ? 1 : 0;
      const WeekItem named = item("balance", candidate, cap);
      work.effort_max = named.effort_max;
      work.first_time = named.first_time;
      work.unit = dose.unit;
      work.rest_s = dose.rest_s;
      left -= work.minutes;
      day.items.push_back(std::move(work));
    }
  }

  /// The next one that may be taken: one exercise a muscle group, and only so many new ones in a session.
  const Candidate* next_strength(const std::vector<Candidate>& pool, const WeekDay& day,
                                 const std::set<std::string>& muscles) const {
    const bool full = fresh_ >= doses_.week_rule("new_a_session");
    const Candidate* first_new = nullptr;
    for (const Candidate& candidate : pool) {
      const Entry& entry = choices_.entry_of(candidate);
      if (in_day(day, candidate) || (!entry.muscles.empty() && muscles.contains(entry.muscles.front()))) continue;
      if (!is_new(candidate)) return &candidate;  // what was done before comes back first
      if (!full && !first_new) first_new = &candidate;
    }
    return first_new;
  }

  void add_strength(Week& week, std::size_t at) {
    WeekDay& day = week.days[at];
    const int cap = effort_cap(week, at, "aerobic");
    int wanted = doses_.amount("strength", "exercises");
    int sets = scaled(doses_.amount("strength", "sets"), day.factor_percent);
    if (sets == 0 && day.factor_percent > 0) {  // one set cannot be halved: fewer exercises instead
      sets = 1;
      wanted = std::max(1, scaled(wanted, day.factor_percent));
    }
    const int a_set = doses_.week_rule("set_minutes");
    int left = doses_.session_minutes() - doses_.week_rule("warm_up_minutes") - doses_.week_rule("cool_down_minutes") -
               doses_.week_rule("posture_minutes");
    for (const WeekItem& made : day.items) left -= made.minutes;
    std::set<std::string> muscles;
    int made = 0;
    const auto take = [&](const std::vector<Candidate>& pool) {
      if (made == wanted || sets * a_set > left) return false;
      const Candidate* candidate = next_strength(pool, day, muscles);
      if (!candidate) return false;
      const Entry& entry = choices_.entry_of(*candidate);
      if (!entry.muscles.empty()) muscles.insert(entry.muscles.front());
      fresh_ += is_new(*candidate) ? 1 : 0;
      ++made;
      const CodedDose dose = coded_dose(entry);
      WeekItem work = item("strength", *candidate, cap);
      work.sets = sets;
      work.unit = dose.unit;
      work.amount = dose.unit == "reps" ? std::min(doses_.amount("strength", "reps_min"), dose.most) : dose.least;
      work.rest_s = doses_.amount("strength", "rest_s");
      work.minutes = sets * a_set;
      left -= work.minutes;
      day.items.push_back(std::move(work));
      return true;
    };
    // Legs and arms in turn, big before small, trunk last.
    const auto legs = choices_.strength({"strength_lower"}, cap);
    const auto arms = choices_.strength({"strength_upper"}, cap);
    for (bool more = true; more;) {
      const bool leg = take(legs);
      more = take(arms) || leg;
    }
    const auto trunk = choices_.strength({"strength_trunk"}, cap);
    while (take(trunk)) {
    }
    if (made > 0 && made < doses_.amount("strength", "exercises")) fewer_exercises_ = true;
  }

  void add_cardio(Week& week, std::size_t at) {
    WeekDay& day = week.days[at];
    const int cap = effort_cap(week, at, "aerobic");
    const int bouts = doses_.amount("aerobic", "bouts_per_day");
    const int minutes = std::max(1, scaled(doses_.amount("aerobic", "minutes_per_bout"), day.factor_percent));
    std::vector<Candidate> pool;
    for (const Json& mode : doses_.row("aerobic").items_at("modes")) {
      const std::string& kind = *mode.if_text();
      if (kind == "active_rest" || kind == "breathing") continue;  // that is rest, and is planned as rest
      const auto more = choices_.cardio(kind, cap, minutes);
      pool.insert(pool.end(), more.begin(), more.end());
    }
    std::erase_if(pool, [&](const Candidate& candidate) {
      return in_day(day, candidate) || (is_new(candidate) && fresh_ == doses_.week_rule("new_a_session"));
    });
    if (pool.empty()) return;
    const Candidate& chosen = pool[cardio_turn_++ % std::min<std::size_t>(pool.size(), 2)];
    fresh_ += is_new(chosen) ? 1 : 0;
    WeekItem work = item("cardio", chosen, cap);
    work.amount = std::max(1, std::min(minutes, coded_dose(choices_.entry_of(chosen)).most));
    work.sets = std::max(bouts, bouts * minutes / work.amount);
    work.unit = "minutes";
    work.minutes = work.sets * work.amount;
    day.items.push_back(std::move(work));
  }

  /// Everyday extras: the same few all week, since only so many are new.
  void add_daily(WeekDay& day, int cap) {
    const auto most = static_cast<std::size_t>(doses_.week_rule("new_daily_a_week"));
    for (const Candidate& candidate : choices_.daily(cap)) {
      const Entry& entry = choices_.entry_of(candidate);
      if (!daily_.contains(entry.id) && daily_.size() >= most) continue;
      daily_.insert(entry.id);
      WeekItem work = item("daily_living", candidate, cap);
      work.sets = 1;
      const Json* minutes = entry.text.find("minutes");
      const auto told =
          minutes && minutes->if_number() ? millionths(minutes->if_number()->token) : std::optional<std::int64_t>{};
      work.amount = work.minutes = std::max(1, static_cast<int>(told.value_or(0) / millionths_in_one));
      work.unit = "minutes";
      day.items.push_back(std::move(work));
    }
  }

  void fill(Week& week, std::size_t at) {
    WeekDay& day = week.days[at];
    fresh_ = 0;
    if (has(day, DayPart::balance)) add_balance(week, at);
    if (has(day, DayPart::strength)) add_strength(week, at);
    if (has(day, DayPart::cardio)) add_cardio(week, at);
    for (const MainPart& main : main_parts)
      if (!holds(day, main.id)) drop(day, main.part);
    const bool rest = has(day, DayPart::rest);
    if (!works(day) && !rest && !has(day, DayPart::active_rest) && !has(day, DayPart::daily_living))
      day.parts.push_back(DayPart::active_rest);
    const int gentle = std::min(day.effort_cap, doses_.gentle_effort());
    if (works(day))
      if (auto warm_up = easy(day, "warm_up", choices_.moving({"active_rest", "cardio_seated"}, gentle),
                              doses_.week_rule("warm_up_minutes")))
        day.items.insert(day.items.begin(), std::move(*warm_up));
    if (has(day, DayPart::daily_living)) add_daily(day, effort_cap(week, at, "aerobic"));
    if (!holds(day, "daily_living")) drop(day, DayPart::daily_living);
    if (has(day, DayPart::active_rest))
      add_easy(day, "active_rest", choices_.of_kinds({"active_rest"}, gentle), doses_.week_rule("rest_minutes"));
    add_easy(day, "posture", choices_.of_kinds({"posture"}, gentle), doses_.week_rule("posture_minutes"));
    if (works(day) || rest || has(day, DayPart::breathing))
      add_easy(day, works(day) ? "cool_down" : "breathing", choices_.of_kinds({"breathing"}, gentle),
               doses_.week_rule("cool_down_minutes"));
    for (const WeekItem& made : day.items) day.minutes += made.minutes;
  }

  void say_what_is_not_met(Week& week) const {
    for (std::size_t i = 0; i < main_parts.size(); ++i) {
      const MainPart& main = main_parts[i];
      const int wanted = doses_.amount(main.row, "days");
      const int made =
          static_cast<int>(std::ranges::count_if(week.days, [&](const WeekDay& d) { return holds(d, main.id); }));
      const std::string says{main.says};
      if (made >= wanted) continue;
      if (unassessed() && main.part != DayPart::cardio) {
        week.left_out.push_back(says + " waits until the assessment is signed.");
        continue;
      }
      std::string why = made < planned_[i] ? "nothing more fits under the ceilings and the effort of those days"
                                           : "the shape of this week and the treatment days have room for no more";
      if (made == planned_[i] && main.part == DayPart::cardio)
        why += "; short extra bouts can be added once the first ones feel easy";
      week.left_out.push_back(says + " is planned on " + std::to_string(made) + " of the " + std::to_string(wanted) +
                              " days that the starting dose allows: " + why + ".");
    }
    if (fewer_exercises_)
      week.left_out.push_back(
          "Some strength days have fewer than the " + std::to_string(doses_.amount("strength", "exercises")) +
          " exercises the starting dose allows: at most " + std::to_string(doses_.week_rule("new_a_session")) +
          " are new in a session, one a muscle group, and only what fits.");
    if (const int days = doses_.amount("flexibility", "days"); days > 0)
      week.left_out.push_back("Stretching, which the starting dose allows on " + std::to_string(days) +
                              " days, is not planned in the first week; the warm-up moves the joints gently.");
  }

  const KnowledgeBase& base_;
  const Evaluation& evaluation_;
  const WeekDoses doses_;
  const WeekChoices choices_;
  std::set<std::string> seen_, daily_;
  std::vector<int> planned_;  // days of each main part after the layout
  std::size_t easy_turn_ = 0, cardio_turn_ = 0;
  int fresh_ = 0;  // new exercises in the session so far
  bool fewer_exercises_ = false;
};

}  // namespace

Week plan_week(const KnowledgeBase& base, const Picture&, const Evaluation& evaluation, Date first) {
  return Planner(base, evaluation).plan(first);
}

}  // namespace mettle
