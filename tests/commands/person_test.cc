// The program as a person uses it: what it answers, and what it says when it cannot.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "base/json.h"
#include "support/knowledge.h"
#include "support/program.h"

namespace mettle {
namespace {

using testing::Ran;
using testing::run_mettle;
using Words = std::vector<std::string>;

const std::string robin = "contract/records/robin.json";
const Words as_of{"--as-of", "2026-11-24"};

Words with_date(Words words) {
  words.insert(words.end(), as_of.begin(), as_of.end());
  return words;
}

Json json_of(Words words) {
  words.emplace_back("--json");
  const Ran ran = run_mettle(with_date(std::move(words)));
  EXPECT_EQ(ran.status, 0) << ran.err;
  const auto json = read_json(ran.out);
  EXPECT_TRUE(json.has_value()) << ran.out.substr(0, 200);
  return json.value_or(Json{});
}

/// Every member of the example is in the answer; of a list, in one of its items.
void expect_members(const Json& example, const Json& answer, const std::string& path) {
  if (const auto* whole = example.if_object()) {
    for (const auto& [name, value] : *whole) {
      const Json* found = answer.find(name);
      EXPECT_NE(found, nullptr) << path << "." << name << " is in the contract and not in the answer";
      if (found) expect_members(value, *found, path + "." + name);
    }
  } else if (example.if_array() && !example.items().empty()) {
    EXPECT_NE(answer.if_array(), nullptr) << path;
    const auto* members = example.items()[0].if_object();
    if (!members || answer.items().empty()) return;
    for (const auto& [name, value] : *members) {
      const auto has = [&](const Json& item) { return item.find(name) != nullptr; };
      const auto item = std::ranges::find_if(answer.items(), has);
      EXPECT_NE(item, answer.items().end()) << path << "[]." << name << " is in the contract and not in the answer";
      if (item != answer.items().end()) expect_members(value, *item->find(name), path + "[]." + name);
    }
  }
}

Json contract(const std::string& name) { return *read_json(testing::file_text("contract/" + name)); }

TEST(PersonCommands, TheAnswersHaveWhatTheContractShows) {
  expect_members(contract("assessment.json"), json_of({"assess", robin}), "assessment");
  expect_members(contract("screening.json"), json_of({"screen", robin}), "screening");
  expect_members(contract("plan.json"), json_of({"plan", robin}), "plan");
  expect_members(contract("explanation.json"), json_of({"explain", robin, "sit_to_stand_arms"}), "explanation");
}

/// The template that the program prints, as a file.
std::string template_file() {
  const std::string path = (std::filesystem::temp_directory_path() / "mettle_activity_test.toml").string();
  std::ofstream(path, std::ios::binary) << run_mettle({"activity", "template"}).out;
  return path;
}

TEST(PersonCommands, AnActivityThatIsNotInTheLibraryIsAnsweredLikeOneThatIs) {
  const std::string file = template_file();
  // The example of the contract is a training exercise, so that there is something else for the same purpose.
  std::ofstream(file, std::ios::binary | std::ios::app)
      << testing::file_text("cases/activities/stroll_not_coded.toml")
             .substr(testing::file_text("cases/activities/stroll_not_coded.toml").find("[[activity]]"));
  const Json answer = json_of({"screen", robin, "--activity", file});
  expect_members(contract("activity.json"), answer, "activity");
  const Ran words = run_mettle(with_date({"screen", robin, "--activity", file}));
  EXPECT_EQ(words.status, 0) << words.err;
  for (const char* said : {"Sweeping leaves", "Verdict:", "Why", "not in the library", "STRESS-NOT-CODED", "clinician"})
    EXPECT_NE(words.out.find(said), std::string::npos) << said;
}

TEST(PersonCommands, AnActivityWithFaultsIsRefusedWithAllOfThemAndNothingElse) {
  const std::string path = (std::filesystem::temp_directory_path() / "mettle_activity_bad.toml").string();
  std::string text = run_mettle({"activity", "template"}).out;
  text.replace(text.find("\nbalance = "), 9, "\nbalanse ");
  std::ofstream(path, std::ios::binary) << text;
  const Ran ran = run_mettle(with_date({"screen", robin, "--activity", path}));
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("Did you mean \"balance\"?"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find(path + ":"), std::string::npos) << ran.err;
  EXPECT_EQ(run_mettle(with_date({"screen", robin, "--activity", "no/such/file.toml"})).status, 2);
}

TEST(PersonCommands, EveryAnswerSaysThatItIsADraftAndThatAClinicianDecides) {
  for (const Words& words :
       {Words{"assess", robin}, {"screen", robin}, {"explain", robin, "seated_march"}, {"plan", robin}}) {
    const Ran ran = run_mettle(with_date(words));
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("not clinically approved"), std::string::npos) << words[0];
    const Json json = json_of(words);
    EXPECT_EQ(json.text_at("status"), "draft");
    EXPECT_FALSE(json.text_at("disclaimer").empty());
    EXPECT_EQ(json.text_at("knowledge").size(), 64U);
  }
}

TEST(PersonCommands, StandardInputGivesTheSameBytesAsTheFile) {
  const std::string text = testing::file_text(robin);
  for (const Words& command : {Words{"assess"}, Words{"screen"}, Words{"plan"}}) {
    Words from_file = command;
    from_file.push_back(robin);
    const std::string expected = run_mettle(with_date(from_file)).out;
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(run_mettle(with_date(command), text).out, expected) << command[0];
    Words dash = command;
    dash.emplace_back("-");
    EXPECT_EQ(run_mettle(with_date(dash), text).out, expected) << command[0];
  }
}

TEST(PersonCommands, TheSameQuestionGivesTheSameBytes) {
  for (const Words& words : {Words{"assess", robin, "--json"}, Words{"plan", robin}})
    EXPECT_EQ(run_mettle(with_date(words)).out, run_mettle(with_date(words)).out);
}

TEST(PersonCommands, EachLibraryIsScreenedWhole) {
  const KnowledgeBase& base = testing::knowledge();
  for (const auto& [name, library] : {std::pair{"exercises", Library::exercises},
                                      {"tests", Library::tests},
                                      {"daily", Library::daily},
                                      {"done_to", Library::done_to}}) {
    const Json json = json_of({"screen", robin, "--for", name});
    const auto entries = std::ranges::count(base.entries, library, &Entry::library);
    EXPECT_EQ(json.items_at("entries").size(), static_cast<std::size_t>(entries));
    std::set<std::string_view> verdicts;
    for (const Json& entry : json.items_at("entries")) {
      verdicts.insert(entry.text_at("verdict"));
      if (entry.text_at("verdict") == "allow") continue;
      ASSERT_NE(entry.find("why"), nullptr) << entry.text_at("id");
      EXPECT_FALSE(entry.find("why")->text_at("rule").empty());
      EXPECT_FALSE(entry.find("why")->text_at("person").empty());
    }
    EXPECT_GT(verdicts.size(), 1U) << name;
  }
}

TEST(PersonCommands, WhatIsDoneToAPersonIsAnsweredInItsOwnWords) {
  const Json screening = json_of({"screen", robin, "--for", "done_to"});
  EXPECT_FALSE(screening.items_at("entries").empty());
  for (const Json& entry : screening.items_at("entries")) {
    EXPECT_FALSE(entry.text_at("tell").empty()) << entry.text_at("id");
    EXPECT_EQ(entry.find("try"), nullptr);
    EXPECT_EQ(entry.text_at("verdict") == "allow", entry.text_at("ask_for").empty()) << entry.text_at("id");
  }
  const Ran thrust = run_mettle(with_date({"explain", robin, "dt_spinal_thrust"}));
  EXPECT_NE(thrust.out.find("Verdict: Not to be done now (not_now)"), std::string::npos) << thrust.out;
  EXPECT_NE(thrust.out.find("Before it starts: "), std::string::npos);
  const Json hand = json_of({"explain", robin, "dt_holding_hand"});
  EXPECT_EQ(hand.find("says")->text_at("person"), "This may be done to you, as it is described here");
}

TEST(PersonCommands, AFhirBundleIsReadAndSaysWhatWasUsedAndWhatWasNot) {
  const Ran ran = run_mettle(with_date({"assess", "tests/fhir/whole_record.json"}));
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(ran.out.find("Used: "), std::string::npos);
  EXPECT_NE(ran.out.find("Not used: "), std::string::npos);
}

TEST(PersonCommands, TimePassingIsSeenInTheAnswer) {
  const Ran now = run_mettle({"assess", robin, "--as-of", "2026-11-24"});
  const Ran later = run_mettle({"assess", robin, "--as-of", "2027-11-24"});
  EXPECT_NE(now.out.find("Tier: Higher risk"), std::string::npos);
  EXPECT_NE(later.out.find("Tier: Not assessed"), std::string::npos) << later.out.substr(0, 600);
}

TEST(PersonCommands, TheWeekStartsTheDayAfterOrWhenAsked) {
  EXPECT_EQ(json_of({"plan", robin}).items_at("days")[0].text_at("date"), "2026-11-25");
  EXPECT_EQ(json_of({"plan", robin, "--from", "2026-11-30"}).items_at("days")[0].text_at("date"), "2026-11-30");
}

TEST(PersonCommands, AWeekThatOutlastsTheSignatureSaysSo) {
  const Ran within = run_mettle({"plan", robin, "--as-of", "2026-11-24"});
  EXPECT_EQ(within.out.find("The signed assessment ends on"), std::string::npos);
  const Ran beyond = run_mettle({"plan", robin, "--as-of", "2026-12-04"});
  EXPECT_NE(beyond.out.find("The signed assessment ends on 2026-12-08."), std::string::npos) << beyond.out;
}

TEST(PersonCommands, NoOtherTaskIsOfferedForAnEverydayTask) {
  const Json screening = json_of({"screen", robin, "--for", "daily"});
  for (const Json& entry : screening.items_at("entries")) EXPECT_EQ(entry.find("try"), nullptr) << entry.text_at("id");
}

/// Bad input: status 2, nothing on standard output, and words on standard error that name the place and a mend.
void expect_refused(const Words& words, const std::string& input, const std::vector<std::string>& said) {
  const Ran ran = run_mettle(words, input);
  EXPECT_EQ(ran.status, 2) << ran.err;
  EXPECT_EQ(ran.out, "") << words[0];
  EXPECT_TRUE(ran.err.starts_with("mettle: ")) << ran.err;
  EXPECT_EQ(std::ranges::count(ran.err, '\n'), 1) << ran.err;
  for (const std::string& part : said) EXPECT_NE(ran.err.find(part), std::string::npos) << ran.err;
}

TEST(PersonCommands, BadInputGetsOneClearMessageAndNothingThatCouldBeTakenForAdvice) {
  expect_refused({"assess", "lost.json"}, "", {"lost.json", "There is no such file", "Check the name"});
  expect_refused({"assess", "knowledge"}, "", {"knowledge", "folder", "Name a file"});
  expect_refused({"assess"}, "", {"standard input"});
  expect_refused({"assess"}, "not JSON", {"standard input, line 1, column 2"});
  expect_refused({"assess"}, "{\"a\": 1, \"a\": 2}", {"standard input, line 1, column 10"});
  expect_refused({"assess"}, "[]", {"standard input"});
  expect_refused({"assess"}, "{}", {"standard input", "mettle_record"});
  expect_refused({"assess"},
                 R"({"mettle_record": 1, "person": {"label": "x"}, "lesions": [{"id": "a", "site": "femur_proximl"}]})",
                 {"standard input, line 1", "femur_proximl", "femur_proximal"});
  expect_refused({"assess"}, R"({"resourceType": "Bundle"})", {"standard input"});
  expect_refused({"assess", "tests/fhir/two_patients.json"}, "", {"tests/fhir/two_patients.json"});
  expect_refused({"explain", robin, "sit_to_stnd"}, "", {"sit_to_stnd", "sit_to_stand"});
  expect_refused({"assess", robin, "--as-of", "24/11/2026"}, "", {"--as-of", "24/11/2026", "YYYY-MM-DD"});
  expect_refused({"plan", robin, "--from", "2026-02-30"}, "", {"--from", "2026-02-30"});
  expect_refused({"screen", robin, "--for", "games"}, "", {"games", "exercises"});
  expect_refused({"assess", robin, "--jsno"}, "", {"--jsno", "mettle assess --help"});
  expect_refused({"asess", robin}, "", {"asess", "mettle --help"});
  expect_refused({}, "", {"mettle --help"});
  expect_refused({"explain", robin}, "", {"EXERCISE", "mettle explain --help"});
  expect_refused({"knowledge"}, "", {"mettle knowledge --help"});
}

TEST(PersonCommands, AnInputBeyondItsBoundIsRefusedWithoutAnAnswer) {
  expect_refused({"assess"}, std::string(17U * 1024U * 1024U, ' '), {"16 MiB"});
  expect_refused({"assess"}, std::string(100'000, '['), {"standard input"});
}

TEST(PersonCommands, AnAnswerThatCannotBeWrittenInFullFails) {
  const std::string command =
      std::string{METTLE_PROGRAM} + " assess " + METTLE_SOURCE_DIR + "/" + robin + " > /dev/full 2> /dev/null";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2);
}

}  // namespace
}  // namespace mettle
