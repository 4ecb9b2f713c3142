#pragma once

#include <vector>

#include "safety/standing.h"

namespace mettle {

/// What one rule says because of one fact: these dimensions, at most this level.
struct Limit {
  std::size_t rule;    // place in KnowledgeBase::limits
  std::size_t lesion;  // place in Standing::lesions, or no_lesion
  Ceilings ceilings;   // this limit alone
};

/// Which parts of the rules are asked; the frozen golden run asks for movement alone.
struct RuleFilter {
  bool movement = true, module = true, state = true, tier = true, testing = true;
  bool admits(RulePart part) const;
  static RuleFilter movement_only() { return {true, false, false, false, false}; }
};

/// Every limit that holds for this person in this library, with the rule and the lesion it comes from.
std::vector<Limit> derive_limits(const KnowledgeBase& base, const Standing& standing, Library library,
                                 const RuleFilter& filter = {});

/// The lowest of all limits.
Ceilings ceilings_of(const std::vector<Limit>& limits);

/// The dimensions a cap falls on, for a lesion or (nullptr) for the person.
std::vector<Dimension> dimensions_of(const KnowledgeBase& base, const Cap& cap, const LesionStanding* lesion);

/// One rule applied alone, whatever its condition: for its own examples.
Ceilings ceilings_of_rule(const KnowledgeBase& base, const LimitRule& rule, const LesionStanding* lesion);

}  // namespace mettle
