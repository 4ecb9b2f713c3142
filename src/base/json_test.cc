#include <gtest/gtest.h>

#include "base/json.h"

namespace mettle {
namespace {

Place at(std::string_view text, std::string_view name) {
  const auto json = read_json(text);
  return json ? json->find(name)->place : Place{};
}

TEST(JsonPlace, IsWhereTheValueBegins) {
  EXPECT_EQ(at(R"({ "a": 182 })", "a"), (Place{1, 8}));
  EXPECT_EQ(at(R"({ "a": true })", "a"), (Place{1, 8}));
  EXPECT_EQ(at(R"({ "a": false })", "a"), (Place{1, 8}));
  EXPECT_EQ(at(R"({ "a": null })", "a"), (Place{1, 8}));
  EXPECT_EQ(at("{\n  \"a\": [\n1, 2]}", "a"), (Place{2, 8}));
  EXPECT_EQ(at("{\n  \"a\": {\n\"b\": 2}}", "a"), (Place{2, 8}));
  EXPECT_EQ(at(R"({ "b": {}, "a": -1.50e3 })", "a"), (Place{1, 17}));
}

TEST(JsonPlace, OfATextIsItsOpeningQuoteWhateverIsInside) {
  for (const char* text : {R"({ "a": "" })", R"({ "a": "plain" })", R"({ "a": "\"" })", R"({ "a": "\\" })",
                           R"({ "a": "\\\"" })", R"({ "a": "é\u0041\n" })"})
    EXPECT_EQ(at(text, "a"), (Place{1, 8})) << text;
  EXPECT_EQ(at("{ \"é\": 1, \"a\": \"x\" }", "a"), (Place{1, 16}));  // columns count letters, not bytes
  EXPECT_EQ(read_json("\"x\"")->place, (Place{1, 1}));
}

TEST(JsonPlace, OfANameThatOccursTwiceIsTheSecondOne) {
  const auto json = read_json("{ \"a\": 1,\n  \"a\": 2 }");
  ASSERT_FALSE(json.has_value());
  EXPECT_EQ(to_text(json.error()), "line 2, column 3: The name \"a\" occurs twice in one object. Keep one of the two.");
}

}  // namespace
}  // namespace mettle
