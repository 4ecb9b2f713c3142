#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assurance/case_file.h"
#include "assurance/golden.h"
#include "assurance/mutant.h"
#include "safety/evaluation.h"

namespace mettle {

/// Who noticed a mutant.
struct Notice {
  enum class By : std::uint8_t { case_file, golden, example } by = By::case_file;
  std::string where;  // "cases/spine/t7.toml:31", the frozen table's first moved cell, or a rule's example
};
inline constexpr std::array<std::string_view, 3> notice_ids{"case", "golden", "example"};

/// What a mutation run judges with: the cases as the unmutated edition reads them, and the frozen decisions.
struct Judges {
  std::vector<Case> cases;
  GoldenTexts golden;
  std::string moved;  // cases/golden/moved.txt
};

/// The case that is written for what a mutant changes when nothing else notices.
std::string case_path_for(const Mutant& mutant);

/// Asks the cases, the frozen decisions and the examples of all other rules whether they notice a mutant, the cheapest
/// first. The example of the mutated rule itself is not asked.
class MutationJudge {
 public:
  MutationJudge(const KnowledgeBase& base, const Judges& judges);

  std::optional<Notice> judge(const Mutant& mutant, const KnowledgeBase& changed) const;

 private:
  struct Question {
    std::size_t about, ask;  // places in Judges::cases and its asks
    Standing standing{};
  };
  std::optional<Notice> ask(const KnowledgeBase& changed, const Question& question) const;
  bool may_change(const Mutant& mutant, const KnowledgeBase& changed, const Question& question) const;
  std::optional<Notice> compare_frozen(const KnowledgeBase& changed) const;
  std::optional<Notice> try_examples(const Mutant& mutant, const KnowledgeBase& changed) const;

  const KnowledgeBase& base_;
  const Judges& judges_;
  std::vector<Question> questions_;
  std::map<std::size_t, std::vector<std::size_t>> by_limit_;  // questions in whose answer a limit takes part
};

}  // namespace mettle
