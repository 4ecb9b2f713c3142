#include "support/knowledge.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace mettle::testing {

std::string file_text(std::string_view path_from_root) {
  std::ifstream file(std::string{METTLE_SOURCE_DIR} + "/" + std::string{path_from_root}, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<SourceFile> knowledge_files() {
  const std::filesystem::path root = std::string{METTLE_SOURCE_DIR} + "/knowledge";
  std::vector<SourceFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".toml") continue;
    const std::string path = std::filesystem::relative(entry.path(), root).generic_string();
    files.push_back({path, file_text("knowledge/" + path)});
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

const KnowledgeBase& knowledge() {
  static const KnowledgeBase base = [] {
    static const std::vector<SourceFile> files = knowledge_files();
    auto read = read_knowledge(files, "test");
    if (!read) {
      for (const Problem& problem : read.error()) std::fprintf(stderr, "%s\n", to_text(problem).c_str());
      std::exit(1);
    }
    return std::move(*read);
  }();
  return base;
}

Date date(std::string_view text) { return *Date::read(text); }

}  // namespace mettle::testing
