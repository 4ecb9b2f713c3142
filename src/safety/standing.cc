#include "safety/standing.h"

#include <algorithm>
#include <set>

namespace mettle {
namespace {

/// What stands in for a fact nobody told: its default, or the worst of the stricter ones that hold.
std::optional<std::int64_t> default_of(const FactDefinition& fact, const KnowledgeBase& base, const Standing& standing,
                                       const LesionStanding* lesion) {
  std::optional<std::int64_t> acts = fact.unknown;
  for (const auto& stricter : fact.unknown_if) {
    if (!holds(stricter.when, base, standing, lesion)) continue;
    if (!acts || fact.badness(stricter.acts) > fact.badness(*acts)) acts = stricter.acts;
  }
  return acts;
}

/// Whether a cycle reached the day at which this value has to be measured anew. Every cycle that was told counts, so
/// that telling another one never makes an old value good again (law 1).
bool is_overtaken(const KnowledgeBase& base, const FactDefinition& fact, const Acting& told, const Picture& picture,
                  Date today) {
  const auto course = fact.cycle_of.empty() ? std::nullopt : base.find_fact(fact.cycle_of);
  if (!course || !told.told) return false;
  return std::ranges::any_of(picture.told, [&](const Told& cycle) {
    if (cycle.fact != *course || !cycle.value || !cycle.from || cycle.date > today) return false;
    if (base.facts[*course].badness(*cycle.value) == 0) return false;
    const Date due = cycle.from->plus_days(fact.stale_at_cycle_day);  // day 0 is its first day
    return told.told->date < due && due <= today;
  });
}

std::size_t number_that_tells(const KnowledgeBase& base, const FactDefinition& fact, std::size_t number) {
  return fact.same_result_as.empty() ? number : *base.find_fact(fact.same_result_as);
}

void act_on_person(const KnowledgeBase& base, const Picture& picture, Standing& standing) {
  for (std::size_t i = 0; i < base.facts.size(); ++i) {
    const FactDefinition& fact = base.facts[i];
    if (fact.about != About::person) continue;
    const std::size_t tells = number_that_tells(base, fact, i);
    Acting told = told_value(base, fact, picture.told, tells, picture, std::nullopt, standing.today);
    if (told.basis == Basis::known && is_overtaken(base, fact, told, picture, standing.today)) {
      told.basis = Basis::stale;
      told.vouched = false;
    }
    if (fact.id == "age" && picture.born) {
      const std::int64_t years = std::int64_t{age_in_years(*picture.born, standing.today)} * millionths_in_one;
      told = {years, years, Basis::known, std::nullopt};
    }
    standing.facts[i] = std::move(told);
  }
  // Defaults may depend on other facts; two rounds settle them, since none depends on a default of a default.
  const std::vector<Acting> told = standing.facts;
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < base.facts.size(); ++i)
      if (base.facts[i].about == About::person)
        standing.facts[i] = with_default(base.facts[i], told[i], default_of(base.facts[i], base, standing, nullptr));
}

/// Whether an image of today's standing covers a region; `clear`: whether it states the region to be free of lesions.
bool is_imaged(const KnowledgeBase& base, const Picture& picture, Site site, Date today, bool clear) {
  const Site asked = site == Site::acetabulum ? Site::pelvis : site;
  const auto opinion = base.find_fact("stability_opinion");
  return opinion && std::ranges::any_of(picture.imaging, [&](const Imaging& image) {
           const bool current = shows_lesions(image) && image.date <= today &&
                                days_between(image.date, today) <= base.facts[*opinion].stale_days;
           const auto names = [&](const std::vector<Site>& regions) {
             return std::ranges::find(regions, asked) != regions.end();
           };
           return current && (names(image.clear) || (!clear && names(image.regions)));
         });
}

std::vector<Site> sites_of(const KnowledgeBase& base, const Picture& picture, const Lesion& lesion, Date today) {
  std::vector<Site> sites;
  if (!lesion.site) {
    // Somewhere unknown: every region that no current image states to be clear.
    for (const SiteInfo& row : site_table)
      if (!is_imaged(base, picture, row.site, today, true)) sites.push_back(row.site);
    return sites;
  }
  sites.push_back(*lesion.site);
  const SiteWords& words = base.words_of(*lesion.site);
  if (*lesion.site == Site::pelvis && (lesion.part.empty() || lesion.part == "acetabulum"))
    sites.push_back(Site::acetabulum);
  if (words.levels.empty()) return sites;
  // A junctional level pulls in the neighbouring region; an unknown level pulls in all that the region's levels would.
  for (const VertebralLevel& level : base.levels) {
    if (level.region != *lesion.site || (!lesion.level.empty() && level.id != lesion.level)) continue;
    sites.insert(sites.end(), level.neighbours.begin(), level.neighbours.end());
  }
  std::ranges::sort(sites);
  sites.erase(std::ranges::unique(sites).begin(), sites.end());
  return sites;
}

std::vector<Bone> bones_of(const std::vector<Site>& sites, Laterality side) {
  std::vector<Bone> bones;
  for (const Site site : sites) {
    if (!info(site).sided) bones.push_back({site});
    if (info(site).sided && side != Laterality::right) bones.push_back({site, Side::left});
    if (info(site).sided && side != Laterality::left) bones.push_back({site, Side::right});
  }
  return bones;
}

LesionStanding stand(const KnowledgeBase& base, const Picture& picture, const Standing& person, std::size_t number) {
  const Lesion& lesion = picture.lesions[number];
  LesionStanding standing{.lesion = number};
  standing.unlocated = !lesion.site;
  standing.sites = sites_of(base, picture, lesion, person.today);
  standing.bones = bones_of(standing.sites, lesion.site ? lesion.side : Laterality::unknown);
  if (!lesion.part.empty()) standing.parts.push_back(lesion.part);
  else
    for (const Site site : standing.sites)
      for (const auto& [part, says] : base.words_of(site).parts) standing.parts.push_back(part);
  standing.facts.resize(base.facts.size());
  std::vector<Acting> told(base.facts.size());
  for (std::size_t i = 0; i < base.facts.size(); ++i) {
    if (base.facts[i].about != About::lesion) continue;
    const std::size_t tells = number_that_tells(base, base.facts[i], i);
    told[i] = told_value(base, base.facts[i], lesion.told, tells, picture, lesion.site, person.today);
    standing.facts[i] = told[i];
  }
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < base.facts.size(); ++i) {
      const FactDefinition& fact = base.facts[i];
      if (fact.about != About::lesion) continue;
      standing.facts[i] = with_default(fact, told[i], default_of(fact, base, person, &standing));
      // Of many bones at once, what was done to one was not done to the others.
      if (lesion.widespread && fact.kind == FactKind::category && fact.unknown &&
          !standing.facts[i].may_be(*fact.unknown))
        standing.facts[i].also.push_back(*fact.unknown);
    }
    standing.scores = derive_scores(base, lesion, standing.sites, standing.facts);
    for (ScoreRange& score : standing.scores) {
      const ScoreTable& table = base.scores[score.table];
      const auto total = base.find_fact(table.total_fact);
      const Acting reported = standing.facts[*total];
      // Modifiers read the score that acts, whether it was reported or worked out.
      if (score.scorable)
        standing.facts[*total] = {std::int64_t{score.high} * millionths_in_one,
                                  std::int64_t{score.high} * millionths_in_one, reported.basis, reported.told};
      for (const ScoreModifier& modifier : table.modifiers) {
        const bool here = std::ranges::any_of(
            standing.sites, [&](Site s) { return std::ranges::find(modifier.sites, s) != modifier.sites.end(); });
        if (!here || !holds(modifier.when, base, person, &standing)) continue;
        score.band = std::max(
            score.band,
            static_cast<int>(std::ranges::find(table.bands, modifier.band, &ScoreBand::id) - table.bands.begin()));
        score.modifiers.push_back(modifier.id);
      }
      standing.facts[*total] = reported;
    }
  }
  return standing;
}

/// Lets every floor raise what it raises until nothing moves: a class may raise a tier, a tier nothing lower.
void raise_floors(const KnowledgeBase& base, Standing& standing) {
  std::set<std::pair<std::size_t, std::size_t>> fired;
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t i = 0; i < base.floors.size(); ++i) {
      const FloorRule& rule = base.floors[i];
      const auto raise = [&](LesionStanding* lesion) {
        const std::size_t at = lesion ? lesion->lesion : no_lesion;
        if (fired.contains({i, at}) || !holds(rule.when, base, standing, lesion)) return;
        fired.insert({i, at});
        standing.raised.push_back({i, at});
        moved = true;
        if (rule.lesion_class && lesion) lesion->lesion_class = std::max(lesion->lesion_class, *rule.lesion_class);
        if (rule.tier) standing.tier = std::max(standing.tier, *rule.tier);
        standing.falls_class = std::max(standing.falls_class, rule.falls_class);
      };
      const bool reads_lesion = rule.when.about_lesion() || std::ranges::any_of(rule.when.atoms, [&](const Atom& atom) {
                                  using Kind = Atom::Kind;
                                  const bool reads_fact = atom.kind == Kind::fact_at_least ||
                                                          atom.kind == Kind::fact_beyond ||
                                                          atom.kind == Kind::fact_is || atom.kind == Kind::unreviewed;
                                  return reads_fact && base.facts[atom.fact].about == About::lesion;
                                });
      if (reads_lesion)
        for (LesionStanding& lesion : standing.lesions) raise(&lesion);
      else raise(nullptr);
    }
  }
}

/// A clearance lasts as long as the tier lets it, and no longer than the image it says it rests on; after that the
/// person counts as not assessed.
void lapse_clearance(const KnowledgeBase& base, Standing& standing) {
  const auto fact = base.find_fact("clearance_signed");
  if (!fact || standing.tier >= Tier::unassessed) return;
  const Acting& clearance = standing.facts[*fact];
  if (!clearance.told) return;
  Date until = clearance.told->date.plus_days(base.tiers[static_cast<std::size_t>(standing.tier)].clearance_days);
  if (const auto opinion = base.find_fact("stability_opinion"); opinion && clearance.told->imaging)
    until = std::min(until, clearance.told->imaging->plus_days(base.facts[*opinion].stale_days));
  standing.assessed_tier = standing.tier;
  standing.clearance_until = until;
  if (standing.today <= until) return;
  standing.clearance_lapsed = true;
  standing.tier = Tier::unassessed;
}

}  // namespace

Standing derive_standing(const KnowledgeBase& base, const Picture& picture, Date today) {
  Standing standing{.today = today};
  standing.facts.resize(base.facts.size());
  standing.any_lesion = !picture.lesions.empty() || picture.metastases_elsewhere_unknown;
  if (standing.any_lesion)
    for (const SiteInfo& row : site_table)
      if (!is_imaged(base, picture, row.site, today, false)) standing.unimaged.push_back(row.site);
  act_on_person(base, picture, standing);
  std::set<std::string> areas;
  for (std::size_t i = 0; i < picture.lesions.size(); ++i) {
    standing.lesions.push_back(stand(base, picture, standing, i));
    standing.unlocated = standing.unlocated || !picture.lesions[i].site;
    if (picture.lesions[i].site) areas.insert(base.words_of(*picture.lesions[i].site).body_area);
  }
  standing.body_areas = static_cast<int>(areas.size());
  raise_floors(base, standing);
  lapse_clearance(base, standing);
  return standing;
}

}  // namespace mettle
