// Bundles and resources that others wrote: every file under METTLE_EXAMPLES is read, and its report accounts for every
// resource. METTLE_EXAMPLES_SHOW=1 prints the reports.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "reading.h"

namespace mettle {
namespace {

namespace files = std::filesystem;

std::string text_of(const files::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::size_t entries_of(const Json& json) {
  return json.text_at("resourceType") == "Bundle" ? json.items_at("entry").size() : 1;
}

TEST(Examples, EveryExampleIsReadOrRefusedInWordsAndEveryResourceIsAccountedFor) {
  const char* folder = std::getenv("METTLE_EXAMPLES");
  if (!folder) GTEST_SKIP() << "METTLE_EXAMPLES is not set: the examples were written by others and are not kept here.";
  const bool show = std::getenv("METTLE_EXAMPLES_SHOW") != nullptr;
  std::size_t read = 0, refused = 0;
  std::vector<files::path> paths;
  for (const auto& entry : files::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  std::ranges::sort(paths);
  ASSERT_FALSE(paths.empty()) << folder << " holds no .json";
  for (const files::path& path : paths) {
    SCOPED_TRACE(path.string());
    const auto json = read_json(text_of(path));
    if (!json) {
      ADD_FAILURE() << "not JSON: " << to_text(json.error());
      continue;
    }
    const auto reading = read_fhir(*json, testing::codes(), testing::reading_day());
    if (show)
      std::cout << "==== " << files::relative(path, folder).string() << "\n"
                << (reading ? testing::to_text(*reading) : "refused: " + to_text(reading.error()) + "\n");
    if (!reading) {
      ++refused;
      EXPECT_FALSE(reading.error().what.empty());
      EXPECT_FALSE(reading.error().mend.empty());
      continue;
    }
    ++read;
    auto accounted = testing::resources_of(reading->used);
    for (const std::string& resource : testing::resources_of(reading->not_used))
      if (std::ranges::find(accounted, resource) == accounted.end()) accounted.push_back(resource);
    // Resources inside others ("#") and the report on the bundle itself come on top.
    std::erase_if(accounted, [](const std::string& label) { return label.find('#') != std::string::npos; });
    EXPECT_EQ(accounted.size(), entries_of(*json));
    for (const auto* lines : {&reading->used, &reading->not_used, &reading->questions})
      for (const ReadingLine& line : *lines) {
        EXPECT_FALSE(line.resource.empty());
        EXPECT_FALSE(line.what.empty()) << line.resource;
        EXPECT_FALSE(line.why.empty()) << line.resource << ": " << line.what;
      }
    testing::picture_of(*reading);  // Mettle's own reader takes what came of it
  }
  std::cout << read << " read, " << refused << " refused in words\n";
  EXPECT_GT(read, 0U);
}

}  // namespace
}  // namespace mettle
