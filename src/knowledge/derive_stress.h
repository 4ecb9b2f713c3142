#pragma once

#include <array>
#include <utility>
#include <vector>

#include "knowledge/entry.h"

namespace mettle {

struct Derivation;

/// A row of the derivation table: what an ordinal means for a bone at least.
struct DerivedStress {
  enum class From : std::uint8_t {
    upper_limb_wb,
    weight_bearing,
    axial_load,
    impact_sitting,
    impact_on_feet,
    torsion,
    posture
  } from;
  int level;  // of the ordinal, or the posture's number
  Site site;
  Mode mode;
  int stress;  // at least this much
};

/// A row of the bending table: an action at least this far, loaded and levered bows these bones at least so much.
/// Empty lists ask for nothing. Only joints, moves, sides, postures and weight-bearing are told apart by list; whatever
/// has an order is "at least", so more of it never bends less.
struct DerivedBending {
  std::vector<Joint> joints;
  std::vector<Move> moves;
  std::vector<LimbUse> limbs;
  std::vector<Posture> postures;
  std::vector<WeightBearing> weights;
  Range range{};
  Speed speed{};
  Load load{};
  int lever = 0;
  int upper_limb_wb = 0;
  std::vector<std::pair<Site, int>> gives;
};

/// Stress on each bone: the coded rows for these sides and this load, and what the ordinals add to them.
struct StressTable {
  std::array<std::array<int, 6>, bone_count> level{};
  int& at(Bone bone, Mode mode) { return level[bone_index(bone)][static_cast<std::size_t>(mode)]; }
  int at(Bone bone, Mode mode) const { return level[bone_index(bone)][static_cast<std::size_t>(mode)]; }
};

StressTable coded_stress(const Entry& entry, const VariantChoice& choice);
StressTable derived_stress(const Derivation& derivation, const Entry& entry, const VariantChoice& choice);

}  // namespace mettle
