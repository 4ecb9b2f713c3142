#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interop/fhir_code_tables.h"

namespace mettle {

/// One code as it came: its vocabulary is empty when the system is none of ours, or when none was given.
struct Coding {
  std::string vocabulary, code, display;
  bool system_given = true;
  CodeKey key() const { return {vocabulary, code}; }
};

/// SNOMED CT: the last digit is a Verhoeff check digit. Catches typing errors, not wrong meanings.
bool passes_verhoeff(std::string_view digits);
/// LOINC: "777-3", the digit after the hyphen is a mod-10 check digit.
bool passes_mod10(std::string_view loinc);

/// From the codes of other systems to our own sites, facts and answers. Built from knowledge/codes/, never changed.
class CodeMap {
 public:
  static Result<CodeMap> from(const std::vector<SourceFile>& code_files);
  /// From tables that were checked before (interop/code_image.h).
  static CodeMap of(CodeTables tables) { return CodeMap{std::move(tables)}; }

  /// "loinc" for "http://loinc.org"; empty for a system we do not know.
  std::string vocabulary(std::string_view system) const;

  const SiteCode* find_place(const Coding& coding) const;
  /// left, right, both; empty when the code is no side.
  std::string find_side(const Coding& coding) const;
  const Disorder* find_disorder(const Coding& coding) const;
  const Finding* find_finding(const Coding& coding) const;
  /// The answer of the fact primary_cancer; empty when the code is none.
  std::string find_primary(const Coding& coding) const;
  const Measure* find_measure(const Coding& coding) const;
  /// Why a known measure is only shown; empty when it is not one of those.
  std::string find_shown(const Coding& coding) const;
  const DrugClass* find_drug(const Coding& coding) const;
  /// Every drug class with a word in the name of a medicine.
  std::vector<const DrugClass*> drugs_named(std::string_view name) const;
  bool is_radiotherapy(const Coding& coding) const;
  const UnitFamily* find_family(const std::string& id) const;

  const CodeTables& tables() const { return tables_; }
  const WordLists& words() const { return tables_.words; }

 private:
  explicit CodeMap(CodeTables tables) : tables_{std::move(tables)} {}
  CodeTables tables_;
};

/// True when `text` holds one of the words: from the start of a word, or the whole word when it is three letters or
/// fewer. Capitals do not count.
bool has_word(std::string_view text, const std::vector<std::string>& words);
bool has_word(std::string_view text, std::string_view word);

}  // namespace mettle
