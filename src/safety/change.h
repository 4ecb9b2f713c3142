#pragma once

#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

/// What would change the verdict on an entry as it is written, in words, the best first: each open question whose
/// answer alone makes it milder; else all of them together; else what is known and would have to be different besides.
/// Empty when nothing that can be told makes it milder.
std::vector<std::string> what_would_change(const KnowledgeBase& base, const Picture& picture,
                                           const Evaluation& evaluation, std::size_t entry);

}  // namespace mettle
