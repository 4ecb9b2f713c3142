#include "safety/module_table.h"

#include <algorithm>

#include "safety/rule_examples.h"

namespace mettle {
namespace {

bool asks_for(const Demand& demand, const std::vector<Dimension>& any_of) {
  return std::ranges::any_of(any_of, [&](Dimension d) { return demand.at(d) > 0; });
}

Standing standing_for(const KnowledgeBase& base, const ModuleTable::Row& row) {
  const Date today = Date::from_days(0);  // any day does: every fact is from that day
  std::vector<std::optional<Site>> sites;
  for (const Site site : row.judged_at) sites.emplace_back(site == Site::acetabulum ? Site::pelvis : site);
  std::ranges::sort(sites);
  sites.erase(std::ranges::unique(sites).begin(), sites.end());
  Picture picture = reassuring_picture(base, sites, today);
  for (Lesion& lesion : picture.lesions)
    if (lesion.side == Laterality::left) lesion.side = Laterality::both;
  Standing standing = derive_standing(base, picture, today);
  for (LesionStanding& lesion : standing.lesions)
    lesion.lesion_class = std::max(lesion.lesion_class, LesionClass::moderate);
  standing.tier = std::max(standing.tier, Tier::moderate);
  return standing;
}

Agreement judge(const OpenShare& share, bool published_open, const ModuleTable& table) {
  if (share.entries == 0) return Agreement::nothing_to_compare;
  const int percent = share.by_movement * 100 / share.entries;  // not clinical: per cent
  if (published_open)
    return percent < table.stricter_below_percent ? Agreement::much_stricter : Agreement::as_published;
  return percent > table.looser_above_percent ? Agreement::looser : Agreement::as_published;
}

}  // namespace

ModuleComparison compare_modules(const KnowledgeBase& base) {
  const ModuleTable& table = base.modules;
  ModuleComparison comparison;
  for (const ModuleTable::Row& row : table.rows) {
    const Standing standing = standing_for(base, row);
    const Ceilings movement =
        ceilings_of(derive_limits(base, standing, Library::exercises, RuleFilter::movement_only()));
    const Ceilings all = ceilings_of(derive_limits(base, standing, Library::exercises));
    std::vector<ModuleCell> cells;
    for (std::size_t m = 0; m < table.modules.size(); ++m) {
      const ModuleTable::Cell& published = row.cells[m];
      const ModuleTable::Part* exclusion = table.find_exclusion(published.exclusion);
      const bool open = published.value <= ModuleTable::Value::target_with_exclusion;
      ModuleCell cell;
      for (std::size_t i = 0; i < base.entries.size(); ++i) {
        const Demand& demand = base.variants[base.first_variant[i]].demand;
        if (base.entries[i].library != Library::exercises || !asks_for(demand, table.modules[m].demands)) continue;
        const bool excluded = !open || (exclusion && asks_for(demand, exclusion->demands));
        OpenShare& share = excluded ? cell.left_out : cell.kept;
        ++share.entries;
        const bool open_by_movement = movement.admit(demand) <= Verdict::supervise;
        share.by_movement += open_by_movement ? 1 : 0;
        (open_by_movement ? share.left_open : share.closed).push_back(i);
        share.by_all += all.admit(demand) <= Verdict::supervise ? 1 : 0;
      }
      cell.kept_agrees = judge(cell.kept, true, table);
      cell.left_out_agrees = judge(cell.left_out, false, table);
      cells.push_back(cell);
    }
    comparison.push_back(std::move(cells));
  }
  return comparison;
}

}  // namespace mettle
