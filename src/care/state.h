#pragma once

#include <vector>

#include "care/event.h"

namespace mettle {

/// All that follows from a person's events so far, topic by topic.
struct CareState {
  EventNumber last = 0;  // the number of the last event
  ToldState told;
  CircleState circle;
  CheckInState check_in;
  EscalationState escalation;
};

/// One event further. Cannot fail: what was recorded has happened.
void evolve(CareState& state, const Event& event);

/// Events as they would be recorded next, applied: what a decision that makes several of them reasons about.
CareState after(const CareState& state, const std::vector<EventBody>& events, const Actor& by, const Now& now,
                const std::string& knowledge);

/// The bodies with their heads, numbered on from the state.
std::vector<Event> recorded(const CareState& state, std::vector<EventBody> events, const Actor& by, const Now& now,
                            const std::string& knowledge);

}  // namespace mettle
