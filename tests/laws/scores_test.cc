// Mirels and SINS give the worked bands of their published tables for every combination of inputs.
// The points and bands are written here a second time, from the tables; knowledge/scores has them too.
#include <gtest/gtest.h>

#include <array>
#include <map>

#include "safety/standing.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

const Date today = testing::date("2026-11-24");

struct Option {
  std::string answer;
  int points;
};
using Options = std::vector<Option>;

const Options mirels_pain{{"none_or_mild", 1}, {"moderate", 2}, {"functional", 3}};
const Options appearance{{"blastic", 1}, {"mixed", 2}, {"lytic", 3}};
const Options size_of_it{{"lt_one_third", 1}, {"one_to_two_thirds", 2}, {"gt_two_thirds", 3}};
const Options sins_pain{{"none", 0}, {"non_mechanical", 1}, {"mechanical", 3}};
const Options bone_lesion{{"blastic", 0}, {"mixed", 1}, {"lytic", 2}};
const Options alignment{{"normal", 0}, {"de_novo_deformity", 2}, {"subluxation", 4}};
const Options collapse{{"none", 0}, {"none_gt_50_involved", 1}, {"lt_50", 2}, {"gt_50", 3}};
const Options posterolateral{{"none", 0}, {"unilateral", 1}, {"bilateral", 3}};

std::string mirels_band(int points) { return points >= 9 ? "impending" : points == 8 ? "borderline" : "low"; }
std::string sins_band(int points) {
  return points >= 13 ? "unstable" : points >= 7 ? "potentially_unstable" : "stable";
}

/// The place points of SINS: junctional occiput-C2, C7-T2, T11-L1, L5-S1; mobile C3-C6, L2-L4; semi-rigid T3-T10.
int place_points(const std::string& level) {
  const int number = std::stoi(level.substr(1));
  switch (level[0]) {
    case 'C': return number <= 2 || number == 7 ? 3 : 2;
    case 'T': return number <= 2 || number >= 11 ? 3 : 1;
    case 'L': return number == 1 || number == 5 ? 3 : 2;
    default: return number == 1 ? 3 : 0;
  }
}

Told word(const std::string& fact, const std::string& answer, Date date = today) {
  const KnowledgeBase& base = testing::knowledge();
  const std::size_t number = *base.find_fact(fact);
  return {.fact = number,
          .value = read_fact_value(base.facts[number], answer),
          .date = date,
          .source = base.facts[number].enter.front(),
          .from = date,
          .until = date,
          .imaging = date};
}

/// A lesion there, with nothing that would modify a score, and these words about it.
Lesion lesion_at(Site site, const std::vector<Told>& told) {
  Lesion lesion;
  lesion.id = "a";
  lesion.site = site;
  lesion.side = info(site).sided ? Laterality::left : Laterality::midline;
  lesion.told = {word("radiotherapy", "none"), word("cortical_breach", "no")};
  lesion.told.insert(lesion.told.end(), told.begin(), told.end());
  return lesion;
}

ScoreRange score_of(const Lesion& lesion, std::string_view table, Date on = today) {
  const KnowledgeBase& base = testing::knowledge();
  Picture picture;
  picture.lesions.push_back(lesion);
  const Standing standing = derive_standing(base, picture, on);
  for (const ScoreRange& range : standing.lesions[0].scores)
    if (base.scores[range.table].id == table) return range;
  ADD_FAILURE() << table << " does not apply";
  return {.table = 0};
}
std::string band_of(const ScoreRange& range) {
  return testing::knowledge().scores[range.table].bands[static_cast<std::size_t>(range.band)].id;
}

/// The item as told, or not told at all when the number is one past the options.
void add(std::vector<Told>& told, const std::string& fact, const Options& options, std::size_t number) {
  if (number < options.size()) told.push_back(word(fact, options[number].answer));
}
int least(const Options& options, std::size_t number) {
  return number < options.size() ? options[number].points : options.front().points;
}
int most(const Options& options, std::size_t number) {
  return number < options.size() ? options[number].points : options.back().points;
}

TEST(Mirels, EveryCombinationOfItemsHasItsPublishedBandAndUnknownItemsSpanTheirPoints) {
  struct Place {
    Site site;
    std::string part;
    int points;
  };
  const std::vector<Place> places{{Site::forearm, "", 1},
                                  {Site::humerus_shaft, "", 1},
                                  {Site::femur_shaft, "", 2},
                                  {Site::tibia_fibula, "", 2},
                                  {Site::femur_proximal, "femoral_head", 2},
                                  {Site::femur_proximal, "femoral_neck", 3},
                                  {Site::femur_proximal, "", 3}};
  for (const Place& place : places)
    for (std::size_t p = 0; p <= 3; ++p)
      for (std::size_t a = 0; a <= 3; ++a)
        for (std::size_t s = 0; s <= 3; ++s) {
          std::vector<Told> told;
          add(told, "mirels_pain", mirels_pain, p);
          add(told, "lesion_type", appearance, a);
          add(told, "size_fraction", size_of_it, s);
          Lesion lesion = lesion_at(place.site, told);
          lesion.part = place.part;
          const ScoreRange range = score_of(lesion, "mirels");
          const auto unknown = static_cast<std::size_t>((p == 3) + (a == 3) + (s == 3));
          const int low = place.points + least(mirels_pain, p) + least(appearance, a) + least(size_of_it, s);
          const int high = place.points + most(mirels_pain, p) + most(appearance, a) + most(size_of_it, s);
          EXPECT_EQ(range.low, low);
          EXPECT_EQ(range.high, high);
          EXPECT_EQ(range.missing.size(), unknown);
          EXPECT_EQ(range.scorable, unknown < 3);
          std::string band = unknown < 3 ? mirels_band(high) : "borderline";
          // In the upper arm the line is 7.
          if (place.site == Site::humerus_shaft && unknown < 3 && high == 7) band = "borderline";
          EXPECT_EQ(band_of(range), band) << id_of(place.site) << " " << place.part << " " << low << "-" << high;
        }
}

TEST(Sins, EveryCombinationOfItemsAtEveryVertebraHasItsPublishedBand) {
  int tried = 0;
  for (const VertebralLevel& level : testing::knowledge().levels)
    for (const Option& p : sins_pain)
      for (const Option& b : bone_lesion)
        for (const Option& a : alignment)
          for (const Option& c : collapse)
            for (const Option& l : posterolateral) {
              Lesion lesion =
                  lesion_at(level.region, {word("sins_pain", p.answer), word("lesion_type", b.answer),
                                           word("sins_alignment", a.answer), word("sins_collapse", c.answer),
                                           word("sins_posterolateral", l.answer)});
              lesion.level = level.id;
              const ScoreRange range = score_of(lesion, "sins");
              const int points = place_points(level.id) + p.points + b.points + a.points + c.points + l.points;
              ASSERT_EQ(range.low, points) << level.id;
              ASSERT_EQ(range.high, points) << level.id;
              ASSERT_EQ(band_of(range), sins_band(points)) << level.id << " " << points;
              ++tried;
            }
  EXPECT_EQ(tried, 30 * 3 * 3 * 3 * 4 * 3);
}

TEST(Sins, UnknownItemsSpanTheirPointsAndWithoutAnyImagingItIsNotScorable) {
  // Every pattern of known (at its best) and unknown items, and of a known and an unknown level.
  const std::array<std::pair<std::string, Options>, 5> items{{{"sins_pain", sins_pain},
                                                              {"lesion_type", bone_lesion},
                                                              {"sins_alignment", alignment},
                                                              {"sins_collapse", collapse},
                                                              {"sins_posterolateral", posterolateral}}};
  for (unsigned pattern = 0; pattern < 64; ++pattern) {
    std::vector<Told> told;
    int high = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool unknown = (pattern >> i & 1U) != 0;
      if (!unknown) told.push_back(word(items[i].first, items[i].second.front().answer));
      high += unknown ? items[i].second.back().points : 0;
    }
    Lesion lesion = lesion_at(Site::lumbar_spine, told);
    if ((pattern >> 5U) == 0) lesion.level = "L3";
    high += lesion.level.empty() ? 3 : 2;
    const ScoreRange range = score_of(lesion, "sins");
    const bool no_imaging = (pattern & 0b11100U) == 0b11100U;
    EXPECT_EQ(range.high, high);
    EXPECT_EQ(range.low, 2);  // a lumbar vertebra is mobile or junctional, whichever it is
    EXPECT_EQ(range.scorable, !no_imaging);
    EXPECT_EQ(band_of(range), no_imaging ? "potentially_unstable" : sins_band(high)) << pattern;
  }
}

TEST(Scores, AReportedTotalAndTheItemsAreBothKeptAndTheWorseCounts) {
  const std::vector<Told> eight{word("mirels_pain", "moderate"), word("lesion_type", "mixed"),
                                word("size_fraction", "one_to_two_thirds")};
  const auto with = [&](std::vector<Told> told, const std::string& total, Date date = today) {
    told.push_back(word("mirels_score", total, date));
    return lesion_at(Site::tibia_fibula, told);
  };
  EXPECT_EQ(score_of(with(eight, "10"), "mirels").high, 10);
  EXPECT_EQ(score_of(with(eight, "5"), "mirels").high, 8);
  EXPECT_EQ(score_of(with({}, "5"), "mirels").high, 5) << "a report stands in for items nobody told";
  EXPECT_EQ(band_of(score_of(with({}, "5"), "mirels")), "low");
  EXPECT_EQ(band_of(score_of(with(eight, "12", today.plus_days(-200)), "mirels")), "impending")
      << "a total out of date still counts on its bad side";
  EXPECT_EQ(band_of(score_of(with({}, "5", today.plus_days(-200)), "mirels")), "borderline")
      << "... and no longer on its good side";
}

TEST(Scores, GoingOutOfDateNeverLowersAScoreAndAloneNeverMakesItUnstable) {
  const Lesion steady = lesion_at(
      Site::lumbar_spine, {word("sins_pain", "none"), word("lesion_type", "blastic"), word("sins_alignment", "normal"),
                           word("sins_collapse", "none"), word("sins_posterolateral", "none")});
  EXPECT_EQ(band_of(score_of(steady, "sins")), "stable");
  const ScoreRange old = score_of(steady, "sins", today.plus_days(400));
  EXPECT_EQ(band_of(old), "potentially_unstable") << "D-0061";
  EXPECT_FALSE(old.scorable);
  const Lesion bad =
      lesion_at(Site::lumbar_spine,
                {word("sins_pain", "mechanical"), word("lesion_type", "lytic"), word("sins_alignment", "subluxation"),
                 word("sins_collapse", "gt_50"), word("sins_posterolateral", "bilateral")});
  EXPECT_EQ(band_of(score_of(bad, "sins")), "unstable");
  EXPECT_EQ(band_of(score_of(bad, "sins", today.plus_days(400))), "unstable");
  const Lesion lesion = lesion_at(Site::femur_proximal, {word("lesion_type", "lytic")});
  EXPECT_EQ(band_of(score_of(lesion, "mirels")), "impending");
  EXPECT_EQ(band_of(score_of(lesion, "mirels", today.plus_days(400))), "impending");
}

TEST(Scores, AWorseWordOnTopOfAnOldImageNeverMakesTheScoreMilder) {
  std::vector<Told> told{word("sins_pain", "none"), word("lesion_type", "blastic"), word("sins_alignment", "normal"),
                         word("sins_collapse", "none"), word("sins_posterolateral", "none", today.plus_days(-200))};
  told.back().imaging = told.back().date;
  EXPECT_EQ(band_of(score_of(lesion_at(Site::thoracic_spine, told), "sins")), "potentially_unstable");
  Told unconfirmed = word("sins_posterolateral", "unilateral");
  unconfirmed.source = "carer";
  told.push_back(unconfirmed);
  const ScoreRange score = score_of(lesion_at(Site::thoracic_spine, told), "sins");
  EXPECT_EQ(band_of(score), "potentially_unstable") << "an image does not become newer by what is said of it";
  EXPECT_FALSE(score.scorable);
}

TEST(Scores, WithdrawingAnItemBesideAReportedTotalNeverMakesTheScoreMilderWhereThePlaceIsNotKnown) {
  std::vector<Told> told{word("mirels_pain", "none_or_mild"), word("lesion_type", "mixed"),
                         word("size_fraction", "gt_two_thirds"), word("mirels_score", "7")};
  const auto scored = [&] {
    Lesion lesion = lesion_at(Site::femur_proximal, told);
    lesion.site = std::nullopt;
    return score_of(lesion, "mirels").high;
  };
  const int before = scored();
  EXPECT_EQ(before, 9) << "1, 2, 3 and the 3 of a place that may be the hip";
  told.push_back(word("size_fraction", "gt_two_thirds"));
  told.back().value = std::nullopt;
  EXPECT_EQ(scored(), before);
}

TEST(Scores, WhatOverridesThePlainBandIsNamed) {
  const std::vector<Told> best{word("mirels_pain", "none_or_mild"), word("lesion_type", "blastic"),
                               word("size_fraction", "lt_one_third")};
  const auto with = [&](Site site, std::vector<Told> more) {
    more.insert(more.end(), best.begin(), best.end());
    return score_of(lesion_at(site, more), "mirels");
  };
  EXPECT_EQ(band_of(with(Site::femur_shaft, {word("axial_cortical_involvement_mm", "30")})), "low");
  const ScoreRange long_one = with(Site::femur_shaft, {word("axial_cortical_involvement_mm", "31")});
  EXPECT_EQ(band_of(long_one), "borderline");
  EXPECT_EQ(long_one.modifiers.size(), 1U);
  EXPECT_EQ(band_of(with(Site::tibia_fibula, {word("axial_cortical_involvement_mm", "31")})), "low")
      << "that line is the femur's";
  EXPECT_EQ(band_of(with(Site::femur_distal, {word("circumferential_cortical_percent", "51")})), "borderline");
  EXPECT_EQ(band_of(with(Site::femur_distal, {word("circumferential_cortical_percent", "50")})), "low");
  Lesion irradiated = lesion_at(Site::forearm, best);
  irradiated.told[0] = word("radiotherapy", "conventional");
  irradiated.told.push_back(word("circumferential_cortical_percent", "30"));
  EXPECT_EQ(band_of(score_of(irradiated, "mirels")), "impending");
  Lesion breached = lesion_at(Site::forearm, best);
  breached.told[1] = word("cortical_breach", "yes");
  EXPECT_EQ(band_of(score_of(breached, "mirels")), "borderline");
}

}  // namespace
}  // namespace mettle
