#include "interop/fhir_disorders.h"

#include <algorithm>

namespace mettle {
namespace {

bool is_unknown(const std::vector<Spot>& spots) { return spots.empty() || spots.front().site == "unknown"; }

/// Two codes of one concept mean one thing: SNOMED CT may name the bone where ICD does not.
void join_codes(Claims& claims, std::optional<Disorder>& bone, const Disorder& other) {
  if (!bone) {
    bone = other;
    return;
  }
  bone->broken = bone->broken || other.broken;
  if (bone->ask.empty()) bone->ask = other.ask;
  if (is_unknown(other.at) || within(bone->at, other.at)) return;
  if (!is_unknown(bone->at) && !within(other.at, bone->at)) {
    claims.ask("The codes say " + in_words(bone->at) + " and " + in_words(other.at) + ": which is right?",
               "Both places are kept until somebody answers.");
    bone->at.insert(bone->at.end(), other.at.begin(), other.at.end());
    return;
  }
  bone->at = other.at;
  bone->name = other.name;
}

}  // namespace

bool within(const std::vector<Spot>& narrow, const std::vector<Spot>& wide) {
  return std::ranges::all_of(
      narrow, [&](const Spot& spot) { return std::ranges::find(wide, spot.site, &Spot::site) != wide.end(); });
}

KnownCodes look_up(Claims& claims, const Json* concept_element, const CodeMap& codes) {
  KnownCodes known;
  for (Coding coding : read_codings(concept_element, codes)) {
    if (!coding.system_given) {
      coding.vocabulary = "snomed";  // only to find out whether it may be a secondary cancer
      const Disorder* guess = codes.find_disorder(coding);
      if (guess && guess->place != CancerPlace::elsewhere) {
        known.somewhere = guess;
        claims.ask("Which code system is " + coding.code + " from?",
                   "A code without its system is not understood; it is held as a secondary cancer.");
      }
      continue;
    }
    if (const Disorder* disorder = codes.find_disorder(coding)) {
      if (disorder->place == CancerPlace::bone) join_codes(claims, known.bone, *disorder);
      if (disorder->place == CancerPlace::somewhere) known.somewhere = disorder;
      if (disorder->place == CancerPlace::elsewhere) known.elsewhere = disorder;
    }
    if (const Finding* finding = codes.find_finding(coding); finding && !known.finding) known.finding = finding;
    if (known.primary.empty()) known.primary = codes.find_primary(coding);
  }
  return known;
}

void claim_in_passing(Claims& claims, const KnownCodes& known, const std::string& where_it_says_so, bool held) {
  if (!known.is_secondary()) return;
  if (!known.bone) {
    claims.secondary_somewhere = true;
    if (!held) claims.use("Secondary cancer, place not said.", "Held as bone metastases of unknown site.");
  } else {
    for (const Spot& spot : known.bone->at)
      claims.lesions.push_back({spot, std::nullopt, LesionOrigin::report,
                                held ? where_it_says_so + " was taken back: held until a named clinician says so."
                                     : "Only " + where_it_says_so + " says so.",
                                held});
  }
  const bool named = known.bone && !is_unknown(known.bone->at);
  claims.ask("Is there a lesion in " + (named ? in_words(known.bone->at) : std::string{"bone, and where"}) + "?",
             "Said by " + where_it_says_so + "; it closes meanwhile.");
}

}  // namespace mettle
