#pragma once

// The same invented people as people.h, made fast and each from a number alone: for runs too long for RapidCheck.
#include "picture/picture.h"

namespace mettle::testing {

/// Numbers that look like chance and are the same on every machine (splitmix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_{seed} {}
  std::uint64_t throw_them();
  /// 0 .. count - 1.
  std::size_t below(std::size_t count) { return count == 0 ? 0 : static_cast<std::size_t>(throw_them() % count); }
  bool one_in(std::size_t count) { return below(count) == 0; }

 private:
  std::uint64_t state_;
};

/// The values worth trying of each fact, by number.
const std::vector<std::int64_t>& tried_values(std::size_t fact);

Told random_told(Dice& dice, About about);
Lesion random_lesion(Dice& dice, std::size_t most_told);
Picture random_person(Dice& dice);

}  // namespace mettle::testing
