// The walk through of knowledge/README.md is walked: its files are written, its changes made, its commands run in a
// copy of knowledge/, and what it shows is what is printed.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/knowledge.h"
#include "support/program.h"

namespace mettle {
namespace {

using testing::Ran;
using testing::run_mettle;

std::string with_all(std::string text, const std::string& what, const std::string& instead) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + instead.size()))
    text.replace(at, what.size(), instead);
  return text;
}

/// What is between two marks of a line; empty when they are not there.
std::string between(const std::string& line, const std::string& from, const std::string& until) {
  const auto at = line.find(from);
  if (at == std::string::npos) return "";
  const auto end = line.find(until, at + from.size());
  return end == std::string::npos ? "" : line.substr(at + from.size(), end - at - from.size());
}

class Walk {
 public:
  Walk() : folder_{std::filesystem::temp_directory_path() / ("mettle-walk-" + std::to_string(getpid()))} {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    for (const char* copy : {"knowledge", "knowledge-before"})
      std::filesystem::copy(std::string{METTLE_SOURCE_DIR} + "/knowledge", folder_ / copy,
                            std::filesystem::copy_options::recursive);
  }
  ~Walk() { std::filesystem::remove_all(folder_); }

  void write(const std::string& path, const std::string& text) const {
    std::ofstream(folder_ / "knowledge" / path, std::ios::binary) << text;
  }

  /// Lines with "-" become those with "+".
  void change(const std::string& path, const std::string& block) const {
    std::string before, after;
    std::istringstream lines(block);
    for (std::string line; std::getline(lines, line);) (line.front() == '-' ? before : after) += line.substr(1) + "\n";
    std::ifstream in(folder_ / "knowledge" / path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto at = text.find(before);
    ASSERT_NE(at, std::string::npos) << path << " has no\n" << before;
    write(path, text.replace(at, before.size(), after));
  }

  void show(const std::string& command, int status, const std::string& but_not, const std::string& block) const {
    std::vector<std::string> words;
    std::istringstream said(command);
    for (std::string word; said >> word;) {
      const bool folder = words.size() >= 2 && std::filesystem::is_directory(folder_ / word);
      words.push_back(folder ? (folder_ / word).string() : word);
    }
    const Ran ran = run_mettle(words);
    EXPECT_EQ(ran.status, status) << command << ran.err;
    const std::string printed = with_all(ran.out + ran.err, folder_.string() + "/", "");
    if (!but_not.empty()) {
      EXPECT_EQ(printed.find(but_not), std::string::npos) << command << " should not print " << but_not;
    }
    compare(command, block, printed);
  }

 private:
  /// Every line that is shown is printed, in that order and with nothing left out but where there is "...".
  static void compare(const std::string& command, const std::string& block, const std::string& printed) {
    std::istringstream lines(block);
    std::size_t at = 0;
    bool anywhere = false;
    for (std::string line; std::getline(lines, line);) {
      if (line == "...") {
        anywhere = true;
        continue;
      }
      const bool rest_open = line.ends_with(" ...");
      const std::string shown = rest_open ? line.substr(0, line.size() - 3) : line + "\n";
      auto found = anywhere ? printed.find("\n" + shown, at == 0 ? 0 : at - 1) : at;
      if (anywhere && found != std::string::npos) ++found;
      const bool there = found != std::string::npos && printed.compare(found, shown.size(), shown) == 0;
      ASSERT_TRUE(there) << command << " does not print, after what came before:\n" << line << "\nbut\n" << printed;
      at = rest_open ? printed.find('\n', found) + 1 : found + shown.size();
      anywhere = false;
    }
    if (!anywhere) {
      EXPECT_EQ(printed.substr(at), "") << command << " prints more";
    }
  }

  std::filesystem::path folder_;
};

TEST(WalkThrough, OfThePageForCliniciansIsWalkedAsItIsWritten) {
  const Walk walk;
  std::istringstream page(testing::file_text("knowledge/README.md"));
  int files = 0, changes = 0, shown = 0;
  for (std::string line; std::getline(page, line);) {
    const std::string file = between(line, "<!-- file: ", " -->");
    const std::string change = between(line, "<!-- change: ", " -->");
    const std::string status = between(line, "<!-- shows (", ")");
    if (file.empty() && change.empty() && status.empty()) continue;
    const std::string command = between(line, ": mettle ", " -->");
    const std::string but_not = between(line, " but not \"", "\"");
    std::string block;
    while (std::getline(page, line) && !line.starts_with("```")) {
    }
    while (std::getline(page, line) && !line.starts_with("```")) block += line + "\n";
    if (!file.empty()) {
      walk.write(file, block);
      ++files;
    } else if (!change.empty()) {
      walk.change(change, block);
      ++changes;
    } else {
      walk.show(command, std::stoi(status), but_not, block);
      ++shown;
    }
    if (HasFatalFailure()) return;
  }
  EXPECT_EQ(files, 2);
  EXPECT_EQ(changes, 2);
  EXPECT_EQ(shown, 4);
}

}  // namespace
}  // namespace mettle
