#include "server/api.h"

#include <gtest/gtest.h>

#include <chrono>

#include "support/knowledge.h"

namespace mettle {
namespace {

using testing::date;
using testing::file_text;
using testing::knowledge;

const CodeMap& codes() {
  static const CodeMap map = [] {
    std::vector<SourceFile> files;
    for (SourceFile& file : testing::knowledge_files())
      if (file.path.starts_with("codes/")) files.push_back(std::move(file));
    return CodeMap::from(files).value();
  }();
  return map;
}

const Api& api() {
  static const Api made = Api::from(knowledge(), codes(), file_text("contract/records/robin.json"), [] {
                            return date("2026-11-24");
                          }).value();
  return made;
}

Response post(std::string path, std::string body, std::string content_type = "application/json") {
  return api().answer({"POST", std::move(path), std::move(content_type), std::move(body)});
}

Json get(std::string path) {
  const Response response = api().answer({"GET", std::move(path), "", ""});
  EXPECT_EQ(response.status, 200);
  return read_json(response.body).value();
}

std::string asking(const std::string& record, const std::string& more = "") {
  return "{\"record\": " + record + more + "}";
}

std::string robin() { return file_text("contract/records/robin.json"); }
std::string empty_record() { return R"({"mettle_record": 1})"; }

std::string what(const Response& response) {
  const Json body = read_json(response.body).value();
  return std::string{body.find("error")->text_at("what")};
}

TEST(Api, EveryAnswerCarriesEditionStatusDisclaimerAndDay) {
  const std::string record = asking(robin(), R"(, "as_of": "2026-11-24")");
  std::vector<Json> answers{get("/api/vocabulary"), get("/api/example")};
  for (const char* call : {"/api/read", "/api/assess", "/api/plan"})
    answers.push_back(read_json(post(call, record).body).value());
  answers.push_back(read_json(post("/api/screen", asking(robin(), R"(, "for": "daily")")).body).value());
  answers.push_back(read_json(post("/api/explain", asking(robin(), R"(, "entry": "sit_to_stand")")).body).value());
  for (const Json& answer : answers) {
    EXPECT_EQ(answer.text_at("status"), "draft");
    EXPECT_FALSE(answer.text_at("edition").empty());
    EXPECT_FALSE(answer.text_at("disclaimer").empty());
    EXPECT_EQ(answer.text_at("as_of"), "2026-11-24");
  }
}

TEST(Api, AnswersAnActivityThatIsNotInTheLibraryAsTheContractShows) {
  const Json asked = *read_json(file_text("contract/activity_asked.json"));
  const std::string activity = ", \"activity\": " + write_canonical(*asked.find("activity"));
  const Response response = post("/api/activity", asking(robin(), activity));
  ASSERT_EQ(response.status, 200) << response.body;
  const Json answer = *read_json(response.body), shown = *read_json(file_text("contract/activity.json"));
  for (const auto& [name, value] : *shown.if_object()) EXPECT_NE(answer.find(name), nullptr) << name;
  ASSERT_EQ(answer.items_at("activities").size(), 1U);
  const Json& one = answer.items_at("activities")[0];
  for (const auto& [name, value] : *shown.items_at("activities")[0].if_object())
    EXPECT_TRUE(name == "try" || one.find(name) != nullptr) << name;
  EXPECT_FALSE(*one.find("stress_coded")->if_bool());
  EXPECT_NE(one.text_at("verdict"), "allow") << "nobody has coded its stress";
  EXPECT_EQ(one.find("entry")->text_at("name"), "Drumming on a table");
}

TEST(Api, RefusesAnActivityOfWhichSomethingIsNotSaid) {
  EXPECT_EQ(post("/api/activity", asking(robin())).status, 422);
  EXPECT_EQ(post("/api/activity", asking(robin(), R"(, "activity": "jumping")")).status, 422);
  const Json asked = *read_json(file_text("contract/activity_asked.json"));
  for (const auto& [left_out, value] : *asked.find("activity")->if_object()) {
    if (left_out == "kind" || left_out == "stress" || left_out == "transfer_alt") continue;  // these may be left out
    Json less = Json::object();
    for (const auto& [name, kept] : *asked.find("activity")->if_object())
      if (name != left_out) less.set(name, kept);
    const Response response = post("/api/activity", asking(robin(), ", \"activity\": " + write_canonical(less)));
    EXPECT_EQ(response.status, 422) << left_out << " may be left out: " << response.body;
  }
}

TEST(Api, GivesTheWordsOfAMovementWithAMeaningForEach) {
  const Json words = get("/api/movement"), shown = *read_json(file_text("contract/movement.json"));
  for (const auto& [name, value] : *shown.if_object()) EXPECT_NE(words.find(name), nullptr) << name;
  for (const char* list : {"postures", "supports", "ways_in", "joints", "moves"}) {
    EXPECT_GT(words.items_at(list).size(), 4U) << list;
    for (const Json& word : words.items_at(list)) {
      EXPECT_FALSE(word.text_at("says").empty()) << list << " " << word.text_at("id");
      EXPECT_EQ(word.text_at("says").find('.'), std::string_view::npos) << "no words for " << word.text_at("says");
    }
  }
  for (const Json& scale : words.items_at("scales")) {
    EXPECT_GT(scale.items_at("levels").size(), 1U) << scale.text_at("id");
    for (const Json& level : scale.items_at("levels"))
      EXPECT_FALSE(level.text_at("says").empty()) << scale.text_at("id") << " " << level.text_at("id");
  }
}

TEST(Api, ADayLeftOutIsTodayByTheClockHandedIn) {
  const Api tomorrow = Api::from(knowledge(), codes(), robin(), [] { return date("2026-11-25"); }).value();
  const Response response = tomorrow.answer({"POST", "/api/assess", "application/json", asking(robin())});
  EXPECT_EQ(read_json(response.body)->text_at("as_of"), "2026-11-25");
  const Response told =
      tomorrow.answer({"POST", "/api/assess", "application/json", asking(robin(), R"(, "as_of": "2026-11-24")")});
  EXPECT_EQ(read_json(told.body)->text_at("as_of"), "2026-11-24");
}

TEST(Api, AMettleRecordComesBackFromReadAsItIs) {
  const Json answer = read_json(post("/api/read", asking(robin())).body).value();
  EXPECT_EQ(write_canonical(*answer.find("record")), write_canonical(read_json(robin()).value()));
  EXPECT_TRUE(answer.items_at("notes").empty());
}

TEST(Api, ABundleBecomesARecordThatIsReadAgainWithoutAProblem) {
  const Response first = post("/api/read", asking(file_text("tests/fhir/whole_record.json")));
  ASSERT_EQ(first.status, 200) << first.body;
  const Json answer = read_json(first.body).value();
  EXPECT_EQ(answer.find("record")->find("mettle_record")->if_number()->token, "1");
  EXPECT_FALSE(answer.items_at("notes").empty());
  const std::string record = write_canonical(*answer.find("record"));
  const Response again = post("/api/read", asking(record));
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(write_canonical(*read_json(again.body)->find("record")), record);
}

TEST(Api, ABundleAndTheRecordMadeFromItGetTheSameTier) {
  const std::string bundle = file_text("tests/fhir/whole_record.json");
  const Json read = read_json(post("/api/read", asking(bundle)).body).value();
  const std::string record = write_canonical(*read.find("record"));
  const Json of_bundle = read_json(post("/api/assess", asking(bundle)).body).value();
  const Json of_record = read_json(post("/api/assess", asking(record)).body).value();
  EXPECT_EQ(*of_bundle.find("tier"), *of_record.find("tier"));
  EXPECT_EQ(*of_bundle.find("lesions"), *of_record.find("lesions"));
}

TEST(Api, ThePlanBeginsOnTheDayAfterAsTheCommandDoes) {
  const Json plan = read_json(post("/api/plan", asking(robin(), R"(, "as_of": "2026-11-24")")).body).value();
  EXPECT_EQ(plan.items_at("days").front().text_at("date"), "2026-11-25");
}

TEST(Api, WhatIsNotJsonIs400AndNamesThePlace) {
  const Response response = post("/api/assess", "{\"record\":\n  {,}}");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(read_json(response.body)->find("error")->text_at("where"), "line 2, column 4");
  EXPECT_EQ(post("/api/assess", "").status, 400);
}

TEST(Api, WhatIsNoRecordIs422AndIsNotJudged) {
  const std::vector<std::string> bodies{"[]",
                                        "{}",
                                        R"({"record": null})",
                                        R"({"record": "text"})",
                                        asking("{}"),
                                        asking(R"({"mettle_record": 1, "facts": [{"fact": "fatigue", "value": 4}]})"),
                                        asking(R"({"resourceType": "Bundle"})"),
                                        asking(file_text("tests/fhir/two_patients.json")),
                                        asking(empty_record(), R"(, "as_of": "24.11.2026")"),
                                        asking(empty_record(), R"(, "as_of": 5)"),
                                        asking(empty_record(), R"(, "as_off": "2026-11-24")"),
                                        asking(empty_record(), R"(, "for": "exercises")")};
  for (const std::string& body : bodies)
    for (const char* call : {"/api/assess", "/api/plan", "/api/read"}) {
      const Response response = post(call, body);
      EXPECT_EQ(response.status, 422) << call << " " << body.substr(0, 80);
      EXPECT_FALSE(what(response).empty());
      EXPECT_EQ(response.body.find("verdict"), std::string::npos);
      EXPECT_EQ(response.body.find("tier"), std::string::npos);
    }
}

TEST(Api, AMisspeltMemberIsNamedWithTheNearestSpelling) {
  const Response response = post("/api/assess", asking(empty_record(), R"(, "as_off": "2026-11-24")"));
  EXPECT_NE(response.body.find("Did you mean \\\"as_of\\\"?"), std::string::npos) << response.body;
}

TEST(Api, TheLibraryToScreenHasToBeNamed) {
  EXPECT_EQ(post("/api/screen", asking(empty_record())).status, 422);
  EXPECT_EQ(post("/api/screen", asking(empty_record(), R"(, "for": "games")")).status, 422);
  EXPECT_EQ(post("/api/screen", asking(empty_record(), R"(, "for": "probes")")).status, 422);
  for (const char* library : {"exercises", "tests", "daily", "done_to"}) {
    const Response response =
        post("/api/screen", asking(empty_record(), ", \"for\": \"" + std::string{library} + "\""));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(read_json(response.body)->text_at("for"), library);
  }
}

TEST(Api, AnEntryThatDoesNotExistIs404WithTheNearestName) {
  const Response response = post("/api/explain", asking(empty_record(), R"(, "entry": "sit_to_stnad")"));
  EXPECT_EQ(response.status, 404);
  EXPECT_NE(response.body.find("sit_to_stand"), std::string::npos);
  EXPECT_EQ(post("/api/explain", asking(empty_record())).status, 422);
}

TEST(Api, ProbesAreNobodysExercise) {
  for (const Entry& entry : knowledge().entries) {
    if (entry.library != Library::probes) continue;
    EXPECT_EQ(post("/api/explain", asking(empty_record(), ", \"entry\": \"" + entry.id + "\"")).status, 404);
  }
}

TEST(Api, AnUnknownCallIs404AndAnotherMethodIs405WithAllow) {
  EXPECT_EQ(post("/api/asses", asking(robin())).status, 404);
  EXPECT_EQ(post("/api", asking(robin())).status, 404);
  const Response read = post("/api/vocabulary", "{}");
  EXPECT_EQ(read.status, 405);
  EXPECT_EQ(read.allow, "GET, HEAD");
  const Response judged = api().answer({"GET", "/api/assess", "", ""});
  EXPECT_EQ(judged.status, 405);
  EXPECT_EQ(judged.allow, "POST");
}

TEST(Api, ABodyThatIsNotSaidToBeJsonIs415) {
  for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    EXPECT_EQ(post("/api/assess", asking(robin()), type).status, 415) << type;
  for (const char* type : {"application/json; charset=utf-8", "Application/JSON", "application/fhir+json"})
    EXPECT_EQ(post("/api/assess", asking(robin()), type).status, 200) << type;
}

TEST(Api, AnObjectWithHundredsOfThousandsOfNamesDoesNotHoldUpTheOthers) {
  std::string many = "{";
  for (int i = 0; i < 300'000; ++i) many += "\"a" + std::to_string(i) + "\":1,";
  many += "\"last\":1}";
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(post("/api/assess", asking(many)).status, 422);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{5});
  many.insert(1, "\"a7\":1,");
  EXPECT_EQ(post("/api/assess", asking(many)).status, 400) << "a name that occurs twice";
}

TEST(Api, AnExampleThatCannotBeReadIsSaidBeforeAnythingIsServed) {
  EXPECT_FALSE(Api::from(knowledge(), codes(), "{}", [] { return date("2026-11-24"); }));
}

}  // namespace
}  // namespace mettle
