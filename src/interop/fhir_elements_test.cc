#include "interop/fhir_elements.h"

#include <gtest/gtest.h>

#include "support/knowledge.h"

namespace mettle {
namespace {

std::string days(std::string_view text) {
  const auto read = read_days(text);
  return read ? read->first.to_text() + " " + read->last.to_text() : "";
}

TEST(FhirDates, MeanEveryDayThatTheyMayMean) {
  EXPECT_EQ(days("2026-11-24"), "2026-11-24 2026-11-24");
  EXPECT_EQ(days("2026-11-24T23:59:59+01:00"), "2026-11-24 2026-11-24");
  EXPECT_EQ(days("2026-11"), "2026-11-01 2026-11-30");
  EXPECT_EQ(days("2024-02"), "2024-02-01 2024-02-29");
  EXPECT_EQ(days("2026-02"), "2026-02-01 2026-02-28");
  EXPECT_EQ(days("2026"), "2026-01-01 2026-12-31");
}

TEST(FhirDates, ThatAreNoneAreNotRead) {
  for (const char* text : {"", "sa2026-11-24", "eb2026", "2026-13", "2026-02-30", "24/11/2026", "2026-11-2", "20261124",
                           "2026-11-24 10:00", "0000", "yesterday", "2026-1"})
    EXPECT_EQ(days(text), "") << text;
}

TEST(FhirDates, AreTheEndOfAPeriodOrItsStartWhenItHasNoEnd) {
  const auto of = [](const char* text) {
    const auto json = read_json(text);
    const auto read = days_of(*json, "effective");
    return read ? read->first.to_text() : "";
  };
  EXPECT_EQ(of(R"({"effectivePeriod":{"start":"2026-10-01","end":"2026-10-05"}})"), "2026-10-05");
  EXPECT_EQ(of(R"({"effectivePeriod":{"start":"2026-10-01"}})"), "2026-10-01");
  EXPECT_EQ(of(R"({"effectiveInstant":"2026-10-02T08:00:00Z"})"), "2026-10-02");
  EXPECT_EQ(of(R"({"issued":"2026-10-02T08:00:00Z"})"), "");  // when it was written, not when it was so
}

TEST(FhirModifiers, AreFoundAtAnyDepthButNotInsideAContainedResource) {
  const auto modifier = [](const char* text) { return find_modifier(*read_json(text)); };
  EXPECT_EQ(modifier(R"({"modifierExtension":[{"url":"http://a"}]})"), "http://a");
  EXPECT_EQ(modifier(R"({"bodySite":[{"coding":[{"modifierExtension":[{"url":"http://b"}]}]}]})"), "http://b");
  EXPECT_EQ(modifier(R"({"implicitRules":"http://c"})"), "implicitRules");
  EXPECT_EQ(modifier(R"({"modifierExtension":[]})"), "");
  EXPECT_EQ(modifier(R"({"modifierExtension":[7]})"), "modifierExtension");
  EXPECT_EQ(modifier(R"({"contained":[{"modifierExtension":[{"url":"http://d"}]}]})"), "");
}

TEST(FhirWords, AreTheTextAndEveryDisplayOnce) {
  const auto json =
      read_json(R"({"text":" Bone ","coding":[{"display":"Bone"},{"code":"1","display":"Os"},{"display":7},"x"]})");
  EXPECT_EQ(words_of(&*json), "Bone; Os");
  EXPECT_EQ(words_of(nullptr), "");
  const auto bare = read_json(R"({"coding":[{"code":"777-3"}]})");
  EXPECT_EQ(name_of(&*bare), "code 777-3");
}

TEST(FhirPlaces, AreTheSameBoneUnlessTheirSidesExcludeEachOther) {
  const Spot left{"ribs", "left", "", ""}, right{"ribs", "right", "", ""}, unknown{"ribs", "unknown", "", ""};
  EXPECT_TRUE(may_be_same_bone(left, left));
  EXPECT_TRUE(may_be_same_bone(left, unknown));
  EXPECT_FALSE(may_be_same_bone(left, right));
  EXPECT_FALSE(may_be_same_bone(left, {"scapula", "left", "", ""}));
}

}  // namespace
}  // namespace mettle
