#pragma once

#include <optional>
#include <string>
#include <vector>

#include "care/happened.h"
#include "care/red_flag.h"

namespace mettle {

// One episode for each problem: opened by a sign, told to one contact after the other until a named, entitled person
// takes it up, closed by somebody who may with an outcome, opened again when it comes back (law 9). Reports of the same
// problem join its episode: one thread, not one alert a check-in (O4).

/// What a person of the team found when an episode was settled.
enum class Outcome : std::uint8_t { nothing_found, treated, limits_set, referred, entered_in_error };
inline constexpr std::array<std::string_view, 5> outcome_ids{"nothing_found", "treated", "limits_set", "referred",
                                                             "entered_in_error"};
template <>
inline constexpr std::span<const std::string_view> words_of_enum<Outcome>{outcome_ids};
template <>
inline constexpr std::span<const std::string_view> words_of_enum<Urgency>{urgency_ids};

struct EscalationOpened {
  static constexpr std::string_view name = "escalation_opened";
  std::string problem{};  // a flag, or silence; with @lesion where it is about one
  std::string flag{};     // empty: none
  std::string lesion{};   // empty: the whole person, or unknown where
  Urgency urgency = Urgency::next_contact;
  std::vector<std::string> signs{};
  EventNumber because = 0;  // the check-in or report; 0: the clock
  int ack_minutes = 0;      // so long until the next contact is told
};
template <MembersOf<EscalationOpened> T>
void members(auto& of, T& e) {
  of("problem", e.problem);
  of("flag", e.flag);
  of("lesion", e.lesion);
  of("urgency", e.urgency);
  of("signs", e.signs);
  of("because", e.because);
  of("ack_minutes", e.ack_minutes);
}

/// The same problem reported again: more urgent or not. More urgent, or already taken up or closed: it climbs anew.
struct EscalationReported {
  static constexpr std::string_view name = "escalation_reported";
  EventNumber episode = 0;
  Urgency urgency = Urgency::next_contact;
  std::vector<std::string> signs{};
  EventNumber because = 0;
  int ack_minutes = 0;
  bool climbs_anew = false;
};
template <MembersOf<EscalationReported> T>
void members(auto& of, T& e) {
  of("episode", e.episode);
  of("urgency", e.urgency);
  of("signs", e.signs);
  of("because", e.because);
  of("ack_minutes", e.ack_minutes);
  of("climbs_anew", e.climbs_anew);
}

/// A contact is told; without an account: nobody of the order can be told, and the person is asked to ring.
struct ContactTold {
  static constexpr std::string_view name = "contact_told";
  EventNumber episode = 0;
  std::int64_t step = 0;  // place in the order
  std::string slot{};
  AccountId account{};
  Moment until{};  // then the next
};
template <MembersOf<ContactTold> T>
void members(auto& of, T& e) {
  of("episode", e.episode);
  of("step", e.step);
  of("slot", e.slot);
  of("account", e.account);
  of("until", e.until);
}

struct EscalationTakenUp {
  static constexpr std::string_view name = "escalation_taken_up";
  EventNumber episode = 0;
  Moment settle_by{};  // not settled by then: it climbs again
};
template <MembersOf<EscalationTakenUp> T>
void members(auto& of, T& e) {
  of("episode", e.episode);
  of("settle_by", e.settle_by);
}

struct EscalationClosed {
  static constexpr std::string_view name = "escalation_closed";
  EventNumber episode = 0;
  Outcome outcome = Outcome::nothing_found;
  std::string words{};
};
template <MembersOf<EscalationClosed> T>
void members(auto& of, T& e) {
  of("episode", e.episode);
  of("outcome", e.outcome);
  of("words", e.words);
}

struct Episode {
  EventNumber number = 0;
  std::string problem{}, flag{}, lesion{};
  Urgency urgency = Urgency::next_contact;
  std::vector<std::string> signs{};
  std::vector<EventNumber> reports{};
  Now opened{};
  int ack_minutes = 0;
  std::int64_t step = -1;           // of the contact told last
  std::vector<ContactTold> told{};  // in order
  Moment climbs_at{};               // when the next is told, unless somebody takes it up before
  std::optional<Head> taken_up{}, closed{};
  std::optional<Outcome> outcome{};

  bool open() const { return !closed; }
  bool waits() const { return open() && !taken_up; }
};

struct EscalationState {
  std::vector<Episode> episodes{};
  const Episode* find(EventNumber number) const;
};
void evolve(EscalationState& state, const Head& head, const EscalationOpened& event);
void evolve(EscalationState& state, const Head& head, const EscalationReported& event);
void evolve(EscalationState& state, const Head& head, const ContactTold& event);
void evolve(EscalationState& state, const Head& head, const EscalationTakenUp& event);
void evolve(EscalationState& state, const Head& head, const EscalationClosed& event);

/// A problem to be told: what a fired flag is about, or the clock found.
struct Problematic {
  std::string flag{};  // empty: `problem` is its own name
  std::string lesion{};
  std::string problem{};
  Urgency urgency = Urgency::next_contact;
  std::vector<std::string> signs{};
  int ack_minutes = 0;
};

/// Opens, joins or reopens an episode for each problem and tells its first contact. `first` is the number the first of
/// the events will get.
std::vector<EventBody> escalate(const Asking& asking, const std::vector<Problematic>& problems, EventNumber because,
                                EventNumber first);

/// The answer of open_red_flag that the open episodes ask for.
std::int64_t open_red_flag_of(const KnowledgeBase& base, const EscalationState& state);

struct TakeUpEscalation {
  EventNumber episode = 0;
};
struct CloseEscalation {
  EventNumber episode = 0;
  Outcome outcome = Outcome::nothing_found;
  std::string words{};  // what was found and agreed; not read by anything
};
/// What is due at this moment: the next contact of every episode that waits too long.
struct Climb {};
Decision decide(const Asking& asking, const TakeUpEscalation& command);
Decision decide(const Asking& asking, const CloseEscalation& command);
Decision decide(const Asking& asking, const Climb& command);

}  // namespace mettle
