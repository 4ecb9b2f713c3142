#pragma once

#include <optional>
#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

/// Who may do what for somebody in this tier. The engine refuses and proposes; it never approves.
struct Authority {
  std::vector<const Role*> prescribe, propose, deliver;
};

/// Whether a signed assessment is in force.
enum class Clearance : std::uint8_t { in_force, lapsed, never_signed, stopped };

/// The tier with what follows from it: supervision, review, authority, clearance.
struct TierReport {
  Tier tier = Tier::unassessed;
  const TierInfo* info = nullptr;
  Authority authority;
  Clearance clearance = Clearance::never_signed;
  std::optional<Date> clearance_until;
  std::vector<Raised> reasons;  // the floors that set this tier (or, unassessed, the tier behind it)
};

TierReport derive_tier(const KnowledgeBase& base, const Evaluation& evaluation);

/// The floors that set the class of one lesion.
std::vector<Raised> class_reasons(const KnowledgeBase& base, const Evaluation& evaluation,
                                  const LesionStanding& lesion);

}  // namespace mettle
