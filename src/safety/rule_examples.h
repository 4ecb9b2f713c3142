#pragma once

#include <string>
#include <vector>

#include "safety/limits.h"

namespace mettle {

/// Judges every rule by its own example, with nothing else in force: what it must stop and what it must let through
/// (limits), when it must fire and when it must stay quiet (floors).
std::vector<Problem> check_rule_examples(const KnowledgeBase& base);

/// Entries that a limit stops and lets through, nearest to the line first; for an editor who has to name examples.
struct ExampleChoice {
  std::vector<std::string> stops, passes;
};
ExampleChoice suggest_examples(const KnowledgeBase& base, const LimitRule& rule);

/// A person about whom everything is known and good, with a lesion at that site (none when empty): the floor of
/// examples.
Picture reassuring_picture(const KnowledgeBase& base, const std::vector<std::optional<Site>>& sites, Date today);

}  // namespace mettle
