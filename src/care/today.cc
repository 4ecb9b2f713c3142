#include "care/today.h"

#include <algorithm>

#include "care/event.h"
#include "care/state.h"
#include "care/team.h"

namespace mettle {
namespace {

constexpr std::string_view silence = "silence";

Told told_today(std::size_t fact, std::int64_t value, Date day) {
  return {.fact = fact,
          .value = value,
          .date = day,
          .source = "patient",
          .from = std::nullopt,
          .until = std::nullopt,
          .imaging = std::nullopt};
}

/// Adds a fact where it makes things worse than what the same list says already; it never stands in for a better one.
void tell_of_lesions(const KnowledgeBase& base, Picture& picture, const Episode& episode, const FlagTells& tells,
                     Date day) {
  if (base.facts[tells.fact].about == About::person) {
    picture.told.push_back(told_today(tells.fact, tells.value, day));
    return;
  }
  for (Lesion& lesion : picture.lesions)
    if (episode.lesion.empty() || lesion.id == episode.lesion)
      lesion.told.push_back(told_today(tells.fact, tells.value, day));
}

bool holds_still(const KnowledgeBase& base, const CheckIn& check_in, const Now& now) {
  const auto minutes = minutes_between(check_in.head.when.at, now.at);
  return minutes >= 0 && minutes <= base.check_in.valid_minutes;
}

const std::optional<int>& feeling(const CheckInAnswered& answers, Feeling which) {
  if (which == Feeling::tired) return answers.tired;
  return which == Feeling::sleep ? answers.sleep : answers.mood;
}

/// Places of pain where no lesion is recorded, of all check-ins whose episode is open.
void add_new_places(const CareState& state, Picture& picture) {
  for (const CheckIn& check_in : state.check_in.answers)
    for (const SitePain& pain : check_in.answered.pains) {
      if (!pain.lesion.empty() || pain.site.empty()) continue;
      const std::string id = new_place_id(pain);
      const bool open =
          std::ranges::any_of(state.escalation.episodes, [&](const Episode& e) { return e.open() && e.lesion == id; });
      if (!open || std::ranges::find(picture.lesions, id, &Lesion::id) != picture.lesions.end()) continue;
      Lesion lesion;
      lesion.id = id;
      lesion.site = find_site(pain.site);
      lesion.side = find_laterality(pain.side).value_or(Laterality::unknown);
      picture.lesions.push_back(std::move(lesion));
    }
}

}  // namespace

std::string new_place_id(const SitePain& pain) {
  return pain.site.empty() ? "" : "new pain, " + pain.site + (pain.side.empty() ? "" : ", " + pain.side);
}

PictureRead today_picture(const KnowledgeBase& base, const CareState& state, const Now& now) {
  PictureRead read = read_picture(base, state.told, now.day);
  add_new_places(state, read.picture);
  for (const Episode& episode : state.escalation.episodes) {
    const RedFlag* flag = find_red_flag(base, episode.flag);
    if (!episode.open() || !flag) continue;
    for (const FlagTells& tells : flag->tells[static_cast<std::size_t>(episode.urgency)])
      tell_of_lesions(base, read.picture, episode, tells, now.day);
  }
  const std::int64_t open = open_red_flag_of(base, state.escalation);
  const std::size_t open_fact = base.red_flags.open_red_flag_fact;
  if (base.facts[open_fact].badness(open) > 0) read.picture.told.push_back(told_today(open_fact, open, now.day));
  if (const CheckIn* last = state.check_in.latest(); last && last->answered.tired)
    if (const auto fatigue = base.find_fact("fatigue"))
      read.picture.told.push_back(told_today(*fatigue, *last->answered.tired * millionths_in_one, last->head.when.day));
  return read;
}

TodayAnswer answer_today(const KnowledgeBase& base, const CareState& state, const Now& now) {
  TodayAnswer answer;
  const CheckIn* last = state.check_in.latest();
  if (last && holds_still(base, *last, now)) {
    answer.asks_first = false;
    answer.until = last->head.when.at.plus_minutes(base.check_in.valid_minutes);
  }
  for (const Episode& episode : state.escalation.episodes) {
    const RedFlag* flag = find_red_flag(base, episode.flag);
    if (!episode.open() || !flag) continue;
    answer.episodes.push_back(episode.number);
    const std::string& says = flag->say[static_cast<std::size_t>(episode.urgency)];
    if (!says.empty() && std::ranges::find(answer.says, says) == answer.says.end()) answer.says.push_back(says);
    if (flag->scope == FlagScope::person || episode.urgency == Urgency::emergency_now) answer.today = Today::stop;
    if (flag->scope != FlagScope::region) continue;
    answer.today = std::max(answer.today, Today::gently);
    for (const EnteredLesion& lesion : state.told.lesions)
      if ((episode.lesion.empty() || episode.lesion == lesion.id) &&
          std::ranges::find(answer.paused, lesion.id) == answer.paused.end())
        answer.paused.push_back(lesion.id);
    if (!episode.lesion.empty() && std::ranges::find(answer.paused, episode.lesion) == answer.paused.end())
      answer.paused.push_back(episode.lesion);
  }
  // The most urgent words first: a stop is said before anything gentler.
  std::ranges::stable_sort(answer.episodes, std::greater{},
                           [&](EventNumber number) { return state.escalation.find(number)->urgency; });
  if (answer.today == Today::stop || answer.asks_first) return answer;
  for (const TodayRule& rule : base.check_in.today) {
    const std::optional<int>& value = feeling(last->answered, rule.question);
    if (!value || (rule.from && *value < *rule.from) || (rule.to && *value > *rule.to)) continue;
    const bool said = std::ranges::any_of(base.check_in.today, [&](const TodayRule& other) {
      return &other < &rule && other.question == rule.question &&
             std::ranges::find(answer.says, other.says) != answer.says.end();
    });
    if (said) continue;  // the first row of a question that fits speaks
    answer.today = std::max(answer.today, rule.does);
    answer.says.push_back(rule.says);
  }
  if (answer.says.empty()) answer.says.push_back(base.say("today.go"));
  return answer;
}

Presence presence_of(const KnowledgeBase& base, const CareState& state, const Now& now) {
  const CheckIn* last = state.check_in.latest();
  if (!last) return Presence::never;
  const int days = days_between(last->head.when.day, now.day);
  if (days >= base.check_in.tell_days) return Presence::silent;
  return days >= base.check_in.quiet_days ? Presence::quiet : Presence::in_touch;
}

Decision decide(const Asking& asking, const NoticeSilence&) {
  if (presence_of(asking.base, asking.state, asking.now) != Presence::silent) return std::vector<EventBody>{};
  const EventNumber last = asking.state.check_in.latest()->head.number;
  // Told once for each silence: the check-in before it is its name.
  const bool told = std::ranges::any_of(asking.state.escalation.episodes, [&](const Episode& e) {
    return e.problem == silence && std::ranges::find(e.reports, last) != e.reports.end();
  });
  if (told) return std::vector<EventBody>{};
  const Urgency urgency = Urgency::next_contact;
  const int ack = asking.base.red_flags.urgencies[static_cast<std::size_t>(urgency)].ack_minutes;
  return escalate(asking,
                  {{.flag = "",
                    .lesion = "",
                    .problem = std::string{silence},
                    .urgency = urgency,
                    .signs = {},
                    .ack_minutes = ack}},
                  last, asking.state.last + 1);
}

}  // namespace mettle
