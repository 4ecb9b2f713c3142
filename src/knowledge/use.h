#pragma once

// What the units of the derivation share: an action as it is done in one variant, with its load and its sides.
#include <algorithm>
#include <vector>

#include "knowledge/derive_demand.h"

namespace mettle {

struct SidePair {
  bool left = false;
  bool right = false;
};

/// Which sides a row written for `use` falls on when these sides are worked.
inline SidePair sides_of(LimbUse use, Sides sides) {
  if (sides == Sides::both || use == LimbUse::both || use == LimbUse::midline) return {true, true};
  const bool left = (sides == Sides::left) == (use != LimbUse::support);
  return {left, !left};
}

/// Loads of the actions as prescribed: outside loads move with the prescription, the body's own do not.
inline Load load_of(const Action& action, const Entry& entry, const VariantChoice& choice) {
  return entry.load_is_prescribed && outside(action.load) && outside(choice.load) ? choice.load : action.load;
}

inline bool loaded(const Action& action, Load load) {
  return load >= (info(action.joint).spine ? Load::trunk : Load::bodyweight);
}

/// The least force of a movement that somebody or something else makes: beyond the middle it is firm, fast it is a
/// thrust.
inline int least_force(const Action& action) {
  if (action.contraction != Contraction::passive) return 0;
  return action.speed == Speed::rapid ? 3 : action.range == Range::end ? 2 : 1;
}

inline bool of_arm(Joint joint) {
  return joint == Joint::shoulder || joint == Joint::elbow || joint == Joint::scapulothoracic ||
         joint == Joint::radioulnar || joint == Joint::wrist || joint == Joint::fingers;
}

/// Arm work that either arm can do alone: not through the hands or on the feet, a light load at most, nothing twisted,
/// and nothing but the arms moving.
bool either_arm(const Entry& entry);
/// The same work done with one arm: what both arms do falls on one, and a load on one side alone turns the trunk.
Entry one_armed(const Derivation& derivation, const Entry& entry);

/// Steps without a jolt and without a climb.
inline bool steps_on_the_level(const Entry& entry) {
  return entry.has(Posture::stepping) && entry.impact <= 1 && entry.ordinals.axial_load <= 2;
}

/// Going on foot on the level: no jolt, no balance work, no steps to climb.
inline bool plain_walking(const Entry& entry) { return steps_on_the_level(entry) && entry.ordinals.balance <= 2; }

/// Nothing carried, nothing fast, nothing to the end of its range.
inline bool is_plain(const Entry& entry) {
  return std::ranges::all_of(entry.actions, [](const Action& a) {
    return !outside(a.load) && a.speed != Speed::rapid && a.range != Range::end;
  });
}

struct Use {
  Action action;
  Load load;
  SidePair sides;
};

inline std::vector<Use> uses_of(const Entry& entry, const VariantChoice& choice) {
  std::vector<Use> uses;
  for (Action action : entry.actions) {
    action.range = std::min(action.range, choice.most_range);
    uses.push_back({action, load_of(action, entry, choice), sides_of(action.limb, choice.sides)});
  }
  return uses;
}

template <typename Raise>
void on_sides(SidePair sides, Raise raise) {
  if (sides.left) raise(Side::left);
  if (sides.right) raise(Side::right);
}

/// The leg or legs stood on: the other one when one side is worked.
inline SidePair stance_of(const Entry& entry, const VariantChoice& choice) {
  return entry.ordinals.weight_bearing == WeightBearing::full_single ? sides_of(LimbUse::support, choice.sides)
                                                                     : SidePair{true, true};
}

/// Stress that follows from the ordinals alone, and from rows as they are written.
StressTable stress_of_ordinals(const Derivation& derivation, const Ordinals& ordinals, bool immersed, SidePair stance);
StressTable stress_of_rows(const std::vector<Stress>& rows, Sides sides, int steps_above);

}  // namespace mettle
