#include "interop/code_image.h"

#include <algorithm>

#include "base/sealed.h"

namespace mettle {

// The members of everything the code tables hold, each in its order. One that is added elsewhere and not here does not
// compile; add its name in both lists of the line.
template <>
inline constexpr std::size_t enumerators<CancerPlace> = static_cast<std::size_t>(CancerPlace::elsewhere) + 1;
template <>
inline constexpr std::size_t enumerators<Worse> = static_cast<std::size_t>(Worse::higher) + 1;

constexpr auto fields(Same<Spot> auto& x) {
  auto& [site, side, level, sub_site] = x;
  return std::tie(site, side, level, sub_site);
}
constexpr auto fields(Same<SiteCode> auto& x) {
  auto& [name, at] = x;
  return std::tie(name, at);
}
constexpr auto fields(Same<Disorder> auto& x) {
  auto& [place, name, at, broken, ask] = x;
  return std::tie(place, name, at, broken, ask);
}
constexpr auto fields(Same<Finding> auto& x) {
  auto& [name, fact, value, over, inferred, ask] = x;
  return std::tie(name, fact, value, over, inferred, ask);
}
constexpr auto fields(Same<Band> auto& x) {
  auto& [up_to, under, value] = x;
  return std::tie(up_to, under, value);
}
constexpr auto fields(Same<Measure> auto& x) {
  auto& [id, fact, family, of_lesion, laboratory, clear_of_lesions, inferred, worse, least, most, at, bands, answers] =
      x;
  return std::tie(id, fact, family, of_lesion, laboratory, clear_of_lesions, inferred, worse, least, most, at, bands,
                  answers);
}
constexpr auto fields(Same<Unit> auto& x) {
  auto& [code, spelled, times, over] = x;
  return std::tie(code, spelled, times, over);
}
constexpr auto fields(Same<UnitFamily> auto& x) {
  auto& [is, bare, units] = x;
  return std::tie(is, bare, units);
}
constexpr auto fields(Same<DrugClass::Gives> auto& x) {
  auto& [fact, value, short_value, short_days, course] = x;
  return std::tie(fact, value, short_value, short_days, course);
}
constexpr auto fields(Same<DrugClass> auto& x) {
  auto& [id, words, last_days, gives] = x;
  return std::tie(id, words, last_days, gives);
}
constexpr auto fields(Same<WordLists> auto& x) {
  auto& [metastasis, bone, elsewhere, doubt, denial, fracture, left, right, surface, radiotherapy, stereotactic,
         regions, modalities] = x;
  return std::tie(metastasis, bone, elsewhere, doubt, denial, fracture, left, right, surface, radiotherapy,
                  stereotactic, regions, modalities);
}
constexpr auto fields(Same<ResourceNote> auto& x) {
  auto& [why, ask] = x;
  return std::tie(why, ask);
}
constexpr auto fields(Same<CodeTables> auto& x) {
  auto& [vocabulary_of, check_of, sites, sides, side_extensions, structure_extensions, disorders, icd_disorders,
         findings, icd_findings, primaries, icd_primaries, measures, measure_of, shown, families, drugs, drug_of,
         radiotherapy, radiotherapy_fact, stereotactic_value, modalities, imaging_reports, imaging_category, words,
         resources] = x;
  return std::tie(vocabulary_of, check_of, sites, sides, side_extensions, structure_extensions, disorders,
                  icd_disorders, findings, icd_findings, primaries, icd_primaries, measures, measure_of, shown,
                  families, drugs, drug_of, radiotherapy, radiotherapy_fact, stereotactic_value, modalities,
                  imaging_reports, imaging_category, words, resources);
}

namespace {

constexpr std::string_view what = "image of the codes";

}  // namespace

std::string write_code_image(const CodeMap& codes) { return write_sealed(what, codes.tables()); }

Result<CodeMap> read_code_image(std::string_view bytes) {
  METTLE_TRY(CodeTables tables, read_sealed<CodeTables>(what, bytes));
  const auto below = [](const auto& places, std::size_t size) {
    return std::ranges::all_of(places, [size](const auto& row) { return row.second < size; });
  };
  if (!below(tables.measure_of, tables.measures.size()) || !below(tables.drug_of, tables.drugs.size()))
    return failure(Problem{"The image of the codes names what is not in it.", "", "Build Mettle again."});
  return CodeMap::of(std::move(tables));
}

}  // namespace mettle
