#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "interop/code_map.h"
#include "knowledge/knowledge_base.h"

namespace mettle {

/// The knowledge in use: the edition inside the program, or a folder (for an editor).
struct Loaded {
  std::vector<SourceFile> files;
  KnowledgeBase base;
  CodeMap codes;
};

/// Files below a folder, or those inside the program when the folder is empty.
Result<std::vector<SourceFile>> read_knowledge_files(const std::string& folder);
/// SHA-256 over paths and texts, as hex; the name of an edition's exact content.
std::string hash_of(const std::vector<SourceFile>& files);
/// Reads and checks everything; the problems are printed in full by whoever asked.
Result<Loaded, std::vector<Problem>> load(const std::string& folder);

/// The text of a file, or of standard input for "-".
Result<std::string> read_input(const std::string& path);

/// Today by the computer's clock, in local time. The one place that asks the clock.
Date today_by_clock();

}  // namespace mettle
