// Conditions that no rule of the knowledge has today, and that a rule may have tomorrow.
#include <gtest/gtest.h>

#include "safety/explain.h"
#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

using testing::knowledge;

const Date today = testing::date("2026-11-24");

Atom worked(Worked what, std::int64_t value) {
  Atom atom{};
  atom.kind = Atom::Kind::worked_at_least;
  atom.worked = what;
  atom.value = value;
  return atom;
}

Condition only(Atom atom) {
  Condition condition;
  condition.atoms.push_back(std::move(atom));
  return condition;
}

TEST(Condition, WhatIsAskedOfALesionHoldsOfNobodyWithoutOne) {
  const Standing standing = derive_standing(knowledge(), reassuring_picture(knowledge(), {}, today), today);
  Atom opinion{};
  opinion.kind = Atom::Kind::fact_at_least;
  opinion.fact = *knowledge().find_fact("stability_opinion");
  EXPECT_FALSE(holds(only(opinion), knowledge(), standing, nullptr));
  for (const Worked what : {Worked::lesion_class, Worked::sins_band, Worked::mirels_band})
    EXPECT_FALSE(holds(only(worked(what, 0)), knowledge(), standing, nullptr));
}

TEST(Condition, ACourseOfThePersonIsUnreviewedBecauseOpinionsAreOfABone) {
  KnowledgeBase base = knowledge();
  const std::size_t fact = *base.find_fact("falls_12_months");
  base.facts[fact].course = true;
  const Standing standing = derive_standing(base, reassuring_picture(base, {}, today), today);
  Atom atom{};
  atom.kind = Atom::Kind::unreviewed;
  atom.fact = fact;
  EXPECT_TRUE(holds(only(atom), base, standing, nullptr));
}

TEST(Condition, ALimitThatReadsAScoreRestsOnItsItemsAndOnATotalThatWasTold) {
  KnowledgeBase base = knowledge();
  LimitRule rule = base.limits.front();
  rule.when = only(worked(Worked::sins_band, 0));
  rule.when.join = Condition::Join::any;
  rule.when.parts.push_back(only(worked(Worked::mirels_band, 0)));
  Cap cap{};
  cap.on = Cap::On::whole;
  rule.caps = {cap};
  rule.only.clear();
  base.limits.push_back(rule);
  Picture picture = reassuring_picture(base, {Site::femur_proximal}, today);
  const std::size_t total = *base.find_fact("mirels_score");
  picture.lesions[0].told.push_back({.fact = total,
                                     .value = 9'000'000,
                                     .date = today,
                                     .source = base.facts[total].enter.front(),
                                     .from = std::nullopt,
                                     .until = std::nullopt,
                                     .imaging = today});
  const Evaluation evaluation = evaluate(base, picture, today);
  std::size_t found = 0;
  for (const Limit& limit : evaluation.limits_for(Library::exercises)) {
    if (limit.rule != base.limits.size() - 1) continue;
    const auto reasons = reasons_behind(base, evaluation, limit);
    const auto rests_on = [&](std::string_view fact) {
      return std::ranges::find(reasons, *base.find_fact(fact), &Reliance::fact) != reasons.end();
    };
    EXPECT_TRUE(rests_on("mirels_pain"));
    EXPECT_TRUE(rests_on("mirels_score"));
    ++found;
  }
  EXPECT_GE(found, 1U);
}

TEST(Words, OfEveryDimensionAreThereAndItsIdStandsInWhereTheyAreNot) {
  KnowledgeBase wordless = knowledge();
  wordless.dimension_words.clear();
  for (std::size_t i = 0; i < dimension_count; ++i) {
    const std::string words = words_for(knowledge(), make_dimension(i));
    EXPECT_FALSE(words.empty()) << name_of(make_dimension(i));
    EXPECT_EQ(words.find('{'), std::string::npos) << words;
    EXPECT_FALSE(words_for(wordless, make_dimension(i)).empty());
  }
}

TEST(Words, OfAFactWithoutAValueSayThatThereIsNone) {
  EXPECT_EQ(words_for(knowledge(), Picture{}, {*knowledge().find_fact("platelets"), Acting{}, no_lesion}),
            "platelets is not known and counts as \"no value\"");
}

TEST(Words, OfAPhraseThatIsNotThereAreItsId) { EXPECT_EQ(knowledge().say("no.such.phrase"), "no.such.phrase"); }

}  // namespace
}  // namespace mettle
