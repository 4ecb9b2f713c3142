// Whatever comes in, there is a reading or a problem in words. The changes are made from a fixed seed.
#include <gtest/gtest.h>

#include <random>

#include "reading.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

using Chance = std::mt19937;

std::size_t below(Chance& chance, std::size_t bound) { return bound == 0 ? 0 : chance() % bound; }

void expect_words(const Problem& problem) {
  EXPECT_FALSE(problem.what.empty());
  EXPECT_TRUE(problem.what.ends_with('.')) << problem.what;
}

/// Reads, and if it is a reading, takes its record into Mettle's own form as well.
void expect_reading_or_words(const Json& json) {
  const auto reading = read_fhir(json, testing::codes(), testing::reading_day());
  if (!reading) return expect_words(reading.error());
  for (const auto* lines : {&reading->used, &reading->not_used, &reading->questions})
    for (const ReadingLine& line : *lines) {
      EXPECT_FALSE(line.resource.empty());
      EXPECT_FALSE(line.what.empty()) << line.resource << " " << line.why;
      EXPECT_FALSE(line.why.empty()) << line.resource << " " << line.what;
    }
  testing::picture_of(*reading);  // stops when our own reader refuses it
}

/// Every value in a JSON tree.
void collect(Json& json, std::vector<Json*>& all) {
  all.push_back(&json);
  if (auto* items = json.if_array())
    for (Json& item : *items) collect(item, all);
  if (auto* members = json.if_object())
    for (auto& [name, value] : *members) collect(value, all);
}

Json strange(Chance& chance) {
  switch (below(chance, 10)) {
    case 0: return Json{};
    case 1: return Json{true};
    case 2: return Json{Json::Number{"-1e308"}};
    case 3: return Json{Json::Number{"99999999999999999999999999999"}};
    case 4: return Json{""};
    case 5: return Json{std::string(3000, 'x')};
    case 6: return Json::array();
    case 7: return Json::object();
    case 8: return Json{}.add(Json{}.set("reference", "#")).add(Json{"2026-13-45"});
    default: return Json{}.set("coding", Json::array()).set("value", "7").set("reference", "////_history/");
  }
}

TEST(Malformed, AWrongValueAtAnyPlaceOfAnyBundleIsReadOrRefusedInWords) {
  for (const std::string& name : testing::bundle_names()) {
    SCOPED_TRACE(name);
    const Json whole = testing::bundle(name);
    Json counted = whole;
    std::vector<Json*> places;
    collect(counted, places);
    Chance chance{20261124};
    for (std::size_t at = 0; at < places.size(); ++at) {
      Json changed = whole;
      std::vector<Json*> all;
      collect(changed, all);
      *all[at] = strange(chance);
      expect_reading_or_words(changed);
    }
  }
}

TEST(Malformed, AMemberLeftOutOrMovedIsReadOrRefusedInWords) {
  Chance chance{7};
  for (const std::string& name : testing::bundle_names()) {
    SCOPED_TRACE(name);
    const Json whole = testing::bundle(name);
    for (int round = 0; round < 200; ++round) {
      Json changed = whole;
      for (std::size_t changes = 1 + below(chance, 3); changes > 0; --changes) {
        std::vector<Json*> all;
        collect(changed, all);
        Json* one = all[below(chance, all.size())];
        if (auto* members = one->if_object(); members && !members->empty())
          members->erase(members->begin() + static_cast<std::ptrdiff_t>(below(chance, members->size())));
        else if (auto* items = one->if_array(); items && !items->empty()) items->push_back(items->front());
        else *one = Json{*all[below(chance, all.size())]};
      }
      expect_reading_or_words(changed);
    }
  }
}

TEST(Malformed, TextWithAChangedByteIsReadOrRefusedWithItsLine) {
  Chance chance{11};
  for (const std::string& name : testing::bundle_names()) {
    SCOPED_TRACE(name);
    const std::string text = testing::file_text("tests/fhir/" + name + ".json");
    for (int round = 0; round < 200; ++round) {
      std::string changed = text;
      const std::size_t at = below(chance, changed.size());
      switch (below(chance, 3)) {
        case 0: changed[at] = static_cast<char>(below(chance, 256)); break;
        case 1: changed.erase(at, 1 + below(chance, 20)); break;
        default: changed.insert(at, 1, static_cast<char>(below(chance, 256)));
      }
      const auto json = read_json(changed);
      if (json) expect_reading_or_words(*json);
      else {
        expect_words(json.error());
        EXPECT_NE(json.error().where.find("line"), std::string::npos) << to_text(json.error());
      }
    }
  }
}

TEST(Malformed, DepthNamesBytesAndNumbersAreRefusedInWords) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += R"({"a":[)";
  for (const std::string& text :
       {deep, std::string{R"({"resourceType":"Bundle","resourceType":"Patient"})"},
        std::string{"{\"resourceType\":\"Bun\xC3\"}"}, std::string{"{\"resourceType\":\"Bundle\xED\xA0\x80\"}"},
        std::string{R"({"resourceType":"Bundle")"}, std::string{}, std::string{"\xEF\xBB\xBF"},
        std::string{R"({"value":0x10})"}, std::string{R"({"value":NaN})"}, std::string{"{} {}"}}) {
    const auto json = read_json(text);
    ASSERT_FALSE(json.has_value()) << text.substr(0, 40);
    expect_words(json.error());
  }
}

TEST(Malformed, ANumberBeyondAllMeasureIsNotRead) {
  for (const char* number :
       {"1e999999999", "-1e400", "123456789012345678901234567890", "1e-400", "0.0000000000000001"}) {
    const auto json = read_json(testing::observation(
        "o", "777-3",
        R"("status":"final","effectiveDateTime":"2026-11-16","valueQuantity":{"unit":"10*9/L","value":)" +
            std::string{number} + "}"));
    if (!json) {
      expect_words(json.error());
      continue;
    }
    const FhirReading reading = testing::reading_of(*json);
    for (const std::string& fact : testing::facts_of(reading))
      EXPECT_EQ(fact, "platelets 0 10^9/L 2026-11-16 record_import");
  }
}

}  // namespace
}  // namespace mettle
