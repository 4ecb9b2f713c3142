#pragma once

#include "interop/fhir_bundle.h"
#include "interop/fhir_claims.h"

namespace mettle {

/// A MedicationRequest, MedicationStatement or MedicationAdministration. Recognised by code, else by its name, and a
/// name is asked about. A medicine that is not recognised says nothing.
Claims read_medication(const FhirEntry& entry, const ReadingContext& context);

/// A Procedure: radiotherapy to a bone is evidence of a lesion there; any other procedure at a bone is asked about.
Claims read_procedure(const FhirEntry& entry, const ReadingContext& context);

}  // namespace mettle
