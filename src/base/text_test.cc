#include "base/text.h"

#include <gtest/gtest.h>

namespace mettle {
namespace {

const std::vector<std::string> regions{"skull", "lumbar_spine", "thoracic_spine", "ribs"};

TEST(Text, TheNearestSpellingIsFoundAndNothingFarAway) {
  EXPECT_EQ(nearest("lumbar_spin", regions), "lumbar_spine");
  EXPECT_EQ(nearest("skul", regions), "skull");
  EXPECT_EQ(nearest("rbis", regions), "ribs");
  EXPECT_EQ(nearest("something else", regions), "");
}

TEST(Text, ASuggestionNamesTheNearestOrTheFirstChoices) {
  EXPECT_EQ(suggest("skul", regions), "Did you mean \"skull\"?");
  EXPECT_EQ(suggest("something else", regions), "Use one of: skull, lumbar_spine, thoracic_spine, ribs.");
  const std::vector<std::string> many{"aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii"};
  EXPECT_EQ(suggest("zzzzzzzz", many), "Use one of: aa, bb, cc, dd, ee, ff, gg, hh, ...");
}

TEST(Text, PartsAreSplitTrimmedJoinedAndListed) {
  EXPECT_EQ(split(" a | b|c ", '|'), (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_TRUE(split("  ", '|').empty());
  EXPECT_EQ(trim("\t a b \n"), "a b");
  const std::vector<std::string> three{"a", "b", "c"};
  EXPECT_EQ(join(three, "-"), "a-b-c");
  EXPECT_EQ(list_in_words(three), "a, b and c");
  EXPECT_EQ(list_in_words(std::span{three}.first(2), "or"), "a or b");
  EXPECT_EQ(list_in_words({}), "");
  EXPECT_EQ(capitalised("bend"), "Bend");
}

TEST(Text, LongLinesBreakAtBlanksAndLongWordsStayWhole) {
  EXPECT_EQ(wrap("keep your back long and still", 14, 2), "keep your\n  back long\n  and still");
  EXPECT_EQ(wrap("extraordinarily long", 5, 0), "extraordinarily\nlong");
}

}  // namespace
}  // namespace mettle
