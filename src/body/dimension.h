#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "body/joint.h"
#include "body/site.h"

namespace mettle {

/// How a bone is stressed.
enum class Mode : std::uint8_t { compression, bending, torsion, traction, impact, pressure };
inline constexpr std::array<std::string_view, 6> mode_ids{"compression", "bending", "torsion",
                                                          "traction",    "impact",  "pressure"};
constexpr std::string_view id_of(Mode mode) { return mode_ids[static_cast<std::size_t>(mode)]; }
std::optional<Mode> find_mode(std::string_view id);

/// What is asked of one move of one joint.
enum class Quality : std::uint8_t {
  rapid,       // 1: done fast
  end_range,   // 1: to the end of its range
  loaded,      // 1: body weight on a limb joint; 2: an outside load, a long lever, or the trunk on a spine joint
  at_once,     // how many of rapid, loaded and end of range hold in one action
  deliberate,  // 1: a chosen movement, not a hold and not what comes with walking
};
struct Scale {
  std::string_view id;
  int highest;
};
inline constexpr std::array<Scale, 5> quality_table{Scale{"rapid", 1}, Scale{"end_range", 1}, Scale{"loaded", 2},
                                                    Scale{"at_once", 3}, Scale{"deliberate", 1}};

/// What comes to a bone from a machine or another person, and is not the person's own to stop.
enum class Outside : std::uint8_t {
  force,   // 1 gentle, 2 firm, 3 a thrust
  energy,  // warmth, cold, current, sound: 1 at the skin, 2 deep
};
inline constexpr std::array<Scale, 2> outside_table{Scale{"outside_force", 3}, Scale{"outside_energy", 2}};

/// Asked of one arm or one leg.
enum class Limb : std::uint8_t {
  push_through_arm,
  push_through_arm_hard,
  pull_through_arm,
  hang_from_arm,
  carry_one_side,
  overhead_load,
  single_leg,
  single_leg_loaded,
  single_leg_rapid,
  weight_on_leg,
  shoulder_outside_load,
  elbow_outside_load,
  shoulder_beyond_near,
  grip,
  resisted_upper,
  resisted_shoulder,
  resisted_lower,
  resisted_hip,
  stretched_shoulder,
  load_through_arm,
  load_through_leg,
  everyday_weight,  // walking about or getting up, as everyday life and not as exercise
};
inline constexpr std::array<Scale, 22> limb_table{Scale{"push_through_arm", 1},
                                                  Scale{"push_through_arm_hard", 1},
                                                  Scale{"pull_through_arm", 1},
                                                  Scale{"hang_from_arm", 1},
                                                  Scale{"carry_one_side", 1},
                                                  Scale{"overhead_load", 1},
                                                  Scale{"single_leg", 1},
                                                  Scale{"single_leg_loaded", 1},
                                                  Scale{"single_leg_rapid", 1},
                                                  Scale{"weight_on_leg", 3},
                                                  Scale{"shoulder_outside_load", 1},
                                                  Scale{"elbow_outside_load", 1},
                                                  Scale{"shoulder_beyond_near", 1},
                                                  Scale{"grip", 3},
                                                  Scale{"resisted_upper", 1},
                                                  Scale{"resisted_shoulder", 1},
                                                  Scale{"resisted_lower", 1},
                                                  Scale{"resisted_hip", 1},
                                                  Scale{"stretched_shoulder", 1},
                                                  Scale{"load_through_arm", 3},
                                                  Scale{"load_through_leg", 3},
                                                  Scale{"everyday_weight", 1}};

/// Asked of the whole person.
enum class Whole : std::uint8_t {
  fall_exposure,
  balance,
  axial,
  axial_loaded,
  impact,
  contact,
  head_down,
  exertion,
  breath_hold,
  outside_load,
  on_feet,
  strength_work,
  end_range,
  side_lying,
  prone,
  hands_overhead,
  pedalling,
  training_on_feet,
  standing_with_load,
  bridging,
  stairs_as_exercise,
  trunk_training,
  unbacked_load,
  stretched_spine,
  stretching,
  cyclic_off_feet,
  immersed,
  maximality,
  stress_not_coded,  // 1: nobody has said what each bone feels
  unaided_steps,     // 2: walking with nothing that carries; 1: one hand on a stick or a rail; 0: both hands on a frame
  shared_place,      // 1: can only be done where other people come: a gym, a class, a pool
  unheld_balance,    // the balance that is asked with nothing to hold
  training_exposure,  // the exposure to a fall of what is not everyday life
  skin_broken,
};
inline constexpr std::array<Scale, 34> whole_table{
    Scale{"fall_exposure", 7},      Scale{"balance", 4},          Scale{"axial", 4},
    Scale{"axial_loaded", 1},       Scale{"impact", 4},           Scale{"contact", 2},
    Scale{"head_down", 1},          Scale{"exertion", 7},         Scale{"breath_hold", 2},
    Scale{"outside_load", 3},       Scale{"on_feet", 2},          Scale{"strength_work", 1},
    Scale{"end_range", 1},          Scale{"side_lying", 1},       Scale{"prone", 1},
    Scale{"hands_overhead", 1},     Scale{"pedalling", 1},        Scale{"training_on_feet", 1},
    Scale{"standing_with_load", 1}, Scale{"bridging", 1},         Scale{"stairs_as_exercise", 1},
    Scale{"trunk_training", 1},     Scale{"unbacked_load", 1},    Scale{"stretched_spine", 1},
    Scale{"stretching", 1},         Scale{"cyclic_off_feet", 1},  Scale{"immersed", 1},
    Scale{"maximality", 3},         Scale{"stress_not_coded", 1}, Scale{"unaided_steps", 2},
    Scale{"shared_place", 1},       Scale{"unheld_balance", 4},   Scale{"training_exposure", 7},
    Scale{"skin_broken", 1}};

std::optional<Quality> find_quality(std::string_view id);
std::optional<Outside> find_outside(std::string_view id);
std::optional<Limb> find_limb(std::string_view id);
std::optional<Whole> find_whole(std::string_view id);

inline constexpr int highest_stress = 4;

/// One thing that can be demanded of a body, by number.
struct Dimension {
  std::uint16_t index;
  friend constexpr auto operator<=>(Dimension, Dimension) = default;
};

namespace detail {
inline constexpr std::size_t stress_base = 0;
inline constexpr std::size_t tested_base = stress_base + bone_count * mode_ids.size();
inline constexpr std::size_t outside_base = tested_base + bone_count;
inline constexpr std::size_t move_base = outside_base + bone_count * outside_table.size();
inline constexpr std::size_t limb_base = move_base + action_count * quality_table.size();
inline constexpr std::size_t whole_base = limb_base + limb_table.size() * 2;
}  // namespace detail
inline constexpr std::size_t dimension_count = detail::whole_base + whole_table.size();

constexpr Dimension make_dimension(std::size_t index) { return Dimension{static_cast<std::uint16_t>(index)}; }
constexpr Dimension stress(Bone bone, Mode mode) {
  return make_dimension(detail::stress_base + bone_index(bone) * mode_ids.size() + static_cast<std::size_t>(mode));
}
/// 1 when a fitness test loads this bone more than a test of its kind may.
constexpr Dimension tested(Bone bone) { return make_dimension(detail::tested_base + bone_index(bone)); }
/// What a machine or another person does to this bone.
constexpr Dimension outside(Bone bone, Outside what) {
  return make_dimension(detail::outside_base + bone_index(bone) * outside_table.size() +
                        static_cast<std::size_t>(what));
}
constexpr Dimension moving(std::size_t joint_move, Side side, Quality quality) {
  return make_dimension(detail::move_base + action_index(joint_move, side) * quality_table.size() +
                        static_cast<std::size_t>(quality));
}
constexpr Dimension limb(Limb what, Side side) {
  return make_dimension(detail::limb_base + static_cast<std::size_t>(what) * 2 + (side == Side::right ? 1 : 0));
}
constexpr Dimension whole(Whole what) { return make_dimension(detail::whole_base + static_cast<std::size_t>(what)); }

/// The highest level this dimension has (1..7).
int highest_of(Dimension dimension);
/// "stress.compression@femur_proximal.left", "move.lumbar.flexion.end_range", "limb.single_leg@left", "body.impact".
std::string name_of(Dimension dimension);

/// What a dimension is about, for whoever puts it into words.
struct DimensionParts {
  enum class Kind : std::uint8_t { stress, tested, outside, move, limb, whole } kind;
  Bone bone{Site::skull};
  Mode mode = Mode::compression;
  Outside outside = Outside::force;
  std::size_t joint_move = 0;
  Side side = Side::left;
  Quality quality = Quality::rapid;
  Limb limb = Limb::grip;
  Whole whole = Whole::impact;
};
DimensionParts parts_of(Dimension dimension);

}  // namespace mettle
