#include "support/telling.h"

#include <algorithm>

#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {

std::vector<Told>& entries_about(Picture& picture, const FactDefinition& fact, std::size_t lesion) {
  return fact.about == About::person ? picture.told : picture.lesions[lesion].told;
}

Picture without(Picture picture, std::size_t number, std::size_t lesion) {
  const FactDefinition& fact = knowledge().facts[number];
  std::erase_if(entries_about(picture, fact, lesion), [&](const Told& t) { return t.fact == number; });
  if (fact.id == "age") picture.born = std::nullopt;
  return picture;
}

Picture with(Picture picture, std::size_t number, std::optional<std::int64_t> value, std::size_t lesion) {
  picture = without(std::move(picture), number, lesion);
  const FactDefinition& fact = knowledge().facts[number];
  entries_about(picture, fact, lesion).push_back(entitled_word(fact, number, value));
  return picture;
}

std::optional<std::int64_t> written_default(const FactDefinition& fact, const Standing& standing, std::size_t lesion) {
  const LesionStanding* of = fact.about == About::lesion ? &standing.lesions[lesion] : nullptr;
  std::optional<std::int64_t> worst = fact.unknown;
  for (const auto& stricter : fact.unknown_if)
    if (holds(stricter.when, knowledge(), standing, of) &&
        (!worst || fact.badness(stricter.acts) > fact.badness(*worst)))
      worst = stricter.acts;
  return worst;
}

std::optional<std::int64_t> other_default(const FactDefinition& fact, const Standing& standing, std::size_t lesion) {
  for (const FactDefinition& other : knowledge().facts)
    if (other.same_result_as == fact.id && other.higher_is_worse == fact.higher_is_worse)
      return written_default(other, standing, lesion);
  return written_default(fact, standing, lesion);
}

bool stands_in_unsettled_score(const FactDefinition& fact, const Standing& standing, std::size_t number) {
  if (fact.about != About::lesion) return false;
  const LesionStanding& lesion = standing.lesions[number];
  return std::ranges::any_of(lesion.scores, [&](const ScoreRange& range) {
    const ScoreTable& table = knowledge().scores[range.table];
    const bool item =
        std::ranges::find(table.components, fact.id, &ScoreTable::Component::fact) != table.components.end();
    return item && (!range.scorable || lesion.facts[*knowledge().find_fact(table.total_fact)].value);
  });
}

const std::vector<std::size_t>& facts_told_alone() {
  static const std::vector<std::size_t> numbers = [] {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < knowledge().facts.size(); ++i)
      if (knowledge().facts[i].same_result_as.empty()) found.push_back(i);
    return found;
  }();
  return numbers;
}

bool has_two_bad_sides(std::size_t number) {
  const auto& facts = knowledge().facts;
  return std::ranges::any_of(facts, [&](const FactDefinition& f) {
    return f.same_result_as == facts[number].id && f.higher_is_worse != facts[number].higher_is_worse;
  });
}

const std::vector<std::size_t>& facts_of_their_own() {
  static const std::vector<std::size_t> numbers = [] {
    std::vector<std::size_t> found;
    Told word;
    word.source = "patient";
    for (const std::size_t number : facts_told_alone())
      if (knowledge().facts[number].owned_by_person && may_reassure(knowledge().facts[number], word))
        found.push_back(number);
    return found;
  }();
  return numbers;
}

std::string who_may_not_reassure(const FactDefinition& fact) {
  Told word;
  for (const Role& role : knowledge().roles) {
    word.source = role.id;
    if (!may_reassure(fact, word)) return role.id;
  }
  return "";
}

Told unconfirmed_word(std::size_t number, std::int64_t value) {
  const FactDefinition& fact = knowledge().facts[number];
  Told word = entitled_word(fact, number, value);
  const std::string source = who_may_not_reassure(fact);
  if (source.empty()) word.inferred = true;
  else word.source = source;
  return word;
}

Told stale_word(std::size_t number, std::int64_t value) {
  const FactDefinition& fact = knowledge().facts[number];
  Told word = entitled_word(fact, number, value);
  word.date = law_day().plus_days(-fact.stale_days - 1);
  if (word.imaging) word.imaging = word.date;
  return word;
}

}  // namespace mettle::testing
