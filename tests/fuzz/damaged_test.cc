// Ten thousand damaged copies of records and bundles: cut short, a value of another type, huge numbers, deep nesting,
// bytes that are no UTF-8, a name twice. Each is refused in words, or read as somebody about whom no more is known: on
// no variant milder than the whole copy and than the same person with a part of it unknown: nothing told but the
// lesions, not even those, or all but where the lesions are.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "fhir/reading.h"
#include "fuzz/readers.h"
#include "interop/person_in.h"
#include "safety/bit_table.h"
#include "support/knowledge.h"

namespace mettle::fuzz {
namespace {

constexpr int copies = 10'000;

using Chance = std::mt19937;
std::size_t below(Chance& chance, std::size_t bound) { return bound == 0 ? 0 : chance() % bound; }

/// Every value in a JSON tree but the root.
void collect(Json& json, std::vector<Json*>& all) {
  const auto each = [&](Json& value) {
    all.push_back(&value);
    collect(value, all);
  };
  if (auto* items = json.if_array())
    for (Json& item : *items) each(item);
  if (auto* members = json.if_object())
    for (auto& [name, value] : *members) each(value);
}

enum class Damage { cut, type, huge, deep, bytes, twice };
constexpr std::array<const char*, 6> damage_words{"cut short",    "another type", "a huge number",
                                                  "deep nesting", "no UTF-8",     "a name twice"};

Json another_type(Chance& chance, const Json& value) {
  const std::vector<Json> choices{Json{},        Json{true},     Json{Json::Number{"7"}},  Json{"seven"},
                                  Json::array(), Json::object(), Json::array().add(value), Json{}.set("value", value)};
  return choices[below(chance, choices.size())];
}

Json huge(Chance& chance) {
  constexpr std::array<const char*, 5> numbers{"99999999999999999999999999999", "-1e308", "1e400",
                                               "9223372036854775808", "0.00000000000000000000000001"};
  return Json{Json::Number{numbers[below(chance, numbers.size())]}};
}

/// A text with the damage done.
std::string damaged(Chance& chance, const Json& whole, Damage damage) {
  Json copy = whole;
  std::vector<Json*> places;
  collect(copy, places);
  Json& place = *places[below(chance, places.size())];
  switch (damage) {
    case Damage::cut: {
      const std::string text = write_canonical(copy);
      return text.substr(0, below(chance, text.size()));
    }
    case Damage::type: place = another_type(chance, place); return write_canonical(copy);
    case Damage::huge: place = huge(chance); return write_canonical(copy);
    case Damage::deep: {
      place = Json{"here-it-goes-deep"};
      std::string text = write_canonical(copy);
      const std::string mark = "\"here-it-goes-deep\"";
      const std::size_t depth = 1 + below(chance, 5000);
      return text.replace(text.find(mark), mark.size(), std::string(depth, '[') + std::string(depth, ']'));
    }
    case Damage::bytes: {
      std::string text = write_canonical(copy);
      constexpr std::array<const char*, 4> bytes{"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80"};
      // Inside a text, where a byte could go unnoticed.
      const std::size_t at = text.find('"', below(chance, text.size() - 1));
      return text.insert(at == std::string::npos ? 2 : at + 1, bytes[below(chance, bytes.size())]);
    }
    case Damage::twice: {
      std::vector<Json*> objects{&copy};
      for (Json* value : places)
        if (value->if_object() && !value->if_object()->empty()) objects.push_back(value);
      auto& members = *objects[below(chance, objects.size())]->if_object();
      auto again = members[below(chance, members.size())];
      again.first = "here-it-is-twice";
      const std::string name = members[below(chance, members.size())].first;
      again.second = another_type(chance, again.second);
      members.push_back(again);
      std::string text = write_canonical(copy);
      const std::string mark = "\"here-it-is-twice\"";
      return text.replace(text.find(mark), mark.size(), "\"" + name + "\"");
    }
  }
  return {};
}

struct Original {
  std::string name;
  Json json;
  std::vector<Verdict> bound;  // by variant: the milder of the whole and of nothing told
};

const BitTable& table() {
  static const BitTable made{testing::knowledge()};
  return made;
}

std::vector<Verdict> verdicts_of(const Picture& picture) {
  std::vector<Verdict> verdicts(table().size());
  table().verdicts(evaluate(testing::knowledge(), picture, fuzz_day()), verdicts);
  return verdicts;
}

Picture with_nothing_told(Picture picture) {
  picture.told.clear();
  picture.imaging.clear();
  for (Lesion& lesion : picture.lesions) {
    lesion.told.clear();
    lesion.found.reset();
    lesion.part.clear();
    lesion.level.clear();
    lesion.side = Laterality::unknown;
  }
  picture.born.reset();
  return picture;
}

/// Records and bundles that can be read as they are.
std::vector<Original> originals() {
  std::vector<std::pair<std::string, std::string>> texts{{"robin", testing::file_text("contract/records/robin.json")}};
  for (const std::string& name : testing::bundle_names())
    texts.emplace_back(name, testing::file_text("tests/fhir/" + name + ".json"));
  std::vector<Original> all;
  for (const auto& [name, text] : texts) {
    const auto json = read_json(text);
    if (!json) continue;
    const auto read = read_person(testing::knowledge(), codes(), *json, fuzz_day());
    if (!read) continue;
    Original one{name, *json, verdicts_of(read->picture)};
    // What is lost may make somebody unknown, with or without the lesions, or leave open where the lesions are.
    Picture nobody, somewhere = read->picture;
    nobody.metastases_elsewhere_unknown = somewhere.metastases_elsewhere_unknown = true;
    somewhere.lesions.clear();
    somewhere.imaging.clear();
    for (const Picture& unknown : {with_nothing_told(read->picture), nobody, somewhere}) {
      const auto other = verdicts_of(unknown);
      for (std::size_t at = 0; at < other.size(); ++at) one.bound[at] = std::min(one.bound[at], other[at]);
    }
    all.push_back(std::move(one));
  }
  return all;
}

TEST(Damaged, TenThousandCopiesAreRefusedInWordsOrReadNoLooserThanTheUnknown) {
  const auto all = originals();
  ASSERT_GT(all.size(), 10U);
  Chance chance{20261125};
  std::map<std::string, std::array<int, 2>> counts;  // by damage: refused, read
  for (int copy = 0; copy < copies; ++copy) {
    const Original& original = all[below(chance, all.size())];
    const auto damage = static_cast<Damage>(below(chance, damage_words.size()));
    const std::string text = damaged(chance, original.json, damage);
    const auto read = read_person_text(testing::knowledge(), codes(), text, fuzz_day());
    auto& count = counts[damage_words[static_cast<std::size_t>(damage)]];
    ++count[read ? 1 : 0];
    if (!read) {
      ASSERT_TRUE(!read.error().what.empty() && !read.error().what.ends_with(' ')) << original.name << "\n" << text;
      continue;
    }
    const auto verdicts = verdicts_of(read->picture);
    for (std::size_t at = 0; at < verdicts.size(); ++at)
      if (verdicts[at] < original.bound[at]) {
        ADD_FAILURE() << original.name << ", " << damage_words[static_cast<std::size_t>(damage)] << ", opens "
                      << testing::knowledge().entries[testing::knowledge().variants[at].entry].id << "\n"
                      << text;
        break;
      }
  }
  for (const auto& [damage, count] : counts) {
    RecordProperty(damage, std::to_string(count[0]) + " refused, " + std::to_string(count[1]) + " read");
    std::printf("%s: %d refused, %d read\n", damage.c_str(), count[0], count[1]);
    EXPECT_GT(count[0], 0) << damage;
  }
  for (const char* always : {"cut short", "no UTF-8", "a name twice"}) EXPECT_EQ(counts[always][1], 0) << always;
}

}  // namespace
}  // namespace mettle::fuzz
