#pragma once

#include "knowledge/knowledge_base.h"
#include "knowledge/row_reader.h"

namespace mettle {

/// How a check-in is judged and who is told (knowledge/check_in.toml). After the red flags and the roles.
void read_check_in(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);

}  // namespace mettle
