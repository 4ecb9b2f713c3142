#pragma once

#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

/// What one possible answer would do to the library of exercises.
struct AnswerEffect {
  std::int64_t value;  // answer by place, or millionths
  int opens = 0;       // entries that become allowed or watched
  int closes = 0;      // entries that no longer are
};

/// A fact that is unknown, out of date or not confirmed, and what asking it is worth.
struct Question {
  std::size_t fact;
  std::size_t lesion;  // place in Picture::lesions, or no_lesion
  Acting acting;       // how it counts now
  std::vector<AnswerEffect> answers{};
  bool part_of_score = false;  // its answers are tried with the rest of its score answered well
  int best_opens = 0;          // by the best answer, with all else as it is
  int needed_for = 0;          // entries that stay closed without it although every other question is answered well
};

/// Every open question, the most useful first.
std::vector<Question> find_questions(const KnowledgeBase& base, const Picture& picture, const Evaluation& evaluation);

/// The picture with one more answer, given today by somebody entitled.
Picture with_answer(const KnowledgeBase& base, Picture picture, std::size_t fact, std::size_t lesion,
                    std::int64_t value, Date today);

}  // namespace mettle
