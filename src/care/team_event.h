#pragma once

#include <variant>

#include "care/team.h"

namespace mettle {

/// Everything that can happen to a team.
using TeamHappening =
    std::variant<ProfessionalEntered, EntryVerified, ProfessionalEnded, LeaveEntered, DelegationWritten>;

struct TeamBody {
  TeamHappening what;
};

struct TeamEvent {
  Head head;
  TeamBody body;
};

}  // namespace mettle
