// A description from outside the library: whole or refused, with the place and a mend.
#include "interop/activity_in.h"

#include <gtest/gtest.h>

#include "support/knowledge.h"

namespace mettle {
namespace {

const KnowledgeBase& base() { return testing::knowledge(); }
std::string whole() { return activity_template(base()); }

std::string with(std::string text, const std::string& old, const std::string& now) {
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), now);
}

/// Every fault of a text, one a line; empty when it is read.
std::string faults_of(const std::string& text, const ActivityBounds& bounds = {}) {
  const auto read = read_activities(base(), {"a.toml", text}, bounds);
  std::string all;
  if (!read)
    for (const Problem& problem : read.error()) all += to_text(problem) + "\n";
  return all;
}

TEST(ActivityIn, ReadsItsOwnTemplate) {
  const auto read = read_activities(base(), {"a.toml", whole()});
  ASSERT_TRUE(read) << faults_of(whole());
  ASSERT_EQ(read->size(), 1U);
  EXPECT_EQ(read->front().name, "Sweeping leaves");
  EXPECT_EQ(read->front().library, Library::daily);
  EXPECT_FALSE(read->front().stress_is_coded);
}

TEST(ActivityIn, EveryLineThatDecidesMustBeThere) {
  for (const char* name : {"name",
                           "for",
                           "trains_trunk",
                           "posture",
                           "setting",
                           "transfer",
                           "weight_bearing",
                           "upper_limb_wb",
                           "axial_load",
                           "torsion",
                           "impact",
                           "lever",
                           "hands",
                           "balance",
                           "support",
                           "fall_consequence",
                           "contact",
                           "immersed",
                           "hard_pressure",
                           "head_down",
                           "grip",
                           "breath_hold_risk",
                           "skill",
                           "rpe_min",
                           "rpe_max",
                           "coded_load",
                           "load_is_prescribed"}) {
    const std::string text = with(whole(), "\n" + std::string{name} + " = ", "\n# " + std::string{name} + " = ");
    EXPECT_NE(faults_of(text).find("a.toml:"), std::string::npos) << name << " may be left out";
    EXPECT_NE(faults_of(text).find(name), std::string::npos) << faults_of(text);
  }
}

TEST(ActivityIn, AMisspeltWordGetsItsPlaceACaretAndTheNearestSpelling) {
  const std::string faults = faults_of(with(whole(), "\"rotation\"", "\"rotatoin\""));
  EXPECT_NE(faults.find("^"), std::string::npos) << faults;
  EXPECT_NE(faults.find("Did you mean \"rotation\"?"), std::string::npos) << faults;
  EXPECT_NE(faults_of(with(whole(), "\nbalance = ", "\nbalanse = ")).find("Did you mean \"balance\"?"),
            std::string::npos);
}

TEST(ActivityIn, AllFaultsAreSaidAtOnce) {
  const std::string text = with(with(whole(), "\nbalance = 2", "\nbalance = 9"), "\"full_double\"", "\"both_feet\"");
  EXPECT_NE(faults_of(text).find("\"balance\" should be a whole number from 0 to 4"), std::string::npos);
  EXPECT_NE(faults_of(text).find("both_feet"), std::string::npos);
}

TEST(ActivityIn, ALoadIsNotJudgedAsALighterOne) {
  EXPECT_NE(faults_of(with(whole(), "coded_load = \"ext_light\"", "coded_load = \"limb\"")).find("coded_load"),
            std::string::npos);
}

TEST(ActivityIn, WhatPressesHardIsCodedOrRefused) {
  EXPECT_NE(faults_of(with(whole(), "hard_pressure = false", "hard_pressure = true")).find("hard_pressure"),
            std::string::npos);
}

TEST(ActivityIn, ACodedLevelBelowTheDerivedOneIsAFaultHereToo) {
  EXPECT_NE(faults_of(with(whole(), "stress = \"derived\"", "stress = []")).find("follows as"), std::string::npos);
}

TEST(ActivityIn, HandsThatAreLiftedNeedTheShoulder) {
  const std::string text = with(whole(), "joint = \"shoulder\"", "joint = \"elbow\"");
  EXPECT_EQ(faults_of(text), "");
  EXPECT_NE(faults_of(with(text, "\nhands = \"low\"", "\nhands = \"chest\"")).find("shoulder"), std::string::npos);
}

TEST(ActivityIn, NothingUprightHasASpineWithoutLoad) {
  EXPECT_NE(faults_of(with(whole(), "\naxial_load = 2", "\naxial_load = 0")).find("axial_load"), std::string::npos);
}

TEST(ActivityIn, NoActionsNoPostureNoNameAreRefused) {
  const std::string text = whole();
  EXPECT_NE(faults_of(text.substr(0, text.find("\nactions = [")) + "\nactions = []\n").find("no actions"),
            std::string::npos);
  EXPECT_NE(faults_of(with(text, "posture = [\"standing\"]", "posture = []")).find("no posture"), std::string::npos);
  EXPECT_NE(faults_of(with(text, "\"Sweeping leaves\"", "\" \"")).find("no name"), std::string::npos);
}

TEST(ActivityIn, IsBounded) {
  const std::string one = whole();
  EXPECT_NE(faults_of(one, {.bytes = 100}).find("longer"), std::string::npos);
  const std::string row = one.substr(one.find("\n[[activity]]"));
  EXPECT_NE(faults_of(row + row + row, {.activities = 2}).find("more than 2 activities"), std::string::npos);
  EXPECT_NE(faults_of(one, {.actions = 2}).find("more than 2 rows"), std::string::npos);
  EXPECT_NE(faults_of("").find("no [[activity]]"), std::string::npos);
  EXPECT_NE(faults_of("activity = 3").find("no [[activity]]"), std::string::npos);
  EXPECT_NE(faults_of("[[activity]\n").find("not TOML"), std::string::npos);
}

TEST(ActivityIn, SeveralInOneFileAreToldApart) {
  const std::string row = whole().substr(whole().find("\n[[activity]]"));
  const auto read = read_activities(base(), {"a.toml", row + row});
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2U);
  EXPECT_NE((*read)[0].id, (*read)[1].id);
}

}  // namespace
}  // namespace mettle
