// What a bundle may say, kind by kind: what becomes of it, exactly.
#include <gtest/gtest.h>

#include <algorithm>

#include "reading.h"

namespace mettle {
namespace {

using testing::bundle;
using testing::bundle_of;
using testing::condition;
using testing::facts_of;
using testing::facts_of_lesion;
using testing::lesions_of;
using testing::observation;
using testing::questions_of;
using testing::reading_of;
using testing::resources_of;
using Words = std::vector<std::string>;

bool has(const Words& words, const std::string& wanted) { return std::ranges::find(words, wanted) != words.end(); }

std::string quantity(std::string_view value, std::string_view unit, std::string_view more = "") {
  return R"("status":"final","category":[{"coding":[{"system":)"
         R"("http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],)"
         R"("effectiveDateTime":"2026-11-16","valueQuantity":{"value":)" +
         std::string{value} + R"(,"unit":")" + std::string{unit} + "\"" + std::string{more} + "}";
}

TEST(Bundles, ACollectionASearchAndATransactionGiveTheSameRecord) {
  const std::string inside = R"("entry":[{"resource":)" + std::string{testing::patient} + R"(},{"resource":)" +
                             condition("l3", "55492004") + "}]}";
  std::string first;
  for (const char* type : {"collection", "searchset", "transaction", "batch", "document", "history", "message"}) {
    const auto json = read_json(R"({"resourceType":"Bundle","type":")" + std::string{type} + "\"," + inside);
    const std::string record = write_canonical(reading_of(*json).record);
    if (first.empty()) first = record;
    EXPECT_EQ(record, first) << type;
  }
}

TEST(Bundles, TwoPatientsAreRefusedAndNothingIsRead) {
  const auto reading = read_fhir(bundle("two_patients"), testing::codes(), testing::reading_day());
  ASSERT_FALSE(reading.has_value());
  EXPECT_EQ(reading.error().what, "The bundle holds more than one patient: Patient/p1, Patient/p2.");
  EXPECT_EQ(reading.error().mend, "Send one person's resources only.");
}

TEST(Bundles, ReferencesInATransactionAreFollowedByTheirFullUrl) {
  const auto json = read_json(
      R"({"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:a","resource":)" +
      std::string{testing::patient} +
      R"(},{"fullUrl":"urn:uuid:b","resource":{"resourceType":"Condition","code":{"coding":[{"system":"http://snomed.info/sct","code":"94605004"}]},"subject":{"reference":"urn:uuid:a"}}}]})");
  EXPECT_EQ(lesions_of(reading_of(*json)), (Words{"sternum midline"}));
}

TEST(Bundles, NothingSaidIsUnknownAndNeverNoneKnown) {
  const FhirReading reading = reading_of(bundle_of({}));
  EXPECT_EQ(reading.record.find("bone_metastases"), nullptr);
  EXPECT_EQ(facts_of(reading), Words{});
  const Picture picture = testing::picture_of(reading);
  ASSERT_EQ(picture.lesions.size(), 1U);
  EXPECT_FALSE(picture.lesions.front().site.has_value());  // somewhere unknown
  EXPECT_EQ(questions_of(reading), (Words{"Are there bone metastases, and where?"}));
}

TEST(Lesions, TheCodeForBoneWithTheUpperArmAsItsPlaceIsTheUpperArm) {
  EXPECT_EQ(lesions_of(reading_of(bundle_of({condition("a", "85050009")}))),
            (Words{"humerus_proximal unknown", "humerus_shaft unknown", "humerus_distal unknown"}));
}

TEST(Lesions, IcdTenForBoneIsFoundUnderAllItsSpellings) {
  for (const char* code : {"C79.5", "C79.51", "C79.52", "C7951", "c79.5", "C7B.03", "M84.551A", "M90.7"})
    for (const char* system : {"http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-10-cm",
                               "http://fhir.de/CodeSystem/bfarm/icd-10-gm"}) {
      const std::string resource = R"({"resourceType":"Condition","id":"a","subject":{"reference":"Patient/p1"},)"
                                   R"("code":{"coding":[{"system":")" +
                                   std::string{system} + R"(","code":")" + code + R"("}]}})";
      EXPECT_EQ(lesions_of(reading_of(bundle_of({resource}))), (Words{"unknown"})) << system << " " << code;
    }
}

TEST(Lesions, ASecondaryCancerThatIsNotInOurListIsHeldWithItsSiteUnknown) {
  const FhirReading reading = reading_of(bundle_of(
      {R"({"resourceType":"Condition","id":"a","subject":{"reference":"Patient/p1"},"code":{"coding":[{"system":"http://snomed.info/sct","code":"94359003","display":"Secondary malignant neoplasm of a place we do not list"}]}})"}));
  EXPECT_EQ(reading.record.text_at("bone_metastases"), "sites_unknown");
  EXPECT_EQ(resources_of(reading.used), (Words{"Patient/p1", "Condition/a"}));
}

TEST(Lesions, APairedBoneWithoutASideIsBothAndTheSideIsTakenFromAllItsPlaces) {
  const auto lesions = lesions_of(reading_of(bundle("places_and_sides")));
  for (const char* lesion : {"ribs both", "pelvis right acetabulum", "scapula unknown", "thoracic_spine midline T7",
                             "femur_shaft left", "humerus_shaft right", "sternum midline", "forearm unknown"})
    EXPECT_TRUE(has(lesions, lesion)) << lesion;
}

TEST(Lesions, EveryVertebraKeepsItsLevel) {
  EXPECT_EQ(lesions_of(reading_of(bundle_of({condition("a", "39976000"), condition("b", "56094003"),
                                             condition("c", "21799000"), condition("d", "65985001")}))),
            (Words{"cervical_spine midline C2", "thoracic_spine midline T1", "lumbar_spine midline L5",
                   "sacrum_coccyx midline S1"}));
}

TEST(Lesions, RefutedEndedOrWithdrawnTheyStayUntilANamedClinicianSaysSo) {
  const FhirReading reading = reading_of(bundle("statuses"));
  EXPECT_EQ(lesions_of(reading), (Words{"lumbar_spine midline L3", "sternum midline", "femur_shaft left",
                                        "tibia_fibula right", "thoracic_spine midline T7"}));
  EXPECT_TRUE(has(questions_of(reading), "Is there no lesion here? A named clinician says, with the reason."));
}

TEST(Lesions, AConditionWithAModifierWeDoNotKnowIsNotUnderstoodAndHolds) {
  const FhirReading reading = reading_of(bundle("modifier"));
  EXPECT_EQ(lesions_of(reading), (Words{"unknown"}));  // not L3: it may say that L3 is free
  EXPECT_EQ(facts_of(reading), Words{});
  EXPECT_EQ(resources_of(reading.not_used), (Words{"Condition/negated", "Observation/count"}));
}

TEST(Lesions, TheReasonForATreatmentMayHoldTheOnlyWordOfOne) {
  EXPECT_TRUE(has(lesions_of(reading_of(bundle("reasons"))), "femur_shaft unknown"));
  EXPECT_EQ(reading_of(bundle("reasons")).record.text_at("bone_metastases"), "sites_unknown");  // of the order
}

TEST(Lesions, AReportAboutBothSidesClosesBothWhateverOneSideIsOnRecord) {
  const auto shaft = [](const char* side) {
    return R"({"coding":[{"system":"http://snomed.info/sct","code":"41111004"}],"extension":[{"url":)"
           R"("http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier","valueCodeableConcept":)"
           R"({"coding":[{"system":"http://snomed.info/sct","code":")" +
           std::string{side} + "\"}]}}]}";
  };
  const std::string left = condition("left", "", R"("bodySite":[)" + shaft("7771000") + "]");
  const std::string both =
      R"({"resourceType":"Observation","id":"r","status":"final","subject":{"reference":"Patient/p1"},)"
      R"("code":{"coding":[{"system":"http://snomed.info/sct","code":"94222008"}]},"bodySite":)" +
      shaft("51440002") + "}";
  EXPECT_EQ(lesions_of(reading_of(bundle_of({left, both}))), (Words{"femur_shaft left", "femur_shaft both"}));
}

TEST(Counts, UnitsAreConvertedAndAnUnknownUnitIsNeverRead) {
  const struct {
    const char *loinc, *value, *unit, *fact;
  } rows[] = {{"777-3", "150", "K/uL", "platelets 150 10^9/L 2026-11-16 lab_interface"},
              {"777-3", "150", "10^3/uL", "platelets 150 10^9/L 2026-11-16 lab_interface"},
              {"777-3", "150", "10*9/L", "platelets 150 10^9/L 2026-11-16 lab_interface"},
              {"718-7", "9.8", "g/dL", "haemoglobin 98 g/L 2026-11-16 lab_interface"},
              {"718-7", "98", "g/L", "haemoglobin 98 g/L 2026-11-16 lab_interface"},
              {"751-8", "900", "/uL", "neutrophils 0.9 10^9/L 2026-11-16 lab_interface"}};
  for (const auto& row : rows)
    EXPECT_EQ(facts_of(reading_of(bundle_of({observation("o", row.loinc, quantity(row.value, row.unit))}))),
              (Words{row.fact}));
  for (const char* unit : {"", "mmol", "G/DL", "percent"}) {
    const FhirReading reading = reading_of(bundle_of({observation("o", "718-7", quantity("11.8", unit))}));
    EXPECT_EQ(facts_of(reading), Words{}) << unit;
    EXPECT_TRUE(has(questions_of(reading), "What was the value of haemoglobin on 2026-11-16, and in which unit?"));
  }
}

TEST(Counts, ABoundIsReadOnItsCarefulSideAsAClaim) {
  const auto bound = [](const char* loinc, const char* value, const char* unit, const char* comparator) {
    return facts_of(reading_of(bundle_of(
        {observation("o", loinc, quantity(value, unit, R"(,"comparator":")" + std::string{comparator} + "\""))})));
  };
  EXPECT_EQ(bound("777-3", "50", "10*9/L", "<"), (Words{"platelets 49.999999 10^9/L 2026-11-16 record_import"}));
  EXPECT_EQ(bound("777-3", "50", "10*9/L", ">"), (Words{"platelets 50 10^9/L 2026-11-16 record_import"}));
  EXPECT_EQ(bound("38263-0", "-2.5", "{T-score}", "<"), Words{"bone_density osteoporosis 2026-11-16 record_import"});
  EXPECT_EQ(bound("89247-1", "2", "{score}", ">"), Words{"performance_status ecog_3 2026-11-16 record_import"});
}

TEST(Counts, ANumberSaidToBeAbsentIsUnknown) {
  EXPECT_EQ(facts_of(reading_of(bundle_of({observation(
                "o", "777-3",
                R"("status":"final","effectiveDateTime":"2026-11-16","dataAbsentReason":{"text":"clotted"})")}))),
            (Words{"platelets unknown 2026-11-16 record_import"}));
}

TEST(Counts, APreliminaryResultOrOneFromNoLaboratoryIsAClaim) {
  EXPECT_EQ(
      facts_of(reading_of(bundle_of({observation(
          "o", "777-3",
          R"("status":"final","effectiveDateTime":"2026-11-16","valueQuantity":{"value":150,"unit":"10*9/L"})")}))),
      (Words{"platelets 150 10^9/L 2026-11-16 record_import"}));
}

TEST(Scores, OfPerformanceComeFromNumbersAndAnswersAndTheCarefulConversion) {
  const auto status = [](const char* loinc, const char* value) {
    return facts_of(reading_of(bundle_of(
        {observation("o", loinc, R"("status":"final","effectiveDateTime":"2026-11-16",)" + std::string{value})})));
  };
  EXPECT_EQ(status("89247-1", R"("valueInteger":1)"), (Words{"performance_status ecog_1 2026-11-16 record_import"}));
  EXPECT_EQ(status("89247-1", R"("valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA9625-0"}]})"),
            (Words{"performance_status ecog_3 2026-11-16 record_import"}));
  EXPECT_EQ(status("89243-0", R"("valueInteger":50)"), (Words{"performance_status ecog_3 2026-11-16 record_import"}));
  EXPECT_EQ(status("89243-0", R"("valueInteger":70)"), (Words{"performance_status ecog_2 2026-11-16 record_import"}));
  EXPECT_EQ(status("89247-1", R"("valueInteger":7)"), Words{});  // no such grade
}

TEST(Density, MeasuredAtALesionSaysNothingUnlessItIsTheWorst) {
  const auto density = [](const char* value) {
    return facts_of(reading_of(
        bundle_of({condition("l3", "55492004"), observation("o", "38267-1", quantity(value, "{T-score}"))})));
  };
  EXPECT_EQ(density("-2.1"), Words{});
  EXPECT_EQ(density("-2.6"), (Words{"bone_density osteoporosis 2026-11-16 record_import"}));
}

TEST(Pain, BelongsToTheLesionAtItsPlaceAndReassuresOnlyThere) {
  const FhirReading reading = reading_of(bundle("pain_and_place"));
  EXPECT_EQ(
      facts_of_lesion(reading, "left femoral neck"),
      (Words{"pain_change same_or_less 2026-11-16 patient", "pain_change same_or_less 2026-11-18 patient inferred",
             "pain_change more 2026-11-19 patient inferred"}));
  for (const std::string& fact : facts_of_lesion(reading, "site unknown"))
    EXPECT_TRUE(fact.ends_with("inferred")) << fact;
}

TEST(Pain, WithoutALesionAtItsPlaceIsListedAndAskedAbout) {
  const FhirReading reading = reading_of(bundle("whole_record"));
  EXPECT_TRUE(has(resources_of(reading.not_used), "Observation/pain-shoulder"));
  EXPECT_TRUE(has(questions_of(reading), "Is there a lesion at right scapula?"));
}

TEST(Medicines, OneMedicineNeverSaysWhatIsNotTaken) {
  // The person's own list: her tablets must not count as "no chemotherapy".
  for (const std::string& fact : facts_of(reading_of(bundle("whole_record"))))
    for (const char* drug :
         {"systemic_treatment", "bone_agent", "steroid_course", "bone_loss_therapy", "anticoagulant"})
      EXPECT_TRUE(!fact.starts_with(drug) || fact.ends_with("inferred")) << fact;
}

TEST(Medicines, BoneAgentsSteroidsHormoneTreatmentAndBloodThinnersAreKnown) {
  const auto taken = [](const char* name) {
    return facts_of(reading_of(bundle_of(
        {R"({"resourceType":"MedicationStatement","id":"m","status":"active","subject":{"reference":"Patient/p1"},)"
         R"("effectivePeriod":{"start":"2026-09-01"},"medicationCodeableConcept":{"text":")" +
         std::string{name} + "\"}}"})));
  };
  EXPECT_EQ(taken("Denosumab 120 mg injection"),
            (Words{"bone_agent denosumab 2026-09-01 record_import from 2026-09-01 inferred",
                   "systemic_treatment bone_infusion_or_injection 2026-09-01 record_import from 2026-09-01 inferred"}));
  EXPECT_EQ(taken("Prednisolone 5mg tablets"), (Words{"steroid_course over_14_days 2026-09-01 record_import inferred",
                                                      "bone_loss_therapy yes 2026-09-01 record_import inferred"}));
  EXPECT_EQ(taken("Goserelin 10.8 mg implant"),
            (Words{"bone_loss_therapy yes 2026-09-01 record_import inferred",
                   "systemic_treatment hormone_injection 2026-09-01 record_import from 2026-09-01 inferred"}));
  EXPECT_EQ(taken("Rivaroxaban 20 mg"), (Words{"anticoagulant yes 2026-09-01 record_import inferred"}));
  EXPECT_EQ(taken("Paracetamol 500 mg"), Words{});
  EXPECT_EQ(taken("Prednisolone eye drops"), Words{});
}

TEST(Findings, CordCompressionActsAtOnceAndItsEndIsOnlyAClaim) {
  const auto found = [](const char* more) {
    return facts_of(reading_of(bundle_of(
        {R"({"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p1"},"recordedDate":"2026-11-20",)" +
         std::string{more} + "}"})));
  };
  EXPECT_EQ(found(R"("code":{"coding":[{"system":"http://snomed.info/sct","code":"71286001"}]})"),
            (Words{"cord_compression current 2026-11-20 record_import"}));
  EXPECT_EQ(found(R"("code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"G83.4"}]})"),
            (Words{"cord_compression current 2026-11-20 record_import"}));
}

TEST(Findings, CancerInTheBoneMarrowIsALesionSomewhereAndMarrowDisease) {
  const FhirReading reading = reading_of(bundle_of(
      {R"({"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p1"},"recordedDate":"2026-11-20",)"
       R"("code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C79.52"}]}})"}));
  EXPECT_EQ(lesions_of(reading), (Words{"unknown"}));
  EXPECT_EQ(facts_of(reading), (Words{"marrow_involvement yes 2026-11-20 record_import"}));
}

TEST(Findings, AnAddressThatCannotBeReadMakesNobodyElseThePerson) {
  // The count belongs to the person of that number at another server.
  const std::string count =
      observation("c", "777-3",
                  R"("status":"final","effectiveDateTime":"2026-11-24","valueQuantity":{"value":250,"unit":"10*9/L"})");
  Json bundle = bundle_of({condition("l3", "55492004"), count});
  for (auto& [name, value] : *bundle.if_object())
    if (name == "entry") {
      auto& entries = *value.if_array();
      entries.front().set("fullUrl", Json::array());
      for (auto& [member, resource] : *entries.back().if_object())
        if (member == "resource")
          for (auto& [field, subject] : *resource.if_object())
            if (field == "subject") subject = Json{}.set("reference", "http://elsewhere.example/fhir/Patient/p1");
    }
  const auto read = read_fhir(bundle, testing::codes(), testing::reading_day());
  EXPECT_TRUE(!read || facts_of(*read).empty());
}

}  // namespace
}  // namespace mettle
