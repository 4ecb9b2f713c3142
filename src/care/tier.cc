#include "care/tier.h"

#include <algorithm>

namespace mettle {

TierReport derive_tier(const KnowledgeBase& base, const Evaluation& evaluation) {
  const Standing& standing = evaluation.standing;
  TierReport report;
  report.tier = standing.tier;
  const auto at = static_cast<std::size_t>(standing.tier);
  report.info = &base.tiers[at];
  for (const Role& role : base.roles) {
    if (role.prescribe[at]) report.authority.prescribe.push_back(&role);
    if (role.propose[at] && !role.prescribe[at]) report.authority.propose.push_back(&role);
    if (role.deliver[at]) report.authority.deliver.push_back(&role);
  }
  report.clearance_until = standing.clearance_until;
  if (standing.tier == Tier::stop) report.clearance = Clearance::stopped;
  else if (standing.clearance_lapsed) report.clearance = Clearance::lapsed;
  else report.clearance = standing.tier == Tier::unassessed ? Clearance::never_signed : Clearance::in_force;
  // The reasons for being unassessed, and for the tier that an assessment would confirm.
  Tier behind = Tier::lower;
  for (const Raised& raised : standing.raised) {
    const auto& tier = base.floors[raised.floor].tier;
    if (tier && *tier < Tier::unassessed) behind = std::max(behind, *tier);
  }
  for (const Raised& raised : standing.raised) {
    const auto& tier = base.floors[raised.floor].tier;
    if (tier && (*tier == standing.tier || (standing.tier == Tier::unassessed && *tier == behind)))
      report.reasons.push_back(raised);
  }
  return report;
}

std::vector<Raised> class_reasons(const KnowledgeBase& base, const Evaluation& evaluation,
                                  const LesionStanding& lesion) {
  std::vector<Raised> reasons;
  for (const Raised& raised : evaluation.standing.raised) {
    const FloorRule& floor = base.floors[raised.floor];
    if (raised.lesion == lesion.lesion && floor.lesion_class) reasons.push_back(raised);
  }
  std::ranges::stable_sort(reasons, [&](const Raised& a, const Raised& b) {
    return *base.floors[a.floor].lesion_class > *base.floors[b.floor].lesion_class;
  });
  return reasons;
}

}  // namespace mettle
