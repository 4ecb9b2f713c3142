#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "knowledge/condition.h"

namespace mettle {

/// What somebody may be entitled to. Whoever prescribes, proposes and delivers stands with the roles, by tier.
enum class Right : std::uint8_t {
  tell,  // tell facts, each for what its own `enter` makes of it
  enter_lesion,
  withdraw_lesion,
  enter_image,
  propose_assessment,
  confirm_assessment,  // by tier
  lower_tier,          // by the tier that it comes down to
  prescribe,           // write or sign a programme, by tier
  propose,             // write a programme that waits for a signature, by tier
  deliver,             // lead a signed session, by tier
  open_item,           // open an entry by name, by tier
  second_opening,      // the second signature on it, by tier
  narrow,              // make anything stricter
  ask,                 // open a thread to the other team
  answer,              // answer clinically
  acknowledge,         // take up an escalation of the next contact or the same day
  acknowledge_now,     // ... an emergency
  reopen,              // open again what an escalation paused
  enter_professional,
  verify_professional,
};
inline constexpr std::array<std::string_view, 20> right_ids{"tell",
                                                            "enter_lesion",
                                                            "withdraw_lesion",
                                                            "enter_image",
                                                            "propose_assessment",
                                                            "confirm_assessment",
                                                            "lower_tier",
                                                            "prescribe",
                                                            "propose",
                                                            "deliver",
                                                            "open_item",
                                                            "second_opening",
                                                            "narrow",
                                                            "ask",
                                                            "answer",
                                                            "acknowledge",
                                                            "acknowledge_now",
                                                            "reopen",
                                                            "enter_professional",
                                                            "verify_professional"};

/// Prescribing, proposing and delivering stand in knowledge/roles.toml.
constexpr bool given_with_roles(Right right) {
  return right == Right::prescribe || right == Right::propose || right == Right::deliver;
}

/// Who has a right, in which tiers. Default deny: what no row gives, nobody has. Form: knowledge/rights.toml.
struct RightRow {
  Right right = Right::tell;
  std::vector<std::string> roles;
  std::array<bool, 5> tiers{};         // all of them when the row names none
  bool delegated = false;              // only with a written delegation in force
  std::optional<Condition> not_where;  // a lesion of which this holds is another's matter
  std::string says;
  std::vector<EvidenceId> evidence;
  Place place;
};

}  // namespace mettle
