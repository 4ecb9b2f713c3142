#include "interop/person_in.h"

#include "interop/fhir_in.h"
#include "picture/record_in.h"

namespace mettle {
namespace {

void note(std::vector<std::string>& notes, const char* what_became, const std::vector<ReadingLine>& lines) {
  for (const ReadingLine& line : lines)
    notes.push_back(what_became + line.resource + ": " + line.what + (line.why.empty() ? "" : " (" + line.why + ")"));
}

}  // namespace

Result<PersonRead> read_person(const KnowledgeBase& base, const CodeMap& codes, Json json, Date today) {
  PersonRead person;
  person.record = std::move(json);
  if (looks_like_fhir(person.record)) {
    METTLE_TRY(FhirReading fhir, read_fhir(person.record, codes, today));
    note(person.notes, "Used: ", fhir.used);
    note(person.notes, "Not used: ", fhir.not_used);
    note(person.notes, "To ask: ", fhir.questions);
    person.record = std::move(fhir.record);
  }
  METTLE_TRY(RecordReading reading, read_record(base, person.record, today));
  person.picture = std::move(reading.picture);
  person.notes.insert(person.notes.end(), reading.notes.begin(), reading.notes.end());
  return person;
}

Result<PersonRead> read_person_text(const KnowledgeBase& base, const CodeMap& codes, std::string_view text,
                                    Date today) {
  METTLE_TRY(Json json, read_json(text));
  return read_person(base, codes, std::move(json), today);
}

}  // namespace mettle
