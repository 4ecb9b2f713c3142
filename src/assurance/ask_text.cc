#include "assurance/ask_text.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "care/tier.h"
#include "safety/explain.h"

namespace mettle {
namespace {

/// `rules = ["A", "B"]`, broken where it would be longer than a line.
std::string list_line(const std::string& name, std::vector<std::string> texts) {
  std::ranges::sort(texts);
  texts.erase(std::ranges::unique(texts).begin(), texts.end());
  constexpr std::size_t width = 120;
  std::string line = name + " = [";
  for (std::size_t i = 0; i < texts.size(); ++i) line += std::string{i > 0 ? ", " : ""} + "\"" + texts[i] + "\"";
  line += "]\n";
  if (line.size() <= width) return line;
  std::string out = name + " = [\n", row = " ";
  for (const std::string& text : texts) {
    const std::string item = " \"" + text + "\",";
    if (row.size() + item.size() > width) {
      out += row + "\n";
      row = " ";
    }
    row += item;
  }
  return out + row + "\n]\n";
}

std::vector<std::string> ids_of(const KnowledgeBase& base, const std::vector<Raised>& raised) {
  std::vector<std::string> ids;
  for (const Raised& one : raised) ids.push_back(base.floors[one.floor].id.text());
  return ids;
}

std::vector<std::string> ids_of(const std::vector<const Role*>& roles) {
  std::vector<std::string> ids;
  for (const Role* role : roles) ids.push_back(role->id);
  return ids;
}

}  // namespace

std::string entry_ask(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t variant,
                      const SaidAlone& among) {
  const Variant& asked = base.variants[variant];
  const Entry& entry = base.entries[asked.entry];
  constexpr std::array<std::string_view, library_ids.size()> kinds{"exercise", "test", "daily", "probe", "done_to"};
  std::string text = std::string{kinds[static_cast<std::size_t>(entry.library)]} + " = \"" + entry.id + "\"\n";
  if (variant != find_written(base, evaluation, asked.entry))
    text += "variant = \"" + name_of(entry, asked.choice) + "\"\n";
  text += "verdict = \"" + std::string{id_of(verdict(base, evaluation, asked))} + "\"\n";
  std::vector<std::string> rules;
  for (const auto& [rule, alone] : among)
    rules.push_back(base.limits[rule].id.text() + ": " + std::string{id_of(alone)});
  return text + list_line("among", rules);
}

std::string lift_ask(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t variant, std::size_t rule) {
  const Variant& asked = base.variants[variant];
  SaidAlone alone;
  for (const Limit& limit : evaluation.limits_for(base.entries[asked.entry].library))
    if (limit.rule == rule) alone[rule] = std::max(alone[rule], limit.ceilings.admit(asked.demand));
  return entry_ask(base, evaluation, variant, alone) + list_line("lifted_by", base.limits[rule].lift_by);
}

std::string tier_ask(const KnowledgeBase& base, const Evaluation& evaluation) {
  const TierReport report = derive_tier(base, evaluation);
  return "tier = \"" + std::string{tier_ids[static_cast<std::size_t>(report.tier)]} + "\"\n" +
         list_line("because", ids_of(base, report.reasons)) + "clearance_until = \"" +
         (report.clearance_until ? report.clearance_until->to_text() : "none") + "\"\n";
}

std::string authority_ask(const KnowledgeBase& base, const Evaluation& evaluation) {
  const TierReport report = derive_tier(base, evaluation);
  return "tier = \"" + std::string{tier_ids[static_cast<std::size_t>(report.tier)]} + "\"\n" +
         list_line("prescribe", ids_of(report.authority.prescribe)) +
         list_line("propose", ids_of(report.authority.propose)) +
         list_line("deliver", ids_of(report.authority.deliver));
}

std::string falls_ask(const Evaluation& evaluation) {
  return "falls_class = " + std::to_string(evaluation.standing.falls_class) + "\n";
}

std::string class_ask(const KnowledgeBase& base, const Evaluation& evaluation, const std::string& lesion,
                      std::size_t number) {
  const LesionStanding& standing = evaluation.standing.lesions[number];
  std::vector<std::string> sites;
  for (const Site site : standing.sites) sites.emplace_back(id_of(site));
  return "lesion = \"" + lesion + "\"\nclass = \"" +
         std::string{lesion_class_ids[static_cast<std::size_t>(standing.lesion_class)]} + "\"\n" +
         list_line("because", ids_of(base, class_reasons(base, evaluation, standing))) + list_line("sites", sites);
}

std::string fact_ask(const KnowledgeBase& base, const Acting& acting, std::size_t fact, const std::string& lesion) {
  const FactDefinition& definition = base.facts[fact];
  const std::string value = !acting.value ? "nothing"
                            : definition.kind == FactKind::number
                                ? number_token(*acting.value)
                                : definition.answers[static_cast<std::size_t>(*acting.value)].id;
  return (lesion.empty() ? "" : "lesion = \"" + lesion + "\"\n") + "fact = \"" + definition.id + "\"\ncounts_as = \"" +
         value + "\"\nbasis = \"" + std::string{words_of(acting.basis)} + "\"\n";
}

std::string score_ask(const KnowledgeBase& base, const ScoreRange& range, const std::string& lesion) {
  const ScoreTable& table = base.scores[range.table];
  return "lesion = \"" + lesion + "\"\nscore = \"" + table.id + "\"\nlow = " + std::to_string(range.low) +
         "\nhigh = " + std::to_string(range.high) + "\nband = \"" +
         table.bands[static_cast<std::size_t>(range.band)].id + "\"\n" + list_line("modifiers", range.modifiers);
}

}  // namespace mettle
