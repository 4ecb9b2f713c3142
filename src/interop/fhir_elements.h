#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "interop/code_map.h"
#include "interop/fhir_bundle.h"

namespace mettle {

/// The codes of a CodeableConcept.
std::vector<Coding> read_codings(const Json* concept_element, const CodeMap& codes);
/// Its text and all its displays, for words to be looked for.
std::string words_of(const Json* concept_element);
/// The same for a report: its words, else its code, else empty.
std::string name_of(const Json* concept_element);
/// The first code of that vocabulary; empty when there is none. For statuses.
std::string code_in(const Json* concept_element, const CodeMap& codes, std::string_view vocabulary);

/// The days that a FHIR date, dateTime or instant may mean: "2026-03" is any of 31.
struct Days {
  Date first, last;
  bool exact() const { return first == last; }
};
std::optional<Days> read_days(std::string_view text);
/// When something was so: NAMEDateTime, NAMEInstant, or the end of NAMEPeriod (its start when it has no end).
std::optional<Days> days_of(const Json& resource, const std::string& name);

/// Where an unknown modifierExtension or implicitRules stands; empty when there is none. Such a resource must not be
/// read as if it were understood: the modifier may turn its meaning round.
std::string find_modifier(const Json& resource);

/// What a body site says.
struct Where {
  std::vector<Spot> spots;
  bool said = false;                                        // there was a body site at all
  bool unlisted = false;                                    // one of them is not in our list
  std::vector<std::pair<std::string, std::string>> doubts;  // question, why
};
/// Reads bodySite (one or a list), the side beside it, and BodyStructures it points to.
Where read_where(const FhirEntry& entry, const FhirBundle& bundle, const CodeMap& codes);

/// "left femur_proximal", "L3": a spot in words for a report.
std::string in_words(const Spot& spot);
std::string in_words(const std::vector<Spot>& spots);

/// Ways of saying that two spots may be the same bone: same site, and sides that do not exclude each other.
bool may_be_same_bone(const Spot& a, const Spot& b);

}  // namespace mettle
