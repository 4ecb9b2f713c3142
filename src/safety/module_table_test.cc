#include "safety/module_table.h"

#include <gtest/gtest.h>

#include "support/knowledge.h"

namespace mettle {
namespace {

TEST(ModuleTable, ComparesEveryCellOfThePublishedTableAndCountsEachEntryOnce) {
  const KnowledgeBase& base = testing::knowledge();
  const ModuleComparison comparison = compare_modules(base);
  ASSERT_EQ(comparison.size(), base.modules.rows.size());
  int looser = 0, stricter = 0, as_published = 0, nothing = 0;
  for (std::size_t row = 0; row < comparison.size(); ++row) {
    ASSERT_EQ(comparison[row].size(), base.modules.modules.size());
    for (std::size_t module = 0; module < comparison[row].size(); ++module) {
      const ModuleCell& cell = comparison[row][module];
      EXPECT_EQ(cell.kept.entries + cell.left_out.entries,
                comparison[0][module].kept.entries + comparison[0][module].left_out.entries);
      const bool open = base.modules.rows[row].cells[module].value <= ModuleTable::Value::target_with_exclusion;
      EXPECT_TRUE(open || cell.kept.entries == 0) << "a part that is no target keeps nothing";
      for (const OpenShare* share : {&cell.kept, &cell.left_out}) {
        EXPECT_EQ(share->left_open.size() + share->closed.size(), static_cast<std::size_t>(share->entries));
        EXPECT_EQ(share->left_open.size(), static_cast<std::size_t>(share->by_movement));
        EXPECT_LE(share->by_all, share->by_movement) << "every rule opens no more than those of movement";
      }
      for (const Agreement agreement : {cell.kept_agrees, cell.left_out_agrees}) {
        looser += agreement == Agreement::looser ? 1 : 0;
        stricter += agreement == Agreement::much_stricter ? 1 : 0;
        as_published += agreement == Agreement::as_published ? 1 : 0;
        nothing += agreement == Agreement::nothing_to_compare ? 1 : 0;
      }
    }
  }
  EXPECT_GT(as_published, looser + stricter);
  EXPECT_GT(nothing, 0);
}

TEST(ModuleTable, WhereTheCeilingsAreOpenMoreIsLooserAndWhereTheyAreShutAllIsStricter) {
  KnowledgeBase base = testing::knowledge();
  base.limits.clear();
  for (const auto& row : compare_modules(base))
    for (const ModuleCell& cell : row) {
      EXPECT_NE(cell.left_out_agrees, Agreement::as_published);
      EXPECT_NE(cell.kept_agrees, Agreement::much_stricter);
    }
  base = testing::knowledge();
  for (LimitRule& rule : base.limits) {
    rule.when = {};
    rule.only.clear();
    rule.part = RulePart::movement;
    for (Cap& cap : rule.caps) cap.alone = cap.watched = cap.signed_off = 0;
  }
  for (const auto& row : compare_modules(base))
    for (const ModuleCell& cell : row) EXPECT_NE(cell.left_out_agrees, Agreement::looser);
}

}  // namespace
}  // namespace mettle
