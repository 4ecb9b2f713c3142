#include "picture/record_in.h"

#include <gtest/gtest.h>

#include "support/knowledge.h"

namespace mettle {
namespace {

const Date today = testing::date("2026-11-24");

Result<RecordReading> read(std::string_view text) {
  const auto json = read_json(text);
  if (!json) return failure(json.error());
  return read_record(testing::knowledge(), *json, today);
}

/// A record with one lesion, which holds one fact.
std::string with_lesion(std::string_view lesion) {
  return "{ \"mettle_record\": 1,\n  \"lesions\": [\n    { \"id\": \"a\", " + std::string{lesion} + " }] }";
}
std::string with_fact(std::string_view fact) {
  return "{ \"mettle_record\": 1,\n  \"facts\": [\n    { " + std::string{fact} + " }] }";
}

struct Fault {
  const char* name;
  std::string record;
  std::string says;  // where, what and how to mend it
};

class RecordFault : public ::testing::TestWithParam<Fault> {};

TEST_P(RecordFault, IsOneSentenceWithItsPlaceAndAMend) {
  const auto reading = read(GetParam().record);
  ASSERT_FALSE(reading.has_value());
  EXPECT_EQ(to_text(reading.error()), GetParam().says);
}

const std::vector<Fault>& faults() {
  static const std::vector<Fault> all{
      {"NotAnObject", "[]",
       "line 1, column 1: This is not a Mettle record. It should be a JSON object with \"mettle_record\": 1; a FHIR "
       "Bundle is read too."},
      {"NoVersion", "{}", "line 1, column 1: \"mettle_record\" should be 1. Add \"mettle_record\": 1."},
      {"AnotherVersion", "{ \"mettle_record\": 2 }",
       "line 1, column 20: \"mettle_record\" should be 1. Add \"mettle_record\": 1."},
      {"UnknownMember", "{ \"mettle_record\": 1,\n  \"lesion\": [] }",
       "line 2, column 13: \"lesion\" is not known here. Did you mean \"lesions\"?"},
      {"ListExpected", "{ \"mettle_record\": 1,\n  \"lesions\": {} }",
       "line 2, column 14: \"lesions\" should be a list [ ... ]. Put it in square brackets."},
      {"BornInTheFuture", "{ \"mettle_record\": 1,\n  \"person\": { \"born\": \"2027-01-01\" } }",
       "line 2, column 23: The date of birth is in the future. Mend the date."},
      {"NoSuchDay", "{ \"mettle_record\": 1,\n  \"person\": { \"born\": \"1961-02-30\" } }",
       "line 2, column 23: \"born\" is not a date. Write it as YYYY-MM-DD."},
      {"UnknownSite", with_lesion(R"("site": "lumber_spine")"),
       "line 3, column 26: \"lumber_spine\" is not a region. Did you mean \"lumbar_spine\"?"},
      {"UnknownSide", with_lesion(R"("site": "ribs", "side": "lefft")"),
       "line 3, column 42: \"side\" should be left, right, both, midline or unknown. Did you mean \"left\"?"},
      {"UnknownLevel", with_lesion(R"("site": "lumbar_spine", "level": "L9")"),
       "line 3, column 51: \"level\" should be a vertebral level. Write C0 to C7, T1 to T12, L1 to L5 or S1 to S5."},
      {"LevelOfAnotherRegion", with_lesion(R"("site": "lumbar_spine", "level": "T7")"),
       "line 3, column 51: The level T7 is not in the region \"lumbar_spine\". Mend the level or the site."},
      {"LevelOfALimb", with_lesion(R"("site": "ribs", "level": "T7")"),
       "line 3, column 43: The level T7 is not in the region \"ribs\". Mend the level or the site."},
      {"PartOfAnotherRegion", with_lesion(R"("site": "femur_proximal", "sub_site": "femoral_nek")"),
       "line 3, column 56: This is not a part of the region \"femur_proximal\". Did you mean \"femoral_neck\"?"},
      {"NoParts", with_lesion(R"("site": "unknown", "sub_site": "femoral_neck")"),
       "line 3, column 49: This is not a part of the region \"unknown\". Leave sub_site out."},
      {"TwoLesionsOfOneName",
       "{ \"mettle_record\": 1,\n  \"lesions\": [{ \"id\": \"a\", \"site\": \"ribs\" }, { \"id\": \"a\", \"site\": "
       "\"skull\" }] }",
       "line 2, column 46: Two lesions have the id \"a\". Give each lesion an id of its own."},
      {"NoneKnownBesideALesion",
       "{ \"mettle_record\": 1, \"bone_metastases\": \"none_known\",\n  \"lesions\": [{ \"id\": \"a\", \"site\": "
       "\"ribs\" }] }",
       "line 1, column 42: \"none_known\" contradicts the lesions listed. Take out one of the two."},
      {"MisspeltSpread", "{ \"mettle_record\": 1, \"bone_metastases\": \"none_know\" }",
       "line 1, column 42: \"bone_metastases\" should be known, sites_unknown or none_known. Did you mean "
       "\"none_known\"?"},
      {"UnknownFact", with_fact(R"("fact": "platlets", "value": 1, "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 15: \"platlets\" is not a fact of a person. Did you mean \"platelets\"?"},
      {"FactOfALesionOnThePerson",
       with_fact(R"("fact": "stability_opinion", "value": "stable", "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 15: \"stability_opinion\" is a fact of a lesion. Put it into the \"facts\" of its lesion."},
      {"MisspeltAnswer",
       with_fact(R"("fact": "anticoagulant", "value": "yess", "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 41: \"yess\" is no answer to \"anticoagulant\". Did you mean \"yes\"?"},
      {"NumberForAnAnswer",
       with_fact(R"("fact": "anticoagulant", "value": 1, "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 41: \"1\" is no answer to \"anticoagulant\". Did you mean \"no\"?"},
      {"UnitOfAnAnswer",
       with_fact(
           R"("fact": "anticoagulant", "value": "yes", "unit": "g/L", "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 56: \"anticoagulant\" is an answer and has no unit. Leave out \"unit\"."},
      {"TextForANumber",
       with_fact(
           R"("fact": "platelets", "value": "182", "unit": "10^9/L", "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 37: The value of \"platelets\" should be a number. Take off the quotes, or say \"unknown\"."},
      {"NoUnit", with_fact(R"("fact": "platelets", "value": 182, "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 5: The number for \"platelets\" has no unit. Add \"unit\": \"10^9/L\"; a bare number is never "
       "read."},
      {"WrongUnit",
       with_fact(
           R"("fact": "haemoglobin", "value": 11.8, "unit": "g/dL", "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 53: \"g/dL\" is not the unit of \"haemoglobin\". Convert it to g/L."},
      {"ImpossibleNumber",
       with_fact(
           R"("fact": "haemoglobin", "value": 11.8, "unit": "g/L", "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 39: 11.8 is not possible for \"haemoglobin\". It should be from 20 to 250 g/L; check the unit."},
      {"NoDate", with_fact(R"("fact": "anticoagulant", "value": "yes", "source": "oncologist")"),
       "line 3, column 5: \"date\" is missing. Add the date as YYYY-MM-DD; what has no date cannot be kept in date."},
      {"ImpossibleDate",
       with_fact(R"("fact": "anticoagulant", "value": "yes", "date": "2026-13-01", "source": "oncologist")"),
       "line 3, column 56: \"date\" is not a date. Write it as YYYY-MM-DD."},
      {"PartOfADate",
       with_fact(R"("fact": "anticoagulant", "value": "yes", "date": "2026-11", "source": "oncologist")"),
       "line 3, column 56: \"date\" is not a date. Write it as YYYY-MM-DD."},
      {"NoSource", with_fact(R"("fact": "anticoagulant", "value": "yes", "date": "2026-11-01")"),
       "line 3, column 5: \"source\" is missing. Add \"source\"."},
      {"UnknownSource",
       with_fact(R"("fact": "anticoagulant", "value": "yes", "date": "2026-11-01", "source": "oncolgist")"),
       "line 3, column 80: \"oncolgist\" is not a role. Did you mean \"oncologist\"?"},
      {"NoValue", with_fact(R"("fact": "anticoagulant", "date": "2026-11-01", "source": "oncologist")"),
       "line 3, column 5: \"value\" is missing. Add it; say \"unknown\" when nobody knows."},
      {"CourseOfNone",
       with_fact(
           R"("fact": "anticoagulant", "value": "yes", "date": "2026-11-01", "source": "oncologist", "from": "2026-10-01")"),
       "line 3, column 5: \"anticoagulant\" has no course in time. Leave out from and until."},
      {"CourseBackwards",
       with_fact(
           R"("fact": "bone_agent", "value": "none", "date": "2026-11-01", "source": "oncologist", "from": "2026-10-02", "until": "2026-10-01")"),
       "line 3, column 5: The course ends before it begins. Mend from or until."},
      {"InferredInWords",
       with_fact(
           R"("fact": "anticoagulant", "value": "yes", "date": "2026-11-01", "source": "oncologist", "inferred": "yes")"),
       "line 3, column 106: \"inferred\" should be true or false. Take off the quotes."},
      {"NoteThatIsNoText", "{ \"mettle_record\": 1, \"note\": 7 }",
       "line 1, column 31: \"note\" should be a text. Put it in quotes."},
      {"UnknownModality",
       "{ \"mettle_record\": 1,\n  \"imaging\": [{ \"modality\": \"mrt\", \"date\": \"2026-10-01\" }] }",
       "line 2, column 29: \"mrt\" is not a kind of image. Did you mean \"mri\"?"},
      {"UnknownRegionOfAnImage",
       "{ \"mettle_record\": 1,\n  \"imaging\": [{ \"modality\": \"mri\", \"date\": \"2026-10-01\", \"regions\": "
       "[\"whole_spine\"] }] }",
       "line 2, column 70: \"whole_spine\" is not a region. Use one of: skull, cervical_spine, thoracic_spine, "
       "lumbar_spine, sacrum_coccyx, sternum, pelvis, ribs, ..."},
  };
  return all;
}

INSTANTIATE_TEST_SUITE_P(Every, RecordFault, ::testing::ValuesIn(faults()),
                         [](const auto& of) { return std::string{of.param.name}; });

TEST(Record, OfTheContractIsReadWithoutANote) {
  const auto reading = read(testing::file_text("contract/records/robin.json"));
  ASSERT_TRUE(reading.has_value()) << to_text(reading.error());
  EXPECT_EQ(reading->notes, std::vector<std::string>{});
  ASSERT_EQ(reading->picture.lesions.size(), 2U);
  EXPECT_EQ(reading->picture.lesions[0].level, "L3");
  EXPECT_EQ(reading->picture.lesions[1].part, "femoral_neck");
  EXPECT_TRUE(reading->picture.invented);
}

TEST(Record, WithoutAWordOnLesionsCountsAsSomewhereUnknown) {
  for (const char* text : {R"({ "mettle_record": 1 })", R"({ "mettle_record": 1, "bone_metastases": "sites_unknown" })",
                           R"({ "mettle_record": 1, "bone_metastases": "known", "lesions": [] })"}) {
    const auto reading = read(text);
    ASSERT_TRUE(reading.has_value()) << text;
    ASSERT_EQ(reading->picture.lesions.size(), 1U) << text;
    EXPECT_FALSE(reading->picture.lesions.front().site.has_value());
  }
  EXPECT_TRUE(read(R"({ "mettle_record": 1, "bone_metastases": "none_known" })")->picture.lesions.empty());
}

TEST(Record, SitesUnknownStaysALesionBesideThoseThatAreListed) {
  const auto reading =
      read(R"({ "mettle_record": 1, "bone_metastases": "sites_unknown", "lesions": [{ "id": "a", "site": "ribs" }] })");
  EXPECT_EQ(reading->picture.lesions.size(), 2U);
}

TEST(Record, MidlineSaysNothingAboutABoneWithTwoSides) {
  EXPECT_EQ(read(with_lesion(R"("site": "ribs", "side": "midline")"))->picture.lesions.front().side,
            Laterality::unknown);
  EXPECT_EQ(read(with_lesion(R"("site": "ribs")"))->picture.lesions.front().side, Laterality::unknown);
  EXPECT_EQ(read(with_lesion(R"("site": "sternum", "side": "midline")"))->picture.lesions.front().side,
            Laterality::midline);
}

TEST(Record, WhatIsDatedAfterTheDayOfReadingDoesNotCountAndIsNamed) {
  const auto reading =
      read(with_fact(R"("fact": "anticoagulant", "value": "no", "date": "2026-11-25", "source": "oncologist")"));
  ASSERT_TRUE(reading.has_value());
  EXPECT_TRUE(reading->picture.told.empty());
  EXPECT_EQ(reading->notes.front(),
            "\"anticoagulant\" of the person is dated 2026-11-25, after 2026-11-24, and does not count.");
  const auto lesion = read(with_lesion(R"("site": "ribs", "found": "2026-11-25")"));
  EXPECT_EQ(lesion->notes.front(), "\"a\" was found on 2026-11-25, after 2026-11-24; it counts all the same.");
  EXPECT_EQ(lesion->picture.lesions.size(), 1U);
}

TEST(Record, BeyondItsBoundIsRefusedBeforeAnythingIsJudged) {
  const auto with_lesions = [](std::size_t number) {
    Json lesions = Json::array();
    for (std::size_t i = 0; i < number; ++i)
      lesions.add(Json::object().set("id", std::to_string(i)).set("site", "ribs"));
    return Json::object().set("mettle_record", 1).set("lesions", std::move(lesions));
  };
  EXPECT_TRUE(read_record(testing::knowledge(), with_lesions(most_lesions), today).has_value());
  const auto refused = read_record(testing::knowledge(), with_lesions(most_lesions + 1), today);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().what, "\"lesions\" has more than 60 entries.");
  EXPECT_NE(refused.error().mend.find("widespread"), std::string::npos);
  Json images = Json::array();
  for (std::size_t i = 0; i <= most_entries; ++i) images.add(Json::object());
  const auto images_refused = read_record(
      testing::knowledge(), Json::object().set("mettle_record", 1).set("imaging", std::move(images)), today);
  ASSERT_FALSE(images_refused.has_value());
  EXPECT_EQ(images_refused.error().mend, "Leave out what is long past.");
}

TEST(Record, AnImageThatIsStillToComeDoesNotCountAndANoteSaysSo) {
  const auto reading = read(R"({ "mettle_record": 1, "bone_metastases": "none_known",
    "imaging": [{ "modality": "ct", "date": "2026-11-25", "regions": ["ribs"] }] })");
  ASSERT_TRUE(reading.has_value()) << to_text(reading.error());
  EXPECT_TRUE(reading->picture.imaging.empty());
  ASSERT_FALSE(reading->notes.empty());
  EXPECT_EQ(reading->notes.front(), "An image dated 2026-11-25 is after 2026-11-24 and does not count.");
}

TEST(Record, ALevelThatIsNoTextIsNoLevel) {
  const auto reading = read(with_lesion(R"("site": "lumbar_spine", "level": 3)"));
  ASSERT_FALSE(reading.has_value());
  EXPECT_EQ(reading.error().what, "\"level\" should be a vertebral level.");
}

TEST(Record, UnknownIsAnAnswerToEveryFact) {
  for (const FactDefinition& fact : testing::knowledge().facts) {
    if (!fact.same_result_as.empty()) continue;
    const std::string told =
        R"("fact": ")" + fact.id + R"(", "value": "unknown", "date": "2026-11-01", "source": "record_import")";
    const auto reading = read(
        fact.about == About::person ? with_fact(told) : with_lesion(R"("site": "ribs", "facts": [{ )" + told + " }]"));
    ASSERT_TRUE(reading.has_value()) << fact.id << ": " << to_text(reading.error());
  }
}

}  // namespace
}  // namespace mettle
