#include "assurance/golden.h"

#include <map>
#include <set>
#include <sstream>

#include "safety/evaluation.h"

namespace mettle {
namespace {

struct Profile {
  std::vector<std::pair<Site, LesionClass>> lesions;
  int falls_class = 0;
};

const std::map<std::string, Profile>& profiles() {
  using enum LesionClass;
  const auto lumbar = Site::lumbar_spine, hip = Site::femur_proximal, arm = Site::humerus_proximal;
  static const std::map<std::string, Profile> people{
      {"NONE", {{}, 0}},
      {"L-low", {{{lumbar, lower}}, 0}},
      {"L-mod", {{{lumbar, moderate}}, 0}},
      {"L-high", {{{lumbar, high}}, 1}},
      {"TR-mod", {{{Site::thoracic_spine, moderate}, {Site::ribs, moderate}}, 0}},
      {"C-mod", {{{Site::cervical_spine, moderate}}, 0}},
      {"F-low", {{{hip, lower}}, 0}},
      {"F-mod", {{{hip, moderate}}, 0}},
      {"F-high", {{{hip, high}}, 1}},
      {"P-mod", {{{Site::pelvis, moderate}, {Site::acetabulum, moderate}}, 0}},
      {"H-mod", {{{arm, moderate}}, 0}},
      {"H-high", {{{arm, high}}, 0}},
      {"FALL", {{{lumbar, lower}}, 2}},
  };
  return people;
}

Standing standing_of(const KnowledgeBase& base, const Profile& profile) {
  Standing standing{.today = Date::from_days(0)};  // any day does: no fact is told
  standing.facts.resize(base.facts.size());
  standing.falls_class = profile.falls_class;
  standing.any_lesion = true;
  for (const auto& [site, lesion_class] : profile.lesions) {
    LesionStanding lesion{.lesion = standing.lesions.size()};
    lesion.lesion_class = lesion_class;
    lesion.sites = {site};
    lesion.bones.push_back({site, Side::left});
    if (info(site).sided) lesion.bones.push_back({site, Side::right});
    lesion.facts.resize(base.facts.size());
    standing.lesions.push_back(std::move(lesion));
  }
  return standing;
}

using Rules = std::set<std::string>;

/// "sit_to_stand F-mod RULE RULE": the rules that gave each frozen verdict that is not allow.
std::map<std::pair<std::string, std::string>, Rules> rules_behind_frozen(const std::string& text) {
  std::map<std::pair<std::string, std::string>, Rules> rules;
  std::istringstream table(text);
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.starts_with("#")) continue;
    std::istringstream words(line);
    std::string entry, person;
    words >> entry >> person;
    Rules& behind = rules[{entry, person}];
    for (std::string rule; words >> rule;) behind.insert(rule);
  }
  return rules;
}

/// Who a reference person is today, and what each rule says about them.
struct Decided {
  Ceilings ceilings;
  std::vector<Limit> limits;

  Evaluation as_evaluation(Library library) const {
    Evaluation evaluation;
    evaluation.ceilings[static_cast<std::size_t>(library)] = ceilings;
    return evaluation;
  }

  Rules that_decide(const KnowledgeBase& base, const Demand& demand) const {
    Rules rules;
    const Verdict verdict = ceilings.admit(demand);
    if (verdict == Verdict::allow) return rules;
    for (const Limit& limit : limits)
      if (limit.ceilings.admit(demand) == verdict) rules.insert(base.limits[limit.rule].id.text());
    return rules;
  }
};

/// One line of moved.txt: what decides now and did not (+), and what decided and no longer does (-).
std::string moved_line(const std::string& entry, const std::string& person, const std::string& frozen,
                       const std::string& now, const Rules& decide, const Rules& decided) {
  std::string line = entry + " " + person + " " + frozen + " -> " + now + " :";
  for (const std::string& rule : decide)
    if (!decided.contains(rule)) line += " +" + rule;
  for (const std::string& rule : decided)
    if (!decide.contains(rule)) line += " -" + rule;
  return line + "\n";
}

using FrozenRules = std::map<std::pair<std::string, std::string>, Rules>;

/// Decides a frozen table anew and adds a line for every cell that is no longer so; returns how many cells there are.
int compare(const KnowledgeBase& base, const std::string& text, const FrozenRules& frozen_rules, Library library,
            GoldenRun& run) {
  std::istringstream table(text);
  std::vector<std::string> people;
  std::map<std::string, Decided> decided;
  int cells = 0;
  for (std::string line; std::getline(table, line);) {
    std::istringstream words(line);
    std::string id;
    if (line.empty() || line.starts_with("#") || !(words >> id)) continue;
    if (id == "id") {
      for (std::string person; words >> person;) {
        people.push_back(person);
        auto limits =
            derive_limits(base, standing_of(base, profiles().at(person)), library, RuleFilter::movement_only());
        decided[person] = {ceilings_of(limits), std::move(limits)};
      }
      continue;
    }
    const Entry* entry = base.find_entry(id);
    if (!entry) {
      run.faults.push_back(id + " is not in the library");
      continue;
    }
    const auto number = static_cast<std::size_t>(entry - base.entries.data());
    for (const std::string& person : people) {
      std::string frozen;
      words >> frozen;
      // The entry as it is written, by the way in that fits best.
      const Evaluation evaluation = decided[person].as_evaluation(library);
      const Demand& demand = base.variants[find_written(base, evaluation, number)].demand;
      const std::string now(1, letter_of(decided[person].ceilings.admit(demand)));
      const auto behind = frozen_rules.find({id, person});
      if ((behind == frozen_rules.end()) != (frozen == "."))
        run.faults.push_back(id + " for " + person + ": cases/golden/rules.txt does not fit the table");
      ++cells;
      if (now == frozen) continue;
      run.moved += moved_line(id, person, frozen, now, decided[person].that_decide(base, demand),
                              behind == frozen_rules.end() ? Rules{} : behind->second);
    }
  }
  return cells;
}

}  // namespace

char letter_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::allow: return '.';
    case Verdict::supervise: return 's';
    case Verdict::sign_off: return '?';
    case Verdict::not_now: return 'X';
  }
  return '!';
}

GoldenRun compare_golden(const KnowledgeBase& base, const GoldenTexts& texts) {
  GoldenRun run;
  run.moved =
      "# Cells of the frozen tables that are decided otherwise today: entry, person, frozen -> now, then the rules "
      "that\n"
      "# decide now and did not (+), and those that decided and no longer do (-). Why: docs/safety/differences.md.\n"
      "# . allow   s supervise   ? sign_off   X not_now\n";
  const auto frozen_rules = rules_behind_frozen(texts.rules);
  run.exercise_cells = compare(base, texts.exercises, frozen_rules, Library::exercises, run);
  run.daily_cells = compare(base, texts.daily, frozen_rules, Library::daily, run);
  return run;
}

}  // namespace mettle
