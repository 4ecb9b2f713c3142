// Bones, joints, movements and claims that are half written.
#include "knowledge/read_body.h"

#include <gtest/gtest.h>

#include "support/faults.h"

namespace mettle {
namespace {

TEST(ReadBody, ADerivedLevelNamesARegionAModeAndANumber) {
  const auto row = [](const std::string& gives) {
    return testing::Planted{"[[derive]]\nfrom = \"axial_load\"\nlevel = 1\ngives = [\"" + gives + "\"]",
                            "\"" + gives + "\" is not a region, a mode and a level."};
  };
  testing::expect_each_is_reported("movement/derivation.toml",
                                   {row("forearm compression"), row("fourarm compression 2"), row("forearm squeeze 2"),
                                    row("forearm compression much")});
}

TEST(ReadBody, ABendingRowNamesJointsMovesAndWhatItGives) {
  testing::expect_each_is_reported(
      "movement/derivation.toml",
      {
          {"[[bend]]\njoint = [\"hip\"]", "A bending row names no joint or no move."},
          {"[[bend]]\ngives = [\"lumbar_spine\"]", "\"lumbar_spine\" is not a region and a level from 1 to 4."},
          {"[[bend]]\ngives = [\"lumbar_spin 2\"]", "\"lumbar_spin 2\" is not a region and a level from 1 to 4."},
          {"[[bend]]\ngives = [\"lumbar_spine 5\"]", "\"lumbar_spine 5\" is not a region and a level from 1 to 4."},
      });
}

TEST(ReadBody, AGroupIsMadeOfRegionsThatExist) {
  testing::expect_each_is_reported("body/sites.toml",
                                   {{"[[group]]\nid = \"odd\"\nsites = [\"skul\"]",
                                     "\"skul\" is not a region or a group of regions. Did you mean \"skull\"?"}});
}

TEST(ReadBody, AMotionIsMadeOfMovesThatItsJointsHave) {
  const auto move = [](const std::string& text) {
    return testing::Planted{"[[motion]]\nid = \"odd\"\nsays = \"Odd\"\nmoves = [\"" + text + "\"]",
                            "\"" + text + "\" is not a move of a joint."};
  };
  testing::expect_each_is_reported("movement/motions.toml",
                                   {move("lumbar"), move("lumber.flexion"), move("lumbar.fly"), move("knee.rotation")});
}

TEST(ReadBody, AClaimIsThereOnce) {
  testing::expect_each_is_reported("evidence/decisions.toml",
                                   {{"[[claim]]\nid = \"D-0020\"", "The claim \"D-0020\" is there twice."}});
}

TEST(ReadBody, EveryRegionIsListedOnceAndThereIsAnEdition) {
  const std::string twice = testing::faults_with_added(
      "body/sites.toml",
      "\n[[site]]\nid = \"skull\"\nname = \"Skull\"\nplain = \"skull\"\ngroup = \"head\"\nbody_area = \"head\"\n");
  EXPECT_NE(twice.find("The region \"skull\" is listed 2 times. List it once."), std::string::npos) << twice;
  const std::string none = testing::faults_with_replaced("edition.toml", "name = \"draft-1\"", "name = \"\"");
  EXPECT_NE(none.find("There is no edition."), std::string::npos) << none;
}

}  // namespace
}  // namespace mettle
