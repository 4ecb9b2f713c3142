#include "care/told.h"

#include <gtest/gtest.h>

#include "care/stream.h"
#include "safety/evaluation.h"
#include "support/care.h"

namespace mettle::testing {
namespace {

Story story() { return Story{at("2026-11-24T09:00:00Z")}; }

const EnterLesion lumbar{json(R"({"id": "L3", "site": "lumbar_spine", "level": "L3"})")};
const EnterImage scan{json(R"({"modality": "ct", "date": "2026-11-20", "regions": ["lumbar_spine"]})")};
TellFact opinion(const char* value) {
  return {"L3", Json::object()
                    .set("fact", "stability_opinion")
                    .set("value", value)
                    .set("date", "2026-11-21")
                    .set("imaging", "2026-11-20")};
}

TEST(Told, R11_AFactCarriesWhoToldItWhenAndFromWhichImage) {
  Story s = story();
  s.does(who("oncologist"), lumbar);
  s.does(who("oncologist"), opinion("stable"));
  const Picture picture = read_picture(knowledge(), s.state.told, s.now.day).picture;
  ASSERT_EQ(picture.lesions.size(), 1U);
  ASSERT_EQ(picture.lesions[0].told.size(), 1U);
  EXPECT_EQ(picture.lesions[0].told[0].source, "oncologist");
  EXPECT_EQ(picture.lesions[0].told[0].date, date("2026-11-21"));
  EXPECT_EQ(picture.lesions[0].told[0].imaging, date("2026-11-20"));
  EXPECT_EQ(s.events.back().head.by, who("oncologist"));
}

TEST(Told, R11_NobodyTellsInSomebodyElsesName) {
  Story s = story();
  s.does(who("oncologist"), lumbar);
  TellFact forged = opinion("stable");
  forged.entry.set("source", "oncologist");
  EXPECT_EQ(s.refused(who("patient"), forged).requirement, "R1.1");
  EXPECT_EQ(s.refused(actor("admin", "administrator"), opinion("stable")).requirement, "R3.2");
  EXPECT_EQ(s.refused(actor(std::string{clock_account}, std::string{clock_role}), opinion("stable")).requirement,
            "R3.2");
}

TEST(Told, R13_AnImageCoversItsRegionsAndIsNeverOfTheFuture) {
  Story s = story();
  EXPECT_EQ(s.refused(who("patient"), scan).requirement, "R3.2");
  EXPECT_EQ(s.refused(who("nurse_specialist"),
                      EnterImage{json(R"({"modality": "ct", "date": "2026-11-25", "regions": ["ribs"]})")})
                .requirement,
            "R1.3");
  s.does(who("nurse_specialist"), scan);
  EXPECT_EQ(read_picture(knowledge(), s.state.told, s.now.day).picture.imaging.size(), 1U);
}

TEST(Told, R19_NoMetastasesElsewhereIsAStatementOfAClinician) {
  Story s = story();
  EXPECT_EQ(s.refused(who("patient"), SayMetastases{"none_known"}).requirement, "R3.2");
  EXPECT_EQ(s.refused(who("general_trainer"), SayMetastases{"none_known"}).requirement, "R3.2");
  s.does(who("patient"), SayMetastases{"sites_unknown"});
  EXPECT_EQ(s.refused(who("patient"), SayMetastases{"known"}).requirement, "R3.2");
  s.does(who("oncologist"), SayMetastases{"known"});
}

/// What is open, as the record stands.
Ceilings open_in(const Story& s) {
  return evaluate(knowledge(), read_picture(knowledge(), s.state.told, s.now.day).picture, s.now.day)
      .ceilings_for(Library::exercises);
}

TEST(Told, Law3_ALesionThatThePersonKnowsOfDoesNotMakeTheOtherPlacesKnown) {
  const EnterLesion rib{json(R"({"id": "rib", "site": "ribs", "side": "left"})")};
  for (const char* said : {"", "known", "sites_unknown"}) {
    Story s = story();
    if (*said) s.does(who("patient"), SayMetastases{said});
    const Ceilings before = open_in(s);
    s.does(who("patient"), rib);
    const Ceilings after = open_in(s);
    EXPECT_TRUE(after.alone.fits_under(before.alone)) << said;
    EXPECT_TRUE(after.watched.fits_under(before.watched)) << said;
    EXPECT_TRUE(after.signed_off.fits_under(before.signed_off)) << said;
    s.does(who("oncologist"), SayMetastases{"known"});
    EXPECT_FALSE(read_picture(knowledge(), s.state.told, s.now.day).picture.metastases_elsewhere_unknown);
  }
}

TEST(Told, H04_WhoThePersonIsIsWrittenDownByThoseWhoLookAfterThem) {
  Story s = story();
  const DescribePerson ida{"Invented Ida", date("1961-05-04"), true};
  for (const char* role : {"patient", "carer", "general_trainer"})
    EXPECT_EQ(s.refused(who(role), ida).requirement, "R3.2") << role << ": a later birth makes somebody younger";
  s.does(who("nurse_specialist"), ida);
  EXPECT_EQ(s.refused(who("nurse_specialist"), DescribePerson{"Ida", date("1961-05-04"), false}).requirement, "H-04");
}

TEST(Told, R19_ALesionIsTakenOutOnlyWithAReasonAndAnImageByWhoMay) {
  Story s = story();
  s.does(who("patient"), lumbar);
  s.does(who("oncologist"), scan);
  const WithdrawLesion out{"L3", "the same as L4", date("2026-11-20")};
  EXPECT_EQ(s.refused(who("patient"), out).requirement, "R3.2");
  EXPECT_EQ(s.refused(actor("import", "record_import"), out).requirement, "R3.2") << "imports add, never remove (H-21)";
  EXPECT_EQ(s.refused(who("oncologist"), WithdrawLesion{"L3", " ", date("2026-11-20")}).requirement, "R1.9");
  EXPECT_EQ(s.refused(who("oncologist"), WithdrawLesion{"L3", "error", date("2026-11-19")}).requirement, "R1.9");
  s.does(who("radiologist"), out);
  EXPECT_TRUE(s.state.told.lesions.empty());
}

TEST(Told, WhatCannotBeUnderstoodIsRefusedInWordsAndNothingIsKept) {
  Story s = story();
  s.does(who("oncologist"), lumbar);
  const EventNumber before = s.state.last;
  EXPECT_NE(s.refused(who("oncologist"), opinion("fine")).says.find("no answer"), std::string::npos);
  EXPECT_EQ(s.refused(who("oncologist"), lumbar).requirement, "R1.2") << "the id is taken";
  EXPECT_EQ(s.refused(who("oncologist"), TellFact{"T7", opinion("stable").entry}).requirement, "R1.2");
  EXPECT_EQ(s.state.last, before);
}

TEST(Told, AnEntryOfAnotherEditionCountsAsUnknownAndALesionAsOneSomewhere) {
  Story s = story();
  s.does(who("oncologist"), lumbar);
  s.does(who("oncologist"), opinion("stable"));
  ToldState changed = s.state.told;
  evolve(
      changed, {},
      FactTold{"L3",
               json(R"({"fact": "of_a_later_day", "value": "good", "date": "2026-11-21", "source": "oncologist"})")});
  PictureRead read = read_picture(knowledge(), changed, s.now.day);
  EXPECT_EQ(read.picture.lesions.at(0).told.size(), 1U);
  EXPECT_FALSE(read.notes.empty());
  evolve(changed, {}, LesionEntered{json(R"({"id": "new", "site": "a_bone_of_a_later_day"})")});
  read = read_picture(knowledge(), changed, s.now.day);
  ASSERT_EQ(read.picture.lesions.size(), 2U);
  EXPECT_FALSE(read.picture.lesions[1].site);
}

}  // namespace
}  // namespace mettle::testing
