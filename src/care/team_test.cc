#include "care/team_event.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "care/competence.h"
#include "support/care.h"

namespace mettle::testing {
namespace {

/// The team's stream, as Story is the person's.
struct Office {
  Team team;
  Now now = at("2026-11-24T09:00:00Z");
  EventNumber number = 0;

  template <typename Command>
  std::string does(const Actor& by, const Command& command) {
    const auto decision = decide(TeamAsking{knowledge(), team, by, now}, command);
    if (!decision) return decision.error().says;
    for (const TeamBody& body : *decision)
      std::visit([&](const auto& what) { team.evolve(Head{++number, now, by, {}}, what); }, body.what);
    return "";
  }
};

const Actor admin = actor("ada", "administrator");
const Actor other = actor("ben", "administrator");
const EnterProfessional physio{AccountId{"pia"},    "Pia", "physiotherapist",
                               "Invented Register", "PH1", date("2027-01-31")};

bool may(const Office& office, const Actor& by, Right right, std::optional<Tier> tier = {}) {
  return check_competence(knowledge(), office.team, by, office.now.day, right, tier).has_value();
}

TEST(Team, R31_AnEntryCountsOnceASecondPersonHasCheckedIt) {
  Office office;
  const Actor pia = actor("pia", "physiotherapist");
  EXPECT_EQ(office.does(admin, physio), "");
  EXPECT_FALSE(may(office, pia, Right::prescribe, Tier::lower));
  EXPECT_NE(office.does(admin, VerifyEntry{AccountId{"pia"}}), "") << "who entered it cannot check it";
  EXPECT_EQ(office.does(other, VerifyEntry{AccountId{"pia"}}), "");
  EXPECT_TRUE(may(office, pia, Right::prescribe, Tier::lower));
}

TEST(Team, R31_NobodyChecksTheirOwnEntry) {
  Office office;
  EXPECT_EQ(office.does(admin, physio), "");
  EXPECT_EQ(office.does(admin, EnterProfessional{AccountId{"ben"}, "Ben", "oncologist", "Invented Register", "O1", {}}),
            "");
  EXPECT_NE(office.does(actor("ben", "oncologist"), VerifyEntry{AccountId{"ben"}}), "");
  EXPECT_NE(office.does(other, VerifyEntry{AccountId{"ben"}}), "") << "the same account in another role";
}

TEST(Team, R31_ARegistrationThatEndsStopsSigningThatDay) {
  Office office;
  const Actor pia = actor("pia", "physiotherapist");
  office.does(admin, physio);
  office.does(other, VerifyEntry{AccountId{"pia"}});
  office.now = at("2027-01-31T23:59:00Z");
  EXPECT_TRUE(may(office, pia, Right::prescribe, Tier::high));
  office.now = at("2027-02-01T00:00:00Z");
  EXPECT_FALSE(may(office, pia, Right::prescribe, Tier::high));
}

TEST(Team, R31_WhoHasLeftHasNoRights) {
  Office office;
  office.does(admin, physio);
  office.does(other, VerifyEntry{AccountId{"pia"}});
  EXPECT_NE(office.does(admin, EndProfessional{AccountId{"pia"}, " "}), "") << "a reason is needed";
  EXPECT_EQ(office.does(admin, EndProfessional{AccountId{"pia"}, "left"}), "");
  EXPECT_FALSE(may(office, actor("pia", "physiotherapist"), Right::tell));
}

TEST(Team, R31_AnAccountActsOnlyInTheRoleThatWasChecked) {
  Office office;
  office.does(admin, physio);
  office.does(other, VerifyEntry{AccountId{"pia"}});
  EXPECT_FALSE(may(office, actor("pia", "oncologist"), Right::lower_tier));
  EXPECT_FALSE(may(office, actor("nobody", "physiotherapist"), Right::prescribe, Tier::lower));
}

TEST(Team, R32_RightsAreWhatTheTableSaysAndNothingElse) {
  // Role x tier, as clinical.md 6 has it.
  const auto can = [](const char* role, Right right, Tier tier) {
    return check_competence(knowledge(), everybody(), who(role), date("2026-11-24"), right, tier).has_value();
  };
  for (const Tier tier : {Tier::lower, Tier::moderate, Tier::high}) {
    EXPECT_TRUE(can("physiotherapist", Right::prescribe, tier));
    EXPECT_TRUE(can("clinical_exercise_physiologist", Right::prescribe, tier));
    EXPECT_EQ(can("physiotherapist_general", Right::prescribe, tier), tier != Tier::high);
    EXPECT_EQ(can("cancer_exercise_instructor", Right::prescribe, tier), tier == Tier::lower);
    EXPECT_TRUE(can("cancer_exercise_instructor", Right::propose, tier));
    EXPECT_FALSE(can("general_trainer", Right::prescribe, tier));
    EXPECT_EQ(can("general_trainer", Right::propose, tier), tier == Tier::lower);
    EXPECT_FALSE(can("patient", Right::prescribe, tier));
    EXPECT_FALSE(can("patient", Right::open_item, tier));
    EXPECT_FALSE(can("general_trainer", Right::open_item, tier));
    EXPECT_FALSE(can("cancer_exercise_instructor", Right::confirm_assessment, tier));
  }
  for (const Role& role : knowledge().roles)
    for (const Right right : {Right::prescribe, Right::propose, Right::deliver, Right::open_item})
      EXPECT_FALSE(can(role.id.c_str(), right, Tier::stop)) << role.id << ": nobody, at STOP";
}

TEST(Team, R32_TheClockHasNoRight) {
  for (std::size_t i = 0; i < right_ids.size(); ++i)
    EXPECT_FALSE(check_competence(knowledge(), everybody(), actor(std::string{clock_account}, std::string{clock_role}),
                                  date("2026-11-24"), static_cast<Right>(i), Tier::lower));
}

TEST(Team, R32_ADelegationIsWrittenScopedAndDated) {
  Office office;
  const auto enter = [&](const char* account, const char* role) {
    ASSERT_EQ(office.does(admin, EnterProfessional{AccountId{account}, account, role, "Invented Register", "1", {}}),
              "");
    ASSERT_EQ(office.does(other, VerifyEntry{AccountId{account}}), "");
  };
  enter("onc", "oncologist");
  enter("nia", "nurse_specialist");
  enter("lee", "cancer_exercise_instructor");
  const Actor nurse = actor("nia", "nurse_specialist");
  EXPECT_FALSE(may(office, nurse, Right::confirm_assessment, Tier::lower));
  const WriteDelegation written{AccountId{"nia"}, Right::confirm_assessment, date("2026-11-25"), date("2026-12-24")};
  EXPECT_NE(office.does(nurse, written), "") << "not by herself";
  EXPECT_NE(office.does(actor("onc", "oncologist"), WriteDelegation{AccountId{"lee"}, Right::confirm_assessment,
                                                                    date("2026-11-25"), date("2026-12-24")}),
            "")
      << "not to a role that no row allows";
  EXPECT_EQ(office.does(actor("onc", "oncologist"), written), "");
  EXPECT_FALSE(may(office, nurse, Right::confirm_assessment, Tier::lower)) << "from the next day";
  office.now = at("2026-12-24T12:00:00Z");
  EXPECT_TRUE(may(office, nurse, Right::confirm_assessment, Tier::lower));
  EXPECT_FALSE(may(office, nurse, Right::confirm_assessment, Tier::moderate));
  office.now = at("2026-12-25T12:00:00Z");
  EXPECT_FALSE(may(office, nurse, Right::confirm_assessment, Tier::lower));
}

TEST(Team, R35_WhoIsAwayIsCoveredAndACircleCoversNobody) {
  Office office;
  for (const char* account : {"a", "b", "c"}) {
    office.does(admin, EnterProfessional{AccountId{account}, account, "physiotherapist", "Invented Register", "1", {}});
    office.does(other, VerifyEntry{AccountId{account}});
  }
  const auto leave = [&](const char* account, const char* cover) {
    return office.does(actor(account, "physiotherapist"),
                       EnterLeave{AccountId{account}, AccountId{cover}, date("2026-12-01"), date("2026-12-07")});
  };
  EXPECT_NE(leave("a", "nobody"), "");
  EXPECT_NE(leave("a", "a"), "");
  EXPECT_EQ(leave("a", "b"), "");
  EXPECT_EQ(office.team.at_work(AccountId{"a"}, date("2026-11-30")), AccountId{"a"});
  EXPECT_EQ(office.team.at_work(AccountId{"a"}, date("2026-12-01")), AccountId{"b"});
  EXPECT_EQ(leave("b", "c"), "");
  EXPECT_EQ(office.team.at_work(AccountId{"a"}, date("2026-12-07")), AccountId{"c"});
  EXPECT_EQ(office.team.at_work(AccountId{"a"}, date("2026-12-08")), AccountId{"a"});
  EXPECT_EQ(leave("c", "a"), "");
  EXPECT_EQ(office.team.at_work(AccountId{"a"}, date("2026-12-03")), std::nullopt);
}

}  // namespace
}  // namespace mettle::testing
