// An import is a claim: adding a resource never opens anything. What may open is written here and nowhere else:
// a final laboratory result, what the person says, the first word on where the lesions are, and a Condition that says
// exactly where, beside a report or a treatment that says it less exactly (of "a femur" and "the left femur" one is
// made).
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "picture/record_in.h"
#include "reading.h"
#include "safety/evaluation.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

using testing::knowledge;
using testing::reading_day;

/// A person about whom everything reassuring has been said by somebody entitled.
const Picture& reassured() {
  static const Picture picture = [] {
    const auto json = read_json(testing::file_text("contract/records/robin.json"));
    return read_record(knowledge(), *json, reading_day())->picture;
  }();
  return picture;
}

/// What was read, beside the word of those entitled on everything: so that what the import says can be seen to act.
Picture beside_reassurance(const FhirReading& reading) {
  Picture picture = testing::picture_of(reading);
  picture.born = reassured().born;
  picture.imaging = reassured().imaging;
  picture.told.insert(picture.told.end(), reassured().told.begin(), reassured().told.end());
  for (Lesion& lesion : picture.lesions) {
    const auto& said = reassured().lesions.front().told;
    lesion.told.insert(lesion.told.end(), said.begin(), said.end());
  }
  return picture;
}

/// The first variant that the second picture opens further than the first; empty when there is none.
std::string opened(const Picture& before, const Picture& after) {
  const KnowledgeBase& base = knowledge();
  const Evaluation one = evaluate(base, before, reading_day());
  const Evaluation two = evaluate(base, after, reading_day());
  for (const Variant& variant : base.variants)
    if (verdict(base, two, variant) < verdict(base, one, variant)) return base.entries[variant.entry].id;
  return {};
}

bool is_final_laboratory(const Json& resource) {
  for (const Json& category : resource.items_at("category"))
    for (const Json& coding : category.items_at("coding"))
      if (coding.text_at("code") == "laboratory") return resource.text_at("status") == "final";
  return false;
}

bool is_of_person(const Json& resource) {
  for (const Json& who : resource.items_at("performer"))
    if (who.text_at("reference").starts_with("Patient/")) return true;
  const Json* teller = resource.find("informationSource");
  return teller && teller->text_at("reference").starts_with("Patient/");
}

/// Resources that others point to say nothing by themselves, so they stay.
bool always_there(const Json& resource) {
  const auto type = resource.text_at("resourceType");
  return type == "Patient" || type == "BodyStructure" || type == "Medication";
}

struct Pair {
  Json less, more;
};

/// A part of a bundle, and the same with one resource more.
Pair pair_of(const Json& whole, const std::vector<bool>& kept, std::size_t added) {
  Pair pair{whole, whole};
  Json less = Json::array(), more = Json::array();
  const auto& entries = whole.items_at("entry");
  std::set<std::string> wanted;  // what a kept Observation is about stays with it
  const auto is_kept = [&](std::size_t i) { return i < kept.size() && kept[i]; };
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (const Json* resource = entries[i].find("resource"); resource && (is_kept(i) || i == added))
      for (const Json& focus : resource->items_at("focus")) wanted.emplace(focus.text_at("reference"));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Json* resource = entries[i].find("resource");
    const bool needed =
        resource && (always_there(*resource) || wanted.contains(std::string{resource->text_at("resourceType")} + "/" +
                                                                std::string{resource->text_at("id")}));
    if (needed || (is_kept(i) && i != added)) less.add(entries[i]);
    if (needed || is_kept(i) || i == added) more.add(entries[i]);
  }
  const auto put = [](Json& bundle, Json items) {
    for (auto& [name, value] : *bundle.if_object())
      if (name == "entry") value = std::move(items);
  };
  put(pair.less, std::move(less));
  put(pair.more, std::move(more));
  return pair;
}

std::vector<std::string> readable_bundles() {
  auto names = testing::bundle_names();
  std::erase_if(names, [](const std::string& name) {
    return !read_fhir(testing::bundle(name), testing::codes(), reading_day()).has_value();
  });
  return names;
}

/// All resources of all bundles in one, so that anything may meet anything.
const Json& everything() {
  static const Json all = [] {
    Json items = Json::array();
    int number = 0;
    for (const std::string& name : readable_bundles()) {
      const Json bundle = testing::bundle(name);
      for (const Json& entry : bundle.items_at("entry")) {
        const Json* resource = entry.find("resource");
        if (!resource) continue;
        const auto type = resource->text_at("resourceType");
        if (type == "Patient" && number > 0) continue;
        Json copy = *resource;
        const bool pointed_to = always_there(copy) || type == "Condition" || type == "ImagingStudy";
        for (auto& [member, value] : *copy.if_object())
          if (member == "id" && !pointed_to) value = name + "-" + std::to_string(number);
        ++number;
        items.add(Json{}.set("resource", std::move(copy)));
      }
    }
    Json whole;
    whole.set("resourceType", "Bundle").set("type", "collection").set("entry", std::move(items));
    return whole;
  }();
  return all;
}

/// Resources that name a lesion in passing, and seldom say exactly where.
bool names_in_passing(const Json& bundle) {
  return std::ranges::any_of(bundle.items_at("entry"), [](const Json& entry) {
    const Json* resource = entry.find("resource");
    const auto type = resource ? resource->text_at("resourceType") : std::string_view{};
    return type == "DiagnosticReport" || type == "Procedure" || type == "ServiceRequest";
  });
}

bool says_where(const FhirReading& reading) { return !reading.record.items_at("lesions").empty(); }

/// What may never open: everything but resources that others point to, final laboratory results and the person's words.
std::vector<std::size_t> claims_of(const Json& whole) {
  std::vector<std::size_t> places;
  const auto& entries = whole.items_at("entry");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Json* resource = entries[i].find("resource");
    if (resource && !always_there(*resource) && !is_final_laboratory(*resource) && !is_of_person(*resource))
      places.push_back(i);
  }
  return places;
}

void check_pair(const Json& whole, const std::vector<bool>& kept, std::size_t added) {
  const Json* resource = whole.items_at("entry")[added].find("resource");
  const Pair pair = pair_of(whole, kept, added);
  const FhirReading less = testing::reading_of(pair.less), more = testing::reading_of(pair.more);
  RC_PRE(says_where(less));
  RC_PRE(resource->text_at("resourceType") != "Condition" || !names_in_passing(pair.less));
  const std::string entry = opened(beside_reassurance(less), beside_reassurance(more));
  if (!entry.empty())
    RC_FAIL("opens " + entry + " by " + write_canonical(*resource) + "\nwithout:\n" + testing::to_text(less) +
            "\nwith:\n" + testing::to_text(more));
}

RC_GTEST_PROP(Import, AddingAResourceToAnInventedBundleNeverOpensAnything, ()) {
  static const auto names = [] {
    auto all = readable_bundles();
    std::erase_if(all, [](const std::string& name) { return claims_of(testing::bundle(name)).empty(); });
    return all;
  }();
  const Json whole = testing::bundle(*rc::gen::elementOf(names));
  const auto kept = *rc::gen::container<std::vector<bool>>(whole.items_at("entry").size(),
                                                           rc::gen::weightedElement<bool>({{3, true}, {1, false}}));
  check_pair(whole, kept, *rc::gen::elementOf(claims_of(whole)));
}

RC_GTEST_PROP(Import, AddingAResourceToAnyMixtureOfThemNeverOpensAnything, ()) {
  const Json& whole = everything();
  static const auto claims = claims_of(whole);
  static const auto conditions = [] {
    std::vector<std::size_t> places;
    for (const std::size_t at : claims)
      if (everything().items_at("entry")[at].find("resource")->text_at("resourceType") == "Condition")
        places.push_back(at);
    return places;
  }();
  // Few at a time: with many lesions nothing is left that could open.
  std::vector<bool> kept(whole.items_at("entry").size(), false);
  kept[*rc::gen::elementOf(conditions)] = true;
  for (const std::size_t at : *rc::gen::container<std::vector<std::size_t>>(rc::gen::elementOf(claims)))
    if (std::ranges::count(kept, true) < 8) kept[at] = true;
  check_pair(whole, kept, *rc::gen::elementOf(claims));
}

TEST(Import, AReportThatSaysLessExactlyWhereIsTakenToMeanTheLesionOfTheCondition) {
  const std::string report =
      R"({"resourceType":"DiagnosticReport","id":"r","status":"final","subject":{"reference":"Patient/p1"},)"
      R"("conclusionCode":[{"coding":[{"system":"http://snomed.info/sct","code":"94222008"}]}]})";
  const FhirReading alone = testing::reading_of(testing::bundle_of({report}));
  const FhirReading both = testing::reading_of(testing::bundle_of({report, testing::condition("l3", "55492004")}));
  EXPECT_EQ(testing::lesions_of(alone), (std::vector<std::string>{"unknown"}));
  EXPECT_EQ(testing::lesions_of(both), (std::vector<std::string>{"lumbar_spine midline L3"}));
  EXPECT_EQ(both.record.text_at("bone_metastases"), "known");
  const auto questions = testing::questions_of(both);
  EXPECT_NE(std::ranges::find(questions, "Is there a lesion in bone, and where?"), questions.end());
}

/// Mettle's own facts, and beside them what came. Mettle knows where the lesions are; an import that is silent about
/// them does not make that unknown.
Picture joined_with(const FhirReading& reading) {
  const Picture imported = testing::picture_of(reading);
  Picture joined = reassured();
  joined.told.insert(joined.told.end(), imported.told.begin(), imported.told.end());
  if (says_where(reading))
    joined.lesions.insert(joined.lesions.end(), imported.lesions.begin(), imported.lesions.end());
  return joined;
}

TEST(Import, WhatIsStricterActsAtOnceBesideEverythingThatReassures) {
  const std::string cord =
      R"({"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p1"},"recordedDate":"2026-11-24",)"
      R"("code":{"coding":[{"system":"http://snomed.info/sct","code":"71286001"}]}})";
  const std::string platelets = testing::observation(
      "p", "777-3",
      R"("status":"preliminary","effectiveDateTime":"2026-11-24","valueQuantity":{"value":15,"unit":"10*9/L"})");
  const std::string lesion = testing::condition("s", "56873002");  // the breastbone
  for (const std::string& claim : {cord, platelets, lesion}) {
    const Picture with = joined_with(testing::reading_of(testing::bundle_of({claim})));
    EXPECT_EQ(opened(reassured(), with), "") << claim;
    EXPECT_NE(opened(with, reassured()), "") << "nothing closed by " << claim;
  }
}

TEST(Import, BesideMettlesOwnFactsNoBundleOpensAnything) {
  for (const std::string& name : readable_bundles()) {
    SCOPED_TRACE(name);
    Json claims = testing::bundle(name);
    for (auto& [member, value] : *claims.if_object())
      if (member == "entry")
        std::erase_if(*value.if_array(), [](const Json& entry) {
          const Json* resource = entry.find("resource");
          return resource && (is_final_laboratory(*resource) || is_of_person(*resource));
        });
    EXPECT_EQ(opened(reassured(), joined_with(testing::reading_of(claims))), "");
  }
}

}  // namespace
}  // namespace mettle
