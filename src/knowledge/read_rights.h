#pragma once

#include "knowledge/knowledge_base.h"
#include "knowledge/row_reader.h"

namespace mettle {

/// Who may do what (knowledge/rights.toml). Roles are checked when the whole is there.
void read_rights(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);

}  // namespace mettle
