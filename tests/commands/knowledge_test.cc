// mettle knowledge: check, list, show, table; the help texts and the manual page; what the README shows.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "support/knowledge.h"
#include "support/program.h"

namespace mettle {
namespace {

using testing::Ran;
using testing::run_mettle;
using Words = std::vector<std::string>;

/// A copy of knowledge/ to break.
class Copy {
 public:
  Copy() : folder_{std::filesystem::temp_directory_path() / ("mettle-knowledge-" + std::to_string(getpid()))} {
    std::filesystem::remove_all(folder_);
    std::filesystem::copy(std::string{METTLE_SOURCE_DIR} + "/knowledge", folder_,
                          std::filesystem::copy_options::recursive);
  }
  ~Copy() { std::filesystem::remove_all(folder_); }
  std::string folder() const { return folder_.string(); }
  void replace(const std::string& path, const std::string& what, const std::string& with) const {
    std::ifstream in(folder_ / path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto at = text.find(what);
    ASSERT_NE(at, std::string::npos) << what;
    text.replace(at, what.size(), with);
    std::ofstream(folder_ / path, std::ios::binary) << text;
  }

 private:
  std::filesystem::path folder_;
};

TEST(KnowledgeCommands, TheKnowledgeInsideTheProgramAndTheOneInTheFolderAreWholeAndTheSame) {
  const Ran inside = run_mettle({"knowledge", "check"});
  const Ran folder = run_mettle({"knowledge", "check", "knowledge"});
  EXPECT_EQ(inside.status, 0) << inside.err;
  EXPECT_NE(inside.out.find("is whole"), std::string::npos);
  EXPECT_EQ(inside.out, folder.out);
}

TEST(KnowledgeCommands, EveryFaultIsPrintedAtOnceWithItsPlaceTheLineACaretAndAMend) {
  const Copy copy;
  copy.replace("rules/spine.toml", "lesion in skull", "lesion in skul");
  copy.replace("facts/lesion.toml", "stale_days = 120", "stale_dayz = 120");
  const Ran ran = run_mettle({"knowledge", "check", copy.folder()});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "");
  for (const char* part : {"rules/spine.toml:", "skul", "skull", "facts/lesion.toml:", "stale_dayz", "stale_days", "^"})
    EXPECT_NE(ran.err.find(part), std::string::npos) << part << "\n" << ran.err;
}

TEST(KnowledgeCommands, ARuleThatDoesNotStopItsOwnExampleIsAFault) {
  const Copy copy;
  copy.replace("rules/spine.toml", "\"body.impact\" = [1, 1, 1]", "\"body.impact\" = [4, 4, 4]");
  const Ran ran = run_mettle({"knowledge", "check", copy.folder()});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("example"), std::string::npos) << ran.err;
}

TEST(KnowledgeCommands, ABrokenFolderGivesNoAdviceEither) {
  const Copy copy;
  copy.replace("tiers.toml", "[[tier]]", "[[tier]");
  const Ran ran = run_mettle({"--knowledge", copy.folder(), "assess", "contract/records/robin.json"});
  EXPECT_NE(ran.status, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("tiers.toml:"), std::string::npos) << ran.err;
}

TEST(KnowledgeCommands, EveryKindIsListedAndEveryIdOfEveryKindIsShown) {
  for (const char* kind :
       {"exercises", "tests", "daily", "done_to", "rules", "limits", "floors", "facts", "scores", "sites", "levels", "roles",
        "tiers", "dimensions", "transfers", "red_flags", "signs", "step_ups", "measures", "evidence"}) {
    const Ran ran = run_mettle({"knowledge", "list", kind, "--json"});
    ASSERT_EQ(ran.status, 0) << kind << ran.err;
    const Json list = *read_json(ran.out);
    ASSERT_FALSE(list.items().empty()) << kind << " has nothing to list";
    for (const std::size_t at : {std::size_t{0}, list.items().size() / 2, list.items().size() - 1}) {
      const std::string id{list.items()[at].text_at("id")};
      ASSERT_FALSE(id.empty()) << kind;
      EXPECT_FALSE(list.items()[at].text_at("says").empty()) << kind << " " << id;
      const Ran shown = run_mettle({"knowledge", "show", id});
      EXPECT_EQ(shown.status, 0) << kind << " " << id << shown.err;
      EXPECT_NE(shown.out.find(id), std::string::npos);
    }
  }
  EXPECT_EQ(run_mettle({"knowledge", "list", "limitz"}).status, 2);
  EXPECT_NE(run_mettle({"knowledge", "list", "limitz"}).err.find("limits"), std::string::npos);
  EXPECT_EQ(run_mettle({"knowledge", "show", "nothing-like-it"}).status, 2);
}

TEST(KnowledgeCommands, ARuleIsShownWithWhatItStopsWhyOnWhatEvidenceAndWhoMayLiftIt) {
  const std::string id = testing::knowledge().limits.front().id.text();
  const std::string shown = run_mettle({"knowledge", "show", id}).out;
  for (const char* part : {"when:", "at most:", "lifted by:", "to the person:", "stops:", "lets through:", "evidence:",
                           "status:", "written in:"})
    EXPECT_NE(shown.find(part), std::string::npos) << part << "\n" << shown;
  const Json json = *read_json(run_mettle({"knowledge", "show", id, "--json"}).out);
  EXPECT_EQ(json.find("row")->text_at("id"), id);
}

TEST(KnowledgeCommands, ThePublishedSchemaIsTheOneThatIsPrinted) {
  const Ran ran = run_mettle({"record", "schema"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, testing::file_text("contract/record.schema.json"));
}

TEST(KnowledgeCommands, TheModuleTableHasEveryCellOfThePublishedOne) {
  const ModuleTable& table = testing::knowledge().modules;
  const Json cells = *read_json(run_mettle({"knowledge", "table", "modules", "--json"}).out);
  EXPECT_EQ(cells.items().size(), table.rows.size() * table.modules.size());
  EXPECT_EQ(cells.items().size(), 42U);
  int judged = 0;
  for (const Json& cell : cells.items())
    for (const char* part : {"kept", "left_out"})
      judged += cell.find(part)->text_at("movement_rules_are") == "nothing_to_compare" ? 0 : 1;
  EXPECT_GE(judged, 42);
  const std::string text = run_mettle({"knowledge", "table", "modules"}).out;
  for (const auto& row : table.rows) EXPECT_NE(text.find(row.id), std::string::npos);
}

TEST(KnowledgeCommands, EveryCommandHasHelpWithExamplesAndAPlaceInTheManual) {
  const std::string manual = testing::file_text("docs/man/mettle.1");
  for (const Words& command :
       {Words{"assess"}, {"screen"}, {"explain"}, {"plan"}, {"serve"}, {"record"}, {"knowledge"}, {}}) {
    Words words = command;
    words.emplace_back("--help");
    const Ran ran = run_mettle(words);
    EXPECT_EQ(ran.status, 0);
    EXPECT_NE(ran.out.find("Examples:"), std::string::npos) << ran.out;
    if (!command.empty()) {
      EXPECT_NE(manual.find(".B " + command[0]), std::string::npos) << command[0];
    }
    // Every long option of the help text stands in the manual.
    for (auto at = ran.out.find("--"); at != std::string::npos; at = ran.out.find("--", at + 2)) {
      const auto end = ran.out.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
      std::string option = ran.out.substr(at, end - at);
      if (option.size() < 4) continue;
      for (auto dash = option.find('-'); dash != std::string::npos; dash = option.find('-', dash + 2))
        option.insert(dash, "\\");
      EXPECT_NE(manual.find(option), std::string::npos) << option;
    }
  }
  for (const char* word : {"check", "list", "show", "table", "examples"})
    EXPECT_NE(manual.find(std::string{".B knowledge "} + word), std::string::npos) << word;
}

/// In README.md, a block after "<!-- shows: mettle ... -->" is what that command prints; a line "..." leaves some out.
TEST(Readme, ShowsWhatTheProgramPrints) {
  std::istringstream readme(testing::file_text("README.md"));
  int blocks = 0;
  for (std::string line; std::getline(readme, line);) {
    constexpr std::string_view mark = "<!-- shows: mettle ";
    if (!line.starts_with(mark)) continue;
    std::istringstream command(line.substr(mark.size(), line.find(" -->") - mark.size()));
    Words words;
    for (std::string word; command >> word;) words.push_back(word);
    const Ran ran = run_mettle(words);
    EXPECT_EQ(ran.status, 0) << ran.err;
    while (std::getline(readme, line) && !line.starts_with("```")) {
    }
    std::string chunk;
    std::size_t from = 0;
    const auto look = [&] {
      if (chunk.empty()) return;
      const auto at = ran.out.find(chunk, from);
      EXPECT_NE(at, std::string::npos) << "mettle " << words[0] << " does not print, after what came before:\n"
                                       << chunk;
      if (at != std::string::npos) from = at + chunk.size();
      chunk.clear();
    };
    while (std::getline(readme, line) && !line.starts_with("```")) {
      if (line == "...") look();
      else chunk += line + "\n";
    }
    look();
    ++blocks;
  }
  EXPECT_GE(blocks, 3) << "README shows assess, explain and plan";
}

}  // namespace
}  // namespace mettle
