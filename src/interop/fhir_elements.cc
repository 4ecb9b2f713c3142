#include "interop/fhir_elements.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace mettle {
namespace {

std::string side_of(const Json* concept_element, const CodeMap& codes) {
  for (const Coding& coding : read_codings(concept_element, codes))
    if (std::string side = codes.find_side(coding); !side.empty()) return side;
  return {};
}

/// The side in the extensions of a body site: left, right, both; "unknown" when one is there and not understood.
std::string side_beside(const Json& element, const CodeMap& codes) {
  std::string side;
  for (const Json& extension : element.items_at("extension")) {
    const std::string url{extension.text_at("url")};
    if (std::ranges::find(codes.tables().side_extensions, url) == codes.tables().side_extensions.end()) continue;
    std::string one = side_of(extension.find("valueCodeableConcept"), codes);
    if (one.empty()) one = "unknown";
    side = side.empty() || side == one ? one : "both";
  }
  return side;
}

/// Every BodyStructure that the extensions of an element point to, however deep.
void collect_structures(const Json& element, const FhirEntry& entry, const FhirBundle& bundle, const CodeMap& codes,
                        bool inside, std::vector<const Json*>& found) {
  for (const Json& extension : element.items_at("extension")) {
    const std::string url{extension.text_at("url")};
    const bool points = inside || std::ranges::find(codes.tables().structure_extensions, url) !=
                                      codes.tables().structure_extensions.end();
    if (!points) continue;
    const Json* structure = bundle.resolve(entry, extension.find("valueReference"));
    if (structure && structure->text_at("resourceType") == "BodyStructure") found.push_back(structure);
    collect_structures(extension, entry, bundle, codes, true, found);
  }
}

/// The words beside a code against the code: the code wins, and a person is asked.
void compare_with_words(Where& where, const SiteCode& place, const std::string& words, const CodeMap& codes) {
  std::set<std::string> named;
  for (const auto& [spellings, site] : codes.words().regions)
    if (has_word(words, spellings)) named.insert(site);
  std::set<std::string> meant;
  for (const Spot& spot : place.at) meant.insert(spot.site);
  if (!named.empty() && named != meant)
    where.doubts.emplace_back("The code means " + place.name + ", its words say \"" + words + "\": which is right?",
                              "The code was taken, not its words.");
}

void add_place(Where& where, const Json& element, const std::string& side, const CodeMap& codes) {
  where.said = true;
  const std::string words = words_of(&element);
  const bool says_left = has_word(words, codes.words().left), says_right = has_word(words, codes.words().right);
  bool listed = false;
  for (const Coding& coding : read_codings(&element, codes)) {
    const SiteCode* place = codes.find_place(coding);
    if (!place) continue;
    listed = true;
    compare_with_words(where, *place, words, codes);
    for (Spot spot : place->at) {
      if (spot.side != "midline" && !side.empty())
        spot.side = spot.side == "unknown" || spot.side == side ? side : "unknown";  // code and qualifier disagree
      if ((spot.side == "left" && says_right && !says_left) || (spot.side == "right" && says_left && !says_right)) {
        where.doubts.emplace_back("Left or right: the code says " + spot.side + ", its words say \"" + words + "\"?",
                                  "Both sides are kept until somebody answers.");
        spot.side = "unknown";
      }
      if (std::ranges::find(where.spots, spot) == where.spots.end()) where.spots.push_back(spot);
    }
  }
  if (!listed) {
    where.unlisted = true;
    where.doubts.emplace_back("Which bone is meant by " +
                                  (words.empty() ? std::string{"a body site without words"} : "\"" + words + "\"") +
                                  "?",
                              "The place is not in our list of codes; words are not read as a place.");
  }
}

}  // namespace

std::vector<Coding> read_codings(const Json* concept_element, const CodeMap& codes) {
  std::vector<Coding> all;
  if (!concept_element) return all;
  for (const Json& coding : concept_element->items_at("coding")) {
    const std::string_view code = coding.text_at("code");
    if (code.empty()) continue;
    const std::string_view system = coding.text_at("system");
    all.push_back(
        {codes.vocabulary(system), std::string{code}, std::string{coding.text_at("display")}, !system.empty()});
  }
  return all;
}

std::string words_of(const Json* concept_element) {
  if (!concept_element) return {};
  std::vector<std::string> all;
  const auto add = [&](std::string_view text) {
    const std::string trimmed{trim(text)};
    if (!trimmed.empty() && std::ranges::find(all, trimmed) == all.end()) all.push_back(trimmed);
  };
  add(concept_element->text_at("text"));
  for (const Json& coding : concept_element->items_at("coding")) add(coding.text_at("display"));
  return join(all, "; ");
}

std::string name_of(const Json* concept_element) {
  std::string words = words_of(concept_element);
  if (!words.empty() || !concept_element) return words;
  for (const Json& coding : concept_element->items_at("coding"))
    if (const auto code = coding.text_at("code"); !code.empty()) return "code " + std::string{code};
  return {};
}

std::string code_in(const Json* concept_element, const CodeMap& codes, std::string_view vocabulary) {
  for (const Coding& coding : read_codings(concept_element, codes))
    if (coding.vocabulary == vocabulary) return coding.code;
  return {};
}

std::optional<Days> read_days(std::string_view text) {
  if (text.size() >= 10 && (text.size() == 10 || text[10] == 'T')) {
    const auto day = Date::read(text.substr(0, 10));
    return day ? std::optional{Days{*day, *day}} : std::nullopt;
  }
  const std::string year{text.substr(0, 4)};
  if (text.size() == 4) {
    const auto first = Date::read(year + "-01-01"), last = Date::read(year + "-12-31");
    return first && last ? std::optional{Days{*first, *last}} : std::nullopt;
  }
  if (text.size() == 7) {
    const auto first = Date::read(std::string{text} + "-01");
    if (!first) return std::nullopt;
    for (const int length : {30, 29, 28, 27})
      if (const Date last = first->plus_days(length); last.to_text().starts_with(text)) return Days{*first, last};
  }
  return std::nullopt;
}

std::optional<Days> days_of(const Json& resource, const std::string& name) {
  for (const char* kind : {"DateTime", "Instant"})
    if (const auto text = resource.text_at(name + kind); !text.empty()) return read_days(text);
  if (const Json* period = resource.find(name + "Period")) {
    const auto end = period->text_at("end");
    return read_days(end.empty() ? period->text_at("start") : end);
  }
  return std::nullopt;
}

std::string find_modifier(const Json& resource) {
  if (resource.find("implicitRules")) return "implicitRules";
  if (const auto* members = resource.if_object()) {
    for (const auto& [name, value] : *members) {
      if (name == "contained") continue;  // read, with its own modifiers, only when it is pointed to
      if (name == "modifierExtension" && !value.items().empty()) {
        const std::string_view url = value.items().front().text_at("url");
        return url.empty() ? "modifierExtension" : std::string{url};
      }
      if (std::string inner = find_modifier(value); !inner.empty()) return inner;
    }
  }
  for (const Json& item : resource.items())
    if (std::string inner = find_modifier(item); !inner.empty()) return inner;
  return {};
}

Where read_where(const FhirEntry& entry, const FhirBundle& bundle, const CodeMap& codes) {
  Where where;
  const Json& resource = *entry.resource;
  std::vector<const Json*> elements, structures;
  if (const Json* site = resource.find("bodySite")) {
    if (site->if_array())
      for (const Json& one : site->items()) elements.push_back(&one);
    else elements.push_back(site);
  }
  for (const Json* element : elements) {
    const bool names_a_place = !element->items_at("coding").empty() || !element->text_at("text").empty();
    if (names_a_place) add_place(where, *element, side_beside(*element, codes), codes);
    collect_structures(*element, entry, bundle, codes, false, structures);
  }
  collect_structures(resource, entry, bundle, codes, false, structures);
  for (const Json* structure : structures) {
    const Json* location = structure->find("location");
    if (!find_modifier(*structure).empty() || !location) {
      where.said = where.unlisted = true;
      where.doubts.emplace_back("Which bone does the BodyStructure mean?",
                                "It has no location, or a modifier we do not know.");
      continue;
    }
    std::string side;
    for (const Json& qualifier : structure->items_at("locationQualifier"))
      if (std::string one = side_of(&qualifier, codes); !one.empty()) side = one;
    add_place(where, *location, side, codes);
  }
  return where;
}

std::string in_words(const Spot& spot) {
  if (spot.site == "unknown") return "an unknown bone";
  std::string site = spot.sub_site.empty() ? spot.site : spot.sub_site;
  std::ranges::replace(site, '_', ' ');
  if (!spot.level.empty()) return spot.level;
  if (spot.side == "left" || spot.side == "right") return spot.side + " " + site;
  return spot.side == "midline" ? site : spot.side == "both" ? site + ", both sides" : site + ", side unknown";
}

std::string in_words(const std::vector<Spot>& spots) {
  std::vector<std::string> all;
  for (const Spot& spot : spots) all.push_back(in_words(spot));
  return list_in_words(all);
}

bool may_be_same_bone(const Spot& a, const Spot& b) {
  const bool opposite = (a.side == "left" && b.side == "right") || (a.side == "right" && b.side == "left");
  return a.site == b.site && !opposite;
}

}  // namespace mettle
