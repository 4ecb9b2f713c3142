#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "knowledge/toml_reader.h"

namespace mettle {

/// Collects what is wrong with the files; reading goes on to the end.
using Faults = std::vector<Problem>;

/// Reads the members of one table row, and remembers what was asked for so that a misspelt name is found.
class RowReader {
 public:
  RowReader(const SourceFile& file, const Json& row, Faults& faults) : file_{&file}, row_{&row}, faults_{&faults} {}
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  const Json& row() const { return *row_; }
  const SourceFile& file() const { return *file_; }
  Faults& faults() const { return *faults_; }
  bool has(std::string_view name) { return find(name) != nullptr; }

  std::string text(std::string_view name);  // must be there
  std::string text_or(std::string_view name, std::string_view otherwise);
  int whole(std::string_view name, int least, int most);
  int whole_or(std::string_view name, int otherwise, int least, int most);
  std::optional<std::int64_t> decimal(std::string_view name);  // millionths
  bool truth(std::string_view name);
  bool truth_or(std::string_view name, bool otherwise);
  std::vector<std::string> texts(std::string_view name);
  std::vector<std::string> texts_or_none(std::string_view name);
  const Json::Array& rows(std::string_view name);  // an array of tables; empty when absent
  const Json* find(std::string_view name);

  /// The number of the text among these spellings; a fault and 0 when it is none of them.
  template <typename Spellings>
  std::size_t one_of(std::string_view name, const Spellings& spellings) {
    return word_among(name, std::vector<std::string>(spellings.begin(), spellings.end()));
  }
  std::size_t word_among(std::string_view name, const std::vector<std::string>& spellings);
  std::size_t place_in(std::string_view name, const std::string& value, const std::vector<std::string>& spellings);

  /// Says what is wrong at the member of that name (or at the row).
  void fault(std::string_view name, std::string what, std::string mend);
  void fault_at(Place place, std::string what, std::string mend);
  /// Names that nobody asked for are misspelt.
  void check_all_read();

 private:
  const SourceFile* file_;
  const Json* row_;
  Faults* faults_;
  std::vector<std::string> asked_;
};

}  // namespace mettle
