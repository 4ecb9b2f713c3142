#pragma once

#include <span>
#include <string>
#include <vector>

#include "knowledge/derive_stress.h"

namespace mettle {

/// What the derivation needs to know, from knowledge/movement/.
struct Derivation {
  std::vector<DerivedStress> rows;
  std::vector<DerivedBending> bending;
  std::vector<std::pair<Joint, Site>> own_bone;  // the bone a joint's muscles pull on
  std::array<std::vector<Site>, joint_count> acts_on;
  std::array<int, load_ids.size()> pull{};     // traction by load of the action
  std::array<int, load_ids.size()> assumed{};  // at every bone a joint acts on, where nobody has coded the stress
  int assumed_deep = 0;                        // added at the end of the range under load
  int assumed_on_feet = 0;                     // the same at the bones of legs that carry weight
  int pull_rapid = 0;                          // added when rapid
  int one_arm_torsion = 0;                     // at least, when one arm alone works against a load
  int immersed_relief = 0;                     // taken off the weight-bearing rows in chest-deep water
  std::array<int, support_ids.size()> support_credit{};
  std::array<int, support_ids.size()> support_arms{};   // weight through the arms that it asks for, as upper_limb_wb
  std::array<int, support_ids.size()> support_carry{};  // how much of walking it carries: 0, 1 one hand, 2 both hands
  std::vector<std::string> own_places;                  // settings in which nobody else need be
  int usual_effort = 0;     // highest effort at which an exercise is walking about or getting up, as everyday life
  int gentle_effort = 0;    // the same of an everyday task, and the highest effort of everyday walking
  int training_effort = 0;  // lowest top effort that counts as training a muscle
  int tested_maximal_stress = 0, tested_maximal_pull = 0, tested_stress = 0;
  int tested_turn_balance = 0;  // most balance that a test of walking as usual asks for
  std::vector<Transfer> transfers;

  const Transfer* find_transfer(std::string_view id) const;
};

/// The parameters as the entry is written: both sides, coded load, range, support and way in.
VariantChoice coded_choice(const Entry& entry);
/// Every variant of the grid: load, sides, support, range, way in. The coded one comes first.
std::vector<VariantChoice> variant_choices(const Derivation& derivation, const Entry& entry);

/// A level on every dimension, from the description alone.
Demand derive_demand(const Derivation& derivation, const Entry& entry, const VariantChoice& choice);

/// Words of the derivation that an editor may want to see.
bool is_everyday(const Derivation& derivation, const Entry& entry);
bool trains_trunk(const Derivation& derivation, const Entry& entry);
bool trains_on_feet(const Derivation& derivation, const Entry& entry);
bool stretches(const Derivation& derivation, const Entry& entry);

}  // namespace mettle
