// The pages that are printed from a trace.
#include <algorithm>

#include "assurance/trace.h"
#include "base/text.h"

namespace mettle {
namespace {

using Strings = std::vector<std::string>;

std::string code(const std::string& text) { return "`" + text + "`"; }

std::string codes(const Strings& texts) {
  Strings out;
  for (const std::string& text : texts) out.push_back(code(text));
  return join(out, ", ");
}

/// The first few, and how many more.
std::string some(const Strings& texts, std::size_t most) {
  if (texts.empty()) return "-";
  const std::span<const std::string> all{texts};
  std::string text = codes({texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()))});
  if (all.size() > most) text += " and " + std::to_string(all.size() - most) + " more";
  return text;
}

std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
  return text.empty() ? "-" : text;
}

std::string line(const Strings& cells) {
  std::string out = "|";
  for (const std::string& text : cells) out += " " + cell(text) + " |";
  return out + "\n";
}

std::string planned_in_words(const std::vector<Planned>& planned) {
  Strings parts;
  for (const Planned& one : planned) parts.push_back(code(one.room) + ": " + one.says);
  return join(parts, "; ");
}

std::string carried_in_words(const TraceRow& row) {
  Strings parts;
  if (!row.rule_patterns.empty())
    parts.push_back(counted(static_cast<int>(row.rules.size()), "rules") + ": " + codes(row.rule_patterns));
  if (!row.facts.empty()) parts.push_back("facts: " + codes(row.facts));
  if (!row.files.empty()) parts.push_back("files: " + codes(row.files));
  return join(parts, "; ");
}

std::string shown_in_words(const TraceRow& row) {
  Strings parts;
  if (!row.cases.empty()) parts.push_back(counted(static_cast<int>(row.cases.size()), "cases"));
  if (!row.tests.empty()) parts.push_back(codes(row.tests));
  return join(parts, "; ");
}

std::string title_of(const KnowledgeBase& base, const std::string& id) {
  if (const auto rule = std::ranges::find(base.limits, RuleId{id}, &LimitRule::id); rule != base.limits.end())
    return rule->from.title;
  const auto rule = std::ranges::find(base.floors, RuleId{id}, &FloorRule::id);
  return rule == base.floors.end() ? "" : rule->from.title;
}

Strings claims_of(const KnowledgeBase& base, const std::string& id) {
  Strings out;
  const auto take = [&](const Provenance& from) {
    for (const EvidenceId& claim : from.evidence) out.push_back(claim.text());
  };
  if (const auto rule = std::ranges::find(base.limits, RuleId{id}, &LimitRule::id); rule != base.limits.end())
    take(rule->from);
  if (const auto rule = std::ranges::find(base.floors, RuleId{id}, &FloorRule::id); rule != base.floors.end())
    take(rule->from);
  return out;
}

/// A word of a table as it is read: "not_scored" as "not scored".
std::string spoken(std::string text) {
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string control_in_words(const Control& control) {
  std::string text = control.says;
  if (!control.by.empty()) text += " (" + codes(control.by) + ")";
  if (!control.planned.empty()) text += " *planned: " + control.planned + "*";
  return text;
}

Json texts_json(const Strings& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.add(text);
  return list;
}

}  // namespace

std::string page_of_trace(const Trace& trace, const KnowledgeBase& base) {
  const auto waiting = std::ranges::count_if(trace.rows, [](const TraceRow& r) { return !r.carried(); });
  const auto partly =
      std::ranges::count_if(trace.rows, [](const TraceRow& r) { return r.carried() && !r.planned.empty(); });
  std::string text =
      "# From recommendation to hazard\n\n"
      "Printed by `mettle trace`; do not edit. Written by hand are `knowledge/recommendations.toml` and\n"
      "`docs/safety/hazards.toml`; the rules are in `knowledge/rules/`, the cases in `cases/`. An empty cell, a rule "
      "that\nserves no statement and a rule that no case names are failures of `mettle trace`.\n\n";
  text += std::to_string(trace.rows.size()) +
          " statements: " + std::to_string(static_cast<std::ptrdiff_t>(trace.rows.size()) - waiting - partly) +
          " carried, " + std::to_string(partly) + " carried in part, " + std::to_string(waiting) + " planned. " +
          std::to_string(trace.rows_of.size()) + " rules, " + std::to_string(trace.hazards.size()) + " hazards.\n";
  for (const Trace::Recommendation& recommendation : trace.recommendations) {
    text += "\n## " + recommendation.id + ": " + recommendation.says + "\n\nRests on " + codes(recommendation.claims) +
            ".\n\n";
    text +=
        "| id | statement | claims | carried by | shown by | hazards | planned |\n| --- | --- | --- | --- | --- | "
        "--- | --- |\n";
    for (const TraceRow& row : trace.rows)
      if (row.recommendation == recommendation.id)
        text += line({row.id, row.says, codes(row.claims), carried_in_words(row), shown_in_words(row),
                      join(row.hazards, ", "), planned_in_words(row.planned)});
  }
  text +=
      "\n## What the planned rooms are\n\n| room | what it will hold | statements | hazard controls |\n| --- | --- | "
      "--- | --- |\n";
  for (const PlannedRoom& room : trace.rooms) {
    std::size_t rows = 0, controls = 0;
    for (const TraceRow& row : trace.rows)
      rows += std::ranges::any_of(row.planned, [&](const Planned& p) { return p.room == room.id; }) ? 1U : 0U;
    for (const Hazard& hazard : trace.hazards)
      controls += static_cast<std::size_t>(
          std::ranges::count_if(hazard.controls, [&](const Control& c) { return c.planned == room.id; }));
    text += line({code(room.id), room.says, std::to_string(rows), std::to_string(controls)});
  }
  text += "\n## Every rule\n\n| rule | says | statements | claims | cases |\n| --- | --- | --- | --- | --- |\n";
  for (const auto& [rule, rows] : trace.rows_of) {
    const auto cases = trace.cases_of.find(rule);
    text += line({code(rule), title_of(base, rule), join(rows, ", "), codes(claims_of(base, rule)),
                  some(cases == trace.cases_of.end() ? Strings{} : cases->second, 3)});
  }
  return text;
}

std::string page_of_hazards(const Trace& trace) {
  std::size_t controls = 0, planned = 0, only_planned = 0;
  for (const Hazard& hazard : trace.hazards) {
    controls += hazard.controls.size();
    const auto waits = [](const Control& control) { return !control.planned.empty(); };
    planned += static_cast<std::size_t>(std::ranges::count_if(hazard.controls, waits));
    only_planned += std::ranges::all_of(hazard.controls, waits) ? 1U : 0U;
  }
  std::string text =
      "# Hazards\n\nPrinted by `mettle trace --hazards` from `docs/safety/hazards.toml`; do not edit. What a control "
      "points at is\nlooked up: a rule, fact, case, test or file that is not there is a failure.\n\n"
      "Every row is a **draft**. Likelihood and residual risk are for a clinical safety officer to score and to "
      "accept;\nnobody has, so nothing here says that a risk is acceptable. Severity is a first guess.\n\n";
  text += std::to_string(trace.hazards.size()) + " hazards, " + std::to_string(controls) + " controls, of which " +
          std::to_string(planned) + " wait for a room that is not built yet; " + std::to_string(only_planned) +
          " hazards have no other control today.\n\n";
  text +=
      "| id | hazard | cause | what happens | harm | severity | likelihood | residual | controls | statements | "
      "owner | status |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (const Hazard& hazard : trace.hazards) {
    Strings parts;
    for (const Control& control : hazard.controls) parts.push_back(control_in_words(control));
    text += line({hazard.id, hazard.says, hazard.cause, hazard.effect, hazard.harm, hazard.severity,
                  spoken(hazard.likelihood), spoken(hazard.residual), join(parts, "; "), join(hazard.rows, ", "),
                  hazard.owner, hazard.status});
  }
  return text;
}

Json json_of(const Trace& trace) {
  Json rows = Json::array();
  for (const TraceRow& row : trace.rows) {
    Json planned = Json::array();
    for (const Planned& one : row.planned) planned.add(Json::object().set("room", one.room).set("says", one.says));
    rows.add(Json::object()
                 .set("id", row.id)
                 .set("says", row.says)
                 .set("claims", texts_json(row.claims))
                 .set("rules", texts_json(row.rules))
                 .set("facts", texts_json(row.facts))
                 .set("files", texts_json(row.files))
                 .set("cases", texts_json(row.cases))
                 .set("tests", texts_json(row.tests))
                 .set("hazards", texts_json(row.hazards))
                 .set("planned", std::move(planned)));
  }
  Json rules = Json::array();
  for (const auto& [rule, statements] : trace.rows_of) {
    const auto cases = trace.cases_of.find(rule);
    rules.add(Json::object()
                  .set("id", rule)
                  .set("rows", texts_json(statements))
                  .set("cases", texts_json(cases == trace.cases_of.end() ? Strings{} : cases->second)));
  }
  Json hazards = Json::array();
  for (const Hazard& hazard : trace.hazards) {
    Json controls = Json::array();
    for (const Control& control : hazard.controls)
      controls.add(
          Json::object().set("says", control.says).set("by", texts_json(control.by)).set("planned", control.planned));
    hazards.add(Json::object()
                    .set("id", hazard.id)
                    .set("says", hazard.says)
                    .set("severity", hazard.severity)
                    .set("likelihood", hazard.likelihood)
                    .set("residual", hazard.residual)
                    .set("owner", hazard.owner)
                    .set("status", hazard.status)
                    .set("rows", texts_json(hazard.rows))
                    .set("controls", std::move(controls)));
  }
  Json faults = Json::array();
  for (const Problem& problem : trace.faults) faults.add(to_text(problem));
  return Json::object()
      .set("rows", std::move(rows))
      .set("rules", std::move(rules))
      .set("hazards", std::move(hazards))
      .set("faults", std::move(faults));
}

}  // namespace mettle
