#include "support/never.h"

#include "support/knowledge.h"

namespace mettle::testing {
namespace {

struct SpineJoint {
  Joint joint;
  std::set<Site> regions;  // whose vertebrae it moves
};
const std::vector<SpineJoint>& spine_joints() {
  static const std::vector<SpineJoint> joints{
      {Joint::neck, {Site::cervical_spine}},
      {Joint::thoracic, {Site::thoracic_spine}},
      {Joint::lumbar, {Site::lumbar_spine, Site::sacrum_coccyx}},
      {Joint::pelvis, {Site::lumbar_spine, Site::sacrum_coccyx}},
  };
  return joints;
}

/// The regions of a lesion's own segment: its own, and across a junction the next one. Written here from anatomy, so
/// that the law does not rest on what the program makes of a level.
std::set<Site> segment_of(const Lesion& lesion, const LesionStanding& standing) {
  if (!lesion.site) return {standing.sites.begin(), standing.sites.end()};
  struct Junction {
    std::string level;
    Site region, next;
  };
  static const std::vector<Junction> junctions{
      {"C7", Site::cervical_spine, Site::thoracic_spine}, {"T1", Site::thoracic_spine, Site::cervical_spine},
      {"T2", Site::thoracic_spine, Site::cervical_spine}, {"T11", Site::thoracic_spine, Site::lumbar_spine},
      {"T12", Site::thoracic_spine, Site::lumbar_spine},  {"L1", Site::lumbar_spine, Site::thoracic_spine},
      {"L5", Site::lumbar_spine, Site::sacrum_coccyx},    {"S1", Site::sacrum_coccyx, Site::lumbar_spine}};
  std::set<Site> regions{*lesion.site};
  for (const Junction& junction : junctions)
    if (junction.region == *lesion.site && (lesion.level.empty() || lesion.level == junction.level))
      regions.insert(junction.next);
  return regions;
}

bool is_spine(Site site) { return site >= Site::cervical_spine && site <= Site::sacrum_coccyx; }

/// What the limits say that nobody may lift.
Ceilings forbidden(const Evaluation& evaluation, Library library) {
  Ceilings ceilings;
  for (const Limit& limit : evaluation.limits_for(library))
    if (knowledge().limits[limit.rule].lift_by.empty()) ceilings.join(limit.ceilings);
  return ceilings;
}

}  // namespace

std::set<Site> endangered_regions(const Entry& entry, const VariantChoice& choice) {
  std::set<Site> regions;
  for (const Action& action : entry.actions) {
    if (action.move == Move::hold || action.incidental) continue;
    const Load load =
        entry.load_is_prescribed && outside(action.load) && outside(choice.load) ? choice.load : action.load;
    const bool rapid = action.speed == Speed::rapid, loaded = load >= Load::trunk;
    const bool end_range = action.range == Range::end && choice.most_range == Range::end;
    if (!rapid && !loaded && !end_range) continue;
    for (const SpineJoint& joint : spine_joints())
      if (joint.joint == action.joint) regions.insert(joint.regions.begin(), joint.regions.end());
  }
  return regions;
}

bool has_spine_lesion_at(const Picture& picture, const Evaluation& evaluation, const std::set<Site>& regions) {
  for (std::size_t i = 0; i < picture.lesions.size(); ++i) {
    const Lesion& lesion = picture.lesions[i];
    if (lesion.site && !is_spine(*lesion.site)) continue;
    for (const Site site : segment_of(lesion, evaluation.standing.lesions[i]))
      if (is_spine(site) && regions.contains(site)) return true;
  }
  return false;
}

const std::vector<Endangering>& endangering_variants() {
  static const std::vector<Endangering> found = [] {
    std::vector<Endangering> variants;
    for (std::size_t at = 0; at < knowledge().variants.size(); ++at) {
      const Variant& variant = knowledge().variants[at];
      auto regions = endangered_regions(knowledge().entries[variant.entry], variant.choice);
      if (!regions.empty()) variants.push_back({at, std::move(regions)});
    }
    return variants;
  }();
  return found;
}

std::string find_offer(const Picture& picture, const Evaluation& evaluation, std::size_t& tried) {
  const KnowledgeBase& base = knowledge();
  std::set<Site> own;  // regions asked once, not once for each variant
  for (const SiteInfo& row : site_table)
    if (has_spine_lesion_at(picture, evaluation, {row.site})) own.insert(row.site);
  tried = 0;
  if (own.empty()) return "";
  std::array<Ceilings, library_ids.size()> never;
  for (std::size_t i = 0; i < never.size(); ++i) never[i] = forbidden(evaluation, static_cast<Library>(i));
  for (const Endangering& endangering : endangering_variants()) {
    if (std::ranges::none_of(endangering.regions, [&](Site site) { return own.contains(site); })) continue;
    ++tried;
    const Variant& variant = base.variants[endangering.variant];
    const Entry& entry = base.entries[variant.entry];
    // Above what those limits let anybody sign: so "not now", whatever else holds.
    if (!variant.demand.fits_under(never[static_cast<std::size_t>(entry.library)].signed_off)) continue;
    return entry.id + (verdict(base, evaluation, variant) == Verdict::not_now ? " could be lifted" : " is offered");
  }
  return "";
}

}  // namespace mettle::testing
