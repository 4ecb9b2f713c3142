#pragma once

#include <vector>

#include "interop/fhir_claims.h"

namespace mettle {

/// Who the record is about, as far as the bundle says.
struct FhirPerson {
  std::string label;
  std::string born;  // ISO date; empty when not known to the day
};

/// Joins what the resources claim into one record. Lesions first, from the surest witness to the weakest; then every
/// fact is given to the lesions it may belong to. Adds to `reading` a line for every claim.
FhirReading join_claims(const FhirPerson& person, std::vector<Claims> claims, const CodeMap& codes);

}  // namespace mettle
