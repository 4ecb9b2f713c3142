#include "assurance/mutation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "assurance/mutation_run.h"
#include "support/case_files.h"
#include "support/knowledge.h"

namespace mettle::testing {
namespace {

Judges judges_of(const KnowledgeBase& base) {
  Judges judges;
  for (const std::string& path : case_paths()) {
    auto read = read_case(base, {path, file_text(path)}, case_people());
    if (read) judges.cases.push_back(std::move(*read));
  }
  judges.golden = {file_text("cases/golden/exercises.txt"), file_text("cases/golden/daily.txt"),
                   file_text("cases/golden/rules.txt")};
  judges.moved = file_text("cases/golden/moved.txt");
  return judges;
}

const Mutant& mutant_of(const std::vector<Mutant>& mutants, const std::string& id) {
  return *std::ranges::find(mutants, id, &Mutant::id);
}

Outcome judge(const KnowledgeBase& base, const Judges& judges, const Mutant& mutant) {
  const MutationJudge judge(base, judges);
  MutationRun run(base, judge, case_people(), date("2026-11-24"));
  return run.judge(mutant);
}

TEST(Mutation, AVitalRuleThatIsDeletedIsNoticedByANamedCase) {
  const auto mutants = make_mutants(knowledge());
  const Outcome outcome = judge(knowledge(), judges_of(knowledge()), mutant_of(mutants, "TIER-FLAG-PERSON/deleted"));
  ASSERT_EQ(outcome.is, Outcome::Is::noticed);
  EXPECT_EQ(outcome.notice.by, Notice::By::case_file);
  EXPECT_TRUE(outcome.notice.where.starts_with("cases/")) << outcome.notice.where;
}

TEST(Mutation, WithoutCasesTheSameRuleSurvivesAndThePersonWhoWouldNoticeIsShown) {
  const auto mutants = make_mutants(knowledge());
  const Outcome outcome = judge(knowledge(), Judges{}, mutant_of(mutants, "TIER-FLAG-PERSON/deleted"));
  ASSERT_EQ(outcome.is, Outcome::Is::survived);
  ASSERT_TRUE(outcome.search.witness);
  EXPECT_NE(outcome.search.witness->person.given().find("open_red_flag"), std::string::npos);
  EXPECT_NE(outcome.search.witness->ask.find("TIER-FLAG-PERSON"), std::string::npos);
}

TEST(Mutation, ACapThatIsThereTwiceIsProvedEqualToOne) {
  KnowledgeBase twice = knowledge();
  const auto rule = std::ranges::find_if(twice.limits, [](const LimitRule& r) { return r.caps.size() == 1; });
  ASSERT_NE(rule, twice.limits.end());
  rule->caps.push_back(rule->caps.front());
  rule->caps.back().text += " again";
  const auto mutants = make_mutants(twice);
  const Mutant& dropped = mutant_of(mutants, rule->id.text() + "/cap " + rule->caps.back().text + "/dropped");
  Judges frozen{{}, judges_of(knowledge()).golden, ""};
  frozen.moved = compare_golden(twice, frozen.golden).moved;
  EXPECT_EQ(judge(twice, frozen, dropped).is, Outcome::Is::equal);
}

TEST(Mutation, WhatIsChangedIsPutBack) {
  MutableKnowledge changing(knowledge());
  const auto mutants = make_mutants(knowledge());
  std::set<std::pair<Mutated, std::size_t>> tried;
  for (const Mutant& mutant : mutants) {
    if (!tried.insert({mutant.kind, mutant.kind == Mutated::limit ? 0 : mutant.at}).second) continue;
    changing.apply(mutant);
    changing.undo(mutant);
  }
  const KnowledgeBase& now = changing.apply({"nothing", "", Mutated::limit, 0, [](KnowledgeBase&) {}});
  Picture somebody;
  somebody.metastases_elsewhere_unknown = true;
  const Evaluation before = evaluate(knowledge(), somebody, date("2026-11-24"));
  const Evaluation after = evaluate(now, somebody, date("2026-11-24"));
  for (std::size_t library = 0; library < before.ceilings.size(); ++library)
    EXPECT_EQ(before.ceilings[library], after.ceilings[library]);
  EXPECT_TRUE(std::ranges::equal(now.variants, knowledge().variants, {}, &Variant::demand, &Variant::demand));
}

TEST(Mutation, EveryMutantHasAnIdOfItsOwnAndADrawIsTheSameForASeed) {
  const auto mutants = make_mutants(knowledge());
  std::set<std::string> ids;
  for (const Mutant& mutant : mutants) EXPECT_TRUE(ids.insert(mutant.id).second) << mutant.id;
  EXPECT_EQ(make_mutants(knowledge()).size(), mutants.size());
  EXPECT_EQ(draw(mutants.size(), 100, 7), draw(mutants.size(), 100, 7));
  EXPECT_NE(draw(mutants.size(), 100, 7), draw(mutants.size(), 100, 8));
  EXPECT_EQ(draw(mutants.size(), 100, 7).size(), 100U);
  EXPECT_EQ(draw(mutants.size(), 0, 7).size(), mutants.size());
}

TEST(Mutation, AConditionIsNarrowedOnlyWhereItHoldsLessOften) {
  for (const LimitRule& rule : knowledge().limits)
    for (const NarrowedCondition& made : narrowed(knowledge(), rule.when)) EXPECT_NE(made.what, "") << rule.id.text();
  EXPECT_TRUE(narrowed(knowledge(), Condition{}).empty());
}

}  // namespace
}  // namespace mettle::testing
