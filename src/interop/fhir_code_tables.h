#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "knowledge/toml_reader.h"

namespace mettle {

/// Where a lesion lies, in the words of the record: one of our sites, or "unknown".
struct Spot {
  std::string site;
  std::string side;      // left, right, both, midline, unknown
  std::string level;     // "L3"; empty when not said
  std::string sub_site;  // "femoral_neck"; empty when not said
  friend auto operator<=>(const Spot&, const Spot&) = default;
};

/// A code as one of our vocabularies knows it: "snomed" and "94222008".
using CodeKey = std::pair<std::string, std::string>;

/// What a code for a place means. Coarser than a site: every site it may mean.
struct SiteCode {
  std::string name;
  std::vector<Spot> at;  // with their side: unknown for a sided bone unless the code says it
};

/// Where the secondary cancer of a code sits.
enum class CancerPlace : std::uint8_t { bone, somewhere, elsewhere };

struct Disorder {
  CancerPlace place = CancerPlace::somewhere;
  std::string name;
  std::vector<Spot> at;  // in bone only
  bool broken = false;   // the code says that the bone is broken there
  std::string ask;       // a question the code itself raises
};

/// What a code tells about the person: a fact, its value while active, and its value once over (empty: then nothing).
struct Finding {
  std::string name, fact, value, over;
  bool inferred = false;
  std::string ask;  // when no fact follows: what to ask instead
};

/// A number becomes an answer; the first band that holds.
struct Band {
  std::optional<std::int64_t> up_to, under;  // millionths
  std::string value;
};

enum class Worse : std::uint8_t { not_said, lower, higher };

struct Measure {
  std::string id, fact, family;
  bool of_lesion = false, laboratory = false, clear_of_lesions = false, inferred = false;
  Worse worse = Worse::not_said;
  std::int64_t least = 0, most = 0;  // millionths, in the unit of the fact
  std::vector<std::string> at;       // sites it is taken at when no body site is said
  std::vector<Band> bands;
  std::map<CodeKey, std::string> answers;
};

struct Unit {
  std::string code;
  std::vector<std::string> spelled;
  std::int64_t times = 1, over = 1;
};

struct UnitFamily {
  std::string is;     // the unit of our fact
  bool bare = false;  // a number without a unit is understood
  std::vector<Unit> units;
};

struct DrugClass {
  struct Gives {
    std::string fact, value;
    std::optional<std::string> short_value;  // instead, when the course is known to be short; empty text: nothing
    std::int32_t short_days = 0;
    bool course = false;
  };
  std::string id;
  std::vector<std::string> words;
  std::int32_t last_days = 0;  // how long after its known end a course still counts
  std::vector<Gives> gives;
};

/// Words looked for in text. They raise questions and hold; they never make a fact.
struct WordLists {
  std::vector<std::string> metastasis, bone, elsewhere, doubt, denial, fracture, left, right, surface;
  std::vector<std::string> radiotherapy, stereotactic;
  std::vector<std::pair<std::vector<std::string>, std::string>> regions;     // words, site
  std::vector<std::pair<std::vector<std::string>, std::string>> modalities;  // words, modality
};

struct ResourceNote {
  std::string why, ask;
};

/// Everything in knowledge/codes/, read and checked.
struct CodeTables {
  std::map<std::string, std::string> vocabulary_of;  // "http://loinc.org" -> "loinc"
  std::map<std::string, std::string> check_of;       // "loinc" -> "mod10"
  std::map<CodeKey, SiteCode> sites;
  std::map<CodeKey, std::string> sides;
  std::vector<std::string> side_extensions, structure_extensions;
  std::map<CodeKey, Disorder> disorders;
  std::vector<std::pair<std::string, Disorder>> icd_disorders;  // beginning of a code, longest first
  std::map<CodeKey, Finding> findings;
  std::vector<std::pair<std::string, Finding>> icd_findings;
  std::map<CodeKey, std::string> primaries;
  std::vector<std::pair<std::string, std::string>> icd_primaries;
  std::vector<Measure> measures;
  std::map<CodeKey, std::size_t> measure_of;
  std::map<CodeKey, std::string> shown;
  std::map<std::string, UnitFamily> families;
  std::vector<DrugClass> drugs;
  std::map<CodeKey, std::size_t> drug_of;
  std::map<CodeKey, std::string> radiotherapy;
  std::string radiotherapy_fact, stereotactic_value;
  std::vector<std::pair<CodeKey, std::string>> modalities;  // in the order in which they count
  std::map<CodeKey, std::string> imaging_reports;
  CodeKey imaging_category;
  WordLists words;
  std::map<std::string, ResourceNote> resources;
};

/// Reads the files of knowledge/codes/; one that is left out leaves its codes unread. A code that fails its own check
/// digit is refused with file:line:column.
Result<CodeTables> read_code_tables(const std::vector<SourceFile>& code_files);

}  // namespace mettle
