// Law 1. Adding a lesion, a symptom or an adverse value, or letting time pass, never makes any verdict more permissive.
//
// What is exactly true, for every exercise, test, daily task and probe in every variant:
// - one more lesion, whatever is told of it, never loosens anything;
// - a worse value in the place of a better one (same source, same day) never loosens anything. A value of a category is
//   neither better nor worse than another, so the law does not speak of it; a result with two bad sides (calcium,
//   glucose, systolic pressure) has no one worse direction either, for these an adverse value is laid beside the other;
// - one more word never loosens anything, unless somebody entitled tells a value on a later day than everybody entitled
//   before: that is the only way up. A word on the same day joins (the worse of the two counts), "unknown" withdraws,
//   and what is withdrawn or out of date counts as the worse of itself and the default;
// - neither of the two speaks of a course (radiotherapy, steroids) that somebody entitled tells where somebody who may
// not
//   reassure has spoken of it: such a word confirms the other, and says when the course ended, which an unconfirmed one
//   cannot (D-0040, question Q-85);
// - a later day never loosens anything, as long as nobody says anything in between. A word or an image dated in between
//   would be news on that day, so the people here have none.
// The record is append-only: a word is withdrawn by saying "unknown", not by taking the entry out.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

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
  RC_PRE(!would_confirm_a_course(told, entries_with(worse, told)));
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
  RC_PRE(!is_newer_and_entitled(word.told, *beside) && !would_confirm_a_course(word.told, *beside));
  beside->push_back(word.told);
  RC_ASSERT(find_milder(evaluated(person.picture), evaluated(after)) == "");
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
