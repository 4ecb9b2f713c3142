#pragma once

// Faults planted into the knowledge of this tree.
#include <string>
#include <vector>

#include "knowledge/toml_reader.h"

namespace mettle::testing {

/// Everything that is wrong when `text` stands at the end of that file of knowledge/, as it is printed.
std::string faults_with_added(const std::string& path, const std::string& text);
/// Everything that is wrong when the first `from` of that file is `to`.
std::string faults_with_replaced(const std::string& path, const std::string& from, const std::string& to);

/// The rows of `text` and what must be said of each: all of them are planted at once, and each must be reported.
struct Planted {
  std::string text, said;
};
void expect_each_is_reported(const std::string& path, const std::vector<Planted>& rows);

}  // namespace mettle::testing
