// How a check-in is judged must be there in full: what an answer does, who is told, and when silence counts.
#include "knowledge/read_check_in.h"

#include <gtest/gtest.h>

#include "support/faults.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

constexpr const char* path = "check_in.toml";

void expect_said(const std::string& faults, const std::string& said) {
  EXPECT_NE(faults.find(said), std::string::npos) << said << "\nis not among:\n" << faults;
}

testing::Planted today(const std::string& lines, const std::string& said) {
  return {"[[today]]\nid = \"a\"\nquestion = \"tired\"\nsays = \"Rest.\"\nevidence = [\"D-0201\"]\n" + lines, said};
}

TEST(ReadCheckIn, ARowOfTodayBeginsSomewhereAndDoesSomething) {
  testing::expect_each_is_reported(
      path, {
                today("does = \"rest\"\n", "Either \"from\" or \"to\" says where this begins."),
                today("does = \"rest\"\nfrom = 3\nto = 5\n", "Either \"from\" or \"to\" says where this begins."),
                today("does = \"go\"\nfrom = 3\n", "A row that changes nothing is no rule."),
            });
}

TEST(ReadCheckIn, EveryNumberStandsForASignThatThereIs) {
  expect_said(testing::faults_with_replaced(path, "[check_in.signs]", "[other.signs]"),
              "Nothing says which signs the numbers stand for.");
  expect_said(testing::faults_with_replaced(path, "\"fell\"", "\"flew\""), "flew");
}

TEST(ReadCheckIn, NoThresholdMayHideARiseOfPain) {
  expect_said(testing::faults_with_replaced(path, "pain_up_from = 1", "pain_up_from = 2"), "pain_up_from");
}

TEST(ReadCheckIn, SomebodyIsToldAtEveryUrgencyAndNoPartIsMissing) {
  expect_said(testing::faults_with_replaced(path, "urgency = \"emergency_now\"", "urgency = \"same_day\""),
              "Nobody is told of \"emergency_now\".");
  expect_said(testing::faults_with_replaced(path, "[silence]", "[quiet]"), "A part of the check-in is missing.");
  EXPECT_EQ(testing::knowledge().check_in.find_slot("nobody"), nullptr);
}

}  // namespace
}  // namespace mettle
