#pragma once

#include "knowledge/knowledge_base.h"
#include "knowledge/row_reader.h"

namespace mettle {

/// The published site-to-module table (knowledge/modules.toml).
void read_modules(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);

}  // namespace mettle
