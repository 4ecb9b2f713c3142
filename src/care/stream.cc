#include "care/stream.h"

#include "base/text.h"

namespace mettle {
namespace {

// ---- older forms ----

/// An event one form up. What was once written is never changed on disk: it is raised when it is read.
Json raise(int from, Json event) {
  Json out = Json::object();
  for (auto& [name, value] : *event.if_object()) {
    // Form 1 called an answer in the person's place "on_behalf".
    if (from == 1 && name == "by" && value.if_object()) {
      Json by = Json::object();
      for (auto& [member, held] : *value.if_object())
        by.set(member == "on_behalf" ? "for_person" : member, std::move(held));
      out.set(name, std::move(by));
    } else if (name == "form") {
      out.set(name, from + 1);
    } else {
      out.set(name, std::move(value));
    }
  }
  return out;
}

Result<Json> raised(Json json) {
  if (!json.if_object()) return failure(Problem{"An event should be an object.", "", "The stream was changed."});
  for (;;) {
    int form = 0;
    const Json* written = json.find("form");
    if (!written) return failure(Problem{"An event has no \"form\".", "", "The stream was changed."});
    METTLE_TRY(auto done, read_value(*written, "form", form));
    (void)done;
    if (form == stream_form) return json;
    if (form < 1 || form > stream_form)
      return failure(Problem{"This was written by a newer Mettle (form " + std::to_string(form) + ").", "form",
                             "Use that one, or a newer one, to read it."});
    json = raise(form, std::move(json));
  }
}

// ---- one event ----

template <typename AnyEvent>
Json write(const AnyEvent& event) {
  Json json = Json::object().set("form", stream_form);
  MemberWriter writer{json};
  members(writer, event.head);
  std::visit(
      [&](const auto& what) {
        json.set("what", std::remove_cvref_t<decltype(what)>::name);
        json.set("of", write_value(what));
      },
      event.body.what);
  return json;
}

/// Tries the kinds of a variant one after the other by name.
template <typename Body, std::size_t kind = 0>
Result<Body> read_body(std::string_view what, const Json& of) {
  using Variant = decltype(Body::what);
  if constexpr (kind == std::variant_size_v<Variant>) {
    return failure(Problem{"\"" + std::string{what} + "\" is no event that is known here.", "what",
                           "It was written by a newer Mettle, or changed."});
  } else {
    using What = std::variant_alternative_t<kind, Variant>;
    if (what != What::name) return read_body<Body, kind + 1>(what, of);
    What read{};
    METTLE_TRY(auto done, read_value(of, what, read));
    (void)done;
    return Body{std::move(read)};
  }
}

template <typename AnyEvent>
Result<AnyEvent> read(const Json& json) {
  METTLE_TRY(Json event, raised(json));
  const Json* of = event.find("of");
  if (!of || !of->if_object()) return failure(Problem{"An event has no \"of\".", "of", "The stream was changed."});
  AnyEvent out;
  METTLE_TRY(out.body, read_body<decltype(out.body)>(event.text_at("what"), *of));
  Json head = Json::object();
  for (auto& [name, value] : *event.if_object())
    if (name != "form" && name != "what" && name != "of") head.set(name, std::move(value));
  METTLE_TRY(auto done, read_value(head, "event", out.head));
  (void)done;
  return out;
}

// ---- a stream ----

template <typename AnyEvent>
std::string write_lines(const std::vector<AnyEvent>& events) {
  std::string text;
  for (const AnyEvent& event : events) text += write_canonical(write(event)) + "\n";
  return text;
}

template <typename AnyEvent>
Result<std::vector<AnyEvent>> read_lines(std::string_view text) {
  std::vector<AnyEvent> events;
  std::size_t line = 0;
  while (!text.empty()) {
    ++line;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto at_line = [&](Problem problem) {
      problem.where = "line " + std::to_string(line) + (problem.where.empty() ? "" : ", " + problem.where);
      return failure(std::move(problem));
    };
    const auto json = read_json(one);
    if (!json) return at_line(json.error());
    auto event = read<AnyEvent>(*json);
    if (!event) return at_line(event.error());
    if (event->head.number != line)
      return at_line(
          {"Here should be event " + std::to_string(line) + ", not " + std::to_string(event->head.number) + ".",
           "number", "A line was lost, doubled or moved."});
    events.push_back(std::move(*event));
  }
  return events;
}

}  // namespace

Json write_event(const Event& event) { return write(event); }
Json write_event(const TeamEvent& event) { return write(event); }
Result<Event> read_event(const Json& json) { return read<Event>(json); }
Result<TeamEvent> read_team_event(const Json& json) { return read<TeamEvent>(json); }

std::string write_stream(const std::vector<Event>& events) { return write_lines(events); }
Result<std::vector<Event>> read_stream(std::string_view text) { return read_lines<Event>(text); }
std::string write_team_stream(const std::vector<TeamEvent>& events) { return write_lines(events); }
Result<std::vector<TeamEvent>> read_team_stream(std::string_view text) { return read_lines<TeamEvent>(text); }

CareState replay(const std::vector<Event>& events) {
  CareState state;
  for (const Event& event : events) evolve(state, event);
  return state;
}

Team replay_team(const std::vector<TeamEvent>& events) {
  Team team;
  for (const TeamEvent& event : events)
    std::visit([&](const auto& what) { team.evolve(event.head, what); }, event.body.what);
  return team;
}

}  // namespace mettle
