#include "assurance/repository.h"

#include <array>

#include "base/text.h"

namespace mettle {

std::vector<std::string> test_names(const SourceFile& file) {
  constexpr std::array<std::string_view, 4> macros{"TEST(", "TEST_F(", "TEST_P(", "RC_GTEST_PROP("};
  std::vector<std::string> names;
  std::size_t at = 0;
  while (at < file.text.size()) {
    for (const std::string_view macro : macros) {
      if (file.text.compare(at, macro.size(), macro) != 0) continue;
      const std::size_t from = at + macro.size();
      // "Suite, Name, ..." or "Suite, Name) {": the line may break in between.
      const auto words =
          split(std::string_view{file.text}.substr(from, file.text.find_first_of("){", from) - from), ',');
      if (words.size() >= 2) names.push_back(words[0] + "." + words[1]);
    }
    const std::size_t next = file.text.find('\n', at);
    if (next == std::string::npos) break;
    at = next + 1;
  }
  return names;
}

bool matches(std::string_view pattern, std::string_view name) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == name;
  const std::string_view head = pattern.substr(0, star);
  if (!name.starts_with(head)) return false;
  for (std::size_t at = head.size(); at <= name.size(); ++at)
    if (matches(pattern.substr(star + 1), name.substr(at))) return true;
  return false;
}

}  // namespace mettle
