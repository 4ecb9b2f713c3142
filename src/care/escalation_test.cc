#include "care/escalation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "care/stream.h"
#include "care/today.h"
#include "safety/evaluation.h"
#include "support/care.h"

namespace mettle::testing {
namespace {

/// A person with an assessed lumbar lesion of whom everybody is told.
Story ida() {
  Story s{at("2026-11-24T09:00:00Z")};
  s.does(who("oncologist"), EnterLesion{json(R"({"id": "L3", "site": "lumbar_spine", "level": "L3"})")});
  s.does(who("oncologist"), EnterLesion{json(R"({"id": "rib", "site": "ribs", "side": "left"})")});
  for (const auto& [slot, role] : {std::pair{"plan_owner", "physiotherapist"},
                                   {"nurse_specialist", "nurse_specialist"},
                                   {"oncologist", "oncologist"},
                                   {"oncology_line", "nurse_specialist"},
                                   {"safety_lead", "general_practitioner"}})
    s.does(who("patient"), NameContact{slot, AccountId{role}});
  s.does(who("patient"), NameCarer{AccountId{"carer"}});
  return s;
}

CheckInAnswered pain(const std::string& lesion, int nrs) {
  CheckInAnswered answers;
  answers.pains.push_back({.lesion = lesion, .pain = nrs});
  return answers;
}

int open_episodes(const Story& s) {
  return static_cast<int>(std::ranges::count_if(s.state.escalation.episodes, &Episode::open));
}
const Episode& last_episode(const Story& s) { return s.state.escalation.episodes.back(); }
void later(Story& s, int minutes) {
  s.now.at = s.now.at.plus_minutes(minutes);
  s.now.day = *Date::read(s.now.at.to_text().substr(0, 10));
}
const Actor the_clock = actor(std::string{clock_account}, std::string{clock_role});

TEST(Escalation, P6_AnyRiseOfPainOpensOneAndTellsANamedClinician) {
  Story s = ida();
  s.does(who("patient"), AnswerCheckIn{pain("L3", 2)});
  EXPECT_EQ(open_episodes(s), 0) << "the first answer is the usual";
  later(s, 24 * 60);
  s.does(who("patient"), AnswerCheckIn{pain("L3", 3)});
  ASSERT_EQ(open_episodes(s), 1);
  EXPECT_EQ(last_episode(s).urgency, Urgency::next_contact);
  ASSERT_EQ(last_episode(s).told.size(), 1U);
  EXPECT_EQ(last_episode(s).told[0].account, AccountId{"physiotherapist"});
}

TEST(Escalation, TheSeedsOfTheClinicalFile) {
  // clinical.md 11: 2 to 3 next contact; 2 to 4, or night, the same day; not sure on leg weakness an emergency.
  const auto urgency_after = [](CheckInAnswered answers) {
    Story s = ida();
    s.does(who("patient"), AnswerCheckIn{pain("L3", 2)});
    later(s, 24 * 60);
    s.does(who("patient"), AnswerCheckIn{std::move(answers)});
    return last_episode(s).urgency;
  };
  EXPECT_EQ(urgency_after(pain("L3", 3)), Urgency::next_contact);
  EXPECT_EQ(urgency_after(pain("L3", 4)), Urgency::same_day);
  CheckInAnswered night = pain("L3", 3);
  night.pains[0].at_night = true;
  EXPECT_EQ(urgency_after(night), Urgency::same_day);
  CheckInAnswered weak;
  weak.not_sure = {"limb_weak"};
  EXPECT_EQ(urgency_after(weak), Urgency::emergency_now);
}

TEST(Escalation, H23_ASlowRiseNeverBecomesTheUsual) {
  Story s = ida();
  for (const int nrs : {2, 1, 2, 3, 4}) {
    s.does(who("patient"), AnswerCheckIn{pain("L3", nrs)});
    later(s, 24 * 60);
  }
  EXPECT_EQ(s.state.check_in.usual_of("L3")->pain, 1);
  EXPECT_EQ(last_episode(s).urgency, Urgency::same_day);
  s.does(who("physiotherapist"), SetUsualPain{"L3", 3});
  EXPECT_TRUE(s.state.check_in.usual_of("L3")->by_clinician);
  EXPECT_EQ(s.refused(who("patient"), SetUsualPain{"L3", 4}).requirement, "R3.2");
}

TEST(Escalation, O4_TheSameProblemIsOneEpisodeAndNotOneAlertACheckIn) {
  Story s = ida();
  s.does(who("patient"), AnswerCheckIn{pain("L3", 2)});
  for (int i = 0; i < 2; ++i) {
    later(s, 24 * 60);
    s.does(who("patient"), AnswerCheckIn{pain("L3", 3)});
  }
  ASSERT_EQ(s.state.escalation.episodes.size(), 1U);
  EXPECT_EQ(last_episode(s).reports.size(), 2U);
  EXPECT_EQ(last_episode(s).told.size(), 1U);
  later(s, 24 * 60);
  s.does(who("patient"), AnswerCheckIn{pain("L3", 5)});
  EXPECT_EQ(s.state.escalation.episodes.size(), 1U);
  EXPECT_EQ(last_episode(s).told.size(), 2U) << "more urgent: told again";
  EXPECT_EQ(last_episode(s).urgency, Urgency::same_day);
}

TEST(Escalation, AnotherBoneIsAnotherEpisode) {
  Story s = ida();
  CheckInAnswered usual = pain("L3", 1);
  usual.pains.push_back({.lesion = "rib", .pain = 1});
  s.does(who("patient"), AnswerCheckIn{usual});
  later(s, 24 * 60);
  for (SitePain& p : usual.pains) p.pain = 2;
  s.does(who("patient"), AnswerCheckIn{usual});
  ASSERT_EQ(open_episodes(s), 2);
  EXPECT_NE(s.state.escalation.episodes[0].lesion, s.state.escalation.episodes[1].lesion);
}

TEST(Escalation, Law9_ItClimbsUntilSomebodyEntitledTakesItUpAndNeverEndsInSilence) {
  Story s = ida();
  CheckInAnswered weak;
  weak.yes = {"limb_weak"};
  s.does(who("patient"), AnswerCheckIn{weak});
  std::vector<std::string> slots{last_episode(s).told.back().slot};
  for (int i = 0; i < 6; ++i) {
    later(s, last_episode(s).ack_minutes);
    s.does(the_clock, Climb{});
    slots.push_back(last_episode(s).told.back().slot);
  }
  EXPECT_EQ(slots, (std::vector<std::string>{"oncology_line", "nurse_specialist", "oncologist", "safety_lead",
                                             "oncology_line", "nurse_specialist", "oncologist"}));
  EXPECT_EQ(s.refused(who("general_trainer"), TakeUpEscalation{last_episode(s).number}).requirement, "R3.2");
  EXPECT_EQ(s.refused(who("physiotherapist"), TakeUpEscalation{last_episode(s).number}).requirement, "R3.2")
      << "an emergency";
  s.does(who("oncologist"), TakeUpEscalation{last_episode(s).number});
  const std::size_t told = last_episode(s).told.size();
  later(s, 24 * 60);
  s.does(the_clock, Climb{});
  EXPECT_EQ(last_episode(s).told.size(), told);
}

TEST(Escalation, TheClockTellsNobodyBeforeItIsTime) {
  Story s = ida();
  CheckInAnswered weak;
  weak.yes = {"limb_weak"};
  s.does(who("patient"), AnswerCheckIn{weak});
  later(s, last_episode(s).ack_minutes - 1);
  EXPECT_TRUE(s.does(the_clock, Climb{}).empty());
}

TEST(Escalation, H33_TakenUpAndForgottenItClimbsAgain) {
  Story s = ida();
  s.does(who("patient"), AnswerCheckIn{pain("L3", 2)});
  later(s, 60);
  s.does(who("patient"), AnswerCheckIn{pain("L3", 4)});
  s.does(who("physiotherapist"), TakeUpEscalation{last_episode(s).number});
  later(s, 7 * 24 * 60 - 1);
  EXPECT_TRUE(s.does(the_clock, Climb{}).empty());
  later(s, 1);
  EXPECT_EQ(s.does(the_clock, Climb{}).size(), 1U);
  EXPECT_TRUE(last_episode(s).waits());
  // The same person may take it up once more, and has as long again.
  EXPECT_EQ(s.does(who("physiotherapist"), TakeUpEscalation{last_episode(s).number}).size(), 1U);
  later(s, 24 * 60);
  EXPECT_TRUE(s.does(the_clock, Climb{}).empty());
}

TEST(Escalation, H06_WhoIsAwayIsCoveredAndWhenNobodyCanBeToldThatIsSaid) {
  Story s = ida();
  Team away = everybody();
  Head head{.number = 99, .when = s.now, .by = who("physiotherapist"), .knowledge = {}};
  away.evolve(head, LeaveEntered{AccountId{"physiotherapist"}, AccountId{"clinical_exercise_physiologist"},
                                 date("2026-11-20"), date("2026-12-31")});
  s.team = &away;
  s.does(who("patient"), AnswerCheckIn{pain("L3", 2)});
  later(s, 60);
  s.does(who("patient"), AnswerCheckIn{pain("L3", 3)});
  EXPECT_EQ(last_episode(s).told.back().account, AccountId{"clinical_exercise_physiologist"});
  Story alone{at("2026-11-24T09:00:00Z")};
  CheckInAnswered weak;
  weak.yes = {"limb_weak"};
  alone.does(who("patient"), AnswerCheckIn{weak});
  EXPECT_TRUE(last_episode(alone).told.back().account.empty());
  later(alone, last_episode(alone).ack_minutes);
  EXPECT_EQ(alone.does(the_clock, Climb{}).size(), 1U) << "it is tried again";
}

TEST(Escalation, ARegionPausesAtOnceAndOnlySomebodyEntitledOpensIt) {
  Story s = ida();
  const auto class_of = [&] {
    const Evaluation evaluation = evaluate(knowledge(), today_picture(knowledge(), s.state, s.now).picture, s.now.day);
    LesionClass worst = LesionClass::lower;
    for (const LesionStanding& lesion : evaluation.standing.lesions)
      if (lesion.lesion < s.state.told.lesions.size() && s.state.told.lesions[lesion.lesion].id == "rib")
        worst = std::max(worst, lesion.lesion_class);
    return worst;
  };
  s.does(who("patient"), AnswerCheckIn{pain("rib", 1)});
  const LesionClass before = class_of();
  ASSERT_LT(before, LesionClass::stop);
  later(s, 24 * 60);
  s.does(who("patient"), AnswerCheckIn{pain("rib", 2)});
  EXPECT_EQ(class_of(), LesionClass::stop);
  later(s, 24 * 60);
  s.does(who("patient"), AnswerCheckIn{pain("rib", 0)});
  EXPECT_EQ(class_of(), LesionClass::stop) << "feeling better opens nothing";
  later(s, 40 * 24 * 60);
  EXPECT_EQ(class_of(), LesionClass::stop) << "time opens nothing";
  const EventNumber episode = last_episode(s).number;
  EXPECT_EQ(s.refused(who("patient"), CloseEscalation{episode, Outcome::nothing_found, "better"}).requirement, "R3.2");
  EXPECT_EQ(s.refused(who("physiotherapist"), CloseEscalation{episode, Outcome::nothing_found, "seen"}).requirement,
            "R2.7");
  s.does(who("physiotherapist"), TakeUpEscalation{episode});
  EXPECT_EQ(s.refused(who("physiotherapist"), CloseEscalation{episode, Outcome::nothing_found, " "}).requirement,
            "R2.7");
  s.does(who("physiotherapist"), CloseEscalation{episode, Outcome::nothing_found, "Muscle, not bone; seen today."});
  EXPECT_EQ(class_of(), before);
}

TEST(Escalation, WhatComesBackSoonIsTheSameEpisodeAndLaterAnother) {
  Story s = ida();
  s.does(who("patient"), AnswerCheckIn{pain("L3", 2)});
  later(s, 60);
  s.does(who("patient"), AnswerCheckIn{pain("L3", 3)});
  const EventNumber first = last_episode(s).number;
  s.does(who("physiotherapist"), TakeUpEscalation{first});
  s.does(who("physiotherapist"), CloseEscalation{first, Outcome::nothing_found, "Seen."});
  later(s, 14 * 24 * 60);
  s.does(who("patient"), AnswerCheckIn{pain("L3", 3)});
  EXPECT_EQ(s.state.escalation.episodes.size(), 1U);
  EXPECT_TRUE(last_episode(s).waits());
  s.does(who("physiotherapist"), TakeUpEscalation{first});
  s.does(who("physiotherapist"), CloseEscalation{first, Outcome::treated, "Seen again."});
  later(s, 15 * 24 * 60);
  s.does(who("patient"), AnswerCheckIn{pain("L3", 3)});
  EXPECT_EQ(s.state.escalation.episodes.size(), 2U);
}

TEST(Escalation, SilenceIsToldOnceAndRaisesNothing) {
  Story s = ida();
  s.does(who("patient"), AnswerCheckIn{pain("L3", 2)});
  later(s, 3 * 24 * 60);
  EXPECT_EQ(presence_of(knowledge(), s.state, s.now), Presence::quiet);
  EXPECT_TRUE(s.does(the_clock, NoticeSilence{}).empty());
  later(s, 4 * 24 * 60);
  EXPECT_EQ(presence_of(knowledge(), s.state, s.now), Presence::silent);
  EXPECT_EQ(s.does(the_clock, NoticeSilence{}).size(), 2U);
  EXPECT_EQ(last_episode(s).told.back().account, AccountId{"physiotherapist"});
  later(s, 24 * 60);
  EXPECT_TRUE(s.does(the_clock, NoticeSilence{}).empty());
}

}  // namespace
}  // namespace mettle::testing
