// The frozen run: 128 exercises x 13 people and 54 daily tasks x 9 people, with movement rules alone. The frozen tables
// never change. Every cell that is no longer as frozen stands in cases/golden/moved.txt with the rules that moved it.
#include "assurance/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "support/knowledge.h"

namespace mettle {
namespace {

TEST(Golden, EveryCellIsAsFrozenOrStandsInTheListOfWhatMoved) {
  const std::string path = "cases/golden/moved.txt";
  const GoldenRun run = compare_golden(testing::knowledge(), {testing::file_text("cases/golden/exercises.txt"),
                                                              testing::file_text("cases/golden/daily.txt"),
                                                              testing::file_text("cases/golden/rules.txt")});
  EXPECT_EQ(run.exercise_cells, 128 * 13);
  EXPECT_EQ(run.daily_cells, 54 * 9);
  EXPECT_EQ(run.faults, std::vector<std::string>{});
  if (std::getenv("METTLE_ACCEPT")) {
    std::ofstream(std::string{METTLE_SOURCE_DIR} + "/" + path, std::ios::binary) << run.moved;
    return;
  }
  EXPECT_EQ(testing::file_text(path), run.moved) << path << " (METTLE_ACCEPT=1 rewrites it; then read the difference)";
}

}  // namespace
}  // namespace mettle
