#include "knowledge/image.h"

#include <algorithm>

#include "base/sealed.h"
#include "knowledge/image_fields.h"

namespace mettle {
namespace {

constexpr std::string_view what = "image of the knowledge";

bool is_answer(const KnowledgeBase& base, std::size_t fact, std::int64_t value) {
  const FactDefinition& definition = base.facts[fact];
  return definition.kind == FactKind::number ||
         (value >= 0 && static_cast<std::uint64_t>(value) < definition.answers.size());
}

bool points_somewhere(const KnowledgeBase& base, const Condition& condition) {
  return std::ranges::all_of(condition.atoms,
                             [&](const Atom& atom) {
                               return atom.fact < base.facts.size() &&
                                      std::ranges::all_of(atom.values, [&](std::int64_t value) {
                                        return is_answer(base, atom.fact, value);
                                      });
                             }) &&
         std::ranges::all_of(condition.parts, [&](const Condition& part) { return points_somewhere(base, part); });
}

bool are_moves(const std::vector<std::size_t>& numbers) {
  return std::ranges::all_of(numbers, [](std::size_t number) { return number < joint_moves.size(); });
}

bool facts_point_somewhere(const KnowledgeBase& base) {
  for (std::size_t i = 0; i < base.facts.size(); ++i) {
    const FactDefinition& fact = base.facts[i];
    if (fact.unknown && !is_answer(base, i, *fact.unknown)) return false;
    for (const auto& stricter : fact.unknown_if)
      if (!is_answer(base, i, stricter.acts) || !points_somewhere(base, stricter.when)) return false;
  }
  return true;
}

bool rules_point_somewhere(const KnowledgeBase& base) {
  for (const FloorRule& rule : base.floors)
    if (!points_somewhere(base, rule.when)) return false;
  for (const LimitRule& rule : base.limits)
    if (!points_somewhere(base, rule.when) ||
        !std::ranges::all_of(rule.caps, [](const Cap& cap) { return are_moves(cap.joint_moves); }))
      return false;
  for (const ScoreTable& score : base.scores)
    for (const ScoreModifier& modifier : score.modifiers)
      if (!points_somewhere(base, modifier.when)) return false;
  return std::ranges::all_of(base.motions, [](const auto& motion) { return are_moves(motion.second); });
}

bool flags_point_somewhere(const KnowledgeBase& base) {
  const auto is_told = [&](std::size_t fact, std::int64_t value) {
    return fact < base.facts.size() && is_answer(base, fact, value);
  };
  for (const RedFlag& flag : base.red_flags.flags)
    for (const auto& tells : flag.tells)
      for (const FlagTells& told : tells)
        if (!is_told(told.fact, told.value)) return false;
  for (const StepUp& step : base.red_flags.step_ups)
    if (!points_somewhere(base, step.when)) return false;
  for (const auto& by_urgency : base.red_flags.open_red_flag)
    for (const std::int64_t value : by_urgency)
      if (!is_told(base.red_flags.open_red_flag_fact, value)) return false;
  return true;
}

bool variants_fit_entries(const KnowledgeBase& base) {
  const auto& first = base.first_variant;
  if (first.size() != base.entries.size() + 1 || first.front() != 0 || first.back() != base.variants.size())
    return false;
  for (std::size_t i = 0; i < base.entries.size(); ++i) {
    if (first[i] >= first[i + 1] || first[i + 1] > base.variants.size()) return false;
    for (std::size_t v = first[i]; v < first[i + 1]; ++v)
      if (base.variants[v].entry != i) return false;
  }
  return true;
}

bool modules_fit(const KnowledgeBase& base) {
  const ModuleTable& table = base.modules;
  for (const auto* parts : {&table.modules, &table.exclusions})
    for (const ModuleTable::Part& part : *parts)
      for (const Dimension dimension : part.demands)
        if (dimension.index >= dimension_count) return false;
  for (const ModuleTable::Row& row : table.rows) {
    if (row.cells.size() != table.modules.size()) return false;
    for (const ModuleTable::Cell& cell : row.cells)
      if (!cell.exclusion.empty() && !table.find_exclusion(cell.exclusion)) return false;
  }
  return true;
}

/// What is a place in a list is one that the list has. The rest was checked when the text was read.
bool is_whole(const KnowledgeBase& base) {
  const auto listed_once = [&](const SiteInfo& site) {
    return std::ranges::count(base.sites, site.site, &SiteWords::site) == 1;
  };
  return std::ranges::all_of(site_table, listed_once) && facts_point_somewhere(base) && rules_point_somewhere(base) &&
         flags_point_somewhere(base) && variants_fit_entries(base) && modules_fit(base);
}

}  // namespace

std::string write_image(const KnowledgeBase& base) { return write_sealed(what, base); }

Result<KnowledgeBase> read_image(std::string_view bytes) {
  METTLE_TRY(KnowledgeBase base, read_sealed<KnowledgeBase>(what, bytes));
  if (is_whole(base)) return base;
  return failure(Problem{"The image of the knowledge names what is not in it.", "", "Build Mettle again."});
}

}  // namespace mettle
