#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

/// An exercise that may be planned: the variant nearest to the entry as written that fits.
struct Candidate {
  std::size_t variant;
  Verdict verdict;
};

/// What the planner chooses from: the exercises that fit under the ceilings today, in the order they are offered.
class WeekChoices {
 public:
  WeekChoices(const KnowledgeBase& base, const Evaluation& evaluation);

  /// Of these kinds, startable at this effort; what is allowed before what is watched, as written before changed.
  std::vector<Candidate> of_kinds(std::initializer_list<std::string_view> kinds, int effort_cap) const;

  /// Strength: big muscles before small, simple before skilled, then the gentlest at the lesions.
  std::vector<Candidate> strength(std::initializer_list<std::string_view> kinds, int effort_cap) const;
  /// Balance: both feet on the ground before one, then the least challenge.
  std::vector<Candidate> balance(int effort_cap) const;
  /// Cardio of one kind: what can be kept up for so many minutes first, then the gentlest at the lesions and the
  /// surest on the feet.
  std::vector<Candidate> cardio(std::string_view kind, int effort_cap, int minutes) const;
  /// Something easy that moves: lying still is rest, not a warm-up.
  std::vector<Candidate> moving(std::initializer_list<std::string_view> kinds, int effort_cap) const;
  /// Everyday suggestions, only what is allowed.
  std::vector<Candidate> daily(int effort_cap) const;

  const Entry& entry_of(const Candidate& candidate) const;
  int stress_at_lesions(const Candidate& candidate) const;

 private:
  bool routine(const Candidate& candidate) const;

  const KnowledgeBase& base_;
  const Evaluation& evaluation_;
  Verdict most_;  // before an assessment nobody is there to watch
};

}  // namespace mettle
