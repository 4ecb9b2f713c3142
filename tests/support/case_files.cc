#include "support/case_files.h"

#include <algorithm>
#include <filesystem>

#include "assurance/case_file.h"
#include "support/knowledge.h"

namespace mettle::testing {
namespace {

std::vector<std::string> toml_under(const std::string& folder) {
  const std::filesystem::path root{METTLE_SOURCE_DIR};
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder))
    if (entry.path().extension() == ".toml")
      paths.push_back(std::filesystem::relative(entry.path(), root).generic_string());
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

std::vector<std::string> case_paths() {
  std::vector<std::string> paths = toml_under("cases");
  std::erase_if(paths, [](const std::string& path) { return !is_case(path); });
  return paths;
}

const std::vector<SourceFile>& case_people() {
  static const std::vector<SourceFile> people = [] {
    std::vector<SourceFile> files;
    for (const std::string& path : toml_under("cases/people")) files.push_back({path, file_text(path)});
    return files;
  }();
  return people;
}

}  // namespace mettle::testing
