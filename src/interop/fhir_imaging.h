#pragma once

#include "interop/fhir_bundle.h"
#include "interop/fhir_claims.h"

namespace mettle {

/// An ImagingStudy: what kind, and when it began. Which regions it covers is asked, not read: coverage opens limits.
Claims read_imaging_study(const FhirEntry& entry, const ReadingContext& context);

/// A DiagnosticReport: imaging with its date (of the imaging, never of the writing), and a conclusion code that may be
/// the only sign of a bone metastasis. Laboratory reports are read through their single results.
Claims read_report(const FhirEntry& entry, const ReadingContext& context);

}  // namespace mettle
