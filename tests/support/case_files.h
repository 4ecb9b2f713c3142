#pragma once

// The cases of this tree, as files.
#include <string>
#include <vector>

#include "knowledge/toml_reader.h"

namespace mettle::testing {

/// Every case file under cases/, sorted.
std::vector<std::string> case_paths();
/// The people that a case may start from (cases/people/), read once.
const std::vector<SourceFile>& case_people();

}  // namespace mettle::testing
