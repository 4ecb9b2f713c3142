#include "base/result.h"

#include <gtest/gtest.h>

namespace mettle {
namespace {

TEST(Problem, IsOneLineOfWhereWhatAndMend) {
  EXPECT_EQ(to_text({"It is not there.", "a.toml:1:2", "Add it."}), "a.toml:1:2: It is not there. Add it.");
  EXPECT_EQ(to_text({"It is not there.", "", ""}), "It is not there.");
}

}  // namespace
}  // namespace mettle
