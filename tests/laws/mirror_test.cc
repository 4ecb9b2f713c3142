// The mirror law: swapping left and right swaps the answers and nothing else.
//
// What is exactly true, of every person: the same limits hold, every ceiling is the mirrored one, and tier, falls class
// and classes are the same. The demand of a variant that works the left is the mirrored demand of the one that works
// the right, and of one that works both, its own mirror. So every verdict on the one is the verdict on the other.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <iostream>

#include "support/knowledge.h"
#include "support/minimal_people.h"
#include "support/mirror.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

TEST(Mirror, EveryVariantHasATwinWhoseDemandIsItsOwnMirrored) {
  const KnowledgeBase& base = knowledge();
  std::size_t one_sided = 0;
  for (std::size_t at = 0; at < base.variants.size(); ++at) {
    const Variant& variant = base.variants[at];
    const std::size_t twin = twins()[at];
    ASSERT_LT(twin, base.first_variant[variant.entry + 1]) << base.entries[variant.entry].id << " has no twin";
    EXPECT_EQ(twins()[twin], at);
    std::string differs;
    for (std::size_t d = 0; d < dimension_count && differs.empty(); ++d)
      if (variant.demand.at(make_dimension(d)) != base.variants[twin].demand.at(mirror_table()[d]))
        differs = name_of(make_dimension(d));
    EXPECT_EQ(differs, "") << base.entries[variant.entry].id;
    one_sided += twin == at ? 0 : 1;
  }
  EXPECT_GT(one_sided, 0U);
}

TEST(Mirror, ALesionOnTheRightIsALesionOnTheLeftSwappedAndOneOnBothIsItsOwnMirror) {
  std::size_t people = 0;
  for (const Placement& place : placements())
    for (const bool known : {true, false}) {
      const Picture picture = known ? known_person(place) : unknown_person(place);
      EXPECT_EQ(find_unmirrored(evaluated(picture), evaluated(mirrored(picture))), "")
          << in_words(std::optional{place});
      ++people;
    }
  RecordProperty("people", std::to_string(people));
  std::cout << people << " minimal people, " << people * knowledge().variants.size() << " verdicts\n";
}

RC_GTEST_PROP(Mirror, HoldsForAnybodyOnEveryVariant, ()) {
  const KnowledgeBase& base = knowledge();
  const Person person = *any_person();
  const Evaluation here = evaluated(person.picture), there = evaluated(mirrored(person.picture));
  RC_ASSERT(find_unmirrored(here, there) == "");
  for (std::size_t at = 0; at < base.variants.size(); ++at)
    RC_ASSERT(verdict(base, here, base.variants[at]) == verdict(base, there, base.variants[twins()[at]]));
}

}  // namespace
}  // namespace mettle::testing
