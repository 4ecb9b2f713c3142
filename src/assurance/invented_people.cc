#include "assurance/invented_people.h"

#include <algorithm>

#include "safety/rule_examples.h"

namespace mettle {
namespace {

constexpr std::size_t hundred = 100;             // not clinical: per cent
constexpr std::size_t most_attempts = 24;        // not clinical: draws before another region is taken
constexpr std::size_t regions = site_count - 1;  // the hip socket is a part of the pelvis

/// What is drawn for one person in one attempt.
class Draw {
 public:
  Draw(const PeopleRecipe& recipe, std::size_t person, std::size_t attempt)
      : seed_{recipe.seed}, person_{person}, attempt_{attempt} {}

  std::size_t below(std::size_t bound, std::string_view name) const {
    return static_cast<std::size_t>(draw(seed_, person_, attempt_, name) % bound);
  }
  bool happens(int in_hundred, std::string_view name) const {
    return below(hundred, name) < static_cast<std::size_t>(in_hundred);
  }

 private:
  std::uint64_t seed_;
  std::size_t person_, attempt_;
};

/// Values of a fact that are not its best, the least bad first.
std::vector<std::int64_t> worse_values(const FactDefinition& fact) {
  std::vector<std::int64_t> values;
  if (fact.kind == FactKind::number) {
    values = fact.tries;
  } else {
    for (std::size_t i = 0; i < fact.answers.size(); ++i)
      if (fact.kind == FactKind::category ? i > 0 : fact.answers[i].rank > 0)
        values.push_back(static_cast<std::int64_t>(i));
  }
  std::ranges::stable_sort(values, {}, [&](std::int64_t v) { return fact.badness(v); });
  return values;
}

/// Makes some of the facts worse than they can be: the next worse as a rule, seldom the worst.
void worsen(const KnowledgeBase& base, About about, const std::string& of, const Draw& drawn, int in_hundred, Date day,
            std::vector<Told>& told) {
  for (std::size_t number = 0; number < base.facts.size(); ++number) {
    const FactDefinition& fact = base.facts[number];
    if (fact.about != about || !fact.same_result_as.empty()) continue;
    const std::string name = of + fact.id;
    const auto values = worse_values(fact);
    if (values.empty() || !drawn.happens(in_hundred, name)) continue;
    std::size_t at = 0;
    while (at + 1 < values.size() && drawn.below(3, name + "/worse" + std::to_string(at)) == 0) ++at;
    const auto ago = static_cast<std::int32_t>(drawn.below(400, name + "/ago"));  // not clinical: days back
    const auto same = std::ranges::find(told, number, &Told::fact);
    Told entry{.fact = number,
               .value = values[at],
               .date = day,
               .source = fact.enter.front() == "any_professional" ? "oncologist" : fact.enter.front(),
               .from = day.plus_days(-ago - 1),
               .until = day.plus_days(-ago),
               .imaging = day};
    if (same == told.end()) told.push_back(std::move(entry));
    else *same = std::move(entry);
  }
}

void place(const KnowledgeBase& base, Lesion& lesion, const std::string& of, const Draw& drawn) {
  const SiteWords& words = base.words_of(*lesion.site);
  if (info(*lesion.site).sided) lesion.side = drawn.below(2, of + "side") == 0 ? Laterality::left : Laterality::right;
  lesion.level.clear();
  if (!words.levels.empty()) lesion.level = words.levels[drawn.below(words.levels.size(), of + "level")];
  if (!words.parts.empty()) lesion.part = words.parts[drawn.below(words.parts.size(), of + "part")].first;
}

std::vector<std::optional<Site>> sites_of(std::size_t first, const Draw& drawn) {
  std::vector<std::optional<Site>> sites{site_table[first].site};
  // Two lesions in three people of ten, a third in one of them.
  if (drawn.happens(30, "second")) sites.emplace_back(site_table[drawn.below(regions, "second region")].site);
  if (drawn.happens(10, "third")) sites.emplace_back(site_table[drawn.below(regions, "third region")].site);
  return sites;
}

Picture known_person(const KnowledgeBase& base, const PeopleRecipe& recipe, const PeopleGroup& group, std::size_t first,
                     const Draw& drawn) {
  Picture picture = reassuring_picture(base, sites_of(first, drawn), recipe.day);
  worsen(base, About::person, "", drawn, group.worse_in_hundred, recipe.day, picture.told);
  for (Lesion& lesion : picture.lesions) {
    place(base, lesion, lesion.id + "/", drawn);
    worsen(base, About::lesion, lesion.id + "/", drawn, group.worse_in_hundred, recipe.day, lesion.told);
  }
  if (group.known == PeopleGroup::Known::all_but_signature)
    std::erase_if(picture.told, [&](const Told& t) { return base.facts[t.fact].id == "clearance_signed"; });
  return picture;
}

Picture unknown_person(const KnowledgeBase& base, const PeopleGroup& group, std::size_t first, const Draw& drawn) {
  Picture picture;
  if (group.known == PeopleGroup::Known::nothing) {
    picture.metastases_elsewhere_unknown = true;
    Lesion somewhere;
    somewhere.id = "somewhere";
    picture.lesions.push_back(std::move(somewhere));
    return picture;
  }
  for (const auto& site : sites_of(first, drawn)) {
    Lesion lesion;
    lesion.id = "lesion " + std::to_string(picture.lesions.size() + 1);
    lesion.site = site;
    if (!info(*site).sided) lesion.side = Laterality::midline;
    else place(base, lesion, lesion.id + "/", drawn);
    lesion.level.clear();
    lesion.part.clear();
    picture.lesions.push_back(std::move(lesion));
  }
  return picture;
}

std::size_t group_of(const PeopleRecipe& recipe, std::size_t number) {
  auto at = static_cast<int>(number % hundred);
  for (std::size_t group = 0; group < recipe.groups.size(); ++group) {
    at -= recipe.groups[group].in_hundred;
    if (at < 0) return group;
  }
  return recipe.groups.size() - 1;
}

}  // namespace

std::uint64_t draw(std::uint64_t seed, std::size_t person, std::size_t attempt, std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  constexpr std::uint64_t step = 0x9e3779b97f4a7c15U;
  std::uint64_t z = hash ^ (seed + step * (person + 1)) ^ (0xd1b54a32d192ed03U * (attempt + 1));
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

std::optional<InventedPerson> invent_person(const KnowledgeBase& base, const PeopleRecipe& recipe, std::size_t number) {
  InventedPerson person;
  person.group = group_of(recipe, number);
  const PeopleGroup& group = recipe.groups[person.group];
  const bool told = group.known == PeopleGroup::Known::all || group.known == PeopleGroup::Known::all_but_signature;
  for (std::size_t shift = 0; shift < regions; ++shift) {
    // People of one group come round every hundred; the regions go round within the group.
    const std::size_t first = (number / hundred + number + shift) % regions;
    person.first = site_table[first].site;
    for (std::size_t attempt = 0; attempt < most_attempts; ++attempt) {
      const Draw drawn(recipe, number, shift * most_attempts + attempt);
      person.picture =
          told ? known_person(base, recipe, group, first, drawn) : unknown_person(base, group, first, drawn);
      if (derive_standing(base, person.picture, recipe.day).tier == group.tier) {
        if (group.known == PeopleGroup::Known::nothing) person.first.reset();
        return person;
      }
      if (!told) break;
    }
  }
  return std::nullopt;
}

}  // namespace mettle
