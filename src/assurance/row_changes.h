#pragma once

#include <string>
#include <vector>

#include "knowledge/toml_reader.h"

namespace mettle {

/// One field of a row that reads otherwise: "caps.body.impact", before, after (shortened; empty: not there).
struct FieldChange {
  std::string field, before, after;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// A row of a file of knowledge that came, went or reads otherwise.
struct RowChange {
  enum class What { added, removed, changed } what = What::changed;
  std::string kind;   // "rule", "fact", "claim", "exercise" ...; for what has no id, the path of the file
  std::string id;     // of the row; for what has no id, its name in the file
  std::string title;  // what the row calls itself, where it does
  std::vector<FieldChange> fields;
};

/// What differs between two folders of knowledge, row by row. A row is known by its id: that it stands elsewhere in the
/// file, or in another file of the same folder, is no change. Files that are not TOML are left to whoever loads them.
std::vector<RowChange> find_row_changes(const std::vector<SourceFile>& before, const std::vector<SourceFile>& after);

}  // namespace mettle
