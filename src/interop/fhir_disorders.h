#pragma once

#include <optional>
#include <string>

#include "interop/fhir_claims.h"
#include "interop/fhir_elements.h"

namespace mettle {

/// What the codes of one CodeableConcept say of cancer, taken together.
struct KnownCodes {
  std::optional<Disorder> bone;  // the finest place that its codes name, both when they disagree
  const Disorder* somewhere = nullptr;
  const Disorder* elsewhere = nullptr;
  const Finding* finding = nullptr;
  std::string primary;

  bool is_secondary() const { return bone || somewhere; }
};

/// Looks up every code. A code without its system is held as a secondary cancer when it may be one; codes that
/// disagree raise a question.
KnownCodes look_up(Claims& claims, const Json* concept_element, const CodeMap& codes);

/// Whether every site of `narrow` is among those of `wide`.
bool within(const std::vector<Spot>& narrow, const std::vector<Spot>& wide);

/// A secondary cancer that is named only in passing: why something was done, or what a report concludes. It closes like
/// one that has a Condition, and a person is asked.
void claim_in_passing(Claims& claims, const KnownCodes& known, const std::string& where_it_says_so, bool held);

}  // namespace mettle
