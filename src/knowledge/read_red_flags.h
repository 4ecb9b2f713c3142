#pragma once

#include "knowledge/knowledge_base.h"
#include "knowledge/row_reader.h"

namespace mettle {

/// Reads red_flags.toml: flags and their signs, what raises them, and what each urgency means. What is shown must hold
/// the words of its urgency, for every urgency that a flag can reach.
void read_red_flags(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);

}  // namespace mettle
