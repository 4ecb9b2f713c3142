#include "picture/picture.h"

#include <algorithm>
#include <tuple>

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

bool Acting::may_be(std::int64_t answer) const {
  return value == answer || std::ranges::find(also, answer) != also.end();
}

bool shows_lesions(const Imaging& image) { return image.modality != "xray" && image.modality != "dxa"; }

std::optional<Date> newest_imaging(const Picture& picture, Site site, Date today) {
  const Site asked = site == Site::acetabulum ? Site::pelvis : site;
  std::optional<Date> newest;
  for (const Imaging& image : picture.imaging) {
    if (!shows_lesions(image) || image.date > today) continue;
    if (std::ranges::find(image.regions, asked) != image.regions.end())
      newest = std::max(newest.value_or(image.date), image.date);
  }
  return newest;
}

namespace {

/// What one word of somebody entitled counts as on its own.
Acting entitled_acting(const FactDefinition& fact, const Told& word, const Picture& picture,
                       const std::optional<Site>& site, Date today) {
  Acting acting{word.value, fact.badness(*word.value), Basis::known, word, true};
  Date counts = word.date;
  if (fact.rests_on_imaging && site) {
    const auto image = word.imaging ? word.imaging : newest_imaging(picture, *site, word.date);
    if (!image || *image > word.date) acting.basis = Basis::stale;  // no image covers the region: it rests on nothing
    else counts = *image;
  }
  if (days_between(counts, today) > fact.stale_days) acting.basis = Basis::stale;
  return acting;
}

/// Of two words on an equal footing the worse; when they are equally bad, always the same one whatever their order.
bool is_worse(const FactDefinition& fact, const Told& a, const Told& b) {
  const auto rank = [&](const Told& t) {
    return std::tuple(fact.badness(*t.value), *t.value, t.imaging ? -t.imaging->days_since_1970() : 0, t.from,
                      t.source);
  };
  return rank(a) > rank(b);
}

void add_answer(Acting& acting, std::int64_t answer) {
  if (answer != acting.value && std::ranges::find(acting.also, answer) == acting.also.end())
    acting.also.push_back(answer);
}

/// Whether it says more than the best answer. Of a category no answer is the best: there it says more than silence.
bool doubts(const FactDefinition& fact, const Told& word) {
  if (fact.kind == FactKind::category) return word.value != fact.unknown;
  const auto is_better = [&](const auto& answer) { return answer.rank < fact.badness(*word.value); };
  return fact.kind == FactKind::number || std::ranges::any_of(fact.answers, is_better);
}

/// The later day, or none when one of the two has none.
std::optional<Date> later(const std::optional<Date>& a, const std::optional<Date>& b) {
  return a && b ? std::max(a, b) : std::nullopt;
}

/// What somebody entitled said on one day: the worst value, the weakest footing, the latest course, the oldest image.
Acting join(const FactDefinition& fact, const std::vector<Acting>& words) {
  const auto worse = [&](const Acting& a, const Acting& b) { return is_worse(fact, *b.told, *a.told); };
  Acting joined = *std::ranges::max_element(words, worse);
  for (const Acting& word : words) {
    if (fact.kind == FactKind::category) add_answer(joined, *word.value);
    if (word.basis != Basis::known) joined.basis = Basis::stale;
    joined.told->until = later(joined.told->until, word.told->until);
    joined.told->from = later(joined.told->from, word.told->from);
    const auto& image = word.told->imaging;
    if (image) joined.told->imaging = std::min(joined.told->imaging.value_or(*image), *image);
  }
  return joined;
}

}  // namespace

Acting told_value(const KnowledgeBase& base, const FactDefinition& fact, const std::vector<Told>& told,
                  std::size_t number, const Picture& picture, const std::optional<Site>& site, Date today) {
  std::vector<const Told*> reassuring, withdrawing, others;
  for (const Told& entry : told) {
    if (entry.fact != number || entry.date > today) continue;
    if (entitled(base, fact, entry)) (entry.value ? reassuring : withdrawing).push_back(&entry);
    else if (entry.value) others.push_back(&entry);
  }
  // The newest day on which somebody entitled told a value; on the same day the worse of two.
  Acting acting;
  std::vector<Acting> said;
  std::optional<Date> newest;
  for (const Told* entry : reassuring) newest = std::max(newest.value_or(entry->date), entry->date);
  for (const Told* entry : reassuring) {
    if (entry->date != *newest) continue;
    said.push_back(entitled_acting(fact, *entry, picture, site, today));
  }
  if (!said.empty()) acting = join(fact, said);
  // "Unknown", said since then, withdraws it: it counts like a value that is out of date.
  for (const Told* entry : withdrawing) {
    if (acting.value && entry->date >= *newest) acting.basis = Basis::stale;
    if (!acting.value && (!acting.told || entry->date > acting.told->date)) acting.told = *entry;
  }
  // Everybody else only ever makes it more careful, and until somebody entitled speaks later.
  const Told* worst = nullptr;
  for (const Told* entry : others) {
    if (newest && *newest > entry->date) continue;
    if (fact.kind == FactKind::category && acting.value) add_answer(acting, *entry->value);
    if (doubts(fact, *entry)) acting.vouched = false;  // whatever it was: a worse word vouches for no more (law 1)
    if (!worst || is_worse(fact, *entry, *worst)) worst = entry;
  }
  if (worst && (!acting.value || fact.badness(*worst->value) > acting.badness)) {
    const bool known = acting.value && acting.basis == Basis::known;
    const bool over_stale = acting.value && !known;
    acting = {worst->value, fact.badness(*worst->value), known ? Basis::known : Basis::unconfirmed, *worst, false,
              over_stale};
    if (fact.kind == FactKind::category)
      for (const Told* entry : others) add_answer(acting, *entry->value);
  }
  return acting;
}

Acting with_default(const FactDefinition& fact, Acting told, const std::optional<std::int64_t>& acts) {
  if (told.basis == Basis::known) return told;
  if (!acts) return told;  // no default: what was told, however old or by whom, still counts on its bad side
  if (fact.kind == FactKind::category && told.value) {
    add_answer(told, *acts);  // no answer is better or worse: both count
    return told;
  }
  const std::int64_t badness = fact.badness(*acts);
  if (!told.value || badness >= told.badness) {
    told.value = acts;
    told.badness = badness;
    told.vouched = false;
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
      if (!person || !professional) continue;
      const bool same = *person->value == *professional->value;
      const bool told_since = fact.course && doubts(fact, *person) && person->date >= professional->date;
      if (same && (!told_since || entitled(base, fact, *person))) continue;
      const auto said = [&](std::int64_t value) {
        return fact.kind == FactKind::number ? number_token(value) : fact.answers[static_cast<std::size_t>(value)].says;
      };
      if (same) {
        found.push_back({number, lesion,
                         "The person says \"" + said(*person->value) +
                             "\", and the record said so no later. It may be another course, and counts as one that "
                             "nobody has reviewed until somebody entitled answers on a later day."});
        continue;
      }
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
