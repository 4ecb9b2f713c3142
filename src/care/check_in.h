#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "care/happened.h"
#include "care/red_flag.h"

namespace mettle {

// How somebody is today, in their own words, before they move (clinical.md 5). An answer can make the day gentler or
// stop it; none opens anything. A carer may answer in the person's place, and it is marked.

/// Pain at one place, 0-10. With a lesion's id, or with a site where no lesion is recorded.
struct SitePain {
  std::string lesion{};
  std::string site{}, side{};  // of a new place, where somebody can name it
  std::optional<int> pain{};   // 0-10 now; empty: not sure
  bool at_rest = false, at_night = false, on_loading = false;
};
template <MembersOf<SitePain> T>
void members(auto& of, T& e) {
  of("lesion", e.lesion);
  of("site", e.site);
  of("side", e.side);
  of("pain", e.pain);
  of("at_rest", e.at_rest);
  of("at_night", e.at_night);
  of("on_loading", e.on_loading);
}

struct CheckInAnswered {
  static constexpr std::string_view name = "check_in_answered";
  std::vector<SitePain> pains{};
  std::vector<std::string> yes{}, not_sure{};   // signs of red_flags.toml
  std::optional<int> tired{}, sleep{}, mood{};  // 0-10
  int falls = 0;                                // since the last one
  std::string anything{};                       // in their own words; read by people, never by the engine
  EventNumber corrects = 0;                     // an earlier answer that this one replaces
};
template <MembersOf<CheckInAnswered> T>
void members(auto& of, T& e) {
  of("pains", e.pains);
  of("yes", e.yes);
  of("not_sure", e.not_sure);
  of("tired", e.tired);
  of("sleep", e.sleep);
  of("mood", e.mood);
  of("falls", e.falls);
  of("anything", e.anything);
  of("corrects", e.corrects);
}

/// The usual pain of a lesion, set by a clinician at assessment. It does not move with what is answered (H-23).
struct UsualPainSet {
  static constexpr std::string_view name = "usual_pain_set";
  std::string lesion{};
  int pain = 0;  // 0-10
};
template <MembersOf<UsualPainSet> T>
void members(auto& of, T& e) {
  of("lesion", e.lesion);
  of("pain", e.pain);
}

/// One answered check-in as it stands.
struct CheckIn {
  Head head{};
  CheckInAnswered answered;
  bool corrected = false;
};
struct UsualPain {
  std::string lesion{};
  int pain = 0;
  bool by_clinician = false;  // else the least that was told so far
};
struct CheckInState {
  std::vector<CheckIn> answers{};
  std::vector<UsualPain> usual{};

  const CheckIn* latest() const;  // the last that was not corrected
  const UsualPain* usual_of(std::string_view lesion) const;
};
void evolve(CheckInState& state, const Head& head, const CheckInAnswered& event);
void evolve(CheckInState& state, const Head& head, const UsualPainSet& event);

/// The signs of one place, from the numbers told of it.
SignAnswers signs_of(const KnowledgeBase& base, const CheckInState& before, const SitePain& pain);

/// One thing asked today, in the person's words.
struct CheckInQuestion {
  std::string id{};  // "pain:L3", "tired", a flag's id ...
  std::string asks{};
  std::vector<Sign> signs{};  // each alone: yes, no, not sure
};
/// What is asked, in order: warning signs first, then pain at each known place, anywhere new, tiredness, sleep, mood,
/// falls, and the open question last.
std::vector<CheckInQuestion> questions_today(const KnowledgeBase& base, const CareState& state, const Now& now);

struct AnswerCheckIn {
  CheckInAnswered answers;
};
struct SetUsualPain {
  std::string lesion{};
  int pain = 0;
};
Decision decide(const Asking& asking, const AnswerCheckIn& command);
Decision decide(const Asking& asking, const SetUsualPain& command);

}  // namespace mettle
