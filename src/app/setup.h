#pragma once

#include <string>
#include <vector>

#include "app/knowledge_files.h"
#include "base/date.h"

namespace mettle {

/// Files below a folder, or those inside the program when the folder is empty.
Result<std::vector<SourceFile>> read_knowledge_files(const std::string& folder);
/// What is in a folder, read and checked; when it is empty, what was checked when the program was built.
Result<Loaded, std::vector<Problem>> load(const std::string& folder);

/// The text of a file, or of standard input for "-".
Result<std::string> read_input(const std::string& path);

/// Today by the computer's clock, in local time. The one place that asks the clock.
Date today_by_clock();

}  // namespace mettle
