#include "knowledge/read_rights.h"

#include "knowledge/read_condition.h"
#include "knowledge/read_rules.h"

namespace mettle {

void read_rights(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  const std::vector<std::string> tiers(tier_ids.begin(), tier_ids.end());
  for (const Json& item : root.items_at("right")) {
    RowReader row(file, item, faults);
    RightRow right;
    right.place = item.place;
    right.right = static_cast<Right>(row.one_of("right", right_ids));
    if (given_with_roles(right.right))
      row.fault("right",
                "\"" + std::string{right_ids[static_cast<std::size_t>(right.right)]} + "\" stands with the roles.",
                "Give it in roles.toml, by tier.");
    right.says = row.text("says");
    right.roles = row.texts("roles");
    right.tiers.fill(!row.has("tiers"));
    for (const std::string& tier : row.texts_or_none("tiers")) right.tiers[row.place_in("tiers", tier, tiers)] = true;
    right.delegated = row.truth_or("delegated", false);
    if (const Json* where = row.find("not_where")) right.not_where = read_condition(file, *where, base, faults);
    right.evidence = read_evidence(row, base);
    row.check_all_read();
    base.rights.push_back(std::move(right));
  }
}

}  // namespace mettle
