#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "safety/standing.h"

namespace mettle {

/// What somebody answered when the signs were asked, by id. A sign in neither list was answered no, or not asked.
struct SignAnswers {
  std::vector<std::string> yes, not_sure;
};

/// A flag that fired: why, how soon, and what follows.
struct FiredFlag {
  std::size_t flag;  // place in RedFlags::flags
  Urgency urgency = Urgency::next_contact;
  std::vector<std::string> signs{};      // those answered yes or not sure
  std::vector<std::string> raised_by{};  // ids of what took it up
  int ack_minutes = 0;
};

/// All that follows from the answers: the most urgent first.
struct RedFlagAnswer {
  std::vector<FiredFlag> fired{};
  Urgency urgency = Urgency::next_contact;    // of the most urgent; meaningless when nothing fired
  std::vector<std::string> say{};             // what is shown at once, the most urgent first
  std::vector<std::string> notify{};          // whom to tell
  std::vector<std::string> chain{};           // in which order, when nobody acknowledges
  int ack_minutes = 0;                        // the shortest
  std::int64_t open_red_flag = 0;             // the answer that the record gets
  std::vector<FlagTells> tells_of_lesions{};  // what is told of the lesions concerned
};

/// The flag of that id; empty when this edition has none.
const RedFlag* find_red_flag(const KnowledgeBase& base, std::string_view id);

/// Which flags fire, for whom they are urgent, what is shown and who is told. Reads the facts of `standing` only where
/// a step up depends on them. More signs, and "not sure" instead of "no", never make an answer less urgent.
RedFlagAnswer evaluate_red_flags(const KnowledgeBase& base, const Standing& standing, const SignAnswers& answers);

/// The picture with what the flags tell, as the person told it on that day: nothing of it can open anything. Without a
/// named lesion it is told of all.
Picture with_red_flags(const KnowledgeBase& base, Picture picture, const RedFlagAnswer& answer,
                       const std::vector<std::string>& lesions, Date today);

}  // namespace mettle
