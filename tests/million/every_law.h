#pragma once

#include <string>

#include "picture/picture.h"

namespace mettle::testing {

/// Asks laws 1, 2, 3, 4, 6, 12 and the mirror law of one person, with what else they need drawn from `seed`: the first
/// that is broken, in words; empty when all hold.
std::string find_broken_law(const Picture& picture, std::uint64_t seed);

/// The person with everything taken away that the broken law does not need. `broken`: what is wrong with that person.
Picture smallest_that_breaks(Picture picture, std::uint64_t seed, std::string& broken);

}  // namespace mettle::testing
