#include "interop/fhir_observations.h"

#include <algorithm>

#include "interop/fhir_disorders.h"
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
  std::string doubt;  // why it can only make things more careful; empty: it may count as what it is
};

/// The statuses of an Observation that has a result (FHIR R4). Any other word is not understood.
bool has_result(std::string_view status) {
  return status == "final" || status == "amended" || status == "corrected" || status == "preliminary";
}

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
  // The earliest day that a partial date may mean: an older value counts for less. Without a day that can be right it
  // is the day of reading, so that a bad value is not lost; it reassures nobody.
  const bool dated = told.days && told.days->first <= context.as_of;
  const Date date = dated ? told.days->first : context.as_of;
  FactClaim fact;
  fact.fact = measure.fact;
  fact.date = date;
  fact.of_lesion = measure.of_lesion;
  fact.clear_of_lesions = measure.clear_of_lesions;
  fact.inferred = measure.inferred || !told.doubt.empty();
  fact.spots = told.where.spots;
  if (fact.spots.empty())
    for (const std::string& site : measure.at) fact.spots.push_back({site, "unknown", "", ""});
  fact.source = told.by_person                                ? "patient"
                : measure.laboratory && told.final_laboratory ? "lab_interface"
                                                              : "record_import";
  if (fact.source == "lab_interface") fact.why = "A final laboratory result: it counts as one.";
  else if (measure.inferred) fact.why = "It is near what we ask, not the same: a good answer to it reassures nobody.";
  else fact.why = told.by_person ? "The person's own words." : only_a_claim;
  if (!told.doubt.empty()) {
    fact.source = "record_import";
    fact.why = told.doubt + " It can make things more careful, never easier.";
  }

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
    claims.ask("What was the value of " + measure.id + (dated ? " on " + date.to_text() : "") + ", and in which unit?",
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
    KnownCodes known = look_up(claims, observation.find(element), context.codes);
    if (!known.is_secondary()) continue;
    if (said_no && said_no->if_bool() && !*said_no->if_bool()) {
      claims.leave_out("No " + (known.bone ? known.bone->name : known.somewhere->name) + ".",
                       "A \"no\" from another system opens nothing.");
      return true;
    }
    if (known.bone && !told.where.spots.empty()) known.bone->at = told.where.spots;
    claim_in_passing(claims, known, "an Observation", false);
    return true;
  }
  return false;
}

/// A tumour stage or a comment sometimes holds the only word of a bone metastasis. It raises a question, no fact.
void ask_about_value_words(Claims& claims, const Json& observation, const WordLists& lists) {
  const Json* value = observation.find("valueCodeableConcept");
  std::vector<std::string> said{words_of(observation.find("code")), words_of(value),
                                std::string{observation.text_at("valueString")}};
  for (const Json& note : observation.items_at("note")) said.emplace_back(note.text_at("text"));
  for (const std::string& words : said)
    if (has_word(words, lists.metastasis) && (has_word(words, lists.bone) || !has_word(words, lists.elsewhere)))
      claims.ask("Are there bone metastases, and where? The record says \"" + words + "\".",
                 "Words raise a question, never a fact.");
}

}  // namespace

Claims read_observation(const FhirEntry& entry, const ReadingContext& context) {
  Claims claims;
  claims.resource = entry.label;
  const Json& observation = *entry.resource;
  const CodeMap& codes = context.codes;
  const std::string words = name_of(observation.find("code"));
  const std::string name = words.empty() ? "an Observation without a code" : words;
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

  if (!told.days) told.doubt = "It has no date that we can read.";
  else if (told.days->first > context.as_of) told.doubt = "Its date lies after the day of reading.";
  if (!has_result(status))
    told.doubt = status.empty() ? "It has no status." : "Its status \"" + std::string{status} + "\" is no result.";

  bool known = false;
  if (const Measure* measure = measure_of(observation.find("code"), codes)) {
    known = true;
    if (measure->of_lesion) claims.ask_all(told.where.doubts);
    read_value(claims, observation, *measure, told, context);
  }
  for (const Json& component : observation.items_at("component")) {
    const Measure* measure = measure_of(component.find("code"), codes);
    if (!measure) {
      claims.leave_out(name + ": " + name_of(component.find("code")), "The code of this component is not in our list.");
      continue;
    }
    known = true;
    read_value(claims, component, *measure, told, context);
  }
  if (known && !told.doubt.empty()) claims.ask("What was found, and when: " + name + "?", told.doubt);
  if (known || read_metastasis(claims, entry, told, context)) return claims;
  ask_about_value_words(claims, observation, codes.words());
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
