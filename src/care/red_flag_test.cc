#include "care/red_flag.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/knowledge.h"

namespace mettle::testing {
namespace {

Standing nobody() { return derive_standing(knowledge(), Picture{}, date("2026-11-24")); }

RedFlagAnswer answered(const SignAnswers& answers) { return evaluate_red_flags(knowledge(), nobody(), answers); }

TEST(RedFlag, EachSignAloneFiresItsFlagAndNoOther) {
  for (std::size_t i = 0; i < knowledge().red_flags.flags.size(); ++i)
    for (const Sign& sign : knowledge().red_flags.flags[i].signs)
      for (const bool sure : {true, false}) {
        const RedFlagAnswer answer = answered(sure ? SignAnswers{{sign.id}, {}} : SignAnswers{{}, {sign.id}});
        ASSERT_EQ(answer.fired.size(), 1U) << sign.id;
        EXPECT_EQ(answer.fired.front().flag, i) << sign.id;
        EXPECT_FALSE(answer.say.empty() || answer.say.front().empty()) << sign.id;
        EXPECT_FALSE(answer.chain.empty() || answer.notify.empty()) << sign.id;
        if (sure) {
          EXPECT_GE(answer.urgency, sign.urgency) << sign.id;
        }
      }
}

TEST(RedFlag, NotSureIsAsUrgentAsYesAtTheTwoUpperLevels) {
  for (const RedFlag& flag : knowledge().red_flags.flags)
    for (const Sign& sign : flag.signs)
      if (sign.urgency > Urgency::next_contact) {
        EXPECT_EQ(answered({{}, {sign.id}}).urgency, answered({{sign.id}, {}}).urgency) << sign.id;
      }
}

TEST(RedFlag, NothingFiresWhenEverySignIsAnsweredNo) {
  const RedFlagAnswer answer = answered({});
  EXPECT_TRUE(answer.fired.empty() && answer.say.empty() && answer.notify.empty());
  EXPECT_EQ(answer.open_red_flag, 0);
}

TEST(RedFlag, OneMoreSignNeverMakesAnAnswerLessUrgentNorAnybodyUntold) {
  std::vector<std::string> signs;
  for (const RedFlag& flag : knowledge().red_flags.flags)
    for (const Sign& sign : flag.signs) signs.push_back(sign.id);
  for (const std::string& one : signs)
    for (const std::string& other : signs) {
      const RedFlagAnswer before = answered({{one}, {}}), after = answered({{one}, {other}});
      ASSERT_GE(after.urgency, before.urgency) << one << " and " << other;
      ASSERT_GE(after.open_red_flag, before.open_red_flag) << one << " and " << other;
      ASSERT_LE(after.ack_minutes, before.ack_minutes) << one << " and " << other;
      for (const std::string& role : before.notify)
        ASSERT_NE(std::ranges::find(after.notify, role), after.notify.end()) << one << " and " << other;
    }
}

TEST(RedFlag, WhatIsToldOfANamedLesionIsNotToldOfAnother) {
  Picture picture;
  picture.lesions.resize(2);
  picture.lesions[0].id = "a";
  picture.lesions[1].id = "b";
  const RedFlagAnswer answer = answered({{"load_pain_hip"}, {}});
  const Picture one = with_red_flags(knowledge(), picture, answer, {"b"}, date("2026-11-24"));
  EXPECT_TRUE(one.lesions[0].told.empty());
  EXPECT_EQ(one.lesions[1].told.size(), 1U);
  EXPECT_EQ(one.told.size(), 1U);
  const Picture all = with_red_flags(knowledge(), picture, answer, {}, date("2026-11-24"));
  EXPECT_EQ(all.lesions[0].told.size(), 1U);
}

}  // namespace
}  // namespace mettle::testing
