#pragma once

// Runs the built program as a person would.
#include <string>
#include <vector>

namespace mettle::testing {

struct Ran {
  int status = -1;
  std::string out, err;
};

/// Runs `mettle` with these words from the root of the repository, and gives it `input`.
Ran run_mettle(const std::vector<std::string>& words, const std::string& input = "");
Ran run_program(const std::string& program, const std::vector<std::string>& words, const std::string& input = "");

}  // namespace mettle::testing
