// Nothing was bent to fit: what decides in every entry is what the draft tables say, or was frozen when it was coded.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "support/knowledge.h"

namespace mettle {
namespace {

template <typename Ids, typename Enum>
std::string word(const Ids& ids, Enum value) {
  return std::string{ids[static_cast<std::size_t>(value)]};
}

std::string yes(bool value) { return value ? "yes" : "no"; }

std::string rendered(const Entry& entry, const std::string& library) {
  std::ostringstream out;
  out << library << " " << entry.id << "\n";
  if (library == "exercise") out << "  kind " << entry.kind << "\n";
  out << "  posture";
  for (const Posture posture : entry.posture) out << " " << word(posture_ids, posture);
  out << "\n  transfer " << entry.transfer;
  for (const std::string& way : entry.transfer_alt) out << " " << way;
  const Ordinals& o = entry.ordinals;
  out << "\n  weight_bearing " << word(weight_bearing_ids, o.weight_bearing) << " support "
      << word(support_ids, o.support) << " hands " << word(hands_ids, entry.hands);
  out << "\n  upper_limb_wb " << o.upper_limb_wb << " axial_load " << o.axial_load << " torsion " << o.torsion
      << " balance " << o.balance << " fall_consequence " << o.fall_consequence << " impact " << entry.impact
      << " lever " << entry.lever << " contact " << entry.contact << " grip " << entry.grip << " breath_hold_risk "
      << entry.breath_hold_risk << " rpe_min " << entry.rpe_min << " rpe_max " << entry.rpe_max;
  out << "\n  immersed " << yes(entry.immersed) << " head_down " << yes(entry.head_down) << " skill " << entry.skill
      << "\n";
  if (library == "test") {
    constexpr std::array<std::string_view, 4> steps{"none", "submaximal", "symptom_limited", "maximal"};
    out << "  maximality " << word(steps, entry.maximality) << "\n";
  } else {
    out << "  coded_load " << word(load_ids, entry.coded_load) << " prescribed " << yes(entry.load_is_prescribed)
        << "\n";
  }
  for (const Action& action : entry.actions)
    out << "  action " << id_of(action.joint) << " " << id_of(action.move) << " " << word(range_ids, action.range)
        << " " << word(speed_ids, action.speed) << " " << word(load_ids, action.load) << " "
        << word(contraction_ids, action.contraction) << " " << word(limb_use_ids, action.limb)
        << (action.incidental ? " incidental" : "") << "\n";
  for (const Stress& stress : entry.stress) {
    out << "  stress " << id_of(stress.site) << " " << word(limb_use_ids, stress.limb);
    for (std::size_t mode = 0; mode < mode_ids.size(); ++mode)
      if (stress.level[mode] > 0) out << " " << mode_ids[mode] << " " << int{stress.level[mode]};
    if (std::ranges::any_of(stress.scales, [](bool scales) { return scales; })) {
      out << " scales";
      for (std::size_t mode = 0; mode < mode_ids.size(); ++mode)
        if (stress.scales[mode]) out << " " << mode_ids[mode];
    }
    out << "\n";
  }
  for (const auto& [name, rows] : {std::pair{"force", &entry.force}, {"energy", &entry.energy}})
    for (const FromOutside& row : *rows)
      out << "  " << name << " " << id_of(row.site) << " " << word(limb_use_ids, row.limb) << " " << row.level << "\n";
  if (entry.skin_broken) out << "  skin_broken\n";
  return out.str();
}

/// The frozen text, one block an entry, by its first line ("exercise sit_to_stand").
std::map<std::string, std::string> frozen(const std::string& path) {
  std::map<std::string, std::string> blocks;
  std::istringstream text(testing::file_text(path));
  std::string at;
  for (std::string line; std::getline(text, line);) {
    if (line.empty() || line.starts_with("#")) continue;
    if (!line.starts_with(" ")) at = line;
    blocks[at] += line + "\n";
  }
  return blocks;
}

struct Shelf {
  Library library;
  std::string name;
  std::string own;  // the frozen list of the entries that are not in the drafts
};

const std::vector<Shelf>& shelves() {
  static const std::vector<Shelf> all{{Library::exercises, "exercise", "cases/golden/own_exercises.txt"},
                                      {Library::daily, "daily", "cases/golden/own_daily.txt"},
                                      {Library::tests, "test", "cases/golden/own_tests.txt"},
                                      {Library::done_to, "done_to", "cases/golden/own_done_to.txt"}};
  return all;
}

/// The entries of one library as they are read, one block each, without those of the draft tables.
std::map<std::string, std::string> own_entries(const Shelf& shelf, const std::map<std::string, std::string>& drafts) {
  std::map<std::string, std::string> blocks;
  for (const Entry& entry : testing::knowledge().entries)
    if (entry.library == shelf.library && !drafts.contains(shelf.name + " " + entry.id))
      blocks[shelf.name + " " + entry.id] = rendered(entry, shelf.name);
  return blocks;
}

TEST(Golden, TheCodingOfEveryDraftedEntryIsThatOfTheDraftTables) {
  const auto blocks = frozen("cases/golden/coding.txt");
  std::size_t compared = 0;
  for (const Shelf& shelf : shelves()) {
    for (const Entry& entry : testing::knowledge().entries) {
      const auto block = blocks.find(shelf.name + " " + entry.id);
      if (entry.library != shelf.library || block == blocks.end()) continue;
      EXPECT_EQ(rendered(entry, shelf.name), block->second);
      ++compared;
    }
  }
  EXPECT_EQ(compared, blocks.size());
  EXPECT_EQ(compared, std::size_t{128 + 54 + 23});
}

TEST(Golden, TheCodingOfEveryEntryOfOurOwnIsAsFrozen) {
  const auto drafts = frozen("cases/golden/coding.txt");
  for (const Shelf& shelf : shelves()) {
    const auto own = own_entries(shelf, drafts);
    const std::filesystem::path path = std::filesystem::path{METTLE_SOURCE_DIR} / shelf.own;
    if (std::getenv("METTLE_ACCEPT") && !own.empty()) {
      std::ofstream file(path);
      file
          << "# Frozen: the deciding fields of our own entries. METTLE_ACCEPT=1 writes it anew; read the difference.\n";
      for (const auto& [id, block] : own) file << block;
      continue;
    }
    const auto blocks = std::filesystem::exists(path) ? frozen(shelf.own) : std::map<std::string, std::string>{};
    for (const auto& [id, block] : own) {
      const auto found = blocks.find(id);
      EXPECT_EQ(block, found == blocks.end() ? "" : found->second) << id << " and " << shelf.own;
    }
    EXPECT_EQ(own.size(), blocks.size()) << shelf.own << " lists an entry that is gone";
  }
}

/// Regions a test loads more than its kind may; the hip socket counts with the pelvis, as in the drafts.
std::set<std::string> closed_at(const KnowledgeBase& base, const Entry& entry) {
  const Demand& demand =
      base.variants[base.first_variant[static_cast<std::size_t>(&entry - base.entries.data())]].demand;
  std::set<std::string> sites;
  for (const SiteInfo& row : site_table)
    for (const Side side : {Side::left, Side::right})
      if ((row.sided || side == Side::left) && demand.at(tested({row.site, side})) > 0)
        sites.insert(std::string{row.site == Site::acetabulum ? "pelvis" : row.id});
  return sites;
}

TEST(Golden, EveryTestIsRuledOutAtTheRegionsTheDraftTableLists) {
  const KnowledgeBase& base = testing::knowledge();
  std::istringstream text(testing::file_text("cases/golden/tests_closed_at.txt"));
  int compared = 0;
  for (std::string line; std::getline(text, line);) {
    std::istringstream words(line);
    std::string id;
    if (line.starts_with("#") || !(words >> id)) continue;
    std::set<std::string> expected;
    for (std::string site; words >> site;) expected.insert(site);
    const Entry* entry = base.find_entry(id);
    ASSERT_NE(entry, nullptr) << id;
    EXPECT_EQ(closed_at(base, *entry), expected) << id;
    ++compared;
  }
  EXPECT_EQ(compared, 23);
}

}  // namespace
}  // namespace mettle
