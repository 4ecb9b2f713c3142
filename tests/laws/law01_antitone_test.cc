// Law 1. Adding a lesion, a symptom or an adverse value, or letting time pass, never makes any verdict more permissive.
//
// What is exactly true, for every exercise, test, daily task and probe in every variant:
// - one more lesion, whatever is told of it, never loosens anything;
// - a worse value in the place of a better one (same source, same day) never loosens anything. A value of a category is
//   neither better nor worse than another, so the law does not speak of it; a result with two bad sides (calcium,
//   glucose, systolic pressure) has no one worse direction either, for these an adverse value is laid beside the other;
// - one more word never loosens anything, unless somebody entitled tells a value on a later day than everybody entitled
//   before: that is the only way up. A word on the same day joins (the worse of the two counts), "unknown" withdraws,
//   and what is withdrawn or out of date counts as the worse of itself and the default. Where several have told the
//   same fact, a word of somebody who may not reassure that is not the best answer stands until a later day's word of
//   somebody entitled: until then nothing entitled that was said before it or on its day reviews a course, an operation
//   or a bone, neither a milder word nor a worse one (D-0040, question Q-85);
// - a later day never loosens anything, as long as nobody says anything in between. A word or an image dated in between
//   would be news on that day, so the people here have none.
// The record is append-only: a word is withdrawn by saying "unknown", not by taking the entry out.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "safety/rule_examples.h"
#include "support/knowledge.h"
#include "support/laws.h"
#include "support/people.h"
#include "support/telling.h"

namespace mettle::testing {
namespace {

RC_GTEST_PROP(Law01Antitone, AnotherLesionNeverLoosensAnything, ()) {
  const Person person = *any_person();
  Picture more = person.picture;
  more.lesions.push_back((*any_lesion()).lesion);
  RC_ASSERT(find_milder(evaluated(person.picture), evaluated(more)) == "");
}

RC_GTEST_PROP(Law01Antitone, AWorseValueNeverLoosensAnything, ()) {
  const Person person = *any_person();
  Picture worse = person.picture;
  const auto entries = entries_of(worse);
  RC_PRE(!entries.empty());
  Told& told = *entries[*rc::gen::inRange<std::size_t>(0, entries.size())];
  const FactDefinition& fact = knowledge().facts[told.fact];
  RC_PRE(told.value && fact.kind != FactKind::category && !has_two_bad_sides(told.fact));
  auto values = values_of(told.fact);
  std::erase_if(values, [&](std::int64_t v) { return fact.badness(v) < fact.badness(*told.value); });
  RC_PRE(!values.empty());
  told.value = values[*rc::gen::inRange<std::size_t>(0, values.size())];
  RC_ASSERT(find_milder(evaluated(person.picture), evaluated(worse)) == "");
}

RC_GTEST_PROP(Law01Antitone, OnlyALaterWordOfSomebodyEntitledLoosensAnything, ()) {
  const Person person = *any_person();
  const AnyTold word = *any_told();
  Picture after = person.picture;
  auto* beside = entries_beside(after, word);
  if (!beside) RC_DISCARD("a fact of a lesion, and there is none");
  RC_PRE(!is_newer_and_entitled(word.told, *beside));
  beside->push_back(word.told);
  RC_ASSERT(find_milder(evaluated(person.picture), evaluated(after)) == "");
}

/// A treated rib, and a person who says on the day of the oncologist's word that it had radiotherapy. The oncologist's
/// worse word may not end that course for the person.
TEST(Law01Antitone, AWorseWordOnACourseDoesNotReviewWhatSomebodyElseToldOfIt) {
  const std::size_t number = *knowledge().find_fact("radiotherapy");
  const FactDefinition& fact = knowledge().facts[number];
  const auto none = *read_fact_value(fact, "none"), conventional = *read_fact_value(fact, "conventional");
  Picture picture = reassuring_picture(knowledge(), {Site::ribs}, law_day());
  std::vector<Told>& told = picture.lesions.front().told;
  std::erase_if(told, [&](const Told& entry) { return entry.fact == number; });
  Told word = entitled_word(fact, number, none);
  word.from = word.until = law_day().plus_days(-200);
  told.push_back(unconfirmed_word(number, conventional));
  told.push_back(word);
  const Evaluation before = evaluated(picture);
  told.back().value = conventional;
  EXPECT_EQ(find_milder(before, evaluated(picture)), "");
  Told beside = word;
  beside.value = none;
  told.push_back(beside);
  const Evaluation both = evaluated(picture);
  EXPECT_EQ(find_milder(before, both), "") << "nor does one more word on that day";
}

RC_GTEST_PROP(Law01Antitone, SayingThatAFactIsUnknownNeverLoosensAnything, ()) {
  const Person person = *any_person();
  Picture after = person.picture;
  const auto entries = entries_of(after);
  RC_PRE(!entries.empty());
  const Told told = *entries[*rc::gen::inRange<std::size_t>(0, entries.size())];
  const Told unknown = entitled_word(knowledge().facts[told.fact], told.fact, std::nullopt);
  if (knowledge().facts[told.fact].about == About::person) after.told.push_back(unknown);
  else
    for (Lesion& lesion : after.lesions) lesion.told.push_back(unknown);
  RC_ASSERT(find_milder(evaluated(person.picture), evaluated(after)) == "");
}

RC_GTEST_PROP(Law01Antitone, TimeThatPassesNeverLoosensAnything, ()) {
  const Picture picture = without_the_future((*any_person()).picture);
  const int days = *rc::gen::weightedOneOf<int>({{2, rc::gen::inRange(0, 10)}, {3, rc::gen::inRange(0, 1000)}});
  RC_ASSERT(find_milder(evaluated(picture), evaluated(picture, law_day().plus_days(days))) == "");
}

}  // namespace
}  // namespace mettle::testing
