// What a fact counts as on a day: by whom it was told, when, and what it rests on.
#include "picture/picture.h"

#include <gtest/gtest.h>

#include "support/knowledge.h"

namespace mettle {
namespace {

const Date today = testing::date("2026-11-24");

struct Word {
  std::string answer;  // "unknown" withdraws
  std::string source;
  int days_ago = 0;
  std::optional<int> image_days_ago = std::nullopt;
};

Acting acting(const std::string& fact_id, const std::vector<Word>& words, const Picture& picture = {}) {
  const KnowledgeBase& base = testing::knowledge();
  const std::size_t number = *base.find_fact(fact_id);
  const FactDefinition& fact = base.facts[number];
  std::vector<Told> told;
  for (const Word& word : words) {
    Told entry{.fact = number,
               .value = word.answer == "unknown" ? std::nullopt : read_fact_value(fact, word.answer),
               .date = today.plus_days(-word.days_ago),
               .source = word.source,
               .from = std::nullopt,
               .until = std::nullopt,
               .imaging = std::nullopt};
    if (word.image_days_ago) entry.imaging = today.plus_days(-*word.image_days_ago);
    told.push_back(std::move(entry));
  }
  return with_default(fact, told_value(base, fact, told, number, picture, Site::lumbar_spine, today), fact.unknown);
}

std::string answer(const std::string& fact_id, const Acting& acting) {
  const KnowledgeBase& base = testing::knowledge();
  return base.facts[*base.find_fact(fact_id)].answers[static_cast<std::size_t>(*acting.value)].id;
}
std::string opinion(const std::vector<Word>& words, const Picture& picture = {}) {
  return answer("stability_opinion", acting("stability_opinion", words, picture));
}

TEST(Acting, NothingToldIsTheDefault) {
  EXPECT_EQ(opinion({}), "potentially_unstable");
  EXPECT_EQ(acting("stability_opinion", {}).basis, Basis::unknown);
}

TEST(Acting, TheNewestWordOfSomebodyEntitledCounts) {
  EXPECT_EQ(opinion({{"unstable", "oncologist", 9, 9}, {"stable", "spinal_surgeon", 2, 2}}), "stable");
  EXPECT_EQ(opinion({{"stable", "spinal_surgeon", 2, 2}, {"unstable", "oncologist", 9, 9}}), "stable");
}

TEST(Acting, OnTheSameDayTheWorseOfTwoWordsCountsWhateverTheirOrder) {
  EXPECT_EQ(opinion({{"unstable", "oncologist", 2, 2}, {"stable", "spinal_surgeon", 2, 2}}), "unstable");
  EXPECT_EQ(opinion({{"stable", "spinal_surgeon", 2, 2}, {"unstable", "oncologist", 2, 2}}), "unstable");
}

TEST(Acting, WordsOfOneDayCountTheSameInAnyOrder) {
  const Word none{"signed", "oncologist", 1}, old{"signed", "physiotherapist", 1, 100};
  const Word newer{"signed", "nurse_specialist", 1, 50};
  const auto first = acting("clearance_signed", {none, old, newer}).told;
  for (const auto& words : {std::vector{none, newer, old}, {old, newer, none}, {newer, old, none}})
    EXPECT_EQ(acting("clearance_signed", words).told, first);
}

TEST(Acting, AnOpinionThatRestsOnNoImageOrAnOldOneIsOutOfDate) {
  EXPECT_EQ(opinion({{"stable", "oncologist", 2}}), "potentially_unstable");
  EXPECT_EQ(opinion({{"stable", "oncologist", 2, 120}}), "stable");
  EXPECT_EQ(opinion({{"stable", "oncologist", 2, 121}}), "potentially_unstable");
  EXPECT_EQ(acting("stability_opinion", {{"stable", "oncologist", 2, 121}}).basis, Basis::stale);
  Picture scanned;
  scanned.imaging.push_back({"mri", today.plus_days(-10), {Site::lumbar_spine}, {}});
  EXPECT_EQ(opinion({{"stable", "oncologist", 2}}, scanned), "stable");
  scanned.imaging[0].modality = "xray";
  EXPECT_EQ(opinion({{"stable", "oncologist", 2}}, scanned), "potentially_unstable") << "a plain X-ray never reassures";
  scanned.imaging[0].modality = "dxa";
  EXPECT_EQ(opinion({{"stable", "oncologist", 2}}, scanned), "potentially_unstable") << "nor does a density scan";
  scanned.imaging[0] = {"mri", today.plus_days(-1), {Site::lumbar_spine}, {}};
  EXPECT_EQ(opinion({{"stable", "oncologist", 2}}, scanned), "potentially_unstable") << "the image came after the word";
}

TEST(Acting, AValueOutOfDateCountsAsTheWorseOfItselfAndTheDefault) {
  EXPECT_EQ(opinion({{"unstable", "oncologist", 500, 500}}), "unstable");
  EXPECT_EQ(opinion({{"stable", "oncologist", 500, 500}}), "potentially_unstable");
}

TEST(Acting, SayingUnknownWithdrawsAndNeverReassures) {
  EXPECT_EQ(opinion({{"unstable", "oncologist", 9, 9}, {"unknown", "oncologist", 1}}), "unstable");
  EXPECT_EQ(opinion({{"stable", "oncologist", 9, 9}, {"unknown", "oncologist", 1}}), "potentially_unstable");
  EXPECT_EQ(opinion({{"unknown", "oncologist", 9}, {"stable", "oncologist", 1, 1}}), "stable");
}

TEST(Acting, OfSeveralWordsThatNobodyKnowsTheNewestIsTheOneThatCounts) {
  for (const std::vector<Word>& words :
       {std::vector<Word>{{"unknown", "oncologist", 9}, {"unknown", "spinal_surgeon", 2}},
        std::vector<Word>{{"unknown", "spinal_surgeon", 2}, {"unknown", "oncologist", 9}}}) {
    const Acting none = acting("stability_opinion", words);
    ASSERT_TRUE(none.told);
    EXPECT_EQ(none.told->date, today.plus_days(-2));
    EXPECT_EQ(answer("stability_opinion", none), "potentially_unstable");
  }
}

TEST(Acting, SomebodyNotEntitledOnlyMakesItMoreCareful) {
  EXPECT_EQ(opinion({{"stable", "patient", 0, 0}}), "potentially_unstable");
  EXPECT_EQ(opinion({{"stable", "oncologist", 2, 2}, {"unstable", "patient", 1}}), "unstable");
  EXPECT_EQ(opinion({{"stable", "oncologist", 2, 2}, {"unstable", "patient", 3}}), "stable")
      << "somebody entitled spoke later";
  EXPECT_EQ(acting("stability_opinion", {{"stable", "patient", 0, 0}}).basis, Basis::unconfirmed);
}

TEST(Acting, NobodyVouchesForWhatSomebodyElseHasDoubtedSinceUntilAnEntitledWordOfALaterDay) {
  const Word ended{"conventional", "oncologist", 2}, doubt{"conventional", "patient", 1};
  EXPECT_TRUE(acting("radiotherapy", {ended}).vouched);
  EXPECT_FALSE(acting("radiotherapy", {{"none", "oncologist", 2}, doubt}).vouched);
  EXPECT_FALSE(acting("radiotherapy", {ended, doubt}).vouched) << "a worse word of the oncologist answers no more";
  EXPECT_FALSE(acting("radiotherapy", {{"sbrt", "oncologist", 2}, doubt}).vouched);
  EXPECT_FALSE(acting("radiotherapy", {ended, {"conventional", "patient", 2}}).vouched) << "on the same day";
  EXPECT_TRUE(acting("radiotherapy", {ended, {"conventional", "patient", 3}}).vouched);
  EXPECT_TRUE(acting("radiotherapy", {ended, {"none", "patient", 1}}).vouched) << "the best answer doubts nothing";
  EXPECT_FALSE(acting("stability_opinion", {{"unstable", "oncologist", 2, 2}, {"unstable", "patient", 1}}).vouched);
  EXPECT_TRUE(acting("fixation", {{"nail", "oncologist", 2}, {"none", "patient", 1}}).vouched) << "nor does silence";
  EXPECT_FALSE(acting("fixation", {{"plate", "oncologist", 2}, {"nail", "patient", 1}}).vouched);
  EXPECT_FALSE(acting("fixation", {{"nail", "oncologist", 2}, {"nail", "patient", 1}}).vouched);
}

TEST(Acting, OfTwoWordsOnTheSameDayTheOlderImageCounts) {
  const Date old = today.plus_days(-100);
  EXPECT_EQ(acting("clearance_signed", {{"signed", "physiotherapist", 1, 100}}).told->imaging, old);
  const Word newer{"signed", "oncologist", 1, 2}, without_image{"signed", "oncologist", 1};
  for (const Word& other : {newer, without_image})
    EXPECT_EQ(acting("clearance_signed", {{"signed", "physiotherapist", 1, 100}, other}).told->imaging, old);
}

TEST(Acting, AWordOfTomorrowDoesNotCountToday) {
  EXPECT_EQ(opinion({{"stable", "oncologist", -1, 0}}), "potentially_unstable");
}

TEST(Acting, AnswersOfACategoryStandBesideEachOther) {
  const Acting both = acting("fixation", {{"nail", "patient"}});
  const KnowledgeBase& base = testing::knowledge();
  const FactDefinition& fixation = base.facts[*base.find_fact("fixation")];
  EXPECT_TRUE(both.may_be(*read_fact_value(fixation, "nail")));
  EXPECT_TRUE(both.may_be(*read_fact_value(fixation, "none")));
  const Acting known = acting("fixation", {{"nail", "orthopaedic_surgeon"}});
  EXPECT_FALSE(known.may_be(*read_fact_value(fixation, "none")));
}

TEST(Disagreements, ArePutIntoWordsOnlyWhenPersonAndRecordDiffer) {
  const KnowledgeBase& base = testing::knowledge();
  const std::size_t falls = *base.find_fact("falls_12_months");
  const auto told = [&](std::int64_t number, const std::string& source) {
    return Told{.fact = falls,
                .value = number * 1'000'000,
                .date = today,
                .source = source,
                .from = std::nullopt,
                .until = std::nullopt,
                .imaging = std::nullopt};
  };
  Picture picture;
  picture.told = {told(2, "patient"), told(0, "physiotherapist")};
  ASSERT_EQ(find_disagreements(base, picture, today).size(), 1U);
  EXPECT_EQ(find_disagreements(base, picture, today)[0].fact, falls);
  picture.told = {told(2, "patient"), told(2, "physiotherapist")};
  EXPECT_TRUE(find_disagreements(base, picture, today).empty());
}

TEST(Disagreements, ACourseThatThePersonTellsSinceTheRecordIsNotSettledThoughBothSayTheSame) {
  const KnowledgeBase& base = testing::knowledge();
  const std::size_t number = *base.find_fact("radiotherapy");
  const auto said = [&](const std::string& source, int days_ago) {
    return Told{.fact = number,
                .value = read_fact_value(base.facts[number], "conventional"),
                .date = today.plus_days(-days_ago),
                .source = source,
                .from = std::nullopt,
                .until = std::nullopt,
                .imaging = std::nullopt};
  };
  const auto count = [&](int days_ago) {
    Picture picture;
    picture.lesions.emplace_back();
    picture.lesions[0].told = {said("oncologist", 2), said("patient", days_ago)};
    return find_disagreements(base, picture, today).size();
  };
  EXPECT_EQ(count(1), 1U);
  EXPECT_EQ(count(2), 1U);
  EXPECT_EQ(count(3), 0U) << "the oncologist spoke later";
}

}  // namespace
}  // namespace mettle
