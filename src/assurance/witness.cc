#include "assurance/witness.h"

#include <algorithm>
#include <set>

#include "assurance/ask_text.h"
#include "care/tier.h"

namespace mettle {
namespace {

constexpr std::array<Library, 5> libraries{Library::exercises, Library::tests, Library::daily, Library::done_to,
                                           Library::probes};

std::string lesion_id(const ReadPerson& person, std::size_t number) {
  return number < person.picture.lesions.size() ? person.picture.lesions[number].id : "";
}

std::vector<std::pair<std::size_t, std::size_t>> keys_of(const std::vector<Raised>& raised) {
  std::vector<std::pair<std::size_t, std::size_t>> keys;
  for (const Raised& one : raised) keys.emplace_back(one.floor, one.lesion);
  std::ranges::sort(keys);
  return keys;
}

bool same(const Acting& a, const Acting& b) { return a.value == b.value && a.basis == b.basis; }

bool same(const ScoreRange& a, const ScoreRange& b) {
  return a.low == b.low && a.high == b.high && a.band == b.band && a.modifiers == b.modifiers;
}

/// The coded variants first, so that a question is about an entry as it is written where that is enough.
std::vector<std::size_t> variants_of(const KnowledgeBase& base, Library library) {
  std::vector<std::size_t> coded, others;
  for (std::size_t v = 0; v < base.variants.size(); ++v) {
    if (base.entries[base.variants[v].entry].library != library) continue;
    (base.first_variant[base.variants[v].entry] == v ? coded : others).push_back(v);
  }
  coded.insert(coded.end(), others.begin(), others.end());
  return coded;
}

/// What each rule says alone of a demand, where it says anything.
SaidAlone said_alone(const std::vector<Limit>& limits, const Demand& demand, const std::set<std::size_t>& rules) {
  SaidAlone said;
  for (const Limit& limit : limits) {
    if (!rules.contains(limit.rule)) continue;
    const Verdict alone = limit.ceilings.admit(demand);
    if (alone != Verdict::allow) said[limit.rule] = std::max(said[limit.rule], alone);
  }
  return said;
}

/// The rules whose limits are not the same before and after.
std::set<std::size_t> moved_rules(const std::vector<Limit>& before, const std::vector<Limit>& after) {
  std::set<std::size_t> rules;
  const auto look = [&](const std::vector<Limit>& some, const std::vector<Limit>& others) {
    for (const Limit& limit : some)
      if (std::ranges::none_of(others, [&](const Limit& other) {
            return other.rule == limit.rule && other.lesion == limit.lesion && other.ceilings == limit.ceilings;
          }))
        rules.insert(limit.rule);
  };
  look(before, after);
  look(after, before);
  return rules;
}

/// Those of `was` that say something else in `is`.
SaidAlone differing(const SaidAlone& was, const SaidAlone& is) {
  SaidAlone out;
  for (const auto& [rule, alone] : was)
    if (const auto now = is.find(rule); now == is.end() || now->second != alone) out.insert({rule, alone});
  return out;
}

}  // namespace

std::optional<Witness> WitnessFinder::in_limits(const ReadPerson& person, const KnowledgeBase& changed) const {
  for (const Library library : libraries) {
    const auto& before = person.evaluation.limits_for(library);
    const auto after = derive_limits(changed, person.evaluation.standing, library);
    const std::set<std::size_t> moved = moved_rules(before, after);
    if (moved.empty()) continue;
    for (const std::size_t v : variants_of(base_, library)) {
      const Demand& demand = base_.variants[v].demand;
      const SaidAlone differs = differing(said_alone(before, demand, moved), said_alone(after, demand, moved));
      if (!differs.empty()) return Witness{person.person, entry_ask(base_, person.evaluation, v, differs)};
    }
  }
  return std::nullopt;
}

std::optional<Witness> WitnessFinder::in_demands(const ReadPerson& person, const KnowledgeBase& changed) const {
  for (const Library library : libraries) {
    const auto& limits = person.evaluation.limits_for(library);
    std::set<std::size_t> rules;
    for (const Limit& limit : limits) rules.insert(limit.rule);
    for (const std::size_t v : variants_of(base_, library)) {
      if (base_.variants[v].demand == changed.variants[v].demand) continue;
      const SaidAlone differs = differing(said_alone(limits, base_.variants[v].demand, rules),
                                          said_alone(limits, changed.variants[v].demand, rules));
      if (!differs.empty()) return Witness{person.person, entry_ask(base_, person.evaluation, v, differs)};
    }
  }
  return std::nullopt;
}

std::optional<Witness> WitnessFinder::in_lifts(const ReadPerson& person, std::size_t rule) const {
  for (const Library library : libraries)
    for (const std::size_t v : variants_of(base_, library))
      if (!said_alone(person.evaluation.limits_for(library), base_.variants[v].demand, {rule}).empty())
        return Witness{person.person, lift_ask(base_, person.evaluation, v, rule)};
  return std::nullopt;
}

std::optional<Witness> WitnessFinder::in_standing(const ReadPerson& person, const KnowledgeBase& changed) const {
  Evaluation then;
  then.standing = derive_standing(changed, person.picture, people_.today());
  const Standing &was = person.evaluation.standing, &is = then.standing;
  const auto found = [&](std::string ask) { return Witness{person.person, std::move(ask)}; };
  for (std::size_t i = 0; i < base_.facts.size(); ++i)
    if (!same(was.facts[i], is.facts[i])) return found(fact_ask(base_, was.facts[i], i, ""));
  for (std::size_t l = 0; l < was.lesions.size(); ++l) {
    const LesionStanding &a = was.lesions[l], &b = is.lesions[l];
    const std::string lesion = lesion_id(person, l);
    for (std::size_t i = 0; i < base_.facts.size(); ++i)
      if (!same(a.facts[i], b.facts[i])) return found(fact_ask(base_, a.facts[i], i, lesion));
    for (std::size_t s = 0; s < a.scores.size(); ++s)
      if (!same(a.scores[s], b.scores[s])) return found(score_ask(base_, a.scores[s], lesion));
    if (a.lesion_class != b.lesion_class || a.sites != b.sites ||
        keys_of(class_reasons(base_, person.evaluation, a)) != keys_of(class_reasons(changed, then, b)))
      return found(class_ask(base_, person.evaluation, lesion, l));
  }
  const TierReport tier_was = derive_tier(base_, person.evaluation), tier_is = derive_tier(changed, then);
  if (tier_was.tier != tier_is.tier || tier_was.clearance_until != tier_is.clearance_until ||
      keys_of(tier_was.reasons) != keys_of(tier_is.reasons))
    return found(tier_ask(base_, person.evaluation));
  if (was.falls_class != is.falls_class) return found(falls_ask(person.evaluation));
  return std::nullopt;
}

std::optional<Witness> WitnessFinder::in_authority(const ReadPerson& person, const KnowledgeBase& changed) const {
  const std::string was = authority_ask(base_, person.evaluation);
  if (was == authority_ask(changed, person.evaluation)) return std::nullopt;
  return Witness{person.person, was};
}

std::vector<ReadPerson> WitnessFinder::people_for_fact(const FactDefinition& fact) {
  std::vector<MinimalPerson> made;
  const std::string& id = fact.same_result_as.empty() ? fact.id : fact.same_result_as;
  const auto add = [&](MinimalPerson person, const std::string& value) {
    (fact.about == About::lesion ? person.of_lesion : person.of_person)[id] = value;
    made.push_back(std::move(person));
  };
  std::vector<std::optional<Site>> sites;
  if (fact.about == About::lesion)
    for (const SiteInfo& row : site_table) sites.emplace_back(row.site);
  else sites.emplace_back(std::nullopt);
  std::int64_t best = fact.higher_is_worse ? fact.least : fact.most;
  if (fact.kind == FactKind::choice)
    for (std::size_t i = best = 0; i < fact.answers.size(); ++i)
      if (fact.badness(static_cast<std::int64_t>(i)) < fact.badness(best)) best = static_cast<std::int64_t>(i);
  if (fact.kind == FactKind::category) best = 0;
  const std::string value = written_value(fact, best);
  std::vector<std::string> sources{"patient"};
  for (const Role& role : base_.roles)
    if (role.professional && std::ranges::find(fact.enter, role.id) == fact.enter.end()) {
      sources.push_back(role.id);
      break;
    }
  for (const auto& site : sites) {
    MinimalPerson person{.site = site};
    add(person, "\"unknown\"");
    add(person, "{ value = " + value + ", ago = " + std::to_string(fact.stale_days + 1) + " }");
    for (const std::string& source : sources) add(person, "{ value = " + value + ", source = \"" + source + "\" }");
    const std::string ago = std::to_string(fact.stale_days + 1);
    person.images = "[]";
    add(person, value);
    person.images = "[{ modality = \"ct\", ago = " + ago + ", regions = \"everywhere\" }]";
    add(person, "{ value = " + value + ", ago = " + ago + " }");
  }
  if (const auto course = fact.cycle_of.empty() ? std::nullopt : base_.find_fact(fact.cycle_of)) {
    MinimalPerson person;
    const FactDefinition& cycle = base_.facts[*course];
    person.of_person[cycle.id] =
        "{ value = " + written_value(cycle, static_cast<std::int64_t>(cycle.answers.size()) - 1) + ", from = \"" +
        people_.today().plus_days(-fact.stale_at_cycle_day).to_text() + "\" }";
    add(person, "{ value = " + value + ", ago = 1 }");
  }
  for (const auto& stricter : fact.unknown_if)
    for (const ReadPerson& person : people_.for_condition(stricter.when)) {
      MinimalPerson with = person.person;
      if (fact.about == About::lesion && !with.site) with.site = Site::ribs;
      add(with, "\"unknown\"");
    }
  std::vector<ReadPerson> out;
  for (const MinimalPerson& person : made)
    if (auto read = people_.read(person)) out.push_back(std::move(*read));
  return out;
}

std::vector<ReadPerson> WitnessFinder::people_for_score(const ScoreTable& score) {
  std::vector<MinimalPerson> made;
  for (const Site site : score.sites) {
    made.push_back({.site = site});
    for (const auto& [part, says] : base_.words_of(site).parts) made.push_back({.site = site, .part = part});
    for (const std::string& level : base_.words_of(site).levels) made.push_back({.site = site, .level = level});
    for (const auto& component : score.components)
      for (const ScoreOption& option : component.options)
        if (!component.fact.empty()) {
          MinimalPerson person{.site = site};
          person.of_lesion[component.fact] = "\"" + option.id + "\"";
          made.push_back(std::move(person));
        }
    for (const ScoreBand& band : score.bands) {
      MinimalPerson person{.site = site};
      person.of_lesion[score.total_fact] = std::to_string(band.low);
      made.push_back(std::move(person));
    }
    // So many items unknown, from the first and from the last.
    for (const bool backward : {false, true}) {
      MinimalPerson person{.site = site};
      for (std::size_t i = 0; i < score.components.size(); ++i) {
        const auto& component = score.components[backward ? score.components.size() - 1 - i : i];
        if (component.fact.empty()) continue;
        person.of_lesion[component.fact] = "\"unknown\"";
        made.push_back(person);
      }
    }
    MinimalPerson person{.site = site};
    for (const std::string& fact : score.unscorable_all_of) person.of_lesion[fact] = "\"unknown\"";
    made.push_back(std::move(person));
  }
  std::vector<ReadPerson> out;
  for (const MinimalPerson& person : made)
    if (auto read = people_.read(person)) out.push_back(std::move(*read));
  for (const ScoreModifier& modifier : score.modifiers)
    for (const ReadPerson& found : people_.for_condition(modifier.when))
      for (const Site site : modifier.sites) {
        MinimalPerson person = found.person;
        person.site = site;
        person.part.clear();
        if (auto read = people_.read(person)) out.push_back(std::move(*read));
      }
  return out;
}

const std::vector<ReadPerson>& WitnessFinder::people_for(const Mutant& mutant) {
  const auto key = std::pair(mutant.kind, mutant.subject);
  const auto known = cache_.find(key);
  if (known != cache_.end()) return known->second;
  cache_.clear();  // mutants of one subject follow each other
  std::vector<ReadPerson> people;
  switch (mutant.kind) {
    case Mutated::limit: people = people_.for_condition(base_.limits[mutant.at].when); break;
    case Mutated::floor: people = people_.for_condition(base_.floors[mutant.at].when); break;
    case Mutated::fact: people = people_for_fact(base_.facts[mutant.at]); break;
    case Mutated::score: people = people_for_score(base_.scores[mutant.at]); break;
    case Mutated::level: {
      const VertebralLevel& level = base_.levels[mutant.at];
      if (auto read = people_.read({.site = level.region, .level = level.id})) people.push_back(std::move(*read));
      break;
    }
    case Mutated::tier:
    case Mutated::role: return people_.by_tier();
    case Mutated::joint:
    case Mutated::derivation: return people_.by_class();
    case Mutated::red_flag:
    case Mutated::step_up: break;
  }
  return cache_[key] = std::move(people);
}

bool WitnessFinder::reaches(const Mutant& mutant, const ReadPerson& person) const {
  const Evaluation& evaluation = person.evaluation;
  if (mutant.kind == Mutated::floor)
    return std::ranges::find(evaluation.standing.raised, mutant.at, &Raised::floor) != evaluation.standing.raised.end();
  if (mutant.kind != Mutated::limit) return true;
  return std::ranges::any_of(libraries, [&](Library library) {
    const auto& limits = evaluation.limits_for(library);
    return std::ranges::find(limits, mutant.at, &Limit::rule) != limits.end();
  });
}

Search WitnessFinder::find(const Mutant& mutant, const KnowledgeBase& changed) {
  Search search;
  search.variants = base_.variants.size();
  const bool lift = mutant.kind == Mutated::limit &&
                    base_.limits[mutant.at].lift_by.size() != changed.limits[mutant.at].lift_by.size();
  for (const ReadPerson& person : people_for(mutant)) {
    ++search.people;
    search.reached = search.reached || reaches(mutant, person);
    switch (mutant.kind) {
      case Mutated::limit: search.witness = lift ? in_lifts(person, mutant.at) : in_limits(person, changed); break;
      case Mutated::joint: search.witness = in_limits(person, changed); break;
      case Mutated::derivation: search.witness = in_demands(person, changed); break;
      case Mutated::floor:
      case Mutated::fact:
      case Mutated::score:
      case Mutated::level:
      case Mutated::tier: search.witness = in_standing(person, changed); break;
      case Mutated::role: search.witness = in_authority(person, changed); break;
      case Mutated::red_flag:
      case Mutated::step_up: break;
    }
    if (search.witness) return search;
  }
  return search;
}

}  // namespace mettle
