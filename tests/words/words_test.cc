// The words people read: every phrase the code asks for is there, they promise nothing, blame nobody and are plain.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <regex>
#include <set>

#include "base/text.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

std::string source_text() {
  std::string all;
  const std::filesystem::path root{std::string{METTLE_SOURCE_DIR} + "/src"};
  for (const auto& file : std::filesystem::recursive_directory_iterator(root)) {
    const std::string name = file.path().filename().string();
    if (name.ends_with(".cc") && !name.ends_with("_test.cc"))
      all += testing::file_text(std::filesystem::relative(file.path(), METTLE_SOURCE_DIR).string());
  }
  return all;
}

bool spoken(const KnowledgeBase& base, const std::string& id) { return base.says.contains(id); }

TEST(Words, EveryPhraseTheCodeNamesIsThere) {
  const KnowledgeBase& base = testing::knowledge();
  const std::string text = source_text();
  const std::regex asked{R"rx(\bsay\("([a-z_.]+)"(\s*\+)?)rx"};
  int found = 0;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), asked); at != std::sregex_iterator(); ++at) {
    const std::string id = (*at)[1];
    ++found;
    if (!(*at)[2].matched) {
      EXPECT_TRUE(spoken(base, id)) << id;
      continue;
    }
    const auto next = base.says.lower_bound(id);
    EXPECT_TRUE(next != base.says.end() && next->first.starts_with(id)) << "no phrase begins with " << id;
  }
  EXPECT_GT(found, 5) << "the pattern finds no phrases any more";
}

TEST(Words, EveryPhraseTheCodePutsTogetherIsThere) {
  const KnowledgeBase& base = testing::knowledge();
  std::set<std::string> ids;
  for (const std::string_view verdict : verdict_ids)
    for (const std::string_view reader : {".person", ".professional"})
      ids.insert("verdict." + std::string{verdict} + std::string{reader});
  for (const std::string_view side : {"left", "right", "both", "midline", "unknown"})
    ids.insert("side." + std::string{side});
  for (const std::string_view lesion_class : lesion_class_ids) {
    ids.insert("class." + std::string{lesion_class});
    ids.insert("region." + std::string{lesion_class});
  }
  for (const Variant& variant : base.variants) {
    const VariantChoice coded = coded_choice(base.entries[variant.entry]);
    const VariantChoice& choice = variant.choice;
    const auto change = [&](bool differs, const char* what, std::string_view to) {
      if (differs) ids.insert("change." + std::string{what} + "." + std::string{to});
    };
    change(choice.load != coded.load, "load", load_ids[static_cast<std::size_t>(choice.load)]);
    change(choice.most_range != coded.most_range, "range", range_ids[static_cast<std::size_t>(choice.most_range)]);
    change(choice.support != coded.support, "support", support_ids[static_cast<std::size_t>(choice.support)]);
    change(choice.transfer != coded.transfer, "transfer", choice.transfer);
    change(choice.sides != coded.sides, "sides", choice.sides == Sides::left ? "left" : "right");
  }
  for (const std::string& id : ids) EXPECT_TRUE(spoken(base, id)) << id;
}

/// What a person may read: where it stands, and the words.
std::vector<std::pair<std::string, std::string>> person_words(const KnowledgeBase& base) {
  std::vector<std::pair<std::string, std::string>> words;
  for (const LimitRule& rule : base.limits) words.emplace_back(rule.id.text(), rule.says.person);
  for (const FloorRule& rule : base.floors) words.emplace_back(rule.id.text(), rule.says.person);
  for (const FactDefinition& fact : base.facts)
    if (!fact.ask.person.empty()) words.emplace_back(fact.id, fact.ask.person);
  for (const auto& [id, says] : base.says)
    if (id.ends_with(".person") || id.starts_with("change.")) words.emplace_back(id, says);
  return words;
}

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> out{""};
  for (const char c : text) {
    out.back() += c;
    if (c == '.' || c == '!' || c == '?' || c == ':') out.emplace_back();
  }
  std::erase_if(out, [](const std::string& s) { return trim(s).empty(); });
  return out;
}

int words_in(const std::string& text) {
  int words = 0;
  for (const std::string& word : split(text, ' ')) words += word.empty() ? 0 : 1;
  return words;
}

/// Groups of vowels, less a silent e at the end: near enough to count a page, not a word.
int syllables_in(const std::string& text) {
  int all = 0;
  for (const std::string& word : split(text, ' ')) {
    std::string letters;
    for (const char c : word)
      if (std::isalpha(static_cast<unsigned char>(c)))
        letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (letters.empty()) continue;
    int groups = 0;
    bool vowel_before = false;
    for (const char c : letters) {
      const bool vowel = std::string_view{"aeiouy"}.find(c) != std::string_view::npos;
      groups += vowel && !vowel_before ? 1 : 0;
      vowel_before = vowel;
    }
    if (letters.ends_with("e") && !letters.ends_with("le")) --groups;
    all += std::max(groups, 1);
  }
  return all;
}

TEST(Words, PersonWordsPromiseNothingAndBlameNobody) {
  const std::regex refused{
      R"(\b(safe|safely|unsafe|guarantee|harmless|your fault|you failed|should have|non-?complian|)"
      R"(you refused|forbidden|must not|patient)\b)",
      std::regex::icase};
  for (const auto& [where, text] : person_words(testing::knowledge()))
    EXPECT_FALSE(std::regex_search(text, refused)) << where << ": " << text;
}

TEST(Words, PersonWordsAreShortSentencesForAReaderOfNineToEleven) {
  int all_sentences = 0, all_words = 0, all_syllables = 0;
  for (const auto& [where, text] : person_words(testing::knowledge())) {
    EXPECT_FALSE(trim(text).empty()) << where;
    for (const std::string& sentence : sentences(text)) {
      EXPECT_LE(words_in(sentence), 22) << where << ": " << sentence;
      ++all_sentences;
    }
    all_words += words_in(text);
    all_syllables += syllables_in(text);
  }
  ASSERT_GT(all_sentences, 100);
  // Flesch-Kincaid school year in hundredths; year 6 is read at about eleven.
  const int year = 39 * all_words / all_sentences + 1180 * all_syllables / all_words - 1559;
  EXPECT_LE(year, 600);
}

TEST(Words, ThePageForCliniciansNamesEveryWordThatARuleMayUse) {
  const std::string page = testing::file_text("knowledge/README.md");
  const auto named = [&](std::string_view word) {
    return page.find("`" + std::string{word} + "`") != std::string::npos;
  };
  for (const Scale& scale : whole_table) EXPECT_TRUE(named(scale.id)) << scale.id;
  for (const Scale& scale : limb_table) EXPECT_TRUE(named(scale.id)) << scale.id;
  for (const Scale& scale : quality_table) EXPECT_TRUE(named(scale.id)) << scale.id;
  for (const std::string_view part : rule_part_ids) EXPECT_TRUE(named(part)) << part;
  for (const std::string_view lesion_class : lesion_class_ids) EXPECT_TRUE(named(lesion_class)) << lesion_class;
  for (const std::string_view tier : tier_ids) EXPECT_TRUE(named(tier)) << tier;
  for (const std::string_view mode : mode_ids) EXPECT_NE(page.find(mode), std::string::npos) << mode;
}

TEST(Words, ThePageForCliniciansShowsARuleAsItStandsInTheFile) {
  const std::string page = testing::file_text("knowledge/README.md");
  const auto from = page.find("[[limit]]\nid");
  ASSERT_NE(from, std::string::npos);
  const std::string rule = page.substr(from, page.find("```", from) - from);
  EXPECT_NE(testing::file_text("knowledge/rules/everyone.toml").find(rule), std::string::npos) << rule;
}

}  // namespace
}  // namespace mettle
