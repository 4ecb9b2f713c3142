#pragma once

#include <string>

#include "base/json.h"

namespace mettle {

/// The answers of care/report.h for a reader at a terminal.
std::string text_of_assessment(const Json& report);
std::string text_of_screening(const Json& report);
std::string text_of_explanation(const Json& report);
std::string text_of_activities(const Json& report);
std::string text_of_plan(const Json& report);

}  // namespace mettle
