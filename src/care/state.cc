#include "care/state.h"

namespace mettle {
namespace {

template <typename Topic, typename What>
concept Remembers = requires(Topic& topic, const Head& head, const What& what) { evolve(topic, head, what); };

/// Every topic that has something to do with a kind of event; at least one has.
template <typename What, typename... Topics>
void tell(const Head& head, const What& what, Topics&... topics) {
  static_assert((Remembers<Topics, What> || ...), "an event that nobody remembers");
  const auto one = [&]<typename Topic>(Topic& topic) {
    if constexpr (Remembers<Topic, What>) evolve(topic, head, what);
  };
  (one(topics), ...);
}

}  // namespace

void evolve(CareState& state, const Event& event) {
  std::visit(
      [&](const auto& what) { tell(event.head, what, state.told, state.circle, state.check_in, state.escalation); },
      event.body.what);
  state.last = event.head.number;
}

CareState after(const CareState& state, const std::vector<EventBody>& events, const Actor& by, const Now& now,
                const std::string& knowledge) {
  CareState next = state;
  for (const Event& event : recorded(state, events, by, now, knowledge)) evolve(next, event);
  return next;
}

std::vector<Event> recorded(const CareState& state, std::vector<EventBody> events, const Actor& by, const Now& now,
                            const std::string& knowledge) {
  std::vector<Event> out;
  for (EventBody& body : events)
    out.push_back({Head{state.last + out.size() + 1, now, by, knowledge}, std::move(body)});
  return out;
}

}  // namespace mettle
