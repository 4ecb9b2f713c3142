#include "care/circle.h"

#include <algorithm>

#include "base/text.h"
#include "care/competence.h"
#include "care/event.h"
#include "care/state.h"
#include "care/team.h"

namespace mettle {

void evolve(CircleState& state, const Head&, const ContactNamed& event) { state.slots[event.slot] = event.account; }
void evolve(CircleState& state, const Head&, const CarerNamed& event) { state.carer = event.account; }

std::optional<Contact> next_contact(const CircleState& circle, const Team& team, const std::vector<std::string>& order,
                                    std::size_t& from, Date day) {
  for (; from < order.size(); ++from) {
    const auto filled = circle.slots.find(order[from]);
    if (filled == circle.slots.end()) continue;
    if (const auto account = team.at_work(filled->second, day)) return Contact{order[from], *account};
  }
  return std::nullopt;
}

Decision decide(const Asking& asking, const NameContact& command) {
  const Slot* slot = asking.base.check_in.find_slot(command.slot);
  if (!slot) {
    std::vector<std::string> slots;
    for (const Slot& known : asking.base.check_in.slots) slots.push_back(known.id);
    return refused("R2.2", "\"" + command.slot + "\" is no contact. " + suggest(command.slot, slots));
  }
  // Whoever looks after the person, or the person, says who is told.
  if (!asking.by.is_person()) {
    METTLE_TRY(auto may, check_competence(asking.base, asking.team, asking.by, asking.now.day, Right::answer));
    (void)may;
  }
  const Professional* who = asking.team.find(command.account);
  if (!who || !asking.team.at_work(command.account, asking.now.day))
    return refused("R3.5", "\"" + command.account.text() + "\" is not at work here and nobody covers.");
  if (std::ranges::find(slot->roles, who->role) == slot->roles.end())
    return refused("R3.2", who->says + " cannot be the " + slot->says + ": that takes another role.", slot->roles);
  const auto filled = asking.state.circle.slots.find(command.slot);
  if (filled != asking.state.circle.slots.end() && filled->second == command.account) return std::vector<EventBody>{};
  return std::vector<EventBody>{{ContactNamed{command.slot, command.account}}};
}

Decision decide(const Asking& asking, const NameCarer& command) {
  if (!asking.by.is_person()) return refused("H-40", "Only the person says who helps.", {"patient"});
  if (command.account == asking.by.account) return refused("H-40", "A carer is somebody else.");
  return std::vector<EventBody>{{CarerNamed{command.account}}};
}

}  // namespace mettle
