#include "assurance/trace.h"

#include <algorithm>
#include <array>
#include <set>

#include "knowledge/row_reader.h"

namespace mettle {
namespace {

using Strings = std::vector<std::string>;

constexpr std::array<std::string_view, 5> severities{"minor", "significant", "considerable", "major", "catastrophic"};
constexpr std::array<std::string_view, 6> likelihoods{"very_low", "low", "medium", "high", "very_high", "not_scored"};
constexpr std::array<std::string_view, 3> statuses{"draft", "reviewed", "approved"};
constexpr std::string_view table_path = "recommendations.toml";

void add_sorted(Strings& list, const std::string& text) {
  const auto at = std::ranges::lower_bound(list, text);
  if (at == list.end() || *at != text) list.insert(at, text);
}

/// Everything that can be pointed at.
class Known {
 public:
  Known(const KnowledgeBase& base, const Repository& repository) : repository_{repository} {
    for (const LimitRule& rule : base.limits) rules_.insert(rule.id.text());
    for (const FloorRule& rule : base.floors) rules_.insert(rule.id.text());
    for (const FactDefinition& fact : base.facts) facts_.insert(fact.id);
    for (const SourceFile& file : repository.test_sources)
      for (const std::string& name : test_names(file)) tests_.insert(name);
    for (const SourceFile& file : repository.cases) cases_.insert(file.path);
  }

  const std::set<std::string>& rules() const { return rules_; }

  Strings rules_like(std::string_view pattern) const { return like(rules_, pattern); }
  bool is_fact(const std::string& id) const { return facts_.contains(id); }
  bool is_test(std::string_view pattern) const { return !like(tests_, pattern).empty(); }
  bool is_file(const std::string& path) const { return std::ranges::binary_search(repository_.paths, path); }

  /// What is wrong with "kind:what"; empty when it leads somewhere.
  std::string fault_of(const std::string& pointer) const {
    const std::size_t colon = pointer.find(':');
    const std::string kind = pointer.substr(0, colon);
    const std::string what = colon == std::string::npos ? "" : pointer.substr(colon + 1);
    if (kind == "rule") return rules_like(what).empty() ? "there is no rule " + what : "";
    if (kind == "fact") return is_fact(what) ? "" : "there is no fact " + what;
    if (kind == "case") return cases_.contains(what) ? "" : "there is no case " + what;
    if (kind == "test") return is_test(what) ? "" : "there is no test " + what;
    if (kind == "file" || kind == "screen") return is_file(what) ? "" : "there is no file " + what;
    return "\"" + kind + "\" is no kind of pointer";
  }

 private:
  static Strings like(const std::set<std::string>& names, std::string_view pattern) {
    Strings out;
    for (const std::string& name : names)
      if (matches(pattern, name)) out.push_back(name);
    return out;
  }

  const Repository& repository_;
  std::set<std::string> rules_, facts_, tests_, cases_;
};

/// Every text of a case that is the id of a rule: in `rules` and `because` of its questions.
void find_rules(const Json& value, const std::set<std::string>& rules, std::set<std::string>& found) {
  if (const std::string* text = value.if_text(); text && rules.contains(*text)) found.insert(*text);
  for (const Json& item : value.items()) find_rules(item, rules, found);
  if (const auto* members = value.if_object())
    for (const auto& [name, member] : *members)
      if (name != "title" && name != "why") find_rules(member, rules, found);
}

class Tracer {
 public:
  Tracer(const KnowledgeBase& base, const Repository& repository)
      : base_{base}, repository_{repository}, known_{base, repository} {}

  Trace trace(const std::vector<SourceFile>& knowledge) {
    const auto table = std::ranges::find(knowledge, table_path, &SourceFile::path);
    if (table == knowledge.end())
      trace_.faults.push_back({"There is no table of recommendations.", "knowledge/recommendations.toml", "Write it."});
    else read_table(*table);
    read_cases();
    read_hazards();
    join();
    return std::move(trace_);
  }

 private:
  void fault(const std::string& where, std::string what, std::string mend) {
    trace_.faults.push_back({std::move(what), where, std::move(mend)});
  }

  Strings read_claims(RowReader& row) {
    Strings claims = row.texts("evidence");
    for (const std::string& claim : claims)
      if (!base_.claims.contains(claim))
        row.fault("evidence", "There is no claim \"" + claim + "\".", "Mend the id, or write the claim.");
    if (claims.empty()) row.fault("evidence", "No claim stands behind it.", "Name at least one.");
    return claims;
  }

  std::vector<Planned> read_planned(RowReader& row) {
    std::vector<Planned> planned;
    for (const Json& one : row.rows("planned")) {
      Planned waits{std::string{one.text_at("room")}, std::string{one.text_at("says")}};
      if (std::ranges::find(trace_.rooms, waits.room, &PlannedRoom::id) == trace_.rooms.end())
        row.fault("planned", "\"" + waits.room + "\" is no room to come.",
                  "See [[room]] in knowledge/" + std::string{table_path} + ".");
      if (waits.says.empty()) row.fault("planned", "What waits is not said.", "Write says = \"...\".");
      planned.push_back(std::move(waits));
    }
    return planned;
  }

  void read_table(const SourceFile& file) {
    const auto root = read_toml(file);
    if (!root) {
      trace_.faults.push_back(root.error());
      return;
    }
    for (const Json& json : root->items_at("room"))
      trace_.rooms.push_back({std::string{json.text_at("id")}, std::string{json.text_at("says")}});
    for (const Json& json : root->items_at("recommendation")) {
      RowReader row(file, json, trace_.faults);
      Trace::Recommendation made{row.text("id"), row.text("says"), read_claims(row)};
      row.check_all_read();
      trace_.recommendations.push_back(std::move(made));
    }
    for (const Json& json : root->items_at("row")) read_row(file, json);
  }

  void read_row(const SourceFile& file, const Json& json) {
    RowReader row(file, json, trace_.faults);
    TraceRow made;
    made.id = row.text("id");
    made.says = row.text("says");
    made.recommendation = made.id.substr(0, made.id.find('.'));
    if (std::ranges::find(trace_.recommendations, made.recommendation, &Trace::Recommendation::id) ==
        trace_.recommendations.end())
      row.fault("id", "No recommendation is called \"" + made.recommendation + "\".", "Ids are R1.1, R1.2 and so on.");
    made.claims = read_claims(row);
    made.rule_patterns = row.texts_or_none("rules");
    for (const std::string& pattern : made.rule_patterns) {
      const Strings rules = known_.rules_like(pattern);
      if (rules.empty())
        row.fault("rules", "No rule is called \"" + pattern + "\".", "Mend the id; * stands for anything.");
      for (const std::string& rule : rules) add_sorted(made.rules, rule);
    }
    made.facts = row.texts_or_none("facts");
    for (const std::string& fact : made.facts)
      if (!known_.is_fact(fact)) row.fault("facts", "There is no fact \"" + fact + "\".", "Mend the id.");
    made.files = row.texts_or_none("files");
    for (const std::string& path : made.files)
      if (!known_.is_file(path)) row.fault("files", "There is no file \"" + path + "\".", "Name it from the root.");
    made.tests = row.texts_or_none("tests");
    for (const std::string& test : made.tests)
      if (!known_.is_test(test))
        row.fault("tests", "There is no test \"" + test + "\".", "Name it as Suite.Name; * stands for anything.");
    made.planned = read_planned(row);
    row.check_all_read();
    trace_.rows.push_back(std::move(made));
  }

  void read_cases() {
    for (const SourceFile& file : repository_.cases) {
      const auto root = read_toml(file);
      if (!root) {
        trace_.faults.push_back(root.error());
        continue;
      }
      std::set<std::string> found;
      find_rules(*root, known_.rules(), found);
      for (const std::string& rule : found) add_sorted(trace_.cases_of[rule], file.path);
    }
  }

  void read_hazards() {
    const SourceFile& file = repository_.hazards;
    const auto root = read_toml(file);
    if (!root) {
      trace_.faults.push_back(root.error());
      return;
    }
    for (const Json& json : root->items_at("hazard")) {
      RowReader row(file, json, trace_.faults);
      Hazard made;
      made.id = row.text("id");
      made.says = row.text("says");
      made.cause = row.text("cause");
      made.effect = row.text("effect");
      made.harm = row.text("harm");
      made.likelihood = std::string{likelihoods[row.one_of("likelihood", likelihoods)]};
      made.severity = std::string{severities[row.one_of("severity", severities)]};
      made.residual = std::string{likelihoods[row.one_of("residual", likelihoods)]};
      made.owner = row.text("owner");
      made.status = std::string{statuses[row.one_of("status", statuses)]};
      made.rows = row.texts("rows");
      for (const std::string& id : made.rows)
        if (std::ranges::find(trace_.rows, id, &TraceRow::id) == trace_.rows.end())
          row.fault("rows", "There is no row \"" + id + "\".", "See knowledge/" + std::string{table_path} + ".");
      for (const Json& control : row.rows("control")) read_control(file, control, made);
      if (made.controls.empty()) row.fault("control", "Nothing keeps " + made.id + " in check.", "Write a control.");
      row.check_all_read();
      if (std::ranges::find(trace_.hazards, made.id, &Hazard::id) != trace_.hazards.end())
        row.fault("id", "The hazard \"" + made.id + "\" is there twice.", "Give one of the two another number.");
      trace_.hazards.push_back(std::move(made));
    }
    if (trace_.hazards.empty()) fault(file.path, "There is no hazard.", "Write [[hazard]] rows.");
  }

  void read_control(const SourceFile& file, const Json& json, Hazard& hazard) {
    RowReader row(file, json, trace_.faults);
    Control made;
    made.says = row.text("says");
    made.by = row.texts_or_none("by");
    made.planned = row.text_or("planned", "");
    for (const std::string& pointer : made.by)
      if (std::string what = known_.fault_of(pointer); !what.empty())
        row.fault("by", "A control of " + hazard.id + " leads nowhere: " + what + ".", "Point at what is there.");
    if (made.planned.empty() && made.by.empty())
      row.fault("says", "A control of " + hazard.id + " points at nothing.",
                "Write by = [\"rule:...\"], or planned = the room it waits for.");
    if (!made.planned.empty() && std::ranges::find(trace_.rooms, made.planned, &PlannedRoom::id) == trace_.rooms.end())
      row.fault("planned", "\"" + made.planned + "\" is no room to come.",
                "See [[room]] in knowledge/" + std::string{table_path} + ".");
    row.check_all_read();
    hazard.controls.push_back(std::move(made));
  }

  void join() {
    const std::string table = "knowledge/" + std::string{table_path};
    for (TraceRow& row : trace_.rows) {
      for (const Hazard& hazard : trace_.hazards)
        if (std::ranges::find(hazard.rows, row.id) != hazard.rows.end()) row.hazards.push_back(hazard.id);
      for (const std::string& rule : row.rules) {
        add_sorted(trace_.rows_of[rule], row.id);
        for (const std::string& path : trace_.cases_of[rule]) add_sorted(row.cases, path);
      }
      if (!row.carried() && row.planned.empty())
        fault(table, row.id + " is carried by nothing.", "Name rules, facts or files, or the room it is planned for.");
      if (row.carried() && row.cases.empty() && row.tests.empty())
        fault(table, row.id + " is shown by no case and no test.",
              "Write a case that names its rules, or name a test.");
      if (row.hazards.empty())
        fault(table, row.id + " belongs to no hazard.",
              "Name it in rows = of a hazard in " + repository_.hazards.path + ".");
    }
    for (const std::string& rule : known_.rules()) {
      if (trace_.rows_of[rule].empty())
        fault(table, "The rule " + rule + " serves no statement.", "Name it in rules = of the row it serves.");
      if (trace_.cases_of[rule].empty())
        fault("cases/", "No case names the rule " + rule + ".", "Write a case in which it binds.");
    }
  }

  const KnowledgeBase& base_;
  const Repository& repository_;
  Known known_;
  Trace trace_;
};

}  // namespace

Trace read_trace(const KnowledgeBase& base, const std::vector<SourceFile>& knowledge, const Repository& repository) {
  return Tracer(base, repository).trace(knowledge);
}

}  // namespace mettle
