#pragma once

#include <variant>

#include "care/check_in.h"
#include "care/circle.h"
#include "care/escalation.h"
#include "care/told.h"

namespace mettle {

/// Everything that can happen to a person. Each kind stands with its topic; adding one here makes it readable,
/// writable and replayable.
using Happening = std::variant<PersonDescribed, MetastasesSaid, LesionEntered, LesionWithdrawn, ImageEntered, FactTold,
                               ContactNamed, CarerNamed, CheckInAnswered, UsualPainSet, EscalationOpened,
                               EscalationReported, ContactTold, EscalationTakenUp, EscalationClosed>;

struct EventBody {
  Happening what;
};

/// One thing that happened to a person: when, by whom, under which knowledge.
struct Event {
  Head head;
  EventBody body;
};

}  // namespace mettle
