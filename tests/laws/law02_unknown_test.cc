// Law 2. Unknown behaves exactly as the default written beside that fact.
//
// What is exactly true:
// - a fact that nobody told gives the same verdicts as its written default told today by somebody entitled; where a
//   stricter default is written for a circumstance (`unknown_if`), the worst that holds is the default;
// - "unknown" said is the same as nothing said;
// - an opinion of stability that is told also reviews the radiotherapy and the operation before it, which an opinion
// that
//   nobody gave cannot: there nothing said is never milder than the default, and may be stricter (D-0040);
// - values milder than the default never close more than the default, values worse than it never open more. So what the
//   default does not cover is exactly the answers that stand after it in knowledge/facts.
// - one told value may be read by two facts, each with a default of its own (an unstated weight-bearing status counts
// as
//   none for exercise and asks for an aid in walking about): between the two defaults a value tightens one and loosens
//   the other, so the law speaks of values beyond both.
// The items of a bone score are the exception, and it is written in knowledge/scores: an unknown item spans its options
// and the top acts, which is its default (D-0003), but a score of which too much is unknown is "not scorable" and acts
// as its written band (borderline; potentially unstable), and a reported total stands in for unknown items (D-0005).
// There the default is that of the score: not scorable behaves exactly as a reported total at the foot of that band.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "safety/rule_examples.h"
#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

std::vector<Told>& entries_about(Picture& picture, const FactDefinition& fact) {
  return fact.about == About::person ? picture.told : picture.lesions.front().told;
}

Picture without(Picture picture, std::size_t number) {
  const FactDefinition& fact = knowledge().facts[number];
  std::erase_if(entries_about(picture, fact), [&](const Told& t) { return t.fact == number; });
  if (fact.id == "age") picture.born = std::nullopt;
  return picture;
}

Picture with(Picture picture, std::size_t number, std::optional<std::int64_t> value) {
  picture = without(std::move(picture), number);
  const FactDefinition& fact = knowledge().facts[number];
  entries_about(picture, fact).push_back(entitled_word(fact, number, value));
  return picture;
}

/// The default as it is written: the plain one, or the worst of the stricter ones whose circumstance holds.
std::optional<std::int64_t> written_default(const FactDefinition& fact, const Standing& standing) {
  const LesionStanding* lesion = fact.about == About::lesion ? &standing.lesions.front() : nullptr;
  std::optional<std::int64_t> worst = fact.unknown;
  for (const auto& stricter : fact.unknown_if)
    if (holds(stricter.when, knowledge(), standing, lesion) &&
        (!worst || fact.badness(stricter.acts) > fact.badness(*worst)))
      worst = stricter.acts;
  return worst;
}

/// The default of another fact that reads the same told value; the plain one when there is none.
std::optional<std::int64_t> other_default(const FactDefinition& fact, const Standing& standing) {
  for (const FactDefinition& other : knowledge().facts)
    if (other.same_result_as == fact.id && other.higher_is_worse == fact.higher_is_worse)
      return written_default(other, standing);
  return written_default(fact, standing);
}

/// An item of a score that is not settled item by item: not scorable without it, or a reported total stands in for it.
bool stands_in_unsettled_score(const FactDefinition& fact, const Standing& standing) {
  if (fact.about != About::lesion) return false;
  const LesionStanding& lesion = standing.lesions.front();
  return std::ranges::any_of(lesion.scores, [&](const ScoreRange& range) {
    const ScoreTable& table = knowledge().scores[range.table];
    const bool item =
        std::ranges::find(table.components, fact.id, &ScoreTable::Component::fact) != table.components.end();
    return item && (!range.scorable || lesion.facts[*knowledge().find_fact(table.total_fact)].value);
  });
}

std::vector<std::size_t> facts_told_alone() {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < knowledge().facts.size(); ++i)
    if (knowledge().facts[i].same_result_as.empty()) numbers.push_back(i);
  return numbers;
}

RC_GTEST_PROP(Law02Unknown, NothingSaidIsTheWrittenDefaultToldBySomebodyEntitled, ()) {
  Person person = *any_person();
  const std::size_t number = *rc::gen::elementOf(facts_told_alone());
  const FactDefinition& fact = knowledge().facts[number];
  if (fact.about == About::lesion && person.picture.lesions.empty()) RC_DISCARD("no lesion to ask about");
  person.picture = without(std::move(person.picture), number);
  const Evaluation absent = evaluated(person.picture);
  RC_ASSERT(find_changed(absent, evaluated(with(person.picture, number, std::nullopt))) == "");
  const auto acts = written_default(fact, absent.standing);
  if (!acts || stands_in_unsettled_score(fact, absent.standing)) return;
  if (other_default(fact, absent.standing) != acts) return;
  if (fact.id == "stability_opinion") {  // an opinion given is also a review of what was done to the bone (D-0040)
    RC_ASSERT(find_loosened(evaluated(with(person.picture, number, acts)), absent) == "");
    return;
  }
  RC_LOG() << fact.id << " is absent; its default is place " << *acts << "\n";
  RC_ASSERT(find_changed(absent, evaluated(with(person.picture, number, acts))) == "");
}

/// Small people: everything known and good with one lesion at each site, and nothing known at all.
std::vector<Picture> minimal_people() {
  std::vector<Picture> people;
  for (const SiteInfo& row : site_table) {
    people.push_back(reassuring_picture(knowledge(), {row.site}, law_day()));
    Picture bare;
    bare.lesions = people.back().lesions;
    bare.lesions.front().told.clear();
    people.push_back(std::move(bare));
  }
  people.push_back(reassuring_picture(knowledge(), {std::nullopt}, law_day()));
  return people;
}

TEST(Law02Unknown, EveryValueOfEveryFactIsOnItsSideOfTheDefault) {
  const KnowledgeBase& base = knowledge();
  int tried = 0;
  const auto people = minimal_people();
  for (std::size_t p = 0; p < people.size(); ++p) {
    for (const std::size_t number : facts_told_alone()) {
      const FactDefinition& fact = base.facts[number];
      // Facts of the person are tried on three people, facts of a lesion on all.
      if (fact.about == About::person && p != 0 && p != 6 && p != 7) continue;
      const Evaluation absent = evaluated(without(people[p], number));
      const auto acts = written_default(fact, absent.standing);
      const auto other = other_default(fact, absent.standing);
      const bool unsettled = stands_in_unsettled_score(fact, absent.standing);
      if (fact.kind == FactKind::category || unsettled) continue;
      for (const std::int64_t value : values_of(number)) {
        const auto bad = [&](const std::optional<std::int64_t>& acting) {
          return acting && fact.badness(value) <= fact.badness(*acting);
        };
        if (bad(acts) != bad(other)) continue;
        const Evaluation told = evaluated(with(people[p], number, value));
        ++tried;
        if (bad(acts))
          EXPECT_EQ(find_loosened(told, absent), "") << fact.id << " at " << value << "\n" << in_words(people[p]);
        else EXPECT_EQ(find_loosened(absent, told), "") << fact.id << " at " << value << "\n" << in_words(people[p]);
      }
    }
  }
  EXPECT_GT(tried, 1000);
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
