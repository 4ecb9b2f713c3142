#include "care/stream.h"

#include <gtest/gtest.h>

#include <set>

#include "support/care.h"

namespace mettle::testing {
namespace {

Story a_story() {
  Story s{at("2026-11-24T09:00:00Z")};
  s.does(who("nurse_specialist"), DescribePerson{"Invented Ida", date("1961-05-04"), true});
  s.does(who("patient"), SayMetastases{"sites_unknown"});
  s.does(who("oncologist"), EnterLesion{json(R"({"id": "L3", "site": "lumbar_spine", "level": "L3"})")});
  s.now = at("2026-11-25T23:30:00Z");
  s.does(who("patient"), TellFact{"L3", json(R"({"fact": "pain_on_loading", "value": "mild"})")});
  return s;
}

TEST(Stream, Law10_ReplayingGivesTheSameStateAndTheSameBytes) {
  const Story s = a_story();
  const std::string text = write_stream(s.events);
  const auto read = read_stream(text);
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(write_stream(*read), text);
  EXPECT_EQ(write_canonical(record_of(replay(*read).told)), write_canonical(record_of(s.state.told)));
  EXPECT_EQ(replay(*read).last, s.state.last);
}

TEST(Stream, AStreamOfAnOlderProgramIsRaised) {
  const auto read = read_stream(file_text("tests/streams/form_1.jsonl"));
  ASSERT_TRUE(read) << to_text(read.error());
  ASSERT_EQ(read->size(), 3U);
  EXPECT_FALSE((*read)[0].head.by.for_person);
  EXPECT_TRUE((*read)[2].head.by.for_person) << "form 1 called it on_behalf";
  EXPECT_EQ(replay(*read).told.lesions.size(), 1U);
  EXPECT_NE(write_stream(*read), file_text("tests/streams/form_1.jsonl"));
  EXPECT_EQ(write_stream(*read_stream(write_stream(*read))), write_stream(*read));
}

TEST(Stream, WhatIsOfANewerProgramIsRefusedInWords) {
  std::string text = write_stream(a_story().events);
  const auto change = [&](std::string_view from, std::string_view to) {
    std::string changed = text;
    changed.replace(changed.find(from), from.size(), to);
    const auto read = read_stream(changed);
    EXPECT_FALSE(read) << to;
    return read ? std::string{} : to_text(read.error());
  };
  EXPECT_NE(change("\"form\":2", "\"form\":3").find("newer"), std::string::npos);
  EXPECT_NE(change("\"what\":\"person_described\"", "\"what\":\"of_a_later_day\"").find("line 1"), std::string::npos);
  EXPECT_NE(change("\"label\":", "\"lable\":").find("lable"), std::string::npos);
}

TEST(Stream, ALineThatIsLostDoubledOrCutIsFound) {
  const std::string text = write_stream(a_story().events);
  const std::size_t second = text.find('\n') + 1;
  EXPECT_FALSE(read_stream(text.substr(second)));
  EXPECT_FALSE(read_stream(text.substr(0, second) + text));
  EXPECT_FALSE(read_stream(text.substr(0, second + 40)));
  EXPECT_TRUE(read_stream(""));
}

TEST(Stream, TheTeamsStreamIsReadBackToo) {
  std::vector<TeamEvent> events;
  const Head head{1, at("2026-11-24T09:00:00Z"), actor("ada", "administrator"), {}};
  events.push_back(
      {head, {ProfessionalEntered{AccountId{"pia"}, "Pia", "physiotherapist", "Register", "1", date("2027-01-31")}}});
  Head next = head;
  next.number = 2;
  events.push_back({next, {LeaveEntered{AccountId{"pia"}, AccountId{"b"}, date("2026-12-01"), date("2026-12-07")}}});
  const auto read = read_team_stream(write_team_stream(events));
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(write_team_stream(*read), write_team_stream(events));
  EXPECT_EQ(replay_team(*read).find(AccountId{"pia"})->leave.size(), 1U);
}

template <typename Variant, std::size_t i = 0>
void collect_names(std::set<std::string_view>& names) {
  if constexpr (i < std::variant_size_v<Variant>) {
    EXPECT_TRUE(names.insert(std::variant_alternative_t<i, Variant>::name).second);
    collect_names<Variant, i + 1>(names);
  }
}

TEST(Stream, EveryKindOfEventHasANameOfItsOwn) {
  std::set<std::string_view> names;
  collect_names<Happening>(names);
  collect_names<TeamHappening>(names);
}

}  // namespace
}  // namespace mettle::testing
