#include <algorithm>

#include "assurance/mutant_parts.h"

namespace mettle {
namespace {

/// The value one step better; empty when there is none.
std::optional<std::int64_t> better(const FactDefinition& fact, std::int64_t value) {
  if (fact.kind == FactKind::category) return std::nullopt;
  if (fact.kind == FactKind::number) {
    const std::int64_t one = value % millionths_in_one == 0 ? millionths_in_one : millionths_in_one / 10;
    return fact.higher_is_worse ? value - one : value + one;
  }
  std::optional<std::int64_t> best;
  for (std::size_t i = 0; i < fact.answers.size(); ++i) {
    const auto answer = static_cast<std::int64_t>(i);
    if (fact.badness(answer) < fact.badness(value) && (!best || fact.badness(answer) > fact.badness(*best)))
      best = answer;
  }
  return best;
}

std::string text_of(const FactDefinition& fact, std::int64_t value) {
  return fact.kind == FactKind::number ? number_token(value) : fact.answers[static_cast<std::size_t>(value)].id;
}

void add_defaults(const KnowledgeBase& base, const FactDefinition& fact, auto add) {
  if (fact.unknown) {
    if (const auto value = better(fact, *fact.unknown))
      add("unknown counts as " + text_of(fact, *value), [v = *value](FactDefinition& f) { f.unknown = v; });
    add("unknown has no effect", [](FactDefinition& f) { f.unknown.reset(); });
  }
  for (std::size_t i = 0; i < fact.unknown_if.size(); ++i) {
    const auto& stricter = fact.unknown_if[i];
    const std::string name = "unknown_if " + std::to_string(i + 1);
    add(name + " dropped",
        [i](FactDefinition& f) { f.unknown_if.erase(f.unknown_if.begin() + static_cast<std::ptrdiff_t>(i)); });
    if (const auto value = better(fact, stricter.acts))
      add(name + " counts as " + text_of(fact, *value),
          [i, v = *value](FactDefinition& f) { f.unknown_if[i].acts = v; });
    for (NarrowedCondition& made : narrowed(base, stricter.when))
      add(name + " " + made.what, [i, when = made.condition](FactDefinition& f) { f.unknown_if[i].when = when; });
  }
}

}  // namespace

void add_fact_mutants(const KnowledgeBase& base, std::vector<Mutant>& out) {
  for (std::size_t at = 0; at < base.facts.size(); ++at) {
    const FactDefinition& fact = base.facts[at];
    const auto add = [&](const std::string& what, auto change) {
      out.push_back(
          {fact.id + "/" + what, fact.id, Mutated::fact, at, [at, change](KnowledgeBase& b) { change(b.facts[at]); }});
    };
    add_defaults(base, fact, add);
    if (!fact.same_result_as.empty()) continue;  // age and word are those of the other side of the result
    add("out of date after twice the days", [](FactDefinition& f) { f.stale_days *= 2; });
    if (!fact.cycle_of.empty()) {
      add("not aged by a cycle", [](FactDefinition& f) { f.cycle_of.clear(); });
      add("aged by a cycle a day later", [](FactDefinition& f) { ++f.stale_at_cycle_day; });
    }
    if (fact.rests_on_imaging) add("rests on no image", [](FactDefinition& f) { f.rests_on_imaging = false; });
    for (const std::string role : {"patient", "any_professional"})
      if (std::ranges::find(fact.enter, role) == fact.enter.end())
        add("told by " + role + " too", [role](FactDefinition& f) { f.enter.push_back(role); });
  }
}

void add_score_mutants(const KnowledgeBase& base, std::vector<Mutant>& out) {
  for (std::size_t at = 0; at < base.scores.size(); ++at) {
    const ScoreTable& score = base.scores[at];
    const auto add = [&](const std::string& what, auto change) {
      out.push_back({score.id + "/" + what, score.id, Mutated::score, at,
                     [at, change](KnowledgeBase& b) { change(b.scores[at]); }});
    };
    for (std::size_t c = 0; c < score.components.size(); ++c)
      for (std::size_t o = 0; o < score.components[c].options.size(); ++o)
        if (score.components[c].options[o].points > 0)
          add(score.components[c].id + " " + score.components[c].options[o].id + " one point lower",
              [c, o](ScoreTable& s) { --s.components[c].options[o].points; });
    for (std::size_t b = 1; b < score.bands.size(); ++b)
      add("band " + score.bands[b].id + " begins one higher", [b](ScoreTable& s) { ++s.bands[b].low; });
    for (std::size_t m = 0; m < score.modifiers.size(); ++m) {
      const ScoreModifier& modifier = score.modifiers[m];
      add(modifier.id + " deleted", [m](ScoreTable& s) { s.modifiers[m].when = never(); });
      const auto band = std::ranges::find(score.bands, modifier.band, &ScoreBand::id) - score.bands.begin();
      if (band > 0)
        add(modifier.id + " to one band lower",
            [m, band](ScoreTable& s) { s.modifiers[m].band = s.bands[static_cast<std::size_t>(band - 1)].id; });
      if (modifier.sites.size() > 1)
        for (std::size_t i = 0; i < modifier.sites.size(); ++i)
          add(modifier.id + " without " + std::string{id_of(modifier.sites[i])}, [m, i](ScoreTable& s) {
            s.modifiers[m].sites.erase(s.modifiers[m].sites.begin() + static_cast<std::ptrdiff_t>(i));
          });
      for (NarrowedCondition& made : narrowed(base, modifier.when))
        add(modifier.id + " " + made.what, [m, when = made.condition](ScoreTable& s) { s.modifiers[m].when = when; });
    }
    add("not scorable with one more missing", [](ScoreTable& s) { ++s.unscorable_missing; });
    if (!score.unscorable_all_of.empty())
      add("scorable without imaging", [](ScoreTable& s) { s.unscorable_all_of.clear(); });
    const auto band = std::ranges::find(score.bands, score.unscorable_band, &ScoreBand::id) - score.bands.begin();
    if (band > 0)
      add("not scorable is one band lower",
          [band](ScoreTable& s) { s.unscorable_band = s.bands[static_cast<std::size_t>(band - 1)].id; });
  }
}

void add_body_mutants(const KnowledgeBase& base, std::vector<Mutant>& out) {
  for (std::size_t at = 0; at < base.levels.size(); ++at)
    for (std::size_t i = 0; i < base.levels[at].neighbours.size(); ++i)
      out.push_back({base.levels[at].id + "/does not reach " + std::string{id_of(base.levels[at].neighbours[i])},
                     base.levels[at].id, Mutated::level, at, [at, i](KnowledgeBase& b) {
                       auto& neighbours = b.levels[at].neighbours;
                       neighbours.erase(neighbours.begin() + static_cast<std::ptrdiff_t>(i));
                     }});
  for (std::size_t at = 0; at < joint_count; ++at) {
    const std::string name{id_of(static_cast<Joint>(at))};
    const auto add = [&](const std::string& how, auto member) {
      const auto& sites = (base.*member)[at];
      for (std::size_t i = 0; i < sites.size(); ++i)
        out.push_back({name + "/" + how + " not " + std::string{id_of(sites[i])}, name, Mutated::joint, at,
                       [at, i, member](KnowledgeBase& b) {
                         auto& list = (b.*member)[at];
                         list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
                       }});
    };
    add("acts on", &KnowledgeBase::acts_on);
    add("is adjacent to", &KnowledgeBase::adjacent_of);
  }
}

void add_derivation_mutants(const KnowledgeBase& base, std::vector<Mutant>& out) {
  constexpr std::array<std::string_view, 7> from_ids{"upper_limb_wb",  "weight_bearing", "axial_load", "impact_sitting",
                                                     "impact_on_feet", "torsion",        "posture"};
  const auto add = [&](const std::string& what, auto change) {
    out.push_back({"derivation/" + what, "derivation", Mutated::derivation, 0,
                   [change](KnowledgeBase& b) { change(b.derivation); }});
  };
  for (std::size_t i = 0; i < base.derivation.rows.size(); ++i) {
    const DerivedStress& row = base.derivation.rows[i];
    if (row.stress < 1) continue;
    add(std::string{from_ids[static_cast<std::size_t>(row.from)]} + " " + std::to_string(row.level) + " " +
            std::string{id_of(row.mode)} + " at " + std::string{id_of(row.site)} + " one lower",
        [i](Derivation& d) { --d.rows[i].stress; });
  }
  for (std::size_t i = 0; i < base.derivation.bending.size(); ++i)
    for (std::size_t g = 0; g < base.derivation.bending[i].gives.size(); ++g)
      add("bending row " + std::to_string(i + 1) + " at " +
              std::string{id_of(base.derivation.bending[i].gives[g].first)} + " one lower",
          [i, g](Derivation& d) { --d.bending[i].gives[g].second; });
  for (std::size_t i = 0; i < base.derivation.pull.size(); ++i)
    if (base.derivation.pull[i] > 0)
      add("pull of " + std::string{load_ids[i]} + " one lower", [i](Derivation& d) { --d.pull[i]; });
  for (std::size_t i = 0; i < support_ids.size(); ++i) {
    if (base.derivation.support_arms[i] > 0)
      add("arms of " + std::string{support_ids[i]} + " one lower", [i](Derivation& d) { --d.support_arms[i]; });
    if (base.derivation.support_carry[i] < 2)
      add(std::string{support_ids[i]} + " carries one more", [i](Derivation& d) { ++d.support_carry[i]; });
    add("credit of " + std::string{support_ids[i]} + " one more", [i](Derivation& d) { ++d.support_credit[i]; });
  }
  if (base.derivation.pull_rapid > 0) add("rapid pull one lower", [](Derivation& d) { --d.pull_rapid; });
  if (base.derivation.one_arm_torsion > 0) add("one arm torsion one lower", [](Derivation& d) { --d.one_arm_torsion; });
  add("immersed relief one more", [](Derivation& d) { ++d.immersed_relief; });
  add("usual effort one more", [](Derivation& d) { ++d.usual_effort; });
  add("gentle effort one more", [](Derivation& d) { ++d.gentle_effort; });
  add("training effort one more", [](Derivation& d) { ++d.training_effort; });
}

void add_authority_mutants(const KnowledgeBase& base, std::vector<Mutant>& out) {
  for (std::size_t at = 0; at < base.tiers.size(); ++at) {
    const std::string name{tier_ids[at]};
    if (base.tiers[at].clearance_days > 0)
      out.push_back({name + "/clearance twice the days", name, Mutated::tier, at,
                     [at](KnowledgeBase& b) { b.tiers[at].clearance_days *= 2; }});
  }
  for (std::size_t at = 0; at < base.roles.size(); ++at) {
    const auto add = [&](const std::string& what, std::array<bool, 5> Role::*right) {
      for (std::size_t tier = 0; tier < tier_ids.size(); ++tier)
        if (!(base.roles[at].*right)[tier])
          out.push_back({base.roles[at].id + "/may " + what + " at " + std::string{tier_ids[tier]}, base.roles[at].id,
                         Mutated::role, at,
                         [at, tier, right](KnowledgeBase& b) { (b.roles[at].*right)[tier] = true; }});
    };
    add("prescribe", &Role::prescribe);
    add("propose", &Role::propose);
    add("deliver", &Role::deliver);
  }
}

}  // namespace mettle
