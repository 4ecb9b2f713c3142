#include "body/dimension.h"

#include <algorithm>

namespace mettle {
namespace {

template <std::size_t N>
std::optional<std::size_t> find_scale(const std::array<Scale, N>& table, std::string_view id) {
  const auto found = std::ranges::find(table, id, &Scale::id);
  if (found == table.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.begin());
}

Bone bone_at(std::size_t wanted) {
  for (const SiteInfo& row : site_table) {
    if (bone_index({row.site, Side::left}) == wanted) return {row.site, Side::left};
    if (row.sided && bone_index({row.site, Side::right}) == wanted) return {row.site, Side::right};
  }
  return {Site::skull};
}

}  // namespace

std::optional<Mode> find_mode(std::string_view id) {
  const auto found = std::ranges::find(mode_ids, id);
  if (found == mode_ids.end()) return std::nullopt;
  return static_cast<Mode>(found - mode_ids.begin());
}

std::optional<Quality> find_quality(std::string_view id) {
  const auto at = find_scale(quality_table, id);
  return at ? std::optional{static_cast<Quality>(*at)} : std::nullopt;
}
std::optional<Outside> find_outside(std::string_view id) {
  const auto at = find_scale(outside_table, id);
  return at ? std::optional{static_cast<Outside>(*at)} : std::nullopt;
}
std::optional<Limb> find_limb(std::string_view id) {
  const auto at = find_scale(limb_table, id);
  return at ? std::optional{static_cast<Limb>(*at)} : std::nullopt;
}
std::optional<Whole> find_whole(std::string_view id) {
  const auto at = find_scale(whole_table, id);
  return at ? std::optional{static_cast<Whole>(*at)} : std::nullopt;
}

DimensionParts parts_of(Dimension dimension) {
  const std::size_t index = dimension.index;
  using Kind = DimensionParts::Kind;
  if (index < detail::tested_base) {
    return {.kind = Kind::stress,
            .bone = bone_at(index / mode_ids.size()),
            .mode = static_cast<Mode>(index % mode_ids.size())};
  }
  if (index < detail::outside_base) return {.kind = Kind::tested, .bone = bone_at(index - detail::tested_base)};
  if (index < detail::move_base) {
    const std::size_t at = index - detail::outside_base;
    DimensionParts parts{.kind = Kind::outside, .bone = bone_at(at / outside_table.size())};
    parts.outside = static_cast<Outside>(at % outside_table.size());
    return parts;
  }
  if (index < detail::limb_base) {
    const std::size_t action = (index - detail::move_base) / quality_table.size();
    DimensionParts parts{.kind = Kind::move};
    parts.quality = static_cast<Quality>((index - detail::move_base) % quality_table.size());
    for (std::size_t i = 0; i < joint_moves.size(); ++i) {
      for (const Side side : {Side::left, Side::right}) {
        if (action_index(i, side) == action && (side == Side::left || sided(joint_moves[i]))) {
          parts.joint_move = i;
          parts.side = side;
          return parts;
        }
      }
    }
    return parts;
  }
  if (index < detail::whole_base) {
    const std::size_t at = index - detail::limb_base;
    DimensionParts parts{.kind = Kind::limb};
    parts.limb = static_cast<Limb>(at / 2);
    parts.side = at % 2 == 0 ? Side::left : Side::right;
    return parts;
  }
  DimensionParts parts{.kind = Kind::whole};
  parts.whole = static_cast<Whole>(index - detail::whole_base);
  return parts;
}

int highest_of(Dimension dimension) {
  const DimensionParts parts = parts_of(dimension);
  switch (parts.kind) {
    case DimensionParts::Kind::stress: return highest_stress;
    case DimensionParts::Kind::tested: return 1;
    case DimensionParts::Kind::outside: return outside_table[static_cast<std::size_t>(parts.outside)].highest;
    case DimensionParts::Kind::move: return quality_table[static_cast<std::size_t>(parts.quality)].highest;
    case DimensionParts::Kind::limb: return limb_table[static_cast<std::size_t>(parts.limb)].highest;
    case DimensionParts::Kind::whole: return whole_table[static_cast<std::size_t>(parts.whole)].highest;
  }
  return 0;
}

std::string name_of(Dimension dimension) {
  const DimensionParts parts = parts_of(dimension);
  const auto text = [](std::string_view view) { return std::string{view}; };
  const auto at_bone = [&] {
    return "@" + text(id_of(parts.bone.site)) + (info(parts.bone.site).sided ? "." + text(id_of(parts.bone.side)) : "");
  };
  switch (parts.kind) {
    case DimensionParts::Kind::stress: return "stress." + text(id_of(parts.mode)) + at_bone();
    case DimensionParts::Kind::tested: return "tested" + at_bone();
    case DimensionParts::Kind::outside:
      return text(outside_table[static_cast<std::size_t>(parts.outside)].id) + at_bone();
    case DimensionParts::Kind::move: {
      const JointMove move = joint_moves[parts.joint_move];
      return "move." + text(id_of(move.joint)) + "." + text(id_of(move.move)) + "." +
             text(quality_table[static_cast<std::size_t>(parts.quality)].id) +
             (sided(move) ? "@" + text(id_of(parts.side)) : "");
    }
    case DimensionParts::Kind::limb:
      return "limb." + text(limb_table[static_cast<std::size_t>(parts.limb)].id) + "@" + text(id_of(parts.side));
    case DimensionParts::Kind::whole: return "body." + text(whole_table[static_cast<std::size_t>(parts.whole)].id);
  }
  return "";
}

}  // namespace mettle
