#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "interop/fhir_code_tables.h"
#include "interop/fhir_in.h"

namespace mettle {

class FhirBundle;

/// Where a claim about a lesion comes from. A weaker one is only added where no stronger one speaks of the place.
enum class LesionOrigin : std::uint8_t { condition, radiotherapy, report };

struct LesionClaim {
  Spot spot;
  std::optional<Date> found;
  LesionOrigin origin = LesionOrigin::condition;
  std::string why;
  bool held = false;  // kept although its resource is listed as not used
};

/// One fact as a resource claims it, before it is known which lesions there are.
struct FactClaim {
  std::string fact;
  Json value;
  std::string unit;
  Date date;
  std::string source;
  std::optional<Date> from;  // of a course. Its end is never carried: an end opens, and a claim opens nothing
  bool inferred = false;
  std::string note;
  bool of_lesion = false;
  bool brings_lesion = false;     // the same resource claims the lesion it is about
  std::vector<Spot> spots;        // of a lesion: where it is said to be; empty: not said
  bool clear_of_lesions = false;  // counts only where no lesion is (bone density)
  std::string why;
};

struct ImagingClaim {
  std::string modality;  // empty when not said
  Date date;
  std::string why;
};

/// What one resource says. Read by itself; joined with the others afterwards.
struct Claims {
  std::string resource;
  std::vector<LesionClaim> lesions;
  std::vector<FactClaim> facts;
  std::vector<ImagingClaim> imaging;
  bool secondary_somewhere = false;  // a secondary cancer that may be in bone, nobody says where
  std::vector<ReadingLine> used, not_used, questions;

  void use(std::string what, std::string why) { used.push_back({resource, std::move(what), std::move(why)}); }
  void leave_out(std::string what, std::string why) { not_used.push_back({resource, std::move(what), std::move(why)}); }
  void ask(std::string what, std::string why) { questions.push_back({resource, std::move(what), std::move(why)}); }
  void ask_all(const std::vector<std::pair<std::string, std::string>>& doubts) {
    for (const auto& [what, why] : doubts) ask(what, why);
  }
};

/// What is the same for every resource that is read.
struct ReadingContext {
  const FhirBundle& bundle;
  const CodeMap& codes;
  Date as_of;
};

/// Said of every claim that is no laboratory result.
inline constexpr const char* only_a_claim =
    "A claim from another system: it can make things more careful, never easier.";

}  // namespace mettle
