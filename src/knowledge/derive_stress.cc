// Stress on each bone: what is coded, and what follows from posture, ordinals and loads at least.
#include "knowledge/derive_demand.h"
#include "knowledge/use.h"

namespace mettle {
namespace {

void raise_both(StressTable& table, Site site, Mode mode, int level, SidePair sides = {true, true}) {
  for (const Side side : {Side::left, Side::right}) {
    if (info(site).sided && !(side == Side::left ? sides.left : sides.right)) continue;
    int& at = table.at({site, info(site).sided ? side : Side::left}, mode);
    at = std::max(at, level);
  }
}

void add_rows(StressTable& table, const Derivation& derivation, DerivedStress::From from, int level, int relief,
              SidePair sides) {
  for (const DerivedStress& row : derivation.rows)
    if (row.from == from && row.level == level) raise_both(table, row.site, row.mode, row.stress - relief, sides);
}

template <typename T>
bool is_one_of(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

bool bends(const DerivedBending& row, const Entry& entry, const Use& use) {
  const Action& action = use.action;
  return is_one_of(row.joints, action.joint) && is_one_of(row.moves, action.move) &&
         is_one_of(row.limbs, action.limb) && is_one_of(row.weights, entry.ordinals.weight_bearing) &&
         (row.postures.empty() || std::ranges::any_of(row.postures, [&](Posture p) { return entry.has(p); })) &&
         action.range >= row.range && action.speed >= row.speed && use.load >= row.load && entry.lever >= row.lever &&
         entry.ordinals.upper_limb_wb >= row.upper_limb_wb;
}

/// How far, against what and on how long a lever: what bows a bone. A shorter range in this variant bends less.
void add_bending(StressTable& table, const Derivation& derivation, const Entry& entry, const VariantChoice& choice) {
  for (const Use& use : uses_of(entry, choice))
    for (const DerivedBending& row : derivation.bending)
      if (bends(row, entry, use))
        for (const auto& [site, level] : row.gives) raise_both(table, site, Mode::bending, level, use.sides);
}

}  // namespace

StressTable stress_of_ordinals(const Derivation& derivation, const Ordinals& ordinals, bool immersed, SidePair stance) {
  using From = DerivedStress::From;
  StressTable table;
  add_rows(table, derivation, From::upper_limb_wb, ordinals.upper_limb_wb, 0, {true, true});
  add_rows(table, derivation, From::weight_bearing, static_cast<int>(ordinals.weight_bearing),
           immersed ? derivation.immersed_relief : 0, stance);
  add_rows(table, derivation, From::axial_load, ordinals.axial_load, 0, {true, true});
  add_rows(table, derivation, From::torsion, ordinals.torsion, 0, {true, true});
  return table;
}

StressTable stress_of_rows(const std::vector<Stress>& rows, Sides sides, int steps_above) {
  StressTable table;
  for (const Stress& row : rows) {
    for (std::size_t mode = 0; mode < mode_ids.size(); ++mode) {
      if (row.level[mode] == 0) continue;
      const int level = std::min<int>(row.level[mode] + (row.scales[mode] ? steps_above : 0), highest_stress);
      raise_both(table, row.site, static_cast<Mode>(mode), level, sides_of(row.limb, sides));
    }
  }
  return table;
}

StressTable coded_stress(const Entry& entry, const VariantChoice& choice) {
  const int above =
      entry.load_is_prescribed ? std::max(0, static_cast<int>(choice.load) - static_cast<int>(entry.coded_load)) : 0;
  return stress_of_rows(entry.stress, choice.sides, above);
}

StressTable derived_stress(const Derivation& derivation, const Entry& entry, const VariantChoice& choice) {
  using From = DerivedStress::From;
  const bool lying_or_sitting = entry.ordinals.weight_bearing <= WeightBearing::seated;
  // Fast work in water brings the load back.
  const bool fast = std::ranges::any_of(entry.actions, [](const Action& a) { return a.speed == Speed::rapid; });
  StressTable table = stress_of_ordinals(derivation, entry.ordinals, entry.immersed && !fast, stance_of(entry, choice));
  add_rows(table, derivation, lying_or_sitting ? From::impact_sitting : From::impact_on_feet, entry.impact, 0,
           {true, true});
  for (const Posture posture : entry.posture)
    add_rows(table, derivation, From::posture, static_cast<int>(posture), 0, {true, true});
  for (const Action& action : entry.actions) {
    const Load load = load_of(action, entry, choice);
    if (action.contraction == Contraction::passive || load == Load::none) continue;
    const int pull = std::min(
        derivation.pull[static_cast<std::size_t>(load)] + (action.speed == Speed::rapid ? derivation.pull_rapid : 0),
        highest_stress);
    for (const auto& [joint, site] : derivation.own_bone)
      if (joint == action.joint) raise_both(table, site, Mode::traction, pull, sides_of(action.limb, choice.sides));
  }
  add_bending(table, derivation, entry, choice);
  return table;
}

}  // namespace mettle
