#include "picture/picture.h"

#include <algorithm>

namespace mettle {
namespace {

bool is_person(std::string_view source) { return source == "patient" || source == "carer"; }

/// Whether this source may give an answer that reassures.
bool entitled(const KnowledgeBase& base, const FactDefinition& fact, const Told& told) {
  if (told.inferred) return false;
  const auto in = [&](std::string_view role) { return std::ranges::find(fact.enter, role) != fact.enter.end(); };
  if (in(told.source)) return true;
  const Role* role = base.find_role(told.source);
  return in("any_professional") && role && role->professional;
}

}  // namespace

std::string_view words_of(Basis basis) {
  switch (basis) {
    case Basis::known: return "known";
    case Basis::stale: return "out of date";
    case Basis::unknown: return "not known";
    case Basis::unconfirmed: return "not confirmed by somebody entitled";
  }
  return "not known";
}

std::optional<Date> newest_imaging(const Picture& picture, Site site, Date today) {
  const Site asked = site == Site::acetabulum ? Site::pelvis : site;
  std::optional<Date> newest;
  for (const Imaging& image : picture.imaging) {
    if (image.modality == "xray" || image.date > today) continue;
    if (std::ranges::find(image.regions, asked) != image.regions.end())
      newest = std::max(newest.value_or(image.date), image.date);
  }
  return newest;
}

Acting told_value(const KnowledgeBase& base, const FactDefinition& fact, const std::vector<Told>& told,
                  std::size_t number, const Picture& picture, const std::optional<Site>& site, Date today) {
  // The newest entitled word; on the same day the worse of two. "Unknown" said by somebody entitled is a word too.
  const Told* newest = nullptr;
  const auto badness = [&](const Told& t) { return t.value ? fact.badness(*t.value) : std::int64_t{0}; };
  for (const Told& entry : told) {
    if (entry.fact != number || entry.date > today || !entitled(base, fact, entry)) continue;
    if (!newest || entry.date > newest->date ||
        (entry.date == newest->date && (!entry.value || (newest->value && badness(entry) > badness(*newest)))))
      newest = &entry;
  }
  Acting acting;
  if (newest && newest->value) {
    acting = {newest->value, badness(*newest), Basis::known, *newest};
    Date counts = newest->date;
    if (fact.rests_on_imaging && site) {
      const auto image = newest->imaging ? newest->imaging : newest_imaging(picture, *site, newest->date);
      if (!image || *image > newest->date)
        acting.basis = Basis::stale;  // no image covers the region: it rests on nothing
      else counts = *image;
    }
    if (days_between(counts, today) > fact.stale_days) acting.basis = Basis::stale;
  } else if (newest) {
    acting.told = *newest;  // said to be unknown
  }
  // Everybody else only ever makes it more careful, and until somebody entitled speaks later.
  for (const Told& entry : told) {
    if (entry.fact != number || entry.date > today || !entry.value || entitled(base, fact, entry)) continue;
    if (newest && newest->date > entry.date) continue;
    if (acting.value ? badness(entry) > acting.badness : true) {
      acting = {entry.value, badness(entry),
                acting.value && acting.basis == Basis::known ? Basis::known : Basis::unconfirmed, entry};
    }
  }
  return acting;
}

Acting with_default(const FactDefinition& fact, Acting told, const std::optional<std::int64_t>& acts) {
  if (told.basis == Basis::known) return told;
  if (!acts) return told;  // no default: what was told, however old or by whom, still counts on its bad side
  const std::int64_t badness = fact.badness(*acts);
  if (!told.value || badness >= told.badness || fact.kind == FactKind::category) {
    if (fact.kind == FactKind::category && told.value && told.basis != Basis::unknown) return told;
    told.value = acts;
    told.badness = badness;
  }
  return told;
}

std::vector<Disagreement> find_disagreements(const KnowledgeBase& base, const Picture& picture, Date today) {
  std::vector<Disagreement> found;
  const auto look = [&](const std::vector<Told>& told, const std::string& lesion) {
    for (std::size_t number = 0; number < base.facts.size(); ++number) {
      const FactDefinition& fact = base.facts[number];
      const Told* person = nullptr;
      const Told* professional = nullptr;
      for (const Told& entry : told) {
        if (entry.fact != number || !entry.value || entry.date > today ||
            days_between(entry.date, today) > fact.stale_days)
          continue;
        const Told*& slot = is_person(entry.source) ? person : professional;
        if (!slot || entry.date > slot->date) slot = &entry;
      }
      if (!person || !professional || *person->value == *professional->value) continue;
      const auto said = [&](std::int64_t value) {
        return fact.kind == FactKind::number ? number_token(value) : fact.answers[static_cast<std::size_t>(value)].says;
      };
      found.push_back({number, lesion,
                       "The person says \"" + said(*person->value) + "\", the record says \"" +
                           said(*professional->value) +
                           "\". The more careful one counts until somebody entitled settles it."});
    }
  };
  look(picture.told, "");
  for (const Lesion& lesion : picture.lesions) look(lesion.told, lesion.id);
  return found;
}

}  // namespace mettle
