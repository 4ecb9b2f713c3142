// The corpus of the fuzzers, once through: what was found once stays found.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "fuzz/readers.h"
#include "support/knowledge.h"

namespace mettle::fuzz {
namespace {

std::vector<std::string> corpus(const std::string& kind) {
  std::vector<std::string> paths;
  const std::string folder = "tests/fuzz/corpus/" + kind;
  for (const auto& file : std::filesystem::directory_iterator(std::string{METTLE_SOURCE_DIR} + "/" + folder))
    paths.push_back(folder + "/" + file.path().filename().string());
  std::ranges::sort(paths);
  return paths;
}

void run_through(const std::string& kind, const std::function<void(std::string_view)>& reader) {
  const auto paths = corpus(kind);
  ASSERT_FALSE(paths.empty());
  for (const std::string& path : paths) {
    SCOPED_TRACE(path);
    const std::string text = testing::file_text(path);
    reader(text);
    // ... and every beginning of it.
    for (std::size_t length = 0; length < text.size(); length += 1 + text.size() / 64) reader(text.substr(0, length));
  }
}

TEST(Corpus, OfTomlIsReadOrRefusedInWords) { run_through("toml", try_toml); }
TEST(Corpus, OfActivitiesIsReadOrRefusedInWords) { run_through("activity", try_activity); }
TEST(Corpus, OfRecordsIsReadOrRefusedInWords) { run_through("record", try_record); }
TEST(Corpus, OfFhirIsReadOrRefusedInWords) { run_through("fhir", try_fhir); }

}  // namespace
}  // namespace mettle::fuzz
