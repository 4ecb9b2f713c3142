#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace mettle {

/// What the command was asked to do could not be done because of what it was given.
inline constexpr int exit_bad_input = 2;
/// Knowledge has faults.
inline constexpr int exit_faults = 1;

/// How wide text is printed.
inline constexpr std::size_t line_width = 100;

/// Prints to standard output; false when it could not be written (a full disk, a closed pipe).
bool print(std::string_view text);

/// "label: text" with the lines after the first under the text; nothing for no text.
std::string field(std::string_view label, const std::string& text);

/// One clear message on standard error: what, where, how to mend it. Returns exit_bad_input.
int refuse(const Problem& problem);
/// Every problem, one after the other, and how many there are. Returns `status`.
int refuse_all(const std::vector<Problem>& problems, int status);

}  // namespace mettle
