// Law 4 (R5.2, D-0002). Rapid, loaded or end-range flexion, extension, rotation or side-bend at a lesion's own segment
// is never offered: any one of the three is enough, the answer is "not now", and the limit that says so is one nobody
// may lift. A segment is the region of the vertebra and, at a junction, the neighbouring region too; without a level it
// is the neighbours of every level it may be; without a site it is every region that no current image states to be
// clear. Arching and rounding the lower back with the pelvis (tilts) are its flexion and extension. A hold is no
// movement, and what comes with ordinary walking cannot be left out: the law speaks of neither. What a movement is, is
// read here from the description, not from the demand that the program derives.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "support/knowledge.h"
#include "support/never.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

RC_GTEST_PROP(Law04Never, NoVariantOfTheLibraryMovesALesionsOwnSegmentFastLoadedOrToTheEnd, ()) {
  const Person person = *any_person();
  std::size_t tried = 0;
  RC_ASSERT(find_offer(person.picture, evaluated(person.picture), tried) == "");
}

/// A movement that no library has: one described action in an otherwise harmless entry.
struct Described {
  Entry entry;
  VariantChoice choice;
};
void showValue(const Described& described, std::ostream& out) {
  const Action& action = described.entry.actions.front();
  out << id_of(action.joint) << " " << id_of(action.move) << ", range "
      << range_ids[static_cast<std::size_t>(action.range)] << ", speed "
      << speed_ids[static_cast<std::size_t>(action.speed)] << ", load "
      << load_ids[static_cast<std::size_t>(action.load)] << ", in " << static_cast<int>(described.entry.library);
}

rc::Gen<Described> any_description() {
  using rc::gen::inRange;
  const auto build = [](int move, int range, int speed, int load, int contraction, int library, int prescribed,
                        int most) {
    Described made;
    Entry& entry = made.entry;
    entry.id = "made_up";
    entry.library = static_cast<Library>(library);
    entry.posture = {Posture::sitting_supported};
    entry.transfer = "none";
    std::vector<JointMove> moves;
    for (const JointMove& one : joint_moves)
      if (info(one.joint).spine) moves.push_back(one);
    const JointMove chosen = moves[static_cast<std::size_t>(move) % moves.size()];
    entry.actions = {{chosen.joint, chosen.move, static_cast<Range>(range), static_cast<Speed>(speed),
                      static_cast<Load>(load), static_cast<Contraction>(contraction), LimbUse::midline}};
    entry.coded_load = entry.actions[0].load;
    entry.load_is_prescribed = outside(entry.coded_load);
    made.choice = coded_choice(entry);
    if (outside(entry.coded_load)) made.choice.load = static_cast<Load>(prescribed);
    made.choice.most_range = static_cast<Range>(most);
    return made;
  };
  return rc::gen::apply(build, inRange(0, 30), inRange(0, 4), inRange(0, 5), inRange(0, 7), inRange(0, 4),
                        inRange(0, 4), inRange(4, 7), rc::gen::elementOf(std::vector<int>{3, 2, 1}));
}

RC_GTEST_PROP(Law04Never, HoldsForMovementsThatNoLibraryHas, ()) {
  const Person person = *any_person();
  const Evaluation evaluation = evaluated(person.picture);
  const auto descriptions = *rc::gen::container<std::vector<Described>>(20, any_description());
  for (const Described& made : descriptions) {
    if (!has_spine_lesion_at(person.picture, evaluation, endangered_regions(made.entry, made.choice))) continue;
    const Demand demand = derive_demand(knowledge().derivation, made.entry, made.choice);
    RC_ASSERT(evaluation.ceilings_for(made.entry.library).admit(demand) == Verdict::not_now);
  }
}

TEST(Law04Never, WhatComesWithWalkingIsNeverFastLoadedOrEndRangeInTheSpine) {
  for (const Entry& entry : knowledge().entries)
    for (const Action& action : entry.actions) {
      if (!action.incidental || !info(action.joint).spine) continue;
      EXPECT_TRUE(action.speed != Speed::rapid && action.range != Range::end && action.load < Load::trunk)
          << entry.id << ": call it by its name instead of incidental";
    }
}

}  // namespace
}  // namespace mettle::testing
