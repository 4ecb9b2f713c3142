#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assurance/mutation.h"
#include "assurance/witness.h"

namespace mettle {

/// What became of one mutant.
struct Outcome {
  enum class Is : std::uint8_t { noticed, equal, survived } is = Is::survived;
  Notice notice{};  // who noticed it
  Search search{};  // what the search found where nobody did
};

/// Judges mutants one after the other with a copy of the knowledge of its own; one for each thread.
class MutationRun {
 public:
  MutationRun(const KnowledgeBase& base, const MutationJudge& judge, const std::vector<SourceFile>& people, Date today)
      : knowledge_{base}, judge_{judge}, finder_{base, people, today} {}

  Outcome judge(const Mutant& mutant);

 private:
  MutableKnowledge knowledge_;
  const MutationJudge& judge_;
  WitnessFinder finder_;
};

/// Which mutants to judge: all, or so many drawn from a seed, in their order.
std::vector<std::size_t> draw(std::size_t mutants, std::size_t limit, std::uint64_t seed);

/// docs/safety/equal_mutants.toml: mutants of which it was shown that nobody can tell them from the edition.
struct EqualList {
  std::vector<std::string> ids;
};
Result<EqualList> read_equal_list(const SourceFile& file);
std::string write_equal_list(const std::vector<std::pair<Mutant, Search>>& equal);

/// Questions that notice survivors, put together into one case for each subject.
class CaseProposals {
 public:
  CaseProposals(const KnowledgeBase& base, const std::vector<SourceFile>& people)
      : base_{base}, changing_{base}, people_{people} {}

  /// Adds the question of the witness unless one that is there already notices the mutant. `existing` is the text of
  /// the file as it stands, empty when there is none.
  void add(const Mutant& mutant, const Witness& witness, const std::string& existing);
  /// Path from the root of the repository, and text.
  const std::map<std::string, std::string>& files() const { return files_; }

 private:
  std::string head(const Mutant& mutant) const;

  const KnowledgeBase& base_;
  MutableKnowledge changing_;
  const std::vector<SourceFile>& people_;
  std::map<std::string, std::string> files_;
  std::map<std::string, std::vector<std::string>> added_;  // the asks put into each file
};

}  // namespace mettle
