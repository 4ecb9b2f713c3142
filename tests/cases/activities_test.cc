// Activities that are not in the library, described by hand from the scales (cases/activities/): what several people
// are told about each, and that saying less never makes an answer milder.
#include <gtest/gtest.h>

#include <filesystem>

#include "assurance/case_file.h"
#include "interop/activity_in.h"
#include "safety/evaluation.h"
#include "support/case_files.h"
#include "support/knowledge.h"

namespace mettle::testing {
namespace {

const std::string folder = "cases/activities/";

std::vector<std::string> files_in(const std::string& path) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(std::string{METTLE_SOURCE_DIR} + "/" + path))
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

Case person(const std::string& name) {
  const std::string path = folder + "people/" + name + ".toml";
  auto read = read_case(knowledge(), {path, file_text(path)}, case_people());
  EXPECT_TRUE(read) << (read ? "" : to_text(read.error()));
  return std::move(*read);
}

/// The [[activity]] rows of a file; what stands before them is for the test.
std::vector<Entry> activities_of(const std::string& path, const std::string& text) {
  auto read = read_activities(knowledge(), {path, text.substr(text.find("[[activity]]"))});
  if (!read)
    for (const Problem& problem : read.error()) ADD_FAILURE() << to_text(problem);
  return read ? std::move(*read) : std::vector<Entry>{};
}

Verdict coded_verdict(const KnowledgeBase& base, const Case& who, std::size_t entry) {
  const Evaluation evaluation = evaluate(base, who.picture, who.as_of);
  return verdict(base, evaluation, base.variants[base.first_variant[entry]]);
}

class Activities : public ::testing::TestWithParam<std::string> {};

TEST_P(Activities, IsAnsweredAsAnExpertWould) {
  const std::string path = folder + GetParam() + ".toml", text = file_text(path);
  const auto json = read_toml({path, text});
  ASSERT_TRUE(json) << to_text(json.error());
  const std::size_t place = knowledge().entries.size();
  const KnowledgeBase base = with_entries(knowledge(), activities_of(path, text));
  ASSERT_EQ(base.entries.size(), place + 1);
  const Json* expected = json->find("expect");
  ASSERT_NE(expected, nullptr) << path << " has no [expect]";
  for (const auto& [who, says] : *expected->if_object())
    EXPECT_EQ(std::string{id_of(coded_verdict(base, person(who), place))}, *says.if_text()) << path << " for " << who;
  EXPECT_EQ(expected->if_object()->size(), files_in(folder + "people").size()) << path << " leaves somebody out";
}

INSTANTIATE_TEST_SUITE_P(Described, Activities, ::testing::ValuesIn(files_in(folder)),
                         [](const auto& named) { return named.param; });

TEST(ActivitiesHarness, FindsAtLeastTwelveActivitiesAndFivePeople) {
  EXPECT_GE(files_in(folder).size(), 12U);
  EXPECT_GE(files_in(folder + "people").size(), 5U);
}

TEST(ActivityWithoutStress, IsNeverAnsweredMilderThanWithIt) {
  int compared = 0, stricter = 0;
  std::vector<Entry> bare;
  std::vector<std::size_t> full;
  for (std::size_t i = 0; i < knowledge().entries.size(); ++i) {
    Entry entry = knowledge().entries[i];
    if (entry.library != Library::exercises && entry.library != Library::daily) continue;
    // What presses hard cannot go without its coding (ActivityIn.*).
    const auto presses = [](const Stress& s) { return s.level[static_cast<std::size_t>(Mode::pressure)] > 2; };
    if (std::ranges::any_of(entry.stress, presses)) continue;
    // Hands that are lifted need an action of the shoulder, else the description is refused (ActivityIn.*).
    const auto shoulder = [](const Action& a) { return a.joint == Joint::shoulder; };
    if (entry.hands >= Hands::chest && std::ranges::none_of(entry.actions, shoulder)) continue;
    entry.id += "_bare";
    entry.stress.clear();
    entry.stress_is_coded = false;
    bare.push_back(std::move(entry));
    full.push_back(i);
  }
  const std::size_t place = knowledge().entries.size();
  const KnowledgeBase base = with_entries(knowledge(), bare);
  for (const std::string& name : files_in(folder + "people")) {
    const Case who = person(name);
    const Evaluation evaluation = evaluate(base, who.picture, who.as_of);
    for (std::size_t i = 0; i < full.size(); ++i) {
      const Verdict with = verdict(base, evaluation, base.variants[base.first_variant[full[i]]]);
      const Verdict without = verdict(base, evaluation, base.variants[base.first_variant[place + i]]);
      EXPECT_GE(without, with) << knowledge().entries[full[i]].id << " for " << name;
      EXPECT_GE(without, Verdict::sign_off) << knowledge().entries[full[i]].id << " for " << name;
      ++compared;
      stricter += without == Verdict::not_now && with < Verdict::not_now ? 1 : 0;
    }
  }
  EXPECT_GT(compared, 1000);
  // Assumed stress must not close everything: of what its coding leaves open, most is still a matter for a signature.
  EXPECT_LT(stricter * 2, compared);
  RecordProperty("closed_for_want_of_coding", stricter);
}

}  // namespace
}  // namespace mettle::testing
