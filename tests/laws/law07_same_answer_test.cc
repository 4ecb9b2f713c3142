// Law 7, what the core alone can show of it: the same facts give the same bytes, the order in which they were written
// down changes nothing. Left and right: mirror_test.cc.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "care/report.h"
#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

std::string all_answers(const Picture& picture) {
  const KnowledgeBase& base = knowledge();
  const Evaluation evaluation = evaluated(picture);
  const std::vector<std::string> notes;
  const Asked asked{base, picture, evaluation, notes};
  std::string text = write_canonical(report_assessment(asked)) + write_canonical(report_plan(asked, law_day()));
  for (const Library library : {Library::exercises, Library::tests, Library::daily})
    text += write_canonical(report_screening(asked, library));
  for (std::size_t entry = 0; entry < base.entries.size(); entry += 41)
    text += write_canonical(report_explanation(asked, entry));
  return text;
}

TEST(Law07SameAnswer, TheSameFactsGiveTheSameBytes) {
  // Reports are slow beside verdicts: a few people are enough, each twice.
  const auto people = any_person();
  rc::Random random(7);
  for (int i = 0; i < 6; ++i) {
    const Person person = people(random.split(), 50).value();
    const std::string once = all_answers(person.picture);
    EXPECT_GT(once.size(), 1000U);
    EXPECT_EQ(once, all_answers(Picture{person.picture}));
  }
}

/// The same entries in the opposite order, or turned round by some.
template <typename Items>
void turn(Items& items, int how) {
  if (items.empty()) return;
  if (how % 2 == 1) std::ranges::reverse(items);
  std::ranges::rotate(items, items.begin() + how % static_cast<int>(items.size()));
}

RC_GTEST_PROP(Law07SameAnswer, TheOrderOfTheRecordChangesNoVerdict, ()) {
  const Person person = *any_person();
  Picture turned = person.picture;
  const int how = *rc::gen::inRange(0, 50);
  turn(turned.told, how);
  turn(turned.imaging, how);
  for (Lesion& lesion : turned.lesions) turn(lesion.told, how);
  turn(turned.lesions, how / 2);
  RC_ASSERT(find_changed(evaluated(person.picture), evaluated(turned)) == "");
}

}  // namespace
}  // namespace mettle::testing
