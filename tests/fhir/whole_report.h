#pragma once

#include <string>
#include <string_view>

namespace mettle::testing {

/// Compares with tests/fhir/NAME.txt, byte for byte; METTLE_ACCEPT=1 writes the file instead.
void expect_whole_report(std::string_view name, const std::string& text);

}  // namespace mettle::testing
