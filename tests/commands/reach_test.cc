// The table of what is open to whom is the one that was accepted, and no ceiling of knowledge/reach.toml is passed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/json.h"
#include "support/knowledge.h"
#include "support/program.h"

namespace mettle {
namespace {

using testing::file_text;
using testing::Ran;
using testing::run_mettle;

TEST(ReachCommand, ItsTableIsAsItWasAcceptedAndNobodyIsLeftWithLessThanTheyShouldHave) {
  const Ran ran = run_mettle({"--knowledge", "knowledge", "knowledge", "reach"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.err, "") << "progress is for a terminal";
  if (std::getenv("METTLE_ACCEPT") && !ran.out.empty()) {
    std::ofstream(std::string{METTLE_SOURCE_DIR} + "/cases/golden/reach.txt", std::ios::binary) << ran.out;
    return;
  }
  EXPECT_EQ(ran.out, file_text("cases/golden/reach.txt")) << "METTLE_ACCEPT=1 rewrites it; then read the difference";
}

TEST(ReachCommand, CountsTheSameInJsonAndTakesAnotherNumberOfPeople) {
  const Ran ran = run_mettle({"knowledge", "reach", "--people", "200", "--json"});
  EXPECT_EQ(read_json(ran.out)->items_at("groups").size(), 7U) << ran.err;
  EXPECT_EQ(run_mettle({"knowledge", "reach", "--people", "0"}).status, 2);
}

}  // namespace
}  // namespace mettle
