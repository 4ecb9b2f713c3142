// The ten traps of real data, each with a bundle of our own. What must be so is said here; the whole report stands in
// NAME.txt beside the bundle and must come back line by line (METTLE_ACCEPT=1 writes it anew).
#include <gtest/gtest.h>

#include "reading.h"
#include "whole_report.h"

namespace mettle {
namespace {

using testing::bundle;
using testing::facts_of;
using testing::facts_of_lesion;
using testing::lesions_of;
using testing::reading_of;
using testing::resources_of;
using Words = std::vector<std::string>;

bool asks(const FhirReading& reading, std::string_view part) {
  for (const ReadingLine& line : reading.questions)
    if (line.what.find(part) != std::string::npos) return true;
  return false;
}

TEST(Trap01, ACodeThatAConceptMapGotWrongMeansWhatOurTableSaysAndAPersonIsAsked) {
  const FhirReading reading = reading_of(bundle("trap01_concept_map"));
  // "Cervical vertebrae" on the code for any vertebra: the whole spine closes, not the neck alone.
  EXPECT_EQ(lesions_of(reading), (Words{"unknown", "femur_proximal unknown femoral_neck", "cervical_spine midline",
                                        "thoracic_spine midline", "lumbar_spine midline", "sacrum_coccyx midline"}));
  // "Left" in the words, right in the qualifier: both sides.
  EXPECT_TRUE(asks(reading, "Left or right"));
  EXPECT_TRUE(asks(reading, "Cervical vertebrae"));
}

TEST(Trap02, ACodeForBoneThatIsLabelledLiverIsBone) {
  const FhirReading reading = reading_of(bundle("trap02_liver_label"));
  EXPECT_EQ(lesions_of(reading), (Words{"lumbar_spine midline L3"}));
  EXPECT_EQ(resources_of(reading.not_used), (Words{"Condition/liver"}));
  EXPECT_TRUE(asks(reading, "The code means bone"));
  EXPECT_TRUE(asks(reading, "is bone affected?"));
}

TEST(Trap03, ASuspiciousReportClosesLikeAConfirmedOneAndAPersonReadsIt) {
  const FhirReading reading = reading_of(bundle("trap03_suspicious_report"));
  EXPECT_EQ(lesions_of(reading), (Words{"pelvis unknown"}));
  EXPECT_TRUE(asks(reading, "Is the metastasis confirmed?"));
}

TEST(Trap04, ABoneMetastasisThatOnlyAConclusionHoldsIsFound) {
  const FhirReading reading = reading_of(bundle("trap04_conclusion_only"));
  EXPECT_EQ(lesions_of(reading), (Words{"unknown"}));
  EXPECT_EQ(reading.record.text_at("bone_metastases"), "sites_unknown");
  // The date of the imaging is the end of its own period, never when it was issued.
  EXPECT_EQ(reading.record.items_at("imaging").front().text_at("date"), "2026-10-02");
}

TEST(Trap04, FreeTextInAStageRaisesAQuestionAndMakesNoFact) {
  const FhirReading reading = reading_of(bundle("trap04_free_text"));
  EXPECT_EQ(lesions_of(reading), Words{});
  EXPECT_EQ(reading.record.text_at("bone_metastases"), "");  // not said: never "none known"
  EXPECT_TRUE(asks(reading, "The stage says"));
}

TEST(Trap05, OddDatesAndStatusesAreListedAndReassureNobody) {
  const FhirReading reading = reading_of(bundle("trap05_odd_dates_and_statuses"));
  // (Old media types and hyphenated names of hooks come up where something is served, not where a file is read.)
  for (const std::string& fact : facts_of(reading)) {
    const bool plain = fact.starts_with("neutrophils");  // the month alone: its first day
    EXPECT_EQ(fact.find("record_import inferred") == std::string::npos, plain) << fact;
  }
  EXPECT_EQ(facts_of_lesion(reading, "L3"),
            (Words{"pain_on_loading severe_or_functional 2026-11-24 record_import inferred"}));
  EXPECT_TRUE(asks(reading, "What was found, and when"));
}

TEST(Trap06, AnAnswerOfAServerHoldsNoFactAndSaysSo) {
  // Which status a server gives for a lost update (409 or 412) is a matter of serving; here only its answer is read.
  const FhirReading reading = reading_of(bundle("trap06_server_answers"));
  EXPECT_EQ(facts_of(reading), Words{});
  EXPECT_TRUE(asks(reading, "Did the sending server leave something out?"));
  const auto refused = read_fhir(*read_json(R"({"resourceType":"Bundle","type":"transaction-response"})"),
                                 testing::codes(), testing::reading_day());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(to_text(refused.error()),
            "Bundle.type: A Bundle of type \"transaction-response\" is not read. Send a collection, searchset, "
            "transaction, batch, document or history.");
}

TEST(Trap07, ASearchThatIgnoredAParameterIsAskedAbout) {
  const FhirReading reading = reading_of(bundle("trap07_search_outcome"));
  EXPECT_EQ(resources_of(reading.not_used), (Words{"CarePlan/cp", "OperationOutcome/warning"}));
  EXPECT_TRUE(asks(reading, "Did the sending server leave something out?"));
}

TEST(Trap08, AMissingOrEndedClinicalStatusKeepsTheLesion) {
  const FhirReading reading = reading_of(bundle("trap08_clinical_status"));
  EXPECT_EQ(lesions_of(reading),
            (Words{"lumbar_spine midline L3", "ribs left", "sternum midline", "scapula right", "tibia_fibula left"}));
  EXPECT_EQ(resources_of(reading.not_used), (Words{"Condition/mistake"}));
}

TEST(Trap09, RadiotherapyIsKnownByManyCodesAndItsEndIsNeverTaken) {
  const FhirReading reading = reading_of(bundle("trap09_radiotherapy_codes"));
  EXPECT_EQ(facts_of_lesion(reading, "right ribs"),
            (Words{"radiotherapy sbrt 2025-09-05 record_import from 2025-09-01"}));
  EXPECT_EQ(resources_of(reading.not_used), (Words{"Procedure/breast", "Procedure/other"}));
  for (const Json& lesion : reading.record.items_at("lesions"))
    for (const Json& fact : lesion.items_at("facts")) EXPECT_EQ(fact.find("until"), nullptr);
}

TEST(Trap10, WhatIsAboutSomebodyElseIsLeftOutAndAskedAbout) {
  const FhirReading reading = reading_of(bundle("trap10_everybody"));
  EXPECT_EQ(lesions_of(reading), (Words{"lumbar_spine midline L3"}));
  EXPECT_EQ(resources_of(reading.not_used), (Words{"Condition/hers", "Observation/counts"}));
  EXPECT_TRUE(asks(reading, "Where is the rest?"));
}

class WholeReport : public ::testing::TestWithParam<std::string> {};

TEST_P(WholeReport, OfEveryInventedBundleComesBackLineByLine) {
  const auto reading = read_fhir(bundle(GetParam()), testing::codes(), testing::reading_day());
  testing::expect_whole_report(GetParam(),
                               reading ? testing::to_text(*reading) : "refused: " + to_text(reading.error()) + "\n");
}

INSTANTIATE_TEST_SUITE_P(Bundles, WholeReport, ::testing::ValuesIn(testing::bundle_names()),
                         [](const auto& of) { return of.param; });

}  // namespace
}  // namespace mettle
