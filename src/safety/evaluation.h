#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "safety/limits.h"

namespace mettle {

/// One person on one day: what is known, how they stand, and the ceilings for each library.
struct Evaluation {
  Standing standing;
  std::array<std::vector<Limit>, library_ids.size()> limits{};  // by Library
  std::array<Ceilings, library_ids.size()> ceilings{};          // by Library

  const std::vector<Limit>& limits_for(Library library) const { return limits[static_cast<std::size_t>(library)]; }
  const Ceilings& ceilings_for(Library library) const { return ceilings[static_cast<std::size_t>(library)]; }
};

/// The same for one library alone: what trying an answer costs.
Evaluation evaluate_library(const KnowledgeBase& base, const Picture& picture, Date today, Library library);

Evaluation evaluate(const KnowledgeBase& base, const Picture& picture, Date today, const RuleFilter& filter = {});

/// The answer for one variant.
Verdict verdict(const KnowledgeBase& base, const Evaluation& evaluation, const Variant& variant);

/// What of a demand is above a limit, with the three ceilings of that limit.
struct Excess {
  Dimension dimension;
  int asked = 0, alone = 0, watched = 0, signed_off = 0;
};

/// One limit that binds, and where.
struct Binding {
  std::size_t limit;                 // place in the library's limits
  Verdict verdict = Verdict::allow;  // what this limit alone says
  std::vector<Excess> excess{};
};

/// Every limit that binds, the strictest first; within the same verdict the one with most excess, then by rule id.
std::vector<Binding> find_bindings(const KnowledgeBase& base, const Evaluation& evaluation, const Variant& variant);

/// The entry as it is written, by the way in and out that fits best: the coded one unless another has a milder verdict.
/// The verdict of an entry is that of this variant; an answer names the way when it is not the coded one.
std::size_t find_written(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t entry);

/// The nearest variant of the same entry with a milder verdict; empty when there is none.
std::optional<std::size_t> find_adaptation(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t entry);

/// Another entry for the same purpose that is allowed as it is written: same kind or energy, least stress at lesions.
/// Empty for an everyday task: another task does not get this one done.
std::optional<std::size_t> find_replacement(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t entry);

/// How many entries of a library have each verdict, as they are written.
std::array<int, 4> count_verdicts(const KnowledgeBase& base, const Evaluation& evaluation, Library library);

}  // namespace mettle
