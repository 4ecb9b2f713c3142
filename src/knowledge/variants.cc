// The grid of variants of an entry: load, sides, support, range, way in.
#include <algorithm>

#include "knowledge/derive_demand.h"
#include "knowledge/use.h"

namespace mettle {
namespace {

bool of_arm(Site site) {
  return site == Site::clavicle || site == Site::scapula || site == Site::humerus_proximal ||
         site == Site::humerus_shaft || site == Site::humerus_distal || site == Site::forearm ||
         site == Site::hand_wrist;
}

/// Plain walking with free hands and nothing to hold yet: it can be done with a stick or a frame.
bool can_take_aid(const Derivation& derivation, const Entry& entry) {
  const bool hands_free =
      entry.grip == 0 && std::ranges::none_of(entry.actions, [](const Action& a) { return outside(a.load); });
  return plain_walking(entry) && !entry.immersed && hands_free &&
         derivation.support_credit[static_cast<std::size_t>(entry.ordinals.support)] == 0;
}

}  // namespace

bool either_arm(const Entry& entry) {
  const Ordinals& ordinals = entry.ordinals;
  if (ordinals.weight_bearing > WeightBearing::seated || ordinals.upper_limb_wb > 0 || ordinals.torsion > 0 ||
      entry.immersed || entry.coded_load > Load::ext_light)
    return false;
  const auto works_both = [](const Action& a) { return of_arm(a.joint) && a.deliberate() && a.limb == LimbUse::both; };
  const auto moves_elsewhere = [](const Action& a) { return !of_arm(a.joint) && a.moves(); };
  return std::ranges::any_of(entry.actions, works_both) && std::ranges::none_of(entry.actions, moves_elsewhere);
}

Entry one_armed(const Derivation& derivation, const Entry& entry) {
  Entry one = entry;
  bool loaded_side = false;
  for (Action& action : one.actions) {
    if (!of_arm(action.joint) || action.limb != LimbUse::both) continue;
    action.limb = LimbUse::one;
    loaded_side = loaded_side || outside(action.load);
  }
  for (Stress& row : one.stress)
    if (of_arm(row.site) && row.limb == LimbUse::both) row.limb = LimbUse::one;
  if (loaded_side) one.ordinals.torsion = std::max(one.ordinals.torsion, derivation.one_arm_torsion);
  return one;
}

VariantChoice coded_choice(const Entry& entry) {
  return {Sides::both, entry.coded_load, Range::end, entry.ordinals.support, entry.transfer};
}

std::vector<VariantChoice> variant_choices(const Derivation& derivation, const Entry& entry) {
  const VariantChoice coded = coded_choice(entry);
  std::vector<Load> loads{coded.load};
  if (entry.load_is_prescribed) {
    for (const Load load : {Load::ext_light, Load::ext_moderate, Load::ext_heavy})
      if (load != coded.load) loads.push_back(load);
  }
  std::vector<Sides> sides{Sides::both};
  const bool one_sided = std::ranges::any_of(entry.actions, [&](const Action& a) {
    return a.limb == LimbUse::one || a.limb == LimbUse::moving ||
           (a.limb == LimbUse::alternating && entry.ordinals.weight_bearing != WeightBearing::full_single);
  });
  const bool one_arm = either_arm(entry);
  if (one_sided || one_arm) sides.insert(sides.end(), {Sides::left, Sides::right});
  std::vector<Support> supports{coded.support};
  if (entry.ordinals.fall_consequence > 0 && !entry.has(Posture::floating)) {
    if (can_take_aid(derivation, entry)) supports.insert(supports.end(), {Support::stick, Support::frame});
    for (const Support support : {Support::hand_firm, Support::person})
      if (derivation.support_credit[static_cast<std::size_t>(support)] >
          derivation.support_credit[static_cast<std::size_t>(coded.support)])
        supports.push_back(support);
  }
  std::vector<Range> ranges{Range::end};
  const bool walking = entry.has(Posture::stepping);
  for (const Range range : {Range::mid, Range::near}) {
    const bool shortens =
        !walking && std::ranges::any_of(entry.actions, [&](const Action& a) { return a.moves() && a.range > range; });
    if (shortens) ranges.push_back(range);
  }
  std::vector<std::string> ways{coded.transfer};
  for (const std::string& way : entry.transfer_alt) ways.push_back(way);

  std::vector<VariantChoice> choices;
  for (const Load load : loads)
    for (const Sides side : sides)
      for (const Support support : supports)
        for (const Range range : ranges)
          for (const std::string& way : ways) {
            if (one_arm && side != Sides::both && load > Load::ext_light) continue;  // one arm alone stays light
            choices.push_back({side, load, range, support, way});
          }
  return choices;
}

}  // namespace mettle
