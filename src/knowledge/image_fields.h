#pragma once

// The members of everything a KnowledgeBase holds, each in its order: what the compiled image is written from and read
// into. A member that is added elsewhere and not here does not compile; add its name in both lists of the line.
#include "base/pack.h"
#include "knowledge/knowledge_base.h"

namespace mettle {

template <typename Last>
inline constexpr std::size_t numbered_to(Last last) {
  return static_cast<std::size_t>(last) + 1;
}

template <>
inline constexpr std::size_t enumerators<Site> = site_count;
template <>
inline constexpr std::size_t enumerators<Joint> = joint_count;
template <>
inline constexpr std::size_t enumerators<Move> = move_ids.size();
template <>
inline constexpr std::size_t enumerators<Mode> = mode_ids.size();
template <>
inline constexpr std::size_t enumerators<Quality> = quality_table.size();
template <>
inline constexpr std::size_t enumerators<Outside> = outside_table.size();
template <>
inline constexpr std::size_t enumerators<Limb> = limb_table.size();
template <>
inline constexpr std::size_t enumerators<Whole> = whole_table.size();
template <>
inline constexpr std::size_t enumerators<Range> = range_ids.size();
template <>
inline constexpr std::size_t enumerators<Speed> = speed_ids.size();
template <>
inline constexpr std::size_t enumerators<Load> = load_ids.size();
template <>
inline constexpr std::size_t enumerators<Contraction> = contraction_ids.size();
template <>
inline constexpr std::size_t enumerators<LimbUse> = limb_use_ids.size();
template <>
inline constexpr std::size_t enumerators<Hands> = hands_ids.size();
template <>
inline constexpr std::size_t enumerators<WeightBearing> = weight_bearing_ids.size();
template <>
inline constexpr std::size_t enumerators<Posture> = posture_ids.size();
template <>
inline constexpr std::size_t enumerators<Support> = support_ids.size();
template <>
inline constexpr std::size_t enumerators<Today> = today_ids.size();
template <>
inline constexpr std::size_t enumerators<Feeling> = feeling_ids.size();
template <>
inline constexpr std::size_t enumerators<Right> = right_ids.size();
template <>
inline constexpr std::size_t enumerators<Library> = library_ids.size();
template <>
inline constexpr std::size_t enumerators<Sides> = numbered_to(Sides::right);
template <>
inline constexpr std::size_t enumerators<DerivedStress::From> = numbered_to(DerivedStress::From::posture);
template <>
inline constexpr std::size_t enumerators<Worked> = numbered_to(Worked::unlocated);
template <>
inline constexpr std::size_t enumerators<Atom::Kind> = numbered_to(Atom::Kind::unreviewed);
template <>
inline constexpr std::size_t enumerators<Condition::Join> = numbered_to(Condition::Join::any);
template <>
inline constexpr std::size_t enumerators<About> = numbered_to(About::person);
template <>
inline constexpr std::size_t enumerators<FactKind> = numbered_to(FactKind::category);
template <>
inline constexpr std::size_t enumerators<LesionClass> = lesion_class_ids.size();
template <>
inline constexpr std::size_t enumerators<Tier> = tier_ids.size();
template <>
inline constexpr std::size_t enumerators<RulePart> = rule_part_ids.size();
template <>
inline constexpr std::size_t enumerators<Urgency> = urgency_ids.size();
template <>
inline constexpr std::size_t enumerators<FlagScope> = flag_scope_ids.size();
template <>
inline constexpr std::size_t enumerators<NotSure> = not_sure_ids.size();
template <>
inline constexpr std::size_t enumerators<Cap::On> = numbered_to(Cap::On::whole);
template <>
inline constexpr std::size_t enumerators<Cap::Where> = numbered_to(Cap::Where::sites);
template <>
inline constexpr std::size_t enumerators<Cap::Moves> = numbered_to(Cap::Moves::adjacent);
template <>
inline constexpr std::size_t enumerators<ModuleTable::Value> = module_value_ids.size();

constexpr auto fields(Same<Claim> auto& x) {
  auto& [id, says, where, kind, mark] = x;
  return std::tie(id, says, where, kind, mark);
}
constexpr auto fields(Same<Words> auto& x) {
  auto& [person, professional] = x;
  return std::tie(person, professional);
}
constexpr auto fields(Same<Answer> auto& x) {
  auto& [id, says, rank] = x;
  return std::tie(id, says, rank);
}
constexpr auto fields(Same<Atom> auto& x) {
  auto& [kind, sites, parts, fact, value, values, worked, days, text] = x;
  return std::tie(kind, sites, parts, fact, value, values, worked, days, text);
}
constexpr auto fields(Same<Condition> auto& x) {
  auto& [join, atoms, parts] = x;
  return std::tie(join, atoms, parts);
}
template <>
struct Shape<Condition> {  // it holds itself
  static constexpr std::uint64_t of(std::uint64_t so_far) { return Shape<Atom>::of(so_far); }
};
constexpr auto fields(Same<FactDefinition::StricterDefault> auto& x) {
  auto& [when, acts] = x;
  return std::tie(when, acts);
}
constexpr auto fields(Same<FactDefinition> auto& x) {
  auto& [id, about, kind, answers, unit, least, most, higher_is_worse, unknown, unknown_if, tries, stale_days, cycle_of,
         stale_at_cycle_day, rests_on_imaging, course, owned_by_person, same_result_as, enter, ask, why, evidence] = x;
  return std::tie(id, about, kind, answers, unit, least, most, higher_is_worse, unknown, unknown_if, tries, stale_days,
                  cycle_of, stale_at_cycle_day, rests_on_imaging, course, owned_by_person, same_result_as, enter, ask,
                  why, evidence);
}
constexpr auto fields(Same<Provenance> auto& x) {
  auto& [title, status, owner, evidence, file, place] = x;
  return std::tie(title, status, owner, evidence, file, place);
}
constexpr auto fields(Same<FloorRule> auto& x) {
  auto& [id, from, when, lesion_class, tier, falls_class, says, fires, quiet] = x;
  return std::tie(id, from, when, lesion_class, tier, falls_class, says, fires, quiet);
}
constexpr auto fields(Same<Cap> auto& x) {
  auto& [on, where, moves, mode, outside, sites, moves_listed, quality, limb, whole, alone, watched, signed_off, text] =
      x;
  return std::tie(on, where, moves, mode, outside, sites, moves_listed, quality, limb, whole, alone, watched,
                  signed_off, text);
}
constexpr auto fields(Same<LimitRule> auto& x) {
  auto& [id, from, part, only, when, caps, lift_by, says, stops, passes] = x;
  return std::tie(id, from, part, only, when, caps, lift_by, says, stops, passes);
}
constexpr auto fields(Same<SiteWords> auto& x) {
  auto& [site, id, name, plain, group, body_area, note, levels, parts, score, unknown_part, avoid, ask_first, modify,
         encourage, daily, evidence] = x;
  return std::tie(site, id, name, plain, group, body_area, note, levels, parts, score, unknown_part, avoid, ask_first,
                  modify, encourage, daily, evidence);
}
constexpr auto fields(Same<VertebralLevel> auto& x) {
  auto& [id, region, sins_location, neighbours] = x;
  return std::tie(id, region, sins_location, neighbours);
}
constexpr auto fields(Same<ScoreOption> auto& x) {
  auto& [id, says, points] = x;
  return std::tie(id, says, points);
}
constexpr auto fields(Same<ScoreBand> auto& x) {
  auto& [id, says, region_status, meaning, low, high] = x;
  return std::tie(id, says, region_status, meaning, low, high);
}
constexpr auto fields(Same<ScoreModifier> auto& x) {
  auto& [id, says, sites, when, band] = x;
  return std::tie(id, says, sites, when, band);
}
constexpr auto fields(Same<ScoreTable::Component> auto& x) {
  auto& [id, fact, options] = x;
  return std::tie(id, fact, options);
}
constexpr auto fields(Same<ScoreTable> auto& x) {
  auto& [id, title, total_fact, sites, components, site_options, bands, modifiers, unscorable_missing,
         unscorable_all_of, unscorable_band] = x;
  return std::tie(id, title, total_fact, sites, components, site_options, bands, modifiers, unscorable_missing,
                  unscorable_all_of, unscorable_band);
}
constexpr auto fields(Same<Role> auto& x) {
  auto& [id, says, professional, prescribe, propose, deliver, note] = x;
  return std::tie(id, says, professional, prescribe, propose, deliver, note);
}
constexpr auto fields(Same<RightRow> auto& x) {
  auto& [right, roles, tiers, delegated, not_where, says, evidence, place] = x;
  return std::tie(right, roles, tiers, delegated, not_where, says, evidence, place);
}
constexpr auto fields(Same<TierInfo> auto& x) {
  auto& [tier, says, person, supervision, review_says, review_days, clearance_days] = x;
  return std::tie(tier, says, person, supervision, review_says, review_days, clearance_days);
}
constexpr auto fields(Same<Dimension> auto& x) {
  auto& [index] = x;
  return std::tie(index);
}
constexpr auto fields(Same<ModuleTable::Part> auto& x) {
  auto& [id, says, demands] = x;
  return std::tie(id, says, demands);
}
constexpr auto fields(Same<ModuleTable::Cell> auto& x) {
  auto& [value, exclusion] = x;
  return std::tie(value, exclusion);
}
constexpr auto fields(Same<ModuleTable::Row> auto& x) {
  auto& [id, judged_at, cells, note] = x;
  return std::tie(id, judged_at, cells, note);
}
constexpr auto fields(Same<ModuleTable> auto& x) {
  auto& [modules, exclusions, rows, looser_above_percent, stricter_below_percent] = x;
  return std::tie(modules, exclusions, rows, looser_above_percent, stricter_below_percent);
}
constexpr auto fields(Same<DerivedStress> auto& x) {
  auto& [from, level, site, mode, stress] = x;
  return std::tie(from, level, site, mode, stress);
}
constexpr auto fields(Same<DerivedBending> auto& x) {
  auto& [joints, moves, limbs, postures, weights, range, speed, load, lever, upper_limb_wb, gives] = x;
  return std::tie(joints, moves, limbs, postures, weights, range, speed, load, lever, upper_limb_wb, gives);
}
constexpr auto fields(Same<Action> auto& x) {
  auto& [joint, move, range, speed, load, contraction, limb, incidental] = x;
  return std::tie(joint, move, range, speed, load, contraction, limb, incidental);
}
constexpr auto fields(Same<Stress> auto& x) {
  auto& [site, limb, level, scales] = x;
  return std::tie(site, limb, level, scales);
}
constexpr auto fields(Same<Ordinals> auto& x) {
  auto& [weight_bearing, upper_limb_wb, axial_load, torsion, balance, support, fall_consequence] = x;
  return std::tie(weight_bearing, upper_limb_wb, axial_load, torsion, balance, support, fall_consequence);
}
constexpr auto fields(Same<Transfer> auto& x) {
  auto& [id, routine, technique, ordinals, stress] = x;
  return std::tie(id, routine, technique, ordinals, stress);
}
constexpr auto fields(Same<Derivation> auto& x) {
  auto& [rows, bending, own_bone, acts_on, pull, assumed, assumed_deep, assumed_on_feet, pull_rapid, one_arm_torsion,
         immersed_relief, support_credit, support_arms, support_carry, own_places, usual_effort, gentle_effort,
         training_effort, tested_maximal_stress, tested_maximal_pull, tested_stress, tested_turn_balance, transfers] =
      x;
  return std::tie(rows, bending, own_bone, acts_on, pull, assumed, assumed_deep, assumed_on_feet, pull_rapid,
                  one_arm_torsion, immersed_relief, support_credit, support_arms, support_carry, own_places,
                  usual_effort, gentle_effort, training_effort, tested_maximal_stress, tested_maximal_pull,
                  tested_stress, tested_turn_balance, transfers);
}
constexpr auto fields(Same<FromOutside> auto& x) {
  auto& [site, limb, level] = x;
  return std::tie(site, limb, level);
}
constexpr auto fields(Same<Entry> auto& x) {
  auto& [id, name, library, kind, how, cues, faults, easier, harder, equipment, setting, muscles, outside_library,
         risk_example, necessary, instead, instead_how, suggested, tell, posture, transfer, transfer_alt, ordinals,
         impact, lever, hands, contact, immersed, head_down, grip, breath_hold_risk, skill, rpe_min, rpe_max,
         maximality, coded_load, load_is_prescribed, actions, stress, stress_is_coded, force, energy, skin_broken, text,
         place, file] = x;
  return std::tie(id, name, library, kind, how, cues, faults, easier, harder, equipment, setting, muscles,
                  outside_library, risk_example, necessary, instead, instead_how, suggested, tell, posture, transfer,
                  transfer_alt, ordinals, impact, lever, hands, contact, immersed, head_down, grip, breath_hold_risk,
                  skill, rpe_min, rpe_max, maximality, coded_load, load_is_prescribed, actions, stress, stress_is_coded,
                  force, energy, skin_broken, text, place, file);
}
constexpr auto fields(Same<VariantChoice> auto& x) {
  auto& [sides, load, most_range, support, transfer] = x;
  return std::tie(sides, load, most_range, support, transfer);
}
constexpr auto fields(Same<Variant> auto& x) {
  auto& [entry, choice, demand, changes] = x;
  return std::tie(entry, choice, demand, changes);
}
constexpr auto fields(Same<Sign> auto& x) {
  auto& [id, ask, hear_as, urgency] = x;
  return std::tie(id, ask, hear_as, urgency);
}
constexpr auto fields(Same<FlagTells> auto& x) {
  auto& [fact, value] = x;
  return std::tie(fact, value);
}
constexpr auto fields(Same<RedFlag> auto& x) {
  auto& [id, group, ask, signs, urgency, scope, not_sure, say, tells, notify, clear_by, ack_minutes, mark, status,
         owner, note, evidence, place] = x;
  return std::tie(id, group, ask, signs, urgency, scope, not_sure, say, tells, notify, clear_by, ack_minutes, mark,
                  status, owner, note, evidence, place);
}
constexpr auto fields(Same<StepUp> auto& x) {
  auto& [id, title, flags, signs, with, at_least, when, to, steps, status, owner, evidence] = x;
  return std::tie(id, title, flags, signs, with, at_least, when, to, steps, status, owner, evidence);
}
constexpr auto fields(Same<UrgencyInfo> auto& x) {
  auto& [says, words_hold, words_lack, ack_minutes, chain] = x;
  return std::tie(says, words_hold, words_lack, ack_minutes, chain);
}
constexpr auto fields(Same<RedFlags> auto& x) {
  auto& [flags, step_ups, urgencies, open_red_flag, open_red_flag_fact] = x;
  return std::tie(flags, step_ups, urgencies, open_red_flag, open_red_flag_fact);
}
constexpr auto fields(Same<SignsOfNumbers> auto& x) {
  auto& [pain_up, pain_up_two, pain_running, pain_at_rest, pain_at_night, pain_on_loading, pain_new_place, fall,
         anything] = x;
  return std::tie(pain_up, pain_up_two, pain_running, pain_at_rest, pain_at_night, pain_on_loading, pain_new_place,
                  fall, anything);
}
constexpr auto fields(Same<TodayRule> auto& x) {
  auto& [id, question, from, to, does, says] = x;
  return std::tie(id, question, from, to, does, says);
}
constexpr auto fields(Same<Slot> auto& x) {
  auto& [id, says, roles] = x;
  return std::tie(id, says, roles);
}
constexpr auto fields(Same<CheckInRules> auto& x) {
  auto& [valid_minutes, pain_up_from, pain_up_two_from, pain_running, signs, today, slots, climb, reopen_days,
         act_within_days, quiet_days, tell_days] = x;
  return std::tie(valid_minutes, pain_up_from, pain_up_two_from, pain_running, signs, today, slots, climb, reopen_days,
                  act_within_days, quiet_days, tell_days);
}
constexpr auto fields(Same<KnowledgeBase> auto& x) {
  auto& [edition, status, disclaimer, hash, claims, sites, levels, site_groups, motions, acts_on, adjacent_of, facts,
         scores, floors, limits, roles, rights, tiers, says, dimension_words, derivation, entries, variants,
         first_variant, doses, modules, red_flags, check_in, measures, movement] = x;
  return std::tie(edition, status, disclaimer, hash, claims, sites, levels, site_groups, motions, acts_on, adjacent_of,
                  facts, scores, floors, limits, roles, rights, tiers, says, dimension_words, derivation, entries,
                  variants, first_variant, doses, modules, red_flags, check_in, measures, movement);
}

/// Most of a demand is nothing: one bit for each word says whether it is there.
template <>
struct Form<Levels> {
  static_assert(Levels::words <= 64);
  static void write(Packer& to, const Levels& value) {
    std::uint64_t there = 0;
    for (std::size_t i = 0; i < Levels::words; ++i)
      if (value.bits()[i] != 0) there |= std::uint64_t{1} << i;
    to.number(there);
    for (const std::uint64_t word : value.bits())
      for (unsigned shift = 0; word != 0 && shift < 64; shift += 8) to.byte(static_cast<std::uint8_t>(word >> shift));
  }
  static void read(Unpacker& from, Levels& value) {
    std::array<std::uint64_t, Levels::words> bits{};
    const std::uint64_t there = from.number();
    for (std::size_t i = 0; i < Levels::words; ++i)
      for (unsigned shift = 0; (there >> i & 1U) != 0 && shift < 64; shift += 8)
        bits[i] |= static_cast<std::uint64_t>(from.byte()) << shift;
    if (const auto levels = Levels::of(bits)) value = *levels;
    else from.fail();
  }
};
template <>
struct Shape<Levels> {
  static constexpr std::uint64_t of(std::uint64_t so_far) {
    return mixed(mixed(so_far, dimension_count), detail::count_bits());
  }
};

}  // namespace mettle
