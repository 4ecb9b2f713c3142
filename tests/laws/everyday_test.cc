// A task of life is never answered with a bare no: the way it gets done is in the same answer, it asks no more of the
// bones than what was refused, and for what must be done some way is open below stop.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "safety/rule_examples.h"
#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

struct Place {
  std::string name;
  Evaluation evaluation;
};

/// One lesion at every site in every class below stop; everything else is known and good.
const std::vector<Place>& places() {
  static const std::vector<Place> all = [] {
    const KnowledgeBase& base = knowledge();
    std::vector<Place> out;
    for (const SiteInfo& row : site_table) {
      for (const auto& [fact, value] :
           {std::pair{"", ""}, {"fracture_risk_class", "slightly_increased"}, {"pain_on_loading", "moderate"}}) {
        Picture picture = reassuring_picture(base, {row.site}, law_day());
        if (const auto number = base.find_fact(fact)) {
          std::erase_if(picture.lesions[0].told, [&](const Told& told) { return told.fact == *number; });
          picture.lesions[0].told.push_back(
              entitled_word(base.facts[*number], *number, read_fact_value(base.facts[*number], value)));
        }
        Evaluation evaluation = evaluated(picture);
        const LesionClass is = evaluation.standing.lesions[0].lesion_class;
        EXPECT_LT(is, LesionClass::stop) << row.id << " " << value;
        const std::string name =
            std::string{row.id} + " " + std::string{lesion_class_ids[static_cast<std::size_t>(is)]};
        if (std::ranges::find(out, name, &Place::name) == out.end()) out.push_back({name, std::move(evaluation)});
      }
    }
    EXPECT_GT(out.size(), 2 * site_table.size());
    return out;
  }();
  return all;
}

std::size_t number_of(const std::string& id) {
  return static_cast<std::size_t>(knowledge().find_entry(id) - knowledge().entries.data());
}

Verdict at_best(const Evaluation& evaluation, std::size_t entry) {
  const KnowledgeBase& base = knowledge();
  Verdict best = Verdict::not_now;
  for (std::size_t at = base.first_variant[entry]; at < base.first_variant[entry + 1]; ++at)
    best = std::min(best, verdict(base, evaluation, base.variants[at]));
  return best;
}

/// The entries that are named in place of this one, and in place of those.
std::set<std::size_t> ways_from(std::size_t entry) {
  std::set<std::size_t> ways;
  std::vector<std::size_t> open{entry};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    for (const std::string& id : knowledge().entries[at].instead)
      if (const std::size_t way = number_of(id); way != entry && ways.insert(way).second) open.push_back(way);
  }
  return ways;
}

std::string listed(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(Everyday, EveryTaskSaysHowItIsDone) {
  int necessary = 0;
  for (const Entry& entry : knowledge().entries) {
    if (entry.library != Library::daily) continue;
    EXPECT_FALSE(entry.instead_how.empty()) << entry.id;
    EXPECT_TRUE(entry.instead_how.ends_with('.')) << entry.id;
    EXPECT_FALSE(entry.instead_how.starts_with("Do not") || entry.instead_how.starts_with("Don't") ||
                 entry.instead_how.starts_with("Never") || entry.instead_how.starts_with("Avoid"))
        << entry.id << " forbids instead of telling";
    necessary += entry.necessary ? 1 : 0;
  }
  EXPECT_GT(necessary, 0);
}

/// Ways that are judged stricter in total than what they stand in for: they lean on the arms (a rail, a frame, two
/// armrests) to spare the spine and the legs, or speak of the rise that the other leaves out. Each is a question for a
/// clinician; the person is never offered one that is closed to them.
constexpr std::string_view stricter_ways =
    "dl_stairs_instead -> dl_stairs_one_at_a_time\n"
    "dl_door_button_wait -> dl_walk_frame_indoors\n"
    "dl_toilet_low -> dl_toilet_raised\n"
    "dl_toilet_low -> dl_commode_bedside\n"
    "dl_car_bottom_first -> dl_car_out_helper\n"
    "dl_bench_walk -> dl_walk_frame_indoors\n";

TEST(Everyday, WhatMustBeDoneHasAWayThatIsOpenAtEverySiteBelowStop) {
  std::vector<std::string> without;
  int refused = 0;
  for (const Place& place : places()) {
    for (std::size_t i = 0; i < knowledge().entries.size(); ++i) {
      const Entry& entry = knowledge().entries[i];
      if (entry.library != Library::daily || !entry.necessary) continue;
      if (at_best(place.evaluation, i) <= Verdict::supervise) continue;
      ++refused;
      const auto ways = ways_from(i);
      if (std::ranges::none_of(ways, [&](std::size_t w) { return at_best(place.evaluation, w) <= Verdict::supervise; }))
        without.push_back(place.name + ": " + entry.id);
    }
  }
  EXPECT_GT(refused, 0);
  EXPECT_EQ(listed(without), "");
}

/// Sparing one bone may load another: armrests spare the back and load the arm. So the way that stands in for a task
/// is milder over all sites and classes together, not at each; what is offered to a person is judged for that person.
TEST(Everyday, AWayThatStandsInForATaskIsMilderOverAllSites) {
  const KnowledgeBase& base = knowledge();
  std::vector<std::string> stricter;
  for (std::size_t i = 0; i < base.entries.size(); ++i) {
    for (const std::string& id : base.entries[i].instead) {
      int was = 0, is = 0;
      for (const Place& place : places()) {
        was += static_cast<int>(verdict(base, place.evaluation, base.variants[base.first_variant[i]]));
        is += static_cast<int>(at_best(place.evaluation, number_of(id)));
      }
      if (is > was) stricter.push_back(base.entries[i].id + " -> " + id);
    }
  }
  EXPECT_EQ(listed(stricter), stricter_ways);
}

}  // namespace
}  // namespace mettle::testing
