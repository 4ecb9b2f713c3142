#include "interop/code_map.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/knowledge.h"

namespace mettle {
namespace {

std::vector<SourceFile> code_files() {
  std::vector<SourceFile> files;
  for (SourceFile& file : testing::knowledge_files())
    if (file.path.starts_with("codes/")) files.push_back(std::move(file));
  return files;
}

const CodeMap& codes() {
  static const CodeMap map = *CodeMap::from(code_files());
  return map;
}

/// The knowledge with one text of one file changed.
std::string problem_with(std::string_view path, std::string_view was, std::string_view is) {
  auto files = code_files();
  const auto file = std::ranges::find(files, path, &SourceFile::path);
  const auto at = file->text.find(was);
  EXPECT_NE(at, std::string::npos) << was;
  file->text.replace(at, was.size(), is);
  const auto map = CodeMap::from(files);
  return map ? "" : to_text(map.error());
}

TEST(CheckDigit, OfSnomedCatchesEveryWrongDigitAndEveryTwoSwapped) {
  for (const std::string code : {"94222008", "55492004", "1217123003", "24028007", "94381002"}) {
    EXPECT_TRUE(passes_verhoeff(code)) << code;
    for (std::size_t at = 0; at < code.size(); ++at) {
      for (char digit = '0'; digit <= '9'; ++digit) {
        std::string wrong = code;
        wrong[at] = digit;
        EXPECT_EQ(passes_verhoeff(wrong), wrong == code) << wrong;
      }
      std::string swapped = code;
      if (at + 1 < code.size()) std::swap(swapped[at], swapped[at + 1]);
      EXPECT_EQ(passes_verhoeff(swapped), swapped == code) << swapped;
    }
  }
  for (const char* no_code : {"", "0", "94222008 ", "9422200x", "-4222008"}) EXPECT_FALSE(passes_verhoeff(no_code));
}

TEST(CheckDigit, OfLoincCatchesEveryWrongDigit) {
  for (const std::string code : {"777-3", "718-7", "72514-3", "89247-1", "38267-1", "101691-4"}) {
    EXPECT_TRUE(passes_mod10(code)) << code;
    for (std::size_t at = 0; at < code.size(); ++at)
      for (char digit = '0'; code[at] != '-' && digit <= '9'; ++digit) {
        std::string wrong = code;
        wrong[at] = digit;
        EXPECT_EQ(passes_mod10(wrong), wrong == code) << wrong;
      }
  }
  for (const char* no_code : {"", "-", "777", "-3", "777-", "777-33", "7x7-3"}) EXPECT_FALSE(passes_mod10(no_code));
}

TEST(Codes, ACodeThatFailsItsCheckDigitIsRefusedWithItsPlace) {
  const std::string snomed = problem_with("codes/skeletal_sites.toml", "\"55492004\"", "\"55492005\"");
  EXPECT_TRUE(snomed.starts_with("codes/skeletal_sites.toml:")) << snomed;
  EXPECT_NE(snomed.find("The code 55492005 fails its own check digit. Copy it again from its source."),
            std::string::npos)
      << snomed;
  const std::string loinc = problem_with("codes/measures.toml", "\"777-3\"", "\"777-4\"");
  EXPECT_NE(loinc.find("codes/measures.toml:"), std::string::npos) << loinc;
  EXPECT_NE(loinc.find("The code 777-4 fails its own check digit."), std::string::npos) << loinc;
}

TEST(Codes, AFaultInAFileIsRefusedWithItsPlace) {
  const auto expect = [](const std::string& problem, std::string_view path, std::string_view says) {
    EXPECT_TRUE(problem.starts_with(std::string{path} + ":")) << problem;
    EXPECT_NE(problem.find(says), std::string::npos) << problem;
  };
  expect(problem_with("codes/skeletal_sites.toml", "site = \"skull\"", "site = \"scull\""), "codes/skeletal_sites.toml",
         "There is no site \"scull\".");
  expect(problem_with("codes/skeletal_sites.toml", "\"91609006\"", "\"89546000\""), "codes/skeletal_sites.toml",
         "stands here twice");
  expect(problem_with("codes/measures.toml", "family = \"cell_count\"", "family = \"cells\""), "codes/measures.toml",
         "There is no family \"cells\"");
  expect(problem_with("codes/systems.toml", "check = \"verhoeff\"", "check = \"luhn\""), "codes/systems.toml",
         "There is no check \"luhn\".");
  expect(problem_with("codes/disorders.toml", "is = \"bone_metastasis\"", "is = \"bone\""), "codes/disorders.toml",
         "no kind of secondary cancer");
}

TEST(Codes, EveryMeasureAnswersAFactInItsUnitWithinItsBounds) {
  const KnowledgeBase& base = testing::knowledge();
  for (const Measure& measure : codes().tables().measures) {
    SCOPED_TRACE(measure.id);
    const auto number = base.find_fact(measure.fact);
    ASSERT_TRUE(number.has_value());
    const FactDefinition& fact = base.facts[*number];
    EXPECT_EQ(fact.about == About::lesion, measure.of_lesion);
    for (const Band& band : measure.bands) EXPECT_TRUE(read_fact_value(fact, band.value)) << band.value;
    for (const auto& [key, value] : measure.answers)
      EXPECT_TRUE(value == "unknown" || read_fact_value(fact, value)) << value;
    if (fact.kind != FactKind::number) continue;
    EXPECT_EQ(codes().find_family(measure.family)->is, fact.unit);
    EXPECT_GE(measure.least, fact.least);
    EXPECT_LE(measure.most, fact.most);
    // A bound ("<50") is read on the side that is worse.
    EXPECT_TRUE(measure.worse == Worse::not_said || (measure.worse == Worse::higher) == fact.higher_is_worse);
  }
}

TEST(Codes, EveryFactThatFollowsFromACodeIsAFactWithThatAnswer) {
  const KnowledgeBase& base = testing::knowledge();
  const auto check = [&](const std::string& fact, const std::string& value) {
    const auto number = base.find_fact(fact);
    ASSERT_TRUE(number.has_value()) << fact;
    EXPECT_TRUE(value.empty() || read_fact_value(base.facts[*number], value)) << fact << " " << value;
  };
  const CodeTables& tables = codes().tables();
  for (const auto& [key, finding] : tables.findings)
    if (!finding.fact.empty()) {
      check(finding.fact, finding.value);
      check(finding.fact, finding.over);
    }
  for (const auto& [begins, finding] : tables.icd_findings) check(finding.fact, finding.value);
  for (const auto& [key, value] : tables.primaries) check("primary_cancer", value);
  for (const DrugClass& drug : tables.drugs)
    for (const DrugClass::Gives& gives : drug.gives) {
      check(gives.fact, gives.value);
      check(gives.fact, gives.short_value.value_or(""));
    }
}

TEST(Codes, EveryPlaceIsASiteWithThatLevelAndPart) {
  const KnowledgeBase& base = testing::knowledge();
  const auto check = [&](const std::vector<Spot>& spots) {
    for (const Spot& spot : spots) {
      if (spot.site == "unknown") continue;
      const auto site = find_site(spot.site);
      ASSERT_TRUE(site.has_value()) << spot.site;
      if (!spot.level.empty()) {
        ASSERT_NE(base.find_level(spot.level), nullptr) << spot.level;
        EXPECT_EQ(base.find_level(spot.level)->region, *site) << spot.level;
      }
      const auto& parts = base.words_of(*site).parts;
      EXPECT_TRUE(spot.sub_site.empty() ||
                  std::ranges::any_of(parts, [&](const auto& part) { return part.first == spot.sub_site; }))
          << spot.site << " " << spot.sub_site;
    }
  };
  for (const auto& [key, place] : codes().tables().sites) check(place.at);
  for (const auto& [key, disorder] : codes().tables().disorders) check(disorder.at);
}

TEST(Codes, ASystemIsKnownUnderItsNamesAndAnEditionOfSnomedToo) {
  EXPECT_EQ(codes().vocabulary("http://snomed.info/sct/83821000000107/version/20260401"), "snomed");
  EXPECT_EQ(codes().vocabulary("urn:oid:2.16.840.1.113883.6.1"), "loinc");
  EXPECT_EQ(codes().vocabulary("http://example.org/codes"), "");
  // The same digits of another system are another code.
  EXPECT_EQ(codes().find_disorder({"loinc", "94222008", ""}), nullptr);
  EXPECT_EQ(codes().find_disorder({"", "94222008", ""}), nullptr);
}

TEST(Codes, WithoutTheLicensedFilesThereAreNoCodesAndNoFault) {
  auto files = code_files();
  std::erase_if(files, [](const SourceFile& file) {
    return file.path == "codes/skeletal_sites.toml" || file.path == "codes/disorders.toml";
  });
  const auto map = CodeMap::from(files);
  ASSERT_TRUE(map.has_value()) << to_text(map.error());
  EXPECT_EQ(map->find_place({"snomed", "55492004", ""}), nullptr);
}

TEST(Words, AreFoundFromTheirStartAndShortOnesWhole) {
  EXPECT_TRUE(has_word("Bone METASTASES, spine", "metasta"));
  EXPECT_TRUE(has_word("old rib fracture", "rib"));
  EXPECT_FALSE(has_word("description", "rib"));
  EXPECT_FALSE(has_word("ribose", "rib"));
  EXPECT_TRUE(has_word("metastases in rib, ribs", "ribs"));
  EXPECT_FALSE(has_word("", "rib"));
  EXPECT_FALSE(has_word("rib", ""));
}

}  // namespace
}  // namespace mettle
