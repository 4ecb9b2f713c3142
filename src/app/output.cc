#include "app/output.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/text.h"

namespace mettle {

bool print(std::string_view text) {
  const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  return std::fflush(stdout) == 0 && whole;
}

std::string field(std::string_view label, const std::string& text) {
  if (text.empty()) return "";
  constexpr std::size_t indent = 15;
  return fmt::format("  {:<{}}{}\n", std::string{label} + ":", indent - 2, wrap(text, line_width - indent, indent));
}

int refuse(const Problem& problem) {
  const std::string text = "mettle: " + to_text(problem) + "\n";
  std::fputs(text.c_str(), stderr);
  return exit_bad_input;
}

int refuse_all(const std::vector<Problem>& problems, int status) {
  for (const Problem& problem : problems) {
    const std::string text = (problem.where.empty() ? "" : problem.where + "\n") + "  " + problem.what + "\n" +
                             (problem.mend.empty() ? "" : "  " + problem.mend + "\n") + "\n";
    std::fputs(text.c_str(), stderr);
  }
  const std::string count =
      "mettle: " + std::to_string(problems.size()) + (problems.size() == 1 ? " fault." : " faults.") + "\n";
  std::fputs(count.c_str(), stderr);
  return status;
}

}  // namespace mettle
