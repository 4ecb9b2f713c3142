// A red flag that is half written must not be read: whom it tells, what it says at each level, and what it puts into
// the record are all there, or it is a fault.
#include "knowledge/read_red_flags.h"

#include <gtest/gtest.h>

#include "support/faults.h"

namespace mettle {
namespace {

constexpr const char* path = "red_flags.toml";

/// A flag that lacks nothing but what `lines` get wrong.
testing::Planted flag(const std::string& id, const std::string& lines, const std::string& said) {
  return {"[[flag]]\nid = \"" + id + "\"\ngroup = \"open\"\nask = \"?\"\n" + lines, said};
}
std::string signs(const std::string& id) { return "signs = [{ id = \"" + id + "\", ask = \"?\" }]\n"; }

TEST(ReadRedFlags, AFlagHasSignsSomebodyToTellAndSomebodyWhoMayClearIt) {
  testing::expect_each_is_reported(
      path, {
                flag("a", "", "The flag has no sign."),
                flag("o", "signs = [\"cold\"]\n", "\"id\" is missing."),
                flag("b", "notify = []\n", "Nobody is told. Name at least one."),
                flag("c", "clear_by = []\n", "Nobody may clear it. Name at least one."),
                flag("d", "urgency = \"same_day\"\nnot_sure = \"reported\"\n" + signs("d1"),
                     "Not sure counts as yes at the two upper levels."),
                flag("e", "say.tomorrow = \"Tomorrow.\"\n" + signs("e1"), "\"tomorrow\" is no urgency."),
                flag("f", "tells.same_day = [{ fact = \"wings\", value = \"more\" }]\n" + signs("f1"),
                     "This is no fact, or not one of its answers."),
                flag("g", "tells.same_day = [{ fact = \"pain_change\", value = \"purple\" }]\n" + signs("g1"),
                     "This is no fact, or not one of its answers."),
                flag("mscc_neuro", signs("h1"), "\"mscc_neuro\" is there twice among flags and signs."),
            });
}

TEST(ReadRedFlags, WhatIsShownAgreesWithItsUrgency) {
  const std::string same_day = "urgency = \"same_day\"\nscope = \"person\"\nnot_sure = \"as_yes\"\n";
  testing::expect_each_is_reported(
      path, {
                flag("silent", same_day + signs("a1"), "\"silent\" can come to same_day and has no words for it."),
                flag("vague", same_day + "say.same_day = \"Ring your team.\"\n" + signs("b1"),
                     "say.same_day of \"vague\" does not say \"today\"."),
                flag("shrill", same_day + "say.same_day = \"Today: call now.\"\n" + signs("c1"),
                     "say.same_day of \"shrill\" says \"call now\", which belongs to another level."),
                flag("wordy", same_day + "say.emergency_now = \"Call now.\"\n" + signs("d1"),
                     "\"wordy\" has words for an urgency it never comes to. Take them out."),
                flag("unset", "urgency = \"emergency_now\"\nscope = \"none\"\nnot_sure = \"as_yes\"\n" + signs("e1"),
                     "Nothing says what \"unset\" puts into the record at emergency_now."),
            });
}

TEST(ReadRedFlags, AStepUpSaysWhenHowFarAndOfWhichFlags) {
  testing::expect_each_is_reported(
      path, {
                {"[[step_up]]\nflags = [\"wings\"]", "\"wings\" is not among the flags."},
                {"[[step_up]]\nsigns = [\"feathers\"]", "\"feathers\" is not among the signs."},
                {"[[step_up]]", "Nothing says when this goes up. Add signs, with or when."},
                {"[[step_up]]", "Nothing says how far this goes up. Add to = or steps =."},
                {"[[step_up]]\nwhen = \"lesion in spine\"", "A condition here is about the person."},
                {"[[sets]]\nscope = \"none\"\nurgency = \"same_day\"\nopen_red_flag = \"purple\"",
                 "This is no answer of open_red_flag."},
            });
}

TEST(ReadRedFlags, EveryUrgencySaysWhoIsTold) {
  const std::string faults = testing::faults_with_replaced(
      path, "chain = [\"plan owner's work list\", \"nurse specialist if unseen after 2 working days\"]", "chain = []");
  EXPECT_NE(faults.find("Nothing says who is told at \"next_contact\"."), std::string::npos) << faults;
}

TEST(ReadRedFlags, TheFactThatTheyFillIsThere) {
  const std::string faults =
      testing::faults_with_replaced("facts/person.toml", "id = \"open_red_flag\"", "id = \"open_flag\"");
  EXPECT_NE(faults.find("This is no answer of open_red_flag."), std::string::npos) << faults;
}

}  // namespace
}  // namespace mettle
