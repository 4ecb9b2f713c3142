#include "assurance/repository.h"

#include <gtest/gtest.h>

namespace mettle {
namespace {

TEST(Repository, FindsTheNamesOfTestsAndLaws) {
  const SourceFile file{
      "x_test.cc",
      "TEST(Suite, One) {\n  TEST(NotThis, AtAll);\n}\nRC_GTEST_PROP(Law09,\n              LongName, ()) {\n"
      "}\nTEST_P(Rows, Each) { }\n"};
  EXPECT_EQ(test_names(file), (std::vector<std::string>{"Suite.One", "Law09.LongName", "Rows.Each"}));
}

TEST(Repository, AStarStandsForAnything) {
  EXPECT_TRUE(matches("SITE-*-IMPACT", "SITE-RIBS-IMPACT"));
  EXPECT_TRUE(matches("*", ""));
  EXPECT_TRUE(matches("A*", "A"));
  EXPECT_TRUE(matches("A*B*C", "AxBBxC"));
  EXPECT_FALSE(matches("A*", "BA"));
  EXPECT_FALSE(matches("A*B", "ABC"));
  EXPECT_FALSE(matches("A", "AB"));
}

}  // namespace
}  // namespace mettle
