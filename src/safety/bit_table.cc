#include "safety/bit_table.h"

#include <algorithm>
#include <bit>

namespace mettle {
namespace {

constexpr std::size_t bits_of_word = 64;  // not clinical: bits of a word

}  // namespace

BitTable::BitTable(const KnowledgeBase& base) {
  rows_.reserve(base.variants.size());
  tops_.reserve(base.variants.size());
  for (std::size_t at = 0; at < base.variants.size(); ++at) {
    const Variant& variant = base.variants[at];
    const Library library = base.entries[variant.entry].library;
    if (stretches_.empty() || stretches_.back().library != library) stretches_.push_back({library, at, at});
    stretches_.back().past = at + 1;
    rows_.push_back(variant.demand);
    tops_.push_back(variant.demand.tops());
  }
}

void BitTable::verdicts(const Evaluation& evaluation, std::span<Verdict> out) const {
  for (const Stretch& stretch : stretches_) {
    const Ceilings& ceilings = evaluation.ceilings_for(stretch.library);
    for (std::size_t at = stretch.first; at < stretch.past; ++at) out[at] = ceilings.admit(rows_[at]);
  }
}

ReasonTable::ReasonTable(std::span<const Limit> limits)
    : words_{(limits.size() + bits_of_word - 1) / bits_of_word}, rows_(Levels::words * bits_of_word * words_) {
  for (std::size_t limit = 0; limit < limits.size(); ++limit) {
    const Levels& alone = limits[limit].ceilings.alone;
    alone_.lower_to(alone);
    const std::uint64_t mark = std::uint64_t{1} << (limit % bits_of_word);
    for (std::size_t word = 0; word < Levels::words; ++word)
      for (std::uint64_t closed = ~alone.bits()[word]; closed != 0; closed &= closed - 1) {
        const std::size_t bit = word * bits_of_word + static_cast<std::size_t>(std::countr_zero(closed));
        rows_[bit * words_ + limit / bits_of_word] |= mark;
      }
  }
}

bool ReasonTable::find(const Levels& tops, std::span<std::uint64_t> set) const {
  std::ranges::fill(set, 0);
  bool any = false;
  for (std::size_t word = 0; word < Levels::words; ++word)
    for (std::uint64_t over = tops.bits()[word] & ~alone_.bits()[word]; over != 0; over &= over - 1) {
      const std::size_t bit = word * bits_of_word + static_cast<std::size_t>(std::countr_zero(over));
      const std::uint64_t* row = &rows_[bit * words_];
      for (std::size_t i = 0; i < words_; ++i) set[i] |= row[i];
      any = true;
    }
  return any;
}

std::vector<std::size_t> ReasonTable::find(const Demand& demand) const {
  Set set(words_);
  std::vector<std::size_t> limits;
  if (!find(demand.tops(), set)) return limits;
  for (std::size_t word = 0; word < words_; ++word)
    for (std::uint64_t left = set[word]; left != 0; left &= left - 1)
      limits.push_back(word * bits_of_word + static_cast<std::size_t>(std::countr_zero(left)));
  return limits;
}

}  // namespace mettle
