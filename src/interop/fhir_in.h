#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "interop/code_map.h"

namespace mettle {

/// One line of the report on a reading: which resource, what it says, and why it was used, left out or asked about.
struct ReadingLine {
  std::string resource;  // "Condition/abc"
  std::string what;
  std::string why;
  friend bool operator==(const ReadingLine&, const ReadingLine&) = default;
};

/// A record in the form of contract/README.md, and what became of every resource. Each is in `used` or `not_used`.
struct FhirReading {
  Json record;
  std::vector<ReadingLine> used, not_used, questions;
};

/// True for JSON that says it is FHIR.
bool looks_like_fhir(const Json& json);

/// Reads a FHIR R4 Bundle, or one resource, into a record. What is read is a claim, not a decision: every fact has the
/// source record_import, which is entitled to nothing that reassures, unless the person said it (patient) or it is a
/// final laboratory result (lab_interface). What is missing stays unknown; what is not understood is listed.
/// Fails for what is not FHIR and for a bundle about more than one patient.
Result<FhirReading> read_fhir(const Json& bundle, const CodeMap& codes, Date as_of);

}  // namespace mettle
