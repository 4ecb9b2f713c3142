#include "whole_report.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "support/knowledge.h"

namespace mettle::testing {

void expect_whole_report(std::string_view name, const std::string& text) {
  const std::string path = "tests/fhir/" + std::string{name} + ".txt";
  if (std::getenv("METTLE_ACCEPT")) {
    std::ofstream file(std::string{METTLE_SOURCE_DIR} + "/" + path, std::ios::binary);
    file << text;
    return;
  }
  EXPECT_EQ(file_text(path), text) << path << " (METTLE_ACCEPT=1 writes it anew)";
}

}  // namespace mettle::testing
