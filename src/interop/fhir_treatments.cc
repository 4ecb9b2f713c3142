#include "interop/fhir_treatments.h"

#include <algorithm>
#include <array>

#include "interop/fhir_elements.h"

namespace mettle {
namespace {

/// A course of treatment in time; what is not said is empty.
struct Course {
  std::optional<Date> from, until;
};

/// The start and end of NAMEPeriod, or one day for both when `single` says that the date is a single event.
enum class DateTimeMeans : std::uint8_t { start, whole };
Course course_of(const Json& resource, const std::string& name, DateTimeMeans means) {
  Course course;
  // A partial start is taken early and a partial end late: the course is then never too short.
  if (const auto days = read_days(resource.text_at(name + "DateTime"))) {
    course.from = days->first;
    if (means == DateTimeMeans::whole) course.until = days->last;
  }
  if (const Json* period = resource.find(name + "Period")) {
    if (const auto days = read_days(period->text_at("start"))) course.from = days->first;
    if (const auto days = read_days(period->text_at("end"))) course.until = days->last;
  }
  if (course.from && course.until && *course.until < *course.from) course = {};  // a slip: neither date can be trusted
  return course;
}

/// For a note: the days of the course, as far as they are known.
std::string in_words(const Course& course) {
  std::string words;
  if (course.from) words += " From " + course.from->to_text() + ".";
  if (course.until) words += " Until " + course.until->to_text() + ".";
  return words;
}

/// The name and codes of the medicine, from the element itself or from the Medication it points to.
const Json* medicine_of(const FhirEntry& entry, const FhirBundle& bundle) {
  if (const Json* direct = entry.resource->find("medicationCodeableConcept")) return direct;
  const Json* medication = bundle.resolve(entry, entry.resource->find("medicationReference"));
  return medication ? medication->find("code") : nullptr;
}

/// Why a medicine is not being taken, by what its status says; empty when it may be.
std::string not_taken(const Json& medication) {
  constexpr std::array<std::string_view, 6> never{"entered-in-error", "not-taken", "cancelled", "draft",
                                                  "not-done",         "intended"};
  const std::string_view status = medication.text_at("status");
  if (std::ranges::find(never, status) != never.end()) return "Its status is " + std::string{status} + ".";
  if (const Json* denied = medication.find("doNotPerform"); denied && denied->if_bool() && *denied->if_bool())
    return "It says not to give it.";
  const std::string_view intent = medication.text_at("intent");
  if (intent == "proposal" || intent == "plan" || intent == "option")
    return "It is only a " + std::string{intent} + ".";
  return {};
}

Course medicine_course(const Json& medication, const std::string& type, Date as_of) {
  Course course = course_of(medication, "effective",
                            type == "MedicationAdministration" ? DateTimeMeans::whole : DateTimeMeans::start);
  if (type == "MedicationRequest") {
    if (const auto days = read_days(medication.text_at("authoredOn"))) course.from = days->first;
    if (const Json* dispense = medication.find("dispenseRequest"))
      if (const Json* valid = dispense->find("validityPeriod"))
        if (const auto days = read_days(valid->text_at("end"))) course.until = days->last;
  }
  if (course.from && course.until && *course.until < *course.from) course.until.reset();
  const std::string_view status = medication.text_at("status");
  const bool over = status == "completed" || status == "stopped";
  // Over, and nobody says since when: the last day on which it is known to have been given.
  if (over && !course.until) course.until = course.from;
  // An end that has passed, on a medicine that is still active: it is taken to go on.
  if (!over && course.until && *course.until < as_of) course.until.reset();
  return course;
}

void add_drug_facts(Claims& claims, const DrugClass& drug, const std::string& name, const Course& course,
                    std::string_view source, Date as_of) {
  const Date from = course.from && *course.from <= as_of ? *course.from : as_of;
  const bool ended = course.until && *course.until < as_of;
  if (ended && days_between(*course.until, as_of) > drug.last_days) {
    claims.leave_out(
        name, "A course of " + drug.id + " that ended on " + course.until->to_text() + ", too long ago to count.");
    return;
  }
  for (const DrugClass::Gives& gives : drug.gives) {
    const bool is_short = course.from && course.until && days_between(*course.from, *course.until) < gives.short_days;
    const std::string& value = gives.short_value && is_short ? *gives.short_value : gives.value;
    if (value.empty()) continue;
    FactClaim fact;
    fact.fact = gives.fact;
    fact.value = value;
    fact.date = ended ? *course.until : from;
    fact.source = source;
    fact.inferred = true;  // one medicine never says what is not taken
    if (gives.course) fact.from = course.from;
    fact.note = "From the medicine: " + name + "." + in_words(course);
    fact.why =
        source == "patient" ? "The person's own words, and one medicine never says what is not taken." : only_a_claim;
    claims.facts.push_back(std::move(fact));
  }
}

bool is_radiotherapy(const Json& procedure, const CodeMap& codes) {
  const auto known = [&](const Json* element) {
    return std::ranges::any_of(read_codings(element, codes),
                               [&](const Coding& coding) { return codes.is_radiotherapy(coding); });
  };
  return known(procedure.find("code")) || known(procedure.find("category"));
}

/// All words anywhere in an element, for the technique: it sits in nested extensions.
bool any_word(const Json& element, const std::vector<std::string>& words) {
  if (const auto* text = element.if_text()) return has_word(*text, words);
  if (const auto* members = element.if_object())
    return std::ranges::any_of(*members, [&](const Json::Member& member) { return any_word(member.second, words); });
  return std::ranges::any_of(element.items(), [&](const Json& item) { return any_word(item, words); });
}

bool is_stereotactic(const Json& procedure, const CodeMap& codes) {
  return std::ranges::any_of(std::array{"code", "extension", "usedCode", "note"}, [&](const char* name) {
    const Json* element = procedure.find(name);
    return element && any_word(*element, codes.words().stereotactic);
  });
}

void read_radiotherapy(Claims& claims, const FhirEntry& entry, const ReadingContext& context, const std::string& name) {
  const Json& procedure = *entry.resource;
  const CodeMap& codes = context.codes;
  const Where where = read_where(entry, context.bundle, codes);
  claims.ask_all(where.doubts);
  if (where.spots.empty()) {
    claims.ask("Was a bone irradiated, and which?",
               where.said ? "The place is not in our list of bones." : "The radiotherapy names no place.");
    claims.leave_out(name, where.said ? "Radiotherapy to a place that is not in our list of bones."
                                      : "Radiotherapy without a place.");
    return;
  }
  for (const Spot& spot : where.spots)
    claims.lesions.push_back({spot, std::nullopt, LesionOrigin::radiotherapy,
                              "A bone that was irradiated is taken to hold a lesion until somebody says otherwise."});
  claims.ask("Is there a lesion in " + in_words(where.spots) + "?",
             "This bone was irradiated; it stays closed meanwhile.");
  const std::string_view status = procedure.text_at("status");
  if (status == "preparation") {
    claims.use(name + " to " + in_words(where.spots) + ".", "It is planned, not given: evidence of a lesion only.");
    return;
  }
  const Course course = course_of(procedure, "performed", DateTimeMeans::whole);
  FactClaim fact;
  fact.fact = codes.tables().radiotherapy_fact;
  fact.value = is_stereotactic(procedure, codes) ? codes.tables().stereotactic_value : std::string{"unknown"};
  const auto day = course.until ? course.until : course.from;
  fact.date = day && *day <= context.as_of ? *day : context.as_of;
  fact.source = "record_import";
  fact.from = course.from;
  fact.note = (fact.value == Json{"unknown"} ? "Radiotherapy was given; the technique is not said."
                                             : "Stereotactic radiotherapy was given.") +
              in_words(course);
  fact.of_lesion = fact.brings_lesion = true;
  fact.spots = where.spots;
  fact.why = only_a_claim;
  claims.facts.push_back(std::move(fact));
  claims.ask("When did this radiotherapy end, and how was it given?",
             "Somebody entitled says it; the end of a course opens, so it is not taken from here.");
}

}  // namespace

Claims read_medication(const FhirEntry& entry, const ReadingContext& context) {
  Claims claims;
  claims.resource = entry.label;
  const Json& medication = *entry.resource;
  const CodeMap& codes = context.codes;
  const Json* medicine = medicine_of(entry, context.bundle);
  const std::string words = words_of(medicine);
  const std::string name = medicine && !name_of(medicine).empty() ? name_of(medicine) : "a medicine without a name";
  if (const std::string modifier = find_modifier(medication); !modifier.empty()) {
    claims.leave_out(name, "It carries a modifier we do not know (" + modifier + ").");
    claims.ask("Is this being taken: " + name + "?", "Its modifier is not understood.");
    return claims;
  }
  if (const std::string why = not_taken(medication); !why.empty()) {
    claims.leave_out(name, why);
    return claims;
  }
  std::vector<const DrugClass*> drugs;
  for (const Coding& coding : read_codings(medicine, codes))
    if (const DrugClass* drug = codes.find_drug(coding)) drugs.push_back(drug);
  const bool by_code = !drugs.empty();
  if (!by_code) drugs = codes.drugs_named(words);
  if (drugs.empty()) {
    claims.leave_out(name, medicine ? "It is not in our list of treatments." : "It names no medicine.");
    return claims;
  }
  if (!by_code && has_word(words, codes.words().surface)) {
    claims.leave_out(name, "It acts on a surface, by its name.");
    claims.ask("Is any of this swallowed or injected: " + name + "?",
               "By its name it acts on a surface only, so it was not used.");
    return claims;
  }
  const Json* teller = medication.find("informationSource");
  const std::string_view source = context.bundle.is_person(entry, teller) ? "patient" : "record_import";
  const Course course = medicine_course(medication, entry.type, context.as_of);
  for (const DrugClass* drug : drugs) add_drug_facts(claims, *drug, name, course, source, context.as_of);
  if (!by_code && !claims.facts.empty()) {
    std::string ids;
    for (const DrugClass* drug : drugs) ids += (ids.empty() ? "" : ", ") + drug->id;
    claims.ask("Is " + name + " being taken now, since when, and in which rhythm?",
               "It was recognised by its name alone, as: " + ids + ".");
  }
  return claims;
}

Claims read_procedure(const FhirEntry& entry, const ReadingContext& context) {
  Claims claims;
  claims.resource = entry.label;
  const Json& procedure = *entry.resource;
  const CodeMap& codes = context.codes;
  const std::string words = name_of(procedure.find("code"));
  const std::string name = words.empty() ? "a Procedure without a code" : words;
  const bool radiotherapy = is_radiotherapy(procedure, codes) || has_word(words, codes.words().radiotherapy);
  const std::string_view status = procedure.text_at("status");
  if (const std::string modifier = find_modifier(procedure); !modifier.empty()) {
    claims.leave_out(name, "It carries a modifier we do not know (" + modifier + ").");
    claims.ask("What was done: " + name + "?", "Its modifier is not understood.");
    return claims;
  }
  if (status == "not-done" || status == "entered-in-error") {
    claims.leave_out(name, "Its status is " + std::string{status} + ".");
    if (radiotherapy)
      claims.ask("Was a bone ever irradiated, or meant to be?",
                 "A course of radiotherapy is on record as " + std::string{status} + ".");
    return claims;
  }
  if (radiotherapy) {
    read_radiotherapy(claims, entry, context, name);
    return claims;
  }
  const Where where = read_where(entry, context.bundle, codes);
  if (!where.spots.empty())
    claims.ask("What was done at " + in_words(where.spots) + ", and is weight-bearing restricted?",
               "A procedure at a bone that is not in our list: " + name + ".");
  claims.leave_out(name, "This procedure is not in our list.");
  return claims;
}

}  // namespace mettle
