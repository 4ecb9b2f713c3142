#include "support/random_people.h"

#include <algorithm>

#include "safety/rule_examples.h"
#include "support/knowledge.h"
#include "support/people.h"
#include "support/telling.h"

namespace mettle::testing {
namespace {

template <typename Items>
const auto& any_of(Dice& dice, const Items& items) {
  return items[dice.below(items.size())];
}

/// Mostly today or lately, sometimes long ago, sometimes tomorrow.
Date random_day(Dice& dice) {
  const std::size_t how = dice.below(10);
  int days = 0;
  if (how >= 9) days = -static_cast<int>(dice.below(40));
  else if (how >= 7) days = static_cast<int>(dice.below(500));
  else if (how >= 4) days = static_cast<int>(dice.below(30));
  return law_day().plus_days(-days);
}

const std::vector<std::size_t>& facts_of(About about) {
  static const auto of = [](About wanted) {
    std::vector<std::size_t> numbers;
    for (const std::size_t number : facts_told_alone())
      if (knowledge().facts[number].about == wanted) numbers.push_back(number);
    return numbers;
  };
  static const std::vector<std::size_t> of_person = of(About::person), of_lesion = of(About::lesion);
  return about == About::person ? of_person : of_lesion;
}

Imaging random_image(Dice& dice) {
  constexpr std::array<const char*, 5> modalities{"ct", "mri", "pet", "bone_scan", "xray"};
  Imaging image{any_of(dice, modalities), random_day(dice), {}, {}};
  for (const SiteInfo& row : site_table) {
    if (dice.one_in(3)) image.regions.push_back(row.site);
    if (dice.one_in(4)) image.clear.push_back(row.site);
  }
  return image;
}

}  // namespace

std::uint64_t Dice::throw_them() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

const std::vector<std::int64_t>& tried_values(std::size_t fact) {
  static const std::vector<std::vector<std::int64_t>> table = [] {
    std::vector<std::vector<std::int64_t>> made;
    for (std::size_t i = 0; i < knowledge().facts.size(); ++i) made.push_back(values_of(i));
    return made;
  }();
  return table[fact];
}

Told random_told(Dice& dice, About about) {
  const std::size_t fact = any_of(dice, facts_of(about));
  const FactDefinition& definition = knowledge().facts[fact];
  Told told = entitled_word(definition, fact, any_of(dice, tried_values(fact)));
  told.date = random_day(dice);
  told.imaging = std::nullopt;
  if (dice.one_in(2)) told.source = any_of(dice, knowledge().roles).id;
  if (definition.course && dice.one_in(2)) {
    const Date one = random_day(dice), other = random_day(dice);
    told.until = std::max(one, other);
    if (dice.one_in(2)) told.from = std::min(one, other);
  }
  if (dice.one_in(definition.rests_on_imaging ? 3 : 9)) told.imaging = random_day(dice);
  if (dice.one_in(11)) told.inferred = true;
  if (dice.one_in(7)) told.value = std::nullopt;
  return told;
}

Lesion random_lesion(Dice& dice, std::size_t most_told) {
  Lesion lesion;
  lesion.id.assign(1, 'a');
  for (std::size_t left = dice.below(most_told + 1); left > 0; --left)
    lesion.told.push_back(random_told(dice, About::lesion));
  if (dice.one_in(12)) return lesion;  // somewhere
  const SiteInfo& row = any_of(dice, site_table);
  const SiteWords& words = knowledge().words_of(row.site);
  constexpr std::array sides{Laterality::left, Laterality::right, Laterality::both, Laterality::unknown};
  lesion.site = row.site;
  lesion.side = row.sided ? any_of(dice, sides) : Laterality::midline;
  if (!words.levels.empty() && !dice.one_in(6)) lesion.level = any_of(dice, words.levels);
  if (!words.parts.empty() && !dice.one_in(4)) lesion.part = any_of(dice, words.parts).first;
  return lesion;
}

Picture random_person(Dice& dice) {
  static const Picture all_good = reassuring_picture(knowledge(), {Site::ribs}, law_day());
  const bool known = dice.one_in(2);
  Picture picture;
  if (known) picture.told = all_good.told, picture.imaging = all_good.imaging;
  if (dice.one_in(30)) picture.metastases_elsewhere_unknown = true;
  if (dice.one_in(4)) picture.born = law_day().plus_days(-365 * (20 + static_cast<int>(dice.below(75))));
  for (std::size_t left = dice.below(5); left > 0; --left) {
    Lesion lesion = random_lesion(dice, 4);
    lesion.id.assign(1, static_cast<char>('a' + picture.lesions.size()));
    if (known)
      lesion.told.insert(lesion.told.begin(), all_good.lesions[0].told.begin(), all_good.lesions[0].told.end());
    picture.lesions.push_back(std::move(lesion));
  }
  for (std::size_t left = dice.one_in(2) ? dice.below(20) : 0; left > 0; --left) {
    const std::size_t gone = dice.below(knowledge().facts.size());
    std::erase_if(picture.told, [&](const Told& t) { return t.fact == gone; });
    for (Lesion& lesion : picture.lesions) std::erase_if(lesion.told, [&](const Told& t) { return t.fact == gone; });
  }
  for (std::size_t left = dice.below(6); left > 0; --left) picture.told.push_back(random_told(dice, About::person));
  for (std::size_t left = dice.below(3); left > 0; --left) picture.imaging.push_back(random_image(dice));
  return picture;
}

}  // namespace mettle::testing
