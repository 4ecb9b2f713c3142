#include "app/red_flag_cmd.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/output.h"
#include "base/text.h"
#include "care/red_flag.h"
#include "interop/person_in.h"

namespace mettle {
namespace {

const UrgencyInfo& info_of(const KnowledgeBase& base, Urgency urgency) {
  return base.red_flags.urgencies[static_cast<std::size_t>(urgency)];
}

std::string id_of(Urgency urgency) { return std::string{urgency_ids[static_cast<std::size_t>(urgency)]}; }

Result<bool> check_signs(const KnowledgeBase& base, const std::vector<std::string>& asked, std::string_view option) {
  std::vector<std::string> known;
  for (const RedFlag& flag : base.red_flags.flags)
    for (const Sign& sign : flag.signs) known.push_back(sign.id);
  for (const std::string& id : asked)
    if (std::ranges::find(known, id) == known.end())
      return failure(Problem{"There is no sign \"" + id + "\".", std::string{option},
                             suggest(id, known) + " All of them: mettle knowledge list signs."});
  return true;
}

struct Asking {
  Picture picture;
  Date today;
};

Result<Asking> read_asking(const Loaded& loaded, const RedFlagQuestion& question) {
  METTLE_TRY(auto yes, check_signs(loaded.base, question.yes, "--yes"));
  METTLE_TRY(auto not_sure, check_signs(loaded.base, question.not_sure, "--not-sure"));
  (void)yes, (void)not_sure;
  Asking asking{{}, today_by_clock()};
  if (!question.as_of.empty()) {
    const auto day = Date::read(question.as_of);
    if (!day) return failure(Problem{"\"" + question.as_of + "\" is no date.", "--as-of", "Write it as YYYY-MM-DD."});
    asking.today = *day;
  }
  if (question.file.empty()) return asking;
  METTLE_TRY(const std::string text, read_input(question.file));
  METTLE_TRY(auto person, read_person_text(loaded.base, loaded.codes, text, asking.today));
  asking.picture = std::move(person.picture);
  return asking;
}

Json texts(const std::vector<std::string>& list) {
  Json array = Json::array();
  for (const std::string& text : list) array.add(text);
  return array;
}

Json in_json(const KnowledgeBase& base, const RedFlagAnswer& answer, Tier tier) {
  Json fired = Json::array();
  for (const FiredFlag& one : answer.fired) {
    const RedFlag& flag = base.red_flags.flags[one.flag];
    fired.add(Json::object()
                  .set("flag", flag.id)
                  .set("urgency", id_of(one.urgency))
                  .set("scope", flag_scope_ids[static_cast<std::size_t>(flag.scope)])
                  .set("signs", texts(one.signs))
                  .set("raised_by", texts(one.raised_by))
                  .set("say", flag.say[static_cast<std::size_t>(one.urgency)])
                  .set("ack_minutes", one.ack_minutes)
                  .set("clear_by", texts(flag.clear_by)));
  }
  const FactDefinition& open = base.facts[base.red_flags.open_red_flag_fact];
  return Json::object()
      .set("edition", base.edition)
      .set("status", base.status)
      .set("urgency", answer.fired.empty() ? Json{} : Json{id_of(answer.urgency)})
      .set("say", texts(answer.say))
      .set("notify", texts(answer.notify))
      .set("chain", texts(answer.chain))
      .set("ack_minutes", answer.fired.empty() ? Json{} : Json{answer.ack_minutes})
      .set("open_red_flag", open.answers[static_cast<std::size_t>(answer.open_red_flag)].id)
      .set("tier", tier_ids[static_cast<std::size_t>(tier)])
      .set("flags", std::move(fired));
}

std::string in_words(const KnowledgeBase& base, const RedFlagAnswer& answer, Tier tier, const RedFlagQuestion& asked) {
  std::string text = base.disclaimer + "\n\n";
  if (answer.fired.empty())
    return text + fmt::format(
                      "No red flag fires on these answers. {} of {} signs are named; one that was not asked is "
                      "not known to be absent.\n",
                      asked.yes.size() + asked.not_sure.size(), [&] {
                        std::size_t signs = 0;
                        for (const RedFlag& flag : base.red_flags.flags) signs += flag.signs.size();
                        return signs;
                      }());
  text += info_of(base, answer.urgency).says + ".\n";
  for (const std::string& say : answer.say) text += wrap(say, line_width, 0) + "\n";
  text += "\n" + field("tell", join(answer.notify, ", "));
  for (std::size_t i = 0; i < answer.chain.size(); ++i) text += field(i == 0 ? "in order" : "then", answer.chain[i]);
  text += field("acknowledge", "within " + std::to_string(answer.ack_minutes) + " minutes, else the next in the chain");
  text += field("tier then", std::string{tier_ids[static_cast<std::size_t>(tier)]});
  for (const FiredFlag& one : answer.fired) {
    const RedFlag& flag = base.red_flags.flags[one.flag];
    text += "\n" + flag.id + ": " + info_of(base, one.urgency).says + "\n";
    text += field("because of", join(one.signs, ", "));
    text += field("raised by", join(one.raised_by, ", "));
    text += field("stops", std::string{flag_scope_ids[static_cast<std::size_t>(flag.scope)]});
    text += field("cleared by", join(flag.clear_by, ", "));
  }
  return text;
}

}  // namespace

int check_red_flags(const Loaded& loaded, const RedFlagQuestion& question) {
  const KnowledgeBase& base = loaded.base;
  const auto asking = read_asking(loaded, question);
  if (!asking) return refuse(asking.error());
  const SignAnswers answers{question.yes, question.not_sure};
  const RedFlagAnswer answer = evaluate_red_flags(base, derive_standing(base, asking->picture, asking->today), answers);
  const Picture told = with_red_flags(base, asking->picture, answer, {}, asking->today);
  const Tier tier = derive_standing(base, told, asking->today).tier;
  const std::string text =
      question.as_json ? write_pretty(in_json(base, answer, tier)) : in_words(base, answer, tier, question);
  return print(text) ? 0 : refuse({"The answer could not be written in full.", "standard output", "Check the disk."});
}

std::string text_of(const KnowledgeBase& base, const RedFlag& flag) {
  std::string text = flag.id + ": " + flag.ask + "\n";
  for (const Sign& sign : flag.signs)
    text += field("sign",
                  sign.id + ": " + sign.ask + (sign.urgency == flag.urgency ? "" : " (" + id_of(sign.urgency) + ")"));
  text += field("urgency", id_of(flag.urgency) + ": " + info_of(base, flag.urgency).says);
  text += field("stops", std::string{flag_scope_ids[static_cast<std::size_t>(flag.scope)]});
  text += field("not sure", flag.not_sure == NotSure::as_yes ? "counts as yes" : "is told to somebody");
  for (std::size_t i = 0; i < flag.say.size(); ++i)
    text += field("says", flag.say[i].empty() ? "" : std::string{urgency_ids[i]} + ": " + flag.say[i]);
  for (const StepUp& step : base.red_flags.step_ups)
    if (std::ranges::find(step.flags, flag.id) != step.flags.end())
      text += field("goes up", step.id + ": " + step.title);
  text += field("tells", join(flag.notify, ", "));
  text += field("acknowledge", flag.ack_minutes > 0 ? "within " + std::to_string(flag.ack_minutes) + " minutes" : "");
  text += field("cleared by", join(flag.clear_by, ", ")) + field("note", flag.note);
  for (const EvidenceId& id : flag.evidence)
    text += field("evidence", id.text() + ": " + base.claims.at(id.text()).says);
  return text + field("status", flag.status + ", owner " + flag.owner);
}

}  // namespace mettle
