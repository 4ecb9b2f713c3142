// What a description asks of a body, first on the codings that people get wrong.
#include "knowledge/derive_demand.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "support/knowledge.h"

namespace mettle {
namespace {

const KnowledgeBase& base() { return testing::knowledge(); }

Demand demand_of(std::string_view id, VariantChoice choice) {
  return derive_demand(base().derivation, *base().find_entry(id), choice);
}
Demand as_written(std::string_view id) { return demand_of(id, coded_choice(*base().find_entry(id))); }
VariantChoice choice_of(std::string_view id) { return coded_choice(*base().find_entry(id)); }

int move_level(const Demand& demand, Joint joint, Move move, Quality quality, Side side = Side::left) {
  return demand.at(moving(*find_joint_move({joint, move}), side, quality));
}

TEST(SixCodings, ASitUpLoadsTheSpineWithTheTrunkToTheEndOfItsRange) {
  const Demand demand = as_written("sit_up");
  EXPECT_GT(move_level(demand, Joint::lumbar, Move::flexion, Quality::loaded), 0);
  EXPECT_EQ(move_level(demand, Joint::lumbar, Move::flexion, Quality::end_range), 1);
  EXPECT_EQ(move_level(demand, Joint::lumbar, Move::flexion, Quality::at_once), 2);
  EXPECT_EQ(demand.at(whole(Whole::axial)), 4);
  EXPECT_EQ(demand.at(whole(Whole::outside_load)), 0);
}

TEST(SixCodings, AStandingLegLiftLoadsTheLegThatStands) {
  VariantChoice left = choice_of("hip_abduction_standing");
  left.sides = Sides::left;
  const Demand demand = demand_of("hip_abduction_standing", left);
  const auto hip = [&](Side side) { return demand.at(stress({Site::femur_proximal, side}, Mode::compression)); };
  EXPECT_GE(hip(Side::right), 2) << "the standing leg carries what walking loads";
  EXPECT_LT(hip(Side::left), hip(Side::right));
  EXPECT_EQ(demand.at(limb(Limb::single_leg, Side::right)), 1);
  EXPECT_EQ(demand.at(limb(Limb::single_leg, Side::left)), 0);
  EXPECT_EQ(move_level(demand, Joint::hip, Move::abduction, Quality::deliberate, Side::left), 1);
  EXPECT_EQ(move_level(demand, Joint::hip, Move::abduction, Quality::deliberate, Side::right), 0);
}

TEST(SixCodings, AnAntiTwistPressResistsATwistAlthoughNothingMoves) {
  const Demand demand = as_written("pallof_press");
  EXPECT_EQ(base().find_entry("pallof_press")->ordinals.torsion, 2);
  EXPECT_GE(demand.at(stress({Site::lumbar_spine}, Mode::torsion)), 1);
  EXPECT_EQ(move_level(demand, Joint::lumbar, Move::rotation, Quality::deliberate), 0);
}

TEST(SixCodings, TheClockMakesAThirtySecondSitToStandRapid) {
  const Demand test = as_written("t_sts30"), exercise = as_written("sit_to_stand");
  EXPECT_EQ(move_level(test, Joint::hip, Move::extension, Quality::rapid), 1);
  EXPECT_EQ(move_level(exercise, Joint::hip, Move::extension, Quality::rapid), 0);
}

TEST(SixCodings, WaterTakesLoadOffTheLegsButTheWayInIsWetSteps) {
  const Demand steps = as_written("water_walk");
  VariantChoice hoisted = choice_of("water_walk");
  hoisted.transfer = "hoist_or_ramp";
  const Demand hoist = demand_of("water_walk", hoisted);
  const Demand land = as_written("walk_brisk");
  const auto hip = [](const Demand& d) { return d.at(stress({Site::femur_proximal}, Mode::compression)); };
  EXPECT_GT(hip(steps), hip(hoist)) << "pool steps load the hip";
  EXPECT_LT(hip(hoist), hip(land)) << "the water does not";
  EXPECT_GE(hoist.at(stress({Site::lumbar_spine}, Mode::torsion)), 1) << "the spine's torsion is kept";
  EXPECT_GT(steps.at(whole(Whole::fall_exposure)), 0);
}

TEST(SixCodings, AFoamRollerPressesOnSpineAndRibs) {
  const Demand demand = as_written("foam_roller_back");
  EXPECT_EQ(demand.at(stress({Site::thoracic_spine}, Mode::pressure)), 4);
  EXPECT_EQ(demand.at(stress({Site::ribs, Side::right}, Mode::pressure)), 4);
}

/// Seated, with nothing moving: what each field adds can be seen.
Entry harmless() {
  Entry entry;
  entry.id = "made_up";
  entry.posture = {Posture::sitting_supported};
  entry.transfer = "none";
  return entry;
}
Demand derived(const Entry& entry) { return derive_demand(base().derivation, entry, coded_choice(entry)); }

TEST(Derivation, ThePushingHandLoadsTheArmAsItsOrdinalSays) {
  Entry entry = harmless();
  for (int level = 0; level <= 4; ++level) {
    entry.ordinals.upper_limb_wb = level;
    EXPECT_GE(derived(entry).at(stress({Site::humerus_shaft, Side::right}, Mode::compression)), level);
  }
}

TEST(Derivation, AWayInOrOutAddsItsStressUnlessItIsRoutine) {
  Entry entry = harmless();
  const Demand without = derived(entry);
  for (const Transfer& transfer : base().derivation.transfers) {
    entry.transfer = transfer.id;
    if (transfer.routine) EXPECT_EQ(derived(entry), without) << transfer.id;
    else EXPECT_TRUE(without.fits_under(derived(entry)) && !(derived(entry) == without)) << transfer.id;
  }
}

TEST(Derivation, SupportTakesFallExposureOffAndNothingElse) {
  Entry entry = harmless();
  entry.posture = {Posture::standing};
  entry.ordinals.balance = 3;
  entry.ordinals.fall_consequence = 2;
  const Demand free = derived(entry);
  entry.ordinals.support = Support::hand_firm;
  const Demand held = derived(entry);
  EXPECT_EQ(free.at(whole(Whole::fall_exposure)), 3);
  EXPECT_LT(held.at(whole(Whole::fall_exposure)), 3);
  for (std::size_t d = 0; d < dimension_count; ++d) {
    const Dimension dimension = make_dimension(d);
    // The two are the same exposure and the same balance, asked of a narrower question.
    const auto follows = {whole(Whole::fall_exposure), whole(Whole::training_exposure), whole(Whole::unheld_balance)};
    if (std::ranges::find(follows, dimension) != follows.end()) {
      EXPECT_LE(held.at(dimension), free.at(dimension)) << name_of(dimension);
      continue;
    }
    EXPECT_EQ(held.at(dimension), free.at(dimension)) << name_of(dimension);
  }
}

TEST(Derivation, NamesKindsAndTeachingMarksAreNeverRead) {
  for (const char* id : {"sit_up", "pallof_press", "dl_mower_push"}) {
    Entry entry = *base().find_entry(id);
    const Demand demand = derived(entry);
    entry.id = entry.name = entry.kind = entry.how = "something else";
    entry.cues = entry.faults = entry.easier = entry.harder = {};
    entry.risk_example = !entry.risk_example;
    EXPECT_EQ(derived(entry), demand) << id;
  }
}

/// Everything that counts as everyday life, by library; each was read. Nothing carried, no stairs, no moving bus, no
/// pace.
TEST(Everyday, IsWalkingOnTheLevelAndGettingUpAndNothingElse) {
  std::array<std::set<std::string>, library_ids.size()> everyday;
  for (const Entry& entry : base().entries)
    if (is_everyday(base().derivation, entry)) everyday[static_cast<std::size_t>(entry.library)].insert(entry.id);
  const auto of = [&](Library library) { return everyday[static_cast<std::size_t>(library)]; };
  using Ids = std::set<std::string>;
  EXPECT_EQ(of(Library::exercises), (Ids{"active_rest_stroll", "walk_short_bouts"}))
      << "an easy walk, a rise for strength and steps to the side are training";
  EXPECT_EQ(of(Library::daily),
            (Ids{"dl_advert_stand", "dl_bench_walk", "dl_bus_stop_early", "dl_door_button_wait", "dl_far_printer",
                 "dl_log_roll", "dl_park_far", "dl_sit_stand_every_30", "dl_take_lift"}));
  EXPECT_EQ(of(Library::tests), (Ids{"t_gait4", "t_tug"}));
  EXPECT_EQ(of(Library::done_to), Ids{});
}

TEST(Everyday, ATurnInATestIsStillMeasuredAgainstAHold) {
  EXPECT_EQ(as_written("t_tug").at(whole(Whole::unheld_balance)), 3);
  EXPECT_EQ(as_written("t_tug").at(whole(Whole::training_on_feet)), 0);
  EXPECT_EQ(as_written("t_6mwt").at(whole(Whole::training_on_feet)), 1);
}

TEST(Variants, TheCodedOneComesFirstAndEachDiffersFromTheOthers) {
  for (std::size_t e = 0; e < base().entries.size(); ++e) {
    const auto first = base().variants.begin() + static_cast<std::ptrdiff_t>(base().first_variant[e]);
    const auto last = base().variants.begin() + static_cast<std::ptrdiff_t>(base().first_variant[e + 1]);
    ASSERT_NE(first, last);
    EXPECT_EQ(first->choice, coded_choice(base().entries[e]));
    EXPECT_EQ(first->changes, 0);
    for (auto one = first; one != last; ++one)
      EXPECT_EQ(std::count_if(first, last, [&](const Variant& v) { return v.choice == one->choice; }), 1);
  }
}

TEST(Variants, AHeavierLoadNeverAsksForLess) {
  const KnowledgeBase& all = base();
  for (std::size_t e = 0; e < all.entries.size(); ++e) {
    for (std::size_t a = all.first_variant[e]; a < all.first_variant[e + 1]; ++a) {
      VariantChoice heavier = all.variants[a].choice;
      if (!all.entries[e].load_is_prescribed || !outside(heavier.load) || heavier.load == Load::ext_heavy) continue;
      heavier.load = static_cast<Load>(static_cast<int>(heavier.load) + 1);
      const Demand more = derive_demand(all.derivation, all.entries[e], heavier);
      if (all.variants[a].demand.fits_under(more)) continue;
      for (std::size_t d = 0; d < dimension_count; ++d) {
        const Dimension dimension = make_dimension(d);
        EXPECT_LE(all.variants[a].demand.at(dimension), more.at(dimension))
            << all.entries[e].id << " " << name_of(dimension);
      }
    }
  }
}

Entry moved_by_somebody(Speed speed, Range range) {
  Entry entry = *base().find_entry("probe_still");
  entry.actions = {{Joint::lumbar, Move::rotation, range, speed, Load::trunk, Contraction::passive, LimbUse::midline}};
  return entry;
}

TEST(DoneToAPerson, AMovementSomebodyElseMakesPutsForceOnItsBone) {
  const auto force = [](Speed speed, Range range) {
    const Entry entry = moved_by_somebody(speed, range);
    return derive_demand(base().derivation, entry, coded_choice(entry))
        .at(outside({Site::lumbar_spine}, Outside::force));
  };
  EXPECT_EQ(force(Speed::slow, Range::mid), 1);
  EXPECT_EQ(force(Speed::slow, Range::end), 2);
  EXPECT_EQ(force(Speed::rapid, Range::mid), 3);
}

TEST(DoneToAPerson, ForceAndEnergyFallOnTheSideThatIsWorked) {
  Entry entry = *base().find_entry("probe_still");
  entry.force = {{Site::femur_shaft, LimbUse::one, 2}, {Site::sternum, LimbUse::midline, 1}};
  entry.energy = {{Site::forearm, LimbUse::both, 1}};
  entry.skin_broken = true;
  VariantChoice left = coded_choice(entry);
  left.sides = Sides::left;
  const Demand demand = derive_demand(base().derivation, entry, left);
  EXPECT_EQ(demand.at(outside({Site::femur_shaft, Side::left}, Outside::force)), 2);
  EXPECT_EQ(demand.at(outside({Site::femur_shaft, Side::right}, Outside::force)), 0);
  EXPECT_EQ(demand.at(outside({Site::sternum}, Outside::force)), 1);
  EXPECT_EQ(demand.at(outside({Site::forearm, Side::right}, Outside::energy)), 1);
  EXPECT_EQ(demand.at(outside({Site::forearm, Side::right}, Outside::force)), 0);
  EXPECT_EQ(demand.at(whole(Whole::skin_broken)), 1);
}

TEST(DoneToAPerson, NothingThatAPersonDoesAloneHasForceFromOutside) {
  for (std::size_t i = 0; i < base().entries.size(); ++i) {
    const Library library = base().entries[i].library;
    if (library != Library::exercises && library != Library::daily) continue;
    const Demand& demand = base().variants[base().first_variant[i]].demand;
    for (const SiteInfo& row : site_table)
      EXPECT_EQ(demand.at(outside({row.site}, Outside::force)), 0) << base().entries[i].id;
  }
}

}  // namespace
}  // namespace mettle
