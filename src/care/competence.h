#pragma once

#include <span>

#include "care/happened.h"
#include "safety/standing.h"

namespace mettle {

/// Proof that somebody's right was checked on this day. Only check_competence makes one; what acts takes it.
class Competent {
 public:
  const Actor& who() const { return who_; }
  Right right() const { return right_; }

 private:
  friend Result<Competent, Refusal> check_competence(const KnowledgeBase&, const Team&, const Actor&, Date, Right,
                                                     std::optional<Tier>, const Standing*,
                                                     std::span<const LesionStanding* const>);
  Competent(Actor who, Right right) : who_{std::move(who)}, right_{right} {}
  Actor who_;
  Right right_;
};

/// Whether `who` has a right on this day: from the role, for this tier (empty: whatever the tier), at these lesions.
/// Default deny. A professional must be entered, checked by a second person, registered that day and not ended. The
/// clock has no rights. The refusal names the roles that have it.
Result<Competent, Refusal> check_competence(const KnowledgeBase& base, const Team& team, const Actor& who, Date day,
                                            Right right, std::optional<Tier> tier = std::nullopt,
                                            const Standing* standing = nullptr,
                                            std::span<const LesionStanding* const> lesions = {});

/// The roles that have a right in a tier without a delegation.
std::vector<std::string> roles_with(const KnowledgeBase& base, Right right, std::optional<Tier> tier = std::nullopt);

}  // namespace mettle
