#include "interop/fhir_code_tables.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "body/site.h"
#include "interop/code_map.h"

namespace mettle {
namespace {

/// Reads rows of one file. The first fault is kept with its place, and what is read after it does not matter.
class Rows {
 public:
  Rows(const SourceFile& file, Json root, const CodeTables& known)
      : file_{file}, root_{std::move(root)}, vocabulary_{root_.text_at("vocabulary")}, known_{known} {}

  const Json& root() const { return root_; }
  const std::optional<Problem>& problem() const { return problem_; }

  void refuse(std::string what, const Json& at, std::string mend) {
    if (!problem_) problem_ = Problem{std::move(what), point_at(file_, at.place), std::move(mend)};
  }

  std::string text(const Json& row, std::string_view name) {
    const Json* member = row.find(name);
    if (!member || !member->if_text()) {
      refuse("A row has no text \"" + std::string{name} + "\".", row, "Add it.");
      return {};
    }
    return *member->if_text();
  }

  bool flag(const Json& row, std::string_view name) {
    const Json* member = row.find(name);
    if (!member) return false;
    if (!member->if_bool()) refuse("\"" + std::string{name} + "\" is true or false.", *member, "Write true or false.");
    return member->if_bool() && *member->if_bool();
  }

  /// A number in millionths.
  std::optional<std::int64_t> number(const Json& row, std::string_view name) {
    const Json* member = row.find(name);
    if (!member) return std::nullopt;
    const auto value = member->if_number() ? millionths(member->if_number()->token) : std::nullopt;
    if (!value) refuse("\"" + std::string{name} + "\" is a number.", *member, "Write a number without quotes.");
    return value;
  }

  std::int64_t whole(const Json& row, std::string_view name) { return number(row, name).value_or(0) / 1'000'000; }

  std::vector<std::string> texts(const Json& row, std::string_view name) {
    std::vector<std::string> all;
    for (const Json& item : row.items_at(name)) {
      if (!item.if_text()) refuse("\"" + std::string{name} + "\" is a list of texts.", item, "Put it in quotes.");
      else all.push_back(*item.if_text());
    }
    return all;
  }

  /// The code of a row, checked by its own check digit, with its mark.
  CodeKey code(const Json& row) {
    const Json* member = row.find("code");
    const std::string code = text(row, "code");
    const std::string_view own = row.text_at("vocabulary");
    const std::string vocabulary{own.empty() ? std::string_view{vocabulary_} : own};
    if (problem_) return {};
    const auto check = known_.check_of.find(vocabulary);
    if (check == known_.check_of.end()) {
      refuse("The vocabulary \"" + vocabulary + "\" is not in systems.toml.", row, "Use one of its ids.");
      return {};
    }
    const bool answer_code = code.starts_with("LA");
    const bool right = check->second == "verhoeff" ? passes_verhoeff(code)
                       : check->second == "mod10"  ? answer_code || passes_mod10(code)
                                                   : !code.empty();
    if (!right) refuse("The code " + code + " fails its own check digit.", *member, "Copy it again from its source.");
    const std::string_view mark = row.text_at("mark");
    if (mark != "S" && mark != "R" && mark != "D")
      refuse("The code " + code + " has no mark.", row, "Mark it S (seen), R (recalled) or D (decided).");
    return {vocabulary, code};
  }

  /// The places of a row. A sided bone has an unknown side unless the row says it.
  std::vector<Spot> spots(const Json& row) {
    std::vector<Spot> all;
    const std::string_view side = row.text_at("side");
    for (const Json& at : row.items_at("at")) {
      const std::string site = text(at, "site");
      const auto found = std::ranges::find(site_table, site, &SiteInfo::id);
      if (site != "unknown" && found == site_table.end())
        refuse("There is no site \"" + site + "\".", at, "Use an id of knowledge/body/sites.toml, or \"unknown\".");
      const bool sided = site == "unknown" || (found != site_table.end() && found->sided);
      const std::string said = !sided ? "midline" : side.empty() ? "unknown" : std::string{side};
      all.push_back({site, said, std::string{at.text_at("level")}, std::string{at.text_at("sub_site")}});
    }
    if (all.empty()) refuse("A row names no place.", row, "Add at = [{ site = \"...\" }].");
    return all;
  }

  template <typename Table, typename Value>
  void add(Table& table, const Json& row, Value value) {
    const CodeKey key = code(row);
    if (problem_) return;
    if (!table.emplace(key, std::move(value)).second)
      refuse("The code " + key.second + " stands here twice.", row, "Keep one of the two rows.");
  }

 private:
  const SourceFile& file_;
  Json root_;
  std::string vocabulary_;
  const CodeTables& known_;
  std::optional<Problem> problem_;
};

void read_systems(CodeTables& tables, Rows& rows) {
  for (const Json& row : rows.root().items_at("vocabulary")) {
    const std::string id = rows.text(row, "id");
    const std::string check = rows.text(row, "check");
    if (check != "verhoeff" && check != "mod10" && check != "none")
      rows.refuse("There is no check \"" + check + "\".", row, "Use verhoeff, mod10 or none.");
    tables.check_of.emplace(id, check);
    for (const std::string& name : rows.texts(row, "names")) tables.vocabulary_of.emplace(name, id);
  }
}

void read_sites(CodeTables& tables, Rows& rows) {
  for (const Json& row : rows.root().items_at("site"))
    rows.add(tables.sites, row, SiteCode{rows.text(row, "name"), rows.spots(row)});
  for (const Json& row : rows.root().items_at("side")) rows.add(tables.sides, row, rows.text(row, "side"));
  tables.side_extensions = rows.texts(rows.root(), "side_extensions");
  tables.structure_extensions = rows.texts(rows.root(), "structure_extensions");
}

/// Rows known by the beginning of an ICD code, the longest first.
template <typename Value, typename Read>
void read_beginnings(std::vector<std::pair<std::string, Value>>& table, Rows& rows, std::string_view name, Read read) {
  for (const Json& row : rows.root().items_at(name)) table.emplace_back(rows.text(row, "begins"), read(row));
  std::ranges::stable_sort(table, std::greater{}, [](const auto& row) { return row.first.size(); });
}

void read_disorders(CodeTables& tables, Rows& rows) {
  const Json& root = rows.root();
  for (const Json& row : root.items_at("bone_metastasis"))
    rows.add(tables.disorders, row,
             Disorder{CancerPlace::bone, rows.text(row, "name"), rows.spots(row), rows.flag(row, "broken"),
                      std::string{row.text_at("ask")}});
  for (const Json& row : root.items_at("somewhere"))
    rows.add(tables.disorders, row, Disorder{CancerPlace::somewhere, rows.text(row, "name"), {}, false, ""});
  for (const Json& row : root.items_at("elsewhere"))
    rows.add(tables.disorders, row, Disorder{CancerPlace::elsewhere, rows.text(row, "name"), {}, false, ""});
  read_beginnings(tables.icd_disorders, rows, "icd", [&](const Json& row) {
    const std::string is = rows.text(row, "is");
    Disorder disorder{CancerPlace::somewhere, rows.text(row, "name"), {}, false, ""};
    if (is == "bone_metastasis") {
      disorder.place = CancerPlace::bone;
      disorder.at = {{"unknown", "unknown", "", ""}};
      disorder.broken = rows.flag(row, "broken");
    } else if (is == "elsewhere") {
      disorder.place = CancerPlace::elsewhere;
    } else if (is != "somewhere") {
      rows.refuse("\"" + is + "\" is no kind of secondary cancer.", row,
                  "Use bone_metastasis, somewhere or elsewhere.");
    }
    return disorder;
  });
  const auto finding = [&](const Json& row) {
    return Finding{rows.text(row, "name"),           rows.text(row, "fact"),     rows.text(row, "value"),
                   std::string{row.text_at("over")}, rows.flag(row, "inferred"), ""};
  };
  for (const Json& row : root.items_at("finding")) rows.add(tables.findings, row, finding(row));
  for (const Json& row : root.items_at("ask_only"))
    rows.add(tables.findings, row, Finding{rows.text(row, "name"), "", "", "", false, rows.text(row, "ask")});
  read_beginnings(tables.icd_findings, rows, "finding_icd", finding);
  for (const Json& row : root.items_at("primary")) rows.add(tables.primaries, row, rows.text(row, "value"));
  read_beginnings(tables.icd_primaries, rows, "primary_icd", [&](const Json& row) { return rows.text(row, "value"); });
}

Measure read_measure(const CodeTables& tables, Rows& rows, const Json& row) {
  Measure measure;
  measure.id = rows.text(row, "id");
  measure.fact = rows.text(row, "fact");
  measure.family = row.text_at("family");
  measure.of_lesion = row.text_at("about") == "lesion";
  measure.laboratory = rows.flag(row, "laboratory");
  measure.clear_of_lesions = rows.flag(row, "clear_of_lesions");
  measure.inferred = rows.flag(row, "inferred");
  const std::string_view worse = row.text_at("worse");
  measure.worse = worse == "lower" ? Worse::lower : worse == "higher" ? Worse::higher : Worse::not_said;
  measure.least = rows.number(row, "least").value_or(0);
  measure.most = rows.number(row, "most").value_or(0);
  measure.at = rows.texts(row, "at");
  for (const Json& band : row.items_at("bands"))
    measure.bands.push_back({rows.number(band, "up_to"), rows.number(band, "under"), rows.text(band, "value")});
  for (const Json& answer : row.items_at("answer")) rows.add(measure.answers, answer, rows.text(answer, "value"));
  if (!measure.family.empty() && !tables.families.contains(measure.family))
    rows.refuse("There is no family \"" + measure.family + "\" in units.toml.", row, "Use one of its ids.");
  if (!measure.family.empty() && measure.least >= measure.most)
    rows.refuse("The measure \"" + measure.id + "\" has no bounds.", row, "Add least and most.");
  return measure;
}

void read_measures(CodeTables& tables, Rows& rows) {
  for (const Json& row : rows.root().items_at("measure")) {
    tables.measures.push_back(read_measure(tables, rows, row));
    for (const Json& code : row.items_at("code")) rows.add(tables.measure_of, code, tables.measures.size() - 1);
  }
  for (const Json& row : rows.root().items_at("shown"))
    for (const Json& code : row.items_at("code")) rows.add(tables.shown, code, rows.text(row, "why"));
}

void read_units(CodeTables& tables, Rows& rows) {
  for (const Json& row : rows.root().items_at("family")) {
    UnitFamily family{rows.text(row, "is"), rows.flag(row, "bare"), {}};
    for (const Json& unit : row.items_at("unit")) {
      const Unit read{rows.code(unit).second, rows.texts(unit, "spelled"), rows.whole(unit, "times"),
                      rows.whole(unit, "over")};
      if (read.times <= 0 || read.over <= 0)
        rows.refuse("A unit needs times and over.", unit, "Use whole numbers above 0.");
      family.units.push_back(read);
    }
    tables.families.emplace(rows.text(row, "id"), std::move(family));
  }
}

void read_treatments(CodeTables& tables, Rows& rows) {
  for (const Json& row : rows.root().items_at("drug_class")) {
    DrugClass drug{
        rows.text(row, "id"), rows.texts(row, "words"), static_cast<std::int32_t>(rows.whole(row, "last")), {}};
    for (const Json& gives : row.items_at("gives")) {
      DrugClass::Gives fact{rows.text(gives, "fact"), rows.text(gives, "value"), std::nullopt,
                            static_cast<std::int32_t>(rows.whole(gives, "short_days")), rows.flag(gives, "course")};
      if (gives.find("short_value")) fact.short_value = rows.text(gives, "short_value");
      drug.gives.push_back(std::move(fact));
    }
    tables.drugs.push_back(std::move(drug));
    for (const Json& code : row.items_at("code")) rows.add(tables.drug_of, code, tables.drugs.size() - 1);
  }
  if (const Json* surface = rows.root().find("surface")) tables.words.surface = rows.texts(*surface, "words");
  if (const Json* radiotherapy = rows.root().find("radiotherapy")) {
    for (const Json& row : radiotherapy->items_at("code")) rows.add(tables.radiotherapy, row, rows.text(row, "name"));
    tables.words.radiotherapy = rows.texts(*radiotherapy, "words");
    tables.words.stereotactic = rows.texts(*radiotherapy, "stereotactic_words");
    tables.radiotherapy_fact = rows.text(*radiotherapy, "fact");
    tables.stereotactic_value = rows.text(*radiotherapy, "stereotactic");
  }
}

void read_words(CodeTables& tables, Rows& rows) {
  const Json& root = rows.root();
  WordLists& words = tables.words;
  words.metastasis = rows.texts(root, "metastasis");
  words.bone = rows.texts(root, "bone");
  words.elsewhere = rows.texts(root, "elsewhere");
  words.doubt = rows.texts(root, "doubt");
  words.denial = rows.texts(root, "denial");
  words.fracture = rows.texts(root, "fracture");
  words.left = rows.texts(root, "left");
  words.right = rows.texts(root, "right");
  for (const Json& row : root.items_at("region"))
    words.regions.emplace_back(rows.texts(row, "words"), rows.text(row, "site"));
}

void read_imaging(CodeTables& tables, Rows& rows) {
  const Json& root = rows.root();
  for (const Json& row : root.items_at("modality"))
    tables.modalities.emplace_back(rows.code(row), rows.text(row, "is"));
  for (const Json& row : root.items_at("modality_word"))
    tables.words.modalities.emplace_back(rows.texts(row, "words"), rows.text(row, "is"));
  for (const Json& row : root.items_at("report")) rows.add(tables.imaging_reports, row, rows.text(row, "is"));
  if (const Json* category = root.find("category")) tables.imaging_category = rows.code(*category);
}

void read_resources(CodeTables& tables, Rows& rows) {
  for (const Json& row : rows.root().items_at("resource"))
    for (const std::string& type : rows.texts(row, "type"))
      tables.resources.emplace(type, ResourceNote{rows.text(row, "why"), std::string{row.text_at("ask")}});
}

struct Kind {
  std::string_view id;
  void (*read)(CodeTables&, Rows&);
};
// The systems first: every other file needs their check digits.
constexpr std::array<Kind, 9> kinds{{{"systems", read_systems},
                                     {"sites", read_sites},
                                     {"disorders", read_disorders},
                                     {"units", read_units},
                                     {"measures", read_measures},
                                     {"treatments", read_treatments},
                                     {"words", read_words},
                                     {"imaging", read_imaging},
                                     {"resources", read_resources}}};

}  // namespace

Result<CodeTables> read_code_tables(const std::vector<SourceFile>& code_files) {
  CodeTables tables;
  std::map<std::string, std::pair<const SourceFile*, Json>> by_kind;
  for (const SourceFile& file : code_files) {
    METTLE_TRY(Json root, read_toml(file));
    std::string kind{root.text_at("kind")};
    const bool known = std::ranges::find(kinds, kind, &Kind::id) != kinds.end();
    if (!known || by_kind.contains(kind))
      return failure(
          Problem{known ? "There are two files of kind \"" + kind + "\"." : "The kind \"" + kind + "\" is not known.",
                  file.path, "Each file of knowledge/codes/ has its own kind."});
    by_kind.emplace(std::move(kind), std::pair{&file, std::move(root)});
  }
  for (const Kind& kind : kinds) {
    const auto found = by_kind.find(std::string{kind.id});
    if (found == by_kind.end()) continue;  // a deployment may leave out what it has no licence for
    Rows rows{*found->second.first, found->second.second, tables};
    kind.read(tables, rows);
    if (rows.problem()) return failure(*rows.problem());
  }
  return tables;
}

}  // namespace mettle
