#include "base/members.h"

#include <gtest/gtest.h>

namespace mettle {
enum class Colour : std::uint8_t { red, blue };
inline constexpr std::array<std::string_view, 2> colour_words{"red", "blue"};
template <>
inline constexpr std::span<const std::string_view> words_of_enum<Colour>{colour_words};

namespace {

struct Inner {
  std::string text;
  int number = 0;
};
template <MembersOf<Inner> T>
void members(auto& of, T& e) {
  of("text", e.text);
  of("number", e.number);
}

struct Outer {
  Colour colour = Colour::red;
  std::optional<Date> day;
  std::vector<Inner> inner;
  bool odd = false;
  std::int64_t big = 0;
  Moment at;
  std::vector<std::string> words;
  std::vector<Json> any;
};
template <MembersOf<Outer> T>
void members(auto& of, T& e) {
  of("colour", e.colour);
  of("day", e.day);
  of("inner", e.inner);
  of("odd", e.odd);
  of("big", e.big);
  of("at", e.at);
  of("words", e.words);
  of("any", e.any);
}

Result<Outer> read(std::string_view text) {
  Outer out;
  const auto json = read_json(text);
  if (!json) return failure(json.error());
  METTLE_TRY(auto done, read_value(*json, "it", out));
  (void)done;
  return out;
}

TEST(Members, WhatIsWrittenIsReadBackTheSame) {
  const Outer value{Colour::blue,   Date::read("2026-02-28"), {{"a", 1}, {"", -2}},
                    true,           -9'000'000'000,           *Moment::read("2026-01-01T00:00:01Z"),
                    {"one", "two"}, {Json{1}, Json{"x"}}};
  const std::string text = write_canonical(write_value(value));
  const auto back = read(text);
  ASSERT_TRUE(back) << to_text(back.error());
  EXPECT_EQ(write_canonical(write_value(*back)), text);
  EXPECT_EQ(back->big, value.big);
  EXPECT_EQ(back->inner[1].number, -2);
  EXPECT_EQ(back->words, value.words);
}

TEST(Members, WhatIsEmptyIsLeftOut) {
  EXPECT_EQ(write_canonical(write_value(Outer{})), R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red"})");
  EXPECT_TRUE(read(R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red"})"));
}

TEST(Members, AMemberThatIsMissingUnknownOrOfAnotherKindIsRefusedByName) {
  for (const auto& [text, name] :
       {std::pair{R"({"big":0,"colour":"red"})", "at"},
        {R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red","hue":1})", "hue"},
        {R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"green"})", "colour"},
        {R"({"at":"1970-01-01T00:00:00Z","big":1.5,"colour":"red"})", "big"},
        {R"({"at":"1970-01-01T00:00:00Z","big":99999999999999999999,"colour":"red"})", "big"},
        {R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red","day":"2026-02-30"})", "day"},
        {R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red","inner":[{"number":3000000000}]})", "number"},
        {R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red","day":5})", "day"},
        {R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red","inner":[{"text":5,"number":0}]})", "text"},
        {R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red","inner":{}})", "inner"},
        {R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red","inner":[5]})", "inner"},
        {R"({"at":"1970-01-01T00:00:00Z","big":-99999999999999999999,"colour":"red"})", "big"},
        {R"({"at":"1970-01-01T00:00:00Z","big":9999999999999999999,"colour":"red"})", "big"},
        {R"({"at":"1970-01-01T00:00:00Z","big":"0","colour":"red"})", "big"},
        {R"({"at":"1970-01-01T00:00:00Z","big":0,"colour":"red","odd":"yes"})", "odd"}}) {
    const auto value = read(text);
    ASSERT_FALSE(value) << text;
    EXPECT_EQ(value.error().where, name) << text;
  }
}

}  // namespace
}  // namespace mettle
