#pragma once

#include <string>
#include <vector>

#include "interop/code_map.h"
#include "knowledge/knowledge_base.h"

namespace mettle {

/// The knowledge in use: the edition inside the program, or a folder (for an editor).
struct Loaded {
  KnowledgeBase base;
  CodeMap codes;
};

/// The .toml files below a folder, sorted by path.
Result<std::vector<SourceFile>> read_files(const std::string& folder);
/// SHA-256 over paths and texts, as hex; the name of an edition's exact content.
std::string hash_of(const std::vector<SourceFile>& files);
/// Reads and checks everything; the problems are printed in full by whoever asked.
Result<Loaded, std::vector<Problem>> read_all(const std::vector<SourceFile>& files);

}  // namespace mettle
