#include "support/minimal_people.h"

#include <cstdlib>

#include "safety/rule_examples.h"
#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {

const std::vector<Placement>& placements() {
  static const std::vector<Placement> all = [] {
    std::vector<Placement> made{Placement{}};
    for (const SiteInfo& row : site_table) {
      const SiteWords& words = knowledge().words_of(row.site);
      std::vector<Laterality> sides{Laterality::midline};
      if (row.sided) sides = {Laterality::left, Laterality::right, Laterality::both, Laterality::unknown};
      std::vector<std::string> levels{""}, parts{""};
      levels.insert(levels.end(), words.levels.begin(), words.levels.end());
      for (const auto& [part, says] : words.parts) parts.push_back(part);
      for (const Laterality side : sides)
        for (const std::string& level : levels)
          for (const std::string& part : parts) made.push_back({row.site, side, level, part});
    }
    return made;
  }();
  return all;
}

std::string in_words(const std::optional<Placement>& placement) {
  if (!placement) return "no lesion";
  if (!placement->site) return "a lesion somewhere";
  std::string text = "a lesion at " + std::string{id_of(*placement->site)} + " " + std::string{id_of(placement->side)};
  if (!placement->level.empty()) text += " " + placement->level;
  if (!placement->part.empty()) text += " " + placement->part;
  return text;
}

Picture known_person(const std::optional<Placement>& placement) {
  if (!placement) return reassuring_picture(knowledge(), {}, law_day());
  Picture picture = reassuring_picture(knowledge(), {placement->site}, law_day());
  picture.lesions.front().side = placement->side;
  picture.lesions.front().level = placement->level;
  picture.lesions.front().part = placement->part;
  return picture;
}

Picture unknown_person(const std::optional<Placement>& placement) {
  Picture picture;
  if (placement) picture.lesions = known_person(placement).lesions;
  for (Lesion& lesion : picture.lesions) lesion.told.clear();
  return picture;
}

std::size_t every_nth() { return std::getenv("METTLE_SANITIZED") == nullptr ? 1 : 60; }

}  // namespace mettle::testing
