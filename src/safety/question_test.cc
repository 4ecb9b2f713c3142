#include "safety/question.h"

#include <gtest/gtest.h>

#include <tuple>

#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

const Date today = testing::date("2026-11-24");

/// A stable third lumbar vertebra of which nobody told the opinion, the pain today and the falls.
Picture half_known() {
  const KnowledgeBase& base = testing::knowledge();
  Picture picture = reassuring_picture(base, {Site::lumbar_spine}, today);
  const auto forget = [&](std::vector<Told>& told, std::string_view fact) {
    std::erase_if(told, [&](const Told& t) { return t.fact == *base.find_fact(fact); });
  };
  forget(picture.lesions[0].told, "stability_opinion");
  forget(picture.lesions[0].told, "pain_on_loading");
  forget(picture.told, "falls_12_months");
  return picture;
}

std::vector<bool> open_exercises(const Picture& picture) {
  const KnowledgeBase& base = testing::knowledge();
  const Evaluation evaluation = evaluate(base, picture, today);
  std::vector<bool> open;
  for (std::size_t i = 0; i < base.entries.size(); ++i)
    open.push_back(base.entries[i].library == Library::exercises &&
                   verdict(base, evaluation, base.variants[find_written(base, evaluation, i)]) <= Verdict::supervise);
  return open;
}

TEST(Questions, WhatAnAnswerOpensIsWhatEvaluatingAgainGives) {
  const KnowledgeBase& base = testing::knowledge();
  const Picture picture = half_known();
  const auto now = open_exercises(picture);
  const auto questions = find_questions(base, picture, evaluate(base, picture, today));
  ASSERT_GE(questions.size(), 3U);
  for (const Question& question : questions) {
    EXPECT_FALSE(question.answers.empty());
    int best = 0;
    for (const AnswerEffect& answer : question.answers) {
      const auto then = open_exercises(with_answer(base, picture, question.fact, question.lesion, answer.value, today));
      int opens = 0, closes = 0;
      for (std::size_t i = 0; i < now.size(); ++i) {
        opens += then[i] && !now[i] ? 1 : 0;
        closes += now[i] && !then[i] ? 1 : 0;
      }
      EXPECT_EQ(answer.opens, opens) << base.facts[question.fact].id;
      EXPECT_EQ(answer.closes, closes) << base.facts[question.fact].id;
      best = std::max(best, opens);
    }
    EXPECT_EQ(question.best_opens, best);
  }
}

TEST(Questions, AskOnlyWhatIsNotKnownAndTheMostUsefulFirst) {
  const KnowledgeBase& base = testing::knowledge();
  const Picture picture = half_known();
  const auto questions = find_questions(base, picture, evaluate(base, picture, today));
  std::vector<std::string> asked;
  for (const Question& question : questions) {
    EXPECT_NE(question.acting.basis, Basis::known);
    asked.push_back(base.facts[question.fact].id);
  }
  for (const auto fact : {"stability_opinion", "pain_on_loading", "falls_12_months"})
    EXPECT_NE(std::ranges::find(asked, fact), asked.end()) << fact;
  // First what stays closed however well all else is answered, then what one answer opens at once.
  const auto worth = [](const Question& question) { return std::tuple(question.needed_for, question.best_opens); };
  for (std::size_t i = 1; i < questions.size(); ++i) EXPECT_LE(worth(questions[i]), worth(questions[i - 1]));
}

TEST(Questions, NobodyAboutWhomAllIsKnownIsAskedAnything) {
  const KnowledgeBase& base = testing::knowledge();
  const Picture picture = reassuring_picture(base, {Site::lumbar_spine}, today);
  for (const Question& question : find_questions(base, picture, evaluate(base, picture, today)))
    ADD_FAILURE() << base.facts[question.fact].id;
}

TEST(Questions, NobodyIsAskedForANumberOfWhichNoValueCanBeTriedNorForTheirAge) {
  KnowledgeBase base = testing::knowledge();
  for (FactDefinition& fact : base.facts) fact.tries.clear();
  Picture picture = half_known();
  std::erase_if(picture.told, [&](const Told& told) { return base.facts[told.fact].kind == FactKind::number; });
  const Evaluation evaluation = evaluate(base, picture, today);
  for (const Question& question : find_questions(base, picture, evaluation))
    EXPECT_NE(base.facts[question.fact].kind, FactKind::number) << base.facts[question.fact].id;
  const std::size_t age = *base.find_fact("age");
  EXPECT_EQ(with_answer(base, picture, age, no_lesion, 70'000'000, today).told.size(), picture.told.size());
}

}  // namespace
}  // namespace mettle
