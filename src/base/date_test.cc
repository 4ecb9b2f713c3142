#include "base/date.h"

#include <gtest/gtest.h>

namespace mettle {
namespace {

TEST(Date, EveryDayOfThreeHundredYearsComesBackAsWrittenAndFollowsTheOneBefore) {
  Date day = *Date::read("1900-01-01");
  const Date last = *Date::read("2199-12-31");
  int days = 0;
  for (; day <= last; day = day.plus_days(1), ++days) ASSERT_EQ(Date::read(day.to_text()), day) << day.to_text();
  EXPECT_EQ(days, 300 * 365 + 73);  // leap years 1904..2196 less 2100
}

TEST(Date, WhatIsNoDayOfTheCalendarIsRefused) {
  for (const auto text :
       {"", "2026-11-31", "2026-02-29", "2100-02-29", "1899-12-31", "2200-01-01", "2026-13-01", "2026-00-10",
        "2026-1-01", "2026/01/01", "26-01-01", " 2026-01-01", "2026-01-01T00:00", "2026-01-0a"})
    EXPECT_FALSE(Date::read(text)) << text;
  EXPECT_TRUE(Date::read("2024-02-29"));
  EXPECT_TRUE(Date::read("2000-02-29"));
}

TEST(Date, DaysBetweenAndWeekdays) {
  EXPECT_EQ(days_between(*Date::read("2024-02-28"), *Date::read("2024-03-01")), 2);
  EXPECT_EQ(Date::read("1970-01-01")->weekday(), 3);  // a Thursday
  EXPECT_EQ(Date::read("1969-12-28")->weekday(), 6);
  EXPECT_EQ(Date::read("2026-11-24")->weekday(), 1);
}

TEST(Date, AnAgeCountsWholeYearsFromTheBirthday) {
  const Date born = *Date::read("1960-02-29");
  EXPECT_EQ(age_in_years(born, *Date::read("2026-02-28")), 65);
  EXPECT_EQ(age_in_years(born, *Date::read("2026-03-01")), 66);
  EXPECT_EQ(age_in_years(born, born), 0);
}

}  // namespace
}  // namespace mettle
