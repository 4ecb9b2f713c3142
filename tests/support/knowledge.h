#pragma once

// What several tests need: the knowledge of this tree, read once, and people made for tests.
#include <string>
#include <string_view>

#include "knowledge/knowledge_base.h"
#include "picture/picture.h"

namespace mettle::testing {

/// The whole of knowledge/ as files.
std::vector<SourceFile> knowledge_files();
/// Read and checked once; stops the test program with the faults when it is not whole.
const KnowledgeBase& knowledge();

/// The text of a file of the repository.
std::string file_text(std::string_view path_from_root);

Date date(std::string_view text);

}  // namespace mettle::testing
