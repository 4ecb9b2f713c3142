// Invented people are the same everywhere and in the tier of their group; what is counted is what is answered.
#include "assurance/reach.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/knowledge.h"

namespace mettle {
namespace {

using testing::knowledge;
using testing::knowledge_files;

Reach recipe(std::size_t people) {
  auto reach = read_reach_recipe(knowledge(), knowledge_files());
  if (!reach) {
    for (const Problem& problem : reach.error()) ADD_FAILURE() << to_text(problem);
    return {};
  }
  reach->recipe.number = people;
  return std::move(*reach);
}

Reach measured(std::size_t people) {
  Reach reach = recipe(people);
  measure_reach(knowledge(), knowledge_files(), reach, [](std::size_t) {});
  return reach;
}

TEST(InventedPeople, AreDrawnFromWholeNumbersAlone) {
  // Written down once: another machine must find the same.
  EXPECT_EQ(draw(20261124, 0, 0, "platelets"), draw(20261124, 0, 0, "platelets"));
  EXPECT_NE(draw(20261124, 0, 0, "platelets"), draw(20261124, 1, 0, "platelets"));
  EXPECT_NE(draw(20261124, 0, 0, "platelets"), draw(20261124, 0, 1, "platelets"));
  EXPECT_NE(draw(20261124, 0, 0, "platelets"), draw(20261124, 0, 0, "haemoglobin"));
  EXPECT_EQ(draw(1, 2, 3, "four"), 15173475335922851238U);
}

TEST(InventedPeople, AreInTheTierOfTheirGroupAndTheSameWhenInventedAgain) {
  const Reach reach = recipe(300);
  for (std::size_t number = 0; number < reach.recipe.number; ++number) {
    const auto person = invent_person(knowledge(), reach.recipe, number);
    ASSERT_TRUE(person) << number;
    EXPECT_EQ(derive_standing(knowledge(), person->picture, reach.recipe.day).tier,
              reach.recipe.groups[person->group].tier);
    EXPECT_EQ(person->picture, invent_person(knowledge(), reach.recipe, number)->picture);
  }
}

TEST(InventedPeople, AreSpreadOverTheRegions) {
  const Reach reach = recipe(1000);
  std::map<std::size_t, std::map<Site, int>> regions;
  for (std::size_t number = 0; number < reach.recipe.number; ++number) {
    const auto person = invent_person(knowledge(), reach.recipe, number);
    ASSERT_TRUE(person);
    if (person->first) ++regions[person->group][*person->first];
  }
  for (const auto& [group, counts] : regions)
    if (reach.recipe.groups[group].id == "moderate" || reach.recipe.groups[group].id == "high") {
      EXPECT_EQ(counts.size(), site_count - 1) << reach.recipe.groups[group].id;
    }
}

TEST(Reach, WhatIsCountedIsWhatIsAnsweredToThePeople) {
  const Reach reach = measured(100);
  std::vector<OpenCounts> counted(reach.groups.size());
  for (std::size_t number = 0; number < reach.recipe.number; ++number) {
    const auto person = invent_person(knowledge(), reach.recipe, number);
    const Evaluation evaluation = evaluate(knowledge(), person->picture, reach.recipe.day);
    for (std::size_t entry = 0; entry < knowledge().entries.size(); ++entry) {
      if (knowledge().entries[entry].library != Library::daily) continue;
      const Verdict written =
          verdict(knowledge(), evaluation, knowledge().variants[find_written(knowledge(), evaluation, entry)]);
      Opening opening = written == Verdict::allow ? Opening::alone : Opening::watched;
      if (written > Verdict::supervise) {
        Verdict best = written;
        if (const auto variant = find_adaptation(knowledge(), evaluation, entry))
          best = verdict(knowledge(), evaluation, knowledge().variants[*variant]);
        opening = best <= Verdict::supervise  ? Opening::changed
                  : best == Verdict::sign_off ? Opening::ask
                                              : Opening::not_now;
      }
      ++counted[person->group].of[static_cast<std::size_t>(opening)];
    }
  }
  for (std::size_t group = 0; group < reach.groups.size(); ++group)
    EXPECT_EQ(reach.groups[group].by_library[place_of(Library::daily)].of, counted[group].of)
        << reach.recipe.groups[group].id;
}

TEST(Reach, ACeilingThatIsPassedIsAFault) {
  Reach reach = recipe(200);
  reach.ceilings = {{"moderate", "exercises", 0, {"D-0182"}}, {"moderate", "daily", 100, {"D-0182"}}};
  measure_reach(knowledge(), knowledge_files(), reach, [](std::size_t) {});
  const auto faults = std::ranges::count_if(
      reach.faults, [](const Problem& problem) { return problem.what.find("withheld") != std::string::npos; });
  EXPECT_EQ(faults, 1);
}

/// The knowledge with this starting set, and what it leads to.
Reach with_starting_set(const std::string& rows) {
  std::vector<SourceFile> files = knowledge_files();
  std::erase_if(files, [](const SourceFile& file) { return file.path == "doses/starting_set.toml"; });
  files.push_back({"doses/starting_set.toml", rows});
  const auto base = read_knowledge(files, "test");
  if (!base) {
    ADD_FAILURE() << to_text(base.error().front());
    return {};
  }
  auto reach = read_reach_recipe(*base, files);
  reach->recipe.number = 100;
  measure_reach(*base, files, *reach, [](std::size_t) {});
  return std::move(*reach);
}

std::size_t starting_faults(const Reach& reach) {
  return static_cast<std::size_t>(std::ranges::count_if(reach.faults, [](const Problem& problem) {
    return problem.what.find("less than the starting set") != std::string::npos;
  }));
}

TEST(Reach, WhoIsNotStoppedHasTheStartingSetLessWhatAnInstructionCloses) {
  const std::string row = "[[starting]]\nid = \"START\"\nevidence = [\"D-0036\"]\n";
  const Reach open = with_starting_set(row + "entries = [\"running\", \"relaxed_breathing\"]\nclosed_by = []\n");
  EXPECT_TRUE(open.has_starting_set);
  EXPECT_EQ(starting_faults(open), 0U);
  for (std::size_t group = 0; group < open.groups.size(); ++group)
    if (open.recipe.groups[group].tier != Tier::stop) {
      EXPECT_EQ(open.groups[group].starting.front().open, open.groups[group].people);
    }
  // Somebody on whom it is closed by a rule the line does not name has less than they should.
  EXPECT_GT(starting_faults(with_starting_set(row + "entries = [\"running\"]\nclosed_by = []\n")), 0U);
  // Where every rule may close it, nobody has less than an instruction leaves.
  std::string rules;
  for (const LimitRule& rule : knowledge().limits) rules += "\"" + rule.id.text() + "\", ";
  const Reach closed = with_starting_set(row + "entries = [\"running\"]\nclosed_by = [" + rules + "]\n");
  EXPECT_EQ(starting_faults(closed), 0U);
  EXPECT_GT(closed.groups.front().starting.front().closed_by_instruction, 0U);
}

TEST(Reach, AFaultInTheRecipeIsNamed) {
  std::vector<SourceFile> files = knowledge_files();
  const auto file = std::ranges::find(files, "reach.toml", &SourceFile::path);
  ASSERT_NE(file, files.end());
  file->text.replace(file->text.find("tier = \"lower\""), 14, "tier = \"lowest\"");
  file->text.replace(file->text.find("in_hundred = 20"), 15, "in_hundred = 21");
  const auto read = read_reach_recipe(knowledge(), files);
  ASSERT_FALSE(read);
  ASSERT_EQ(read.error().size(), 2U);
  EXPECT_NE(to_text(read.error()[0]).find("lower"), std::string::npos);
  EXPECT_NE(to_text(read.error()[1]).find("101 of a hundred"), std::string::npos);
}

}  // namespace
}  // namespace mettle
