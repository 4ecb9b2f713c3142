#pragma once

// What law 4 forbids, read from descriptions and from anatomy and not from what the program derives.
#include <set>
#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle::testing {

/// The regions this description moves fast, against load or to the end of range, as it is done in this variant.
std::set<Site> endangered_regions(const Entry& entry, const VariantChoice& choice);

/// Whether one of these regions is a segment of the spine that has a lesion, or may have one.
bool has_spine_lesion_at(const Picture& picture, const Evaluation& evaluation, const std::set<Site>& regions);

/// A variant of the library that moves some segment of the spine in a way the law forbids at a lesion.
struct Endangering {
  std::size_t variant;
  std::set<Site> regions;
};
const std::vector<Endangering>& endangering_variants();

/// Every such variant at a lesion's own segment is "not now" by a limit that nobody may lift: else what is wrong, in
/// words. `tried`: how many there were.
std::string find_offer(const Picture& picture, const Evaluation& evaluation, std::size_t& tried);

}  // namespace mettle::testing
