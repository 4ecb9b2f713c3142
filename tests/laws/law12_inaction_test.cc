// Law 12, as far as it is held today: who is not stopped, and has no region closed, may breathe, sit tall and rest
// alone, whatever is known or unknown. The whole of the unassessed default set is not open yet: everyday walking is
// closed to whoever nobody has told the treatment of (BLOOD-PLATELETS-50), and breathing where a rib is closed.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "safety/rule_examples.h"
#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

RC_GTEST_PROP(Law12Inaction, WhoIsNotStoppedMayAlwaysBreatheSitTallAndRest, ()) {
  const KnowledgeBase& base = knowledge();
  const Person person = *any_person();
  const Evaluation evaluation = evaluated(person.picture);
  if (evaluation.standing.tier == Tier::stop) RC_DISCARD("stopped");
  for (const LesionStanding& lesion : evaluation.standing.lesions)
    if (lesion.lesion_class == LesionClass::stop) RC_DISCARD("a region is closed");
  for (const char* id : {"relaxed_breathing", "active_rest_lying", "tall_sitting"}) {
    const auto entry = static_cast<std::size_t>(base.find_entry(id) - base.entries.data());
    RC_LOG() << id << "\n";
    RC_ASSERT(verdict(base, evaluation, base.variants[base.first_variant[entry]]) == Verdict::allow);
  }
}

TEST(Law12Inaction, HowMuchIsOpenToSomebodyOfWhomNothingIsKnownButOneLesion) {
  for (const SiteInfo& row : site_table) {
    Picture picture;
    Lesion lesion;
    lesion.id = "a";
    lesion.site = row.site;
    picture.lesions.push_back(lesion);
    const auto unknown = count_verdicts(knowledge(), evaluated(picture), Library::exercises);
    const auto known = count_verdicts(knowledge(), evaluated(reassuring_picture(knowledge(), {row.site}, law_day())),
                                      Library::exercises);
    const auto count = [](const std::array<int, 4>& c) { return c[0] + c[1]; };
    RecordProperty(std::string{row.id}, std::to_string(count(unknown)) + " of " + std::to_string(count(known)));
    EXPECT_GT(count(unknown), 0) << row.id;
    EXPECT_GT(count(known), count(unknown)) << row.id;
  }
}

}  // namespace
}  // namespace mettle::testing
