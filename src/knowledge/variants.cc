// The grid of variants of an entry: load, sides, support, range, way in.
#include <algorithm>

#include "knowledge/derive_demand.h"

namespace mettle {

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
  if (one_sided) sides.insert(sides.end(), {Sides::left, Sides::right});
  std::vector<Support> supports{coded.support};
  if (entry.ordinals.fall_consequence > 0 && !entry.has(Posture::floating)) {
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
          for (const std::string& way : ways) choices.push_back({side, load, range, support, way});
  return choices;
}

}  // namespace mettle
