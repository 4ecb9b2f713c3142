#include "care/yes_conditions.h"

#include <algorithm>

#include "safety/limits.h"

namespace mettle {
namespace {

/// Whether a support is an aid that goes along, or something or somebody to hold on to.
bool is_aid(Support support) {
  switch (support) {
    case Support::stick:
    case Support::frame:
    case Support::rail: return true;
    case Support::none:
    case Support::within_reach:
    case Support::hand_light:
    case Support::hand_firm:
    case Support::leaning_wall:
    case Support::poles:
    case Support::water:
    case Support::person:
    case Support::harness: return false;
  }
  return false;
}

}  // namespace

YesConditions::YesConditions(const KnowledgeBase& base, const Evaluation& evaluation, Library library)
    : base_{&base}, evaluation_{&evaluation} {
  Standing standing = evaluation.standing;
  standing.tier = std::max(standing.tier, Tier::unassessed);
  unsigned_ = ceilings_of(derive_limits(base, standing, library));
}

Verdict YesConditions::judge(const Variant& like, const VariantChoice& choice) const {
  const Entry& entry = base_->entries[like.entry];
  return evaluation_->ceilings_for(entry.library).admit(derive_demand(base_->derivation, entry, choice));
}

/// A movement it makes may not be fast, or to the end of its range, or loaded, or two of these at once.
bool YesConditions::asks_technique(const Variant& variant, const Ceilings& ceilings) const {
  const auto is_capped = [&](std::size_t move, Side side) {
    if (variant.demand.at(moving(move, side, Quality::deliberate)) == 0) return false;
    const auto below = [&](Quality quality) {
      const Dimension dimension = moving(move, side, quality);
      return ceilings.alone.at(dimension) < highest_of(dimension);
    };
    return below(Quality::rapid) || below(Quality::end_range) || below(Quality::loaded) ||
           ceilings.alone.at(moving(move, side, Quality::at_once)) <= 1;
  };
  for (std::size_t move = 0; move < joint_moves.size(); ++move)
    if (is_capped(move, Side::left) || is_capped(move, Side::right)) return true;
  return false;
}

/// The upper end of its effort, or the next load, is above a ceiling.
bool YesConditions::caps_dose(const Variant& variant, Verdict now) const {
  const Entry& entry = base_->entries[variant.entry];
  const Ceilings& ceilings = evaluation_->ceilings_for(entry.library);
  const int most =
      now == Verdict::allow ? ceilings.alone.at(whole(Whole::exertion)) : ceilings.watched.at(whole(Whole::exertion));
  if (std::min(entry.rpe_max, highest_of(whole(Whole::exertion))) > most) return true;
  if (!entry.load_is_prescribed) return false;
  return std::ranges::any_of(std::array{Load::ext_light, Load::ext_moderate, Load::ext_heavy}, [&](Load load) {
    VariantChoice heavier = variant.choice;
    heavier.load = load;
    return load > variant.choice.load && judge(variant, heavier) > now;
  });
}

bool YesConditions::braced() const {
  const auto fact = base_->find_fact("brace");
  return fact && evaluation_->standing.facts[*fact].badness > 0;
}

std::vector<YesCondition> YesConditions::of(const Variant& variant) const {
  std::vector<YesCondition> found;
  const Entry& entry = base_->entries[variant.entry];
  const Ceilings& ceilings = evaluation_->ceilings_for(entry.library);
  const Verdict now = ceilings.admit(variant.demand);
  if (now > Verdict::supervise) return found;
  const auto add_if = [&](YesCondition condition, bool holds) {
    if (holds) found.push_back(condition);
  };
  const Support support = variant.choice.support;
  VariantChoice bare = variant.choice;
  bare.support = Support::none;
  const bool leans = support != Support::none && judge(variant, bare) > now;
  const Transfer* way = base_->derivation.find_transfer(variant.choice.transfer);
  add_if(YesCondition::clearance, unsigned_.admit(variant.demand) > now);
  add_if(YesCondition::supervised_start, now == Verdict::supervise);
  add_if(YesCondition::technique, asks_technique(variant, ceilings));
  add_if(YesCondition::dose, caps_dose(variant, now));
  add_if(YesCondition::hold, leans && !is_aid(support));
  add_if(YesCondition::aid, (leans && is_aid(support)) || braced());
  add_if(YesCondition::way_in, way && (!way->routine || variant.choice.transfer != entry.transfer));
  add_if(YesCondition::place,
         variant.demand.at(whole(Whole::fall_exposure)) > 0 || variant.demand.at(whole(Whole::shared_place)) > 0);
  return found;
}

Json json_of(const KnowledgeBase& base, const std::vector<YesCondition>& conditions) {
  Json list = Json::array();
  for (const YesCondition condition : conditions) {
    const std::string id{id_of(condition)};
    list.add(Json::object()
                 .set("code", id)
                 .set("person", base.say("condition." + id + ".person"))
                 .set("professional", base.say("condition." + id + ".professional")));
  }
  return list;
}

}  // namespace mettle
