// Every case of cases/: the person, the questions, the answers and the exact rules behind them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "app/text_output.h"
#include "assurance/case_judge.h"
#include "care/report.h"
#include "support/case_files.h"
#include "support/knowledge.h"

namespace mettle::testing {
namespace {

using Strings = std::vector<std::string>;

Result<Case> read(const SourceFile& file) { return read_case(knowledge(), file, case_people()); }
Result<Case> read(const std::string& path) { return read(SourceFile{path, file_text(path)}); }

/// The assessment of the person, and the explanation of every entry the questions name.
std::string letter_of(const Case& about) {
  const Evaluation evaluation = evaluate(knowledge(), about.picture, about.as_of);
  const Asked asked{knowledge(), about.picture, evaluation, about.notes};
  std::string letter = text_of_assessment(report_assessment(asked));
  std::set<std::string> told;
  for (const Ask& one : about.asks)
    for (const std::string& id : entries_asked(one))
      if (const Entry* entry = knowledge().find_entry(id); entry && told.insert(id).second)
        letter += "\n" + std::string(20, '-') + "\n\n" +
                  text_of_explanation(
                      report_explanation(asked, static_cast<std::size_t>(entry - knowledge().entries.data())));
  return letter;
}

class Cases : public ::testing::TestWithParam<std::string> {};

TEST_P(Cases, IsAnsweredAsItIsWrittenDown) {
  const auto asked = read(GetParam());
  ASSERT_TRUE(asked) << to_text(asked.error());
  for (const std::string& failure : judge_case(knowledge(), *asked)) ADD_FAILURE() << asked->title << "\n  " << failure;
}

TEST_P(Cases, ItsLetterIsAsItWasAccepted) {
  const std::string path = GetParam().substr(0, GetParam().size() - std::string{".toml"}.size()) + ".expected";
  const std::string expected = file_text(path);
  if (expected.empty()) return;  // most cases have none
  const auto asked = read(GetParam());
  ASSERT_TRUE(asked) << to_text(asked.error());
  const std::string letter = letter_of(*asked);
  if (std::getenv("METTLE_ACCEPT")) {
    std::ofstream(std::string{METTLE_SOURCE_DIR} + "/" + path, std::ios::binary) << letter;
    return;
  }
  EXPECT_EQ(letter, expected) << path << " (METTLE_ACCEPT=1 rewrites it; then read the difference)";
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Case, Cases, ::testing::ValuesIn(case_paths()), test_name);

TEST(CasesHarness, FindsTheCases) { EXPECT_GE(case_paths().size(), 1U) << "there is no case under cases/"; }

TEST(CasesHarness, EveryLetterBelongsToACase) {
  const auto paths = case_paths();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string{METTLE_SOURCE_DIR} + "/cases")) {
    if (entry.path().extension() != ".expected") continue;
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::path{entry.path()}.replace_extension(".toml")))
        << entry.path() << " has no case";
  }
}

// The harness itself: what must be refused, and what must be noticed.

std::string problem_with(const std::string& text) {
  const auto asked = read(SourceFile{"cases/example.toml", text});
  return asked ? "" : to_text(asked.error());
}

Strings failures_of(const std::string& text) {
  const auto asked = read(SourceFile{"cases/example.toml", text});
  if (!asked) return {to_text(asked.error())};
  return judge_case(knowledge(), *asked);
}

const std::string lumbar = R"(title = "t"
why = "w"
[person]
like = "assessed"
lesions = [{ id = "L3", site = "lumbar_spine", level = "L3" }]
)";

TEST(CasesHarness, RefusesAMisspeltKeyFactValueOrRegionAndNamesTheNearest) {
  EXPECT_NE(problem_with("title = \"t\"\nwhy = \"w\"\n[persn]\n").find("cases/example.toml:3"), std::string::npos);
  EXPECT_NE(problem_with(lumbar + "platelet = 45\n[[ask]]\ntier = \"high\"\n").find("platelets"), std::string::npos);
  EXPECT_NE(problem_with(lumbar + "fitness = \"hihg\"\n[[ask]]\ntier = \"high\"\n").find("is no answer"),
            std::string::npos);
  EXPECT_NE(problem_with("title = \"t\"\nwhy = \"w\"\n[person]\nlesions = [{ site = \"lumbar\" }]\n[[ask]]\ntier = "
                         "\"high\"\n")
                .find("is not a region"),
            std::string::npos);
}

TEST(CasesHarness, RefusesACaseWithoutAQuestionAndOneThatDoesNotSayWhy) {
  EXPECT_NE(problem_with(lumbar).find("asks nothing"), std::string::npos);
  EXPECT_NE(problem_with("title = \"t\"\n[person]\n[[ask]]\ntier = \"high\"\n").find("why"), std::string::npos);
}

TEST(CasesHarness, OneRuleMoreOrOneFewerFails) {
  const std::string crunch = lumbar + "[[ask]]\nexercise = \"walk_brisk\"\nverdict = \"sign_off\"\nrules = ";
  EXPECT_EQ(failures_of(crunch + "[\"MODULE-LUMBAR\", \"SIGN-TRAIN-ON-FEET\"]\n"), Strings{});
  EXPECT_EQ(failures_of(crunch + "[]\n").size(), 1U);
  EXPECT_EQ(failures_of(crunch + "[\"MODULE-LUMBAR\", \"SIGN-TRAIN-ON-FEET\", \"SIGN-PEDAL\"]\n").size(), 1U);
  EXPECT_NE(failures_of(crunch + "[]\n").front().find("cases/example.toml:9:"), std::string::npos);
}

TEST(CasesHarness, AWrongVerdictTierEntryOrKeyFails) {
  EXPECT_EQ(failures_of(lumbar + "[[ask]]\nexercise = \"walk_easy\"\nverdict = \"not_now\"\nrules = []\n").size(), 1U);
  EXPECT_EQ(failures_of(lumbar + "[[ask]]\nexercise = \"walk_eas\"\nverdict = \"allow\"\n").size(), 1U);
  EXPECT_EQ(failures_of(lumbar + "[[ask]]\nexercise = \"dl_kettle_calf_raises\"\nverdict = \"allow\"\n").size(), 1U);
  EXPECT_EQ(failures_of(lumbar + "[[ask]]\ntier = \"lower\"\n").size(), 1U);
  EXPECT_EQ(failures_of(lumbar + "[[ask]]\ntier = \"moderate\"\nbecuase = []\n").size(), 1U);
  EXPECT_EQ(failures_of(lumbar + "[[ask]]\nverdict = \"allow\"\n").size(), 1U);
  EXPECT_EQ(failures_of(lumbar + "[[ask]]\ntier = \"moderate\"\n"), Strings{});
}

}  // namespace
}  // namespace mettle::testing
