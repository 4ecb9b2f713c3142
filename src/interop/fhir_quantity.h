#pragma once

#include <cstdint>
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "interop/code_map.h"

namespace mettle {

/// A measured number in the unit of our fact.
struct Measured {
  std::int64_t millionths = 0;
  bool bound = false;    // "<50": only a bound is known
  std::string as_given;  // "11.8 g/dL", for the report
};

/// Reads value[x] of an Observation or component as a number of the measure. The problem says why it is refused:
/// no number, a unit we do not know, or beyond the bounds of the measure.
Result<Measured> read_measured(const Json& observation, const Measure& measure, const CodeMap& codes);

}  // namespace mettle
