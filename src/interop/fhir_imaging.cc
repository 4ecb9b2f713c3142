#include "interop/fhir_imaging.h"

#include <algorithm>

#include "interop/fhir_disorders.h"
#include "interop/fhir_elements.h"

namespace mettle {
namespace {

void ask_about_coverage(Claims& claims, const std::string& name, const std::vector<Spot>& spots) {
  const std::string named = spots.empty() ? "." : "; it names " + in_words(spots) + ".";
  claims.ask("Which regions does this imaging cover: " + name + "?",
             "What a picture covers opens limits, so a person says it" + named);
}

std::string modality_of(const Json& study, const CodeMap& codes) {
  std::vector<CodeKey> found;
  const auto add = [&](const Json* coding) {
    if (coding) found.emplace_back(codes.vocabulary(coding->text_at("system")), std::string{coding->text_at("code")});
  };
  for (const Json& modality : study.items_at("modality")) add(&modality);
  for (const Json& series : study.items_at("series")) add(series.find("modality"));
  for (const auto& [key, is] : codes.tables().modalities)
    if (std::ranges::find(found, key) != found.end()) return is;
  return {};
}

/// The body sites of the series: each is a Coding, not a CodeableConcept.
std::vector<Spot> series_spots(const Json& study, const CodeMap& codes) {
  std::vector<Spot> spots;
  for (const Json& series : study.items_at("series")) {
    const Json* site = series.find("bodySite");
    if (!site) continue;
    const Coding coding{codes.vocabulary(site->text_at("system")), std::string{site->text_at("code")}, ""};
    if (const SiteCode* place = codes.find_place(coding)) spots.insert(spots.end(), place->at.begin(), place->at.end());
  }
  return spots;
}

bool is_taken_back(std::string_view status) { return status == "entered-in-error" || status == "cancelled"; }

void add_imaging(Claims& claims, const std::string& name, std::string modality, const std::optional<Days>& days,
                 const ReadingContext& context) {
  if (!days) {
    claims.ask("When was this imaging done: " + name + "?",
               "Only the date of the imaging counts, not the date of its report.");
    claims.leave_out(name, "It has no date of the imaging itself.");
  } else if (days->first > context.as_of) {
    claims.leave_out(name, "Its date lies in the future.");
  } else if (modality.empty()) {
    claims.leave_out(name, "It does not say what kind of imaging it was.");
    claims.ask("What kind of imaging was this: " + name + "?",
               "X-ray, CT, MRI, bone scan and PET do not show the same.");
  } else {
    claims.imaging.push_back(
        {std::move(modality), days->first, "Shown with its date; it covers nothing until somebody says what."});
  }
}

struct ReportKind {
  bool is_imaging = false;
  std::string modality;
};

ReportKind kind_of(const Json& report, const CodeMap& codes) {
  ReportKind kind;
  for (const Coding& coding : read_codings(report.find("code"), codes)) {
    const auto& known = codes.tables().imaging_reports;
    if (const auto found = known.find(coding.key()); found != known.end()) {
      kind.is_imaging = true;
      kind.modality = found->second;
    }
  }
  for (const Json& category : report.items_at("category"))
    for (const Coding& coding : read_codings(&category, codes))
      if (coding.key() == codes.tables().imaging_category) kind.is_imaging = true;
  if (!report.items_at("imagingStudy").empty()) kind.is_imaging = true;
  if (kind.is_imaging && kind.modality.empty())
    for (const auto& [words, is] : codes.words().modalities)
      if (kind.modality.empty() && has_word(words_of(report.find("code")), words)) kind.modality = is;
  return kind;
}

void read_conclusion(Claims& claims, const Json& report, const ReadingContext& context) {
  const CodeMap& codes = context.codes;
  const std::string text{report.text_at("conclusion")};
  const bool taken_back = is_taken_back(report.text_at("status"));
  bool coded = false;
  for (const Json& conclusion : report.items_at("conclusionCode")) {
    const KnownCodes known = look_up(claims, &conclusion, codes);
    coded = coded || known.is_secondary();
    claim_in_passing(claims, known, "the conclusion of a report", taken_back);
  }
  const WordLists& lists = codes.words();
  if (coded && has_word(text, lists.doubt))
    claims.ask("Is the metastasis confirmed? The report says \"" + text + "\".",
               "Its code says a metastasis, its words say perhaps: it closes like a confirmed one.");
  if (coded && has_word(text, lists.denial))
    claims.ask("Is there a metastasis? The report says \"" + text + "\".",
               "Its code and its words disagree: it closes until somebody reads it.");
  if (!coded && has_word(text, lists.metastasis) && has_word(text, lists.bone))
    claims.ask("Does this report describe a bone metastasis: \"" + text + "\"?",
               "Words raise a question, never a fact.");
}

}  // namespace

Claims read_imaging_study(const FhirEntry& entry, const ReadingContext& context) {
  Claims claims;
  claims.resource = entry.label;
  const Json& study = *entry.resource;
  const std::string_view description = study.text_at("description");
  const std::string name = description.empty() ? "an imaging study" : std::string{description};
  const std::string_view status = study.text_at("status");
  if (const std::string modifier = find_modifier(study); !modifier.empty()) {
    claims.leave_out(name, "It carries a modifier we do not know (" + modifier + ").");
    return claims;
  }
  if (is_taken_back(status) || status == "registered") {
    claims.leave_out(name, "Its status is " + std::string{status} + ".");
    return claims;
  }
  add_imaging(claims, name, modality_of(study, context.codes), read_days(study.text_at("started")), context);
  if (!claims.imaging.empty()) ask_about_coverage(claims, name, series_spots(study, context.codes));
  return claims;
}

Claims read_report(const FhirEntry& entry, const ReadingContext& context) {
  Claims claims;
  claims.resource = entry.label;
  const Json& report = *entry.resource;
  const std::string words = name_of(report.find("code"));
  const std::string name = words.empty() ? "a report" : words;
  if (const std::string modifier = find_modifier(report); !modifier.empty()) {
    claims.leave_out(name, "It carries a modifier we do not know (" + modifier + ").");
    claims.ask("What does this report mean: " + name + "?", "Its modifier is not understood.");
    claims.secondary_somewhere = !report.items_at("conclusionCode").empty();
    return claims;
  }
  read_conclusion(claims, report, context);
  if (is_taken_back(report.text_at("status"))) {
    claims.leave_out(name, "Its status is " + std::string{report.text_at("status")} + ".");
    return claims;
  }
  ReportKind kind = kind_of(report, context.codes);
  if (!kind.is_imaging) {
    if (claims.lesions.empty() && !claims.secondary_somewhere)
      claims.leave_out(name, "A report is read through its single results; it is no imaging report.");
    return claims;
  }
  // The study it reports on is the better witness of what was done and when.
  bool study_is_here = false;
  for (const Json& reference : report.items_at("imagingStudy")) {
    const Json* study = context.bundle.resolve(entry, &reference);
    if (study && study->text_at("resourceType") == "ImagingStudy") study_is_here = true;
  }
  if (study_is_here) {
    claims.use(name, "Its imaging is read from the ImagingStudy it points to.");
    return claims;
  }
  add_imaging(claims, name, std::move(kind.modality), days_of(report, "effective"), context);
  if (!claims.imaging.empty()) ask_about_coverage(claims, name, {});
  return claims;
}

}  // namespace mettle
