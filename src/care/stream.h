#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/state.h"
#include "care/team_event.h"

namespace mettle {

/// The form in which events are written today. A program reads its own form and every older one; see `raise` in
/// stream.cc for what each step changes.
inline constexpr int stream_form = 2;

/// One event as one JSON object, and back; canonical, so that the same event is always the same bytes.
Json write_event(const Event& event);
Json write_event(const TeamEvent& event);
Result<Event> read_event(const Json& json);
Result<TeamEvent> read_team_event(const Json& json);

/// A stream as lines of canonical JSON. Read, the numbers must run on from 1; the problem names the line.
std::string write_stream(const std::vector<Event>& events);
Result<std::vector<Event>> read_stream(std::string_view text);
std::string write_team_stream(const std::vector<TeamEvent>& events);
Result<std::vector<TeamEvent>> read_team_stream(std::string_view text);

/// The state after all of them.
CareState replay(const std::vector<Event>& events);
Team replay_team(const std::vector<TeamEvent>& events);

}  // namespace mettle
