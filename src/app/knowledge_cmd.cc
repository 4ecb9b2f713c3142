#include "app/knowledge_cmd.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/knowledge_kinds.h"
#include "app/output.h"
#include "app/red_flag_cmd.h"
#include "base/text.h"
#include "picture/record_schema.h"
#include "safety/module_table.h"
#include "safety/rule_examples.h"

namespace mettle {
namespace {

std::string claims_in_words(const KnowledgeBase& base, const std::vector<EvidenceId>& ids) {
  std::string text;
  for (const EvidenceId& id : ids) {
    const Claim& claim = base.claims.at(id.text());
    text += field("evidence", id.text() + " [" + claim.mark + "]: " + claim.says);
  }
  return text;
}

std::string condition_in_words(const Condition& condition) {
  std::vector<std::string> parts;
  for (const Atom& atom : condition.atoms) parts.push_back(atom.text);
  for (const Condition& part : condition.parts) parts.push_back("(" + condition_in_words(part) + ")");
  if (parts.empty()) return "always";
  return join(parts, condition.join == Condition::Join::all ? " and " : " or ");
}

std::string provenance_in_words(const KnowledgeBase& base, const Provenance& from) {
  return claims_in_words(base, from.evidence) + field("status", from.status + ", owner " + from.owner) +
         field("written in", "knowledge/" + from.file + ":" + std::to_string(from.place.line));
}

std::string examples_in_words(const std::vector<std::pair<std::string, std::string>>& facts) {
  std::vector<std::string> parts;
  for (const auto& [fact, value] : facts) parts.push_back(fact + " = " + value);
  return parts.empty() ? "nothing told" : join(parts, ", ");
}

std::string text_of(const KnowledgeBase& base, const LimitRule& rule) {
  std::string text = rule.id.text() + ": " + rule.from.title + "\n";
  text += field("when", condition_in_words(rule.when));
  for (const Cap& cap : rule.caps)
    text += field("at most",
                  fmt::format("{}: alone {}, watched {}, signed {}", cap.text, cap.alone, cap.watched, cap.signed_off));
  text += field("part", std::string{rule_part_ids[static_cast<std::size_t>(rule.part)]});
  text += field("lifted by", rule.lift_by.empty() ? base.say("lift.nobody") : join(rule.lift_by, ", "));
  text += field("to the person", rule.says.person) + field("professional", rule.says.professional);
  text += field("stops", join(rule.stops, ", ")) + field("lets through", join(rule.passes, ", "));
  return text + provenance_in_words(base, rule.from);
}

std::string text_of(const KnowledgeBase& base, const FloorRule& rule) {
  std::string text = rule.id.text() + ": " + rule.from.title + "\n";
  text += field("when", condition_in_words(rule.when));
  if (rule.lesion_class)
    text += field("lesion", "at least " + std::string{lesion_class_ids[static_cast<std::size_t>(*rule.lesion_class)]});
  if (rule.tier) text += field("tier", "at least " + std::string{tier_ids[static_cast<std::size_t>(*rule.tier)]});
  if (rule.falls_class > 0) text += field("falls class", "at least " + std::to_string(rule.falls_class));
  text += field("to the person", rule.says.person) + field("professional", rule.says.professional);
  text += field("fires", examples_in_words(rule.fires)) + field("keeps quiet", examples_in_words(rule.quiet));
  return text + provenance_in_words(base, rule.from);
}

std::string text_of(const KnowledgeBase& base, const FactDefinition& fact) {
  std::string text = fact.id + ": " + fact.ask.professional + "\n";
  text += field("of", fact.about == About::lesion ? "a lesion" : "the person");
  for (const Answer& answer : fact.answers) text += field("answer", answer.id + ": " + answer.says);
  const auto value = [&](std::int64_t v) {
    return fact.kind == FactKind::number ? number_token(v) + " " + fact.unit
                                         : fact.answers[static_cast<std::size_t>(v)].id;
  };
  if (fact.kind == FactKind::number)
    text += field("number", number_token(fact.least) + " to " + number_token(fact.most) + " " + fact.unit +
                                (fact.higher_is_worse ? ", higher is worse" : ", lower is worse"));
  text += field("unknown", fact.unknown ? "counts as " + value(*fact.unknown) : "has no effect");
  for (const auto& stricter : fact.unknown_if)
    text += field("unknown", "counts as " + value(stricter.acts) + " when " + condition_in_words(stricter.when));
  text += field("out of date", "after " + std::to_string(fact.stale_days) + " days" +
                                   (fact.rests_on_imaging ? " from the image it rests on" : ""));
  text += field("may reassure", join(fact.enter, ", ")) + field("to the person", fact.ask.person);
  return text + field("why", fact.why) + claims_in_words(base, fact.evidence);
}

std::string text_of(const KnowledgeBase& base, const Entry& entry) {
  std::string text = entry.id + ": " + entry.name + "\n" + field("kind", entry.kind) + field("how", entry.how);
  for (const std::string& cue : entry.cues) text += field("cue", cue);
  for (const std::string& fault : entry.faults) text += field("fault", fault);
  const auto number = static_cast<std::size_t>(&entry - base.entries.data());
  const Variant& coded = base.variants[base.first_variant[number]];
  for (std::size_t d = 0; d < dimension_count; ++d)
    if (const int level = coded.demand.at(make_dimension(d)); level > 0)
      text += field("demands", name_of(make_dimension(d)) + " " + std::to_string(level));
  text += field("variants", std::to_string(base.first_variant[number + 1] - base.first_variant[number]));
  text += field("easier", join(entry.easier, ", ")) + field("harder", join(entry.harder, ", "));
  return text + field("written in", "knowledge/" + entry.file + ":" + std::to_string(entry.place.line));
}

std::string text_of(const Claim& claim) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{
      {{"S", "seen in a source"}, {"R", "recalled, not seen"}, {"D", "our own decision"}}};
  const auto mark = std::ranges::find(marks, claim.mark, &std::pair<std::string_view, std::string_view>::first);
  return claim.id.text() + "\n" + field("says", claim.says) + field("where", claim.where) + field("kind", claim.kind) +
         field("mark", claim.mark + (mark == marks.end() ? "" : ", " + std::string{mark->second}));
}

/// The text on everything that has that id.
std::string describe(const KnowledgeBase& base, const std::string& id) {
  std::string text;
  if (const auto rule = std::ranges::find(base.limits, RuleId{id}, &LimitRule::id); rule != base.limits.end())
    text += text_of(base, *rule);
  if (const auto rule = std::ranges::find(base.floors, RuleId{id}, &FloorRule::id); rule != base.floors.end())
    text += text_of(base, *rule);
  if (const auto fact = base.find_fact(id)) text += text_of(base, base.facts[*fact]);
  if (const Entry* entry = base.find_entry(id)) text += text_of(base, *entry);
  for (const RedFlag& flag : base.red_flags.flags)
    if (flag.id == id) text += text_of(base, flag);
  if (const auto claim = base.claims.find(id); claim != base.claims.end()) text += text_of(claim->second);
  if (!text.empty()) return text;
  for (const Kind& kind : kinds())
    for (const Item& item : kind.items(base))
      if (item.id == id) text += item.id + " (" + std::string{kind.id} + ")\n" + field("says", item.says);
  return text;
}

std::string share_in_words(const OpenShare& share) {
  if (share.entries == 0) return "-";
  return fmt::format("{:>2} {:>2} of {:>2}", share.by_movement, share.by_all, share.entries);
}

std::string_view words_of(Agreement agreement) {
  switch (agreement) {
    case Agreement::as_published: return "";
    case Agreement::looser: return "looser";
    case Agreement::much_stricter: return "stricter";
    case Agreement::nothing_to_compare: return "";
  }
  return "";
}

Json share_json(const KnowledgeBase& base, const OpenShare& share, Agreement agreement) {
  const auto ids_of = [&](const std::vector<std::size_t>& entries) {
    Json list = Json::array();
    for (const std::size_t entry : entries) list.add(base.entries[entry].id);
    return list;
  };
  constexpr std::array<std::string_view, 4> ids{"as_published", "looser", "much_stricter", "nothing_to_compare"};
  return Json::object()
      .set("entries", share.entries)
      .set("open_by_movement_rules", share.by_movement)
      .set("open_by_all_rules", share.by_all)
      .set("movement_rules_are", ids[static_cast<std::size_t>(agreement)])
      .set("movement_rules_leave_open", ids_of(share.left_open))
      .set("movement_rules_close", ids_of(share.closed));
}

int written(const std::string& text) {
  return print(text) ? 0 : refuse({"The answer could not be written in full.", "standard output", "Check the disk."});
}

}  // namespace

int check_knowledge(const std::string& folder) {
  const auto files = read_knowledge_files(folder);
  if (!files) return refuse_all({files.error()}, exit_faults);
  const auto loaded = read_all(*files);
  if (!loaded) return refuse_all(loaded.error(), exit_faults);
  const KnowledgeBase& base = loaded->base;
  if (const auto problems = check_rule_examples(base); !problems.empty()) return refuse_all(problems, exit_faults);
  if (folder.empty()) {  // what is answered from is the image, made of these files when the program was built
    const auto inside = load(folder);
    if (!inside) return refuse_all(inside.error(), exit_faults);
    if (inside->base.hash != base.hash)
      return refuse_all({{"The image inside the program was made of other files.", "", "Build Mettle again."}},
                        exit_faults);
  }
  const auto count = [&](std::string_view id) { return std::ranges::find(kinds(), id, &Kind::id)->items(base).size(); };
  return written(fmt::format(
      "{} ({}) is whole: {} exercises, {} tests, {} daily tasks, {} done to a person ({} variants),\n{} limits and {} "
      "floors with their "
      "examples, {} facts, {} claims. SHA-256 {}\n",
      base.edition, base.status, count("exercises"), count("tests"), count("daily"), count("done_to"),
      base.variants.size(), base.limits.size(), base.floors.size(), base.facts.size(), base.claims.size(), base.hash));
}

int list_knowledge(const Loaded& loaded, const std::string& kind, bool as_json) {
  const auto found = std::ranges::find(kinds(), kind, &Kind::id);
  if (found == kinds().end()) {
    std::vector<std::string> ids;
    for (const Kind& row : kinds()) ids.emplace_back(row.id);
    return refuse({"There is no kind \"" + kind + "\" to list.", "KIND",
                   suggest(kind, ids) + " All kinds: " + kind_names() + "."});
  }
  const std::vector<Item> items = found->items(loaded.base);
  if (as_json) {
    Json list = Json::array();
    for (const Item& item : items) list.add(Json::object().set("id", item.id).set("says", item.says));
    return written(write_pretty(list));
  }
  std::size_t widest = 0;
  for (const Item& item : items) widest = std::max(widest, item.id.size());
  std::string text;
  for (const Item& item : items) {
    const std::string says = item.says.substr(0, item.says.find('\n'));
    text += fmt::format("{:<{}}  {}\n", item.id, widest, says);
  }
  return written(text + fmt::format("{} {}: {}.\n", items.size(), kind, found->says));
}

int show_knowledge(const Loaded& loaded, const std::string& folder, const std::string& id, bool as_json) {
  const KnowledgeBase& base = loaded.base;
  const std::string text = describe(base, id);
  if (text.empty()) {
    std::vector<std::string> ids;
    for (const Kind& kind : kinds())
      for (const Item& item : kind.items(base)) ids.push_back(item.id);
    return refuse({"Nothing has the id \"" + id + "\".", "ID",
                   suggest(id, ids) + " mettle knowledge list KIND lists ids; kinds: " + kind_names() + "."});
  }
  if (!as_json) return written(text);
  // As it is written in the file, where there is such a row.
  const auto files = read_knowledge_files(folder);
  if (!files) return refuse(files.error());
  for (const SourceFile& file : *files) {
    const auto root = read_toml(file);
    if (!root || !root->if_object()) continue;
    for (const auto& [kind, rows] : *root->if_object())
      for (const Json& row : rows.items())
        if (row.text_at("id") == id)
          return written(write_pretty(Json::object()
                                          .set("kind", kind)
                                          .set("file", "knowledge/" + file.path)
                                          .set("line", std::size_t{row.place.line})
                                          .set("row", row)));
  }
  return written(write_pretty(Json::object().set("id", id).set("says", text)));
}

int table_of_modules(const Loaded& loaded, bool as_json) {
  const ModuleTable& table = loaded.base.modules;
  const ModuleComparison comparison = compare_modules(loaded.base);
  if (as_json) {
    Json rows = Json::array();
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      for (std::size_t m = 0; m < table.modules.size(); ++m) {
        const ModuleCell& cell = comparison[r][m];
        rows.add(Json::object()
                     .set("row", table.rows[r].id)
                     .set("module", table.modules[m].id)
                     .set("published", module_value_ids[static_cast<std::size_t>(table.rows[r].cells[m].value)])
                     .set("exclusion", table.rows[r].cells[m].exclusion)
                     .set("kept", share_json(loaded.base, cell.kept, cell.kept_agrees))
                     .set("left_out", share_json(loaded.base, cell.left_out, cell.left_out_agrees)));
      }
    return written(write_pretty(rows));
  }
  std::string text =
      "The published site-to-module table beside what the rules leave open, for a lesion of class moderate at the "
      "row's\n"
      "sites (both sides), all else known and good. \"5 3 of 9\": of 9 exercises the movement rules alone leave 5 "
      "open\n"
      "(alone or watched), all rules leave 3. \"Left out\": what the published table excludes.\n";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    text += fmt::format("\n{:<26} {:<22} {:<22} {}\n", table.rows[r].id, "published", "kept", "left out");
    for (std::size_t m = 0; m < table.modules.size(); ++m) {
      const ModuleTable::Cell& published = table.rows[r].cells[m];
      const ModuleCell& cell = comparison[r][m];
      const bool open = published.value <= ModuleTable::Value::target_with_exclusion;
      std::string says{module_value_ids[static_cast<std::size_t>(published.value)]};
      if (open && !published.exclusion.empty()) says = "target, no " + published.exclusion;
      std::ranges::replace(says, '_', ' ');
      text += fmt::format("  {:<24} {:<22} {:<11} {:<10} {:<11} {}\n", table.modules[m].says, says,
                          share_in_words(cell.kept), words_of(cell.kept_agrees), share_in_words(cell.left_out),
                          words_of(cell.left_out_agrees));
    }
  }
  text += fmt::format(
      "\n\"looser\": the movement rules alone leave open more than {} % of a part that is published as no target.\n"
      "\"stricter\": they leave open less than {} % of a part that is a target. docs/safety/differences.md explains "
      "both.\n",
      table.looser_above_percent, table.stricter_below_percent);
  return written(text);
}

int print_record_schema(const Loaded& loaded) { return written(write_pretty(record_schema(loaded.base))); }

int suggest_rule_examples(const Loaded& loaded, const std::string& id) {
  const auto rule = std::ranges::find(loaded.base.limits, RuleId{id}, &LimitRule::id);
  if (rule == loaded.base.limits.end()) {
    std::vector<std::string> ids;
    for (const LimitRule& row : loaded.base.limits) ids.push_back(row.id.text());
    return refuse({"There is no limit \"" + id + "\".", "ID", suggest(id, ids)});
  }
  const ExampleChoice choice = suggest_examples(loaded.base, *rule);
  const auto list = [](const std::vector<std::string>& names) {
    return names.empty() ? std::string{"[]"} : "[\"" + join(names, "\", \"") + "\"]";
  };
  return written("example = { stops = " + list(choice.stops) + ", passes = " + list(choice.passes) + " }\n");
}

}  // namespace mettle
