#include "support/faults.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/knowledge.h"

namespace mettle::testing {
namespace {

std::string faults_of(const std::vector<SourceFile>& files) {
  std::string all;
  if (const auto read = read_knowledge(files, "test"); !read)
    for (const Problem& problem : read.error()) all += to_text(problem) + "\n";
  return all;
}

SourceFile& file_of(std::vector<SourceFile>& files, const std::string& path) {
  const auto file = std::ranges::find(files, path, &SourceFile::path);
  if (file != files.end()) return *file;
  ADD_FAILURE() << "There is no " << path;
  return files.front();
}

}  // namespace

std::string faults_with_added(const std::string& path, const std::string& text) {
  std::vector<SourceFile> files = knowledge_files();
  file_of(files, path).text += text;
  return faults_of(files);
}

std::string faults_with_replaced(const std::string& path, const std::string& from, const std::string& to) {
  std::vector<SourceFile> files = knowledge_files();
  std::string& text = file_of(files, path).text;
  const auto at = text.find(from);
  if (at == std::string::npos) ADD_FAILURE() << path << " has no " << from;
  else text.replace(at, from.size(), to);
  return faults_of(files);
}

void expect_each_is_reported(const std::string& path, const std::vector<Planted>& rows) {
  std::string text = "\n";
  for (const Planted& row : rows) text += row.text + "\n";
  const std::string faults = faults_with_added(path, text);
  for (const Planted& row : rows)
    EXPECT_NE(faults.find(row.said), std::string::npos) << row.text << "\nis not reported as: " << row.said;
  if (::testing::Test::HasFailure()) ADD_FAILURE() << faults;
}

}  // namespace mettle::testing
