#include "knowledge/read_red_flags.h"

#include <algorithm>
#include <set>

#include "knowledge/read_condition.h"
#include "knowledge/read_rules.h"

namespace mettle {
namespace {

template <typename Enum, typename Spellings>
Enum read_enum(RowReader& row, std::string_view name, const Spellings& spellings) {
  return static_cast<Enum>(row.one_of(name, spellings));
}

/// A table whose keys are urgencies: `say.same_day = "..."`.
template <typename Use>
void by_urgency(RowReader& row, std::string_view name, Use use) {
  const Json* table = row.find(name);
  const auto* members = table ? table->if_object() : nullptr;
  if (!members) return;
  for (const auto& [key, value] : *members) {
    const auto found = std::ranges::find(urgency_ids, key);
    if (found == urgency_ids.end())
      row.fault_at(value.place, "\"" + key + "\" is no urgency.",
                   suggest(key, std::vector<std::string>(urgency_ids.begin(), urgency_ids.end())));
    else use(static_cast<std::size_t>(found - urgency_ids.begin()), value);
  }
}

Sign read_sign(const SourceFile& file, const Json& item, Urgency usual, Faults& faults) {
  RowReader row(file, item, faults);
  Sign sign{row.text("id"), row.text("ask"), row.texts_or_none("hear_as"), usual};
  if (row.has("urgency")) sign.urgency = read_enum<Urgency>(row, "urgency", urgency_ids);
  row.check_all_read();
  return sign;
}

std::vector<FlagTells> read_tells(const SourceFile& file, const Json& items, const KnowledgeBase& base,
                                  Faults& faults) {
  std::vector<FlagTells> tells;
  for (const Json& item : items.items()) {
    RowReader row(file, item, faults);
    const auto fact = base.find_fact(row.text("fact"));
    const auto value = fact ? read_fact_value(base.facts[*fact], row.text("value")) : std::nullopt;
    if (value) tells.push_back({*fact, *value});
    else row.fault("fact", "This is no fact, or not one of its answers.", "See mettle knowledge list facts.");
    row.check_all_read();
  }
  return tells;
}

RedFlag read_flag(const SourceFile& file, const Json& item, const KnowledgeBase& base, Faults& faults) {
  RowReader row(file, item, faults);
  RedFlag flag;
  flag.id = row.text("id");
  flag.place = item.place;
  flag.group = row.text("group");
  flag.ask = row.text("ask");
  flag.urgency = read_enum<Urgency>(row, "urgency", urgency_ids);
  for (const Json& sign : row.rows("signs")) flag.signs.push_back(read_sign(file, sign, flag.urgency, faults));
  if (flag.signs.empty()) row.fault("signs", "The flag has no sign.", "Add signs = [{ id = ..., ask = ... }].");
  flag.scope = read_enum<FlagScope>(row, "scope", flag_scope_ids);
  flag.not_sure = read_enum<NotSure>(row, "not_sure", not_sure_ids);
  const bool may_only_report =
      flag.urgency == Urgency::next_contact &&
      std::ranges::all_of(flag.signs, [](const Sign& s) { return s.urgency == Urgency::next_contact; });
  if (flag.not_sure == NotSure::reported && !may_only_report)
    row.fault("not_sure", "Not sure counts as yes at the two upper levels.", "Write not_sure = \"as_yes\".");
  by_urgency(row, "say", [&](std::size_t urgency, const Json& words) {
    if (const std::string* text = words.if_text()) flag.say[urgency] = *text;
  });
  by_urgency(row, "tells", [&](std::size_t urgency, const Json& items) {
    flag.tells[urgency] = read_tells(file, items, base, faults);
  });
  flag.notify = row.texts("notify");
  if (flag.notify.empty()) row.fault("notify", "Nobody is told.", "Name at least one.");
  flag.ack_minutes = row.whole_or("ack_minutes", 0, 1, 100000);
  flag.clear_by = row.texts("clear_by");
  if (flag.clear_by.empty()) row.fault("clear_by", "Nobody may clear it.", "Name at least one.");
  flag.mark = row.text("mark");
  flag.evidence = read_evidence(row, base);
  flag.status = row.text("status");
  flag.owner = row.text("owner");
  flag.note = row.text_or("note", "");
  row.text_or("conflict", "");
  row.check_all_read();
  return flag;
}

StepUp read_step_up(const SourceFile& file, const Json& item, const KnowledgeBase& base, Faults& faults) {
  RowReader row(file, item, faults);
  StepUp step;
  step.id = row.text("id");
  step.title = row.text("title");
  step.flags = row.texts("flags");
  step.signs = row.texts_or_none("signs");
  step.with = row.texts_or_none("with");
  step.at_least = row.whole_or("at_least", 1, 1, 99);
  if (const Json* when = row.find("when")) step.when = read_condition(file, *when, base, faults);
  if (step.signs.empty() && step.with.empty() && step.when.empty())
    row.fault("id", "Nothing says when this goes up.", "Add signs, with or when.");
  if (step.when.about_lesion())
    row.fault("when", "A condition here is about the person.", "Name facts of the person only.");
  step.steps = row.whole_or("steps", 0, 1, 2);
  if (row.has("to")) step.to = read_enum<Urgency>(row, "to", urgency_ids);
  else if (step.steps == 0) row.fault("id", "Nothing says how far this goes up.", "Add to = or steps =.");
  step.evidence = read_evidence(row, base);
  step.status = row.text("status");
  step.owner = row.text("owner");
  row.check_all_read();
  const RedFlags& all = base.red_flags;
  std::vector<std::string> flags, signs;
  for (const RedFlag& flag : all.flags) {
    flags.push_back(flag.id);
    for (const Sign& sign : flag.signs) signs.push_back(sign.id);
  }
  const auto check = [&](std::string_view name, const std::vector<std::string>& ids,
                         const std::vector<std::string>& known) {
    for (const std::string& id : ids)
      if (std::ranges::find(known, id) == known.end())
        row.fault(name, "\"" + id + "\" is not among the " + std::string{name == "signs" ? "signs" : "flags"} + ".",
                  suggest(id, known));
  };
  check("flags", step.flags, flags);
  check("with", step.with, flags);
  check("signs", step.signs, signs);
  return step;
}

/// Every urgency at which the flag may be shown.
std::set<Urgency> reachable(const RedFlags& all, const RedFlag& flag) {
  std::set<Urgency> levels;
  for (const Sign& sign : flag.signs) levels.insert(sign.urgency);
  if (flag.not_sure == NotSure::reported) levels.insert(Urgency::next_contact);
  const auto speaks_of = [&](const StepUp& step) { return std::ranges::find(step.flags, flag.id) != step.flags.end(); };
  const Urgency least = *levels.begin();
  for (const StepUp& step : all.step_ups)
    if (speaks_of(step) && step.steps == 0 && step.to > least) levels.insert(step.to);
  for (const StepUp& step : all.step_ups)
    if (speaks_of(step) && step.steps > 0)
      for (const Urgency level : std::set<Urgency>(levels))
        levels.insert(std::min(Urgency::emergency_now, static_cast<Urgency>(static_cast<int>(level) + step.steps)));
  return levels;
}

std::string lower_case(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// What is shown at a level holds the words of that level, and none of another.
void check_words(const SourceFile& file, const RedFlags& all, const RedFlag& flag, Faults& faults) {
  const auto fault = [&](std::string what, std::string mend) {
    faults.push_back({std::move(what), point_at(file, flag.place), std::move(mend)});
  };
  const auto levels = reachable(all, flag);
  for (const Urgency urgency : levels) {
    const auto at = static_cast<std::size_t>(urgency);
    const std::string id{urgency_ids[at]};
    if (flag.say[at].empty()) {
      fault("\"" + flag.id + "\" can come to " + id + " and has no words for it.", "Add say." + id + " = \"...\".");
      continue;
    }
    const UrgencyInfo& info = all.urgencies[at];
    const std::string text = lower_case(flag.say[at]);
    for (const std::string& word : info.words_hold)
      if (text.find(word) == std::string::npos)
        fault("say." + id + " of \"" + flag.id + "\" does not say \"" + word + "\".",
              "Words and level must agree: say it, or change the level.");
    for (const std::string& word : info.words_lack)
      if (text.find(word) != std::string::npos)
        fault("say." + id + " of \"" + flag.id + "\" says \"" + word + "\", which belongs to another level.",
              "Words and level must agree: leave it out, or change the level.");
  }
  for (std::size_t at = 0; at < flag.say.size(); ++at)
    if (!flag.say[at].empty() && !levels.contains(static_cast<Urgency>(at)))
      fault("\"" + flag.id + "\" has words for an urgency it never comes to.", "Take them out.");
}

}  // namespace

void read_red_flags(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  RedFlags& all = base.red_flags;
  for (const Json& item : root.items_at("urgency")) {
    RowReader row(file, item, faults);
    UrgencyInfo& info = all.urgencies[row.one_of("id", urgency_ids)];
    info.says = row.text("says");
    info.words_hold = row.texts("words_hold");
    info.words_lack = row.texts("words_lack");
    info.ack_minutes = row.whole("ack_minutes", 1, 100000);
    info.chain = row.texts("chain");
    read_evidence(row, base);
    row.check_all_read();
  }
  for (std::size_t i = 0; i < urgency_ids.size(); ++i)
    if (all.urgencies[i].chain.empty())
      faults.push_back({"Nothing says who is told at \"" + std::string{urgency_ids[i]} + "\".", file.path,
                        "Add an [[urgency]] with a chain."});
  const auto open = base.find_fact("open_red_flag");
  std::set<std::pair<std::size_t, std::size_t>> set;
  for (const Json& item : root.items_at("sets")) {
    RowReader row(file, item, faults);
    const auto scope = row.one_of("scope", flag_scope_ids);
    const auto urgency = row.one_of("urgency", urgency_ids);
    const auto value = open ? read_fact_value(base.facts[*open], row.text("open_red_flag")) : std::nullopt;
    if (value) all.open_red_flag[scope][urgency] = *value;
    else row.fault("open_red_flag", "This is no answer of open_red_flag.", "See mettle knowledge show open_red_flag.");
    row.check_all_read();
    set.insert({scope, urgency});
  }
  all.open_red_flag_fact = open.value_or(0);
  for (const Json& item : root.items_at("flag")) all.flags.push_back(read_flag(file, item, base, faults));
  for (const Json& item : root.items_at("step_up")) all.step_ups.push_back(read_step_up(file, item, base, faults));
  std::set<std::string> seen;
  for (const RedFlag& flag : all.flags) {
    check_words(file, all, flag, faults);
    for (const Urgency urgency : reachable(all, flag))
      if (!set.contains({static_cast<std::size_t>(flag.scope), static_cast<std::size_t>(urgency)}))
        faults.push_back({"Nothing says what \"" + flag.id + "\" puts into the record at " +
                              std::string{urgency_ids[static_cast<std::size_t>(urgency)]} + ".",
                          point_at(file, flag.place), "Add a row to [[sets]]."});
    std::vector<std::string> ids{flag.id};
    for (const Sign& sign : flag.signs) ids.push_back(sign.id);
    for (const std::string& id : ids)
      if (!seen.insert(id).second)
        faults.push_back(
            {"\"" + id + "\" is there twice among flags and signs.", point_at(file, flag.place), "Rename one."});
  }
}

}  // namespace mettle
