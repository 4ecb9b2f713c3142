#include "knowledge/toml_reader.h"

#include <gtest/gtest.h>

namespace mettle {
namespace {

TEST(TomlReader, AHeaderThatBreaksOffBeforeItsNameIsAProblemWithItsPlace) {
  for (const char* text : {"[\n", "[[\n", "[ !\n", "[[activity]]\nname = \"Stroll\"\n[[=", "[", "[]"}) {
    const auto read = read_toml({"some.toml", text});
    ASSERT_FALSE(read) << text;
    EXPECT_TRUE(read.error().what.starts_with("This is not TOML: ")) << read.error().what;
    EXPECT_TRUE(read.error().where.starts_with("some.toml:")) << read.error().where;
  }
}

TEST(TomlReader, ALetterBeyondAsciiStandsInTextsAndCommentsOnly) {
  EXPECT_EQ(read_toml({"some.toml", "a = \"é ʤ ﺿ\"  # é\n"})->text_at("a"), "é ʤ ﺿ");
  for (const char* text : {"é = 1\n", "y ʤ", "[[ﺿ)i", "a = é\n"}) EXPECT_FALSE(read_toml({"some.toml", text})) << text;
}

}  // namespace
}  // namespace mettle
