#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "body/dimension.h"

namespace mettle {

namespace detail {
struct BitField {
  std::uint16_t first;   // first bit
  std::uint8_t highest;  // bits
};
/// Where the bits of each dimension lie: a level of n is n ones ("thermometer").
const std::array<BitField, dimension_count>& bit_fields();
constexpr std::size_t count_bits() {
  std::size_t bits = bone_count * mode_ids.size() * static_cast<std::size_t>(highest_stress) + bone_count;
  for (const Scale& scale : outside_table) bits += bone_count * static_cast<std::size_t>(scale.highest);
  for (const Scale& scale : quality_table) bits += action_count * static_cast<std::size_t>(scale.highest);
  for (const Scale& scale : limb_table) bits += 2 * static_cast<std::size_t>(scale.highest);
  for (const Scale& scale : whole_table) bits += static_cast<std::size_t>(scale.highest);
  return bits;
}
}  // namespace detail

/// A level on every dimension, as thermometer bits: what an exercise demands, or how high a ceiling is.
class Levels {
 public:
  static constexpr std::size_t words = (detail::count_bits() + 63) / 64;

  /// Nothing demanded.
  static Levels none() { return Levels{}; }
  /// No ceiling on anything.
  static Levels all();

  int at(Dimension dimension) const;
  /// Never lower than `level` from now on (levels above the dimension's highest mean the highest).
  void raise(Dimension dimension, int level);
  /// Never higher than `level` from now on.
  void lower(Dimension dimension, int level);

  /// True when no dimension demands more than the ceiling has.
  bool fits_under(const Levels& ceiling) const {
    for (std::size_t i = 0; i < words; ++i)
      if ((bits_[i] & ~ceiling.bits_[i]) != 0) return false;
    return true;
  }
  /// The lower of the two, dimension by dimension.
  void lower_to(const Levels& ceiling) {
    for (std::size_t i = 0; i < words; ++i) bits_[i] &= ceiling.bits_[i];
  }
  /// The higher of the two, dimension by dimension.
  void raise_to(const Levels& demand) {
    for (std::size_t i = 0; i < words; ++i) bits_[i] |= demand.bits_[i];
  }

  /// The highest level of each dimension alone: one bit for each dimension that is not 0.
  Levels tops() const;
  /// What of this is above the ceiling.
  Levels above(const Levels& ceiling) const {
    Levels more;
    for (std::size_t i = 0; i < words; ++i) more.bits_[i] = bits_[i] & ~ceiling.bits_[i];
    return more;
  }
  /// The bits as they lie, for tables over them.
  const std::array<std::uint64_t, words>& bits() const { return bits_; }

  friend bool operator==(const Levels&, const Levels&) = default;

 private:
  std::array<std::uint64_t, words> bits_{};
};

/// What one variant of an exercise, test or daily task asks for.
using Demand = Levels;

}  // namespace mettle
