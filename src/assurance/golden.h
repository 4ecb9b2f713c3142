#pragma once

#include <string>
#include <vector>

#include "knowledge/knowledge_base.h"

namespace mettle {

/// The texts of the frozen reference decisions: cases/golden/{exercises,daily,rules}.txt.
struct GoldenTexts {
  std::string exercises, daily, rules;
};

/// What a look at the frozen decisions found.
struct GoldenRun {
  int exercise_cells = 0, daily_cells = 0;
  std::string moved;                // what cases/golden/moved.txt should say
  std::vector<std::string> faults;  // what is wrong with the tables themselves
};

/// Every cell of the frozen tables, decided today by the movement rules alone. A cell that is decided otherwise becomes
/// a line of `moved`, with the rules that moved it.
GoldenRun compare_golden(const KnowledgeBase& base, const GoldenTexts& texts);

/// '.' allow, 's' supervise, '?' sign_off, 'X' not_now.
char letter_of(Verdict verdict);

}  // namespace mettle
