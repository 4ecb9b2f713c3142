#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assurance/minimal_people.h"
#include "assurance/mutant.h"

namespace mettle {

/// A question that a mutant answers otherwise: the person, and the lines of the ask with this edition's answer.
struct Witness {
  MinimalPerson person;
  std::string ask;
};

/// What a search through minimal people found.
struct Search {
  std::optional<Witness> witness{};
  std::size_t people = 0;    // tried
  std::size_t variants = 0;  // compared for each
  bool reached = false;      // somebody met what the mutant changes
};

/// Looks for somebody for whom a mutant answers otherwise: another rule behind a verdict, or one
/// that says something else alone, on any variant of the library; another tier, class, falls class, score or acting
/// fact, or other reasons for them. When there is none, mutant and edition are equal: a limit acts by itself, so what
/// no minimal person sees of it nobody sees.
class WitnessFinder {
 public:
  WitnessFinder(const KnowledgeBase& base, const std::vector<SourceFile>& people, Date today)
      : base_{base}, people_{base, people, today} {}

  Search find(const Mutant& mutant, const KnowledgeBase& changed);

 private:
  const std::vector<ReadPerson>& people_for(const Mutant& mutant);
  bool reaches(const Mutant& mutant, const ReadPerson& person) const;
  std::vector<ReadPerson> people_for_fact(const FactDefinition& fact);
  std::vector<ReadPerson> people_for_score(const ScoreTable& score);
  std::optional<Witness> in_limits(const ReadPerson& person, const KnowledgeBase& changed) const;
  std::optional<Witness> in_demands(const ReadPerson& person, const KnowledgeBase& changed) const;
  std::optional<Witness> in_lifts(const ReadPerson& person, std::size_t rule) const;
  std::optional<Witness> in_standing(const ReadPerson& person, const KnowledgeBase& changed) const;
  std::optional<Witness> in_authority(const ReadPerson& person, const KnowledgeBase& changed) const;

  const KnowledgeBase& base_;
  MinimalPeople people_;
  std::map<std::pair<Mutated, std::string>, std::vector<ReadPerson>> cache_;
};

}  // namespace mettle
