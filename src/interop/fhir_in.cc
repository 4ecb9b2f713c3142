#include "interop/fhir_in.h"

#include <algorithm>
#include <array>

#include "interop/fhir_bundle.h"
#include "interop/fhir_conditions.h"
#include "interop/fhir_disorders.h"
#include "interop/fhir_elements.h"
#include "interop/fhir_imaging.h"
#include "interop/fhir_observations.h"
#include "interop/fhir_record.h"
#include "interop/fhir_treatments.h"

namespace mettle {
namespace {

struct Reader {
  std::string_view type;
  Claims (*read)(const FhirEntry&, const ReadingContext&);
};
constexpr std::array<Reader, 9> readers{{{"Condition", read_condition},
                                         {"Flag", read_flag},
                                         {"Observation", read_observation},
                                         {"MedicationRequest", read_medication},
                                         {"MedicationStatement", read_medication},
                                         {"MedicationAdministration", read_medication},
                                         {"Procedure", read_procedure},
                                         {"ImagingStudy", read_imaging_study},
                                         {"DiagnosticReport", read_report}}};

std::string full_name(const Json& patient) {
  const auto& names = patient.items_at("name");
  const Json* chosen = names.empty() ? nullptr : &names.front();
  for (const std::string_view use : {"usual", "official"})
    for (const Json& name : names)
      if (name.text_at("use") == use) chosen = &name;
  if (!chosen) return {};
  if (const auto text = chosen->text_at("text"); !text.empty()) return std::string{text};
  std::string whole;
  for (const Json& given : chosen->items_at("given"))
    if (given.if_text()) whole += *given.if_text() + " ";
  return whole + std::string{chosen->text_at("family")};
}

struct PersonRead {
  FhirPerson person;
  Claims claims;
};

PersonRead read_person(const FhirBundle& bundle) {
  PersonRead read{{"Not named", ""}, {}};
  Claims& claims = read.claims;
  const FhirEntry* entry = bundle.patient();
  claims.resource = entry ? entry->label : "Bundle";
  if (!entry) {
    claims.ask("Who is this?", bundle.only_subject().empty()
                                   ? "No Patient came with the data."
                                   : "No Patient came, only references to " + bundle.only_subject() + ".");
    return read;
  }
  const Json& patient = *entry->resource;
  if (const std::string modifier = find_modifier(patient); !modifier.empty()) {
    claims.leave_out("The Patient.", "It carries a modifier we do not know (" + modifier + "); only its id was used.");
    claims.ask("Who is this?", "The Patient carries a modifier that is not understood.");
    return read;
  }
  if (std::string name = full_name(patient); !name.empty()) read.person.label = std::move(name);
  else claims.ask("What is the name?", "The Patient has none.");
  const std::string_view born = patient.text_at("birthDate");
  if (Date::read(born)) read.person.born = born;
  else claims.ask("What is the date of birth?", "It is missing, or not known to the day.");
  const Json* died = patient.find("deceasedBoolean");
  if (patient.find("deceasedDateTime") || (died && died->if_bool() && *died->if_bool()))
    claims.ask("Is this the right person?", "The Patient is on record as having died.");
  if (const Json* active = patient.find("active"); active && active->if_bool() && !*active->if_bool())
    claims.ask("Is this the record in use?", "The Patient is marked as not active.");
  if (!patient.items_at("link").empty())
    claims.ask("Is there another record of this person?", "The Patient is linked to another one.");
  claims.use("person: " + read.person.label, "Name and date of birth, nothing else.");
  return read;
}

/// The reason for a treatment, an order or a visit sometimes holds the only code for a bone metastasis.
void read_reasons(Claims& claims, const FhirEntry& entry, const ReadingContext& context) {
  for (const Json& reason : entry.resource->items_at("reasonCode")) {
    const KnownCodes known = look_up(claims, &reason, context.codes);
    claim_in_passing(claims, known, "the reason in a " + entry.type, false);
  }
}

/// Resources inside a resource are read only where it points to them; clinical ones that are not would be lost.
void list_contained(Claims& claims, const FhirEntry& entry, const CodeMap& codes) {
  for (const Json& contained : entry.resource->items_at("contained")) {
    const std::string type{contained.text_at("resourceType")};
    if (codes.tables().resources.contains(type)) continue;
    claims.not_used.push_back({entry.label + "#" + std::string{contained.text_at("id")},
                               type.empty() ? "A contained resource." : type,
                               "A contained resource is read only where another points to it."});
    if (type == "Condition")
      claims.ask(
          "What does the Condition inside this " + entry.type + " say: \"" + words_of(contained.find("code")) + "\"?",
          "A Condition inside another resource is not read by itself.");
  }
}

Claims read_entry(const FhirEntry& entry, const ReadingContext& context) {
  Claims claims;
  claims.resource = entry.label;
  if (!entry.set_aside.empty()) {
    claims.leave_out(entry.type.empty() ? "An entry." : entry.type, entry.set_aside);
    if (!entry.resource)
      claims.ask("What was deleted, and does anything follow from it?", "A deletion opens nothing by itself.");
    return claims;
  }
  if (!entry.resource) {
    claims.leave_out("An entry.", "It holds no resource.");
    return claims;
  }
  const auto reader = std::ranges::find(readers, entry.type, &Reader::type);
  if (reader == readers.end()) {
    const auto& notes = context.codes.tables().resources;
    const auto note = notes.find(entry.type);
    claims.leave_out(entry.type, note == notes.end() ? "This kind of resource is not known here." : note->second.why);
    if (note == notes.end())
      claims.ask("Does this " + entry.type + " hold anything about bones, falls or blood?",
                 "This kind of resource is not known here.");
    else if (!note->second.ask.empty()) claims.ask(note->second.ask, note->second.why);
    if (context.bundle.whose(entry) == Whose::persons) read_reasons(claims, entry, context);
    list_contained(claims, entry, context.codes);
    return claims;
  }
  switch (context.bundle.whose(entry)) {
    case Whose::persons:
      claims = reader->read(entry, context);
      read_reasons(claims, entry, context);
      break;
    case Whose::somebody_elses:
      claims.leave_out(entry.type, "It speaks of somebody else than the person of this bundle.");
      claims.ask("Whose is this " + entry.type + "?",
                 "Its subject is not the Patient of the bundle; reading it could mix two people up.");
      break;
    case Whose::not_said:
      claims.leave_out(entry.type, "It does not say whose it is.");
      claims.ask("Whose is this " + entry.type + "?", "It has no subject that we can read.");
      break;
  }
  list_contained(claims, entry, context.codes);
  return claims;
}

/// Every resource is in one of the two lists, whatever became of it.
void list_the_silent(FhirReading& reading, const FhirBundle& bundle) {
  for (const FhirEntry& entry : bundle.entries()) {
    const auto listed = [&](const std::vector<ReadingLine>& lines) {
      return std::ranges::find(lines, entry.label, &ReadingLine::resource) != lines.end();
    };
    if (!listed(reading.used) && !listed(reading.not_used))
      reading.not_used.push_back({entry.label, entry.type, "Nothing in it answers a fact of ours."});
  }
}

}  // namespace

bool looks_like_fhir(const Json& json) { return !json.text_at("resourceType").empty(); }

Result<FhirReading> read_fhir(const Json& json, const CodeMap& codes, Date as_of) {
  METTLE_TRY(const FhirBundle bundle, FhirBundle::from(json));
  const ReadingContext context{bundle, codes, as_of};
  PersonRead person = read_person(bundle);
  std::vector<Claims> claims{std::move(person.claims)};
  for (const FhirEntry& entry : bundle.entries())
    if (&entry != bundle.patient()) claims.push_back(read_entry(entry, context));
  FhirReading reading = join_claims(person.person, std::move(claims), codes);
  if (bundle.is_one_page_of_several())
    reading.questions.push_back(
        {"Bundle", "Where is the rest?", "This is one page of several, and what is missing is not normal."});
  list_the_silent(reading, bundle);
  return reading;
}

}  // namespace mettle
