// The pages that are printed from the trace are the printed ones, and the trace of this repository is whole.
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

void expect_printed(const std::string& path, const std::vector<std::string>& words) {
  const Ran ran = run_mettle(words);
  EXPECT_EQ(ran.status, 0) << ran.err;
  if (std::getenv("METTLE_ACCEPT") && !ran.out.empty()) {
    std::ofstream(std::string{METTLE_SOURCE_DIR} + "/" + path, std::ios::binary) << ran.out;
    return;
  }
  EXPECT_EQ(ran.out, file_text(path)) << path << " (METTLE_ACCEPT=1 rewrites it; then read the difference)";
}

TEST(TraceCommand, EveryStatementIsCarriedShownAndBelongsToAHazardAndThePageIsThePrintedOne) {
  expect_printed("docs/safety/traceability.md", {"trace"});
}

TEST(TraceCommand, EveryControlOfEveryHazardLeadsSomewhereAndThePageIsThePrintedOne) {
  expect_printed("docs/safety/hazards.md", {"trace", "--hazards"});
}

TEST(TraceCommand, ThereAreTheFiveRecommendationsAndFiftyHazardsAndNobodyHasScoredARisk) {
  const Json trace = *read_json(run_mettle({"trace", "--json"}).out);
  EXPECT_GE(trace.items_at("rows").size(), 40U);
  ASSERT_EQ(trace.items_at("hazards").size(), 50U);
  for (std::size_t i = 0; i < 50; ++i) {
    const Json& hazard = trace.items_at("hazards")[i];
    EXPECT_EQ(hazard.text_at("id"), (i < 9 ? "H-0" : "H-") + std::to_string(i + 1));
    EXPECT_EQ(hazard.text_at("owner"), "vacant");
    EXPECT_EQ(hazard.text_at("residual"), "not_scored") << "a named safety officer scores it, and owner is theirs";
  }
}

TEST(TraceCommand, WhereThereIsNoRepositoryItSaysSo) {
  const Ran ran = run_mettle({"trace", "--root", "knowledge"});
  EXPECT_NE(ran.status, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_FALSE(ran.err.empty());
}

}  // namespace
}  // namespace mettle
