// `mettle red-flags` as somebody uses it.
#include <gtest/gtest.h>

#include "base/json.h"
#include "support/program.h"

namespace mettle::testing {
namespace {

TEST(RedFlagsCommand, SaysWhatToDoAndWhomToTell) {
  const Ran ran =
      run_mettle({"red-flags", "contract/records/robin.json", "--yes", "limb_weak", "--as-of", "2026-11-24"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(ran.out.find("Call the number below now"), std::string::npos);
  EXPECT_NE(ran.out.find("mscc_coordinator"), std::string::npos);
  EXPECT_NE(ran.out.find("stop"), std::string::npos);
}

TEST(RedFlagsCommand, OneWordForASignThatIsNotThereNamesTheNearest) {
  const Ran ran = run_mettle({"red-flags", "--yes", "limb_weka"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("limb_weak"), std::string::npos) << ran.err;
  EXPECT_EQ(ran.out, "");
}

TEST(RedFlagsCommand, NothingSaidIsNoAllClear) {
  const Ran ran = run_mettle({"red-flags"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_NE(ran.out.find("not known to be absent"), std::string::npos) << ran.out;
}

TEST(RedFlagsCommand, JsonHasEveryFlagWithItsUrgency) {
  const auto json = read_json(run_mettle({"red-flags", "--yes", "fell,breathless", "--json"}).out);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text_at("urgency"), "emergency_now");
  EXPECT_EQ(json->items_at("flags").size(), 2U);
}

}  // namespace
}  // namespace mettle::testing
