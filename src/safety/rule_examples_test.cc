// Every rule is judged by its own examples, so that weakening one breaks it here first.
#include "safety/rule_examples.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/knowledge.h"

namespace mettle {
namespace {

TEST(RuleExamples, EveryRuleStopsAndLetsThroughWhatItsOwnExamplesSay) {
  for (const Problem& problem : check_rule_examples(testing::knowledge()))
    ADD_FAILURE() << problem.where << ": " << problem.what << " " << problem.mend;
}

/// What is wrong with the examples of this tree once `change` was made, as one text.
template <typename Change>
std::string problems_after(Change change) {
  KnowledgeBase base = testing::knowledge();
  change(base);
  std::string all;
  for (const Problem& problem : check_rule_examples(base)) all += to_text(problem) + "\n";
  return all;
}

TEST(RuleExamples, AFloorThatStaysQuietOrFiresAgainstItsExampleIsNamed) {
  const std::string silent = problems_after([](KnowledgeBase& base) { base.floors[0].fires = base.floors[0].quiet; });
  EXPECT_NE(silent.find("does not fire on its own example."), std::string::npos) << silent;
  const std::string loud = problems_after([](KnowledgeBase& base) { base.floors[0].quiet = base.floors[0].fires; });
  EXPECT_NE(loud.find("fires where its example says quiet."), std::string::npos) << loud;
  const std::string odd =
      problems_after([](KnowledgeBase& base) { base.floors[0].quiet.emplace_back("wings", "two"); });
  EXPECT_NE(odd.find("\"wings\" in the example of "), std::string::npos) << odd;
}

TEST(RuleExamples, AFactThatAnyProfessionalMayTellIsToldByOne) {
  KnowledgeBase base = testing::knowledge();
  const auto told_by_any = std::ranges::find_if(base.facts, [](const FactDefinition& fact) {
    return fact.about == About::person && fact.kind == FactKind::choice && fact.enter.front() == "any_professional";
  });
  ASSERT_NE(told_by_any, base.facts.end());
  base.floors[0].quiet.emplace_back(told_by_any->id, told_by_any->answers.front().id);
  EXPECT_TRUE(check_rule_examples(base).empty());
}

TEST(RuleExamples, ALimitThatItsExamplesContradictIsNamed) {
  const std::string swapped =
      problems_after([](KnowledgeBase& base) { std::swap(base.limits[0].stops, base.limits[0].passes); });
  EXPECT_NE(swapped.find(" alone stops "), std::string::npos) << swapped;
  EXPECT_NE(swapped.find(" alone lets through "), std::string::npos) << swapped;
  const std::string elsewhere = problems_after([](KnowledgeBase& base) {
    for (LimitRule& rule : base.limits) rule.only = {Library::tests};
  });
  EXPECT_NE(elsewhere.find("is outside the libraries"), std::string::npos) << elsewhere;
  const std::string gone = problems_after([](KnowledgeBase& base) { base.limits[0].stops = {"no_such_entry"}; });
  EXPECT_EQ(gone, "") << "read_knowledge has refused it already";
}

TEST(RuleExamples, WhatIsSuggestedToAnEditorLiesOnEachSideOfTheLine) {
  KnowledgeBase base = testing::knowledge();
  for (std::size_t i = 0; i < base.limits.size(); i += 10) {
    const ExampleChoice choice = suggest_examples(base, base.limits[i]);
    ASSERT_FALSE(choice.stops.empty()) << base.limits[i].id.text();
    base.limits[i].stops = choice.stops;
    base.limits[i].passes = choice.passes;
  }
  for (const Problem& problem : check_rule_examples(base)) ADD_FAILURE() << to_text(problem);
  LimitRule idle = base.limits[0];
  idle.caps.clear();
  EXPECT_TRUE(suggest_examples(base, idle).stops.empty()) << "a rule that limits nothing stops nothing";
}

}  // namespace
}  // namespace mettle
