#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interop/code_map.h"
#include "picture/picture.h"

namespace mettle {

/// A person as read, from Mettle's own record or from a FHIR bundle.
struct PersonRead {
  Json record;  // in the form of contract/README.md: as it came, or as made from the bundle
  Picture picture;
  std::vector<std::string> notes;  // what was used of a bundle, what was not and why, what to ask
};

/// Fails when it is neither a record nor FHIR, or when anything in it cannot be understood.
Result<PersonRead> read_person(const KnowledgeBase& base, const CodeMap& codes, Json json, Date today);
/// The same from a text; fails besides when the text is not JSON.
Result<PersonRead> read_person_text(const KnowledgeBase& base, const CodeMap& codes, std::string_view text, Date today);

}  // namespace mettle
