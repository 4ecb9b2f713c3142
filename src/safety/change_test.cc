#include "safety/change.h"

#include <gtest/gtest.h>

#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

using testing::knowledge;

const Date today = testing::date("2026-11-24");

/// Everything known and good, a lesion at the top of the left thigh bone, and of one fact this alone.
Picture with(std::string_view fact, std::optional<std::string_view> value) {
  Picture picture = reassuring_picture(knowledge(), {Site::femur_proximal}, today);
  const std::size_t number = *knowledge().find_fact(fact);
  for (Told& told : picture.lesions[0].told)
    if (told.fact == number) told.value = value ? read_fact_value(knowledge().facts[number], *value) : std::nullopt;
  return picture;
}

std::vector<std::string> changes(const Picture& picture, std::string_view id) {
  const Entry* entry = knowledge().find_entry(id);
  const Evaluation evaluation = evaluate(knowledge(), picture, today);
  return what_would_change(knowledge(), picture, evaluation,
                           static_cast<std::size_t>(entry - knowledge().entries.data()));
}

TEST(Change, NothingIsSaidOfWhatIsAllowed) {
  EXPECT_TRUE(changes(with("weight_bearing_status", "full"), "calf_raise_supported").empty());
}

TEST(Change, AKnownFactIsNamedAsWhatHoldsIt) {
  const auto said = changes(with("weight_bearing_status", "non_weight_bearing"), "calf_raise_supported");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0],
            "Only when this is no longer so: weight bearing status of \"lesion 1\" is \"Non weight-bearing\". "
            "Then: Needs a signature, or a change.");
}

TEST(Change, AnOpenQuestionThatAloneOpensItComesByItself) {
  const auto step = changes(with("stability_opinion", std::nullopt), "sit_to_stand_arms");
  ASSERT_EQ(step.size(), 1U);
  EXPECT_TRUE(step[0].starts_with("If stability opinion of \"lesion 1\" is \"Stable\": ")) << step[0];
}

TEST(Change, WhatSeveralOpenTogetherNamesOnlyWhatItTakes) {
  Picture picture = with("stability_opinion", std::nullopt);
  const std::size_t pain = *knowledge().find_fact("pain_on_loading");
  for (Told& told : picture.lesions[0].told)
    if (told.fact == pain) told.value = read_fact_value(knowledge().facts[pain], "moderate");
  const auto said = changes(picture, "sit_to_stand_arms");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_TRUE(
      said[0].starts_with("Only together: if stability opinion of \"lesion 1\" is \"Stable\"; and when this is "
                          "no longer so: pain on loading of \"lesion 1\" is \"Moderate\". Then: "))
      << said[0];
}

TEST(Change, NothingIsPromisedOfWhatNobodyMayOpen) {
  EXPECT_TRUE(changes(with("stability_opinion", "stable"), "running").empty());
}

TEST(Change, ANumberOfWhichNothingBetterCanBeTriedChangesNothing) {
  KnowledgeBase base = knowledge();
  for (FactDefinition& fact : base.facts) fact.tries.clear();
  Picture picture = reassuring_picture(base, {Site::femur_proximal}, today);
  const std::size_t platelets = *base.find_fact("platelets");
  for (Told& told : picture.told)
    if (told.fact == platelets) told.value = 1'000'000;
  const Evaluation evaluation = evaluate(base, picture, today);
  const auto entry = static_cast<std::size_t>(base.find_entry("calf_raise_supported") - base.entries.data());
  for (const std::string& said : what_would_change(base, picture, evaluation, entry))
    EXPECT_EQ(said.find("platelets"), std::string::npos) << said;
}

}  // namespace
}  // namespace mettle
