#include "interop/fhir_bundle.h"

#include <algorithm>
#include <array>
#include <set>

namespace mettle {
namespace {

bool is_web_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }
bool is_absolute(std::string_view url) { return is_web_address(url) || url.starts_with("urn:"); }

std::string_view without_version(std::string_view reference) {
  return reference.substr(0, reference.find("/_history/"));
}

/// "Patient/p1" of "http://example.org/fhir/Patient/p1"; empty when there are no two last parts.
std::string_view local_part(std::string_view reference) {
  const std::size_t id = reference.rfind('/');
  if (id == std::string_view::npos || id == 0) return {};
  const std::size_t type = reference.rfind('/', id - 1);
  return type == std::string_view::npos ? reference : reference.substr(type + 1);
}

/// "http://example.org/fhir" of "http://example.org/fhir/Patient/p1".
std::string_view base_of(std::string_view url) {
  const std::string_view local = local_part(url);
  return local.empty() || local.size() >= url.size() ? std::string_view{}
                                                     : url.substr(0, url.size() - local.size() - 1);
}

/// The kinds whose facts are read: about these it must be certain whose they are.
bool is_read(std::string_view type) {
  constexpr std::array<std::string_view, 8> read{"Condition",         "Observation",         "Procedure",
                                                 "MedicationRequest", "MedicationStatement", "MedicationAdministration",
                                                 "DiagnosticReport",  "ImagingStudy"};
  return type == "Flag" || std::ranges::find(read, type) != read.end();
}

/// -1, 0, 1 as the first is older, neither can be told, or newer. Only like is compared with like.
int compare_versions(const Json& a, const Json& b) {
  const auto version = [](const Json& resource, std::string_view name) {
    const Json* meta = resource.find("meta");
    return meta ? std::string{meta->text_at(name)} : std::string{};
  };
  const std::string one = version(a, "versionId"), two = version(b, "versionId");
  const auto whole = [](const std::string& text) {
    return !text.empty() && text.size() < 16 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  };
  if (whole(one) && whole(two)) {
    const auto x = std::stoll(one), y = std::stoll(two);
    if (x != y) return x < y ? -1 : 1;
  }
  const std::string first = version(a, "lastUpdated"), second = version(b, "lastUpdated");
  if (!first.empty() && first.size() == second.size() && first.ends_with('Z') && second.ends_with('Z') &&
      first != second)
    return first < second ? -1 : 1;
  return 0;
}

}  // namespace

Result<FhirBundle> FhirBundle::from(const Json& json) {
  const std::string_view type = json.text_at("resourceType");
  if (type.empty())
    return failure(
        Problem{"This is not a FHIR resource: it has no resourceType.", "", "Send a FHIR R4 Bundle as JSON."});
  FhirBundle bundle;
  if (type != "Bundle") {
    bundle.entries_.push_back({"", "", std::string{type}, &json, ""});
  } else {
    constexpr std::array<std::string_view, 7> read{"collection", "searchset", "transaction", "batch",
                                                   "document",   "history",   "message"};
    const std::string_view kind = json.text_at("type");
    if (std::ranges::find(read, kind) == read.end())
      return failure(Problem{"A Bundle of type \"" + std::string{kind} + "\" is not read.", "Bundle.type",
                             "Send a collection, searchset, transaction, batch, document or history."});
    if (json.find("implicitRules"))
      return failure(Problem{"The Bundle is written under rules of its own.", "Bundle.implicitRules",
                             "Send it without implicitRules."});
    std::size_t matches = 0;
    for (const Json& item : json.items_at("entry")) {
      const Json* resource = item.find("resource");
      FhirEntry entry{"", std::string{without_version(item.text_at("fullUrl"))}, "", nullptr, ""};
      if (resource && resource->if_object()) {
        entry.type = resource->text_at("resourceType");
        entry.resource = resource;
      }
      const Json* request = item.find("request");
      if (!entry.resource && request && request->text_at("method") == "DELETE")
        entry.set_aside = "It was deleted at its source.";
      if (entry.resource && entry.type.empty()) entry.set_aside = "It has no resourceType.";
      // Whose it is hangs on the address: without it, the same id at another server would be the same person.
      if (const Json* address = item.find("fullUrl"); address && !address->if_text())
        entry.set_aside = "Its fullUrl cannot be read.";
      const Json* search = item.find("search");
      if (!search || search->text_at("mode").empty() || search->text_at("mode") == "match") ++matches;
      bundle.entries_.push_back(std::move(entry));
    }
    for (const Json& link : json.items_at("link"))
      if (link.text_at("relation") == "next") bundle.partial_ = true;
    const Json* total = json.find("total");
    if (kind == "searchset" && total && total->if_number()) {
      const auto announced = millionths(total->if_number()->token);
      if (announced && *announced / 1'000'000 > static_cast<std::int64_t>(matches)) bundle.partial_ = true;
    }
  }
  bundle.name_entries();
  bundle.set_aside_older_versions();
  bundle.index();
  if (auto problem = bundle.find_person()) return failure(std::move(*problem));
  return bundle;
}

void FhirBundle::name_entries() {
  std::set<std::string> taken;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    FhirEntry& entry = entries_[i];
    const std::string id{entry.resource ? entry.resource->text_at("id") : std::string_view{}};
    const std::string number = std::to_string(i + 1);
    if (entry.type.empty()) entry.label = "entry " + number;
    else entry.label = id.empty() ? entry.type + " (entry " + number + ")" : entry.type + "/" + id;
    if (!taken.insert(entry.label).second) {
      entry.label += " (entry " + number + ")";
      taken.insert(entry.label);
    }
  }
}

void FhirBundle::set_aside_older_versions() {
  std::map<std::string, std::size_t> newest;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    FhirEntry& entry = entries_[i];
    if (!entry.resource || !entry.set_aside.empty()) continue;
    const std::string_view id = entry.resource->text_at("id");
    if (id.empty() && entry.full_url.empty()) continue;
    const std::string key = entry.full_url.empty() ? entry.type + "/" + std::string{id} : entry.full_url;
    const auto [at, first] = newest.emplace(key, i);
    if (first) continue;
    FhirEntry& other = entries_[at->second];
    if (*other.resource == *entry.resource) {
      entry.set_aside = "The same resource came twice.";
    } else if (const int order = compare_versions(*entry.resource, *other.resource); order != 0) {
      (order < 0 ? entry : other).set_aside = "A newer version of it came as well.";
      if (order > 0) at->second = i;
    }
  }
}

void FhirBundle::index() {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const FhirEntry& entry = entries_[i];
    if (!entry.resource || !entry.set_aside.empty()) continue;
    const std::string_view id = entry.resource->text_at("id");
    if (!entry.full_url.empty()) by_url_.emplace(entry.full_url, i);
    if (!id.empty()) by_local_.emplace(entry.type + "/" + std::string{id}, i);
  }
}

std::optional<Problem> FhirBundle::find_person() {
  std::map<std::string, std::size_t> patients;
  std::set<std::string> subjects, servers;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const FhirEntry& entry = entries_[i];
    if (!entry.resource || !entry.set_aside.empty()) continue;
    if (entry.type == "Patient") {
      const std::string_view id = entry.resource->text_at("id");
      patients.emplace(!entry.full_url.empty() ? entry.full_url
                       : id.empty()            ? entry.label
                                               : "Patient/" + std::string{id},
                       i);
    }
    if (!is_read(entry.type)) continue;
    if (const Json* subject = entry.resource->find("subject"))
      if (const auto reference = without_version(subject->text_at("reference")); !reference.empty())
        subjects.emplace(reference);
    for (const std::string& subject : subjects)
      if (is_web_address(subject)) servers.emplace(base_of(subject));
  }
  if (patients.size() > 1) {
    std::string names;
    for (const auto& [key, at] : patients) names += (names.empty() ? "" : ", ") + entries_[at].label;
    return Problem{"The bundle holds more than one patient: " + names + ".", "Bundle.entry",
                   "Send one person's resources only."};
  }
  if (patients.size() == 1) {
    patient_ = patients.begin()->second;
    if (entries_[*patient_].full_url.empty() && servers.size() > 1)
      return Problem{"The subjects of the bundle are at more than one server, and its Patient has no address.",
                     "Bundle.entry", "Send the Patient with its fullUrl."};
    return std::nullopt;
  }
  if (subjects.size() > 1)
    return Problem{"The bundle names more than one subject and holds no Patient.", "Bundle.entry",
                   "Send one person's resources, with the Patient."};
  if (!subjects.empty()) only_subject_ = *subjects.begin();
  return std::nullopt;
}

const FhirEntry* FhirBundle::find(const FhirEntry& from, std::string_view reference) const {
  reference = without_version(reference);
  const auto by_url = [&](const std::string& url) -> const FhirEntry* {
    const auto found = by_url_.find(url);
    return found == by_url_.end() ? nullptr : &entries_[found->second];
  };
  const auto by_local = [&](std::string_view local, bool anywhere) -> const FhirEntry* {
    const auto found = by_local_.find(std::string{local});
    if (found == by_local_.end()) return nullptr;
    const FhirEntry& entry = entries_[found->second];
    // The same id at another server is another resource.
    return anywhere || !is_web_address(entry.full_url) ? &entry : nullptr;
  };
  if (reference.empty()) return nullptr;
  if (is_absolute(reference)) {
    if (const FhirEntry* entry = by_url(std::string{reference})) return entry;
    return is_web_address(reference) ? by_local(local_part(reference), false) : nullptr;
  }
  if (is_web_address(from.full_url)) {
    const std::string url = std::string{base_of(from.full_url)} + "/" + std::string{reference};
    if (const FhirEntry* entry = by_url(url)) return entry;
    return by_local(reference, false);
  }
  return by_local(reference, true);
}

const Json* FhirBundle::resolve(const FhirEntry& from, const Json* reference) const {
  if (!reference || !from.resource) return nullptr;
  const std::string_view text = reference->text_at("reference");
  if (text.starts_with('#')) {
    for (const Json& contained : from.resource->items_at("contained"))
      if (contained.text_at("id") == text.substr(1)) return &contained;
    return nullptr;
  }
  const FhirEntry* entry = find(from, text);
  return entry ? entry->resource : nullptr;
}

bool FhirBundle::is_person(const FhirEntry& from, const Json* reference) const {
  if (!reference) return false;
  const std::string_view text = without_version(reference->text_at("reference"));
  if (!patient_) return !text.empty() && text == only_subject_;
  if (!text.empty()) return find(from, text) == patient();
  // A logical reference: the number of the person instead of an address.
  const Json* wanted = reference->find("identifier");
  if (!wanted || wanted->text_at("value").empty() || wanted->text_at("system").empty()) return false;
  return std::ranges::any_of(patient()->resource->items_at("identifier"), [&](const Json& own) {
    return own.text_at("system") == wanted->text_at("system") && own.text_at("value") == wanted->text_at("value");
  });
}

Whose FhirBundle::whose(const FhirEntry& entry) const {
  const Json* subject = entry.resource ? entry.resource->find("subject") : nullptr;
  const bool said = subject && (!subject->text_at("reference").empty() || subject->find("identifier"));
  if (!said) return Whose::not_said;
  return is_person(entry, subject) ? Whose::persons : Whose::somebody_elses;
}

}  // namespace mettle
