#include "base/moment.h"

#include <gtest/gtest.h>

namespace mettle {
namespace {

TEST(Moment, IsReadAndWrittenTheSame) {
  for (const char* text :
       {"1970-01-01T00:00:00Z", "2026-03-29T01:00:00Z", "2199-12-31T23:59:59Z", "1900-01-01T00:00:01Z"}) {
    const auto moment = Moment::read(text);
    ASSERT_TRUE(moment) << text;
    EXPECT_EQ(moment->to_text(), text);
    EXPECT_EQ(Moment::from_seconds(moment->seconds_since_1970()), *moment);
  }
}

TEST(Moment, OnlyTheOneFormIsRead) {
  for (const char* text :
       {"", "2026-03-29", "2026-03-29T01:00:00", "2026-03-29 01:00:00Z", "2026-03-29T24:00:00Z", "2026-03-29T01:60:00Z",
        "2026-03-29T01:00:60Z", "2026-02-30T01:00:00Z", "2026-03-29T0a:00:00Z"})
    EXPECT_FALSE(Moment::read(text)) << text;
}

TEST(Moment, MinutesAreCountedAcrossMidnight) {
  const Moment late = *Moment::read("2026-12-31T23:50:00Z");
  EXPECT_EQ(late.plus_minutes(15).to_text(), "2027-01-01T00:05:00Z");
  EXPECT_EQ(minutes_between(late, late.plus_minutes(15)), 15);
  EXPECT_EQ(Moment::at(*Date::read("2027-01-01"), 5), late.plus_minutes(15));
}

}  // namespace
}  // namespace mettle
