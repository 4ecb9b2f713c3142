// What a word counts for when nobody entitled has said it, or when the answers are neither better nor worse.
#include "safety/standing.h"

#include <gtest/gtest.h>

#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

const Date today = testing::date("2026-11-24");

struct Word {
  std::string fact, answer, source;
  std::optional<Date> from, until;
  Date date = today;
};

/// These words in place of what else is told of the same facts.
void tell(Lesion& lesion, const std::vector<Word>& words) {
  const KnowledgeBase& base = testing::knowledge();
  for (const Word& word : words) {
    const std::size_t fact = *base.find_fact(word.fact);
    std::erase_if(lesion.told, [&](const Told& t) { return t.fact == fact; });
    lesion.told.push_back({.fact = fact,
                           .value = read_fact_value(base.facts[fact], word.answer),
                           .date = word.date,
                           .source = word.source,
                           .from = word.from,
                           .until = word.until,
                           .imaging = word.date});
  }
}

/// A person about whom everything else is known and good, with one lesion there and these words about it.
Standing standing_with(Site site, const std::vector<Word>& words) {
  const KnowledgeBase& base = testing::knowledge();
  Picture picture = reassuring_picture(base, {site}, today);
  tell(picture.lesions[0], words);
  return derive_standing(base, picture, today);
}

bool raised(const Standing& standing, std::string_view rule) {
  const KnowledgeBase& base = testing::knowledge();
  for (const Raised& one : standing.raised)
    if (base.floors[one.floor].id.text() == rule) return true;
  return false;
}

/// The class of disease in many bones of which these words, and nothing else that a score reads, are told.
LesionClass class_of_many(const std::vector<Word>& words, int days_later = 0) {
  const KnowledgeBase& base = testing::knowledge();
  Picture picture = reassuring_picture(base, {Site::ribs}, today);
  Lesion& lesion = picture.lesions[0];
  lesion.site = std::nullopt;
  lesion.widespread = true;
  tell(lesion, words);
  return derive_standing(base, picture, today.plus_days(days_later)).lesions[0].lesion_class;
}

TEST(Standing, DiseaseInManyBonesIsClosedToLoadAndNoScoreOfOneBoneOpensIt) {
  EXPECT_EQ(class_of_many({}), LesionClass::high);
  EXPECT_EQ(class_of_many({{"lesion_type", "lytic", "radiologist", {}, {}}}), LesionClass::high);
  EXPECT_EQ(class_of_many({{"mirels_score", "4", "oncologist", {}, {}}, {"sins_score", "0", "oncologist", {}, {}}}),
            LesionClass::high);
  EXPECT_EQ(class_of_many({{"fixation", "nail", "orthopaedic_surgeon", testing::date("2024-01-10"), {}}}),
            LesionClass::high)
      << "the other bones have not been fixed";
}

TEST(Standing, DiseaseInManyBonesStopsByWhatIsToldOfIt) {
  EXPECT_EQ(class_of_many({{"mirels_score", "9", "oncologist", {}, {}}}), LesionClass::stop);
  EXPECT_EQ(class_of_many({{"sins_score", "13", "oncologist", {}, {}}}), LesionClass::stop);
  EXPECT_EQ(class_of_many({{"stability_opinion", "unstable", "oncologist", {}, {}}}), LesionClass::stop);
  const std::vector<Word> worst{{"mirels_pain", "functional", "physiotherapist", {}, {}},
                                {"lesion_type", "lytic", "radiologist", {}, {}},
                                {"size_fraction", "gt_two_thirds", "radiologist", {}, {}}};
  EXPECT_EQ(class_of_many(worst), LesionClass::stop);
  EXPECT_EQ(class_of_many(worst, 400), LesionClass::stop) << "and time alone does not open it";
}

TEST(Standing, AnOperationThatOnlyThePersonTellsDoesNotReplaceTheBoneScore) {
  const Standing told = standing_with(Site::lumbar_spine, {{"sins_score", "14", "oncologist", {}, {}},
                                                           {"fixation", "spinal_instrumentation", "patient", {}, {}}});
  EXPECT_EQ(told.lesions[0].lesion_class, LesionClass::stop);
  EXPECT_EQ(told.tier, Tier::stop);
  EXPECT_TRUE(raised(told, "CLASS-FIXED")) << "the operation they tell counts as well";
}

TEST(Standing, AnOperationThatTheSurgeonTellsReplacesTheBoneScore) {
  const Standing told = standing_with(
      Site::lumbar_spine, {{"sins_score", "14", "oncologist", {}, {}},
                           {"fixation", "spinal_instrumentation", "spinal_surgeon", testing::date("2024-01-10"), {}}});
  EXPECT_NE(told.tier, Tier::stop);
}

TEST(Standing, AnEndOfRadiotherapyThatNobodyEntitledToldEndsNothing) {
  const Standing told = standing_with(Site::pelvis, {{"radiotherapy", "conventional", "carer",
                                                      testing::date("2020-01-01"), testing::date("2020-01-15")}});
  EXPECT_TRUE(raised(told, "CLASS-RADIOTHERAPY"));
}

TEST(Standing, AnEndOfRadiotherapyThatTheOncologistToldEndsWithALaterOpinion) {
  const Standing told = standing_with(Site::pelvis, {{"radiotherapy", "conventional", "oncologist",
                                                      testing::date("2020-01-01"), testing::date("2020-01-15")}});
  EXPECT_FALSE(raised(told, "CLASS-RADIOTHERAPY"));
}

TEST(Standing, TwelveWeeksAfterAnOperationEndWithAnOpinionGivenAfterThemAndNotByTimeAlone) {
  const auto fixed = [](const std::string& on, const std::string& opinion_on) {
    return standing_with(Site::femur_shaft,
                         {{"fixation", "nail", "orthopaedic_surgeon", testing::date(on), {}, testing::date(on)},
                          {"stability_opinion", "stable", "orthopaedic_surgeon", {}, {}, testing::date(opinion_on)}});
  };
  EXPECT_TRUE(raised(fixed("2026-10-20", "2026-11-20"), "CLASS-FIXED-12-WEEKS"));
  EXPECT_TRUE(raised(fixed("2026-08-20", "2026-09-01"), "CLASS-FIXED-12-WEEKS")) << "time alone ends nothing";
  EXPECT_FALSE(raised(fixed("2026-08-20", "2026-11-20"), "CLASS-FIXED-12-WEEKS"));
}

TEST(Standing, WithoutASignatureNothingLapses) {
  KnowledgeBase base = testing::knowledge();
  base.floors.clear();  // whoever is unsigned is unassessed by a floor
  const Standing standing = derive_standing(base, Picture{}, today);
  EXPECT_FALSE(standing.clearance_lapsed);
  EXPECT_FALSE(standing.clearance_until);
}

}  // namespace
}  // namespace mettle
