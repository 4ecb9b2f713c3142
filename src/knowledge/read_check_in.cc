#include "knowledge/read_check_in.h"

#include <algorithm>

#include "knowledge/read_rules.h"

namespace mettle {
namespace {

SignsOfNumbers read_signs(const SourceFile& file, const Json& item, const KnowledgeBase& base, Faults& faults) {
  RowReader row(file, item, faults);
  std::vector<std::string> known;
  for (const RedFlag& flag : base.red_flags.flags)
    for (const Sign& sign : flag.signs) known.push_back(sign.id);
  const auto sign = [&](std::string_view name) {
    std::string id = row.text(name);
    row.place_in(name, id, known);
    return id;
  };
  SignsOfNumbers signs{sign("pain_up"),        sign("pain_up_two"),   sign("pain_running"),
                       sign("pain_at_rest"),   sign("pain_at_night"), sign("pain_on_loading"),
                       sign("pain_new_place"), sign("fall"),          sign("anything")};
  row.check_all_read();
  return signs;
}

TodayRule read_today(const SourceFile& file, const Json& item, const KnowledgeBase& base, Faults& faults) {
  RowReader row(file, item, faults);
  TodayRule rule;
  rule.id = row.text("id");
  rule.question = static_cast<Feeling>(row.one_of("question", feeling_ids));
  if (row.has("from")) rule.from = row.whole("from", 0, 10);
  if (row.has("to")) rule.to = row.whole("to", 0, 10);
  if (rule.from.has_value() == rule.to.has_value())
    row.fault("id", "Either \"from\" or \"to\" says where this begins.", "Give one of the two.");
  rule.does = static_cast<Today>(row.one_of("does", today_ids));
  if (rule.does == Today::go) row.fault("does", "A row that changes nothing is no rule.", "Leave it out.");
  rule.says = row.text("says");
  read_evidence(row, base);
  row.check_all_read();
  return rule;
}

void read_numbers(const SourceFile& file, const Json& item, KnowledgeBase& base, Faults& faults) {
  RowReader row(file, item, faults);
  CheckInRules& rules = base.check_in;
  constexpr int a_day = 24 * 60;  // not clinical
  rules.valid_minutes = row.whole("valid_minutes", 1, a_day);
  rules.pain_up_from = row.whole("pain_up_from", 1, 1);  // law 9: no threshold hides a rise
  rules.pain_up_two_from = row.whole("pain_up_two_from", 1, 10);
  rules.pain_running = row.whole("pain_running", 2, 30);
  read_evidence(row, base);
  if (const Json* signs = row.find("signs")) rules.signs = read_signs(file, *signs, base, faults);
  else row.fault("pain_up_from", "Nothing says which signs the numbers stand for.", "Add [check_in.signs].");
  row.check_all_read();
}

}  // namespace

void read_check_in(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  CheckInRules& rules = base.check_in;
  if (const Json* item = root.find("check_in")) read_numbers(file, *item, base, faults);
  for (const Json& item : root.items_at("today")) rules.today.push_back(read_today(file, item, base, faults));
  std::vector<std::string> slots, roles;
  for (const Role& role : base.roles) roles.push_back(role.id);
  for (const Json& item : root.items_at("slot")) {
    RowReader row(file, item, faults);
    rules.slots.push_back({row.text("id"), row.text("says"), row.texts("roles")});
    for (const std::string& role : rules.slots.back().roles) row.place_in("roles", role, roles);
    slots.push_back(rules.slots.back().id);
    row.check_all_read();
  }
  for (const Json& item : root.items_at("climb")) {
    RowReader row(file, item, faults);
    auto& climb = rules.climb[row.one_of("urgency", urgency_ids)];
    climb = row.texts("slots");
    for (const std::string& slot : climb) row.place_in("slots", slot, slots);
    read_evidence(row, base);
    row.check_all_read();
  }
  for (std::size_t urgency = 0; urgency < rules.climb.size(); ++urgency)
    if (rules.climb[urgency].empty())
      faults.push_back({"Nobody is told of \"" + std::string{urgency_ids[urgency]} + "\".", file.path,
                        "Add a [[climb]] with its slots."});
  if (const Json* item = root.find("episode")) {
    RowReader row(file, *item, faults);
    rules.reopen_days = row.whole("reopen_days", 0, 365);
    rules.act_within_days = row.whole("act_within_days", 1, 365);
    read_evidence(row, base);
    row.check_all_read();
  }
  if (const Json* item = root.find("silence")) {
    RowReader row(file, *item, faults);
    rules.quiet_days = row.whole("quiet_days", 1, 365);
    rules.tell_days = row.whole("tell_days", 1, 365);
    read_evidence(row, base);
    row.check_all_read();
  }
  if (rules.act_within_days == 0 || rules.tell_days == 0 || rules.valid_minutes == 0)
    faults.push_back({"A part of the check-in is missing.", file.path, "Add [check_in], [episode] and [silence]."});
}

}  // namespace mettle
