#include "body/levels.h"

#include <algorithm>

namespace mettle {

const std::array<detail::BitField, dimension_count>& detail::bit_fields() {
  static const auto fields = [] {
    std::array<BitField, dimension_count> made{};
    std::size_t next = 0;
    for (std::size_t i = 0; i < dimension_count; ++i) {
      const auto highest = static_cast<std::uint8_t>(highest_of(make_dimension(i)));
      made[i] = {static_cast<std::uint16_t>(next), highest};
      next += highest;
    }
    return made;
  }();
  return fields;
}

Levels Levels::all() {
  Levels levels;
  for (auto& word : levels.bits_) word = ~std::uint64_t{0};
  return levels;
}

std::optional<Levels> Levels::of(const std::array<std::uint64_t, words>& bits) {
  constexpr std::size_t last = detail::count_bits() % 64;  // of the last word: bits that are some dimension's
  if (last != 0 && bits.back() >> last != 0) return std::nullopt;
  Levels levels;
  levels.bits_ = bits;
  return levels;
}

int Levels::at(Dimension dimension) const {
  const auto field = detail::bit_fields()[dimension.index];
  int level = 0;
  for (std::size_t i = 0; i < field.highest; ++i) {
    const std::size_t bit = field.first + i;
    if ((bits_[bit / 64] >> (bit % 64) & 1U) != 0) ++level;
  }
  return level;
}

void Levels::raise(Dimension dimension, int level) {
  const auto field = detail::bit_fields()[dimension.index];
  const auto wanted = static_cast<std::size_t>(std::clamp<int>(level, 0, field.highest));
  for (std::size_t bit = field.first; bit < field.first + wanted; ++bit)
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

void Levels::lower(Dimension dimension, int level) {
  const auto field = detail::bit_fields()[dimension.index];
  const auto kept = static_cast<std::size_t>(std::clamp<int>(level, 0, field.highest));
  for (std::size_t bit = field.first + kept; bit < static_cast<std::size_t>(field.first) + field.highest; ++bit)
    bits_[bit / 64] &= ~(std::uint64_t{1} << (bit % 64));
}

Levels Levels::tops() const {
  static const Levels lasts = [] {
    Levels made;
    for (const auto& field : detail::bit_fields()) {
      const std::size_t last = std::size_t{field.first} + field.highest - 1;
      made.bits_[last / 64] |= std::uint64_t{1} << (last % 64);
    }
    return made;
  }();
  Levels tops;
  for (std::size_t i = 0; i < words; ++i) {
    const std::uint64_t next = bits_[i] >> 1 | (i + 1 < words ? bits_[i + 1] << 63 : 0);
    tops.bits_[i] = bits_[i] & (~next | lasts.bits_[i]);
  }
  return tops;
}

}  // namespace mettle
