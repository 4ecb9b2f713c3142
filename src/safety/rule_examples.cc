#include "safety/rule_examples.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace mettle {
namespace {

/// The day the examples are judged on; any day does, every fact of theirs is from that day.
Date example_day() { return Date::from_days(0); }

std::vector<Told> best_facts(const KnowledgeBase& base, About about, Date today) {
  std::vector<Told> told;
  for (std::size_t i = 0; i < base.facts.size(); ++i) {
    const FactDefinition& fact = base.facts[i];
    if (fact.about != about || !fact.same_result_as.empty()) continue;
    if (fact.kind == FactKind::number && !fact.unknown && fact.unknown_if.empty()) continue;  // untold has no effect
    Told entry{.fact = i,
               .value = 0,
               .date = today,
               .source = fact.enter.front(),
               .from = today,
               .until = today,
               .imaging = today};
    if (entry.source == "any_professional") entry.source = "oncologist";
    if (fact.kind == FactKind::number) entry.value = fact.higher_is_worse ? fact.least : fact.most;
    told.push_back(std::move(entry));
  }
  return told;
}

/// Replaces (or takes away) the fact of that name; false when there is none.
bool lay(const KnowledgeBase& base, Picture& picture, const std::string& name, const std::string& text, Date today) {
  const auto number = base.find_fact(name);
  if (!number) return false;
  const FactDefinition& fact = base.facts[*number];
  const std::size_t tells = fact.same_result_as.empty() ? *number : *base.find_fact(fact.same_result_as);
  const auto set = [&](std::vector<Told>& told) {
    std::erase_if(told, [&](const Told& t) { return t.fact == tells; });
    if (text == "unknown") return;
    std::string source = fact.enter.front();
    if (source == "any_professional") source = "oncologist";
    told.push_back({.fact = tells,
                    .value = read_fact_value(fact, text),
                    .date = today,
                    .source = source,
                    .from = today,
                    .until = today,
                    .imaging = today});
  };
  if (fact.about == About::person) set(picture.told);
  else
    for (Lesion& lesion : picture.lesions) set(lesion.told);
  return true;
}

bool fires(const KnowledgeBase& base, std::size_t rule, const std::vector<std::pair<std::string, std::string>>& facts,
           std::string& unknown_name) {
  const Date today = example_day();
  std::vector<std::optional<Site>> sites;
  for (const auto& [name, value] : facts)
    if (name.starts_with("site")) sites.push_back(find_site(value));
  Picture picture = reassuring_picture(base, sites, today);
  for (const auto& [name, value] : facts)
    if (!name.starts_with("site") && !lay(base, picture, name, value, today)) unknown_name = name;
  const Standing standing = derive_standing(base, picture, today);
  return std::ranges::any_of(standing.raised, [&](const Raised& raised) { return raised.floor == rule; });
}

const std::vector<Site>* sites_named(const Condition& condition) {
  for (const Atom& atom : condition.atoms)
    if (atom.kind == Atom::Kind::lesion_in || atom.kind == Atom::Kind::unimaged_in) return &atom.sites;
  return nullptr;
}

/// The rule alone, on a person with a lesion on both sides of every site it names.
Ceilings alone(const KnowledgeBase& base, const LimitRule& rule) {
  const std::vector<Site>* named = sites_named(rule.when);
  if (!named) return ceilings_of_rule(base, rule, nullptr);
  LesionStanding lesion{.lesion = 0};
  lesion.sites = *named;
  for (const Site site : *named) {
    lesion.bones.push_back({site, Side::left});
    if (info(site).sided) lesion.bones.push_back({site, Side::right});
  }
  return ceilings_of_rule(base, rule, &lesion);
}

/// Probes are there for examples: every rule may name one.
bool in_reach(const LimitRule& rule, const Entry& entry) {
  return rule.only.empty() || entry.library == Library::probes ||
         std::ranges::find(rule.only, entry.library) != rule.only.end();
}

}  // namespace

Picture reassuring_picture(const KnowledgeBase& base, const std::vector<std::optional<Site>>& sites, Date today) {
  Picture picture;
  picture.told = best_facts(base, About::person, today);
  std::vector<Site> all;
  for (const SiteInfo& site : site_table) all.push_back(site.site);
  picture.imaging.push_back({"ct", today, all, {}});
  int number = 0;
  for (const auto& site : sites) {
    Lesion lesion;
    lesion.id = "lesion " + std::to_string(++number);
    lesion.site = site;
    lesion.side = site && info(*site).sided ? Laterality::left : Laterality::midline;
    if (site) {
      const SiteWords& words = base.words_of(*site);
      // A level away from the junctions: its own region alone.
      for (const std::string& level : words.levels)
        if (const VertebralLevel* found = base.find_level(level); found && found->neighbours.empty())
          lesion.level = level;
    }
    lesion.told = best_facts(base, About::lesion, today);
    picture.lesions.push_back(std::move(lesion));
  }
  return picture;
}

std::vector<Problem> check_rule_examples(const KnowledgeBase& base) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < base.floors.size(); ++i) {
    const FloorRule& rule = base.floors[i];
    const std::string where = rule.from.file + ":" + std::to_string(rule.from.place.line);
    std::string unknown;
    if (!fires(base, i, rule.fires, unknown))
      problems.push_back({"\"" + rule.id.text() + "\" does not fire on its own example.", where,
                          "Mend the condition or example.fires."});
    if (fires(base, i, rule.quiet, unknown))
      problems.push_back({"\"" + rule.id.text() + "\" fires where its example says quiet.", where,
                          "Mend the condition or example.quiet."});
    if (!unknown.empty())
      problems.push_back(
          {"\"" + unknown + "\" in the example of \"" + rule.id.text() + "\" is not a fact.", where, "Name a fact."});
  }
  for (const LimitRule& rule : base.limits) {
    const std::string where = rule.from.file + ":" + std::to_string(rule.from.place.line);
    const Ceilings ceilings = alone(base, rule);
    const auto judge = [&](const std::string& id, bool should_stop) {
      const Entry* entry = base.find_entry(id);
      if (!entry) return;
      const Demand& demand =
          base.variants[base.first_variant[static_cast<std::size_t>(entry - base.entries.data())]].demand;
      const bool stopped = ceilings.admit(demand) != Verdict::allow;
      if (!in_reach(rule, *entry))
        problems.push_back({"The example \"" + id + "\" is outside the libraries \"" + rule.id.text() + "\" speaks of.",
                            where, "Name another."});
      else if (stopped != should_stop)
        problems.push_back({"\"" + rule.id.text() + "\" alone " + (stopped ? "stops" : "lets through") + " \"" + id +
                                "\", its example says otherwise.",
                            where, "Mend the caps or the example."});
    };
    for (const std::string& id : rule.stops) judge(id, true);
    for (const std::string& id : rule.passes) judge(id, false);
  }
  return problems;
}

ExampleChoice suggest_examples(const KnowledgeBase& base, const LimitRule& rule) {
  const Ceilings ceilings = alone(base, rule);
  const auto demand_of = [&](std::size_t entry) -> const Demand& {
    return base.variants[base.first_variant[entry]].demand;
  };
  // The line is seen best between two entries that are alike: the one that is over it by least, and the one most like
  // that one among those that stay under it. A probe is taken only where the library has nothing.
  struct Candidate {
    int distance;
    std::size_t entry;
  };
  std::vector<Candidate> stops, passes;
  for (std::size_t i = 0; i < base.entries.size(); ++i) {
    if (!in_reach(rule, base.entries[i])) continue;
    int over = 0;
    for (std::size_t d = 0; d < dimension_count; ++d)
      over += std::max(0, demand_of(i).at(make_dimension(d)) - ceilings.alone.at(make_dimension(d)));
    (over > 0 ? stops : passes).push_back({over, i});
  }
  const auto order = [&](const Candidate& c) {
    return std::tuple(base.entries[c.entry].library == Library::probes, c.distance, base.entries[c.entry].id);
  };
  ExampleChoice choice;
  if (stops.empty()) return choice;
  const std::size_t stopped = std::ranges::min_element(stops, {}, order)->entry;
  choice.stops.push_back(base.entries[stopped].id);
  for (Candidate& candidate : passes) {
    candidate.distance = 0;
    for (std::size_t d = 0; d < dimension_count; ++d)
      candidate.distance +=
          std::abs(demand_of(stopped).at(make_dimension(d)) - demand_of(candidate.entry).at(make_dimension(d)));
  }
  if (!passes.empty()) choice.passes.push_back(base.entries[std::ranges::min_element(passes, {}, order)->entry].id);
  return choice;
}

}  // namespace mettle
