#include "base/json.h"

#include <gtest/gtest.h>

#include <limits>

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

TEST(Json, NumbersKeepTheTokenTheyWereWrittenWith) {
  const auto read = read_json(R"([1.10, -0, 1e3, 123456789012345678901234567890])");
  ASSERT_TRUE(read);
  EXPECT_EQ(write_canonical(*read), "[1.10,-0,1e3,123456789012345678901234567890]");
}

TEST(Json, CanonicalFormSortsMembersAndLeavesOutWhiteSpace) {
  const auto read = read_json("{ \"b\" : [ 1 , { \"z\":null, \"a\" : true } ],\n \"a\":\"\\u00e9\\n\\\"\" }");
  ASSERT_TRUE(read);
  EXPECT_EQ(write_canonical(*read), "{\"a\":\"\xC3\xA9\\n\\\"\",\"b\":[1,{\"a\":true,\"z\":null}]}");
  EXPECT_EQ(read_json(write_canonical(*read))->find("b")->items().size(), 2U);
}

TEST(Json, WhatItWritesItReadsAgain) {
  Json value = Json::object();
  std::string control;
  for (char c = 1; c < 0x20; ++c) control += c;
  value.set("text", Json{control})
      .set("list", Json::array().add(Json{std::int64_t{-7}}).add(Json{}))
      .set("no", Json{false});
  for (const std::string& text : {write_canonical(value), write_pretty(value)})
    EXPECT_EQ(write_canonical(*read_json(text)), write_canonical(value)) << text;
}

TEST(Json, RefusesWhatIsNotJsonWithLineAndColumn) {
  const auto broken = read_json("{\n  \"a\": 1,\n  \"b\": }\n}");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().where, "line 3, column 8");
  for (const auto text : {"", "{", "[1,]", "{\"a\":1}x", "nul", "\"\xFF\"", "[01]", "{'a':1}", "[1 2]"})
    EXPECT_FALSE(read_json(text)) << text;
}

TEST(Json, RefusesANameThatOccursTwiceBecauseTheSecondCouldHideTheFirst) {
  const auto twice = read_json("{\"value\": \"unstable\", \"value\": \"stable\"}");
  ASSERT_FALSE(twice);
  EXPECT_NE(twice.error().what.find("occurs twice"), std::string::npos);
}

TEST(Json, RefusesTextsBeyondItsBounds) {
  EXPECT_TRUE(read_json(std::string(64, '[') + std::string(64, ']')));
  EXPECT_FALSE(read_json(std::string(65, '[') + std::string(65, ']')));
  EXPECT_FALSE(read_json(std::string(200000, '[')));
  EXPECT_FALSE(read_json("[1,2,3]", {.bytes = 6}));
}

TEST(Json, DecimalsBecomeWholeMillionthsWithoutRounding) {
  EXPECT_EQ(millionths("2.8"), 2'800'000);
  EXPECT_EQ(millionths("-0.5"), -500'000);
  EXPECT_EQ(millionths("1.2345678"), 1'234'567);
  EXPECT_EQ(millionths("28e-1"), 2'800'000);
  EXPECT_EQ(millionths("1e99"), std::nullopt);
  for (const auto token : {"0", "37.5", "-3.25", "1000000", "0.000001"})
    EXPECT_EQ(number_token(*millionths(token)), token);
}

TEST(Json, ANumberThatIsNoneOrTooLargeForMillionthsIsNone) {
  for (const auto token : {"", "-", ".", "1e", "1e+", "1ex", "1e12345", "1.2.3", "12a"})
    EXPECT_EQ(millionths(token), std::nullopt) << token;
  EXPECT_EQ(millionths("0e9999"), 0);
  EXPECT_EQ(millionths("9000000000000"), 9'000'000'000'000'000'000);
  EXPECT_EQ(millionths("9000000000000.000001"), std::nullopt);
  EXPECT_EQ(millionths("9500000000000"), std::nullopt);
}

}  // namespace
}  // namespace mettle
