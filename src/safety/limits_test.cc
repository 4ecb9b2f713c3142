// Where a limit falls: the lesion's own bone and side, the junctional neighbour, and only the regions its rule names.
#include "safety/limits.h"

#include <gtest/gtest.h>

#include "safety/evaluation.h"
#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

const Date today = testing::date("2026-11-24");

Evaluation with_lesion(Site site, const std::string& level, Laterality side = Laterality::midline) {
  Picture picture = reassuring_picture(testing::knowledge(), {site}, today);
  picture.lesions[0].level = level;
  picture.lesions[0].side = side;
  return evaluate(testing::knowledge(), picture, today);
}

int ceiling(const Evaluation& evaluation, Dimension dimension) {
  return evaluation.ceilings_for(Library::exercises).signed_off.at(dimension);
}
Dimension fast(Joint joint, Move move) { return moving(*find_joint_move({joint, move}), Side::left, Quality::rapid); }
Dimension loaded(Joint joint, Move move) {
  return moving(*find_joint_move({joint, move}), Side::left, Quality::loaded);
}

TEST(Limits, AVertebraClosesItsOwnRegionAndAtAJunctionTheNeighbour) {
  EXPECT_EQ(ceiling(with_lesion(Site::thoracic_spine, "T7"), fast(Joint::thoracic, Move::rotation)), 0);
  EXPECT_EQ(ceiling(with_lesion(Site::thoracic_spine, "T7"), fast(Joint::lumbar, Move::flexion)), 0)
      << "trunk flexion is one motion: the row of the thoracic spine names the lower back too";
  EXPECT_EQ(ceiling(with_lesion(Site::thoracic_spine, "T7"), loaded(Joint::neck, Move::rotation)), 2);
  EXPECT_EQ(ceiling(with_lesion(Site::thoracic_spine, "T7"), fast(Joint::neck, Move::rotation)), 0)
      << "with bone metastases one of fast or end-range is enough anywhere in the spine";
  EXPECT_EQ(ceiling(with_lesion(Site::thoracic_spine, "T1"), loaded(Joint::neck, Move::rotation)), 0);
  EXPECT_EQ(ceiling(with_lesion(Site::thoracic_spine, ""), loaded(Joint::neck, Move::rotation)), 0)
      << "a level nobody told may be at a junction";
}

TEST(Limits, ALimbLesionLimitsItsOwnSide) {
  const Evaluation left = with_lesion(Site::humerus_shaft, "", Laterality::left);
  const Dimension here = stress({Site::humerus_shaft, Side::left}, Mode::torsion);
  const Dimension there = stress({Site::humerus_shaft, Side::right}, Mode::torsion);
  EXPECT_LT(ceiling(left, here), ceiling(left, there));
  const Evaluation unknown = with_lesion(Site::humerus_shaft, "", Laterality::unknown);
  EXPECT_EQ(ceiling(unknown, here), ceiling(left, here));
  EXPECT_EQ(ceiling(unknown, there), ceiling(left, here));
}

TEST(Limits, TestsAreJudgedAtTheOwnClassOfTheLesion) {
  const KnowledgeBase& base = testing::knowledge();
  const Evaluation evaluation = with_lesion(Site::ribs, "", Laterality::left);
  const auto filter = RuleFilter::movement_only();
  EXPECT_EQ(ceilings_of(derive_limits(base, evaluation.standing, Library::exercises, filter)),
            ceilings_of(derive_limits(base, evaluation.standing, Library::tests, filter)));
}

TEST(Limits, OnlyAnImageThatCoversARegionTakesAwayItsLimits) {
  const KnowledgeBase& base = testing::knowledge();
  Picture picture = reassuring_picture(base, {Site::ribs}, today);
  const Dimension heavy = stress({Site::lumbar_spine, Side::left}, Mode::compression);
  const auto alone = [&] { return evaluate(base, picture, today).ceilings_for(Library::exercises).alone.at(heavy); };
  EXPECT_EQ(alone(), 3);
  std::erase(picture.imaging.front().regions, Site::lumbar_spine);
  EXPECT_EQ(alone(), 2) << "nobody has looked";
  picture.imaging.front().clear.push_back(Site::lumbar_spine);
  EXPECT_EQ(alone(), 3) << "looked at and stated clear";
  picture.imaging.front().modality = "xray";
  EXPECT_EQ(alone(), 2) << "a plain X-ray never reassures";
  picture.lesions.clear();
  EXPECT_EQ(alone(), 3) << "no bone metastases known";
}

TEST(Limits, AnUnstatedWeightBearingStatusCostsDifferentThings) {
  const KnowledgeBase& base = testing::knowledge();
  Picture picture = reassuring_picture(base, {Site::femur_proximal}, today);
  const std::size_t status = *base.find_fact("weight_bearing_status");
  const Entry& stroll = *base.find_entry("active_rest_stroll");
  const auto number = static_cast<std::size_t>(&stroll - base.entries.data());
  const auto now = [&] {
    const Evaluation evaluation = evaluate(base, picture, today);
    return verdict(base, evaluation, base.variants[base.first_variant[number]]);
  };
  EXPECT_EQ(now(), Verdict::allow) << "full weight is stated";
  std::erase_if(picture.lesions.front().told, [&](const Told& told) { return told.fact == status; });
  EXPECT_EQ(now(), Verdict::sign_off);
  const auto aid = find_adaptation(base, evaluate(base, picture, today), number);
  ASSERT_TRUE(aid);
  EXPECT_NE(base.variants[*aid].choice.support, Support::none) << "an aid opens it";
}

TEST(Limits, TheFilterOfTheFrozenRunKeepsMovementRulesOnly) {
  const KnowledgeBase& base = testing::knowledge();
  const Standing standing = with_lesion(Site::lumbar_spine, "L3").standing;
  const auto limits = derive_limits(base, standing, Library::exercises, RuleFilter::movement_only());
  EXPECT_FALSE(limits.empty());
  for (const Limit& limit : limits) EXPECT_EQ(base.limits[limit.rule].part, RulePart::movement);
  EXPECT_LT(limits.size(), derive_limits(base, standing, Library::exercises).size());
}

TEST(Adaptations, AreMilderVariantsOfTheSameEntryAndNeverHeavier) {
  const KnowledgeBase& base = testing::knowledge();
  const Evaluation evaluation = with_lesion(Site::humerus_shaft, "", Laterality::left);
  int found = 0;
  for (std::size_t entry = 0; entry < base.entries.size(); ++entry) {
    const auto adapted = find_adaptation(base, evaluation, entry);
    if (!adapted) continue;
    ++found;
    const Variant &as_written = base.variants[find_written(base, evaluation, entry)],
                  &variant = base.variants[*adapted];
    EXPECT_EQ(variant.entry, entry);
    EXPECT_LT(verdict(base, evaluation, variant), verdict(base, evaluation, as_written));
    EXPECT_LE(variant.choice.load, base.entries[entry].coded_load);
  }
  EXPECT_GT(found, 0);
}

TEST(Limits, ACapOnTheOwnMovesOfALesionLimitsNothingWithoutOne) {
  const KnowledgeBase& base = testing::knowledge();
  LimitRule rule = base.limits.front();
  Cap cap{};
  cap.on = Cap::On::move;
  cap.moves = Cap::Moves::own;
  rule.caps = {cap};
  EXPECT_EQ(ceilings_of_rule(base, rule, nullptr), Ceilings{});
}

}  // namespace
}  // namespace mettle
