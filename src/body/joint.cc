#include "body/joint.h"

#include <algorithm>

namespace mettle {

std::optional<Joint> find_joint(std::string_view id) {
  for (const JointInfo& row : joint_table)
    if (row.id == id) return row.joint;
  return std::nullopt;
}

std::optional<Move> find_move(std::string_view id) {
  const auto found = std::ranges::find(move_ids, id);
  if (found == move_ids.end()) return std::nullopt;
  return static_cast<Move>(found - move_ids.begin());
}

std::optional<std::size_t> find_joint_move(JointMove move) {
  const auto found = std::ranges::find(joint_moves, move);
  if (found == joint_moves.end()) return std::nullopt;
  return static_cast<std::size_t>(found - joint_moves.begin());
}

}  // namespace mettle
