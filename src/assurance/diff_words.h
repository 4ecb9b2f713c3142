#pragma once

#include <string>

#include "assurance/row_changes.h"
#include "assurance/verdict_changes.h"
#include "base/json.h"

namespace mettle {

/// Everything that `mettle knowledge diff` found.
struct KnowledgeDiff {
  std::string before, after;  // what the two are called
  std::vector<RowChange> rows;
  VerdictChanges verdicts;
  std::vector<ReferencePerson> people;  // as the newer edition reads them
  std::vector<std::string> notes;       // facts that one edition does not know, in words
};

/// For a reader at a terminal: what changed in the files, and what that does to the people.
std::string text_of(const KnowledgeDiff& diff, const KnowledgeBase& base_before, const KnowledgeBase& base_after);
/// The same for programs; every verdict that moves is a row.
Json json_of(const KnowledgeDiff& diff);

}  // namespace mettle
