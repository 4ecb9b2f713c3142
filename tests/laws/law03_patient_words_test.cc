// Law 3. Patient words only tighten.
//
// What is exactly true: a word of the person or of a carer about a fact that is not theirs to answer never loosens any
// verdict, whatever else is told. Theirs to answer are the facts that name them under `enter` in knowledge/facts: those
// the person owns (pain today, tiredness, falls ...), where a good answer takes away the limits that rest on that fact
// and no other: it never opens more than is open without today's limit. On the same day the worse of two answers
// counts; on a later day the later one alone, so nobody is held to a bad day. And a few plain facts of their history,
// listed below so that one more cannot slip in unseen.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "support/knowledge.h"
#include "support/laws.h"
#include "support/people.h"
#include "support/telling.h"

namespace mettle::testing {
namespace {

RC_GTEST_PROP(Law03PatientWords, OnlyTightenWhatIsNotTheirsToAnswer, ()) {
  const Person person = *any_person();
  AnyTold word = *any_told();
  word.told.source = *rc::gen::element<std::string>("patient", "carer");
  if (may_reassure(knowledge().facts[word.told.fact], word.told)) RC_DISCARD("theirs to answer");
  Picture after = person.picture;
  auto* beside = entries_beside(after, word);
  if (!beside) RC_DISCARD("a fact of a lesion, and there is none");
  beside->push_back(word.told);
  RC_ASSERT(find_loosened(evaluated(person.picture), evaluated(after)) == "");
}

TEST(Law03PatientWords, ThePlainFactsAPersonMayAnswerWithoutOwningThemAreThese) {
  const std::set<std::string> expected{"age",
                                       "anticoagulant",
                                       "bone_agent",
                                       "bone_loss_therapy",
                                       "low_trauma_fracture",
                                       "steroid_course",
                                       "systemic_treatment"};
  std::set<std::string> found;
  for (const FactDefinition& fact : knowledge().facts) {
    const bool theirs = std::ranges::find(fact.enter, "patient") != fact.enter.end() ||
                        std::ranges::find(fact.enter, "carer") != fact.enter.end();
    if (theirs && !fact.owned_by_person) found.insert(fact.id);
  }
  EXPECT_EQ(found, expected);
}

RC_GTEST_PROP(Law03PatientWords, AGoodAnswerOfTheirsOpensNoMoreThanItWouldFromAnybodyEntitled, ()) {
  const Person person = *any_person();
  AnyTold word = *any_told();
  const FactDefinition& fact = knowledge().facts[word.told.fact];
  word.told.source = "patient";
  if (!fact.owned_by_person || !may_reassure(fact, word.told)) RC_DISCARD("not theirs");
  Picture by_person = person.picture, by_other = person.picture;
  auto* beside = entries_beside(by_person, word);
  if (!beside) RC_DISCARD("a fact of a lesion, and there is none");
  beside->push_back(word.told);
  word.told.source = entitled_word(fact, word.told.fact, std::nullopt).source;
  entries_beside(by_other, word)->push_back(word.told);
  RC_ASSERT(find_changed(evaluated(by_other), evaluated(by_person)) == "");
}

/// A fact that the person owns and may answer, of the person or of some lesion.
struct Owned {
  std::size_t fact, lesion;
};
Owned any_owned(const Picture& picture) {
  std::vector<std::size_t> owned;
  for (const std::size_t number : facts_of_their_own())
    if (knowledge().facts[number].about == About::person || !picture.lesions.empty()) owned.push_back(number);
  const std::size_t lesions = std::max<std::size_t>(picture.lesions.size(), 1);
  return {*rc::gen::elementOf(owned), *rc::gen::inRange<std::size_t>(0, lesions)};
}

RC_GTEST_PROP(Law03PatientWords, AnAnswerOfTheirsTakesAwayTheLimitsOfThatFactAndNoOther, ()) {
  const Person person = *any_person();
  const Owned owned = any_owned(person.picture);
  const std::int64_t answer = *rc::gen::elementOf(values_of(owned.fact));
  RC_ASSERT(find_freed(person.picture, evaluated(person.picture), owned.fact, owned.lesion, answer) == "");
}

RC_GTEST_PROP(Law03PatientWords, AGoodAnswerTheDayAfterABadOneCountsAloneAndOnTheSameDayChangesNothing, ()) {
  const Person person = *any_person();
  const Owned owned = any_owned(person.picture);
  const auto values = values_of(owned.fact);
  const std::int64_t bad = *rc::gen::elementOf(values), good = *rc::gen::elementOf(values);
  RC_ASSERT(find_no_recovery(person.picture, owned.fact, owned.lesion, bad, good) == "");
}

}  // namespace
}  // namespace mettle::testing
