// The frozen run: 128 exercises x 13 people and 54 daily tasks x 9 people come back exactly, with movement rules alone.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "safety/limits.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

struct Profile {
  std::vector<std::pair<Site, LesionClass>> lesions;
  int falls_class = 0;
};

const std::map<std::string, Profile>& profiles() {
  using enum LesionClass;
  const auto lumbar = Site::lumbar_spine, hip = Site::femur_proximal, arm = Site::humerus_proximal;
  static const std::map<std::string, Profile> people{
      {"NONE", {{}, 0}},
      {"L-low", {{{lumbar, lower}}, 0}},
      {"L-mod", {{{lumbar, moderate}}, 0}},
      {"L-high", {{{lumbar, high}}, 1}},
      {"TR-mod", {{{Site::thoracic_spine, moderate}, {Site::ribs, moderate}}, 0}},
      {"C-mod", {{{Site::cervical_spine, moderate}}, 0}},
      {"F-low", {{{hip, lower}}, 0}},
      {"F-mod", {{{hip, moderate}}, 0}},
      {"F-high", {{{hip, high}}, 1}},
      {"P-mod", {{{Site::pelvis, moderate}, {Site::acetabulum, moderate}}, 0}},
      {"H-mod", {{{arm, moderate}}, 0}},
      {"H-high", {{{arm, high}}, 0}},
      {"FALL", {{{lumbar, lower}}, 2}},
  };
  return people;
}

Standing standing_of(const Profile& profile) {
  Standing standing{.today = testing::date("2026-11-24")};
  standing.facts.resize(testing::knowledge().facts.size());
  standing.falls_class = profile.falls_class;
  standing.any_lesion = true;
  for (const auto& [site, lesion_class] : profile.lesions) {
    LesionStanding lesion{.lesion = standing.lesions.size()};
    lesion.lesion_class = lesion_class;
    lesion.sites = {site};
    lesion.bones.push_back({site, Side::left});
    if (info(site).sided) lesion.bones.push_back({site, Side::right});
    lesion.facts.resize(testing::knowledge().facts.size());
    standing.lesions.push_back(std::move(lesion));
  }
  return standing;
}

char letter(Verdict verdict) {
  switch (verdict) {
    case Verdict::allow: return '.';
    case Verdict::supervise: return 's';
    case Verdict::sign_off: return '?';
    case Verdict::not_now: return 'X';
  }
  return '!';
}

/// Reads the frozen table and compares every cell; returns how many cells there were.
int compare(const std::string& path, Library library) {
  const KnowledgeBase& base = testing::knowledge();
  std::istringstream table(testing::file_text(path));
  std::vector<std::string> people;
  std::map<std::string, Ceilings> ceilings;
  int cells = 0;
  for (std::string line; std::getline(table, line);) {
    std::istringstream words(line);
    std::string id;
    if (line.empty() || line.starts_with("#") || !(words >> id)) continue;
    if (id == "id") {
      for (std::string person; words >> person;) {
        people.push_back(person);
        ceilings[person] =
            ceilings_of(derive_limits(base, standing_of(profiles().at(person)), library, RuleFilter::movement_only()));
      }
      continue;
    }
    const Entry* entry = base.find_entry(id);
    EXPECT_NE(entry, nullptr) << id << " is not in the library";
    if (!entry) continue;
    const Demand& demand =
        base.variants[base.first_variant[static_cast<std::size_t>(entry - base.entries.data())]].demand;
    for (const std::string& person : people) {
      std::string expected;
      words >> expected;
      EXPECT_EQ(std::string(1, letter(ceilings[person].admit(demand))), expected) << id << " for " << person;
      ++cells;
    }
  }
  return cells;
}

TEST(Golden, EveryExerciseForEveryReferencePersonComesBackAsWrittenDown) {
  EXPECT_EQ(compare("cases/golden/exercises.txt", Library::exercises), 128 * 13);
}

TEST(Golden, EveryDailyTaskForEveryReferencePersonComesBackAsWrittenDown) {
  EXPECT_EQ(compare("cases/golden/daily.txt", Library::daily), 54 * 9);
}

}  // namespace
}  // namespace mettle
