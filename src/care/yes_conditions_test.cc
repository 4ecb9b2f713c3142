#include "care/yes_conditions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "care/report.h"
#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

using testing::knowledge;
using enum YesCondition;

const Date today = testing::date("2026-11-24");

/// Everything known and good, a lesion at one site, and facts of the person laid over it.
Picture person(Site site, const std::vector<std::pair<std::string_view, std::string_view>>& facts = {}) {
  Picture picture = reassuring_picture(knowledge(), {site}, today);
  for (const auto& [name, value] : facts) {
    const std::size_t number = *knowledge().find_fact(name);
    for (Told& told : picture.told)
      if (told.fact == number) told.value = read_fact_value(knowledge().facts[number], value);
  }
  return picture;
}

const Variant& variant(std::string_view id, std::string_view name = "") {
  const KnowledgeBase& base = knowledge();
  const auto entry = static_cast<std::size_t>(base.find_entry(id) - base.entries.data());
  for (std::size_t at = base.first_variant[entry]; at < base.first_variant[entry + 1]; ++at)
    if (name_of(base.entries[entry], base.variants[at].choice) == name) return base.variants[at];
  ADD_FAILURE() << id << " has no variant " << name;
  return base.variants[base.first_variant[entry]];
}

std::vector<YesCondition> conditions(const Picture& picture, const Variant& of) {
  const Evaluation evaluation = evaluate(knowledge(), picture, today);
  return YesConditions(knowledge(), evaluation, knowledge().entries[of.entry].library).of(of);
}

bool has(const std::vector<YesCondition>& list, YesCondition wanted) {
  return std::ranges::find(list, wanted) != list.end();
}

TEST(YesConditions, WhatIsInTheStartingSetHangsOnNoSignature) {
  EXPECT_TRUE(conditions(person(Site::tibia_fibula), variant("relaxed_breathing")).empty());
  EXPECT_FALSE(has(conditions(person(Site::ribs), variant("walk_easy")), clearance));
}

TEST(YesConditions, TrainingHangsOnTheSignatureAndOnlyWhileThereIsOne) {
  const Variant& press = variant("leg_press_machine");
  EXPECT_TRUE(has(conditions(person(Site::ribs), press), clearance));
  EXPECT_TRUE(conditions(person(Site::ribs, {{"clearance_signed", "not_signed"}}), press).empty());  // no yes at all
}

TEST(YesConditions, TheWalkerKeepsTheFrame) {
  const Picture picture = person(Site::ribs, {{"walking_aid", "frame"}});
  EXPECT_TRUE(has(conditions(picture, variant("walk_easy", "support=frame")), aid));
  EXPECT_FALSE(has(conditions(person(Site::ribs), variant("walk_easy", "support=frame")), aid));
}

TEST(YesConditions, AfterTwoFallsTheHoldIsPartOfTheYes) {
  const Picture picture = person(Site::ribs, {{"falls_12_months", "2"}});
  const Variant& held = variant("walk_easy", "support=hand_firm");
  EXPECT_TRUE(has(conditions(picture, held), hold));
  EXPECT_FALSE(has(conditions(person(Site::ribs), held), hold));
}

TEST(YesConditions, EffortAboveTheCeilingIsADose) {
  const Variant& brisk = variant("recumbent_bike");
  EXPECT_TRUE(has(conditions(person(Site::ribs, {{"haemoglobin", "100"}}), brisk), dose) ||
              has(conditions(person(Site::ribs, {{"performance_status", "ecog_3"}}), brisk), dose));
}

// For anybody: every code is there exactly when its counterfactual holds, and a no carries none.
TEST(YesConditions, AreOnlyOfAYesAndComeFromTheDemand) {
  const KnowledgeBase& base = knowledge();
  for (const Site site : {Site::ribs, Site::lumbar_spine, Site::femur_proximal}) {
    const Evaluation evaluation = evaluate(base, person(site), today);
    for (const Library library : {Library::exercises, Library::tests, Library::daily}) {
      const YesConditions of(base, evaluation, library);
      for (const Variant& one : base.variants) {
        if (base.entries[one.entry].library != library) continue;
        const auto found = of.of(one);
        const Verdict answer = verdict(base, evaluation, one);
        ASSERT_EQ(has(found, supervised_start), answer == Verdict::supervise) << base.entries[one.entry].id;
        ASSERT_TRUE(answer <= Verdict::supervise || found.empty()) << base.entries[one.entry].id;
        ASSERT_TRUE(std::ranges::is_sorted(found));
      }
    }
  }
}

TEST(YesConditions, EveryCodeHasWordsForBothReaders) {
  for (const std::string_view id : yes_condition_ids)
    for (const std::string_view reader : {".person", ".professional"}) {
      const std::string phrase = "condition." + std::string{id} + std::string{reader};
      EXPECT_TRUE(knowledge().says.contains(phrase)) << phrase;
    }
}

TEST(Reports, EveryYesOfAScreeningSaysWhatItHangsOnByCode) {
  const Picture picture = person(Site::ribs);
  const Evaluation evaluation = evaluate(knowledge(), picture, today);
  const std::vector<std::string> notes;
  const Json report = report_screening({knowledge(), picture, evaluation, notes}, Library::exercises);
  int conditional = 0;
  for (const Json& entry : report.items_at("entries")) {
    ASSERT_NE(entry.find("conditions"), nullptr) << entry.text_at("id");
    for (const Json& condition : entry.items_at("conditions")) {
      EXPECT_NE(std::ranges::find(yes_condition_ids, condition.text_at("code")), yes_condition_ids.end());
      ++conditional;
    }
  }
  EXPECT_GT(conditional, 0);
}

TEST(Reports, ARefusedTaskOfLifeSaysHowItGetsDone) {
  KnowledgeBase base = knowledge();
  const Picture picture = person(Site::ribs);
  const Evaluation evaluation = evaluate(base, picture, today);
  Entry& push = base.entries[static_cast<std::size_t>(base.find_entry("dl_mower_push") - base.entries.data())];
  push.necessary = false;
  push.instead = {"dl_oven_side"};
  push.instead_how = "Let somebody else push it.";
  const std::vector<std::string> notes;
  const auto number = static_cast<std::size_t>(&push - base.entries.data());
  const Json report = report_explanation({base, picture, evaluation, notes}, number);
  const Json* way = report.find("other_way");
  ASSERT_NE(way, nullptr);
  EXPECT_EQ(way->text_at("how"), "Let somebody else push it.");
  ASSERT_EQ(way->items_at("tasks").size(), 1U);
  EXPECT_EQ(way->items_at("tasks")[0].text_at("id"), "dl_oven_side");
  // The page is tested against the same words.
  const auto example = read_json(testing::file_text("contract/everyday.json"));
  ASSERT_TRUE(example.has_value());
  const Json* promised = example->items_at("entries")[0].find("other_way");
  ASSERT_NE(promised, nullptr);
  for (const auto& [name, value] : *promised->if_object()) EXPECT_NE(way->find(name), nullptr) << name;
}

}  // namespace
}  // namespace mettle
