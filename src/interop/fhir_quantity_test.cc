#include "interop/fhir_quantity.h"

#include <gtest/gtest.h>

#include "support/knowledge.h"

namespace mettle {
namespace {

const CodeMap& codes() {
  static const CodeMap map = [] {
    std::vector<SourceFile> files;
    for (SourceFile& file : testing::knowledge_files())
      if (file.path.starts_with("codes/")) files.push_back(std::move(file));
    return *CodeMap::from(files);
  }();
  return map;
}

/// The number in our unit, or why it is not read.
std::string measured(std::string_view loinc, std::string_view value) {
  const Measure* measure = codes().find_measure({"loinc", std::string{loinc}, ""});
  const auto json = read_json("{" + std::string{value} + "}");
  const auto read = read_measured(*json, *measure, codes());
  return read ? number_token(read->millionths) + (read->bound ? " bound" : "") : read.error().what;
}

std::string quantity(std::string_view members) { return "\"valueQuantity\":{" + std::string{members} + "}"; }

TEST(Quantity, IsConvertedByItsCodeAndOnlyThenByItsSpelling) {
  EXPECT_EQ(
      measured("718-7", quantity(R"("value":9.85,"unit":"g/L","system":"http://unitsofmeasure.org","code":"g/dL")")),
      "98.5");
  EXPECT_EQ(measured("718-7", quantity(R"("value":6.1,"unit":"mmol/L","code":"mmol/L")")), "98.2954");
  EXPECT_EQ(measured("777-3", quantity(R"("value":150000,"unit":"/uL")")), "150");
  EXPECT_EQ(measured("777-3", quantity(R"("value":1.5e2,"unit":"K/uL")")), "150");
  EXPECT_EQ(measured("29265-6", quantity(R"("value":10.4,"unit":"mg/dL")")), "2.59494");
}

TEST(Quantity, WithoutAKnownUnitIsRefused) {
  EXPECT_EQ(measured("718-7", quantity(R"("value":98)")), "The number 98 came without a unit.");
  EXPECT_EQ(measured("718-7", R"("valueInteger":98)"), "The number 98 came without a unit.");
  EXPECT_EQ(measured("718-7", quantity(R"("value":98,"unit":"grams")")), "The unit of 98 grams is not known here.");
  EXPECT_EQ(measured("718-7", quantity(R"("value":98,"unit":"g/L","system":"http://other.example","code":"g/L")")),
            "The unit of 98 g/L is not known here.");
  EXPECT_EQ(measured("72514-3", R"("valueInteger":6)"), "6");  // a score has none
}

TEST(Quantity, BeyondItsBoundsIsRefusedSinceItsUnitMayBeWrong) {
  EXPECT_EQ(measured("718-7", quantity(R"("value":9.8,"unit":"g/L")")),
            "The value 9.8 g/L cannot be right for this measure, so its unit may be wrong.");
  EXPECT_EQ(measured("777-3", quantity(R"("value":-1,"unit":"10*9/L")")),
            "The value -1 10*9/L cannot be right for this measure, so its unit may be wrong.");
  EXPECT_EQ(measured("777-3", quantity(R"("value":1e18,"unit":"10*9/L")")), "The number 1e18 is out of range.");
}

TEST(Quantity, ABoundIsTheValueThatIsNoBetterThanAnyItAllows) {
  const auto platelets = [](const char* comparator) {
    return measured("777-3", quantity(R"("value":50,"unit":"10*9/L","comparator":")" + std::string{comparator} + "\""));
  };
  EXPECT_EQ(platelets("<"), "49.999999 bound");
  EXPECT_EQ(platelets("<="), "50 bound");
  EXPECT_EQ(platelets(">"), "50 bound");
  EXPECT_EQ(platelets(">="), "50 bound");
  EXPECT_EQ(platelets("~"), "\"~50 10*9/L\" is only a bound.");  // which way, nobody knows
  EXPECT_EQ(measured("29265-6", quantity(R"("value":3,"unit":"mmol/L","comparator":">")")), "3.000001 bound");
}

TEST(Quantity, ThatIsNoNumberIsRefused) {
  for (const char* value : {R"("valueString":"high")", R"("valueQuantity":{"value":"50","unit":"10*9/L"})",
                            R"("valueQuantity":7)", R"("valueInteger":"7")", ""})
    EXPECT_EQ(measured("777-3", value), "It has no number as its value.") << value;
}

}  // namespace
}  // namespace mettle
