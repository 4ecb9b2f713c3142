#pragma once

#include <string>

#include "app/setup.h"

namespace mettle {

/// Verdicts move, or entries come or go, between two editions of the knowledge.
inline constexpr int exit_verdicts_move = 3;

/// `mettle knowledge diff OLD NEW`: what differs between two folders of knowledge, and which verdicts of the reference
/// people move. Returns 0 when none moves and exit_verdicts_move when one does.
int diff_knowledge(const std::string& older, const std::string& newer, bool as_json);

}  // namespace mettle
