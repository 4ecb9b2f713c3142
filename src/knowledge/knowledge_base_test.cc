#include "knowledge/knowledge_base.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/knowledge.h"

namespace mettle {
namespace {

TEST(KnowledgeBase, AnEditionThatIsNoDraftRefusesEveryDraftAndNamesIt) {
  std::vector<SourceFile> files = testing::knowledge_files();
  const auto edition = std::ranges::find(files, "edition.toml", &SourceFile::path);
  ASSERT_NE(edition, files.end());
  const std::string draft = "status = \"draft\"";
  const auto at = edition->text.find(draft);
  ASSERT_NE(at, std::string::npos);
  edition->text.replace(at, draft.size(), "status = \"release\"");
  const auto read = read_knowledge(files, "");
  ASSERT_FALSE(read.has_value());
  const KnowledgeBase& base = testing::knowledge();
  std::size_t probes = 0;
  for (const Entry& entry : base.entries) probes += entry.library == Library::probes ? 1 : 0;
  EXPECT_EQ(read.error().size(), base.limits.size() + base.floors.size() + base.entries.size() - probes);
  EXPECT_TRUE(std::ranges::any_of(read.error(), [](const Problem& problem) {
    return problem.what.find("\"SPINE-NEVER\" is a draft") != std::string::npos;
  }));
}

// Faults planted in the real files: each is reported with its place, the line, a caret, one sentence and a mend.
struct Plant {
  std::string path, from, to;
};

std::vector<Problem> faults_with(const std::vector<Plant>& plants) {
  std::vector<SourceFile> files = testing::knowledge_files();
  for (const Plant& plant : plants) {
    const auto file = std::ranges::find(files, plant.path, &SourceFile::path);
    const auto at = file == files.end() ? std::string::npos : file->text.find(plant.from);
    if (at == std::string::npos) {
      ADD_FAILURE() << plant.path << " has no " << plant.from;
      continue;
    }
    file->text.replace(at, plant.from.size(), plant.to);
  }
  auto read = read_knowledge(files, "test");
  return read ? std::vector<Problem>{} : read.error();
}

/// The one fault of one plant, as it is printed.
std::string fault(const std::string& path, const std::string& from, const std::string& to) {
  const auto faults = faults_with({{path, from, to}});
  if (faults.size() != 1) {
    std::string all = std::to_string(faults.size()) + " faults";
    for (const Problem& problem : faults) all += "\n" + to_text(problem);
    return all;
  }
  return to_text(faults[0]);
}

TEST(KnowledgeFaults, TheKnowledgeOfThisTreeHasNone) { EXPECT_TRUE(faults_with({}).empty()); }

TEST(KnowledgeFaults, AMisspeltKeyIsNamedWithTheNearestOne) {
  EXPECT_EQ(fault("rules/falls.toml", "owner = \"vacant\"", "owner = \"vacant\"\nlift_bye = []"),
            "rules/falls.toml:10:12\n"
            "  lift_bye = []\n"
            "             ^: \"lift_bye\" is not known here. Did you mean \"lift_by\"?");
}

TEST(KnowledgeFaults, AnEvidenceIdThatResolvesToNothing) {
  EXPECT_EQ(fault("rules/falls.toml", "\"C19-T5\", \"D-0029\"]", "\"C19-T5\", \"D-0O29\"]"),
            "rules/falls.toml:7:12\n"
            "  evidence = [\"SEED\", \"C19-T5\", \"D-0O29\"]\n"
            "             ^: No claim in knowledge/evidence has the id \"D-0O29\". Did you mean \"D-0029\"?");
}

TEST(KnowledgeFaults, ARuleWithoutEvidenceDoesNotLoad) {
  const std::string said = fault("rules/falls.toml", "evidence = [\"SEED\", \"C19-T5\", \"D-0029\"]", "evidence = []");
  EXPECT_NE(said.find("There is no evidence."), std::string::npos) << said;
}

TEST(KnowledgeFaults, ARegionThatDoesNotExist) {
  EXPECT_EQ(fault("rules/spine.toml", "when = \"lesion in skull\"", "when = \"lesion in skul\""),
            "rules/spine.toml:10:8\n"
            "  when = \"lesion in skul\"\n"
            "         ^: \"skul\" is not a region or a group of regions. Did you mean \"skull\"?");
}

TEST(KnowledgeFaults, AFactOrAWordWorkedOutThatDoesNotExist) {
  EXPECT_EQ(fault("rules/falls.toml", "when = \"falls_class >= 1\"", "when = \"fals_class >= 1\""),
            "rules/falls.toml:23:8\n"
            "  when = \"fals_class >= 1\"\n"
            "         ^: \"fals_class\" is not a fact. Did you mean \"falls_class\"?");
}

TEST(KnowledgeFaults, AWrongTypeAndAMissingField) {
  EXPECT_EQ(fault("rules/falls.toml", "title = \"Not too far from support\"", "title = 7"),
            "rules/falls.toml:5:9\n"
            "  title = 7\n"
            "          ^: \"title\" should be a text. Put it in quotes.");
  EXPECT_EQ(fault("rules/falls.toml", "title = \"Not too far from support\"\n", ""),
            "rules/falls.toml:3:1\n"
            "  [[limit]]\n"
            "  ^: \"title\" is missing. Add title = \"...\".");
}

TEST(KnowledgeFaults, AnEverydayTaskWhoseOtherWayIsHalfTold) {
  const std::string told =
      "necessary = false\ninstead = [\"dl_desk_heel_toe\"]\ninstead_how = \"Lift heels and toes sitting down.\"\n";
  const std::string whole = "necessary = true\ninstead = [\"dl_oven_side\"]\ninstead_how = \"Sit down for it.\"\n";
  EXPECT_EQ(fault("daily/house.toml", told, whole), "0 faults");
  const auto said = [&](const std::string& fields) { return fault("daily/house.toml", told, fields); };
  EXPECT_NE(said("").find("\"necessary\""), std::string::npos);
  EXPECT_NE(said("necessary = true\ninstead = []\n").find("\"instead_how\" is missing"), std::string::npos);
  EXPECT_NE(said("necessary = true\ninstead = []\ninstead_how = \"\"\n").find("Write one plain sentence."),
            std::string::npos);
  EXPECT_NE(said("necessary = true\ninstead = [\"dl_kettle_calf_raises\"]\ninstead_how = \"Sit.\"\n")
                .find("is named in place of itself"),
            std::string::npos);
  EXPECT_NE(said("necessary = true\ninstead = [\"bridge\"]\ninstead_how = \"Sit.\"\n")
                .find("which is no everyday task. Name an entry of knowledge/daily"),
            std::string::npos);
}

TEST(KnowledgeFaults, WhatIsDoneToAPersonWithLessForceThanItsMovementMeans) {
  const std::string said =
      fault("done_to/hands.toml", "{ site = \"cervical_spine\", limb = \"midline\", level = \"thrust\" }",
            "{ site = \"cervical_spine\", limb = \"midline\", level = \"firm\" }");
  EXPECT_NE(said.find("the passive movement of the neck puts more force on the cervical_spine than is coded"),
            std::string::npos)
      << said;
}

TEST(KnowledgeFaults, TwoRulesOfOneName) {
  const std::string said = fault("rules/falls.toml", "id = \"FALL-ONE\"", "id = \"FALL-TWO\"");
  EXPECT_NE(said.find("The rule \"FALL-TWO\" is there twice. Rename one of the two."), std::string::npos) << said;
  EXPECT_EQ(said.substr(0, 17), "rules/falls.toml:") << said;
}

TEST(KnowledgeFaults, ARuleWithoutAnExampleOfEachKindDoesNotLoad) {
  const std::string example = "example = { stops = [\"dl_bus_stand\"], passes = [\"wobble_cushion_stand\"] }\n";
  EXPECT_NE(fault("rules/falls.toml", example, "").find("The rule has no example."), std::string::npos);
  EXPECT_NE(fault("rules/falls.toml", example, "example = { stops = [\"dl_bus_stand\"], passes = [] }\n")
                .find("at least one entry that it stops and one that it lets through."),
            std::string::npos);
  EXPECT_NE(fault("rules/falls.toml", "\"dl_bus_stand\"", "\"dl_bus_stnd\"").find("is not in the library."),
            std::string::npos);
}

TEST(KnowledgeFaults, ACodedLevelLowerThanTheDerivedOne) {
  const std::string said =
      fault("exercises/trunk.toml", "compression = 4, bending = 4, traction = 1", "compression = 4, bending = 4");
  EXPECT_NE(said.find("coding: \"sit_up\": lumbar_spine traction is coded 0 but follows as 1 from the description."),
            std::string::npos)
      << said;
}

TEST(KnowledgeFaults, AConditionThatALetterFromAWorseFactCouldOpen) {
  EXPECT_EQ(
      fault("rules/tier.toml", "\"disease_trajectory >= mixed\"", "\"disease_trajectory <= mixed\""),
      "rules/tier.toml:35:36\n"
      "  when = { all = [\"bone metastases\", \"disease_trajectory <= mixed\"] }\n"
      "                                     ^: \"<=\" looks at the good side of \"disease_trajectory\": a worse value "
      "could then open something. Compare toward the worse side.");
  EXPECT_EQ(fault("rules/tier.toml", "{ all = [\"bone metastases\", \"dis", "{ not = [\"bone metastases\", \"dis"),
            "rules/tier.toml:35:16\n"
            "  when = { not = [\"bone metastases\", \"disease_trajectory >= mixed\"] }\n"
            "                 ^: \"not\" does not join conditions. Use all or any; there is no \"not\".");
}

TEST(KnowledgeFaults, ADefaultThatIsNoAnswer) {
  EXPECT_EQ(fault("facts/person.toml", "unknown = \"progressing\"", "unknown = \"progresing\""),
            "facts/person.toml:8:11\n"
            "  unknown = \"progresing\"\n"
            "            ^: \"progresing\" is no value of this fact. Did you mean \"progressing\"?");
}

TEST(KnowledgeFaults, ATextThatIsNoToml) {
  EXPECT_EQ(
      fault("rules/falls.toml", "[[limit]]", "[[limit]"),
      "rules/falls.toml:3:9\n"
      "  [[limit]\n"
      "          ^: This is not TOML: Error while parsing table header: expected ']', saw '\\n'. Mend the text there.");
}

TEST(KnowledgeFaults, AreAllReportedAtOnce) {
  const auto faults = faults_with({{"rules/falls.toml", "title = \"Not too far from support\"", "title = 7"},
                                   {"rules/spine.toml", "lesion in skull", "lesion in skul"},
                                   {"exercises/breathing.toml", "head_down = false", "head_down = \"no\""},
                                   {"facts/person.toml", "unknown = \"progressing\"", "unknown = \"x\""}});
  std::vector<std::string> places;
  for (const Problem& problem : faults) places.push_back(problem.where.substr(0, problem.where.find(':')));
  std::ranges::sort(places);
  EXPECT_EQ(places, (std::vector<std::string>{"exercises/breathing.toml", "facts/person.toml", "rules/falls.toml",
                                              "rules/spine.toml"}));
}

}  // namespace
}  // namespace mettle
