// Law 4 (R5.2, D-0002). Rapid, loaded or end-range flexion, extension, rotation or side-bend at a lesion's own segment
// is never offered: any one of the three is enough, the answer is "not now", and the limit that says so is one nobody
// may lift. A segment is the region of the vertebra and, at a junction, the neighbouring region too; without a level it
// is the neighbours of every level it may be; without a site it is every region that no current image states to be
// clear. Arching and rounding the lower back with the pelvis (tilts) are its flexion and extension. A hold is no
// movement, and what comes with ordinary walking cannot be left out: the law speaks of neither. What a movement is, is
// read here from the description, not from the demand that the program derives.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "safety/rule_examples.h"
#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

struct SpineJoint {
  Joint joint;
  std::set<Site> regions;  // whose vertebrae it moves
};
const std::vector<SpineJoint>& spine_joints() {
  static const std::vector<SpineJoint> joints{
      {Joint::neck, {Site::cervical_spine}},
      {Joint::thoracic, {Site::thoracic_spine}},
      {Joint::lumbar, {Site::lumbar_spine, Site::sacrum_coccyx}},
      {Joint::pelvis, {Site::lumbar_spine, Site::sacrum_coccyx}},
  };
  return joints;
}

/// The regions this description moves fast, against load or to the end of range, as it is done in this variant.
std::set<Site> endangered_regions(const Entry& entry, const VariantChoice& choice) {
  std::set<Site> regions;
  for (const Action& action : entry.actions) {
    if (action.move == Move::hold || action.incidental) continue;
    const Load load =
        entry.load_is_prescribed && outside(action.load) && outside(choice.load) ? choice.load : action.load;
    const bool rapid = action.speed == Speed::rapid, loaded = load >= Load::trunk;
    const bool end_range = action.range == Range::end && choice.most_range == Range::end;
    if (!rapid && !loaded && !end_range) continue;
    for (const SpineJoint& joint : spine_joints())
      if (joint.joint == action.joint) regions.insert(joint.regions.begin(), joint.regions.end());
  }
  return regions;
}

/// The regions of a lesion's own segment: its own, and across a junction the next one. Written here from anatomy, so
/// that the law does not rest on what the program makes of a level.
std::set<Site> segment_of(const Lesion& lesion, const LesionStanding& standing) {
  if (!lesion.site) return {standing.sites.begin(), standing.sites.end()};
  struct Junction {
    std::string level;
    Site region, next;
  };
  static const std::vector<Junction> junctions{
      {"C7", Site::cervical_spine, Site::thoracic_spine}, {"T1", Site::thoracic_spine, Site::cervical_spine},
      {"T2", Site::thoracic_spine, Site::cervical_spine}, {"T11", Site::thoracic_spine, Site::lumbar_spine},
      {"T12", Site::thoracic_spine, Site::lumbar_spine},  {"L1", Site::lumbar_spine, Site::thoracic_spine},
      {"L5", Site::lumbar_spine, Site::sacrum_coccyx},    {"S1", Site::sacrum_coccyx, Site::lumbar_spine}};
  std::set<Site> regions{*lesion.site};
  for (const Junction& junction : junctions)
    if (junction.region == *lesion.site && (lesion.level.empty() || lesion.level == junction.level))
      regions.insert(junction.next);
  return regions;
}

bool is_spine(Site site) { return site >= Site::cervical_spine && site <= Site::sacrum_coccyx; }

bool has_spine_lesion_at(const Picture& picture, const Evaluation& evaluation, const std::set<Site>& regions) {
  for (std::size_t i = 0; i < picture.lesions.size(); ++i) {
    const Lesion& lesion = picture.lesions[i];
    if (lesion.site && !is_spine(*lesion.site)) continue;
    for (const Site site : segment_of(lesion, evaluation.standing.lesions[i]))
      if (is_spine(site) && regions.contains(site)) return true;
  }
  return false;
}

/// A variant of the library that moves some segment of the spine in a way the law forbids at a lesion.
struct Endangering {
  std::size_t variant;
  std::set<Site> regions;
};
const std::vector<Endangering>& endangering_variants() {
  static const std::vector<Endangering> found = [] {
    std::vector<Endangering> variants;
    for (std::size_t at = 0; at < knowledge().variants.size(); ++at) {
      const Variant& variant = knowledge().variants[at];
      auto regions = endangered_regions(knowledge().entries[variant.entry], variant.choice);
      if (!regions.empty()) variants.push_back({at, std::move(regions)});
    }
    return variants;
  }();
  return found;
}

/// "not now" with a limit that names nobody who may lift it; else what is wrong, in words.
std::string find_offer(const Evaluation& evaluation, const Endangering& endangering) {
  const KnowledgeBase& base = knowledge();
  const Variant& variant = base.variants[endangering.variant];
  const Entry& entry = base.entries[variant.entry];
  if (verdict(base, evaluation, variant) != Verdict::not_now) return entry.id + " is offered";
  for (const Binding& binding : find_bindings(base, evaluation, variant)) {
    const LimitRule& rule = base.limits[evaluation.limits_for(entry.library)[binding.limit].rule];
    if (binding.verdict == Verdict::not_now && rule.lift_by.empty()) return "";
  }
  return entry.id + " could be lifted";
}

RC_GTEST_PROP(Law04Never, NoVariantOfTheLibraryMovesALesionsOwnSegmentFastLoadedOrToTheEnd, ()) {
  const Person person = *any_person();
  const Evaluation evaluation = evaluated(person.picture);
  // Reasons cost more than verdicts, so a slice of the library is tried on each person.
  const std::size_t stride = 7;
  for (std::size_t i = *rc::gen::inRange<std::size_t>(0, stride); i < endangering_variants().size(); i += stride) {
    const Endangering& endangering = endangering_variants()[i];
    if (has_spine_lesion_at(person.picture, evaluation, endangering.regions))
      RC_ASSERT(find_offer(evaluation, endangering) == "");
  }
}

TEST(Law04Never, HoldsForEachVertebraOfAPersonAboutWhomAllIsKnownAndGood) {
  for (const VertebralLevel& level : knowledge().levels) {
    Person person;
    person.picture = reassuring_picture(knowledge(), {}, law_day());
    Lesion lesion;
    lesion.site = level.region;
    lesion.level = level.id;
    lesion.side = Laterality::midline;
    lesion.told = reassuring_picture(knowledge(), {level.region}, law_day()).lesions.front().told;
    person.picture.lesions.push_back(lesion);
    const Evaluation evaluation = evaluated(person.picture);
    int tried = 0;
    for (const Endangering& endangering : endangering_variants()) {
      if (!has_spine_lesion_at(person.picture, evaluation, endangering.regions)) continue;
      EXPECT_EQ(find_offer(evaluation, endangering), "") << level.id;
      ++tried;
    }
    EXPECT_GT(tried, 0) << level.id << ": the library has nothing to try the law on";
  }
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
