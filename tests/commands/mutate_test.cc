// `mettle knowledge mutate` as an editor uses it.
#include <gtest/gtest.h>

#include "support/program.h"

namespace mettle::testing {
namespace {

TEST(MutateCommand, AFewMutantsAreNoticedAndTheFigureIsPrinted) {
  const Ran ran = run_mettle({"knowledge", "mutate", "--limit", "20", "--seed", "5", "--jobs", "1", "--list"});
  EXPECT_EQ(ran.status, 0) << ran.out << ran.err;
  EXPECT_NE(ran.out.find("20 of "), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("0 survived"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("cases/"), std::string::npos) << ran.out;
}

TEST(MutateCommand, TheSameSeedGivesTheSameMutants) {
  const auto listed = [] {
    const std::string out = run_mettle({"knowledge", "mutate", "--limit", "10", "--seed", "9", "--list"}).out;
    return out.substr(0, out.rfind(" of "));
  };
  EXPECT_EQ(listed(), listed());
}

TEST(MutateCommand, AFolderWithoutKnowledgeIsRefused) {
  const Ran ran = run_mettle({"knowledge", "mutate", "docs"});
  EXPECT_NE(ran.status, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("knowledge"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace mettle::testing
