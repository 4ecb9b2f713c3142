#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

/// The demands of every variant of the whole library, one behind the other and nothing else: what a person is compared
/// with when everything is asked at once. Built once for a knowledge base; does not change.
class BitTable {
 public:
  explicit BitTable(const KnowledgeBase& base);

  std::size_t size() const { return rows_.size(); }
  /// The verdict on every variant, in the order of KnowledgeBase::variants. `out` has room for size().
  void verdicts(const Evaluation& evaluation, std::span<Verdict> out) const;

  /// One stretch of variants that belong to one library.
  struct Stretch {
    Library library;
    std::size_t first, past;
  };
  const std::vector<Stretch>& stretches() const { return stretches_; }
  /// The highest level of each dimension of that demand alone.
  const Levels& tops(std::size_t variant) const { return tops_[variant]; }

 private:
  std::vector<Demand> rows_;
  std::vector<Levels> tops_;
  std::vector<Stretch> stretches_;
};

/// Which limits bind, for everything at once: for each level of each dimension the set of limits below it, so that the
/// reasons of a verdict are the union of a few sets. Built once for a person and a library.
class ReasonTable {
 public:
  explicit ReasonTable(std::span<const Limit> limits);

  /// A set of limits by place: 64 to a word.
  using Set = std::vector<std::uint64_t>;
  std::size_t words() const { return words_; }
  /// Puts into `set` (of words() words) every limit that says anything but allow; returns whether there is one.
  /// `tops`: of the demand, Levels::tops.
  bool find(const Levels& tops, std::span<std::uint64_t> set) const;
  /// Places of the limits that bind, in order.
  std::vector<std::size_t> find(const Demand& demand) const;

 private:
  std::size_t words_;
  Levels alone_ = Levels::all();
  std::vector<std::uint64_t> rows_;  // by bit of a demand, then word of the set
};

}  // namespace mettle
