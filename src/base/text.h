#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mettle {

/// Parts between separators, blanks around each taken off. An empty text has no parts.
std::vector<std::string> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);
std::string join(std::span<const std::string> parts, std::string_view between);
/// "a", "a and b", "a, b and c".
std::string list_in_words(std::span<const std::string> parts, std::string_view last = "and");

/// The spelling nearest to `wrong`; empty when none is near.
std::string nearest(std::string_view wrong, std::span<const std::string> spellings);
/// "Did you mean \"x\"?", or the first choices when nothing is near.
std::string suggest(std::string_view wrong, std::span<const std::string> spellings);

/// Lines no longer than `width`, broken at blanks, each after the first with `indent` blanks before it.
std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

/// "1 minute", "3 minutes": the unit is given as for many.
std::string counted(int number, std::string_view units);

/// A letter for a capital at the start of a sentence (ASCII).
std::string capitalised(std::string_view text);

}  // namespace mettle
