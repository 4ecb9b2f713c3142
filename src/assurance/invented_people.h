#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

/// Who is invented: a kind of people, how many of a hundred, and what is known of them. Form: knowledge/reach.toml.
struct PeopleGroup {
  enum class Known : std::uint8_t { all, all_but_signature, places, nothing } known = Known::all;
  std::string id, says;
  Tier tier = Tier::lower;
  int in_hundred = 0, worse_in_hundred = 0;
};

struct PeopleRecipe {
  std::size_t number = 0;
  std::uint64_t seed = 0;
  Date day;
  std::vector<PeopleGroup> groups;
};

/// A number that follows from the seed and these names and nothing else: the same on every machine, in every order.
/// FNV-1a over the name, then the finaliser of SplitMix64; whole numbers throughout. A fact is drawn from its own name,
/// so that a new fact leaves everything else about a person as it was.
std::uint64_t draw(std::uint64_t seed, std::size_t person, std::size_t attempt, std::string_view name);

/// The person of that number. The group follows from the number (round and round, in_hundred of a hundred), the region
/// of the first lesion too; then what is known is drawn until the tier is that of the group. Empty when nobody in this
/// tier can be found for any region.
struct InventedPerson {
  std::size_t group = 0;
  std::optional<Site> first;  // region of the first lesion
  Picture picture;
};
std::optional<InventedPerson> invent_person(const KnowledgeBase& base, const PeopleRecipe& recipe, std::size_t number);

}  // namespace mettle
