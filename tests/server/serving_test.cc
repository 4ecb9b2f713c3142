// `mettle serve` as it is run: a process of its own, asked over its socket.
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <set>

#include "base/json.h"
#include "server/client.h"
#include "server/program.h"
#include "support/knowledge.h"

namespace mettle::testing {
namespace {

/// One program for all tests that only ask.
const Program& program() {
  static const Program running;
  return running;
}

std::string asking(const std::string& more = "") {
  return "{\"record\": " + file_text("contract/records/robin.json") + ", \"as_of\": \"2026-11-24\"" + more + "}";
}

Answer ask(std::string_view call, const std::string& body) { return Client{program().port()}.post(call, body); }

/// "lesions[].scores[].id": every member there is, whatever the index.
void add_members(const Json& json, const std::string& path, std::set<std::string>& all) {
  if (const auto* members = json.if_object())
    for (const auto& [name, value] : *members) {
      all.insert(path + name);
      add_members(value, path + name + ".", all);
    }
  for (const Json& item : json.items()) add_members(item, path + "[].", all);
}

std::set<std::string> members_of(const std::string& text) {
  std::set<std::string> all;
  add_members(read_json(text).value(), "", all);
  return all;
}

/// The top of a message is what a screen builds on; below it a member may be left out of one person's answer.
void expect_members_of_contract(const Answer& answer, const std::string& file) {
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.headers.at("content-type"), "application/json");
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  const auto there = members_of(answer.body);
  for (const std::string& member : members_of(file_text("contract/" + file)))
    EXPECT_TRUE(member.find('.') != std::string::npos || there.contains(member)) << file << ": " << member;
}

TEST(Serving, ItSaysWhereItIsAndThatNothingIsStoredOrApproved) {
  ASSERT_NE(program().port(), 0) << program().printed();
  const std::string& printed = program().printed();
  EXPECT_TRUE(printed.starts_with("Mettle is at http://127.0.0.1:" + std::to_string(program().port()) + "/\n"));
  EXPECT_NE(printed.find("not clinically approved"), std::string::npos);
  EXPECT_NE(printed.find("Nothing you type there is stored"), std::string::npos);
}

TEST(Serving, AssessAnswersAsTheContractShows) {
  expect_members_of_contract(ask("/api/assess", asking()), "assessment.json");
}

TEST(Serving, ScreenAnswersAsTheContractShows) {
  expect_members_of_contract(ask("/api/screen", asking(R"(, "for": "exercises")")), "screening.json");
}

TEST(Serving, ExplainAnswersAsTheContractShows) {
  const Answer answer = ask("/api/explain", asking(R"(, "entry": "sit_to_stand")"));
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto there = members_of(answer.body);
  for (const char* member : {"entry", "entry.id", "verdict", "says", "reasons", "instead", "would_change"})
    EXPECT_TRUE(there.contains(member)) << member;
}

TEST(Serving, PlanAnswersAsTheContractShows) { expect_members_of_contract(ask("/api/plan", asking()), "plan.json"); }

TEST(Serving, TheVocabularyHasWhatAPageNeedsToAsk) {
  const Answer answer = Client{program().port()}.get("/api/vocabulary");
  ASSERT_EQ(answer.status, 200);
  const auto there = members_of(answer.body);
  for (const char* member : {"sites.[].plain", "sites.[].sided", "sites.[].levels", "sites.[].sub_sites",
                             "facts.[].answers", "facts.[].ask.person", "roles.[].says", "tiers.[].id"})
    EXPECT_TRUE(there.contains(member)) << member;
}

TEST(Serving, TheInventedPersonCanBeAskedAboutAtOnce) {
  const Answer example = Client{program().port()}.get("/api/example");
  ASSERT_EQ(example.status, 200);
  const Json body = read_json(example.body).value();
  EXPECT_EQ(write_canonical(*body.find("record")),
            write_canonical(read_json(file_text("contract/records/robin.json")).value()));
  const Answer judged = ask("/api/assess", "{\"record\": " + write_canonical(*body.find("record")) + "}");
  EXPECT_EQ(judged.status, 200) << judged.body;
}

TEST(Serving, ABundleIsReadAndItsRecordIsPlannedFor) {
  const Answer read = ask("/api/read", "{\"record\": " + file_text("tests/fhir/whole_record.json") + "}");
  ASSERT_EQ(read.status, 200) << read.body;
  const Json body = read_json(read.body).value();
  EXPECT_FALSE(body.items_at("notes").empty());
  EXPECT_EQ(ask("/api/plan", "{\"record\": " + write_canonical(*body.find("record")) + "}").status, 200);
}

TEST(Serving, EveryRefusalHasItsStatusAndSaysWhatWhereAndHowToMend) {
  const std::string json = "content-type: application/json\r\n";
  const auto port = program().port();
  const auto expect = [](const Answer& answer, int status) {
    EXPECT_EQ(answer.status, status);
    const auto body = read_json(answer.body);
    ASSERT_TRUE(body) << answer.body;
    const Json* error = body->find("error");
    ASSERT_TRUE(error) << answer.body;
    EXPECT_FALSE(error->text_at("what").empty());
    EXPECT_FALSE(error->text_at("mend").empty());
    EXPECT_TRUE(error->find("where"));
  };
  expect(ask("/api/assess", "{"), 400);
  expect(Client{port}.post("/api/assess", asking(), json + "Origin: https://evil.example\r\n"), 403);
  expect(ask("/api/nothing", asking()), 404);
  expect(ask("/api/explain", asking(R"(, "entry": "flying")")), 404);
  expect(Client{port}.get("/api/assess"), 405);
  expect(Client{port}.post("/api/assess", asking(), "content-type: text/plain\r\n"), 415);
  expect(ask("/api/assess", "{\"record\": {}}"), 422);
  Client large{port};
  large.send("POST /api/assess HTTP/1.1\r\nHost: " + large.host() + "\r\n" + json + "Content-Length: 16777217\r\n\r\n");
  expect(large.receive(), 413);
}

TEST(Serving, AnotherMethodIsToldWhichThereIs) {
  EXPECT_EQ(Client{program().port()}.get("/api/assess").headers["allow"], "POST");
  EXPECT_EQ(ask("/api/vocabulary", "{}").headers["allow"], "GET, HEAD");
  Client preflight{program().port()};  // another page asks whether it may post: nothing allows it
  preflight.send("OPTIONS /api/assess HTTP/1.1\r\nHost: " + preflight.host() + "\r\n\r\n");
  Answer answer = preflight.receive();
  EXPECT_EQ(answer.status, 405);
  EXPECT_FALSE(answer.headers.contains("access-control-allow-origin"));
}

TEST(Serving, EveryAnswerForbidsWhatThePageDoesNotNeed) {
  for (const char* path : {"/", "/api/vocabulary", "/nothing"}) {
    Answer answer = Client{program().port()}.get(path);
    const std::string& policy = answer.headers["content-security-policy"];
    for (const char* part :
         {"default-src 'none'", "script-src 'self';", "style-src 'self';", "img-src 'self' data:;", "font-src 'self';",
          "connect-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"})
      EXPECT_NE(policy.find(part), std::string::npos) << path << " " << part;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(answer.headers["x-content-type-options"], "nosniff");
    EXPECT_EQ(answer.headers["referrer-policy"], "no-referrer");
    EXPECT_EQ(answer.headers["cache-control"], "no-store");
  }
}

TEST(Serving, TheFirstPageIsHtml) {
  const Answer answer = Client{program().port()}.get("/");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("content-type"), "text/html; charset=utf-8");
  EXPECT_NE(answer.body.find("<html"), std::string::npos);
}

TEST(Serving, ItListensOnThisMachineOnly) {
  // /proc/net/tcp: 0100007F is 127.0.0.1, 0A is listening.
  char port[8];
  std::snprintf(port, sizeof port, ":%04X", static_cast<unsigned>(program().port()));
  int listening = 0;
  for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
    FILE* file = std::fopen(table, "r");
    if (!file) continue;
    char line[512];
    while (std::fgets(line, sizeof line, file)) {
      const std::string row = line;
      if (row.find(std::string{port} + " ") != row.find(':', row.find(':') + 1)) continue;
      if (row.find(" 0A ") == std::string::npos) continue;
      ++listening;
      EXPECT_NE(row.find(std::string{"0100007F"} + port), std::string::npos) << row;
    }
    std::fclose(file);
  }
  EXPECT_EQ(listening, 1);
}

TEST(Serving, TheSameQuestionGetsTheSameBytes) {
  const Answer first = ask("/api/assess", asking());
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(ask("/api/assess", asking()).body, first.body);
}

TEST(Serving, BothSignalsEndItCleanlyWithAConnectionStillOpen) {
  for (const int signal : {SIGTERM, SIGINT}) {
    Program own;
    Client kept{own.port()};
    EXPECT_EQ(kept.get("/").status, 200);
    own.signal(signal);
    EXPECT_EQ(own.wait_for_end(), 0);
    EXPECT_TRUE(kept.is_closed_by_server());
  }
}

TEST(Serving, ATakenPortIsOneClearSentenceAndExitStatus2) {
  Program second{{"--port", std::to_string(program().port())}};
  EXPECT_EQ(second.wait_for_end(), 2);
  EXPECT_EQ(second.port(), 0);
  const std::string& said = second.printed();
  EXPECT_NE(said.find("127.0.0.1:" + std::to_string(program().port())), std::string::npos) << said;
  EXPECT_NE(said.find("in use"), std::string::npos) << said;
  EXPECT_EQ(std::ranges::count(said, '\n'), 1) << said;
}

TEST(Serving, NothingIsWrittenAboutWhoAsked) {
  Program own;
  const std::string before = own.printed();
  Client client{own.port()};
  EXPECT_EQ(client.post("/api/assess", asking()).status, 200);
  EXPECT_EQ(client.post("/api/assess", R"({"record": {"person": "Robin"}})").status, 422);
  own.signal(SIGTERM);
  EXPECT_EQ(own.wait_for_end(), 0);
  EXPECT_EQ(own.printed(), before);
}

}  // namespace
}  // namespace mettle::testing
