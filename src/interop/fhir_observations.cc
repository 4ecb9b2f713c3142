#include "interop/fhir_observations.h"

#include <algorithm>

#include "interop/fhir_elements.h"
#include "interop/fhir_quantity.h"

namespace mettle {
namespace {

/// What holds for an Observation and all its components.
struct Told {
  std::optional<Days> days;
  Where where;
  bool by_person = false;
  bool final_laboratory = false;
};

bool is_laboratory(const Json& observation, const CodeMap& codes) {
  return std::ranges::any_of(observation.items_at("category"), [&](const Json& category) {
    return code_in(&category, codes, "observation_category") == "laboratory";
  });
}

/// Where an observation about a lesion belongs: its body site, or the place of the Condition it is about.
Where place_of(const FhirEntry& entry, const ReadingContext& context) {
  Where where = read_where(entry, context.bundle, context.codes);
  if (where.said) return where;
  for (const Json& focus : entry.resource->items_at("focus")) {
    const Json* condition = context.bundle.resolve(entry, &focus);
    if (!condition || condition->text_at("resourceType") != "Condition") continue;
    FhirEntry of_focus = entry;
    of_focus.resource = condition;
    where = read_where(of_focus, context.bundle, context.codes);
    if (!where.spots.empty()) break;
    for (const Coding& coding : read_codings(condition->find("code"), context.codes))
      if (const Disorder* disorder = context.codes.find_disorder(coding);
          disorder && disorder->place == CancerPlace::bone)
        where.spots = disorder->at;
  }
  where.doubts.clear();  // asked about at the Condition itself
  return where;
}

const Measure* measure_of(const Json* code, const CodeMap& codes) {
  for (const Coding& coding : read_codings(code, codes))
    if (const Measure* measure = codes.find_measure(coding)) return measure;
  return nullptr;
}

std::string shown_why(const Json* code, const CodeMap& codes) {
  for (const Coding& coding : read_codings(code, codes))
    if (std::string why = codes.find_shown(coding); !why.empty()) return why;
  return {};
}

/// The answer of a coded value; empty when it has none that we know.
std::string coded_answer(const Json& observation, const Measure& measure, const CodeMap& codes) {
  for (const Coding& coding : read_codings(observation.find("valueCodeableConcept"), codes))
    if (const auto found = measure.answers.find(coding.key()); found != measure.answers.end()) return found->second;
  return {};
}

const Band* band_of(const Measure& measure, std::int64_t value) {
  for (const Band& band : measure.bands)
    if ((!band.up_to || value <= *band.up_to) && (!band.under || value < *band.under)) return &band;
  return nullptr;
}

void read_value(Claims& claims, const Json& observation, const Measure& measure, const Told& told,
                const ReadingContext& context) {
  const CodeMap& codes = context.codes;
  if (!told.days) {
    claims.leave_out(measure.id, "It has no date that we can read.");
    claims.ask("When was this measured: " + measure.id + "?",
               "A value without its date cannot be judged fresh or stale.");
    return;
  }
  // The earliest day that a partial date may mean: an older value counts for less.
  const Date date = told.days->first;
  if (date > context.as_of) {
    claims.leave_out(measure.id, "Its date " + date.to_text() + " lies in the future.");
    claims.ask("When was this measured: " + measure.id + "?", "The date lies after the day of reading.");
    return;
  }
  FactClaim fact;
  fact.fact = measure.fact;
  fact.date = date;
  fact.of_lesion = measure.of_lesion;
  fact.clear_of_lesions = measure.clear_of_lesions;
  fact.inferred = measure.inferred;
  fact.spots = told.where.spots;
  if (fact.spots.empty())
    for (const std::string& site : measure.at) fact.spots.push_back({site, "unknown", "", ""});
  fact.source = told.by_person                                ? "patient"
                : measure.laboratory && told.final_laboratory ? "lab_interface"
                                                              : "record_import";
  if (fact.source == "lab_interface") fact.why = "A final laboratory result: it counts as one.";
  else if (measure.inferred) fact.why = "It is near what we ask, not the same: a good answer to it reassures nobody.";
  else fact.why = told.by_person ? "The person's own words." : only_a_claim;

  const Json* absent = observation.find("dataAbsentReason");
  if (absent) {
    fact.value = "unknown";
    fact.why = "Said to be missing, which is unknown, never normal.";
  } else if (std::string answer = coded_answer(observation, measure, codes); !answer.empty()) {
    fact.value = std::move(answer);
  } else if (const auto measured = read_measured(observation, measure, codes)) {
    fact.note = "As sent: " + measured->as_given + ".";
    if (measured->bound) {
      fact.source = "record_import";
      fact.why = only_a_claim;
      claims.ask("What was the exact value of " + measure.id + "? It was sent as " + measured->as_given + ".",
                 "Only a bound is known.");
    }
    if (measure.bands.empty()) {
      fact.value = Json::Number{number_token(measured->millionths)};
      fact.unit = codes.find_family(measure.family)->is;
    } else if (const Band* band = band_of(measure, measured->millionths)) {
      fact.value = band->value;
    }
  } else if (observation.find("valueCodeableConcept")) {
    fact.value = "unknown";
    fact.why = "Its answer is not in our list.";
    claims.ask("What does \"" + words_of(observation.find("valueCodeableConcept")) + "\" mean for " + measure.id + "?",
               "The answer is not in our list, so it is unknown.");
  } else {
    claims.leave_out(measure.id, measured.error().what);
    claims.ask("What was the value of " + measure.id + " on " + date.to_text() + ", and in which unit?",
               measured.error().what);
    return;
  }
  if (fact.value.is_null()) {
    claims.leave_out(measure.id, "Its value has no answer of ours.");
    return;
  }
  claims.facts.push_back(std::move(fact));
}

/// A bone metastasis as the code or the coded value of an Observation (tumour registries do this).
bool read_metastasis(Claims& claims, const FhirEntry& entry, const Told& told, const ReadingContext& context) {
  const Json& observation = *entry.resource;
  const Json* said_no = observation.find("valueBoolean");
  for (const char* element : {"valueCodeableConcept", "code"}) {
    for (const Coding& coding : read_codings(observation.find(element), context.codes)) {
      const Disorder* disorder = context.codes.find_disorder(coding);
      if (!disorder || disorder->place == CancerPlace::elsewhere) continue;
      if (said_no && said_no->if_bool() && !*said_no->if_bool()) {
        claims.leave_out("No " + disorder->name + ".", "A \"no\" from another system opens nothing.");
        return true;
      }
      if (disorder->place == CancerPlace::somewhere) {
        claims.secondary_somewhere = true;
        claims.use("Secondary cancer, place not said.", "Held as bone metastases of unknown site.");
      }
      const auto& spots = told.where.spots.empty() ? disorder->at : told.where.spots;
      for (const Spot& spot : spots)
        if (disorder->place == CancerPlace::bone)
          claims.lesions.push_back({spot, std::nullopt, LesionOrigin::report, only_a_claim});
      claims.ask("Is there a lesion in " + (spots.empty() ? std::string{"bone"} : in_words(spots)) + "?",
                 "An Observation says so; there may be no Condition for it.");
      return true;
    }
  }
  return false;
}

}  // namespace

Claims read_observation(const FhirEntry& entry, const ReadingContext& context) {
  Claims claims;
  claims.resource = entry.label;
  const Json& observation = *entry.resource;
  const CodeMap& codes = context.codes;
  const std::string words = words_of(observation.find("code"));
  const std::string name = words.empty() ? "An Observation." : words;
  const std::string_view status = observation.text_at("status");
  if (status == "entered-in-error" || status == "cancelled") {
    claims.leave_out(name, "Its status is " + std::string{status} + ".");
    claims.ask("Is there a right value for " + name + "?", "The one on record was taken back.");
    return claims;
  }
  if (const std::string modifier = find_modifier(observation); !modifier.empty()) {
    claims.leave_out(name,
                     "It carries a modifier we do not know (" + modifier + "), which may turn its meaning round.");
    claims.ask("What does this Observation mean: " + name + "?", "Its modifier is not understood.");
    return claims;
  }
  Told told;
  told.days = days_of(observation, "effective");
  told.where = place_of(entry, context);
  told.by_person = std::ranges::any_of(observation.items_at("performer"),
                                       [&](const Json& who) { return context.bundle.is_person(entry, &who); });
  told.final_laboratory =
      is_laboratory(observation, codes) && (status == "final" || status == "amended" || status == "corrected");

  bool known = false;
  if (const Measure* measure = measure_of(observation.find("code"), codes)) {
    known = true;
    if (measure->of_lesion) claims.ask_all(told.where.doubts);
    read_value(claims, observation, *measure, told, context);
  }
  for (const Json& component : observation.items_at("component")) {
    const Measure* measure = measure_of(component.find("code"), codes);
    if (!measure) {
      claims.leave_out(name + ": " + words_of(component.find("code")),
                       "The code of this component is not in our list.");
      continue;
    }
    known = true;
    read_value(claims, component, *measure, told, context);
  }
  if (known || read_metastasis(claims, entry, told, context)) return claims;
  for (const Coding& coding : read_codings(observation.find("code"), codes)) {
    const Finding* finding = codes.find_finding(coding);
    if (!finding) continue;
    claims.leave_out(name, "As an Observation it does not say whether it is so.");
    claims.ask(finding->ask.empty() ? "Is it so: " + finding->name + "?" : finding->ask,
               "It came as an Observation, not as a Condition.");
    return claims;
  }
  const std::string shown = shown_why(observation.find("code"), codes);
  claims.leave_out(name, shown.empty() ? "Its code is not in our list." : shown);
  return claims;
}

}  // namespace mettle
