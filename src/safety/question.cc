#include "safety/question.h"

#include <algorithm>
#include <tuple>

namespace mettle {
namespace {

/// One bit an entry: allowed or watched, as it is written.
std::vector<bool> open_entries(const KnowledgeBase& base, const Evaluation& evaluation) {
  std::vector<bool> open;
  for (std::size_t i = 0; i < base.entries.size(); ++i) {
    const bool exercise = base.entries[i].library == Library::exercises;
    open.push_back(exercise &&
                   verdict(base, evaluation, base.variants[find_written(base, evaluation, i)]) <= Verdict::supervise);
  }
  return open;
}

std::vector<std::int64_t> possible_values(const FactDefinition& fact) {
  if (fact.kind == FactKind::number) return fact.tries;
  std::vector<std::int64_t> values;
  for (std::size_t i = 0; i < fact.answers.size(); ++i) values.push_back(static_cast<std::int64_t>(i));
  return values;
}

std::int64_t best_value(const FactDefinition& fact, const std::vector<std::int64_t>& values) {
  return *std::ranges::min_element(values, {}, [&](std::int64_t v) { return fact.badness(v); });
}

int difference(const std::vector<bool>& more, const std::vector<bool>& fewer) {
  int count = 0;
  for (std::size_t i = 0; i < more.size(); ++i) count += more[i] && !fewer[i] ? 1 : 0;
  return count;
}

bool reads_fact(const Atom& atom) {
  using Kind = Atom::Kind;
  return atom.kind != Kind::any_lesion && atom.kind != Kind::lesion_in && atom.kind != Kind::part_in &&
         atom.kind != Kind::worked_at_least;
}

/// Facts that some rule or score reads: others are not worth a question here.
std::vector<bool> facts_read(const KnowledgeBase& base) {
  std::vector<bool> read(base.facts.size(), false);
  const auto walk = [&](const auto& self, const Condition& condition) -> void {
    for (const Atom& atom : condition.atoms)
      if (reads_fact(atom)) read[atom.fact] = true;
    for (const Condition& part : condition.parts) self(self, part);
  };
  for (const FloorRule& rule : base.floors) walk(walk, rule.when);
  for (const LimitRule& rule : base.limits) walk(walk, rule.when);
  for (const ScoreTable& score : base.scores) {
    for (const auto& component : score.components)
      if (const auto fact = base.find_fact(component.fact)) read[*fact] = true;
    for (const ScoreModifier& modifier : score.modifiers) walk(walk, modifier.when);
  }
  return read;
}

bool reads(const Condition& condition, std::size_t fact) {
  return std::ranges::any_of(condition.atoms,
                             [&](const Atom& atom) { return reads_fact(atom) && atom.fact == fact; }) ||
         std::ranges::any_of(condition.parts, [&](const Condition& part) { return reads(part, fact); });
}

/// Facts that only the modifiers of a score read (a breach of the cortex) are asked only where one of them applies.
bool modifies_elsewhere(const KnowledgeBase& base, std::size_t fact, const LesionStanding& lesion) {
  bool modifies = false;
  for (const ScoreTable& score : base.scores)
    for (const ScoreModifier& modifier : score.modifiers) {
      if (!reads(modifier.when, fact)) continue;
      modifies = true;
      for (const Site site : lesion.sites)
        if (std::ranges::find(modifier.sites, site) != modifier.sites.end()) return false;
    }
  const auto rule_reads = [&](const auto& rule) { return reads(rule.when, fact); };
  return modifies && std::ranges::none_of(base.floors, rule_reads) && std::ranges::none_of(base.limits, rule_reads);
}

bool concerns(const KnowledgeBase& base, std::size_t number, const LesionStanding& lesion) {
  const FactDefinition& fact = base.facts[number];
  if (modifies_elsewhere(base, number, lesion)) return false;
  // A component of a score is asked only where the score applies.
  for (const ScoreTable& score : base.scores) {
    const bool part =
        score.total_fact == fact.id ||
        (std::ranges::find(score.components, fact.id, &ScoreTable::Component::fact) != score.components.end() &&
         fact.id != "lesion_type");
    if (!part) continue;
    return std::ranges::any_of(lesion.scores,
                               [&](const ScoreRange& range) { return &base.scores[range.table] == &score; });
  }
  return true;
}

/// The other items of a score that this one is an item of, as far as they are not known.
std::vector<std::size_t> rest_of_score(const KnowledgeBase& base, std::size_t number, const LesionStanding& lesion) {
  std::vector<std::size_t> rest;
  for (const ScoreRange& range : lesion.scores) {
    const auto& items = base.scores[range.table].components;
    if (std::ranges::find(items, base.facts[number].id, &ScoreTable::Component::fact) == items.end()) continue;
    for (const auto& item : items)
      if (const auto fact = base.find_fact(item.fact);
          fact && *fact != number && lesion.facts[*fact].basis != Basis::known)
        rest.push_back(*fact);
  }
  return rest;
}

}  // namespace

Picture with_answer(const KnowledgeBase& base, Picture picture, std::size_t fact, std::size_t lesion,
                    std::int64_t value, Date today) {
  const FactDefinition& definition = base.facts[fact];
  std::string source = definition.enter.front();
  if (source == "any_professional") source = "physiotherapist";
  Told told{.fact = fact,
            .value = value,
            .date = today,
            .source = source,
            .from = std::nullopt,
            .until = std::nullopt,
            .imaging = std::nullopt};
  if (definition.rests_on_imaging) told.imaging = today;
  if (definition.id == "age") return picture;
  auto& all = lesion == no_lesion ? picture.told : picture.lesions[lesion].told;
  // An answer ends an "I do not know" of the same day; told together they would count as withdrawn.
  std::erase_if(all, [&](const Told& entry) { return entry.fact == fact && !entry.value && entry.date == today; });
  all.push_back(std::move(told));
  return picture;
}

std::vector<Question> find_questions(const KnowledgeBase& base, const Picture& picture, const Evaluation& evaluation) {
  const Date today = evaluation.standing.today;
  const std::vector<bool> now = open_entries(base, evaluation);
  const std::vector<bool> read = facts_read(base);
  std::vector<Question> questions;
  const auto consider = [&](std::size_t number, std::size_t lesion, const Acting& acting) {
    const FactDefinition& fact = base.facts[number];
    if (!read[number] || acting.basis == Basis::known || !fact.same_result_as.empty() ||
        fact.kind == FactKind::category)
      return;
    if (!acting.value && !acting.told)
      return;  // no default and nothing told: it has no effect until somebody measures it
    const auto values = possible_values(fact);
    if (values.empty() || fact.id == "age") return;
    Question question{number, lesion, acting};
    // A bone is scored as a whole: an item is tried with the rest of its score answered well.
    Picture asked = picture;
    if (lesion != no_lesion)
      for (const std::size_t other : rest_of_score(base, number, evaluation.standing.lesions[lesion])) {
        const FactDefinition& item = base.facts[other];
        asked = with_answer(base, std::move(asked), other, lesion, best_value(item, possible_values(item)), today);
        question.part_of_score = true;
      }
    for (const std::int64_t value : values) {
      const auto then = open_entries(
          base,
          evaluate_library(base, with_answer(base, asked, number, lesion, value, today), today, Library::exercises));
      question.answers.push_back({value, difference(then, now), difference(now, then)});
      question.best_opens = std::max(question.best_opens, question.answers.back().opens);
    }
    questions.push_back(std::move(question));
  };
  for (std::size_t i = 0; i < base.facts.size(); ++i)
    if (base.facts[i].about == About::person) consider(i, no_lesion, evaluation.standing.facts[i]);
  for (const LesionStanding& lesion : evaluation.standing.lesions)
    for (std::size_t i = 0; i < base.facts.size(); ++i)
      if (base.facts[i].about == About::lesion && concerns(base, i, lesion))
        consider(i, lesion.lesion, lesion.facts[i]);

  // What each is worth when all the others are answered well.
  const auto answered = [&](const Question* except) {
    Picture then = picture;
    for (const Question& question : questions) {
      if (&question == except) continue;
      const FactDefinition& fact = base.facts[question.fact];
      then = with_answer(base, std::move(then), question.fact, question.lesion, best_value(fact, possible_values(fact)),
                         today);
    }
    return open_entries(base, evaluate_library(base, then, today, Library::exercises));
  };
  const auto best = answered(nullptr);
  for (Question& question : questions) question.needed_for = difference(best, answered(&question));
  // First what stays closed however well all else is answered; then what one answer opens at once; then as listed.
  std::ranges::stable_sort(questions, [](const Question& a, const Question& b) {
    return std::tuple(-a.needed_for, -a.best_opens) < std::tuple(-b.needed_for, -b.best_opens);
  });
  return questions;
}

}  // namespace mettle
