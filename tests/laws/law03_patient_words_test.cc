// Law 3. Patient words only tighten.
//
// What is exactly true: a word of the person or of a carer about a fact that is not theirs to answer never loosens any
// verdict, whatever else is told. Theirs to answer are the facts that name them under `enter` in knowledge/facts: those
// the person owns (pain today, tiredness, falls ...), where a good answer takes away today's limit and nothing else,
// and a few plain facts of their history, listed below so that one more cannot slip in unseen.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "support/knowledge.h"
#include "support/people.h"

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

}  // namespace
}  // namespace mettle::testing
