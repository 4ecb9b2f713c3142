#pragma once

#include <map>
#include <string>

#include "care/happened.h"

namespace mettle {

// Who is told about this person: the slots of knowledge/check_in.toml, each filled with an account.

struct ContactNamed {
  static constexpr std::string_view name = "contact_named";
  std::string slot{};
  AccountId account{};
};
template <MembersOf<ContactNamed> T>
void members(auto& of, T& e) {
  of("slot", e.slot);
  of("account", e.account);
}

/// The person lets a carer help: see what is shared, and answer in their place.
struct CarerNamed {
  static constexpr std::string_view name = "carer_named";
  AccountId account{};  // empty: nobody any longer
};
template <MembersOf<CarerNamed> T>
void members(auto& of, T& e) {
  of("account", e.account);
}

struct CircleState {
  std::map<std::string, AccountId> slots{};
  AccountId carer{};
};
void evolve(CircleState& state, const Head& head, const ContactNamed& event);
void evolve(CircleState& state, const Head& head, const CarerNamed& event);

/// Somebody who can be told now.
struct Contact {
  std::string slot{};
  AccountId account{};
};

/// The first slot of the order, from `from` on, whose account (or its cover) is at work on that day. The place in the
/// order comes back in `from`. Empty when nobody of them can be told.
std::optional<Contact> next_contact(const CircleState& circle, const Team& team, const std::vector<std::string>& order,
                                    std::size_t& from, Date day);

struct NameContact {
  std::string slot{};
  AccountId account{};
};
struct NameCarer {
  AccountId account{};
};
Decision decide(const Asking& asking, const NameContact& command);
Decision decide(const Asking& asking, const NameCarer& command);

}  // namespace mettle
