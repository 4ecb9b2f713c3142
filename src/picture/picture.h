#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "body/site.h"
#include "knowledge/knowledge_base.h"

namespace mettle {

/// One told thing: what, when, by whom. Nothing is overwritten; a newer one stands beside it.
struct Told {
  std::size_t fact;                   // place in KnowledgeBase::facts
  std::optional<std::int64_t> value;  // answer by place, or millionths; empty: said to be unknown
  Date date;
  std::string source;               // a role
  std::optional<Date> from, until;  // of a course
  std::optional<Date> imaging;      // the image this rests on
  bool inferred = false;

  friend bool operator==(const Told&, const Told&) = default;
};

/// One metastasis: the bone, its side, level and part, and what is told about it.
struct Lesion {
  std::string id;
  std::optional<Site> site;  // empty: somewhere unknown, or widespread
  bool widespread = false;   // not one spot but many, in bones nobody has named
  Laterality side = Laterality::unknown;
  std::string level;  // vertebral level; empty: unknown
  std::string part;   // sub-site; empty: unknown
  std::optional<Date> found;
  std::vector<Told> told;

  friend bool operator==(const Lesion&, const Lesion&) = default;
};

/// A dated image and the regions it covers; `clear`: regions it states to be free of lesions.
struct Imaging {
  std::string modality;  // ct, mri, pet, bone_scan, xray
  Date date;
  std::vector<Site> regions, clear;

  friend bool operator==(const Imaging&, const Imaging&) = default;
};

/// All that is known about a person.
struct Picture {
  std::string label;
  std::optional<Date> born;
  bool invented = false;
  bool metastases_elsewhere_unknown = false;  // bone metastases exist and nobody has said where
  std::vector<Lesion> lesions;
  std::vector<Imaging> imaging;
  std::vector<Told> told;

  friend bool operator==(const Picture&, const Picture&) = default;
};

/// Why a value acts: known, out of date, never told, or only told by somebody who may not reassure.
enum class Basis : std::uint8_t { known, stale, unknown, unconfirmed };
std::string_view words_of(Basis basis);

/// What a fact counts as on a day.
struct Acting {
  std::optional<std::int64_t> value;  // empty: no effect
  std::int64_t badness = 0;           // meaningless when there is no value
  Basis basis = Basis::unknown;
  std::optional<Told> told;  // the entry that was used, if any
  bool vouched = false;      // the value is that of `told`, somebody entitled said it, nobody has doubted it since
  bool over_stale = false;   // not confirmed, and what somebody entitled said before it is out of date
  std::vector<std::int64_t> also{};  // of a category: further answers that may hold, and count too

  bool may_be(std::int64_t answer) const;
};

/// Whether an image of this kind would show a lesion. A normal plain X-ray or bone density scan never reassures.
bool shows_lesions(const Imaging& image);

/// The latest date of an image that covers the site and would show a lesion there.
std::optional<Date> newest_imaging(const Picture& picture, Site site, Date today);

/// The value told, without the default: the newest value of somebody entitled (on the same day the worse of two), or
/// what anybody else told since then if that is worse. "Unknown" withdraws: what it follows counts as out of date.
/// Empty when nobody told anything that counts. A word of somebody else that is not the best answer doubts what
/// entitled people said before it and on its day, whatever they said: they vouch for it again only with a word of a
/// later day.
Acting told_value(const KnowledgeBase& base, const FactDefinition& fact, const std::vector<Told>& told,
                  std::size_t number, const Picture& picture, const std::optional<Site>& site, Date today);

/// Joins what was told with a default: an unknown or stale value counts as the worse of itself and the default.
Acting with_default(const FactDefinition& fact, Acting told, const std::optional<std::int64_t>& acts);

/// Facts that are told differently by different people, in words for a question.
struct Disagreement {
  std::size_t fact;
  std::string lesion;
  std::string says;
};
std::vector<Disagreement> find_disagreements(const KnowledgeBase& base, const Picture& picture, Date today);

}  // namespace mettle
