#include "safety/limits.h"

#include <algorithm>

namespace mettle {
namespace {

struct Sides2 {
  bool left = false, right = false;
};

/// The sides a lesion lies on; a midline one concerns both.
Sides2 sides_of(const LesionStanding* lesion) {
  if (!lesion) return {true, true};
  Sides2 sides;
  bool sided_bone = false;
  for (const Bone& bone : lesion->bones) {
    if (!info(bone.site).sided) continue;
    sided_bone = true;
    (bone.side == Side::left ? sides.left : sides.right) = true;
  }
  const bool midline = std::ranges::any_of(lesion->bones, [](const Bone& b) { return !info(b.site).sided; });
  return midline || !sided_bone ? Sides2{true, true} : sides;
}

template <typename Add>
void on_sides(Sides2 sides, Add add) {
  if (sides.left) add(Side::left);
  if (sides.right) add(Side::right);
}

void add_move(std::vector<Dimension>& out, std::size_t joint_move, Quality quality, Sides2 sides) {
  if (!sided(joint_moves[joint_move])) out.push_back(moving(joint_move, Side::left, quality));
  else on_sides(sides, [&](Side side) { out.push_back(moving(joint_move, side, quality)); });
}

bool touches(const std::vector<Site>& joint_sites, const LesionStanding& lesion) {
  return std::ranges::any_of(lesion.sites,
                             [&](Site s) { return std::ranges::find(joint_sites, s) != joint_sites.end(); });
}

void add_moves(std::vector<Dimension>& out, const KnowledgeBase& base, const Cap& cap, const LesionStanding* lesion) {
  if (cap.moves == Cap::Moves::listed) {
    for (const std::size_t move : cap.joint_moves) add_move(out, move, cap.quality, sides_of(lesion));
    return;
  }
  if (!lesion) return;
  for (std::size_t move = 0; move < joint_moves.size(); ++move) {
    const auto joint = static_cast<std::size_t>(joint_moves[move].joint);
    const bool spine = info(joint_moves[move].joint).spine;
    const auto& sites = cap.moves == Cap::Moves::adjacent ? base.adjacent_of[joint] : base.acts_on[joint];
    if (cap.moves == Cap::Moves::own_spine && !spine) continue;
    if (!touches(sites, *lesion)) continue;
    // A limb joint counts on the side where the bone it acts on has the lesion.
    Sides2 sides{true, true};
    if (!spine) {
      sides = {};
      for (const Bone& bone : lesion->bones) {
        if (std::ranges::find(sites, bone.site) == sites.end()) continue;
        if (!info(bone.site).sided) sides = {true, true};
        else (bone.side == Side::left ? sides.left : sides.right) = true;
      }
    }
    add_move(out, move, cap.quality, sides);
  }
}

void lower(Ceilings& ceilings, const KnowledgeBase& base, const LimitRule& rule, const LesionStanding* lesion) {
  for (const Cap& cap : rule.caps) {
    for (const Dimension dimension : dimensions_of(base, cap, lesion)) {
      ceilings.alone.lower(dimension, cap.alone);
      ceilings.watched.lower(dimension, cap.watched);
      ceilings.signed_off.lower(dimension, cap.signed_off);
    }
  }
}

/// Bones of the lesion that lie in the regions a condition names: the rule of one region does not act on the other.
LesionStanding part_in(const LesionStanding& lesion, const std::vector<Site>& sites) {
  LesionStanding part = lesion;
  std::erase_if(part.bones, [&](const Bone& b) { return std::ranges::find(sites, b.site) == sites.end(); });
  std::erase_if(part.sites, [&](Site s) { return std::ranges::find(sites, s) == sites.end(); });
  return part;
}

const std::vector<Site>* named_sites(const Condition& condition) {
  for (const Atom& atom : condition.atoms)
    if (atom.kind == Atom::Kind::lesion_in || atom.kind == Atom::Kind::unimaged_in) return &atom.sites;
  return nullptr;
}

/// The regions that no current image covers, on both sides, in the form of a lesion that has no facts.
LesionStanding unimaged_regions(const Standing& standing) {
  LesionStanding regions{.lesion = no_lesion};
  regions.unimaged = true;
  regions.sites = standing.unimaged;
  regions.facts.resize(standing.facts.size());
  for (const Site site : regions.sites) {
    regions.bones.push_back({site, Side::left});
    if (info(site).sided) regions.bones.push_back({site, Side::right});
  }
  return regions;
}

}  // namespace

bool RuleFilter::admits(RulePart part) const {
  switch (part) {
    case RulePart::movement: return movement;
    case RulePart::module: return module;
    case RulePart::state: return state;
    case RulePart::tier: return tier;
    case RulePart::testing: return testing;
  }
  return true;
}

std::vector<Dimension> dimensions_of(const KnowledgeBase& base, const Cap& cap, const LesionStanding* lesion) {
  std::vector<Dimension> out;
  switch (cap.on) {
    case Cap::On::stress:
    case Cap::On::tested:
    case Cap::On::outside: {
      const auto add = [&](Bone bone) {
        out.push_back(cap.on == Cap::On::stress   ? stress(bone, cap.mode)
                      : cap.on == Cap::On::tested ? tested(bone)
                                                  : outside(bone, cap.outside));
      };
      if (cap.where == Cap::Where::lesion && lesion)
        for (const Bone& bone : lesion->bones) add(bone);
      for (const Site site : cap.sites) {
        add({site, Side::left});
        if (info(site).sided) add({site, Side::right});
      }
      break;
    }
    case Cap::On::move: add_moves(out, base, cap, lesion); break;
    case Cap::On::limb: on_sides(sides_of(lesion), [&](Side side) { out.push_back(limb(cap.limb, side)); }); break;
    case Cap::On::whole: out.push_back(whole(cap.whole)); break;
  }
  return out;
}

Ceilings ceilings_of_rule(const KnowledgeBase& base, const LimitRule& rule, const LesionStanding* lesion) {
  Ceilings ceilings;
  const std::vector<Site>* named = named_sites(rule.when);
  if (lesion && named) {
    const LesionStanding part = part_in(*lesion, *named);
    lower(ceilings, base, rule, &part);
  } else {
    lower(ceilings, base, rule, lesion);
  }
  return ceilings;
}

std::vector<Limit> derive_limits(const KnowledgeBase& base, const Standing& standing, Library library,
                                 const RuleFilter& filter) {
  const LesionStanding unimaged = unimaged_regions(standing);
  std::vector<Limit> limits;
  for (std::size_t i = 0; i < base.limits.size(); ++i) {
    const LimitRule& rule = base.limits[i];
    if (!filter.admits(rule.part)) continue;
    if (!rule.only.empty() && std::ranges::find(rule.only, library) == rule.only.end()) continue;
    const bool of_lesion = rule.when.about_lesion();
    if (!of_lesion && holds(rule.when, base, standing, nullptr))
      limits.push_back({i, no_lesion, ceilings_of_rule(base, rule, nullptr)});
    if (!of_lesion) continue;
    for (std::size_t l = 0; l < standing.lesions.size(); ++l)
      if (holds(rule.when, base, standing, &standing.lesions[l]))
        limits.push_back({i, l, ceilings_of_rule(base, rule, &standing.lesions[l])});
    if (holds(rule.when, base, standing, &unimaged))
      limits.push_back({i, no_lesion, ceilings_of_rule(base, rule, &unimaged)});
  }
  return limits;
}

Ceilings ceilings_of(const std::vector<Limit>& limits) {
  Ceilings ceilings;
  for (const Limit& limit : limits) ceilings.join(limit.ceilings);
  return ceilings;
}

}  // namespace mettle
