// From the description of an exercise to a level on every dimension. Nothing here reads a name, a kind or a list.
#include "knowledge/derive_demand.h"

#include <algorithm>

#include "knowledge/use.h"

namespace mettle {
namespace {

template <typename Fits>
bool any_use(const std::vector<Use>& uses, Fits fits) {
  return std::ranges::any_of(uses, fits);
}

/// Self-paced cyclic work at a light load and off the feet: pedals, an arm crank, a swimming stroke.
bool cyclic_off_feet(const Entry& entry, const Use& use) {
  return entry.ordinals.weight_bearing <= WeightBearing::seated && use.action.speed == Speed::rhythmic &&
         use.load == Load::ext_light;
}

bool everyday_walking(const Derivation& derivation, const Entry& entry) {
  return plain_walking(entry) && entry.rpe_max <= derivation.gentle_effort && entry.ordinals.upper_limb_wb <= 1;
}

/// Getting up from where one sits or lies, by the way a person gets up anyway.
bool gets_up(const Derivation& derivation, const Entry& entry) {
  const Transfer* way = derivation.find_transfer(entry.transfer);
  return way && way->routine && entry.posture.size() == 2 && entry.posture.front() < Posture::standing &&
         (entry.posture.back() == Posture::standing || entry.posture.back() == Posture::sitting) && entry.impact == 0 &&
         entry.ordinals.axial_load <= 2 && entry.ordinals.upper_limb_wb <= 2 && is_plain(entry);
}

/// A test of walking as usual, from a chair or from standing, that stops well below the limit by design. The most it
/// asks of balance is a turn; more is a test of balance.
bool usual_pace_test(const Derivation& derivation, const Entry& entry) {
  return entry.maximality <= 1 && steps_on_the_level(entry) && entry.ordinals.upper_limb_wb <= 2 &&
         entry.ordinals.balance <= derivation.tested_turn_balance && is_plain(entry);
}

/// What a leg, the pelvis or the spine carries all day. It is everyday life: it gets technique, an aid and pacing.
bool carries(Site site) {
  switch (site) {
    case Site::cervical_spine:
    case Site::thoracic_spine:
    case Site::lumbar_spine:
    case Site::sacrum_coccyx:
    case Site::pelvis:
    case Site::acetabulum:
    case Site::femur_proximal:
    case Site::femur_shaft:
    case Site::femur_distal:
    case Site::tibia_fibula:
    case Site::foot_ankle: return true;
    default: return false;
  }
}

int fall_exposure(const Derivation& derivation, const Ordinals& ordinals, Support support) {
  if (ordinals.fall_consequence < 2) return 0;  // back into a chair or into water: no fall to the ground
  const int credit = derivation.support_credit[static_cast<std::size_t>(support)];
  return std::max(0, ordinals.balance - credit) + (ordinals.fall_consequence > 2 ? 1 : 0);
}

void raise_stress(Demand& demand, const StressTable& table, bool everyday = false) {
  for (const SiteInfo& row : site_table) {
    if (everyday && carries(row.site)) continue;
    for (const Side side : {Side::left, Side::right}) {
      if (!row.sided && side == Side::right) continue;
      for (std::size_t mode = 0; mode < mode_ids.size(); ++mode) {
        const Bone bone{row.site, side};
        demand.raise(stress(bone, static_cast<Mode>(mode)), table.at(bone, static_cast<Mode>(mode)));
      }
    }
  }
}

void raise_moves(Demand& demand, const Entry& entry, const std::vector<Use>& uses, bool everyday) {
  for (const Use& use : uses) {
    const Action& action = use.action;
    if (everyday && !of_arm(action.joint)) continue;
    const auto number = find_joint_move({action.joint, action.move});
    if (!number || !action.moves()) continue;
    const bool spine = info(action.joint).spine;
    const bool long_lever = action.load == Load::limb && entry.lever > 2;
    int load = 0;
    if (spine) load = loaded(action, use.load) ? 2 : 0;
    else if ((outside(use.load) && !cyclic_off_feet(entry, use)) || long_lever) load = 2;
    else if (use.load == Load::bodyweight) load = 1;
    const int at_once = (action.speed == Speed::rapid ? 1 : 0) + (action.range == Range::end ? 1 : 0) +
                        (loaded(action, use.load) ? 1 : 0);
    on_sides(use.sides, [&](Side side) {
      demand.raise(moving(*number, side, Quality::rapid), action.speed == Speed::rapid ? 1 : 0);
      demand.raise(moving(*number, side, Quality::end_range), action.range == Range::end ? 1 : 0);
      demand.raise(moving(*number, side, Quality::loaded), load);
      if (!action.deliberate()) return;
      demand.raise(moving(*number, side, Quality::at_once), at_once);
      demand.raise(moving(*number, side, Quality::deliberate), 1);
    });
  }
}

bool is_push(Move move) { return move == Move::flexion || move == Move::horizontal_adduction; }
bool is_pull(Move move) {
  return move == Move::extension || move == Move::adduction || move == Move::horizontal_abduction;
}
bool of_leg(Joint joint) {
  return joint == Joint::hip || joint == Joint::knee || joint == Joint::ankle || joint == Joint::toes;
}

/// 0 none, 1 light, 2 moderate, 3 heavy: an outside load.
int outside_level(Load load) {
  return outside(load) ? static_cast<int>(load) - static_cast<int>(Load::ext_light) + 1 : 0;
}

void raise_arms(Demand& demand, const Entry& entry, const std::vector<Use>& uses, const VariantChoice& choice) {
  const int through = entry.ordinals.upper_limb_wb;
  const auto set = [&](Limb what, SidePair sides, int level = 1) {
    on_sides(sides, [&](Side side) { demand.raise(limb(what, side), level); });
  };
  const SidePair both{true, true};
  if (through >= 2) set(Limb::push_through_arm, both);
  if (through > 2) set(Limb::push_through_arm_hard, both);
  set(Limb::grip,
      sides_of(std::ranges::any_of(uses,
                                   [](const Use& u) { return of_arm(u.action.joint) && u.action.limb == LimbUse::one; })
                   ? LimbUse::one
                   : LimbUse::both,
               choice.sides),
      entry.grip);
  for (const Use& use : uses) {
    const Action& action = use.action;
    const bool shoulder = action.joint == Joint::shoulder;
    if (shoulder && is_push(action.move) && use.load >= Load::ext_moderate) {
      set(Limb::push_through_arm, use.sides);
      set(Limb::push_through_arm_hard, use.sides);
    }
    if (shoulder && is_pull(action.move) && outside(use.load)) set(Limb::pull_through_arm, use.sides);
    if (shoulder && outside(use.load)) set(Limb::shoulder_outside_load, use.sides);
    if (action.joint == Joint::elbow && outside(use.load)) set(Limb::elbow_outside_load, use.sides);
    if (shoulder && action.deliberate() && action.range >= Range::mid) set(Limb::shoulder_beyond_near, use.sides);
    if (shoulder && action.move == Move::hold && outside(use.load) && action.limb == LimbUse::one)
      set(Limb::carry_one_side, use.sides);
    if (entry.hands == Hands::overhead && outside(use.load)) set(Limb::overhead_load, both);
    const bool resisted = action.deliberate() && action.speed != Speed::rhythmic &&
                          (outside(use.load) || (use.load == Load::bodyweight && through >= 2));
    if (of_arm(action.joint) && outside(use.load)) set(Limb::load_through_arm, use.sides, outside_level(use.load));
    if (of_arm(action.joint) && resisted) set(Limb::resisted_upper, use.sides);
    if (shoulder && resisted && action.move != Move::internal_rotation && action.move != Move::external_rotation)
      set(Limb::resisted_shoulder, use.sides);
  }
}

void raise_legs(Demand& demand, const Derivation& derivation, const Entry& entry, const std::vector<Use>& uses,
                const VariantChoice& choice) {
  const auto set = [&](Limb what, SidePair sides, int level = 1) {
    on_sides(sides, [&](Side side) { demand.raise(limb(what, side), level); });
  };
  const SidePair stance = stance_of(entry, choice);
  const WeightBearing weight = entry.ordinals.weight_bearing;
  const int on_leg = weight == WeightBearing::full_single   ? 3
                     : weight == WeightBearing::full_double ? 2
                     : weight == WeightBearing::partial     ? 1
                                                            : 0;
  set(Limb::weight_on_leg, stance, on_leg);
  if (weight == WeightBearing::full_single && !plain_walking(entry)) {
    const bool strong_extension = any_use(uses, [](const Use& u) {
      return (u.action.joint == Joint::hip || u.action.joint == Joint::knee) && u.action.move == Move::extension &&
             u.load == Load::bodyweight && u.action.limb != LimbUse::both && u.action.range >= Range::mid;
    });
    const bool with_load = any_use(uses, [](const Use& u) { return outside(u.load); });
    const bool unheld = derivation.support_credit[static_cast<std::size_t>(choice.support)] == 0;
    set(Limb::single_leg, stance);
    if (strong_extension || with_load || unheld) set(Limb::single_leg_loaded, stance);
    if (any_use(uses, [](const Use& u) { return u.action.speed == Speed::rapid; })) set(Limb::single_leg_rapid, stance);
  }
  for (const Use& use : uses) {
    const bool resisted =
        use.action.deliberate() && use.action.speed != Speed::rhythmic && use.load >= Load::bodyweight;
    if (of_leg(use.action.joint) && outside(use.load)) set(Limb::load_through_leg, use.sides, outside_level(use.load));
    if (!of_leg(use.action.joint) || !resisted) continue;
    set(Limb::resisted_lower, use.sides);
    if (use.action.joint == Joint::hip && (use.action.move == Move::flexion || use.action.move == Move::extension))
      set(Limb::resisted_hip, use.sides);
  }
}

void raise_whole(Demand& demand, const Derivation& derivation, const Entry& entry, const std::vector<Use>& uses,
                 const VariantChoice& choice) {
  const auto set = [&](Whole what, int level) { demand.raise(whole(what), level); };
  const auto set_if = [&](Whole what, bool holds) { demand.raise(whole(what), holds ? 1 : 0); };
  const bool everyday = is_everyday(derivation, entry);
  // A turn against the clock is watched even where the steps are everyday life.
  const bool usual_steps = everyday && entry.library != Library::tests;
  const Ordinals& ordinals = entry.ordinals;
  const bool with_load = any_use(uses, [](const Use& u) { return outside(u.load); });
  const bool on_feet = ordinals.weight_bearing >= WeightBearing::full_double;
  const int exposure = fall_exposure(derivation, ordinals, choice.support);
  const bool held = derivation.support_credit[static_cast<std::size_t>(choice.support)] > 0;
  set(Whole::fall_exposure, exposure);
  set(Whole::training_exposure, usual_steps ? 0 : exposure);
  set(Whole::balance, ordinals.balance);
  set(Whole::unheld_balance, held || usual_steps || ordinals.fall_consequence < 2 ? 0 : ordinals.balance);
  set(Whole::axial, ordinals.axial_load);
  set_if(Whole::axial_loaded,
         ordinals.axial_load > 3 ||
             (ordinals.axial_load >= 2 && any_use(uses, [](const Use& u) { return u.load >= Load::ext_moderate; })));
  if (!everyday) set(Whole::impact, entry.impact);
  set(Whole::contact, entry.contact);
  set_if(Whole::head_down, entry.head_down);
  set(Whole::exertion, entry.rpe_min);
  set(Whole::breath_hold, entry.breath_hold_risk);
  int heaviest = 0;
  for (const Use& use : uses) heaviest = std::max(heaviest, outside_level(use.load));
  set(Whole::outside_load, heaviest);
  set(Whole::on_feet, entry.has(Posture::stepping) ? 2 : on_feet ? 1 : 0);
  set_if(Whole::strength_work, !everyday && any_use(uses, [](const Use& u) {
           return u.action.deliberate() && u.action.speed != Speed::rhythmic && u.load >= Load::bodyweight;
         }));
  set_if(Whole::end_range,
         any_use(uses, [](const Use& u) { return u.action.moves() && u.action.range == Range::end; }));
  set_if(Whole::side_lying, entry.has(Posture::lying_side));
  set_if(Whole::prone, entry.has(Posture::lying_prone));
  // Stopping short of the end of the range keeps the hands at or below shoulder height.
  set_if(Whole::hands_overhead, entry.hands == Hands::overhead && choice.most_range == Range::end);
  const Posture first = entry.posture.front();
  const bool seated = first == Posture::astride || first == Posture::sitting || first == Posture::sitting_supported;
  set_if(Whole::pedalling, seated && any_use(uses, [](const Use& u) {
                             return u.action.joint == Joint::knee && u.action.speed == Speed::rhythmic &&
                                    outside(u.load);
                           }));
  set_if(Whole::training_on_feet, trains_on_feet(derivation, entry));
  set_if(Whole::standing_with_load, entry.has(Posture::standing) && with_load);
  set_if(Whole::bridging, entry.has(Posture::lying_supine) && any_use(uses, [](const Use& u) {
                            return u.action.joint == Joint::hip && u.action.move == Move::extension &&
                                   u.load == Load::bodyweight;
                          }));
  set_if(Whole::stairs_as_exercise, ordinals.axial_load > 2 && ordinals.weight_bearing == WeightBearing::full_single);
  set_if(Whole::trunk_training, trains_trunk(derivation, entry));
  const bool backed = entry.posture.size() == 1 && first == Posture::sitting_supported;
  set_if(Whole::unbacked_load, with_load && (entry.lever > 2 || !backed));
  set_if(Whole::cyclic_off_feet, ordinals.weight_bearing <= WeightBearing::seated &&
                                     any_use(uses, [](const Use& u) { return u.action.speed == Speed::rhythmic; }));
  set_if(Whole::immersed, entry.immersed);
  set(Whole::maximality, entry.maximality);
  set_if(Whole::stress_not_coded, !entry.stress_is_coded);
  set_if(Whole::shared_place,
         !entry.setting.empty() && std::ranges::none_of(entry.setting, [&](const std::string& place) {
           return std::ranges::find(derivation.own_places, place) != derivation.own_places.end();
         }));
  if (entry.has(Posture::stepping) && !entry.immersed)
    set(Whole::unaided_steps,
        highest_of(whole(Whole::unaided_steps)) - derivation.support_carry[static_cast<std::size_t>(choice.support)]);
  if (stretches(derivation, entry)) {
    set(Whole::stretching, 1);
    set_if(Whole::stretched_spine,
           any_use(uses, [](const Use& u) { return info(u.action.joint).spine && u.action.moves(); }));
    for (const Use& use : uses)
      if (use.action.joint == Joint::shoulder && use.action.moves())
        on_sides(use.sides, [&](Side side) { demand.raise(limb(Limb::stretched_shoulder, side), 1); });
  }
}

/// A way in or out adds its stress and its exposure to a fall, not its posture. A routine one is everyday life.
void raise_transfer(Demand& demand, const Derivation& derivation, const Transfer& transfer) {
  if (transfer.routine) return;
  raise_stress(demand, stress_of_rows(transfer.stress, Sides::both, 0));
  raise_stress(demand, stress_of_ordinals(derivation, transfer.ordinals, false, {true, true}));
  const int exposure = fall_exposure(derivation, transfer.ordinals, transfer.ordinals.support);
  demand.raise(whole(Whole::fall_exposure), exposure);
  demand.raise(whole(Whole::training_exposure), exposure);
}

/// What a machine or another person does to a bone: as coded, and what a passive movement of a joint means at least.
void raise_outside(Demand& demand, const Derivation& derivation, const Entry& entry, const std::vector<Use>& uses,
                   const VariantChoice& choice) {
  const auto raise = [&](const std::vector<FromOutside>& rows, Outside what) {
    for (const FromOutside& row : rows)
      on_sides(sides_of(row.limb, choice.sides), [&](Side side) {
        demand.raise(outside(Bone{row.site, info(row.site).sided ? side : Side::left}, what), row.level);
      });
  };
  raise(entry.force, Outside::force);
  raise(entry.energy, Outside::energy);
  demand.raise(whole(Whole::skin_broken), entry.skin_broken ? 1 : 0);
  for (const Use& use : uses) {
    const int level = least_force(use.action);
    for (const auto& [joint, own] : derivation.own_bone)
      if (level > 0 && joint == use.action.joint)
        on_sides(use.sides, [&, site = own](Side side) {
          demand.raise(outside(Bone{site, info(site).sided ? side : Side::left}, Outside::force), level);
        });
  }
}

/// 1 at every bone that this fitness test loads beyond what a test of its kind may.
void raise_tested(Demand& demand, const Derivation& derivation, const Entry& entry, const StressTable& table) {
  if (entry.library != Library::tests) return;
  const bool maximal = entry.maximality > 2;
  for (const SiteInfo& row : site_table) {
    for (const Side side : {Side::left, Side::right}) {
      const Bone bone{row.site, row.sided ? side : Side::left};
      for (std::size_t mode = 0; mode < mode_ids.size(); ++mode) {
        const int level = table.at(bone, static_cast<Mode>(mode));
        const bool pulled = static_cast<Mode>(mode) == Mode::traction && level >= derivation.tested_maximal_pull;
        if (maximal ? level >= derivation.tested_maximal_stress || pulled : level >= derivation.tested_stress)
          demand.raise(tested(bone), 1);
      }
    }
  }
}

}  // namespace

bool Entry::has(Posture wanted) const { return std::ranges::find(posture, wanted) != posture.end(); }

const Transfer* Derivation::find_transfer(std::string_view id) const {
  const auto found = std::ranges::find(transfers, id, &Transfer::id);
  return found == transfers.end() ? nullptr : &*found;
}

bool is_everyday(const Derivation& derivation, const Entry& entry) {
  if (entry.immersed) return false;
  if (entry.library == Library::tests) return usual_pace_test(derivation, entry);
  // A task of daily life is done at its own effort; the same steps as an exercise are training from there on.
  const bool daily = entry.library == Library::daily;
  if (entry.rpe_max > (daily ? derivation.gentle_effort : derivation.usual_effort) || !is_plain(entry)) return false;
  return everyday_walking(derivation, entry) || gets_up(derivation, entry);
}

bool trains_trunk(const Derivation& derivation, const Entry& entry) {
  if (entry.muscles.empty() || !entry.muscles.front().starts_with("trunk_")) return false;
  return std::ranges::any_of(entry.actions, [&](const Action& a) {
    const bool low_back = a.joint == Joint::lumbar || a.joint == Joint::pelvis;
    return low_back && (a.deliberate() || (a.load >= Load::limb && entry.rpe_max >= derivation.training_effort));
  });
}

bool trains_on_feet(const Derivation& derivation, const Entry& entry) {
  if (!entry.has(Posture::stepping) || entry.immersed || everyday_walking(derivation, entry)) return false;
  if (entry.library == Library::tests && is_everyday(derivation, entry)) return false;
  // An everyday suggestion that steps is an extra bout on the feet whatever its pace.
  return entry.library == Library::daily || std::ranges::any_of(entry.actions, [](const Action& a) {
           return a.joint == Joint::hip && (a.speed == Speed::rhythmic || a.speed == Speed::rapid) &&
                  a.load == Load::bodyweight;
         });
}

bool stretches(const Derivation& derivation, const Entry& entry) {
  bool moves = false;
  for (const Action& action : entry.actions) {
    if (!action.moves()) continue;
    if (action.load > Load::trunk || action.speed > Speed::slow) return false;
    moves = true;
  }
  return moves && entry.rpe_max < derivation.training_effort;
}

Demand derive_demand(const Derivation& derivation, const Entry& entry, const VariantChoice& choice) {
  if (choice.sides != Sides::both && either_arm(entry))
    return derive_demand(derivation, one_armed(derivation, entry), choice);
  Demand demand = Demand::none();
  const std::vector<Use> uses = uses_of(entry, choice);
  // What an aid takes from the legs goes through the arms.
  Entry through_arms = entry;
  through_arms.ordinals.upper_limb_wb =
      std::max(entry.ordinals.upper_limb_wb, derivation.support_arms[static_cast<std::size_t>(choice.support)]);
  StressTable table = coded_stress(entry, choice);
  const StressTable derived = derived_stress(derivation, through_arms, choice);
  for (std::size_t bone = 0; bone < bone_count; ++bone)
    for (std::size_t mode = 0; mode < mode_ids.size(); ++mode)
      table.level[bone][mode] = std::max(table.level[bone][mode], derived.level[bone][mode]);
  // What daily life asks of the bones that carry is not measured against what exercise may ask
  // (docs/adr/0004-everyday-life.md).
  const bool everyday = is_everyday(derivation, entry);
  raise_stress(demand, table, everyday);
  raise_moves(demand, entry, uses, everyday);
  raise_arms(demand, through_arms, uses, choice);
  // A pull of that size on the upper arm from a held body is hanging.
  for (const Use& use : uses) {
    if (use.action.joint != Joint::shoulder || use.action.move != Move::hold || use.load != Load::bodyweight) continue;
    on_sides(use.sides, [&](Side side) {
      if (table.at({Site::humerus_proximal, side}, Mode::traction) > 2)
        demand.raise(limb(Limb::hang_from_arm, side), 1);
    });
  }
  if (everyday) on_sides({true, true}, [&](Side side) { demand.raise(limb(Limb::everyday_weight, side), 1); });
  else raise_legs(demand, derivation, entry, uses, choice);
  raise_whole(demand, derivation, entry, uses, choice);
  raise_outside(demand, derivation, entry, uses, choice);
  raise_tested(demand, derivation, entry, table);
  if (const Transfer* transfer = derivation.find_transfer(choice.transfer))
    raise_transfer(demand, derivation, *transfer);
  return demand;
}

}  // namespace mettle
