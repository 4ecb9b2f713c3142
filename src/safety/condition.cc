#include <algorithm>

#include "safety/standing.h"

namespace mettle {
namespace {

const Acting& acting_of(const Atom& atom, const KnowledgeBase& base, const Standing& standing,
                        const LesionStanding* lesion) {
  const bool of_lesion = base.facts[atom.fact].about == About::lesion;
  static const Acting nothing;
  if (of_lesion) return lesion ? lesion->facts[atom.fact] : nothing;
  return standing.facts[atom.fact];
}

int band_of(const KnowledgeBase& base, const LesionStanding* lesion, std::string_view score) {
  if (!lesion) return -1;
  for (const ScoreRange& range : lesion->scores)
    if (base.scores[range.table].id == score) return range.band;
  return -1;
}

std::int64_t worked_value(Worked worked, const KnowledgeBase& base, const Standing& standing,
                          const LesionStanding* lesion) {
  switch (worked) {
    case Worked::lesion_class: return lesion ? static_cast<std::int64_t>(lesion->lesion_class) : -1;
    case Worked::sins_band: return band_of(base, lesion, "sins");
    case Worked::mirels_band: return band_of(base, lesion, "mirels");
    case Worked::tier: return static_cast<std::int64_t>(standing.tier);
    case Worked::falls_class: return standing.falls_class;
    case Worked::body_areas: return standing.body_areas;
    case Worked::unlocated: return standing.unlocated ? 1 : 0;
  }
  return 0;
}

/// A course ends for us when somebody entitled has given an opinion `days` after its end; time alone ends nothing
/// (D-0040).
bool is_unreviewed(const Atom& atom, const Acting& course, const KnowledgeBase& base, const LesionStanding* lesion) {
  const auto opinion_fact = base.find_fact("stability_opinion");
  if (!lesion || !opinion_fact) return true;
  const Acting& opinion = lesion->facts[*opinion_fact];
  if (opinion.basis != Basis::known || !opinion.vouched) return true;
  if (!course.vouched) return true;  // nobody entitled has said that it ended
  // An operation is over on the day it began; any other course without an end ended today.
  const bool operation = base.facts[atom.fact].kind == FactKind::category;
  const auto ended = course.told->until || !operation ? course.told->until : course.told->from;
  return !ended || opinion.told->date < ended->plus_days(atom.days);
}

bool holds(const Atom& atom, const KnowledgeBase& base, const Standing& standing, const LesionStanding* lesion) {
  using Kind = Atom::Kind;
  switch (atom.kind) {
    case Kind::any_lesion: return standing.any_lesion;
    case Kind::lesion_in:
      return lesion && !lesion->unimaged && std::ranges::any_of(atom.sites, [&](Site s) {
               return std::ranges::find(lesion->sites, s) != lesion->sites.end();
             });
    case Kind::unimaged_in:
      return lesion && lesion->unimaged && std::ranges::any_of(atom.sites, [&](Site s) {
               return std::ranges::find(lesion->sites, s) != lesion->sites.end();
             });
    case Kind::part_in:
      return lesion && std::ranges::any_of(atom.parts, [&](const std::string& p) {
               return std::ranges::find(lesion->parts, p) != lesion->parts.end();
             });
    case Kind::worked_at_least: return worked_value(atom.worked, base, standing, lesion) >= atom.value;
    case Kind::fact_at_least:
    case Kind::fact_beyond:
    case Kind::fact_is:
    case Kind::unreviewed: break;
  }
  const Acting& acting = acting_of(atom, base, standing, lesion);
  if (!acting.value) return false;
  if (!atom.values.empty()) {
    const auto may_be = [&](std::int64_t answer) { return acting.may_be(answer); };
    return std::ranges::any_of(atom.values, may_be) &&
           (atom.kind == Kind::fact_is || is_unreviewed(atom, acting, base, lesion));
  }
  if (atom.kind == Kind::fact_beyond) return acting.badness > atom.value;
  if (acting.badness < atom.value) return false;
  return atom.kind != Kind::unreviewed || is_unreviewed(atom, acting, base, lesion);
}

void collect(const Condition& condition, const KnowledgeBase& base, const Standing& standing,
             const LesionStanding* lesion, std::vector<Reliance>& out) {
  using Kind = Atom::Kind;
  for (const Atom& atom : condition.atoms) {
    if (!holds(atom, base, standing, lesion)) continue;
    const bool reads = atom.kind == Kind::fact_at_least || atom.kind == Kind::fact_beyond ||
                       atom.kind == Kind::fact_is || atom.kind == Kind::unreviewed;
    if (!reads) continue;
    const bool of_lesion = base.facts[atom.fact].about == About::lesion;
    out.push_back(
        {atom.fact, acting_of(atom, base, standing, lesion), of_lesion && lesion ? lesion->lesion : no_lesion});
  }
  for (const Condition& part : condition.parts) collect(part, base, standing, lesion, out);
}

}  // namespace

bool holds(const Condition& condition, const KnowledgeBase& base, const Standing& standing,
           const LesionStanding* lesion) {
  const auto atom_holds = [&](const Atom& atom) { return holds(atom, base, standing, lesion); };
  const auto part_holds = [&](const Condition& part) { return holds(part, base, standing, lesion); };
  if (condition.join == Condition::Join::all)
    return std::ranges::all_of(condition.atoms, atom_holds) && std::ranges::all_of(condition.parts, part_holds);
  return std::ranges::any_of(condition.atoms, atom_holds) || std::ranges::any_of(condition.parts, part_holds);
}

std::vector<Reliance> relied_on(const Condition& condition, const KnowledgeBase& base, const Standing& standing,
                                const LesionStanding* lesion) {
  std::vector<Reliance> out;
  collect(condition, base, standing, lesion, out);
  return out;
}

}  // namespace mettle
