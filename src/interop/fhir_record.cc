#include "interop/fhir_record.h"

#include <algorithm>

#include "interop/fhir_elements.h"

namespace mettle {
namespace {

struct DraftLesion {
  std::string id;
  Spot spot;
  std::optional<Date> found;
  LesionOrigin origin = LesionOrigin::condition;
  std::vector<Json> facts;
};

bool is_located(const Spot& spot) { return spot.site != "unknown"; }

/// The same bone, and no two levels or parts that differ.
bool may_be_same_place(const Spot& a, const Spot& b) {
  return may_be_same_bone(a, b) && (a.level.empty() || b.level.empty() || a.level == b.level) &&
         (a.sub_site.empty() || b.sub_site.empty() || a.sub_site == b.sub_site);
}

/// Whether what is said of one place is surely said of the whole of the other.
bool covers(const Spot& said, const Spot& place) {
  return may_be_same_place(said, place) && (said.side == place.side || said.side == "both" || said.side == "unknown") &&
         (said.level.empty() || said.level == place.level) &&
         (said.sub_site.empty() || said.sub_site == place.sub_site);
}

Json to_json(const FactClaim& claim) {
  Json fact;
  fact.set("fact", claim.fact).set("value", claim.value);
  if (!claim.unit.empty()) fact.set("unit", claim.unit);
  fact.set("date", claim.date.to_text()).set("source", claim.source);
  if (claim.from) fact.set("from", claim.from->to_text());
  if (claim.inferred) fact.set("inferred", true);
  if (!claim.note.empty()) fact.set("note", claim.note);
  return fact;
}

std::string in_words(const FactClaim& claim) {
  const auto* number = claim.value.if_number();
  std::string value = number ? number->token : claim.value.if_text() ? *claim.value.if_text() : "";
  if (!claim.unit.empty()) value += " " + claim.unit;
  return claim.fact + " " + value + " on " + claim.date.to_text() + ", source " + claim.source;
}

void add_once(std::vector<Json>& facts, Json fact) {
  if (std::ranges::find(facts, fact) == facts.end()) facts.push_back(std::move(fact));
}

class Draft {
 public:
  explicit Draft(const CodeMap& codes) : codes_{codes} {}

  void add_lesions(const Claims& claims, LesionOrigin origin) {
    for (const LesionClaim& claim : claims.lesions)
      if (claim.origin == origin) add_lesion(claims.resource, claim);
    somewhere_ = somewhere_ || claims.secondary_somewhere;
  }

  void add_fact(const std::string& resource, const FactClaim& claim) {
    if (claim.clear_of_lesions && !is_clear(resource, claim)) return;
    if (!claim.of_lesion) {
      add_once(facts_, to_json(claim));
      reading_.used.push_back({resource, in_words(claim), claim.why});
      return;
    }
    const auto places = lesions_of(claim);
    for (const std::size_t place : places) {
      // What may be about this lesion makes it more careful; only what surely is about it may reassure.
      FactClaim here = claim;
      here.inferred = claim.inferred || std::ranges::none_of(claim.spots, [&](const Spot& said) {
                        return covers(said, lesions_[place].spot);
                      });
      add_once(lesions_[place].facts, to_json(here));
      reading_.used.push_back({resource, in_words(claim) + ", lesion " + lesions_[place].id, claim.why});
    }
    if (!places.empty()) return;
    const std::string where = claim.spots.empty() ? "" : " at " + mettle::in_words(claim.spots);
    reading_.not_used.push_back(
        {resource, in_words(claim) + where, "No lesion is recorded there, and the fact belongs to a lesion."});
    reading_.questions.push_back(
        {resource, "Is there a lesion" + (where.empty() ? " that this is about" : where) + "?", in_words(claim) + "."});
  }

  void add_imaging(const std::string& resource, const ImagingClaim& claim) {
    Json imaging;
    // No regions: imaging that covers a region opens limits, and the contract has no source that would mark it a claim.
    imaging.set("modality", claim.modality).set("date", claim.date.to_text()).set("regions", Json::array());
    add_once(imaging_, std::move(imaging));
    reading_.used.push_back({resource, "imaging " + claim.modality + " on " + claim.date.to_text(), claim.why});
  }

  void add_lines(Claims& claims) {
    const auto move_all = [](std::vector<ReadingLine>& from, std::vector<ReadingLine>& to) {
      to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move_all(claims.used, reading_.used);
    move_all(claims.not_used, reading_.not_used);
    for (ReadingLine& line : claims.questions)
      if (std::ranges::find(reading_.questions, line) == reading_.questions.end())
        reading_.questions.push_back(std::move(line));
  }

  FhirReading finish(const FhirPerson& person) {
    Json record;
    record.set("mettle_record", 1);
    Json who;
    who.set("label", person.label);
    if (!person.born.empty()) who.set("born", person.born);
    record.set("person", std::move(who));
    const bool unlocated =
        std::ranges::any_of(lesions_, [](const DraftLesion& lesion) { return !is_located(lesion.spot); });
    if (unlocated || somewhere_) record.set("bone_metastases", "sites_unknown");
    else if (!lesions_.empty()) record.set("bone_metastases", "known");
    else
      reading_.questions.push_back({"Bundle", "Are there bone metastases, and where?",
                                    "Nothing here says so, and silence is not \"none known\"."});
    Json lesions = Json::array();
    for (DraftLesion& lesion : lesions_) lesions.add(to_record(lesion));
    record.set("lesions", std::move(lesions))
        .set("imaging", Json{std::move(imaging_)})
        .set("facts", Json{std::move(facts_)});
    reading_.record = std::move(record);
    return std::move(reading_);
  }

 private:
  /// A lesion already here that the claim may well be about.
  const DraftLesion* find_same(const LesionClaim& claim) const {
    for (const DraftLesion& lesion : lesions_) {
      if (lesion.spot == claim.spot) return &lesion;
      if (claim.origin == LesionOrigin::condition) continue;
      const bool other_side_too =
          claim.spot.side == "both" && (lesion.spot.side == "left" || lesion.spot.side == "right");
      // Only a Condition says where so firmly that a vaguer word is taken to mean the same place.
      const bool same = lesion.origin == LesionOrigin::condition ? may_be_same_place(lesion.spot, claim.spot)
                                                                 : covers(lesion.spot, claim.spot);
      if (is_located(claim.spot) && !other_side_too && same) return &lesion;
      // "Bone metastases" in a report, and a Condition that says more: it adds nothing.
      if (!is_located(claim.spot) && lesion.origin == LesionOrigin::condition) return &lesion;
    }
    return nullptr;
  }

  void add_lesion(const std::string& resource, const LesionClaim& claim) {
    const DraftLesion* same = find_same(claim);
    std::string id = same ? same->id : mettle::in_words(claim.spot);
    if (!same) {
      const auto taken = [&](const std::string& name) {
        return std::ranges::find(lesions_, name, &DraftLesion::id) != lesions_.end();
      };
      if (!is_located(claim.spot)) id = "site unknown";
      const std::string base = id;
      for (int number = 2; taken(id); ++number) id = base + " (" + std::to_string(number) + ")";
      lesions_.push_back({id, claim.spot, claim.found, claim.origin, {}});
    }
    if (!claim.held)
      reading_.used.push_back({resource, (same ? "lesion, the same place as: " : "lesion: ") + id, claim.why});
  }

  /// Every lesion a fact may belong to: those at its place and those of unknown site; all when it has no place.
  /// A resource that claims the lesion as well speaks of that one.
  std::vector<std::size_t> lesions_of(const FactClaim& claim) const {
    std::vector<std::size_t> may_be;
    const bool placed = std::ranges::any_of(claim.spots, is_located);
    for (std::size_t i = 0; i < lesions_.size(); ++i) {
      const Spot& spot = lesions_[i].spot;
      const bool here =
          std::ranges::any_of(claim.spots, [&](const Spot& said) { return may_be_same_place(said, spot); });
      if (!placed || here || (!is_located(spot) && !claim.brings_lesion)) may_be.push_back(i);
    }
    return may_be;
  }

  /// Bone density at a bone with a lesion says nothing about the rest of the skeleton. Only its worst answer is kept,
  /// so that recording a lesion never makes anything easier.
  bool is_clear(const std::string& resource, const FactClaim& claim) {
    for (const DraftLesion& lesion : lesions_) {
      const bool diseased =
          std::ranges::any_of(claim.spots, [&](const Spot& spot) { return may_be_same_bone(spot, lesion.spot); });
      if (!diseased) continue;
      reading_.questions.push_back({resource, "What is the bone density at a site without a lesion?",
                                    "This one was measured at a lesion: " + lesion.id + "."});
      if (claim.value == Json{worst_density()}) return true;
      reading_.not_used.push_back({resource, in_words(claim), "Measured at a bone with a lesion: " + lesion.id + "."});
      return false;
    }
    return true;
  }

  std::string worst_density() const {
    for (const Measure& measure : codes_.tables().measures)
      if (measure.clear_of_lesions && !measure.bands.empty()) return measure.bands.front().value;
    return {};
  }

  static Json to_record(DraftLesion& lesion) {
    Json record;
    record.set("id", lesion.id).set("site", lesion.spot.site);
    if (is_located(lesion.spot)) record.set("side", lesion.spot.side);
    if (!lesion.spot.level.empty()) record.set("level", lesion.spot.level);
    if (!lesion.spot.sub_site.empty()) record.set("sub_site", lesion.spot.sub_site);
    if (lesion.found) record.set("found", lesion.found->to_text());
    record.set("facts", Json{std::move(lesion.facts)});
    return record;
  }

  const CodeMap& codes_;
  FhirReading reading_;
  std::vector<DraftLesion> lesions_;
  std::vector<Json> facts_, imaging_;
  bool somewhere_ = false;
};

}  // namespace

FhirReading join_claims(const FhirPerson& person, std::vector<Claims> claims, const CodeMap& codes) {
  Draft draft{codes};
  for (const auto origin : {LesionOrigin::condition, LesionOrigin::radiotherapy, LesionOrigin::report})
    for (const Claims& of_resource : claims) draft.add_lesions(of_resource, origin);
  for (Claims& of_resource : claims) {
    for (const FactClaim& fact : of_resource.facts) draft.add_fact(of_resource.resource, fact);
    for (const ImagingClaim& imaging : of_resource.imaging) draft.add_imaging(of_resource.resource, imaging);
    draft.add_lines(of_resource);
  }
  return draft.finish(person);
}

}  // namespace mettle
