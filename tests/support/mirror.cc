#include "support/mirror.h"

#include <algorithm>

#include "support/knowledge.h"

namespace mettle::testing {
namespace {

Sides mirrored(Sides sides) {
  switch (sides) {
    case Sides::both: return Sides::both;
    case Sides::left: return Sides::right;
    case Sides::right: return Sides::left;
  }
  return sides;
}

Bone mirrored(Bone bone) { return info(bone.site).sided ? Bone{bone.site, other(bone.side)} : bone; }

bool are_mirrored(const Levels& here, const Levels& there) { return testing::mirrored(here) == there; }

}  // namespace

Picture mirrored(Picture picture) {
  for (Lesion& lesion : picture.lesions) {
    if (lesion.side == Laterality::left) lesion.side = Laterality::right;
    else if (lesion.side == Laterality::right) lesion.side = Laterality::left;
  }
  return picture;
}

Dimension mirrored(Dimension dimension) {
  const DimensionParts parts = parts_of(dimension);
  using Kind = DimensionParts::Kind;
  switch (parts.kind) {
    case Kind::stress: return stress(mirrored(parts.bone), parts.mode);
    case Kind::tested: return tested(mirrored(parts.bone));
    case Kind::outside: return outside(mirrored(parts.bone), parts.outside);
    case Kind::move:
      return moving(parts.joint_move, sided(joint_moves[parts.joint_move]) ? other(parts.side) : parts.side,
                    parts.quality);
    case Kind::limb: return limb(parts.limb, other(parts.side));
    case Kind::whole: return dimension;
  }
  return dimension;
}

const std::vector<Dimension>& mirror_table() {
  static const std::vector<Dimension> table = [] {
    std::vector<Dimension> made;
    for (std::size_t d = 0; d < dimension_count; ++d) made.push_back(mirrored(make_dimension(d)));
    return made;
  }();
  return table;
}

Levels mirrored(const Levels& levels) {
  Levels swapped = Levels::all();  // bits beyond the last dimension stay as they are in a ceiling
  for (std::size_t d = 0; d < dimension_count; ++d) swapped.lower(mirror_table()[d], levels.at(make_dimension(d)));
  return swapped;
}

const std::vector<std::size_t>& twins() {
  static const std::vector<std::size_t> table = [] {
    const KnowledgeBase& base = knowledge();
    std::vector<std::size_t> made;
    for (const Variant& variant : base.variants) {
      VariantChoice choice = variant.choice;
      choice.sides = mirrored(choice.sides);
      std::size_t at = base.first_variant[variant.entry];
      while (at < base.first_variant[variant.entry + 1] && base.variants[at].choice != choice) ++at;
      made.push_back(at);  // past the last of the entry when it has none
    }
    return made;
  }();
  return table;
}

std::string find_unmirrored(const Evaluation& here, const Evaluation& there) {
  const Standing &mine = here.standing, &yours = there.standing;
  if (mine.tier != yours.tier || mine.falls_class != yours.falls_class) return "another tier or falls class";
  for (std::size_t i = 0; i < mine.lesions.size(); ++i)
    if (mine.lesions[i].lesion_class != yours.lesions[i].lesion_class) return "another class of a lesion";
  for (std::size_t i = 0; i < library_ids.size(); ++i) {
    const auto same_limit = [](const Limit& a, const Limit& b) { return a.rule == b.rule && a.lesion == b.lesion; };
    if (!std::ranges::equal(here.limits[i], there.limits[i], same_limit)) return "other limits";
    const Ceilings &left = here.ceilings[i], &right = there.ceilings[i];
    if (!are_mirrored(left.alone, right.alone) || !are_mirrored(left.watched, right.watched) ||
        !are_mirrored(left.signed_off, right.signed_off))
      return "ceilings for " + std::string{library_ids[i]} + " that are not each other's mirror";
  }
  return "";
}

}  // namespace mettle::testing
