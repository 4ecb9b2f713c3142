// Law 12. Nobody who is not at STOP is left with less than the unassessed starting set, less what an instruction
// closes.
//
// What is exactly true, for anybody: of each line of knowledge/doses/starting_set.toml at least one entry is allowed,
// as it is written or with another way of doing it (an aid, a hold, somebody beside, the other side, another way in);
// and where none is, it is by the rules that the line itself names and by no other.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "safety/rule_examples.h"
#include "support/knowledge.h"
#include "support/laws.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

TEST(Law12Inaction, TheStartingSetNamesEntriesAndRulesThatExist) {
  ASSERT_EQ(starting_set().size(), 6U);
  for (const StartingLine& line : starting_set()) {
    EXPECT_FALSE(line.entries.empty()) << line.id;
    for (const std::string& id : line.entries) EXPECT_NE(knowledge().find_entry(id), nullptr) << id;
    for (const std::string& id : line.closed_by)
      EXPECT_TRUE(std::ranges::any_of(knowledge().limits, [&](const LimitRule& r) { return r.id.text() == id; })) << id;
  }
}

RC_GTEST_PROP(Law12Inaction, NobodyBelowStopIsLeftWithLessThanTheStartingSet, ()) {
  const Person person = *any_person();
  const Evaluation evaluation = evaluated(person.picture);
  if (evaluation.standing.tier == Tier::stop) RC_DISCARD("stopped");
  for (const StartingLine& line : starting_set()) RC_ASSERT(what_closes(line, evaluation) == "");
}

/// Everything known and good but for one lesion, of each class below stop; and nothing known but the lesion.
std::vector<Picture> people_at(Site site) {
  const KnowledgeBase& base = knowledge();
  std::vector<Picture> people;
  const auto with = [&](std::string_view id, std::string_view value) {
    Picture picture = reassuring_picture(base, {site}, law_day());
    const std::size_t fact = *base.find_fact(id);
    std::vector<Told>& told = picture.lesions.front().told;
    std::erase_if(told, [&](const Told& t) { return t.fact == fact; });
    told.push_back(entitled_word(base.facts[fact], fact, read_fact_value(base.facts[fact], value)));
    people.push_back(std::move(picture));
  };
  with("stability_opinion", "stable");
  with("fracture_risk_class", "slightly_increased");
  with("pain_on_loading", "moderate");
  Picture bare;
  Lesion lesion;
  lesion.id = "a";
  lesion.site = site;
  bare.lesions.push_back(lesion);
  people.push_back(std::move(bare));
  return people;
}

TEST(Law12Inaction, TheStartingSetIsOpenAtEveryRegionAndClassBelowStop) {
  for (const SiteInfo& row : site_table)
    for (const Picture& picture : people_at(row.site)) {
      const Evaluation evaluation = evaluated(picture);
      EXPECT_LT(evaluation.standing.tier, Tier::stop);
      for (StartingLine line : starting_set()) {
        line.closed_by.clear();  // nobody has instructed anything here
        EXPECT_EQ(what_closes(line, evaluation), "") << row.id << "\n" << in_words(picture);
      }
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
