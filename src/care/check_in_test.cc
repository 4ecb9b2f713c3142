#include "care/check_in.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "care/stream.h"
#include "care/today.h"
#include "support/care.h"

namespace mettle::testing {
namespace {

Story ida() {
  Story s{at("2026-11-24T09:00:00Z")};
  s.does(who("oncologist"), EnterLesion{json(R"({"id": "L3", "site": "lumbar_spine", "level": "L3"})")});
  return s;
}
CheckInAnswered fine() {
  CheckInAnswered answers;
  answers.pains.push_back({.lesion = "L3", .pain = 1});
  answers.tired = 2;
  answers.sleep = 7;
  answers.mood = 7;
  return answers;
}
TodayAnswer today(const Story& s) { return answer_today(knowledge(), s.state, s.now); }

TEST(CheckIn, TheQuestionsComeBeforeAnythingElseAndHoldTwelveHours) {
  Story s = ida();
  EXPECT_TRUE(today(s).asks_first);
  s.does(who("patient"), AnswerCheckIn{fine()});
  EXPECT_FALSE(today(s).asks_first);
  EXPECT_EQ(today(s).today, Today::go);
  EXPECT_FALSE(today(s).says.empty());
  s.now.at = s.now.at.plus_minutes(12 * 60);
  EXPECT_FALSE(today(s).asks_first);
  s.now.at = s.now.at.plus_minutes(1);
  EXPECT_TRUE(today(s).asks_first);
}

TEST(CheckIn, EveryKnownPlaceAnywhereNewAndEverySignAreAskedAndTheOpenQuestionLast) {
  const Story s = ida();
  const auto questions = questions_today(knowledge(), s.state, s.now);
  std::size_t signs = 0;
  for (const CheckInQuestion& question : questions) {
    EXPECT_FALSE(question.asks.empty()) << question.id;
    EXPECT_EQ(question.asks.find("check_in."), std::string::npos) << question.id << " has no words";
    signs += question.signs.size();
  }
  std::size_t all = 0;
  for (const RedFlag& flag : knowledge().red_flags.flags) all += flag.signs.size();
  EXPECT_EQ(signs, all);
  EXPECT_TRUE(std::ranges::any_of(questions, [](const auto& q) { return q.id == "pain:L3"; }));
  EXPECT_TRUE(std::ranges::any_of(questions, [](const auto& q) { return q.id == "new_place"; }));
  EXPECT_EQ(questions.back().id, "anything_else");
}

TEST(CheckIn, TirednessMakesADayGentleOrARestDay) {
  const auto after_tired = [](int tired) {
    Story s = ida();
    CheckInAnswered answers = fine();
    answers.tired = tired;
    s.does(who("patient"), AnswerCheckIn{answers});
    return today(s);
  };
  EXPECT_EQ(after_tired(3).today, Today::go);
  EXPECT_EQ(after_tired(4).today, Today::gently);
  EXPECT_EQ(after_tired(6).today, Today::gently);
  EXPECT_EQ(after_tired(7).today, Today::rest);
  EXPECT_EQ(after_tired(7).says.size(), 1U) << "one sentence for one answer";
}

TEST(CheckIn, BadSleepOrMoodMakesItGentle) {
  for (const bool sleep : {true, false}) {
    Story s = ida();
    CheckInAnswered answers = fine();
    (sleep ? answers.sleep : answers.mood) = 3;
    s.does(who("patient"), AnswerCheckIn{answers});
    EXPECT_EQ(today(s).today, Today::gently);
  }
}

TEST(CheckIn, ARegionThatHurtsRestsAndTheRestMayGoOn) {
  Story s = ida();
  s.does(who("patient"), AnswerCheckIn{fine()});
  CheckInAnswered more = fine();
  more.pains[0].pain = 2;
  s.does(who("patient"), AnswerCheckIn{more});
  EXPECT_EQ(today(s).today, Today::gently);
  EXPECT_EQ(today(s).paused, std::vector<std::string>{"L3"});
}

TEST(CheckIn, AStopOfTheWholePersonIsSaidFirst) {
  Story s = ida();
  CheckInAnswered answers = fine();
  answers.tired = 9;
  answers.yes = {"limb_weak"};
  s.does(who("patient"), AnswerCheckIn{answers});
  EXPECT_EQ(today(s).today, Today::stop);
  ASSERT_FALSE(today(s).says.empty());
  EXPECT_NE(today(s).says.front().find("now"), std::string::npos);
}

TEST(CheckIn, PainInANewPlaceClosesThatPlaceUntilSomebodyHasLooked) {
  Story s = ida();
  CheckInAnswered answers = fine();
  answers.pains.push_back({.lesion = "", .site = "femur_proximal", .side = "left", .pain = 3});
  s.does(who("patient"), AnswerCheckIn{answers});
  const Picture picture = today_picture(knowledge(), s.state, s.now).picture;
  ASSERT_EQ(picture.lesions.size(), 2U);
  EXPECT_EQ(picture.lesions[1].site, Site::femur_proximal);
  EXPECT_FALSE(picture.lesions[1].told.empty());
  EXPECT_EQ(s.state.told.lesions.size(), 1U) << "nobody has said that it is a lesion";
}

TEST(CheckIn, H40_ACarerAnswersOnlyWhenThePersonSaidSoAndItIsMarked) {
  Story s = ida();
  Actor carer = who("carer");
  carer.for_person = true;
  EXPECT_EQ(s.refused(carer, AnswerCheckIn{fine()}).requirement, "H-40");
  s.does(who("patient"), NameCarer{AccountId{"carer"}});
  s.does(carer, AnswerCheckIn{fine()});
  EXPECT_TRUE(s.state.check_in.latest()->head.by.for_person);
  EXPECT_EQ(s.refused(who("carer"), AnswerCheckIn{fine()}).requirement, "R3.2") << "not unmarked";
  EXPECT_EQ(s.refused(who("oncologist"), NameCarer{AccountId{"x"}}).requirement, "H-40");
}

TEST(CheckIn, P6_ACorrectionReplacesTheAnswerAndNeverAnEpisode) {
  Story s = ida();
  s.does(who("patient"), AnswerCheckIn{fine()});
  CheckInAnswered wrong = fine();
  wrong.pains[0].pain = 5;
  s.does(who("patient"), AnswerCheckIn{wrong});
  const EventNumber number = s.state.check_in.latest()->head.number;
  CheckInAnswered right = fine();
  right.corrects = number;
  s.does(who("patient"), AnswerCheckIn{right});
  EXPECT_EQ(s.state.check_in.latest()->answered.pains[0].pain, 1);
  EXPECT_EQ(std::ranges::count_if(s.state.escalation.episodes, &Episode::open), 1) << "somebody entitled settles it";
  right.corrects = number;
  EXPECT_EQ(s.refused(who("patient"), AnswerCheckIn{right}).requirement, "P6") << "it has been corrected already";
  EXPECT_EQ(s.events.size(), s.state.last) << "the old answer stays in the stream";
}

TEST(CheckIn, WhatIsNotOnTheScaleIsRefused) {
  Story s = ida();
  for (const int wrong : {-1, 11}) {
    CheckInAnswered answers = fine();
    answers.pains[0].pain = wrong;
    EXPECT_EQ(s.refused(who("patient"), AnswerCheckIn{answers}).requirement, "H-18");
    answers = fine();
    answers.tired = wrong;
    EXPECT_EQ(s.refused(who("patient"), AnswerCheckIn{answers}).requirement, "H-18");
  }
  CheckInAnswered answers = fine();
  answers.yes = {"no_such_sign"};
  EXPECT_EQ(s.refused(who("patient"), AnswerCheckIn{answers}).requirement, "R5.9");
  EXPECT_EQ(s.state.check_in.answers.size(), 0U);
}

TEST(CheckIn, FreeWordsReachSomebodyAndOpenNothing) {
  Story s = ida();
  CheckInAnswered answers = fine();
  answers.anything = "No weakness in my legs, all is well, but a question about my dog";
  s.does(who("patient"), AnswerCheckIn{answers});
  ASSERT_EQ(s.state.escalation.episodes.size(), 1U);
  EXPECT_EQ(s.state.escalation.episodes[0].flag, "anything_else") << "words are read by people (H-22)";
}

TEST(CheckIn, H24_MorePainMedicineIsAnIncrease) {
  Story s = ida();
  CheckInAnswered answers = fine();
  answers.yes = {"more_pain_medicine"};
  s.does(who("patient"), AnswerCheckIn{answers});
  ASSERT_EQ(s.state.escalation.episodes.size(), 1U);
  EXPECT_EQ(today(s).paused, std::vector<std::string>{"L3"}) << "of which bone nobody can say: of all";
}

}  // namespace
}  // namespace mettle::testing
