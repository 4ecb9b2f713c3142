#pragma once

// Left and right, swapped.
#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle::testing {

Picture mirrored(Picture picture);
Dimension mirrored(Dimension dimension);
/// By dimension, the one on the other side.
const std::vector<Dimension>& mirror_table();
Levels mirrored(const Levels& levels);
/// For each variant the one of the same entry that differs in the side alone (the same one where it works both).
const std::vector<std::size_t>& twins();

/// How the answers for a person and for the same person mirrored are anything but each other's mirror: other limits, a
/// ceiling that is not the mirrored one, another class, tier or falls class. Empty when they are.
std::string find_unmirrored(const Evaluation& here, const Evaluation& there);

}  // namespace mettle::testing
