#include "picture/record_out.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "picture/record_in.h"
#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

/// Without what is still to come, and without a course where the fact has none.
Picture as_read(Picture picture) {
  const auto to_come = [](const auto& dated) { return dated.date > law_day(); };
  const auto as_read = [&](std::vector<Told>& entries) {
    std::erase_if(entries, to_come);
    for (Told& told : entries)
      if (!knowledge().facts[told.fact].course) told.from = told.until = std::nullopt;
  };
  as_read(picture.told);
  for (Lesion& lesion : picture.lesions) as_read(lesion.told);
  std::erase_if(picture.imaging, to_come);
  return picture;
}

RC_GTEST_PROP(RecordOut, IsReadAgainAsTheSamePicture, ()) {
  Picture picture = (*any_person()).picture;
  picture.label = *rc::gen::element<std::string>("", "Robin", "\"quoted\"\n\xC3\xA9");
  picture.metastases_elsewhere_unknown = !picture.lesions.empty() && !picture.lesions.back().site;
  const auto json = read_json(write_canonical(write_record(knowledge(), picture)));
  RC_ASSERT(json.has_value());
  const auto read = read_record(knowledge(), *json, law_day());
  if (!read) RC_FAIL(to_text(read.error()));
  RC_ASSERT((read->picture == as_read(picture)));
}

TEST(RecordOut, WidespreadIsNotSomewhereUnknown) {
  Lesion many;
  many.id = "many";
  many.widespread = true;
  Picture picture;
  picture.lesions.push_back(many);
  const Json record = write_record(knowledge(), picture);
  EXPECT_EQ(record.find("lesions")->items().front().text_at("site"), "widespread");
  const auto read = read_record(knowledge(), record, law_day());
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->picture.lesions.front().widespread);
}

TEST(RecordOut, NobodyHasSaidIsNotNoneKnown) {
  Picture picture;
  EXPECT_EQ(write_record(knowledge(), picture).text_at("bone_metastases"), "none_known");
  picture.metastases_elsewhere_unknown = true;
  EXPECT_EQ(write_record(knowledge(), picture).text_at("bone_metastases"), "sites_unknown");
}

TEST(RecordOut, OfTheExampleKeepsAllThatCounts) {
  const auto json = read_json(file_text("contract/records/robin.json"));
  const auto robin = read_record(knowledge(), *json, law_day());
  ASSERT_TRUE(robin);
  const auto again = read_record(knowledge(), write_record(knowledge(), robin->picture), law_day());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->picture, robin->picture);
}

}  // namespace
}  // namespace mettle::testing
