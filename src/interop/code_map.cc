#include "interop/code_map.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace mettle {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_word_letter(char c) {
  const char small = lower(c);
  return (small >= 'a' && small <= 'z') || is_digit(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// "C79.51" -> "C7951": the dot is left out by some systems, and some write small letters or blanks.
std::string plain_icd(std::string_view code) {
  std::string plain;
  for (const char c : code)
    if (c != '.' && c != ' ') plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return plain;
}

/// The row with the longest beginning that the code has.
template <typename Row>
const Row* find_beginning(const std::vector<std::pair<std::string, Row>>& rows, const Coding& coding) {
  if (coding.vocabulary != "icd") return nullptr;
  const std::string code = plain_icd(coding.code);
  for (const auto& [begins, row] : rows)
    if (code.starts_with(begins)) return &row;
  return nullptr;
}

template <typename Value>
const Value* find_in(const std::map<CodeKey, Value>& rows, const Coding& coding) {
  const auto found = rows.find(coding.key());
  return found == rows.end() ? nullptr : &found->second;
}

}  // namespace

bool passes_verhoeff(std::string_view digits) {
  // The dihedral group of order ten, and the permutation that is applied once more for each place from the right.
  constexpr std::array<std::string_view, 10> product{"0123456789", "1234067895", "2340178956", "3401289567",
                                                     "4012395678", "5987604321", "6598710432", "7659821043",
                                                     "8765932104", "9876543210"};
  constexpr std::array<std::string_view, 8> permutation{"0123456789", "1576283094", "5803796142", "8916043527",
                                                        "9453126870", "4286573901", "2793806415", "7046913258"};
  if (digits.size() < 2 || !std::ranges::all_of(digits, is_digit)) return false;
  const auto number = [](char c) { return static_cast<std::size_t>(c - '0'); };
  std::size_t check = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t digit = number(digits[digits.size() - 1 - i]);
    check = number(product[check][number(permutation[i % 8][digit])]);
  }
  return check == 0;
}

bool passes_mod10(std::string_view loinc) {
  const std::size_t hyphen = loinc.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 2 != loinc.size()) return false;
  const std::string_view number = loinc.substr(0, hyphen);
  if (!std::ranges::all_of(number, is_digit) || !is_digit(loinc.back())) return false;
  int sum = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const int digit = number[number.size() - 1 - i] - '0';
    const int weighed = i % 2 == 0 ? digit * 2 : digit;  // the digit next to the hyphen is doubled
    sum += weighed / 10 + weighed % 10;
  }
  return (10 - sum % 10) % 10 == loinc.back() - '0';
}

bool has_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  for (auto at = text.begin(); at != text.end(); ++at) {
    const auto found = std::search(at, text.end(), word.begin(), word.end(), same);
    if (found == text.end()) return false;
    const auto after = found + static_cast<std::ptrdiff_t>(word.size());
    const bool starts = found == text.begin() || !is_word_letter(*(found - 1));
    const bool ends = word.size() > 3 || after == text.end() || !is_word_letter(*after);
    if (starts && ends) return true;
    at = found;
  }
  return false;
}

bool has_word(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return has_word(text, word); });
}

Result<CodeMap> CodeMap::from(const std::vector<SourceFile>& code_files) {
  METTLE_TRY(CodeTables tables, read_code_tables(code_files));
  return CodeMap{std::move(tables)};
}

std::string CodeMap::vocabulary(std::string_view system) const {
  // An edition of SNOMED CT is named by a longer address with the same beginning.
  constexpr std::string_view edition_of_snomed = "http://snomed.info/sct/";
  if (system.starts_with(edition_of_snomed)) system = edition_of_snomed.substr(0, edition_of_snomed.size() - 1);
  const auto found = tables_.vocabulary_of.find(std::string{system});
  return found == tables_.vocabulary_of.end() ? std::string{} : found->second;
}

const SiteCode* CodeMap::find_place(const Coding& coding) const { return find_in(tables_.sites, coding); }

std::string CodeMap::find_side(const Coding& coding) const {
  const auto* side = find_in(tables_.sides, coding);
  return side ? *side : std::string{};
}

const Disorder* CodeMap::find_disorder(const Coding& coding) const {
  if (const auto* listed = find_in(tables_.disorders, coding)) return listed;
  return find_beginning(tables_.icd_disorders, coding);
}

const Finding* CodeMap::find_finding(const Coding& coding) const {
  if (const auto* listed = find_in(tables_.findings, coding)) return listed;
  return find_beginning(tables_.icd_findings, coding);
}

std::string CodeMap::find_primary(const Coding& coding) const {
  const auto* listed = find_in(tables_.primaries, coding);
  if (!listed) listed = find_beginning(tables_.icd_primaries, coding);
  return listed ? *listed : std::string{};
}

const Measure* CodeMap::find_measure(const Coding& coding) const {
  const auto* at = find_in(tables_.measure_of, coding);
  return at ? &tables_.measures[*at] : nullptr;
}

std::string CodeMap::find_shown(const Coding& coding) const {
  const auto* why = find_in(tables_.shown, coding);
  return why ? *why : std::string{};
}

const DrugClass* CodeMap::find_drug(const Coding& coding) const {
  const auto* at = find_in(tables_.drug_of, coding);
  return at ? &tables_.drugs[*at] : nullptr;
}

std::vector<const DrugClass*> CodeMap::drugs_named(std::string_view name) const {
  std::vector<const DrugClass*> named;
  for (const DrugClass& drug : tables_.drugs)
    if (has_word(name, drug.words)) named.push_back(&drug);
  return named;
}

bool CodeMap::is_radiotherapy(const Coding& coding) const { return find_in(tables_.radiotherapy, coding) != nullptr; }

const UnitFamily* CodeMap::find_family(const std::string& id) const {
  const auto found = tables_.families.find(id);
  return found == tables_.families.end() ? nullptr : &found->second;
}

}  // namespace mettle
