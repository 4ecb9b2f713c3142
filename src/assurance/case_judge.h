#pragma once

#include <string>
#include <vector>

#include "assurance/case_file.h"

namespace mettle {

/// Asks the questions of a case. A sentence for each that is answered otherwise than written, with file and line and,
/// where that makes sense, the line that would be accepted.
std::vector<std::string> judge_case(const KnowledgeBase& base, const Case& about);
/// One question of it.
std::vector<std::string> judge_ask(const KnowledgeBase& base, const Case& about, const Ask& ask);

/// The exercises, tests and daily tasks that a question names.
std::vector<std::string> entries_asked(const Ask& ask);

}  // namespace mettle
