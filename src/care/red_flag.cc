#include "care/red_flag.h"

#include <algorithm>

namespace mettle {
namespace {

bool among(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

void add_once(std::vector<std::string>& ids, const std::string& id) {
  if (!among(ids, id)) ids.push_back(id);
}

const UrgencyInfo& info_of(const KnowledgeBase& base, Urgency urgency) {
  return base.red_flags.urgencies[static_cast<std::size_t>(urgency)];
}

Urgency up(Urgency urgency, int steps) {
  return static_cast<Urgency>(std::min(static_cast<int>(Urgency::emergency_now), static_cast<int>(urgency) + steps));
}

/// The flags that fire on their own signs.
std::vector<FiredFlag> fire(const RedFlags& all, const SignAnswers& answers) {
  std::vector<FiredFlag> fired;
  for (std::size_t i = 0; i < all.flags.size(); ++i) {
    const RedFlag& flag = all.flags[i];
    FiredFlag here{.flag = i};
    for (const Sign& sign : flag.signs) {
      const bool yes = among(answers.yes, sign.id);
      if (!yes && !among(answers.not_sure, sign.id)) continue;
      here.signs.push_back(sign.id);
      if (yes || flag.not_sure == NotSure::as_yes) here.urgency = std::max(here.urgency, sign.urgency);
    }
    if (!here.signs.empty()) fired.push_back(std::move(here));
  }
  return fired;
}

bool holds_now(const StepUp& step, const KnowledgeBase& base, const Standing& standing,
               const std::vector<FiredFlag>& fired) {
  const auto is_told = [&](const std::string& sign) {
    return std::ranges::any_of(fired, [&](const FiredFlag& f) { return among(f.signs, sign); });
  };
  const auto has_fired = [&](const std::string& flag) {
    return std::ranges::any_of(fired, [&](const FiredFlag& f) { return base.red_flags.flags[f.flag].id == flag; });
  };
  if (!step.signs.empty() && std::ranges::count_if(step.signs, is_told) < step.at_least) return false;
  if (!step.with.empty() && std::ranges::none_of(step.with, has_fired)) return false;
  return holds(step.when, base, standing, nullptr);
}

/// First what goes up to a level, then what goes up by a step, each once.
void step_up(const KnowledgeBase& base, const Standing& standing, std::vector<FiredFlag>& fired) {
  for (const bool by_steps : {false, true})
    for (const StepUp& step : base.red_flags.step_ups) {
      if ((step.steps > 0) != by_steps || !holds_now(step, base, standing, fired)) continue;
      for (FiredFlag& here : fired) {
        if (!among(step.flags, base.red_flags.flags[here.flag].id)) continue;
        const Urgency raised = by_steps ? up(here.urgency, step.steps) : std::max(here.urgency, step.to);
        if (raised == here.urgency) continue;
        here.urgency = raised;
        here.raised_by.push_back(step.id);
      }
    }
}

}  // namespace

const RedFlag* find_red_flag(const KnowledgeBase& base, std::string_view id) {
  const auto found = std::ranges::find(base.red_flags.flags, id, &RedFlag::id);
  return found == base.red_flags.flags.end() ? nullptr : &*found;
}

RedFlagAnswer evaluate_red_flags(const KnowledgeBase& base, const Standing& standing, const SignAnswers& answers) {
  const RedFlags& all = base.red_flags;
  RedFlagAnswer answer;
  answer.fired = fire(all, answers);
  step_up(base, standing, answer.fired);
  std::ranges::stable_sort(answer.fired, std::ranges::greater{}, &FiredFlag::urgency);
  const FactDefinition& open = base.facts[all.open_red_flag_fact];
  for (FiredFlag& fired : answer.fired) {
    const RedFlag& flag = all.flags[fired.flag];
    const auto urgency = static_cast<std::size_t>(fired.urgency);
    const int usual = info_of(base, fired.urgency).ack_minutes;
    fired.ack_minutes = flag.ack_minutes > 0 ? std::min(flag.ack_minutes, usual) : usual;
    add_once(answer.say, flag.say[urgency]);
    for (const std::string& role : flag.notify) add_once(answer.notify, role);
    const std::int64_t sets = all.open_red_flag[static_cast<std::size_t>(flag.scope)][urgency];
    if (open.badness(sets) > open.badness(answer.open_red_flag)) answer.open_red_flag = sets;
    for (const FlagTells& tells : flag.tells[urgency]) answer.tells_of_lesions.push_back(tells);
  }
  if (answer.fired.empty()) return answer;
  answer.urgency = answer.fired.front().urgency;
  answer.chain = info_of(base, answer.urgency).chain;
  answer.ack_minutes = std::ranges::min(answer.fired, {}, &FiredFlag::ack_minutes).ack_minutes;
  return answer;
}

Picture with_red_flags(const KnowledgeBase& base, Picture picture, const RedFlagAnswer& answer,
                       const std::vector<std::string>& lesions, Date today) {
  const auto told = [&](std::size_t fact, std::int64_t value) {
    return Told{.fact = fact,
                .value = value,
                .date = today,
                .source = "patient",
                .from = std::nullopt,
                .until = std::nullopt,
                .imaging = std::nullopt};
  };
  const FactDefinition& open = base.facts[base.red_flags.open_red_flag_fact];
  if (open.badness(answer.open_red_flag) > 0)
    picture.told.push_back(told(base.red_flags.open_red_flag_fact, answer.open_red_flag));
  for (const FlagTells& tells : answer.tells_of_lesions) {
    if (base.facts[tells.fact].about == About::person) picture.told.push_back(told(tells.fact, tells.value));
    else
      for (Lesion& lesion : picture.lesions)
        if (lesions.empty() || among(lesions, lesion.id)) lesion.told.push_back(told(tells.fact, tells.value));
  }
  return picture;
}

}  // namespace mettle
