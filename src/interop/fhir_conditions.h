#pragma once

#include "interop/fhir_bundle.h"
#include "interop/fhir_claims.h"

namespace mettle {

/// A Condition: a lesion, a fracture, compression of the cord, a primary cancer, a risk of falls.
/// Nothing here ever opens: refuted, resolved and entered in error keep the lesion and ask a named clinician.
Claims read_condition(const FhirEntry& entry, const ReadingContext& context);

/// A Flag on the record: the same codes as a Condition, for as long as it is active.
Claims read_flag(const FhirEntry& entry, const ReadingContext& context);

}  // namespace mettle
