#include "body/levels.h"

#include <gtest/gtest.h>

#include <set>

#include "body/verdict.h"

namespace mettle {
namespace {

TEST(Dimensions, HaveEachANameOfTheirOwnAndALevelOfOneToSeven) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < dimension_count; ++i) {
    names.insert(name_of(make_dimension(i)));
    EXPECT_GE(highest_of(make_dimension(i)), 1);
    EXPECT_LE(highest_of(make_dimension(i)), 7);
  }
  EXPECT_EQ(names.size(), dimension_count);
}

TEST(Levels, HoldEachDimensionForItself) {
  for (std::size_t i = 0; i < dimension_count; ++i) {
    const Dimension dimension = make_dimension(i);
    for (int level = 0; level <= highest_of(dimension); ++level) {
      Levels demand = Levels::none();
      demand.raise(dimension, level);
      EXPECT_EQ(demand.at(dimension), level);
      Levels ceiling = Levels::all();
      ceiling.lower(dimension, level);
      EXPECT_EQ(ceiling.at(dimension), level);
      EXPECT_TRUE(demand.fits_under(ceiling));
      if (level == 0) continue;
      ceiling.lower(dimension, level - 1);
      EXPECT_FALSE(demand.fits_under(ceiling)) << name_of(dimension);
      for (std::size_t j = 0; j < dimension_count; ++j) ASSERT_EQ(demand.at(make_dimension(j)), j == i ? level : 0);
    }
  }
}

TEST(Levels, RaiseNeverLowersAndLowerNeverRaises) {
  const Dimension fall = whole(Whole::fall_exposure);
  Levels levels = Levels::none();
  levels.raise(fall, 5);
  levels.raise(fall, 2);
  EXPECT_EQ(levels.at(fall), 5);
  levels.lower(fall, 6);
  EXPECT_EQ(levels.at(fall), 5);
  levels.raise(fall, 99);
  EXPECT_EQ(levels.at(fall), highest_of(fall));
}

TEST(Levels, JoinDimensionByDimension) {
  const Dimension fall = whole(Whole::fall_exposure), axial = whole(Whole::axial);
  Levels one = Levels::none(), other = Levels::none();
  one.raise(fall, 4);
  other.raise(fall, 2);
  other.raise(axial, 3);
  Levels both = one;
  both.raise_to(other);
  EXPECT_EQ(both.at(fall), 4);
  EXPECT_EQ(both.at(axial), 3);
  both.lower_to(other);
  EXPECT_EQ(both, other);
}

TEST(Ceilings, TheVerdictIsTheLeastCeilingUnderWhichTheDemandFits) {
  const Dimension fall = whole(Whole::fall_exposure);
  Ceilings ceilings;
  ceilings.alone.lower(fall, 1);
  ceilings.watched.lower(fall, 2);
  ceilings.signed_off.lower(fall, 4);
  const auto admit = [&](int level) {
    Demand demand = Demand::none();
    demand.raise(fall, level);
    return ceilings.admit(demand);
  };
  EXPECT_EQ(admit(1), Verdict::allow);
  EXPECT_EQ(admit(2), Verdict::supervise);
  EXPECT_EQ(admit(4), Verdict::sign_off);
  EXPECT_EQ(admit(5), Verdict::not_now);
}

TEST(Ceilings, AClassMayDoWhatEverybodyInItMay) {
  const Dimension fall = whole(Whole::fall_exposure), axial = whole(Whole::axial);
  Ceilings one, other;
  one.alone.lower(fall, 1);
  other.alone.lower(axial, 1);
  one.join(other);
  EXPECT_EQ(one.alone.at(fall), 1);
  EXPECT_EQ(one.alone.at(axial), 1);
  EXPECT_EQ(one.watched, Levels::all());
}

TEST(Words, OfABoneJointOrDimensionThatNobodyKnowsAreNone) {
  EXPECT_FALSE(find_mode("squeeze"));
  EXPECT_FALSE(find_quality("swift"));
  EXPECT_FALSE(find_outside("weather"));
  EXPECT_FALSE(find_limb("wings"));
  EXPECT_FALSE(find_whole("aura"));
  EXPECT_FALSE(find_joint("wing"));
  EXPECT_FALSE(find_move("flap"));
}

}  // namespace
}  // namespace mettle
