#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "body/site.h"

namespace mettle {

enum class Joint : std::uint8_t {
  neck,
  thoracic,
  lumbar,
  pelvis,  // of the spine: no side
  ribcage,
  hip,
  knee,
  ankle,
  toes,
  scapulothoracic,
  shoulder,
  elbow,
  radioulnar,
  wrist,
  fingers,
};

enum class Move : std::uint8_t {
  hold,
  flexion,
  extension,
  rotation,
  lateral_flexion,
  retraction,
  anterior_tilt,
  posterior_tilt,
  expansion,
  abduction,
  adduction,
  internal_rotation,
  external_rotation,
  dorsiflexion,
  plantarflexion,
  inversion,
  eversion,
  circumduction,
  protraction,
  elevation,
  depression,
  upward_rotation,
  horizontal_abduction,
  horizontal_adduction,
  pronation,
  supination,
  radial_deviation,
  ulnar_deviation,
};

struct JointInfo {
  Joint joint;
  std::string_view id;
  bool spine;  // acts on the spine and has no side
};

inline constexpr std::array joint_table{
    JointInfo{Joint::neck, "neck", true},
    JointInfo{Joint::thoracic, "thoracic", true},
    JointInfo{Joint::lumbar, "lumbar", true},
    JointInfo{Joint::pelvis, "pelvis", true},
    JointInfo{Joint::ribcage, "ribcage", false},
    JointInfo{Joint::hip, "hip", false},
    JointInfo{Joint::knee, "knee", false},
    JointInfo{Joint::ankle, "ankle", false},
    JointInfo{Joint::toes, "toes", false},
    JointInfo{Joint::scapulothoracic, "scapulothoracic", false},
    JointInfo{Joint::shoulder, "shoulder", false},
    JointInfo{Joint::elbow, "elbow", false},
    JointInfo{Joint::radioulnar, "radioulnar", false},
    JointInfo{Joint::wrist, "wrist", false},
    JointInfo{Joint::fingers, "fingers", false},
};
inline constexpr std::size_t joint_count = joint_table.size();

inline constexpr std::array<std::string_view, 28> move_ids{"hold",
                                                           "flexion",
                                                           "extension",
                                                           "rotation",
                                                           "lateral_flexion",
                                                           "retraction",
                                                           "anterior_tilt",
                                                           "posterior_tilt",
                                                           "expansion",
                                                           "abduction",
                                                           "adduction",
                                                           "internal_rotation",
                                                           "external_rotation",
                                                           "dorsiflexion",
                                                           "plantarflexion",
                                                           "inversion",
                                                           "eversion",
                                                           "circumduction",
                                                           "protraction",
                                                           "elevation",
                                                           "depression",
                                                           "upward_rotation",
                                                           "horizontal_abduction",
                                                           "horizontal_adduction",
                                                           "pronation",
                                                           "supination",
                                                           "radial_deviation",
                                                           "ulnar_deviation"};

/// One move of one joint; a hold is none.
struct JointMove {
  Joint joint;
  Move move;
  friend constexpr auto operator<=>(const JointMove&, const JointMove&) = default;
};

inline constexpr std::array joint_moves{
    JointMove{Joint::neck, Move::flexion},
    JointMove{Joint::neck, Move::extension},
    JointMove{Joint::neck, Move::rotation},
    JointMove{Joint::neck, Move::lateral_flexion},
    JointMove{Joint::neck, Move::retraction},
    JointMove{Joint::thoracic, Move::flexion},
    JointMove{Joint::thoracic, Move::extension},
    JointMove{Joint::thoracic, Move::rotation},
    JointMove{Joint::thoracic, Move::lateral_flexion},
    JointMove{Joint::lumbar, Move::flexion},
    JointMove{Joint::lumbar, Move::extension},
    JointMove{Joint::lumbar, Move::rotation},
    JointMove{Joint::lumbar, Move::lateral_flexion},
    JointMove{Joint::pelvis, Move::anterior_tilt},
    JointMove{Joint::pelvis, Move::posterior_tilt},
    JointMove{Joint::pelvis, Move::rotation},
    JointMove{Joint::ribcage, Move::expansion},
    JointMove{Joint::hip, Move::flexion},
    JointMove{Joint::hip, Move::extension},
    JointMove{Joint::hip, Move::abduction},
    JointMove{Joint::hip, Move::adduction},
    JointMove{Joint::hip, Move::internal_rotation},
    JointMove{Joint::hip, Move::external_rotation},
    JointMove{Joint::knee, Move::flexion},
    JointMove{Joint::knee, Move::extension},
    JointMove{Joint::ankle, Move::dorsiflexion},
    JointMove{Joint::ankle, Move::plantarflexion},
    JointMove{Joint::ankle, Move::inversion},
    JointMove{Joint::ankle, Move::eversion},
    JointMove{Joint::ankle, Move::circumduction},
    JointMove{Joint::toes, Move::flexion},
    JointMove{Joint::toes, Move::extension},
    JointMove{Joint::scapulothoracic, Move::retraction},
    JointMove{Joint::scapulothoracic, Move::protraction},
    JointMove{Joint::scapulothoracic, Move::elevation},
    JointMove{Joint::scapulothoracic, Move::depression},
    JointMove{Joint::scapulothoracic, Move::upward_rotation},
    JointMove{Joint::shoulder, Move::flexion},
    JointMove{Joint::shoulder, Move::extension},
    JointMove{Joint::shoulder, Move::abduction},
    JointMove{Joint::shoulder, Move::adduction},
    JointMove{Joint::shoulder, Move::internal_rotation},
    JointMove{Joint::shoulder, Move::external_rotation},
    JointMove{Joint::shoulder, Move::horizontal_abduction},
    JointMove{Joint::shoulder, Move::horizontal_adduction},
    JointMove{Joint::shoulder, Move::circumduction},
    JointMove{Joint::elbow, Move::flexion},
    JointMove{Joint::elbow, Move::extension},
    JointMove{Joint::radioulnar, Move::pronation},
    JointMove{Joint::radioulnar, Move::supination},
    JointMove{Joint::wrist, Move::flexion},
    JointMove{Joint::wrist, Move::extension},
    JointMove{Joint::wrist, Move::radial_deviation},
    JointMove{Joint::wrist, Move::ulnar_deviation},
    JointMove{Joint::fingers, Move::flexion},
    JointMove{Joint::fingers, Move::extension},
};

constexpr const JointInfo& info(Joint joint) { return joint_table[static_cast<std::size_t>(joint)]; }
constexpr std::string_view id_of(Joint joint) { return info(joint).id; }
constexpr std::string_view id_of(Move move) { return move_ids[static_cast<std::size_t>(move)]; }
std::optional<Joint> find_joint(std::string_view id);
std::optional<Move> find_move(std::string_view id);
/// The number of the move in `joint_moves`; empty for a hold or a move the joint does not have.
std::optional<std::size_t> find_joint_move(JointMove move);

/// A move of one side of the body, numbered: one for the spine and the rib cage, two for a limb.
constexpr bool sided(JointMove move) { return !info(move.joint).spine && move.joint != Joint::ribcage; }
constexpr std::size_t action_index(std::size_t joint_move, Side side) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < joint_move; ++i) index += sided(joint_moves[i]) ? 2 : 1;
  return index + (sided(joint_moves[joint_move]) && side == Side::right ? 1 : 0);
}
inline constexpr std::size_t action_count = action_index(joint_moves.size() - 1, Side::right) + 1;

}  // namespace mettle
