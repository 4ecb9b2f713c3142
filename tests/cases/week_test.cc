// The first week, judged as an exercise physiologist would: doses, sessions, rest, treatment days, and what is not met.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "care/report.h"
#include "cases/week_people.h"
#include "safety/explain.h"
#include "support/knowledge.h"

namespace mettle::testing {
namespace {

TEST(Week, IsTheSameForTheSameFacts) {
  for (const Planned& person : people()) {
    const Date first = person.week.days.front().date;
    const Week again = plan_week(knowledge(), person.picture, person.evaluation, first);
    const Asked asked{knowledge(), person.picture, person.evaluation, {}};
    EXPECT_EQ(write_canonical(report_plan(asked, first)), write_canonical(report_plan(asked, first)));
    ASSERT_EQ(again.days.size(), 7U);
    EXPECT_EQ(again.left_out, person.week.left_out);
  }
}

TEST(Week, NeverPlansAnythingAboveSuperviseAndNothingWatchedBeforeAnAssessment) {
  for (const Planned& person : people())
    for (const WeekDay& day : person.week.days)
      for (const WeekItem& item : day.items) {
        const Verdict now = verdict(knowledge(), person.evaluation, knowledge().variants[item.variant]);
        EXPECT_LE(now, Verdict::supervise) << shown(person, day) << entry_of(item).id;
        EXPECT_EQ(now, item.verdict) << shown(person, day) << entry_of(item).id;
        if (person.evaluation.standing.tier == Tier::unassessed) {
          EXPECT_EQ(now, Verdict::allow) << shown(person, day) << entry_of(item).id;
        }
      }
}

TEST(Week, BeforeAnAssessmentThereIsNoStrengthAndNoBalanceAndItSaysSo) {
  const Planned& person = people()[4];
  ASSERT_EQ(person.evaluation.standing.tier, Tier::unassessed);
  EXPECT_EQ(days_with(person.week, "strength"), 0);
  EXPECT_EQ(days_with(person.week, "balance"), 0);
  EXPECT_GT(days_with(person.week, "cardio"), 0) << "the starting set has seated movement";
  EXPECT_TRUE(std::ranges::any_of(person.week.left_out, [](const std::string& says) {
    return says.find("Strength") != std::string::npos && says.find("signed") != std::string::npos;
  }));
}

TEST(Week, StopsWhenTheProgrammeStops) {
  const Planned person = plan("cord", "cord_compression = \"current\"\n" + lumbar);
  EXPECT_TRUE(person.week.stopped);
  EXPECT_TRUE(person.week.days.empty());
}

TEST(Week, KeepsAFullRestDayAndTheActiveRestDaysOfTheFitness) {
  const std::map<std::string, int> least{{"very_low", 3}, {"low", 2}, {"moderate", 1}, {"good", 1}};
  for (const Planned& person : people()) {
    int rest = 0, active = 0;
    for (const WeekDay& day : person.week.days) {
      rest +=
          std::ranges::none_of(day.items, main_part) && std::ranges::find(day.parts, DayPart::rest) != day.parts.end();
      active += has(day, "active_rest") && std::ranges::none_of(day.items, main_part);
    }
    EXPECT_GE(rest, 1) << person.name;
    EXPECT_GE(active, least.at(person.week.row_fitness)) << person.name;
  }
}

TEST(Week, ADoseIsACeilingNotAQuota) {
  for (const Planned& person : people()) {
    const Week& week = person.week;
    EXPECT_LE(days_with(week, "strength"), dose(week, "strength", "days")) << person.name;
    EXPECT_LE(days_with(week, "cardio"), dose(week, "aerobic", "days")) << person.name;
    EXPECT_LE(days_with(week, "balance"), dose(week, "balance", "days")) << person.name;
    for (const WeekDay& day : week.days) {
      int strength = 0, cardio = 0, balance = 0;
      for (const WeekItem& item : day.items) {
        if (item.part == "strength") {
          ++strength;
          EXPECT_LE(item.sets, dose(week, "strength", "sets")) << shown(person, day);
        }
        if (item.part == "cardio") cardio += item.sets * item.amount;
        if (item.part == "balance") balance += item.minutes;
      }
      EXPECT_LE(strength, dose(week, "strength", "exercises")) << shown(person, day);
      EXPECT_LE(cardio, dose(week, "aerobic", "bouts_per_day") * dose(week, "aerobic", "minutes_per_bout"))
          << shown(person, day);
      EXPECT_LE(balance, dose(week, "balance", "minutes")) << shown(person, day);
    }
  }
}

TEST(Week, NoExerciseIsDoneLongerOrOftenerThanItIsWrittenFor) {
  for (const Planned& person : people())
    for (const WeekDay& day : person.week.days)
      for (const WeekItem& item : day.items) {
        const Json* coded = entry_of(item).text.find("dose");
        if (!coded || !main_part(item)) continue;
        EXPECT_EQ(item.unit, coded->text_at("unit")) << shown(person, day) << entry_of(item).id;
        EXPECT_LE(item.amount, number_at(*coded, "max")) << shown(person, day) << entry_of(item).id;
        EXPECT_GE(item.amount, 1) << shown(person, day) << entry_of(item).id;
      }
}

TEST(Week, AtMostTwoNewExercisesASession) {
  for (const Planned& person : people()) {
    std::set<std::string> seen;
    for (const WeekDay& day : person.week.days) {
      int fresh = 0;
      for (const WeekItem& item : day.items)
        if (main_part(item) && seen.insert(entry_of(item).id).second) ++fresh;
      EXPECT_LE(fresh, 2) << shown(person, day);
    }
  }
}

TEST(Week, NothingIsPlannedTwiceInADay) {
  for (const Planned& person : people())
    for (const WeekDay& day : person.week.days) {
      std::set<std::string> seen;
      for (const WeekItem& item : day.items)
        EXPECT_TRUE(seen.insert(entry_of(item).id).second) << shown(person, day) << entry_of(item).id;
    }
}

TEST(Week, ASessionWarmsUpFirstCoolsDownLastAndBalancesBeforeItTires) {
  for (const Planned& person : people())
    for (const WeekDay& day : person.week.days) {
      if (std::ranges::none_of(day.items, main_part)) {
        EXPECT_FALSE(has(day, "warm_up")) << shown(person, day) << "a warm-up for nothing";
        continue;
      }
      EXPECT_EQ(day.items.front().part, "warm_up") << shown(person, day);
      EXPECT_EQ(day.items.back().part, "cool_down") << shown(person, day);
      EXPECT_TRUE(std::ranges::any_of(entry_of(day.items.front()).actions,
                                      [](const Action& a) { return a.moves() && a.joint != Joint::ribcage; }))
          << shown(person, day) << "a warm-up moves something, and lying still and breathing does not";
      bool tiring = false, trunk = false;
      for (const WeekItem& item : day.items) {
        if (item.part == "balance") {
          EXPECT_FALSE(tiring) << shown(person, day);
        }
        if (item.part == "strength") {
          if (entry_of(item).kind != "strength_trunk") {
            EXPECT_FALSE(trunk) << shown(person, day) << "trunk is last";
          }
          trunk = trunk || entry_of(item).kind == "strength_trunk";
        }
        tiring = tiring || item.part == "strength" || item.part == "cardio";
      }
    }
}

TEST(Week, ASessionIsNoLongerThanTheFitnessAllows) {
  const std::map<std::string, int> most{{"very_low", 15}, {"low", 25}, {"moderate", 40}, {"good", 55}};
  for (const Planned& person : people())
    for (const WeekDay& day : person.week.days) {
      int minutes = 0;
      for (const WeekItem& item : day.items)
        if (item.part == "cardio") minutes += item.minutes / std::max(1, item.sets);  // bouts are spread over the day
        else if (item.part != "daily_living") minutes += item.minutes;
      EXPECT_LE(minutes, most.at(person.week.row_fitness)) << shown(person, day);
    }
}

TEST(Week, StrengthIsNeverOnTwoDaysRunningAndNoTwoHardDaysFollowEachOther) {
  for (const Planned& person : people()) {
    const int ceiling = person.evaluation.ceilings_for(Library::exercises).watched.at(whole(Whole::exertion));
    bool strength_before = false, hard_before = false;
    for (const WeekDay& day : person.week.days) {
      const bool strength = has(day, "strength");
      const bool hard = strength || std::ranges::any_of(day.items, [&](const WeekItem& item) {
                          return main_part(item) && item.effort_max >= ceiling && item.effort_max > 2;
                        });
      EXPECT_FALSE(strength && strength_before) << shown(person, day);
      EXPECT_FALSE(hard && hard_before) << shown(person, day);
      strength_before = strength;
      hard_before = hard;
    }
  }
}

TEST(Week, EffortStaysUnderTheRowTheTierAndTheTreatmentDay) {
  const std::map<Tier, int> ceiling{{Tier::lower, 6}, {Tier::moderate, 4}, {Tier::high, 3}, {Tier::unassessed, 3}};
  for (const Planned& person : people())
    for (const WeekDay& day : person.week.days)
      for (const WeekItem& item : day.items) {
        EXPECT_LE(item.effort_max, ceiling.at(person.evaluation.standing.tier)) << shown(person, day);
        EXPECT_LE(item.effort_max, std::max(day.effort_cap, 0)) << shown(person, day) << entry_of(item).id;
        EXPECT_GE(item.effort_max, entry_of(item).rpe_min) << shown(person, day) << entry_of(item).id;
      }
}

TEST(Week, TheDayOfChemotherapyIsRestOnPurposeAndTheDaysAfterItGentle) {
  const Planned& person = people()[3];
  const auto& days = person.week.days;
  EXPECT_TRUE(std::ranges::none_of(days[0].items, main_part));
  EXPECT_TRUE(has(days[0], "active_rest"));
  for (std::size_t day = 1; day <= 5; ++day)
    for (const WeekItem& item : days[day].items) EXPECT_LE(item.effort_max, 2) << shown(person, days[day]);
  EXPECT_EQ(days[1].factor_percent, 50);
  EXPECT_EQ(days[3].factor_percent, 40);
  EXPECT_EQ(days[6].factor_percent, 70);
}

TEST(Week, AGentleDayHasLessOfEverything) {
  // Fit, weekly chemotherapy the day before: day 1 and 2 at 60 %, nothing later is smaller than they are.
  const Planned& person = people()[7];
  int gentle = 0, plain = 0;
  for (const WeekDay& day : person.week.days)
    for (const WeekItem& item : day.items)
      if (item.part == "strength") (day.factor_percent < 100 ? gentle : plain) += item.sets;
  EXPECT_LT(gentle, plain);
}

TEST(Week, AnUnknownTreatmentDayIsALowDay) {
  for (const WeekDay& day : people()[8].week.days) {
    EXPECT_EQ(day.factor_percent, 50);
    EXPECT_EQ(day.effort_cap, 2);
  }
  EXPECT_FALSE(people()[8].week.cycle_day_known);
}

TEST(Week, RadiotherapyDaysAndTheFortnightAfterAreEasy) {
  const Planned person = plan(
      "radiotherapy",
      R"(lesions = [{ id = "rib", site = "ribs", side = "left", radiotherapy = { value = "conventional", from = 2026-11-05, until = 2026-11-12 } }])");
  ASSERT_EQ(person.week.days.size(), 7U);
  EXPECT_EQ(person.week.days[2].factor_percent, 60) << "14 days after the last treatment";
  EXPECT_EQ(person.week.days[2].effort_cap, 3);
  EXPECT_EQ(person.week.days[3].factor_percent, 100) << "15 days after";
}

TEST(Week, StrengthStartsWithTheBigMusclesAndNotWithTheSmallestSqueeze) {
  for (const std::size_t who : {std::size_t{0}, std::size_t{1}}) {
    const Planned& person = people()[who];
    std::vector<const Entry*> strength;
    for (const WeekDay& day : person.week.days)
      for (const WeekItem& item : day.items)
        if (item.part == "strength") strength.push_back(&entry_of(item));
    ASSERT_FALSE(strength.empty()) << person.name;
    EXPECT_GE(strength.front()->muscles.size(), 2U) << person.name << ": " << strength.front()->id;
    for (const Entry* entry : strength)
      EXPECT_TRUE(entry->kind.starts_with("strength")) << person.name << ": " << entry->id << " is not strength work";
  }
}

TEST(Week, BalanceStartsWithBothFeetOnTheGround) {
  for (const Planned& person : people())
    for (const WeekDay& day : person.week.days)
      for (const WeekItem& item : day.items) {
        if (item.part != "balance") continue;
        EXPECT_NE(entry_of(item).ordinals.weight_bearing, WeightBearing::full_single)
            << shown(person, day) << entry_of(item).id;
        break;
      }
}

TEST(Week, PostureIsThereEveryDay) {
  for (const Planned& person : people())
    for (const WeekDay& day : person.week.days) EXPECT_TRUE(has(day, "posture")) << shown(person, day);
}

TEST(Week, ADayIsCalledByWhatIsInIt) {
  for (const Planned& person : people())
    for (const WeekDay& day : person.week.days) {
      const auto named = [&](DayPart part) { return std::ranges::find(day.parts, part) != day.parts.end(); };
      EXPECT_EQ(named(DayPart::strength), has(day, "strength")) << shown(person, day);
      EXPECT_EQ(named(DayPart::cardio), has(day, "cardio")) << shown(person, day);
      EXPECT_EQ(named(DayPart::balance), has(day, "balance")) << shown(person, day);
    }
}

TEST(Week, NoEverydayExtrasAreStackedOnATreatmentDayAndNotMoreThanTwoAreNew) {
  for (const Planned& person : people()) {
    std::set<std::string> daily;
    for (const WeekDay& day : person.week.days)
      for (const WeekItem& item : day.items)
        if (item.part == "daily_living") {
          daily.insert(entry_of(item).id);
          EXPECT_FALSE(day.on_treatment && day.cycle_day == 0) << shown(person, day);
        }
    EXPECT_LE(daily.size(), 2U) << person.name;
  }
}

TEST(Week, SaysWhatOfTheStartingDoseIsNotMet) {
  for (const Planned& person : people()) {
    const Week& week = person.week;
    const auto said = [&](std::string_view word) {
      return std::ranges::any_of(week.left_out,
                                 [&](const std::string& says) { return says.find(word) != std::string::npos; });
    };
    if (days_with(week, "strength") < dose(week, "strength", "days")) {
      EXPECT_TRUE(said("Strength")) << person.name;
    }
    if (days_with(week, "cardio") < dose(week, "aerobic", "days")) {
      EXPECT_TRUE(said("ardio")) << person.name;
    }
    if (days_with(week, "balance") < dose(week, "balance", "days")) {
      EXPECT_TRUE(said("Balance")) << person.name;
    }
    bool fewer = false;
    for (const WeekDay& day : week.days) {
      const auto made = std::ranges::count(day.items, "strength", &WeekItem::part);
      fewer = fewer || (made > 0 && made < dose(week, "strength", "exercises"));
    }
    if (fewer) {
      EXPECT_TRUE(said("exercises")) << person.name;
    }
  }
}

TEST(Week, DosesReadAsAPersonWouldSayThem) {
  for (const Planned& person : people()) {
    const Asked asked{knowledge(), person.picture, person.evaluation, {}};
    const Json plan = report_plan(asked, person.week.days.front().date);
    for (const Json& day : plan.items_at("days"))
      for (const Json& item : day.items_at("items")) {
        const std::string says{item.text_at("dose")};
        EXPECT_FALSE(says.starts_with("1 minutes") || says.find(" 1 minutes") != std::string::npos) << says;
        if (says.find("in the day") != std::string::npos) {
          EXPECT_NE(says.find("minute"), std::string::npos) << says;
        }
      }
  }
}

}  // namespace
}  // namespace mettle::testing
