#include "knowledge/read_modules.h"

#include <algorithm>

#include "knowledge/read_condition.h"

namespace mettle {
namespace {

/// "limb.resisted_upper" (either side) or "body.trunk_training".
std::vector<Dimension> read_demands(RowReader& row) {
  std::vector<Dimension> demands;
  for (const std::string& text : row.texts("demands")) {
    const std::string_view name{text};
    if (name.starts_with("limb.")) {
      if (const auto what = find_limb(name.substr(5))) {  // not clinical: length of "limb."
        demands.push_back(limb(*what, Side::left));
        demands.push_back(limb(*what, Side::right));
        continue;
      }
    } else if (name.starts_with("body.")) {
      if (const auto what = find_whole(name.substr(5))) {  // not clinical: length of "body."
        demands.push_back(whole(*what));
        continue;
      }
    }
    std::vector<std::string> known;
    for (const Scale& scale : limb_table) known.push_back("limb." + std::string{scale.id});
    for (const Scale& scale : whole_table) known.push_back("body." + std::string{scale.id});
    row.fault("demands", "\"" + text + "\" is no demand on a limb or the whole body.", suggest(text, known));
  }
  return demands;
}

ModuleTable::Part read_part(const SourceFile& file, const Json& item, std::string_view says, Faults& faults) {
  RowReader row(file, item, faults);
  ModuleTable::Part part{row.text("id"), row.text(says), read_demands(row)};
  row.check_all_read();
  return part;
}

}  // namespace

void read_modules(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  ModuleTable& table = base.modules;
  for (const Json& item : root.items_at("module")) table.modules.push_back(read_part(file, item, "title", faults));
  for (const Json& item : root.items_at("exclusion")) table.exclusions.push_back(read_part(file, item, "says", faults));
  for (const Json& item : root.items_at("row")) {
    RowReader row(file, item, faults);
    ModuleTable::Row read{row.text("site_row"), read_sites(row, "judged_at", row.texts("judged_at"), base), {}, {}};
    read_sites(row, "maps_sites", row.texts("maps_sites"), base);
    for (const ModuleTable::Part& module : table.modules) {
      ModuleTable::Cell cell;
      if (const Json* at = row.find(module.id)) {
        RowReader fields(file, *at, faults);
        cell.value = static_cast<ModuleTable::Value>(fields.one_of("value", module_value_ids));
        cell.exclusion = fields.text_or("exclusion", "");
        fields.text_or("read_as", "");
        if (!cell.exclusion.empty() && !table.find_exclusion(cell.exclusion))
          fields.fault("exclusion", "There is no exclusion \"" + cell.exclusion + "\".", "Add it, or name another.");
        fields.check_all_read();
      } else {
        row.fault("site_row", "The row says nothing of \"" + module.id + "\".", "Add the cell.");
      }
      read.cells.push_back(std::move(cell));
    }
    read.note = row.text_or("note", "");
    row.text_or("applies_when", "");
    row.text("mark");
    row.texts("source");
    row.check_all_read();
    table.rows.push_back(std::move(read));
  }
  if (const Json* comparison = root.find("comparison")) {
    RowReader row(file, *comparison, faults);
    table.looser_above_percent = row.whole("looser_above_percent", 0, 100);
    table.stricter_below_percent = row.whole("stricter_below_percent", 0, 100);
    row.check_all_read();
  } else {
    faults.push_back({"There is no [comparison].", file.path, "Add looser_above_percent and stricter_below_percent."});
  }
}

const ModuleTable::Part* ModuleTable::find_exclusion(std::string_view id) const {
  const auto found = std::ranges::find(exclusions, id, &Part::id);
  return found == exclusions.end() ? nullptr : &*found;
}

}  // namespace mettle
