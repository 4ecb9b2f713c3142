// What is left at an unstable bone: for every region, what somebody about whom all else is known and good may still do
// alone when that region is judged unstable. The list is compared word by word with cases/golden/stop_leaves.txt.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "safety/evaluation.h"
#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

Picture unstable_at(Site site) {
  const KnowledgeBase& base = testing::knowledge();
  const Date day = testing::date("2026-11-24");
  Picture picture = reassuring_picture(base, {site}, day);
  const std::size_t fact = *base.find_fact("stability_opinion");
  for (Told& told : picture.lesions.front().told)
    if (told.fact == fact) told.value = read_fact_value(base.facts[fact], "unstable");
  return picture;
}

TEST(Stop, LeavesAtEveryRegionExactlyWhatIsWrittenDown) {
  const KnowledgeBase& base = testing::knowledge();
  std::string list =
      "# What somebody may do alone when this region is judged unstable and all else is known and good.\n";
  for (const SiteInfo& row : site_table) {
    const Evaluation evaluation = evaluate(base, unstable_at(row.site), testing::date("2026-11-24"));
    std::string open;
    int count = 0;
    for (std::size_t i = 0; i < base.entries.size(); ++i) {
      if (base.entries[i].library == Library::probes) continue;
      if (verdict(base, evaluation, base.variants[find_written(base, evaluation, i)]) != Verdict::allow) continue;
      open += "  " + base.entries[i].id + "\n";
      ++count;
    }
    list += std::string{row.id} + " " + std::to_string(count) + "\n" + open;
  }
  const std::string path = "cases/golden/stop_leaves.txt";
  if (std::getenv("METTLE_ACCEPT")) {
    std::ofstream(std::string{METTLE_SOURCE_DIR} + "/" + path, std::ios::binary) << list;
    return;
  }
  EXPECT_EQ(testing::file_text(path), list) << path << " (METTLE_ACCEPT=1 rewrites it; then read the difference)";
}

TEST(Stop, OfABoneThatCarriesStopsThePersonWithAnyOtherBoneSound) {
  const KnowledgeBase& base = testing::knowledge();
  for (const Site site : base.site_groups.at("lower_limb")) {
    const Evaluation evaluation = evaluate(base, unstable_at(site), testing::date("2026-11-24"));
    EXPECT_EQ(evaluation.standing.tier, Tier::stop) << id_of(site);
    for (const Variant& variant : base.variants) {
      const Demand& asked = variant.demand;
      if (asked.at(whole(Whole::on_feet)) == 0 && asked.at(whole(Whole::outside_load)) == 0) continue;
      EXPECT_EQ(verdict(base, evaluation, variant), Verdict::not_now) << base.entries[variant.entry].id;
    }
  }
}

TEST(Stop, BreathingIsLeftAtEveryRegion) {
  const KnowledgeBase& base = testing::knowledge();
  const auto entry = static_cast<std::size_t>(base.find_entry("relaxed_breathing") - base.entries.data());
  for (const SiteInfo& row : site_table)
    EXPECT_EQ(verdict(base, evaluate(base, unstable_at(row.site), testing::date("2026-11-24")),
                      base.variants[base.first_variant[entry]]),
              Verdict::allow)
        << row.id;
}

}  // namespace
}  // namespace mettle
