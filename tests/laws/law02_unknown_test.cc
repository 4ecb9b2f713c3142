// Law 2. Unknown behaves exactly as the default written beside that fact.
//
// What is exactly true:
// - a fact that nobody told gives the same verdicts as its written default told today by somebody entitled; where a
//   stricter default is written for a circumstance (`unknown_if`), the worst that holds is the default;
// - "unknown" said is the same as nothing said;
// - an opinion of stability that is told also reviews the radiotherapy and the operation before it, which an opinion
//   that nobody gave cannot: there nothing said is never milder than the default, and may be stricter (D-0040);
// - values milder than the default never close more than the default, values worse than it never open more. So what the
//   default does not cover is exactly the answers that stand after it in knowledge/facts (exhaustive_test.cc).
// - one told value may be read by two facts, each with a default of its own (an unstated weight-bearing status counts
//   as none for exercise and asks for an aid in walking about): between the two defaults a value tightens one and
//   loosens the other, so the law speaks of values beyond both.
// The items of a bone score are the exception, and it is written in knowledge/scores: an unknown item spans its options
// and the top acts, which is its default (D-0003), but a score of which too much is unknown is "not scorable" and acts
// as its written band (borderline; potentially unstable), and a reported total stands in for unknown items (D-0005).
// There the default is that of the score: not scorable behaves exactly as a reported total at the foot of that band.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "support/knowledge.h"
#include "support/laws.h"
#include "support/people.h"
#include "support/telling.h"

namespace mettle::testing {
namespace {

RC_GTEST_PROP(Law02Unknown, NothingSaidIsTheWrittenDefaultToldBySomebodyEntitled, ()) {
  const Person person = *any_person();
  const std::size_t number = *rc::gen::elementOf(facts_told_alone());
  const FactDefinition& fact = knowledge().facts[number];
  if (fact.about == About::lesion && person.picture.lesions.empty()) RC_DISCARD("no lesion to ask about");
  RC_ASSERT(find_other_default(person.picture, number, 0) == "");
}

TEST(Law02Unknown, EveryFactHasADefaultOrNoEffectUntilItIsMeasured) {
  for (const FactDefinition& fact : knowledge().facts) {
    if (fact.unknown) continue;
    EXPECT_EQ(fact.kind, FactKind::number) << fact.id << " can be asked: it needs a default";
  }
}

RC_GTEST_PROP(Law02Unknown, AScoreThatCannotBeScoredIsTheFootOfItsWrittenBand, ()) {
  Person person = *any_person();
  if (person.picture.lesions.empty()) RC_DISCARD("no lesion to score");
  for (const ScoreTable& table : knowledge().scores)
    for (const auto& item : table.components)
      if (const auto number = knowledge().find_fact(item.fact))
        person.picture = without(std::move(person.picture), *number);
  for (const ScoreTable& table : knowledge().scores)
    person.picture = without(std::move(person.picture), *knowledge().find_fact(table.total_fact));
  Picture reported = person.picture;
  for (const ScoreTable& table : knowledge().scores) {
    const auto band = std::ranges::find(table.bands, table.unscorable_band, &ScoreBand::id);
    reported = with(std::move(reported), *knowledge().find_fact(table.total_fact), std::int64_t{band->low} * 1'000'000);
  }
  RC_ASSERT(find_changed(evaluated(person.picture), evaluated(reported)) == "");
}

/// Not knowing where exactly is never milder than any place it could be.
RC_GTEST_PROP(Law02Unknown, APlaceThatIsNotKnownIsEveryPlaceItCouldBe, ()) {
  const Person person = *any_person();
  if (person.picture.lesions.empty()) RC_DISCARD("no lesion");
  Picture vague = person.picture;
  Lesion& lesion = vague.lesions.front();
  switch (*rc::gen::inRange(0, 4)) {
    case 0: lesion.level.clear(); break;
    case 1: lesion.part.clear(); break;
    case 2:
      if (lesion.site && info(*lesion.site).sided) lesion.side = Laterality::unknown;
      break;
    default: lesion.site = std::nullopt, lesion.level.clear(), lesion.part.clear(); vague.imaging.clear();
  }
  Picture exact = person.picture;
  exact.imaging = vague.imaging;
  RC_ASSERT(find_loosened(evaluated(exact), evaluated(vague)) == "");
}

}  // namespace
}  // namespace mettle::testing
