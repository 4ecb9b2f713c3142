// What a condition may not say: each is planted as the condition of a rule, and refused with what to write instead.
#include "knowledge/read_condition.h"

#include <gtest/gtest.h>

#include "support/faults.h"

namespace mettle {
namespace {

testing::Planted when(const std::string& condition, const std::string& said) {
  return {"[[floor]]\nwhen = " + condition, said};
}

TEST(ReadCondition, RefusesWhatIsNoConditionAndSaysHowOneIsWritten) {
  testing::expect_each_is_reported(
      "rules/tier.toml",
      {
          when("\"in spine\"", "\"in spine\" is not a condition. Write for example \"lesion in spine\""),
          when("7", "A condition is a text, { all = [...] } or { any = [...] }. Use one of the three forms."),
          when("{ all = [\"unlocated\"], any = [\"unlocated\"] }", "A condition is a text,"),
          when("\"part in neck_of_nothing\"", "\"neck_of_nothing\" is not a part of any bone."),
          when("\"tier > high\"", "\"tier\" is compared with >= only. Write \"tier >= ...\"."),
          when("\"sins_band >= shaky\"", "\"shaky\" is no value of \"sins_band\"."),
          when("\"body_areas >= 9\"", "\"9\" is no value of \"body_areas\"."),
          when("\"stability_opinion >= potentialy_unstable\"",
               "\"potentialy_unstable\" is no value of \"stability_opinion\". Did you mean \"potentially_unstable\"?"),
          when("\"platelets <= few\"", "\"few\" is no value of \"platelets\". Write a number."),
          when("\"fixation is glued\"", "\"glued\" is no value of \"fixation\"."),
          when("\"stability_opinion is stable\"",
               "\"stability_opinion\" goes from better to worse: \"is\" would let a worse answer open something."),
          when("\"fixation >= nail\"", "The answers of \"fixation\" are not better or worse than each other."),
          when("\"stability_opinion >= unstable unreviewed 30\"",
               "\"unreviewed\" goes with a course and a number of days."),
          when("\"radiotherapy >= sbrt unreviewed soon\"", "\"unreviewed\" goes with a course and a number of days."),
          when("\"stability_opinion >= unstable and tier\"",
               "There is more after \"unstable\" than a condition has. Join two conditions with all or any."),
      });
}

}  // namespace
}  // namespace mettle
