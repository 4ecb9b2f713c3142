// Bending follows from range, load, lever and lean: more of any of them never bends a bone less.
#include "knowledge/derive_stress.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "knowledge/derive_demand.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

const KnowledgeBase& base() { return testing::knowledge(); }

StressTable derived(const Entry& entry, VariantChoice choice) {
  return derived_stress(base().derivation, entry, choice);
}
StressTable derived(const Entry& entry) { return derived(entry, coded_choice(entry)); }

/// Standing, with one action and nothing coded.
Entry doing(Action action) {
  Entry entry;
  entry.id = "made_up";
  entry.posture = {Posture::standing};
  entry.transfer = "none";
  entry.ordinals.weight_bearing = WeightBearing::full_double;
  entry.actions = {action};
  return entry;
}

Action lumbar_flexion(Range range, Load load) {
  return {.joint = Joint::lumbar,
          .move = Move::flexion,
          .range = range,
          .speed = Speed::controlled,
          .load = load,
          .contraction = Contraction::dynamic,
          .limb = LimbUse::midline};
}

int at_the_lower_back(const Entry& entry) { return derived(entry).at({Site::lumbar_spine}, Mode::bending); }

TEST(Bending, TheFurtherTheBackBendsAndTheMoreItCarriesTheHigher) {
  EXPECT_EQ(at_the_lower_back(doing(lumbar_flexion(Range::neutral, Load::none))), 0);
  EXPECT_EQ(at_the_lower_back(doing(lumbar_flexion(Range::near, Load::none))), 1);
  EXPECT_EQ(at_the_lower_back(doing(lumbar_flexion(Range::mid, Load::trunk))), 2);
  EXPECT_EQ(at_the_lower_back(doing(lumbar_flexion(Range::mid, Load::ext_moderate))), 3);
  EXPECT_EQ(at_the_lower_back(doing(lumbar_flexion(Range::end, Load::trunk))), 4);
  Entry far_out = doing(lumbar_flexion(Range::mid, Load::trunk));
  far_out.lever = 3;
  EXPECT_EQ(at_the_lower_back(far_out), 3);
}

TEST(Bending, ALeanFromTheHipsIsHeldByTheBack) {
  Action lean = lumbar_flexion(Range::near, Load::trunk);
  lean.joint = Joint::hip;
  lean.limb = LimbUse::both;
  EXPECT_EQ(at_the_lower_back(doing(lean)), 1);
  lean.range = Range::end;
  EXPECT_EQ(at_the_lower_back(doing(lean)), 2);
  lean.load = Load::limb;
  EXPECT_EQ(at_the_lower_back(doing(lean)), 0) << "a leg that is lifted leans on nothing";
}

TEST(Bending, AWeightOnOneSideBowsTheSpineAndTwoEvenOnesDoNot) {
  Action carried = lumbar_flexion(Range::neutral, Load::ext_moderate);
  carried.joint = Joint::shoulder;
  carried.move = Move::hold;
  carried.speed = Speed::static_;
  carried.limb = LimbUse::one;
  EXPECT_EQ(at_the_lower_back(doing(carried)), 2);
  carried.limb = LimbUse::both;
  EXPECT_EQ(at_the_lower_back(doing(carried)), 0);
}

TEST(Bending, AShorterRangeBendsLessWhereNothingIsCoded) {
  const Entry entry = doing(lumbar_flexion(Range::end, Load::trunk));
  VariantChoice shorter = coded_choice(entry);
  shorter.most_range = Range::near;
  EXPECT_EQ(derived(entry, shorter).at({Site::lumbar_spine}, Mode::bending), 1);
}

TEST(Bending, OneLegBetweenTheFeetAndTheHipsIsTheOneThatIsNamed) {
  Action lifted = lumbar_flexion(Range::mid, Load::limb);
  lifted.joint = Joint::hip;
  lifted.move = Move::abduction;
  lifted.limb = LimbUse::one;
  Entry entry = doing(lifted);
  entry.lever = 3;
  entry.posture = {Posture::lying_side};
  entry.ordinals.weight_bearing = WeightBearing::none;
  VariantChoice left = coded_choice(entry);
  left.sides = Sides::left;
  EXPECT_GT(derived(entry, left).at({Site::femur_proximal, Side::left}, Mode::bending), 0);
  EXPECT_EQ(derived(entry, left).at({Site::femur_proximal, Side::right}, Mode::bending), 0);
}

/// One field of a description, a step further; false when it is at its last step.
using Step = std::function<bool(Entry&, std::size_t action)>;

template <typename Enum>
bool one_more(Enum& value, Enum last) {
  if (value == last) return false;
  value = static_cast<Enum>(static_cast<int>(value) + 1);
  return true;
}

const std::vector<std::pair<std::string, Step>>& steps() {
  static const std::vector<std::pair<std::string, Step>> all{
      {"range", [](Entry& e, std::size_t a) { return one_more(e.actions[a].range, Range::end); }},
      {"load", [](Entry& e, std::size_t a) { return one_more(e.actions[a].load, Load::ext_heavy); }},
      {"speed", [](Entry& e, std::size_t a) { return one_more(e.actions[a].speed, Speed::rapid); }},
      {"lever", [](Entry& e, std::size_t) { return e.lever < 3 && ++e.lever > 0; }},
      {"weight on the arms",
       [](Entry& e, std::size_t) { return e.ordinals.upper_limb_wb < 4 && ++e.ordinals.upper_limb_wb > 0; }},
      {"trunk lean",
       [](Entry& e, std::size_t a) {
         Action lean = e.actions[a];
         lean.joint = Joint::hip;
         lean.move = Move::flexion;
         lean.load = Load::trunk;
         lean.limb = LimbUse::both;
         lean.range = Range::mid;
         e.actions.push_back(lean);
         return true;
       }},
  };
  return all;
}

TEST(Bending, MoreRangeLoadSpeedLeverOrLeanNeverBendsLessInAnyEntry) {
  int tried = 0;
  for (const Entry& entry : base().entries) {
    const StressTable before = derived(entry);
    for (std::size_t action = 0; action < entry.actions.size(); ++action) {
      for (const auto& [name, step] : steps()) {
        Entry more = entry;
        if (!step(more, action)) continue;
        const StressTable after = derived(more);
        for (std::size_t bone = 0; bone < bone_count; ++bone)
          EXPECT_GE(after.level[bone][static_cast<std::size_t>(Mode::bending)],
                    before.level[bone][static_cast<std::size_t>(Mode::bending)])
              << entry.id << ", more " << name << " in action " << action;
        ++tried;
      }
    }
  }
  EXPECT_GT(tried, 1000);
}

TEST(Bending, SwappingTheSidesSwapsTheBonesAndNothingElse) {
  for (const Entry& entry : base().entries) {
    VariantChoice left = coded_choice(entry), right = left;
    left.sides = Sides::left;
    right.sides = Sides::right;
    const StressTable a = derived(entry, left), b = derived(entry, right);
    for (const SiteInfo& row : site_table)
      for (std::size_t mode = 0; mode < mode_ids.size(); ++mode)
        for (const Side side : {Side::left, Side::right}) {
          const Side other = !row.sided ? Side::left : side == Side::left ? Side::right : Side::left;
          EXPECT_EQ(a.at({row.site, row.sided ? side : Side::left}, static_cast<Mode>(mode)),
                    b.at({row.site, other}, static_cast<Mode>(mode)))
              << entry.id << " " << row.id;
        }
  }
}

/// The least description that a row speaks of.
Entry least(const DerivedBending& row) {
  Entry entry = doing({.joint = row.joints.front(),
                       .move = row.moves.front(),
                       .range = row.range,
                       .speed = row.speed,
                       .load = row.load,
                       .contraction = Contraction::dynamic,
                       .limb = row.limbs.empty() ? LimbUse::alternating : row.limbs.front()});
  entry.lever = row.lever;
  entry.ordinals.upper_limb_wb = row.upper_limb_wb;
  entry.ordinals.weight_bearing = row.weights.empty() ? WeightBearing::none : row.weights.front();
  entry.posture = {row.postures.empty() ? Posture::floating : row.postures.front()};
  return entry;
}

TEST(Bending, EveryRowSaysSomethingThatNoOtherRowSays) {
  for (std::size_t r = 0; r < base().derivation.bending.size(); ++r) {
    Derivation without = base().derivation;
    without.bending.erase(without.bending.begin() + static_cast<std::ptrdiff_t>(r));
    const Entry entry = least(base().derivation.bending[r]);
    EXPECT_NE(derived(entry).level, derived_stress(without, entry, coded_choice(entry)).level)
        << "row " << r << " of [[bend]] in knowledge/movement/derivation.toml";
  }
}

}  // namespace
}  // namespace mettle
