#pragma once

#include <functional>
#include <string>
#include <vector>

#include "knowledge/knowledge_base.h"

namespace mettle {

/// What of the knowledge a mutant changes.
enum class Mutated : std::uint8_t {
  limit,
  floor,
  fact,
  score,
  level,
  joint,
  derivation,
  tier,
  role,
  red_flag,
  step_up
};
inline constexpr std::array<std::string_view, 11> mutated_ids{
    "limit", "floor", "fact", "score", "level", "joint", "derivation", "tier", "role", "red_flag", "step_up"};

/// One change that makes the knowledge milder in one place: a rule deleted, a cap or a condition weakened, a default
/// one step better. Its id is made of what it changes, so that it stays the same while that stays the same.
struct Mutant {
  std::string id;       // "SPINE-LOADED/cap move.own_spine.loaded/alone 0 to 1"
  std::string subject;  // id of the rule, fact, score, role ...
  Mutated kind = Mutated::limit;
  std::size_t at = 0;  // place of the subject in its table
  std::function<void(KnowledgeBase&)> apply;
};

/// One of the last digit that is written, in millionths: "50" -> 1, "2.6" -> 0.1.
std::int64_t last_digit(const std::string& text);

/// Every mutant of an edition, in the order of its tables.
std::vector<Mutant> make_mutants(const KnowledgeBase& base);

/// A KnowledgeBase that is changed and put back.
class MutableKnowledge {
 public:
  explicit MutableKnowledge(const KnowledgeBase& original) : original_{original}, changed_{original} {}

  const KnowledgeBase& apply(const Mutant& mutant);
  void undo(const Mutant& mutant);
  const KnowledgeBase& original() const { return original_; }

 private:
  const KnowledgeBase& original_;
  KnowledgeBase changed_;
};

/// Conditions that hold less often: a threshold one step worse, a region or an alternative left out.
struct NarrowedCondition {
  std::string what;
  Condition condition;
};
std::vector<NarrowedCondition> narrowed(const KnowledgeBase& base, const Condition& condition);
/// A condition that never holds.
Condition never();

}  // namespace mettle
