// Law 1, piece by piece, so that it holds of everybody: each condition of knowledge/ over every combination of what it
// reads, each score over every combination of its items, and every level of every ceiling.
//
// A verdict is the least ceiling under which a demand fits; a ceiling is the lowest of the limits that are there; a
// limit is there when its condition holds. So nothing is ever loosened if (1) a lower ceiling never admits more, (2) no
// condition stops holding when one thing it reads gets worse and all else stays, and (3) what conditions read besides
// facts gets worse with the facts: a score, and by rules that only raise, class, tier and falls class. One thing at a
// time is enough in (2) because any worse person is reached in steps of one thing each; all combinations of the others
// are needed because a condition that joins two facts by "all" is quiet about one until the other holds.
#include <gtest/gtest.h>

#include <functional>
#include <iostream>
#include <set>

#include "safety/bit_table.h"
#include "support/knowledge.h"
#include "support/minimal_people.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

using Kind = Atom::Kind;

/// One thing a condition reads, in one state: how to put it into a standing, and which states are worse.
struct State {
  std::function<void(Standing&, LesionStanding&)> lay;
  std::int64_t badness = 0;        // more is worse
  int review = 0;                  // 0 reviewed since; more is less so
  std::set<std::int64_t> besides;  // of a category, a site, a part: more is worse, other is neither

  bool no_worse_than(const State& other) const {
    return badness <= other.badness && review <= other.review && std::ranges::includes(other.besides, besides);
  }
};
using Thing = std::vector<State>;

Acting& acting_in(Standing& person, LesionStanding& lesion, std::size_t fact) {
  return (knowledge().facts[fact].about == About::lesion ? lesion.facts : person.facts)[fact];
}

/// How well a word stands in the way of "unreviewed", from the best: over long ago, yesterday, without an end, or said
/// by nobody entitled. For the opinion itself: of today, of a year ago, out of date, not entitled.
Acting acting_of(std::size_t number, std::int64_t value, int review, bool opinion) {
  const FactDefinition& fact = knowledge().facts[number];
  Acting acting{value, fact.badness(value), Basis::known, entitled_word(fact, number, value), review < 3};
  constexpr std::array<int, 4> days_since_end{3000, 1, 0, 0};
  constexpr std::array<int, 4> opinion_age{0, 366, 366, 366};
  if (opinion) {
    acting.told->date = law_day().plus_days(-opinion_age[static_cast<std::size_t>(review)]);
    acting.basis = review < 2 ? Basis::known : review == 2 ? Basis::stale : Basis::unconfirmed;
  } else if (review < 2) {
    acting.told->from = acting.told->until = law_day().plus_days(-days_since_end[static_cast<std::size_t>(review)]);
  }
  return acting;
}

Thing fact_states(std::size_t number, bool reviewed) {
  const FactDefinition& fact = knowledge().facts[number];
  const bool opinion = fact.id == "stability_opinion", category = fact.kind == FactKind::category;
  Thing states{{[](Standing&, LesionStanding&) {}, INT64_MIN, 0, {}}};  // no value: no effect
  if (reviewed && !category) states.clear();  // an opinion or a course without a value is one that nobody gave
  const auto add = [&](Acting acting, int review, std::set<std::int64_t> besides) {
    const std::int64_t badness = category ? 0 : acting.badness;
    states.push_back({[number, acting](Standing& p, LesionStanding& l) { acting_in(p, l, number) = acting; }, badness,
                      review, std::move(besides)});
  };
  const auto values = values_of(number);
  for (const std::int64_t value : values)
    for (int review = 0; review < (reviewed ? 4 : 1); ++review) {
      const Acting acting = acting_of(number, value, review, opinion);
      add(acting, review, category ? std::set{value} : std::set<std::int64_t>{});
      for (const std::int64_t also : category ? values : std::vector<std::int64_t>{}) {
        if (also == value) continue;
        Acting both = acting;
        both.also = {also};
        add(both, review, {value, also});
      }
    }
  return states;
}

Thing worked_states(Worked worked) {
  Thing states;
  const auto add = [&](std::int64_t value, std::function<void(Standing&, LesionStanding&)> lay) {
    states.push_back({std::move(lay), value, 0, {}});
  };
  const auto add_bands = [&](std::string_view id) {
    add(-1, [](Standing&, LesionStanding&) {});
    for (std::size_t table = 0; table < knowledge().scores.size(); ++table)
      for (int band = 0; knowledge().scores[table].id == id && band < int(knowledge().scores[table].bands.size());
           ++band)
        add(band, [=](Standing&, LesionStanding& l) { l.scores.push_back({.table = table, .band = band}); });
  };
  switch (worked) {
    case Worked::lesion_class:
      for (std::size_t i = 0; i < lesion_class_ids.size(); ++i)
        add(int(i), [=](Standing&, LesionStanding& l) { l.lesion_class = static_cast<LesionClass>(i); });
      break;
    case Worked::tier:
      for (std::size_t i = 0; i < tier_ids.size(); ++i)
        add(int(i), [=](Standing& p, LesionStanding&) { p.tier = static_cast<Tier>(i); });
      break;
    case Worked::falls_class:
      for (int i = 0; i < 5; ++i) add(i, [=](Standing& p, LesionStanding&) { p.falls_class = i; });
      break;
    case Worked::body_areas:
      for (int i = 0; i < 9; ++i) add(i, [=](Standing& p, LesionStanding&) { p.body_areas = i; });
      break;
    case Worked::unlocated:
      for (int i = 0; i < 2; ++i) add(i, [=](Standing& p, LesionStanding&) { p.unlocated = i == 1; });
      break;
    case Worked::sins_band: add_bands("sins"); break;
    case Worked::mirels_band: add_bands("mirels"); break;
  }
  return states;
}

/// Everything a condition reads, each once.
class Reader {
 public:
  explicit Reader(const Condition& condition) {
    read(condition);
    if (!places_.empty()) {
      things_.push_back({{[](Standing&, LesionStanding&) {}, 0, 0, {}}});
      for (const Atom* atom : places_) {
        std::set<std::int64_t> numbers;
        for (const Site site : atom->sites) numbers.insert(static_cast<std::int64_t>(site));
        things_.back().push_back({[atom](Standing&, LesionStanding& l) { l.sites = atom->sites; }, 0, 0, numbers});
      }
    }
    for (const auto& [fact, reviewed] : facts_) things_.push_back(fact_states(fact, reviewed));
  }
  const std::vector<Thing>& things() const { return things_; }

 private:
  void read(const Condition& condition) {
    for (const Atom& atom : condition.atoms) switch (atom.kind) {
        case Kind::any_lesion:
          things_.push_back({{[](Standing&, LesionStanding&) {}, 0, 0, {}},
                             {[](Standing& p, LesionStanding&) { p.any_lesion = true; }, 1, 0, {}}});
          break;
        case Kind::lesion_in: places_.push_back(&atom); break;
        case Kind::unimaged_in:
          things_.push_back(
              {{[](Standing&, LesionStanding&) {}, 0, 0, {}},
               {[&atom](Standing&, LesionStanding& l) { l.unimaged = true, l.sites = atom.sites; }, 1, 0, {}}});
          break;
        case Kind::part_in:
          things_.push_back({{[](Standing&, LesionStanding&) {}, 0, 0, {}},
                             {[&atom](Standing&, LesionStanding& l) { l.parts = {atom.parts.back()}; }, 1, 0, {}}});
          break;
        case Kind::worked_at_least:
          if (worked_.insert(atom.worked).second) things_.push_back(worked_states(atom.worked));
          break;
        case Kind::unreviewed:
          facts_[*knowledge().find_fact("stability_opinion")] = true;
          facts_[atom.fact] = true;
          break;
        case Kind::fact_at_least:
        case Kind::fact_beyond:
        case Kind::fact_is: facts_[atom.fact] |= false; break;
      }
    for (const Condition& part : condition.parts) read(part);
  }

  std::vector<const Atom*> places_;
  std::set<Worked> worked_;
  std::map<std::size_t, bool> facts_;  // and whether it is asked when it was reviewed
  std::vector<Thing> things_;
};

struct Counts {
  std::size_t conditions = 0, combinations = 0, steps = 0, held = 0;
};

/// Where a condition held, and no longer does when one thing is worse; empty when nowhere.
std::string find_step_down(const Condition& condition, Counts& counts) {
  const Reader reader{condition};
  const std::vector<Thing>& things = reader.things();
  std::vector<std::size_t> stride{1};
  for (const Thing& thing : things) stride.push_back(stride.back() * thing.size());
  std::vector<char> held(stride.back());
  for (std::size_t at = 0; at < held.size(); ++at) {
    Standing person{.today = law_day()};
    LesionStanding lesion{.lesion = 0};
    person.facts.resize(knowledge().facts.size());
    lesion.facts.resize(knowledge().facts.size());
    for (std::size_t i = 0; i < things.size(); ++i) things[i][at / stride[i] % things[i].size()].lay(person, lesion);
    held[at] = holds(condition, knowledge(), person, &lesion) ? 1 : 0;
    counts.held += static_cast<std::size_t>(held[at]);
  }
  ++counts.conditions;
  counts.combinations += held.size();
  for (std::size_t at = 0; at < held.size(); ++at)
    for (std::size_t i = 0; i < things.size(); ++i) {
      const std::size_t mine = at / stride[i] % things[i].size();
      for (std::size_t other = 0; other < things[i].size(); ++other) {
        if (other == mine || !things[i][mine].no_worse_than(things[i][other])) continue;
        ++counts.steps;
        if (held[at] > held[at - mine * stride[i] + other * stride[i]])
          return "thing " + std::to_string(i) + " from state " + std::to_string(mine) + " to " + std::to_string(other);
      }
    }
  return "";
}

TEST(Law01Conditions, NoConditionStopsHoldingWhenOneThingItReadsGetsWorseWhateverTheOthersAre) {
  const KnowledgeBase& base = knowledge();
  Counts counts;
  const auto check = [&](const Condition& condition, const std::string& id) {
    EXPECT_EQ(find_step_down(condition, counts), "") << id;
  };
  for (const LimitRule& rule : base.limits) check(rule.when, rule.id.text());
  for (const FloorRule& rule : base.floors) check(rule.when, rule.id.text());
  for (const FactDefinition& fact : base.facts)
    for (const auto& stricter : fact.unknown_if) check(stricter.when, "the default of " + fact.id);
  for (const ScoreTable& score : base.scores)
    for (const ScoreModifier& modifier : score.modifiers) check(modifier.when, modifier.id);
  EXPECT_GT(counts.held, 0U);
  EXPECT_LT(counts.held, counts.combinations);
  const std::string says = std::to_string(counts.conditions) + " conditions, " + std::to_string(counts.combinations) +
                           " combinations of what each reads, " + std::to_string(counts.steps) + " steps to worse";
  RecordProperty("tried", says);
  std::cout << says << "\n";
}

/// An item of a score: each answer known, each out of date, and not told. Not told is no step: a score that cannot be
/// made acts as its written band (law 2, D-0005).
struct Item {
  std::vector<Acting> states;
  std::vector<std::pair<std::size_t, std::size_t>> steps;  // from, to worse
};

Item item_of(std::size_t number) {
  const FactDefinition& fact = knowledge().facts[number];
  const auto count = fact.answers.size();
  Item item;
  for (const Basis basis : {Basis::known, Basis::stale})
    for (std::size_t i = 0; i < count; ++i) {
      const auto value = static_cast<std::int64_t>(i);
      const Acting told{value, fact.badness(value), basis, entitled_word(fact, number, value), true};
      item.states.push_back(with_default(fact, told, fact.unknown));
    }
  item.states.push_back(with_default(fact, {}, fact.unknown));
  const auto badness = [&](std::size_t i) { return fact.badness(static_cast<std::int64_t>(i % count)); };
  for (std::size_t from = 0; from < 2 * count; ++from)
    for (std::size_t to = 0; to < 2 * count; ++to)
      if (from != to && badness(from) <= badness(to) && from / count <= to / count) item.steps.emplace_back(from, to);
  return item;
}

TEST(Law01Scores, NoBandIsMilderWhenOneItemGetsWorseOrGoesOutOfDateWhateverTheOthersAre) {
  const KnowledgeBase& base = knowledge();
  std::size_t combinations = 0, steps = 0;
  for (std::size_t table = 0; table < base.scores.size(); ++table) {
    const ScoreTable& score = base.scores[table];
    std::vector<std::size_t> facts;
    std::vector<Item> items;
    for (const auto& component : score.components)
      if (!component.fact.empty()) facts.push_back(*base.find_fact(component.fact));
    for (const std::size_t fact : facts) items.push_back(item_of(fact));
    std::vector<std::size_t> stride{1};
    for (const Item& item : items) stride.push_back(stride.back() * item.states.size());
    std::set<std::string> seen;
    for (const Placement& place : placements()) {
      const VertebralLevel* level = base.find_level(place.level);
      const std::string kind = place.site ? std::string{id_of(*place.site)} + (level ? level->sins_location : "") : "";
      if (!place.site || !place.part.empty() || !seen.insert(kind).second) continue;
      if (std::ranges::find(score.sites, *place.site) == score.sites.end()) continue;
      Lesion lesion;
      lesion.site = place.site;
      lesion.level = place.level;
      std::vector<int> band(stride.back());
      std::vector<Acting> acting(base.facts.size());
      for (std::size_t at = 0; at<band.size(); at += every_nth()> 1 ? 7 : 1) {
        for (std::size_t i = 0; i < items.size(); ++i)
          acting[facts[i]] = items[i].states[at / stride[i] % items[i].states.size()];
        for (const ScoreRange& range : derive_scores(base, lesion, {*place.site}, acting))
          if (range.table == table) band[at] = range.band;
        ++combinations;
      }
      if (every_nth() > 1) continue;  // a sample cannot be compared step by step
      for (std::size_t at = 0; at < band.size(); ++at)
        for (std::size_t i = 0; i < items.size(); ++i)
          for (const auto& [from, to] : items[i].steps) {
            if (at / stride[i] % items[i].states.size() != from) continue;
            ++steps;
            ASSERT_LE(band[at], band[at - from * stride[i] + to * stride[i]]) << score.id << " " << kind << " " << i;
          }
    }
  }
  EXPECT_GT(combinations, 1000U);
  const std::string says = std::to_string(combinations) + " scores, " + std::to_string(steps) + " steps to worse";
  RecordProperty("tried", says);
  std::cout << says << "\n";
}

TEST(Law01Ceilings, LoweringAnyCeilingByOneLevelNeverAdmitsMore) {
  const KnowledgeBase& base = knowledge();
  std::size_t tried = 0;
  for (std::size_t d = 0; d < dimension_count; ++d)
    for (int level = 0; level < highest_of(make_dimension(d)); ++level)
      for (int ceiling = 0; ceiling < 3; ++ceiling) {
        if (tried++ % (every_nth() > 1 ? 50 : 1) != 0) continue;
        Ceilings lowered;
        lowered.alone.lower(make_dimension(d), level);
        if (ceiling > 0) lowered.watched.lower(make_dimension(d), level);
        if (ceiling > 1) lowered.signed_off.lower(make_dimension(d), level);
        constexpr std::array says{Verdict::supervise, Verdict::sign_off, Verdict::not_now};
        for (const Variant& variant : base.variants) {
          const bool over = variant.demand.at(make_dimension(d)) > level;
          ASSERT_EQ(lowered.admit(variant.demand), over ? says[static_cast<std::size_t>(ceiling)] : Verdict::allow)
              << name_of(make_dimension(d)) << " " << level;
        }
      }
}

TEST(Law01Tiers, AHigherTierNeverKeepsAClearanceLonger) {
  for (std::size_t i = 1; i < knowledge().tiers.size(); ++i)
    EXPECT_LE(knowledge().tiers[i].clearance_days, knowledge().tiers[i - 1].clearance_days) << tier_ids[i];
}

}  // namespace
}  // namespace mettle::testing
