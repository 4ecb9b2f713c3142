#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/pack.h"

namespace mettle {

/// Bytes with a head that says what they are, and a sum over all of them: what is cut, changed or of another form is
/// told from what is whole. It guards against damage, not against somebody who means to deceive.
std::string seal(std::string_view what, std::uint64_t shape, std::string_view content);
Result<std::string_view> open_sealed(std::string_view what, std::uint64_t shape, std::string_view bytes);

/// A value as sealed bytes, and back.
template <typename T>
std::string write_sealed(std::string_view what, const T& value) {
  Packer packer;
  pack(packer, value);
  return seal(what, Shape<T>::of(0), packer.bytes);
}
template <typename T>
Result<T> read_sealed(std::string_view what, std::string_view bytes) {
  METTLE_TRY(const std::string_view content, open_sealed(what, Shape<T>::of(0), bytes));
  Unpacker unpacker{content};
  T value{};
  unpack(unpacker, value);
  if (unpacker.whole()) return value;
  return failure(Problem{"The " + std::string{what} + " cannot be read.", "", "Build Mettle again."});
}

}  // namespace mettle
