#pragma once

// Minimal people: all is known and good, or nothing is known, and there is one lesion, or none.
#include <optional>
#include <string>
#include <vector>

#include "picture/picture.h"

namespace mettle::testing {

/// Where one lesion may be said to lie.
struct Placement {
  std::optional<Site> site;  // empty: somewhere
  Laterality side = Laterality::unknown;
  std::string level, part;
};
/// Every site on every side, at every level and in every part, each of them known or not; and somewhere.
const std::vector<Placement>& placements();
std::string in_words(const std::optional<Placement>& placement);

/// All that can be known is known and good, beside a lesion there (none when empty).
Picture known_person(const std::optional<Placement>& placement);
/// Nothing is known, beside a lesion there.
Picture unknown_person(const std::optional<Placement>& placement);

/// One in how many of a row is tried: all, or few where a sanitizer makes each one slow.
std::size_t every_nth();

}  // namespace mettle::testing
