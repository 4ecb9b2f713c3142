#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/toml_reader.h"

namespace mettle {

/// What a trace looks at besides the knowledge: the files of the repository, handed in by the shell.
struct Repository {
  std::vector<std::string> paths;        // of every file, from the root, sorted
  std::vector<SourceFile> cases;         // cases/**/*.toml that are cases (assurance/case_file.h)
  std::vector<SourceFile> test_sources;  // the C++ tests
  SourceFile hazards;                    // docs/safety/hazards.toml
};

/// "Suite.Name" of every test and law in a source file, in order.
std::vector<std::string> test_names(const SourceFile& file);

/// Whether a name is meant: the pattern itself, or with a "*" that stands for anything.
bool matches(std::string_view pattern, std::string_view name);

}  // namespace mettle
