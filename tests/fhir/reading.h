#pragma once

// Reading the invented bundles of this folder, and saying what came of them in words that a test can compare.
#include <string>
#include <string_view>
#include <vector>

#include "interop/code_map.h"
#include "interop/fhir_in.h"
#include "picture/picture.h"

namespace mettle::testing {

/// The day on which every test of this folder reads.
Date reading_day();
/// knowledge/codes/, read once; stops the test program when it is not whole.
const CodeMap& codes();

/// tests/fhir/NAME.json
Json bundle(std::string_view name);
/// The names of all bundles of this folder, in order.
std::vector<std::string> bundle_names();
/// Read on the day of these tests; stops with the problem when it is refused.
FhirReading reading_of(const Json& bundle);
/// The record of a reading as a picture; stops when Mettle's own reader refuses it.
Picture picture_of(const FhirReading& reading);

/// "lumbar_spine midline L3" or "femur_proximal left femoral_neck"; "unknown" alone for an unknown site.
std::vector<std::string> lesions_of(const FhirReading& reading);
/// "platelets 182 10^9/L 2026-11-16 lab_interface"; with " inferred" when it reassures nobody.
std::vector<std::string> facts_of(const FhirReading& reading);
std::vector<std::string> facts_of_lesion(const FhirReading& reading, std::string_view id);
/// The resources of lines, each once, in order.
std::vector<std::string> resources_of(const std::vector<ReadingLine>& lines);
/// The questions, as sentences.
std::vector<std::string> questions_of(const FhirReading& reading);
/// Everything, line by line.
std::string to_text(const FhirReading& reading);

/// A bundle made in a test: what stands in the entries is given as JSON text.
Json bundle_of(const std::vector<std::string>& resources);
/// A bone metastasis of the person "Patient/p1" at a body site (SNOMED CT), with more members in JSON.
std::string condition(std::string_view id, std::string_view body_site, std::string_view more = "");
/// An Observation with a LOINC code, and its value and more in JSON.
std::string observation(std::string_view id, std::string_view loinc, std::string_view more);
extern const char* const patient;

}  // namespace mettle::testing
