#include <algorithm>

#include "knowledge/toml_reader.h"

namespace mettle {

std::string point_at(const SourceFile& file, Place place) {
  std::string text = file.path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
  std::size_t start = 0;
  for (std::uint32_t line = 1; line < place.line && start != std::string::npos; ++line) {
    start = file.text.find('\n', start);
    if (start != std::string::npos) ++start;
  }
  if (start == std::string::npos || place.line == 0) return text;
  const std::string line = file.text.substr(start, file.text.find('\n', start) - start);
  // A long line is shown from a little before the place.
  const std::size_t column = place.column > 0 ? place.column - 1U : 0U;
  const std::size_t from = column > 60 ? column - 40 : 0;
  return text + "\n  " + line.substr(std::min(from, line.size()), 110) + "\n  " + std::string(column - from, ' ') + "^";
}

}  // namespace mettle
