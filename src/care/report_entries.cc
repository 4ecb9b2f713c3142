#include <algorithm>
#include <array>

#include "base/text.h"
#include "care/report.h"
#include "care/yes_conditions.h"

namespace mettle {
namespace {

Json texts(const std::vector<std::string>& items) {
  Json list = Json::array();
  for (const std::string& item : items) list.add(item);
  return list;
}

/// What is done to a person is answered in words of its own: may it be done to you, not may you do it.
Json verdict_words(const KnowledgeBase& base, Verdict verdict, Library library) {
  const std::string id = (library == Library::done_to ? "verdict.done_to." : "verdict.") + std::string{id_of(verdict)};
  return Json::object().set("person", base.say(id + ".person")).set("professional", base.say(id + ".professional"));
}

/// What to say to whoever does it, and what to ask for instead when it is refused.
void add_done_to(Json& row, const KnowledgeBase& base, const Entry& entry, Verdict answer) {
  if (entry.library != Library::done_to) return;
  row.set("tell", entry.tell);
  if (answer == Verdict::allow) return;
  row.set("ask_for", entry.instead_how);
  Json others = Json::array();
  for (const std::string& id : entry.instead)
    others.add(Json::object().set("id", id).set("name", base.find_entry(id)->name));
  row.set("others", std::move(others));
}

Json adaptation(const Asked& asked, const YesConditions& conditions, std::size_t at) {
  const Variant& variant = asked.base.variants[at];
  const Entry& entry = asked.base.entries[variant.entry];
  return Json::object()
      .set("verdict", id_of(verdict(asked.base, asked.evaluation, variant)))
      .set("variant", name_of(entry, variant.choice))
      .set("changes", texts(words_for(asked.base, entry, variant.choice)))
      .set("conditions", json_of(asked.base, conditions.of(variant)));
}

/// How a refused task of life gets done: never a bare no.
void add_other_way(const Asked& asked, const Entry& entry, Json& row) {
  if (entry.library != Library::daily) return;
  Json tasks = Json::array();
  for (const std::string& id : entry.instead) {
    const Entry& other = *asked.base.find_entry(id);
    const auto at = static_cast<std::size_t>(&other - asked.base.entries.data());
    tasks.add(Json::object()
                  .set("id", id)
                  .set("name", other.name)
                  .set("verdict", id_of(verdict(asked.base, asked.evaluation,
                                                asked.base.variants[find_written(asked.base, asked.evaluation, at)]))));
  }
  row.set(
      "other_way",
      Json::object().set("necessary", entry.necessary).set("how", entry.instead_how).set("tasks", std::move(tasks)));
}

/// The way in that the answer supposes.
Json way_in(const KnowledgeBase& base, const std::string& id) {
  const Transfer* way = base.derivation.find_transfer(id);
  if (!way) return Json::object().set("id", id);
  return Json::object().set("id", way->id).set("technique", way->technique).set("judged", !way->routine);
}

Json demand_json(const Asked& asked, const Binding& binding) {
  Json list = Json::array();
  for (const Excess& excess : binding.excess) {
    list.add(Json::object()
                 .set("dimension", name_of(excess.dimension))
                 .set("says", words_for(asked.base, excess.dimension))
                 .set("asked", excess.asked)
                 .set("alone", excess.alone)
                 .set("watched", excess.watched)
                 .set("signed", excess.signed_off));
  }
  return list;
}

Json reason_json(const Asked& asked, Library library, const Binding& binding) {
  const KnowledgeBase& base = asked.base;
  const Limit& limit = asked.evaluation.limits_for(library)[binding.limit];
  const LimitRule& rule = base.limits[limit.rule];
  Json row = Json::object();
  row.set("rule", rule.id.text())
      .set("title", rule.from.title)
      .set("verdict", id_of(binding.verdict))
      .set("rule_status", rule.from.status);
  if (limit.lesion != no_lesion)
    row.set("lesion", asked.picture.lesions[asked.evaluation.standing.lesions[limit.lesion].lesion].id);
  Json evidence = Json::array();
  for (const EvidenceId& id : rule.from.evidence) {
    const Claim& claim = base.claims.at(id.text());
    evidence.add(Json::object().set("id", id.text()).set("says", claim.says).set("mark", claim.mark));
  }
  row.set("evidence", std::move(evidence)).set("demand", demand_json(asked, binding));
  Json because = Json::array();
  for (const Reliance& reliance : reasons_behind(base, asked.evaluation, limit)) {
    const FactDefinition& fact = base.facts[reliance.fact];
    Json fact_row = Json::object();
    fact_row.set("fact", fact.id);
    if (reliance.lesion != no_lesion) fact_row.set("lesion", asked.picture.lesions[reliance.lesion].id);
    if (reliance.acting.value) fact_row.set("value", words_for_value(fact, *reliance.acting.value));
    fact_row.set("known", reliance.acting.basis == Basis::known).set("says", words_for(base, asked.picture, reliance));
    because.add(std::move(fact_row));
  }
  row.set("because", std::move(because))
      .set("person", rule.says.person)
      .set("professional", rule.says.professional)
      .set("lift_by", texts(rule.lift_by));
  // A signature is given by whom the rule names, else by whoever may prescribe for this tier. Above its signed ceiling
  // a rule that names nobody forbids.
  std::vector<std::string> who;
  for (const std::string& role : rule.lift_by) who.push_back(base.find_role(role)->says);
  if (who.empty() && binding.verdict < Verdict::not_now)
    for (const Role* role : derive_tier(base, asked.evaluation).authority.prescribe) who.push_back(role->says);
  row.set("changes_it",
          who.empty() ? base.say("lift.nobody")
                      : "May be opened by name, with a reason and an end date, by: " + list_in_words(who, "or") + ".");
  return row;
}

std::string effort_words(const KnowledgeBase& base, int effort) {
  if (const Json* scale = base.doses.find("effort_words"))
    for (const Json& row : scale->items())
      if (const auto* most = row.find("most") ? row.find("most")->if_number() : nullptr;
          most && effort <= *millionths(most->token) / millionths_in_one)
        return std::string{row.text_at("says")};
  return "";
}

Json item_json(const Asked& asked, const YesConditions& yes, const WeekItem& item) {
  const KnowledgeBase& base = asked.base;
  const Variant& variant = base.variants[item.variant];
  const Entry& entry = base.entries[variant.entry];
  std::string dose;
  const std::string amount = counted(item.amount, item.unit);
  if (item.unit == "minutes")
    dose = item.sets > 1 ? std::to_string(item.sets) + " times " + amount + " in the day" : amount;
  else dose = item.sets > 1 || item.unit == "reps" ? std::to_string(item.sets) + " x " + amount : amount;
  const bool side_by_side =
      variant.choice.sides == Sides::both && std::ranges::any_of(entry.actions, [](const Action& a) {
        return a.limb == LimbUse::moving || a.limb == LimbUse::one;
      });
  if (side_by_side && item.unit != "minutes") dose += " each side";
  dose += ", effort up to " + std::to_string(item.effort_max) + " of 10 (" + effort_words(base, item.effort_max) + ")";
  if (item.rest_s > 0) dose += ", rest " + std::to_string(item.rest_s) + " s";
  Json conditions = Json::array();
  for (const YesCondition condition : yes.of(variant)) conditions.add(id_of(condition));
  return Json::object()
      .set("part", item.part)
      .set("id", entry.id)
      .set("name", entry.name)
      .set("dose", dose)
      .set("verdict", id_of(item.verdict))
      .set("variant", name_of(entry, variant.choice))
      .set("changes", texts(words_for(base, entry, variant.choice)))
      .set("conditions", std::move(conditions))
      .set("first_time", item.first_time)
      .set("minutes", item.minutes);
}

/// What an answer to a fact says; the id itself when there is no such answer.
std::string answer_in_words(const KnowledgeBase& base, std::string_view fact, const std::string& id) {
  const auto number = base.find_fact(fact);
  if (!number) return id;
  const auto& answers = base.facts[*number].answers;
  const auto answer = std::ranges::find(answers, id, &Answer::id);
  return answer == answers.end() ? id : answer->says;
}

std::string day_title(const WeekDay& day) {
  constexpr std::array<std::string_view, 8> names{"rest",    "active rest", "breathing", "everyday movement",
                                                  "posture", "balance",     "strength",  "cardio"};
  std::vector<std::string> parts;
  for (const DayPart part : day.parts) parts.emplace_back(names[static_cast<std::size_t>(part)]);
  return capitalised(list_in_words(parts));
}

Json day_json(const Asked& asked, const YesConditions& yes, const WeekDay& day) {
  constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                     "Friday", "Saturday", "Sunday"};
  Json row = Json::object();
  row.set("date", day.date.to_text())
      .set("weekday", weekdays[static_cast<std::size_t>(day.date.weekday())])
      .set("title", day_title(day))
      .set("minutes", day.minutes);
  if (day.on_treatment || day.radiotherapy) {
    const std::string share =
        day.factor_percent < whole_percent ? " (" + std::to_string(day.factor_percent) + " % of the plan)" : "";
    std::string kind = "as planned";
    if (day.cycle_kind == "active_rest") kind = "active rest on purpose";
    else if (day.cycle_kind == "gentle") kind = "a gentle day on purpose" + share;
    else if (day.cycle_kind == "easy") kind = "an easy day on purpose" + share;
    else if (!share.empty()) kind += share;
    std::string says;
    if (day.on_treatment)
      says = day.cycle_day < 0 ? "Treatment day not known: " + kind + "."
                               : "Day " + std::to_string(day.cycle_day) + " of the treatment cycle: " + kind + ".";
    if (day.radiotherapy)
      says += (says.empty() ? "R" : " R") + std::string{"adiotherapy now or not long ago: "} + kind + ".";
    row.set("cycle", Json::object()
                         .set("day", day.cycle_day)
                         .set("kind", day.cycle_kind)
                         .set("factor_percent", day.factor_percent)
                         .set("says", says));
  }
  Json items = Json::array();
  for (const WeekItem& item : day.items) items.add(item_json(asked, yes, item));
  row.set("items", std::move(items));
  return row;
}

}  // namespace

Json report_screening(const Asked& asked, Library library) {
  const KnowledgeBase& base = asked.base;
  Json out = report_head(base, asked.evaluation.standing.today);
  out.set("for", id_of(library))
      .set("tier", tier_ids[static_cast<std::size_t>(asked.evaluation.standing.tier)])
      .set("person", asked.picture.label);
  Json counts = Json::object();
  const auto number = count_verdicts(base, asked.evaluation, library);
  for (std::size_t i = 0; i < verdict_ids.size(); ++i) counts.set(std::string{verdict_ids[i]}, number[i]);
  out.set("counts", std::move(counts));
  const YesConditions conditions(base, asked.evaluation, library);
  Json entries = Json::array();
  for (std::size_t i = 0; i < base.entries.size(); ++i) {
    const Entry& entry = base.entries[i];
    if (entry.library != library) continue;
    const std::size_t written = find_written(base, asked.evaluation, i);
    const Variant& coded = base.variants[written];
    const Verdict answer = verdict(base, asked.evaluation, coded);
    Json row = Json::object();
    row.set("id", entry.id)
        .set("name", entry.name)
        .set("kind", entry.kind)
        .set("verdict", id_of(answer))
        .set("says", verdict_words(base, answer, library))
        .set("conditions", json_of(base, conditions.of(coded)));
    if (written != base.first_variant[i]) row.set("way_in", way_in(base, coded.choice.transfer));
    add_done_to(row, base, entry, answer);
    if (answer != Verdict::allow) {
      const auto bindings = find_bindings(base, asked.evaluation, coded);
      const Limit& limit = asked.evaluation.limits_for(library)[bindings.front().limit];
      const LimitRule& rule = base.limits[limit.rule];
      row.set("why", Json::object()
                         .set("rule", rule.id.text())
                         .set("person", rule.says.person)
                         .set("professional", rule.says.professional));
      row.set("binding", bindings.size());
      if (const auto at = find_adaptation(base, asked.evaluation, i))
        row.set("instead", adaptation(asked, conditions, *at));
      if (const auto at = find_replacement(base, asked.evaluation, i))
        row.set("try", Json::object().set("id", base.entries[*at].id).set("name", base.entries[*at].name));
      add_other_way(asked, entry, row);
    }
    entries.add(std::move(row));
  }
  out.set("entries", std::move(entries)).set("notes", texts(asked.notes));
  return out;
}

Json report_explanation(const Asked& asked, std::size_t number) {
  const KnowledgeBase& base = asked.base;
  const Entry& entry = base.entries[number];
  const Variant& coded = base.variants[find_written(base, asked.evaluation, number)];
  const Verdict answer = verdict(base, asked.evaluation, coded);
  Json out = report_head(base, asked.evaluation.standing.today);
  out.set("person", asked.picture.label);
  out.set("entry", Json::object()
                       .set("id", entry.id)
                       .set("name", entry.name)
                       .set("kind", entry.kind)
                       .set("for", id_of(entry.library))
                       .set("how", entry.how)
                       .set("cues", texts(entry.cues))
                       .set("faults", texts(entry.faults)));
  const YesConditions conditions(base, asked.evaluation, entry.library);
  out.set("verdict", id_of(answer))
      .set("says", verdict_words(base, answer, entry.library))
      .set("conditions", json_of(base, conditions.of(coded)));
  add_done_to(out, base, entry, answer);
  Json reasons = Json::array();
  for (const Binding& binding : find_bindings(base, asked.evaluation, coded))
    reasons.add(reason_json(asked, entry.library, binding));
  out.set("reasons", std::move(reasons));
  Json instead = Json::array();
  if (answer != Verdict::allow)
    if (const auto at = find_adaptation(base, asked.evaluation, number))
      instead.add(adaptation(asked, conditions, *at));
  out.set("instead", std::move(instead));
  if (answer != Verdict::allow)
    if (const auto at = find_replacement(base, asked.evaluation, number))
      out.set("try", Json::object().set("id", base.entries[*at].id).set("name", base.entries[*at].name));
  if (answer != Verdict::allow) add_other_way(asked, entry, out);
  out.set("would_change", texts(what_would_change(base, asked.picture, asked.evaluation, number)));
  if (base.derivation.find_transfer(coded.choice.transfer)) {
    Json way = way_in(base, coded.choice.transfer);
    if (coded.choice.transfer != entry.transfer) way.set("instead_of", entry.transfer);
    out.set("way_in", std::move(way));
  }
  out.set("notes", texts(asked.notes));
  return out;
}

Json report_plan(const Asked& asked, Date first) {
  const KnowledgeBase& base = asked.base;
  const Week week = plan_week(base, asked.picture, asked.evaluation, first);
  const TierReport tier = derive_tier(base, asked.evaluation);
  Json out = report_head(base, asked.evaluation.standing.today);
  out.set("person", asked.picture.label)
      .set("invented", asked.picture.invented)
      .set("tier", tier_ids[static_cast<std::size_t>(tier.tier)]);
  std::vector<std::string> who;
  for (const Role* role : tier.authority.prescribe) who.push_back(role->says);
  std::string needs;
  if (week.stopped) needs = "No programme. " + tier.info->person;
  else
    needs = "This is a proposal. Before it starts it is signed by: " + list_in_words(who, "or") + ". " +
            tier.info->supervision;
  out.set("needs", needs).set("stopped", week.stopped);
  Json start = Json::object();
  start.set("fitness", week.fitness)
      .set("fatigue", week.fatigue)
      .set("row", week.row_fitness + " / " + week.fatigue)
      .set("shape", week.shape);
  Json why = Json::array();
  if (!week.stopped)
    why.add("Start row: fitness \"" + answer_in_words(base, "fitness", week.row_fitness) + "\", tiredness \"" +
            week.fatigue + "\".");
  if (week.row_fitness != week.fitness)
    why.add("The row of the next lower fitness is used because the tier is " +
            std::string{tier_ids[static_cast<std::size_t>(tier.tier)]} + ".");
  if (!week.treatment.empty()) {
    const std::string treatment = "Treatment: " + answer_in_words(base, "systemic_treatment", week.treatment);
    why.add(treatment +
            (week.cycle_day_known ? "." : ", but day 1 of the cycle is not known, so every day is a low day."));
  }
  start.set("why", std::move(why));
  out.set("start", std::move(start));
  Json days = Json::array();
  const YesConditions conditions(base, asked.evaluation, Library::exercises);
  for (const WeekDay& day : week.days) days.add(day_json(asked, conditions, day));
  out.set("days", std::move(days)).set("left_out", texts(week.left_out));
  Json notes = texts(asked.notes);
  const auto until = asked.evaluation.standing.clearance_until;
  if (until && !week.days.empty() && *until < week.days.back().date)
    notes.add("The signed assessment ends on " + until->to_text() + ". " + base.say("note.clearance_ends"));
  notes.add(base.say("note.report_pain")).add(base.say("note.rest"));
  out.set("notes", std::move(notes));
  return out;
}

}  // namespace mettle
