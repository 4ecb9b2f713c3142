#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace mettle {

/// One resource of a bundle, as it came.
struct FhirEntry {
  std::string label;     // "Condition/abc": how it is named in the report, each only once
  std::string full_url;  // empty when there is none
  std::string type;      // "Condition"; empty when the entry holds no resource
  const Json* resource = nullptr;
  std::string set_aside;  // why it is not read at all (an older version, a deletion); empty otherwise
};

/// Whose a resource is.
enum class Whose : std::uint8_t { persons, somebody_elses, not_said };

/// The resources of a bundle, or a single one, with their references. Points into the JSON it was made from.
class FhirBundle {
 public:
  /// Fails when it is not FHIR, of an unread type, or about more than one patient.
  static Result<FhirBundle> from(const Json& json);

  const std::vector<FhirEntry>& entries() const { return entries_; }
  /// The Patient; nullptr when only references to one came.
  const FhirEntry* patient() const { return patient_ ? &entries_[*patient_] : nullptr; }
  /// More of the answer exists elsewhere: a page of a search, or fewer matches than announced.
  bool is_one_page_of_several() const { return partial_; }
  /// The one reference to somebody, when no Patient came.
  const std::string& only_subject() const { return only_subject_; }

  /// The resource a Reference element points to; nullptr when it is not here.
  const Json* resolve(const FhirEntry& from, const Json* reference) const;
  Whose whose(const FhirEntry& entry) const;
  /// True when the Reference element points to the person of this bundle.
  bool is_person(const FhirEntry& from, const Json* reference) const;

 private:
  FhirBundle() = default;
  void name_entries();
  void set_aside_older_versions();
  void index();
  std::optional<Problem> find_person();
  const FhirEntry* find(const FhirEntry& from, std::string_view reference) const;

  std::vector<FhirEntry> entries_;
  std::map<std::string, std::size_t> by_url_;    // full address, without its version
  std::map<std::string, std::size_t> by_local_;  // "Patient/p1"
  std::optional<std::size_t> patient_;
  std::string only_subject_;
  bool partial_ = false;
};

}  // namespace mettle
