#pragma once

#include "interop/fhir_bundle.h"
#include "interop/fhir_claims.h"

namespace mettle {

/// An Observation, and each of its components: a blood count, a bone density, pain, falls, performance, disease status.
/// A number is read only with a unit we know; a value that is said to be missing is "unknown".
Claims read_observation(const FhirEntry& entry, const ReadingContext& context);

}  // namespace mettle
