#include "base/text.h"

#include <algorithm>

namespace mettle {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  if (trim(text).empty()) return parts;
  while (true) {
    const auto at = text.find(separator);
    parts.emplace_back(trim(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string join(std::span<const std::string> parts, std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += between;
    text += parts[i];
  }
  return text;
}

std::string list_in_words(std::span<const std::string> parts, std::string_view last) {
  if (parts.empty()) return "";
  if (parts.size() == 1) return parts.front();
  return join(parts.first(parts.size() - 1), ", ") + " " + std::string{last} + " " + parts.back();
}

std::string nearest(std::string_view wrong, std::span<const std::string> spellings) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, wrong.size() / 3) + 1;
  for (const std::string& spelling : spellings) {
    const std::size_t distance = edit_distance(wrong, spelling);
    if (distance < best_distance) {
      best_distance = distance;
      best = spelling;
    }
  }
  return best;
}

std::string suggest(std::string_view wrong, std::span<const std::string> spellings) {
  if (const std::string near = nearest(wrong, spellings); !near.empty()) return "Did you mean \"" + near + "\"?";
  constexpr std::size_t shown = 8;
  std::string text = "Use one of: " + join(spellings.first(std::min(shown, spellings.size())), ", ");
  return text + (spellings.size() > shown ? ", ..." : ".");
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  for (const std::string& word : split(text, ' ')) {
    if (word.empty()) continue;
    if (!out.empty() && column + 1 + word.size() > width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!out.empty()) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out;
}

std::string capitalised(std::string_view text) {
  std::string out{text};
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string counted(int number, std::string_view units) {
  const bool one = number == 1 && units.ends_with('s');
  return std::to_string(number) + " " + std::string{one ? units.substr(0, units.size() - 1) : units};
}

}  // namespace mettle
