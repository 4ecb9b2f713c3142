#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "body/site.h"

namespace mettle {

/// What is worked out from the facts and may stand in a condition beside them.
enum class Worked : std::uint8_t { lesion_class, sins_band, mirels_band, tier, falls_class, body_areas, unlocated };

/// One test of a condition. There is no "not": a worse fact can only make more conditions hold (law 1).
struct Atom {
  enum class Kind : std::uint8_t {
    any_lesion,     // bone metastases are known
    lesion_in,      // the lesion lies in one of these regions
    part_in,        // the lesion lies in one of these parts (acetabulum, femoral neck); an unknown part is all of them
    unimaged_in,    // no current image covers one of these regions; the rule acts on those that are not covered
    fact_at_least,  // a choice at least this bad, or a number at least this far on its bad side
    fact_beyond,    // a number strictly beyond, on its bad side
    fact_is,        // a category is one of these
    worked_at_least,  // something worked out is at least this bad
    unreviewed,       // a course that no opinion has looked at since it ended and `days` more passed
  } kind;
  std::vector<Site> sites;
  std::vector<std::string> parts;
  std::size_t fact = 0;
  std::int64_t value = 0;            // rank of the answer, or millionths of the number
  std::vector<std::int64_t> values;  // answers of a category, by place
  Worked worked = Worked::lesion_class;
  std::int32_t days = 0;
  std::string text;  // as written
};

/// Atoms joined by all or any.
struct Condition {
  enum class Join : std::uint8_t { all, any } join = Join::all;
  std::vector<Atom> atoms;
  std::vector<Condition> parts;

  bool empty() const { return atoms.empty() && parts.empty(); }
  /// True when it speaks of one lesion, so that it is asked of each.
  bool about_lesion() const;
};

}  // namespace mettle
