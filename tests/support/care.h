#pragma once

// A small invented team and what it does, for tests of care/.
#include <string>
#include <vector>

#include "care/stream.h"
#include "support/knowledge.h"

namespace mettle::testing {

Actor actor(const std::string& account, const std::string& role);
Now at(std::string_view moment);  // "2026-11-24T09:00:00Z", with the same day

/// One professional of each professional role, called as the role is, entered by "admin" and checked by "second".
const Team& everybody();
/// The account of that role in everybody(); the person and the carer are "person" and "carer".
Actor who(const std::string& role);

/// A person's record as it grows: what was decided is recorded and evolved at once.
class Story {
 public:
  explicit Story(Now start) : now{start} {}

  /// Records what follows; the refusal when there is one.
  template <typename Command>
  Result<std::vector<Event>, Refusal> tries(const Actor& by, const Command& command) {
    auto decision = decide(Asking{knowledge(), team ? *team : everybody(), state, by, now}, command);
    if (!decision) return failure(decision.error());
    std::vector<Event> made = recorded(state, std::move(*decision), by, now, knowledge().hash);
    for (const Event& event : made) {
      evolve(state, event);
      events.push_back(event);
    }
    return made;
  }
  /// The same where a refusal is a fault of the test.
  template <typename Command>
  std::vector<Event> does(const Actor& by, const Command& command) {
    auto made = tries(by, command);
    if (!made) fail(made.error());
    return *made;
  }
  /// Why not; fails the test when it is not refused.
  template <typename Command>
  Refusal refused(const Actor& by, const Command& command) {
    auto made = tries(by, command);
    if (made) fail({"", "this was not refused"});
    return made.error();
  }

  Now now;
  CareState state;
  std::vector<Event> events;
  const Team* team = nullptr;  // everybody() unless another is given

 private:
  [[noreturn]] static void fail(const Refusal& refusal);
};

Json json(std::string_view text);

}  // namespace mettle::testing
