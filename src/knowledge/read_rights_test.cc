// Who may do what is a table without gaps: every right is somebody's, and none stands in two places.
#include "knowledge/read_rights.h"

#include <gtest/gtest.h>

#include "support/faults.h"

namespace mettle {
namespace {

constexpr const char* path = "rights.toml";

TEST(ReadRights, PrescribingStandsWithTheRolesAndWordsAreThoseThatThereAre) {
  const std::string row = "says = \"x\"\nevidence = [\"D-0041\"]\n";
  testing::expect_each_is_reported(
      path, {
                {"[[right]]\nright = \"prescribe\"\nroles = [\"oncologist\"]\n" + row,
                 "\"prescribe\" stands with the roles."},
                {"[[right]]\nright = \"fly\"\nroles = [\"oncologist\"]\n" + row, "fly"},
                {"[[right]]\nright = \"ask\"\ntiers = [\"lofty\"]\nroles = [\"oncologist\"]\n" + row, "lofty"},
            });
}

TEST(ReadRights, ARightThatNobodyHasIsReportedAndSoIsARoleThatThereIsNot) {
  const std::string added = testing::faults_with_added(
      path, "\n[[right]]\nright = \"ask\"\nsays = \"x\"\nroles = [\"magician\"]\nevidence = [\"D-0041\"]\n");
  EXPECT_NE(added.find("magician"), std::string::npos) << added;
  const std::string faults = testing::faults_with_replaced(path, "right = \"enter_image\"", "right = \"ask\"");
  EXPECT_NE(faults.find("Nobody has the right \"enter_image\"."), std::string::npos) << faults;
}

}  // namespace
}  // namespace mettle
