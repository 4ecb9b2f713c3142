#include "safety/bit_table.h"

#include <gtest/gtest.h>

#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

/// People of every site: nothing known but the lesion, and everything known and good.
std::vector<Picture> people() {
  std::vector<Picture> people;
  for (const SiteInfo& row : site_table) {
    Picture unknown;
    Lesion lesion;
    lesion.id = "a";
    lesion.site = row.site;
    unknown.lesions.push_back(lesion);
    people.push_back(unknown);
    people.push_back(reassuring_picture(testing::knowledge(), {row.site}, testing::date("2026-11-24")));
  }
  return people;
}

TEST(BitTable, GivesTheVerdictsAndTheReasonsThatEachVariantHasByItself) {
  const KnowledgeBase& base = testing::knowledge();
  const BitTable table{base};
  ASSERT_EQ(table.size(), base.variants.size());
  std::vector<Verdict> verdicts(table.size());
  for (const Picture& picture : people()) {
    const Evaluation evaluation = evaluate(base, picture, testing::date("2026-11-24"));
    table.verdicts(evaluation, verdicts);
    for (const BitTable::Stretch& stretch : table.stretches()) {
      const auto& limits = evaluation.limits_for(stretch.library);
      const ReasonTable reasons{limits};
      for (std::size_t at = stretch.first; at < stretch.past; ++at) {
        const Variant& variant = base.variants[at];
        ASSERT_EQ(base.entries[variant.entry].library, stretch.library);
        ASSERT_EQ(verdicts[at], verdict(base, evaluation, variant)) << base.entries[variant.entry].id;
        std::vector<std::size_t> binding;
        for (std::size_t i = 0; i < limits.size(); ++i)
          if (limits[i].ceilings.admit(variant.demand) != Verdict::allow) binding.push_back(i);
        ASSERT_EQ(reasons.find(variant.demand), binding) << base.entries[variant.entry].id;
        ReasonTable::Set set(reasons.words());
        ASSERT_EQ(reasons.find(table.tops(at), set), !binding.empty()) << base.entries[variant.entry].id;
      }
    }
  }
}

TEST(Levels, TopsAreTheHighestLevelOfEachDimensionAlone) {
  for (std::size_t i = 0; i < dimension_count; ++i) {
    const Dimension dimension = make_dimension(i);
    for (int level = 1; level <= highest_of(dimension); ++level) {
      Levels demand, below;
      demand.raise(dimension, level);
      below.raise(dimension, level - 1);
      EXPECT_EQ(demand.tops(), demand.above(below)) << name_of(dimension);
    }
  }
}

}  // namespace
}  // namespace mettle
