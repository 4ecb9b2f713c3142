#include "safety/explain.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace mettle {
namespace {

std::string fill(std::string text, std::string_view slot, const std::string& with) {
  const std::string mark = "{" + std::string{slot} + "}";
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.replace(at, mark.size(), with);
  return text;
}

std::string dimension_phrase(const KnowledgeBase& base, const std::string& id) {
  const auto found = std::ranges::find(base.dimension_words, id, &std::pair<std::string, std::string>::first);
  return found == base.dimension_words.end() ? id : found->second;
}

std::string plain_id(std::string_view id) {
  std::string text{id};
  std::ranges::replace(text, '_', ' ');
  return text;
}

/// Floors that raised what a condition reads: its lesion's class, the tier, the falls class.
bool raises_what_is_read(const Condition& condition, const FloorRule& floor) {
  const auto read_by = [&](const Atom& atom) {
    if (atom.kind != Atom::Kind::worked_at_least) return false;
    switch (atom.worked) {
      case Worked::lesion_class:
        return floor.lesion_class && static_cast<std::int64_t>(*floor.lesion_class) >= atom.value;
      case Worked::tier: return floor.tier && static_cast<std::int64_t>(*floor.tier) >= atom.value;
      case Worked::falls_class: return floor.falls_class >= atom.value;
      case Worked::sins_band:
      case Worked::mirels_band:
      case Worked::body_areas:
      case Worked::unlocated: return false;
    }
    return false;
  };
  return std::ranges::any_of(condition.atoms, read_by) ||
         std::ranges::any_of(condition.parts, [&](const Condition& c) { return raises_what_is_read(c, floor); });
}

/// Whether a condition asks for a tier: it holds of whoever's clearance has lapsed, whatever else raises the tier.
bool reads_tier(const Condition& condition) {
  const auto of_tier = [](const Atom& atom) {
    return atom.kind == Atom::Kind::worked_at_least && atom.worked == Worked::tier;
  };
  return std::ranges::any_of(condition.atoms, of_tier) || std::ranges::any_of(condition.parts, reads_tier);
}

/// A clearance that has lapsed counts as none, like any word that is out of date.
Reliance lapsed_clearance(const KnowledgeBase& base, const Standing& standing, std::size_t fact) {
  Reliance reliance{fact, standing.facts[fact], no_lesion};
  reliance.acting.basis = Basis::stale;
  reliance.acting.value = base.facts[fact].unknown;
  return reliance;
}

/// A band rests on the components of its score that are not known.
void add_score_facts(const KnowledgeBase& base, const Condition& condition, const LesionStanding* lesion,
                     std::vector<Reliance>& out) {
  if (!lesion) return;
  for (const Atom& atom : condition.atoms) {
    if (atom.kind != Atom::Kind::worked_at_least) continue;
    for (const ScoreRange& range : lesion->scores) {
      const ScoreTable& table = base.scores[range.table];
      if ((atom.worked == Worked::sins_band && table.id != "sins") ||
          (atom.worked == Worked::mirels_band && table.id != "mirels"))
        continue;
      if (atom.worked != Worked::sins_band && atom.worked != Worked::mirels_band) continue;
      for (const auto& component : table.components)
        if (const auto fact = base.find_fact(component.fact))
          out.push_back({*fact, lesion->facts[*fact], lesion->lesion});
      if (const auto total = base.find_fact(table.total_fact); total && lesion->facts[*total].value)
        out.push_back({*total, lesion->facts[*total], lesion->lesion});
    }
  }
  for (const Condition& part : condition.parts) add_score_facts(base, part, lesion, out);
}

}  // namespace

std::string words_for(const KnowledgeBase& base, Bone bone) {
  const std::string plain = base.words_of(bone.site).plain;
  return info(bone.site).sided ? base.say("side." + std::string{id_of(bone.side)}) + " " + plain : plain;
}

std::string words_for(const KnowledgeBase& base, Dimension dimension) {
  const DimensionParts parts = parts_of(dimension);
  using Kind = DimensionParts::Kind;
  switch (parts.kind) {
    case Kind::stress:
      return fill(dimension_phrase(base, "stress." + std::string{id_of(parts.mode)}), "bone",
                  words_for(base, parts.bone));
    case Kind::tested: return fill(dimension_phrase(base, "tested"), "bone", words_for(base, parts.bone));
    case Kind::outside:
      return fill(dimension_phrase(base, std::string{outside_table[static_cast<std::size_t>(parts.outside)].id}),
                  "bone", words_for(base, parts.bone));
    case Kind::move: {
      const JointMove move = joint_moves[parts.joint_move];
      std::string name = plain_id(id_of(move.joint)) + " " + plain_id(id_of(move.move));
      if (sided(move)) name = base.say("side." + std::string{id_of(parts.side)}) + " " + name;
      return fill(
          dimension_phrase(base, "move." + std::string{quality_table[static_cast<std::size_t>(parts.quality)].id}),
          "move", name);
    }
    case Kind::limb:
      return fill(dimension_phrase(base, std::string{limb_table[static_cast<std::size_t>(parts.limb)].id}), "side",
                  base.say("side." + std::string{id_of(parts.side)}));
    case Kind::whole: return dimension_phrase(base, std::string{whole_table[static_cast<std::size_t>(parts.whole)].id});
  }
  return "";
}

std::vector<std::string> words_for(const KnowledgeBase& base, const Entry& entry, const VariantChoice& choice) {
  const VariantChoice coded = coded_choice(entry);
  std::vector<std::string> changes;
  if (choice.sides != coded.sides)
    changes.push_back(base.say(choice.sides == Sides::left ? "change.sides.left" : "change.sides.right"));
  if (choice.load != coded.load)
    changes.push_back(base.say("change.load." + std::string{load_ids[static_cast<std::size_t>(choice.load)]}));
  if (choice.most_range != coded.most_range)
    changes.push_back(base.say("change.range." + std::string{range_ids[static_cast<std::size_t>(choice.most_range)]}));
  if (choice.support != coded.support)
    changes.push_back(base.say("change.support." + std::string{support_ids[static_cast<std::size_t>(choice.support)]}));
  if (choice.transfer != coded.transfer) changes.push_back(base.say("change.transfer." + choice.transfer));
  return changes;
}

std::string name_of(const Entry& entry, const VariantChoice& choice) {
  const VariantChoice coded = coded_choice(entry);
  std::vector<std::string> parts;
  if (choice.sides != coded.sides) parts.push_back(choice.sides == Sides::left ? "side=left" : "side=right");
  if (choice.load != coded.load)
    parts.push_back("load=" + std::string{load_ids[static_cast<std::size_t>(choice.load)]});
  if (choice.most_range != coded.most_range)
    parts.push_back("range=" + std::string{range_ids[static_cast<std::size_t>(choice.most_range)]});
  if (choice.support != coded.support)
    parts.push_back("support=" + std::string{support_ids[static_cast<std::size_t>(choice.support)]});
  if (choice.transfer != coded.transfer) parts.push_back("transfer=" + choice.transfer);
  return join(parts, " ");
}

std::string words_for_value(const FactDefinition& fact, std::int64_t value) {
  if (fact.kind == FactKind::number) return number_token(value) + " " + fact.unit;
  return fact.answers[static_cast<std::size_t>(value)].says;
}

std::string words_for(const KnowledgeBase& base, const Picture& picture, const Reliance& reliance) {
  const FactDefinition& fact = base.facts[reliance.fact];
  std::string text = plain_id(fact.id);
  if (reliance.lesion != no_lesion) text += " of \"" + picture.lesions[reliance.lesion].id + "\"";
  const std::string value = reliance.acting.value ? words_for_value(fact, *reliance.acting.value) : "no value";
  if (reliance.acting.basis == Basis::known) return text + " is \"" + value + "\"";
  return text + " is " + std::string{words_of(reliance.acting.basis)} + " and counts as \"" + value + "\"";
}

std::vector<Reliance> reasons_behind(const KnowledgeBase& base, const Evaluation& evaluation, const Limit& limit) {
  const Standing& standing = evaluation.standing;
  const LimitRule& rule = base.limits[limit.rule];
  const LesionStanding* lesion = limit.lesion == no_lesion ? nullptr : &standing.lesions[limit.lesion];
  std::vector<Reliance> reasons = relied_on(rule.when, base, standing, lesion);
  add_score_facts(base, rule.when, lesion, reasons);
  for (const Raised& raised : standing.raised) {
    const FloorRule& floor = base.floors[raised.floor];
    if (lesion && raised.lesion != no_lesion && raised.lesion != lesion->lesion && !floor.tier) continue;
    if (!raises_what_is_read(rule.when, floor)) continue;
    const LesionStanding* at = raised.lesion == no_lesion ? nullptr : &standing.lesions[raised.lesion];
    for (Reliance& reliance : relied_on(floor.when, base, standing, at)) reasons.push_back(std::move(reliance));
    add_score_facts(base, floor.when, at, reasons);
  }
  if (const auto clearance = base.find_fact("clearance_signed");
      clearance && standing.clearance_lapsed && reads_tier(rule.when))
    reasons.push_back(lapsed_clearance(base, standing, *clearance));
  std::set<std::pair<std::size_t, std::size_t>> seen;
  std::erase_if(reasons, [&](const Reliance& r) { return !seen.insert({r.fact, r.lesion}).second; });
  return reasons;
}

}  // namespace mettle
