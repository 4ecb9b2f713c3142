#include "knowledge/read_modules.h"

#include <gtest/gtest.h>

#include "support/faults.h"

namespace mettle {
namespace {

TEST(ReadModules, ARowHasACellForEveryModuleAndNamesWhatIsThere) {
  testing::expect_each_is_reported(
      "modules.toml",
      {
          {"[[module]]\ndemands = [\"limb.wings\"]", "\"limb.wings\" is no demand on a limb or the whole body."},
          {"[[module]]\ndemands = [\"body.aura\"]", "\"body.aura\" is no demand on a limb"},
          {"[[row]]\nsite_row = \"Wings\"", "The row says nothing of \"resistance_upper\"."},
          {"[[row]]\nresistance_trunk = { value = \"target\", exclusion = \"wings\" }",
           "There is no exclusion \"wings\". Add it, or name another."},
      });
}

TEST(ReadModules, SaysHowTheComparisonIsRead) {
  const std::string faults = testing::faults_with_replaced("modules.toml", "\n[comparison]\n", "\n[comparing]\n");
  EXPECT_NE(faults.find("There is no [comparison]."), std::string::npos) << faults;
}

}  // namespace
}  // namespace mettle
