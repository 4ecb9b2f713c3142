#pragma once

#include <string>
#include <vector>

#include "care/check_in.h"
#include "care/told.h"

namespace mettle {

// What holds today: the record, what the last check-in says, and what open episodes close. None of it is written into
// the record: an episode that is settled stops closing, and the record stays what people told.

/// The lesion that stands for pain in a place where none is recorded.
std::string new_place_id(const SitePain& pain);

/// The picture every exercise is judged on now. Adds only what makes it more careful.
PictureRead today_picture(const KnowledgeBase& base, const CareState& state, const Now& now);

/// What today comes to, for the person: one word, why, and until when it holds (law 8: from the device alone).
struct TodayAnswer {
  Today today = Today::go;
  bool asks_first = true;  // no check-in holds: the questions come before anything else
  std::vector<std::string> says{};
  std::vector<EventNumber> episodes{};  // those that stop or pause something
  std::vector<std::string> paused{};    // lesions whose region rests
  std::optional<Moment> until{};
};
TodayAnswer answer_today(const KnowledgeBase& base, const CareState& state, const Now& now);

/// Whether the person is heard from: a state, never a reason to raise anything.
enum class Presence : std::uint8_t { in_touch, quiet, silent, never };
Presence presence_of(const KnowledgeBase& base, const CareState& state, const Now& now);

/// The clock notices silence: told once, to the plan's owner, as an episode of its own.
struct NoticeSilence {};
Decision decide(const Asking& asking, const NoticeSilence& command);

}  // namespace mettle
