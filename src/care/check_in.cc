#include "care/check_in.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "care/competence.h"
#include "care/event.h"
#include "care/state.h"
#include "care/team.h"
#include "care/today.h"

namespace mettle {
namespace {

constexpr int most_pain = 10;  // not clinical: the end of the scale

bool on_scale(const std::optional<int>& value) { return !value || (*value >= 0 && *value <= most_pain); }

/// At how many check-ins in a row, this one included, the pain of a lesion was above its usual.
int running(const CheckInState& state, const std::string& lesion, int usual, int up_from) {
  int days = 1;
  for (auto answer = state.answers.rbegin(); answer != state.answers.rend(); ++answer) {
    if (answer->corrected) continue;
    const auto told = std::ranges::find(answer->answered.pains, lesion, &SitePain::lesion);
    if (told == answer->answered.pains.end()) continue;
    if (told->pain && *told->pain < usual + up_from) break;
    ++days;
  }
  return days;
}

void add_all(std::vector<std::string>& to, const std::vector<std::string>& more) {
  for (const std::string& one : more)
    if (std::ranges::find(to, one) == to.end()) to.push_back(one);
}

/// What fired as problems: one for each flag, and for each lesion where it is about some.
void add_problems(const KnowledgeBase& base, const RedFlagAnswer& fired, const std::string& lesion,
                  std::vector<Problematic>& problems) {
  for (const FiredFlag& here : fired.fired) {
    const RedFlag& flag = base.red_flags.flags[here.flag];
    Problematic problem{.flag = flag.id,
                        .lesion = flag.scope == FlagScope::region ? lesion : "",
                        .problem = flag.id,
                        .urgency = here.urgency,
                        .signs = here.signs,
                        .ack_minutes = here.ack_minutes};
    const auto same = std::ranges::find_if(
        problems, [&](const Problematic& p) { return p.flag == problem.flag && p.lesion == problem.lesion; });
    if (same == problems.end()) {
      problems.push_back(std::move(problem));
      continue;
    }
    same->ack_minutes = problem.urgency > same->urgency ? problem.ack_minutes : same->ack_minutes;
    same->urgency = std::max(same->urgency, problem.urgency);
    add_all(same->signs, problem.signs);
  }
}

Result<bool, Refusal> check_answers(const Asking& asking, const CheckInAnswered& answers) {
  std::set<std::string, std::less<>> known;
  for (const RedFlag& flag : asking.base.red_flags.flags)
    for (const Sign& sign : flag.signs) known.insert(sign.id);
  for (const auto* list : {&answers.yes, &answers.not_sure})
    for (const std::string& sign : *list)
      if (!known.contains(sign)) return refused("R5.9", "\"" + sign + "\" is no sign that is asked.");
  for (const SitePain& pain : answers.pains) {
    if (!on_scale(pain.pain)) return refused("H-18", "Pain is told from 0 to 10.");
    const auto& lesions = asking.state.told.lesions;
    if (!pain.lesion.empty() && std::ranges::find(lesions, pain.lesion, &EnteredLesion::id) == lesions.end())
      return refused("R1.2", "There is no lesion \"" + pain.lesion + "\". Tell it as a new place.");
    if (!pain.site.empty() && !find_site(pain.site)) return refused("R1.2", "\"" + pain.site + "\" is not a region.");
    if (!pain.side.empty() && !find_laterality(pain.side))
      return refused("H-03", "The side should be left, right, both, midline or unknown.");
  }
  for (const auto& feeling : {answers.tired, answers.sleep, answers.mood})
    if (!on_scale(feeling)) return refused("H-18", "Tiredness, sleep and mood are told from 0 to 10.");
  if (answers.falls < 0) return refused("H-18", "Falls are counted from 0.");
  if (answers.corrects != 0) {
    const auto& all = asking.state.check_in.answers;
    const auto earlier = std::ranges::find_if(all, [&](const CheckIn& c) { return c.head.number == answers.corrects; });
    if (earlier == all.end())
      return refused("P6", "There is no check-in " + std::to_string(answers.corrects) + " to correct.");
    if (earlier->corrected) return refused("P6", "That check-in has been corrected already; correct the later one.");
  }
  return true;
}

}  // namespace

const CheckIn* CheckInState::latest() const {
  for (auto answer = answers.rbegin(); answer != answers.rend(); ++answer)
    if (!answer->corrected) return &*answer;
  return nullptr;
}

const UsualPain* CheckInState::usual_of(std::string_view lesion) const {
  const auto found = std::ranges::find(usual, lesion, &UsualPain::lesion);
  return found == usual.end() ? nullptr : &*found;
}

void evolve(CheckInState& state, const Head& head, const CheckInAnswered& event) {
  if (event.corrects != 0)
    for (CheckIn& earlier : state.answers)
      if (earlier.head.number == event.corrects) earlier.corrected = true;
  for (const SitePain& pain : event.pains) {
    if (pain.lesion.empty() || !pain.pain) continue;
    const auto known = std::ranges::find(state.usual, pain.lesion, &UsualPain::lesion);
    // Until a clinician has set it, the usual is the least that was ever told: it can only fall, so that a slow rise
    // is never taken for the usual.
    if (known == state.usual.end()) state.usual.push_back({pain.lesion, *pain.pain, false});
    else if (!known->by_clinician) known->pain = std::min(known->pain, *pain.pain);
  }
  state.answers.push_back({head, event, false});
}

void evolve(CheckInState& state, const Head&, const UsualPainSet& event) {
  std::erase_if(state.usual, [&](const UsualPain& usual) { return usual.lesion == event.lesion; });
  state.usual.push_back({event.lesion, event.pain, true});
}

SignAnswers signs_of(const KnowledgeBase& base, const CheckInState& before, const SitePain& pain) {
  const CheckInRules& rules = base.check_in;
  SignAnswers signs;
  if (pain.lesion.empty()) {
    if (!pain.pain || *pain.pain > 0) signs.yes.push_back(rules.signs.pain_new_place);
  } else if (!pain.pain) {
    signs.not_sure.push_back(rules.signs.pain_up);
  } else if (const UsualPain* usual = before.usual_of(pain.lesion);
             usual && *pain.pain >= usual->pain + rules.pain_up_from) {
    signs.yes.push_back(rules.signs.pain_up);
    if (*pain.pain >= usual->pain + rules.pain_up_two_from) signs.yes.push_back(rules.signs.pain_up_two);
    if (running(before, pain.lesion, usual->pain, rules.pain_up_from) >= rules.pain_running)
      signs.yes.push_back(rules.signs.pain_running);
  }
  // Where, when and how it hurts is told of a pain above the usual; a pain that has always been there at night is the
  // usual one.
  if (signs.yes.empty() && signs.not_sure.empty()) return signs;
  if (pain.at_rest) signs.yes.push_back(rules.signs.pain_at_rest);
  if (pain.at_night) signs.yes.push_back(rules.signs.pain_at_night);
  if (pain.on_loading) signs.yes.push_back(rules.signs.pain_on_loading);
  return signs;
}

std::vector<CheckInQuestion> questions_today(const KnowledgeBase& base, const CareState& state, const Now& now) {
  std::vector<CheckInQuestion> questions;
  const RedFlag* last = nullptr;
  for (const RedFlag& flag : base.red_flags.flags) {
    const bool open_end =
        std::ranges::any_of(flag.signs, [&](const Sign& s) { return s.id == base.check_in.signs.anything; });
    if (open_end) last = &flag;
    else questions.push_back({flag.id, flag.ask, flag.signs});
  }
  for (const EnteredLesion& lesion : state.told.lesions) {
    const auto site = find_site(std::string{lesion.entry.text_at("site")});
    const std::string where = site ? base.words_of(*site).plain : base.say("check_in.somewhere");
    questions.push_back({"pain:" + lesion.id, base.say("check_in.pain") + " " + where, {}});
  }
  (void)now;
  for (const std::string_view id : {"new_place", "tired", "sleep", "mood", "falls"})
    questions.push_back({std::string{id}, base.say("check_in." + std::string{id}), {}});
  if (last) questions.push_back({last->id, last->ask, last->signs});
  return questions;
}

Decision decide(const Asking& asking, const AnswerCheckIn& command) {
  const Actor& by = asking.by;
  const bool carer = by.role == "carer";
  if (!by.is_person() && !(carer && by.for_person)) {
    // A professional may ask and write down what the person says; it is marked as theirs.
    METTLE_TRY(auto may, check_competence(asking.base, asking.team, by, asking.now.day, Right::deliver));
    (void)may;
  }
  if (carer && asking.state.circle.carer != by.account)
    return refused("H-40", "The person has not said that you may answer for them.", {"patient"});
  METTLE_TRY(auto fine, check_answers(asking, command.answers));
  (void)fine;
  const KnowledgeBase& base = asking.base;
  CheckInAnswered answers = command.answers;
  SignAnswers general{answers.yes, answers.not_sure};
  if (answers.falls > 0) add_all(general.yes, {base.check_in.signs.fall});
  if (!trim(answers.anything).empty()) add_all(general.yes, {base.check_in.signs.anything});
  // A correction does not know what the corrected one had told: its own place in a row is counted without it.
  CheckInState before = asking.state.check_in;
  if (answers.corrects != 0)
    for (CheckIn& earlier : before.answers)
      if (earlier.head.number == answers.corrects) earlier.corrected = true;
  const Standing standing =
      derive_standing(base, today_picture(base, asking.state, asking.now).picture, asking.now.day);
  // Steps up look at all that was answered together; what a place is about is told of that place.
  SignAnswers together = general;
  std::vector<Problematic> problems;
  std::vector<std::pair<const SitePain*, SignAnswers>> places;
  for (const SitePain& pain : answers.pains) {
    SignAnswers here = signs_of(base, before, pain);
    add_all(together.yes, here.yes);
    add_all(together.not_sure, here.not_sure);
    places.emplace_back(&pain, std::move(here));
  }
  const RedFlagAnswer whole = evaluate_red_flags(base, standing, together);
  const auto as_urgent = [&](RedFlagAnswer answer) {
    for (FiredFlag& fired : answer.fired)
      for (const FiredFlag& other : whole.fired)
        if (other.flag == fired.flag && other.urgency > fired.urgency &&
            other.raised_by.size() > fired.raised_by.size()) {
          fired.urgency = other.urgency;
          fired.ack_minutes = other.ack_minutes;
        }
    return answer;
  };
  add_problems(base, as_urgent(evaluate_red_flags(base, standing, general)), "", problems);
  for (const auto& [pain, signs] : places)
    add_problems(base, as_urgent(evaluate_red_flags(base, standing, signs)),
                 pain->lesion.empty() ? new_place_id(*pain) : pain->lesion, problems);
  std::vector<EventBody> events{{std::move(answers)}};
  const EventNumber number = asking.state.last + 1;
  for (EventBody& event : escalate(asking, problems, number, number + 1)) events.push_back(std::move(event));
  return events;
}

Decision decide(const Asking& asking, const SetUsualPain& command) {
  METTLE_TRY(auto may, check_competence(asking.base, asking.team, asking.by, asking.now.day, Right::reopen));
  (void)may;
  const auto& lesions = asking.state.told.lesions;
  if (std::ranges::find(lesions, command.lesion, &EnteredLesion::id) == lesions.end())
    return refused("R1.2", "There is no lesion \"" + command.lesion + "\".");
  if (!on_scale(command.pain)) return refused("H-18", "Pain is told from 0 to 10.");
  return std::vector<EventBody>{{UsualPainSet{command.lesion, command.pain}}};
}

}  // namespace mettle
