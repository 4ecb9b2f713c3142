// What differs between two editions, and which verdicts move: found, told apart, and put into words.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "assurance/diff_words.h"

#include "assurance/reference_people.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

using testing::file_text;
using testing::knowledge;
using testing::knowledge_files;

std::vector<SourceFile> people_files() {
  std::vector<SourceFile> files{{"cases/people/assessed.toml", file_text("cases/people/assessed.toml")}};
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string{METTLE_SOURCE_DIR} + "/cases/people/reference")) {
    const std::string path = "cases/people/reference/" + entry.path().filename().string();
    files.push_back({path, file_text(path)});
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

void replace_in(std::vector<SourceFile>& files, const std::string& path, const std::string& what,
                const std::string& with) {
  const auto file = std::ranges::find(files, path, &SourceFile::path);
  ASSERT_NE(file, files.end()) << path;
  const auto at = file->text.find(what);
  ASSERT_NE(at, std::string::npos) << what;
  file->text.replace(at, what.size(), with);
}

/// Takes the row with that id out of the file, from its [[...]] to the next.
void take_out(std::vector<SourceFile>& files, const std::string& path, const std::string& id) {
  const auto file = std::ranges::find(files, path, &SourceFile::path);
  ASSERT_NE(file, files.end()) << path;
  const auto at = file->text.find("id = \"" + id + "\"");
  ASSERT_NE(at, std::string::npos) << id;
  const auto from = file->text.rfind("[[", at);
  const auto until = file->text.find("\n[[", at);
  file->text.erase(from, until == std::string::npos ? std::string::npos : until + 1 - from);
}

KnowledgeBase read(const std::vector<SourceFile>& files) {
  auto base = read_knowledge(files, "test");
  if (!base) {
    for (const Problem& problem : base.error()) ADD_FAILURE() << to_text(problem);
    return knowledge();
  }
  return std::move(*base);
}

KnowledgeDiff diff_of(const std::vector<SourceFile>& before, const KnowledgeBase& base_before,
                      const std::vector<SourceFile>& after, const KnowledgeBase& base_after) {
  KnowledgeDiff diff;
  auto were = read_reference_people(base_before, people_files());
  auto are = read_reference_people(base_after, people_files());
  if (!were || !are) {
    ADD_FAILURE() << to_text(!were ? were.error() : are.error());
    return diff;
  }
  diff.rows = find_row_changes(before, after);
  diff.verdicts = find_verdict_changes(base_before, were->people, base_after, are->people, reference_day());
  diff.notes = were->notes;
  diff.people = are->people;
  return diff;
}

TEST(RowChanges, ARowIsKnownByItsIdWhereverItStandsInItsFolder) {
  const std::string a = "[[limit]]\nid = \"A\"\ncaps = { \"body.impact\" = [0, 0, 1] }\n";
  const std::string b = "[[limit]]\nid = \"B\"\ntitle = \"Two\"\n";
  EXPECT_TRUE(find_row_changes({{"rules/x.toml", a + b}}, {{"rules/y.toml", b}, {"rules/z.toml", a}}).empty());
  const auto changes = find_row_changes({{"rules/x.toml", a}}, {{"rules/x.toml", b}});
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].what, RowChange::What::added);
  EXPECT_EQ(changes[0].kind, "rule");
  EXPECT_EQ(changes[0].id, "B");
  EXPECT_EQ(changes[0].title, "Two");
  EXPECT_EQ(changes[1].what, RowChange::What::removed);
}

TEST(RowChanges, NamesTheFieldThatReadsOtherwiseHoweverDeepItLies) {
  const auto changes = find_row_changes(
      {{"rules/x.toml", "[[limit]]\nid = \"A\"\ncaps = { \"body.impact\" = [0, 0, 1] }\nold = 1\n"},
       {"doses/x.toml", "[first]\nweek = [{ day = 1 }, { day = 2 }]\n"}},
      {{"rules/x.toml", "[[limit]]\nid = \"A\"\ncaps = { \"body.impact\" = [0, 1, 1] }\nnew = \"x\"\n"},
       {"doses/x.toml", "[first]\nweek = [{ day = 1 }, { day = 3 }]\n"}});
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].kind, "doses/x.toml");
  EXPECT_EQ(changes[0].fields, (std::vector<FieldChange>{{"week[2].day", "2", "3"}}));
  EXPECT_EQ(changes[1].fields,
            (std::vector<FieldChange>{{"caps.body.impact", "[0,0,1]", "[0,1,1]"}, {"old", "1", ""}, {"new", "", "x"}}));
}

TEST(VerdictChanges, NothingMovesBetweenAnEditionAndItself) {
  const KnowledgeDiff diff = diff_of(knowledge_files(), knowledge(), knowledge_files(), knowledge());
  EXPECT_TRUE(diff.rows.empty());
  EXPECT_FALSE(diff.verdicts.verdicts_move());
  EXPECT_EQ(diff.verdicts.other_reasons, 0U);
  EXPECT_GE(diff.people.size(), 100U);
  EXPECT_GE(diff.verdicts.compared, diff.people.size() * 200);
  EXPECT_TRUE(diff.notes.empty());
}

TEST(VerdictChanges, ATighterRuleClosesAndNamesItselfAndTurnedRoundTheSameAnswersOpen) {
  const std::vector<SourceFile> before = knowledge_files();
  std::vector<SourceFile> after = before;
  replace_in(after, "rules/spine.toml", "\"body.impact\" = [1, 1, 1]", "\"body.impact\" = [0, 0, 0]");
  const KnowledgeBase tighter = read(after);
  const KnowledgeDiff closes = diff_of(before, knowledge(), after, tighter);
  const KnowledgeDiff opens = diff_of(after, tighter, before, knowledge());
  ASSERT_FALSE(closes.verdicts.moves.empty());
  ASSERT_EQ(closes.rows.size(), 1U);
  for (const MovedVerdict& move : closes.verdicts.moves) {
    EXPECT_FALSE(move.opens());
    EXPECT_EQ(move.binds_now, std::vector<std::string>{closes.rows.front().id}) << move.entry;
    EXPECT_TRUE(move.binds_no_more.empty());
  }
  ASSERT_EQ(opens.verdicts.moves.size(), closes.verdicts.moves.size());
  EXPECT_TRUE(std::ranges::all_of(opens.verdicts.moves, &MovedVerdict::opens));
  const std::string text = text_of(closes, knowledge(), tighter);
  for (const std::string& part :
       {std::string{"Closed: Exercises"}, "now binds " + closes.rows.front().id, std::string{"now: not now"}})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_EQ(text.find("Opened:"), std::string::npos);
  EXPECT_EQ(json_of(closes).items_at("moves").size(), closes.verdicts.moves.size());
}

TEST(VerdictChanges, AnEntryThatIsNewOrGoneIsCountedForEverybody) {
  const std::vector<SourceFile> before = knowledge_files();
  std::vector<SourceFile> after = before;
  replace_in(after, "tests/fitness_tests.toml", "id = \"t_grip\"", "id = \"t_grip_again\"");
  const KnowledgeDiff diff = diff_of(before, knowledge(), after, read(after));
  EXPECT_TRUE(diff.verdicts.moves.empty());
  EXPECT_TRUE(diff.verdicts.verdicts_move());
  ASSERT_EQ(diff.verdicts.entries.size(), 2U);
  for (const EntryOfOne& one : diff.verdicts.entries) {
    EXPECT_EQ(one.entry, one.is_new ? "t_grip_again" : "t_grip");
    int people = 0;
    for (const int count : one.verdicts) people += count;
    EXPECT_EQ(static_cast<std::size_t>(people), diff.people.size());
  }
}

TEST(VerdictChanges, AFactThatAnOlderEditionDoesNotKnowFallsAwayAndIsNoted) {
  std::vector<SourceFile> older = knowledge_files();
  take_out(older, "facts/treatment.toml", "stoma");
  take_out(older, "rules/treatment_days.toml", "STATE-STOMA");
  const KnowledgeBase base = read(older);
  ASSERT_FALSE(base.find_fact("stoma").has_value());
  const KnowledgeDiff diff = diff_of(older, base, knowledge_files(), knowledge());
  ASSERT_EQ(diff.notes.size(), 1U);
  EXPECT_NE(diff.notes.front().find("the fact stoma"), std::string::npos) << diff.notes.front();
  EXPECT_TRUE(diff.verdicts.moves.empty()) << "all of them have no stoma";
}

TEST(VerdictChanges, ATierThatMovesIsSaid) {
  const std::vector<SourceFile> before = knowledge_files();
  std::vector<SourceFile> after = before;
  take_out(after, "rules/tier.toml", "TIER-FALL-ONE");
  const KnowledgeDiff diff = diff_of(before, knowledge(), after, read(after));
  const std::string text = text_of(diff, knowledge(), knowledge());
  EXPECT_NE(text.find("falls class: was 1, now 0"), std::string::npos) << text;
}

TEST(ReferencePeople, HaveNamesOfTheirOwnAndCoverEveryTierRegionAndClass) {
  const auto read = read_reference_people(knowledge(), people_files());
  ASSERT_TRUE(read) << to_text(read.error());
  std::vector<std::string> names;
  std::array<bool, tier_ids.size()> tiers{};
  std::array<std::array<bool, lesion_class_ids.size()>, site_count> classes{};
  for (const ReferencePerson& person : read->people) {
    names.push_back(person.family + ": " + person.member);
    const Standing standing = derive_standing(knowledge(), person.picture, reference_day());
    tiers[static_cast<std::size_t>(standing.tier)] = true;
    for (const LesionStanding& lesion : standing.lesions)
      for (const Site site : lesion.sites)
        classes[static_cast<std::size_t>(site)][static_cast<std::size_t>(lesion.lesion_class)] = true;
  }
  std::ranges::sort(names);
  EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
  for (std::size_t tier = 0; tier < tiers.size(); ++tier) EXPECT_TRUE(tiers[tier]) << tier_ids[tier];
  for (const SiteInfo& site : site_table) {
    if (site.site == Site::acetabulum) continue;  // a part of the pelvis, and never below high
    for (const LesionClass wanted : {LesionClass::moderate, LesionClass::high, LesionClass::stop})
      EXPECT_TRUE(classes[static_cast<std::size_t>(site.site)][static_cast<std::size_t>(wanted)])
          << site.id << " " << lesion_class_ids[static_cast<std::size_t>(wanted)];
  }
}

TEST(ReferencePeople, ANameThatIsNoFactIsRefusedWithItsPlace) {
  std::vector<SourceFile> files = people_files();
  replace_in(files, "cases/people/reference/sites.toml", "like = \"assessed\"", "like = \"assesed\"");
  const auto read = read_reference_people(knowledge(), files);
  ASSERT_FALSE(read);
  EXPECT_NE(to_text(read.error()).find("cases/people/reference/sites.toml:"), std::string::npos);
}

}  // namespace
}  // namespace mettle
