#pragma once

#include <string>
#include <vector>

#include "base/json.h"

namespace mettle {

/// One file of `knowledge/`: its path from there ("rules/spine.toml") and its text.
struct SourceFile {
  std::string path;
  std::string text;
};

/// Reads TOML into the same value type as JSON, each value with its line and column.
/// A fault is reported with path:line:column and the line itself.
Result<Json> read_toml(const SourceFile& file);

/// "rules/spine.toml:41:12" and, below it, the line and a caret under the place.
std::string point_at(const SourceFile& file, Place place);

}  // namespace mettle
