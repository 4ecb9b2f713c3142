#include "reading.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/text.h"
#include "picture/record_in.h"
#include "support/knowledge.h"

namespace mettle::testing {
namespace {

[[noreturn]] void stop(const Problem& problem) {
  std::fprintf(stderr, "%s\n", mettle::to_text(problem).c_str());
  std::exit(1);
}

std::string value_of(const Json& fact) {
  const Json* value = fact.find("value");
  if (!value) return "?";
  if (const auto* number = value->if_number()) return number->token;
  return value->if_text() ? *value->if_text() : "?";
}

std::string in_words(const Json& fact) {
  std::string words{fact.text_at("fact")};
  words += " " + value_of(fact);
  for (const char* name : {"unit", "date", "source"})
    if (const auto text = fact.text_at(name); !text.empty()) words += " " + std::string{text};
  if (const auto from = fact.text_at("from"); !from.empty()) words += " from " + std::string{from};
  if (const Json* inferred = fact.find("inferred"); inferred && *inferred->if_bool()) words += " inferred";
  return words;
}

void add_lines(std::string& text, const char* kind, const std::vector<ReadingLine>& lines) {
  for (const ReadingLine& line : lines)
    text += std::string{kind} + " " + line.resource + ": " + line.what + " (" + line.why + ")\n";
}

}  // namespace

Date reading_day() { return date("2026-11-24"); }

const CodeMap& codes() {
  static const CodeMap map = [] {
    std::vector<SourceFile> files;
    for (SourceFile& file : knowledge_files())
      if (file.path.starts_with("codes/")) files.push_back(std::move(file));
    auto read = CodeMap::from(files);
    if (!read) stop(read.error());
    return std::move(*read);
  }();
  return map;
}

Json bundle(std::string_view name) {
  auto json = read_json(file_text("tests/fhir/" + std::string{name} + ".json"));
  if (!json) stop(json.error());
  return std::move(*json);
}

std::vector<std::string> bundle_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(std::string{METTLE_SOURCE_DIR} + "/tests/fhir"))
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

FhirReading reading_of(const Json& bundle) {
  auto reading = read_fhir(bundle, codes(), reading_day());
  if (!reading) stop(reading.error());
  return std::move(*reading);
}

Picture picture_of(const FhirReading& reading) {
  auto record = read_record(knowledge(), reading.record, reading_day());
  if (!record) stop(record.error());
  return std::move(record->picture);
}

std::vector<std::string> lesions_of(const FhirReading& reading) {
  std::vector<std::string> lesions;
  for (const Json& lesion : reading.record.items_at("lesions")) {
    std::string words{lesion.text_at("site")};
    for (const char* name : {"side", "level", "sub_site"})
      if (const auto text = lesion.text_at(name); !text.empty()) words += " " + std::string{text};
    lesions.push_back(std::move(words));
  }
  return lesions;
}

std::vector<std::string> facts_of(const FhirReading& reading) {
  std::vector<std::string> facts;
  for (const Json& fact : reading.record.items_at("facts")) facts.push_back(in_words(fact));
  return facts;
}

std::vector<std::string> facts_of_lesion(const FhirReading& reading, std::string_view id) {
  std::vector<std::string> facts;
  for (const Json& lesion : reading.record.items_at("lesions"))
    if (lesion.text_at("id") == id)
      for (const Json& fact : lesion.items_at("facts")) facts.push_back(in_words(fact));
  return facts;
}

std::vector<std::string> resources_of(const std::vector<ReadingLine>& lines) {
  std::vector<std::string> all;
  for (const ReadingLine& line : lines)
    if (std::ranges::find(all, line.resource) == all.end()) all.push_back(line.resource);
  return all;
}

std::vector<std::string> questions_of(const FhirReading& reading) {
  std::vector<std::string> all;
  for (const ReadingLine& line : reading.questions) all.push_back(line.what);
  return all;
}

std::string to_text(const FhirReading& reading) {
  const Json& record = reading.record;
  const Json* person = record.find("person");
  std::string text = "person: " + std::string{person->text_at("label")};
  if (const auto born = person->text_at("born"); !born.empty()) text += ", born " + std::string{born};
  const auto spread = record.text_at("bone_metastases");
  text += "\nbone metastases: " + std::string{spread.empty() ? "not said" : spread} + "\n";
  const auto lesions = lesions_of(reading);
  for (std::size_t i = 0; i < lesions.size(); ++i) {
    const Json& lesion = record.items_at("lesions")[i];
    text += "lesion \"" + std::string{lesion.text_at("id")} + "\": " + lesions[i];
    if (const auto found = lesion.text_at("found"); !found.empty()) text += ", found " + std::string{found};
    text += "\n";
    for (const Json& fact : lesion.items_at("facts")) text += "  " + in_words(fact) + "\n";
  }
  for (const Json& image : record.items_at("imaging"))
    text += "image: " + std::string{image.text_at("modality")} + " " + std::string{image.text_at("date")} + "\n";
  for (const std::string& fact : facts_of(reading)) text += "fact: " + fact + "\n";
  add_lines(text, "used    ", reading.used);
  add_lines(text, "not used", reading.not_used);
  add_lines(text, "to ask  ", reading.questions);
  return text;
}

const char* const patient =
    R"({"resourceType":"Patient","id":"p1","name":[{"family":"Example","given":["Robin"]}],"birthDate":"1961-04-02"})";

Json bundle_of(const std::vector<std::string>& resources) {
  std::string text =
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":)" + std::string{patient} + "}";
  for (const std::string& resource : resources) text += R"(,{"resource":)" + resource + "}";
  auto json = read_json(text + "]}");
  if (!json) stop(json.error());
  return std::move(*json);
}

namespace {
std::string with(std::string text, std::string_view more) {
  if (!more.empty()) text += "," + std::string{more};
  return text + "}";
}
}  // namespace

std::string condition(std::string_view id, std::string_view body_site, std::string_view more) {
  std::string text = R"({"resourceType":"Condition","id":")" + std::string{id} +
                     R"(","code":{"coding":[{"system":"http://snomed.info/sct","code":"94222008"}]},)" +
                     R"("subject":{"reference":"Patient/p1"})";
  if (!body_site.empty())
    text +=
        R"(,"bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":")" + std::string{body_site} + R"("}]}])";
  return with(std::move(text), more);
}

std::string observation(std::string_view id, std::string_view loinc, std::string_view more) {
  return with(R"({"resourceType":"Observation","id":")" + std::string{id} +
                  R"(","code":{"coding":[{"system":"http://loinc.org","code":")" + std::string{loinc} +
                  R"("}]},"subject":{"reference":"Patient/p1"})",
              more);
}

}  // namespace mettle::testing
