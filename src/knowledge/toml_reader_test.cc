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

TEST(TomlReader, APlaceInAFileIsShownWithItsLineAndACaret) {
  const SourceFile file{"some.toml", "a = 1\nb = 2\n"};
  EXPECT_EQ(point_at(file, {2, 5}), "some.toml:2:5\n  b = 2\n      ^");
  EXPECT_EQ(point_at(file, {2, 0}), "some.toml:2:0\n  b = 2\n  ^");
  EXPECT_EQ(point_at(file, {9, 1}), "some.toml:9:1");
}

TEST(TomlReader, EveryValueHasItsPlaceAlsoTheTablesThatNobodyOpened) {
  const auto read = read_toml({"some.toml", "[a.b]\nc.d = 1\n[[e.f]]\ng = { h.i = [2] }\n"});
  ASSERT_TRUE(read);
  const auto check = [](const auto& self, const Json& value, const std::string& name) -> void {
    EXPECT_GT(value.place.line, 0U) << name;
    EXPECT_GT(value.place.column, 0U) << name;
    for (const Json& item : value.items()) self(self, item, name + "[]");
    if (const auto* members = value.if_object())
      for (const auto& [key, member] : *members) self(self, member, name + "." + key);
  };
  check(check, *read, "");
}

}  // namespace
}  // namespace mettle
