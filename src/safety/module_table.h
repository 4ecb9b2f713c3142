#pragma once

#include <vector>

#include "safety/limits.h"

namespace mettle {

/// Entries of a part of training: how many there are, and how many are open (allowed, or with somebody watching).
struct OpenShare {
  int entries = 0;
  int by_movement = 0;  // by the movement rules alone, without the published table acting as a rule
  int by_all = 0;       // by every rule
  std::vector<std::size_t> left_open{}, closed{};  // places in KnowledgeBase::entries, by the movement rules
};

/// How what the movement rules alone leave open compares with the published cell.
enum class Agreement : std::uint8_t { as_published, looser, much_stricter, nothing_to_compare };

/// One cell: the part of the module that is kept, and the part that the published table leaves out.
struct ModuleCell {
  OpenShare kept, left_out;
  Agreement kept_agrees = Agreement::nothing_to_compare, left_out_agrees = Agreement::nothing_to_compare;
};

/// By row and module of KnowledgeBase::modules.
using ModuleComparison = std::vector<std::vector<ModuleCell>>;

/// For every row: somebody with a lesion of class moderate on both sides of the row's sites, all else known and good.
/// Membership of a module follows from what an entry demands; no entry is named.
ModuleComparison compare_modules(const KnowledgeBase& base);

}  // namespace mettle
