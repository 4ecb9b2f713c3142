#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/json.h"

namespace mettle {

// Values as bytes and back, for what is worked out once at build time and read at every start.
//
// A type takes part when there is a function `fields` that ties its members in their order (found beside the type), and
// an enumeration when `enumerators<E>` says how many it has. Whole numbers are written seven bits a byte, lowest first.

/// How many enumerators an enumeration has, numbered from 0. A value read is below this.
template <typename E>
inline constexpr std::size_t enumerators = 0;

/// For a `fields` that takes its type with or without const.
template <typename T, typename Wanted>
concept Same = std::same_as<std::remove_const_t<T>, Wanted>;

/// Appends to `bytes`.
class Packer {
 public:
  std::string bytes;

  void byte(std::uint8_t value) { bytes.push_back(static_cast<char>(value)); }
  void number(std::uint64_t value) {
    for (; value >= more; value >>= 7U) byte(static_cast<std::uint8_t>(value | more));
    byte(static_cast<std::uint8_t>(value));
  }
  void text(std::string_view value) {
    number(value.size());
    bytes += value;
  }

  static constexpr std::uint64_t more = 0x80;  // the bit that says another byte follows
};

/// Takes from the front of `bytes`. After the first byte that cannot be, `fails()`, and all that is read is empty; it
/// never reads past the end, and never makes room for more than the bytes could hold.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_{bytes} {}

  bool fails() const { return fails_; }
  /// Whole means: nothing failed, and nothing is left over.
  bool whole() const { return !fails_ && bytes_.empty(); }
  void fail() {
    fails_ = true;
    bytes_ = {};
  }

  std::uint8_t byte() {
    if (bytes_.empty()) {
      fail();
      return 0;
    }
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint8_t part = byte();
      const std::uint64_t bits = part & (Packer::more - 1U);
      if (shift == 63 && bits > 1) break;
      value |= bits << shift;
      if (part < Packer::more) return value;
    }
    fail();
    return 0;
  }
  /// How many follow: each takes a byte at least.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > bytes_.size()) fail();
    return fails_ ? 0 : static_cast<std::size_t>(value);
  }
  std::string_view text() {
    const std::size_t size = count();
    const std::string_view value = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return value;
  }

  /// Values inside values, so deep and no deeper.
  bool enter() {
    if (++depth_ > deepest) fail();
    return !fails_;
  }
  void leave() { --depth_; }

 private:
  static constexpr int deepest = 80;
  std::string_view bytes_;
  bool fails_ = false;
  int depth_ = 0;
};

template <typename T>
void pack(Packer& to, const T& value);
template <typename T>
void unpack(Unpacker& from, T& value);

constexpr auto fields(Same<Place> auto& x) {
  auto& [line, column] = x;
  return std::tie(line, column);
}

template <typename T>
concept Tied = requires(T& value) { fields(value); };

// What each kind of type looks like in bytes, said once for both ways.
template <typename T>
struct Form {
  static void write(Packer& to, const T& value) {
    if constexpr (Tied<const T>) {
      std::apply([&](const auto&... part) { (pack(to, part), ...); }, fields(value));
    } else if constexpr (std::is_enum_v<T>) {
      static_assert(enumerators<T> > 0, "say in `enumerators` how many this enumeration has");
      to.number(static_cast<std::uint64_t>(value));
    } else {
      static_assert(std::is_integral_v<T>, "write a function `fields` for this type, beside the others");
      // Small negative numbers stay short: 0, -1, 1, -2 become 0, 1, 2, 3.
      const auto wide = static_cast<std::int64_t>(value);
      to.number((static_cast<std::uint64_t>(wide) << 1U) ^ (wide < 0 ? ~std::uint64_t{0} : 0));
    }
  }
  static void read(Unpacker& from, T& value) {
    if constexpr (Tied<T>) {
      if (from.enter()) std::apply([&](auto&... part) { (unpack(from, part), ...); }, fields(value));
      from.leave();
    } else if constexpr (std::is_enum_v<T>) {
      const std::uint64_t number = from.number();
      if (number < enumerators<T>) value = static_cast<T>(number);
      else from.fail();
    } else {
      const std::uint64_t number = from.number();
      const auto wide = static_cast<std::int64_t>((number >> 1U) ^ ((number & 1U) != 0 ? ~std::uint64_t{0} : 0));
      const bool fits = std::is_same_v<T, bool> ? wide == 0 || wide == 1
                                                : static_cast<std::int64_t>(static_cast<T>(wide)) == wide &&
                                                      (std::is_signed_v<T> || wide >= 0);
      if (fits) value = static_cast<T>(wide);
      else from.fail();
    }
  }
};

template <>
struct Form<std::string> {
  static void write(Packer& to, const std::string& value) { to.text(value); }
  static void read(Unpacker& from, std::string& value) { value = from.text(); }
};

template <typename Tag>
struct Form<Id<Tag>> {
  static void write(Packer& to, const Id<Tag>& value) { to.text(value.text()); }
  static void read(Unpacker& from, Id<Tag>& value) { value = Id<Tag>{std::string{from.text()}}; }
};

template <>
struct Form<Json> {
  static void write(Packer& to, const Json& value);
  static void read(Unpacker& from, Json& value);
};

template <typename A, typename B>
struct Form<std::pair<A, B>> {
  static void write(Packer& to, const std::pair<A, B>& value) {
    pack(to, value.first);
    pack(to, value.second);
  }
  static void read(Unpacker& from, std::pair<A, B>& value) {
    unpack(from, value.first);
    unpack(from, value.second);
  }
};

template <typename T>
struct Form<std::optional<T>> {
  static void write(Packer& to, const std::optional<T>& value) {
    pack(to, value.has_value());
    if (value) pack(to, *value);
  }
  static void read(Unpacker& from, std::optional<T>& value) {
    bool there = false;
    unpack(from, there);
    value.reset();
    if (there) unpack(from, value.emplace());
  }
};

template <typename T, std::size_t size>
struct Form<std::array<T, size>> {
  static void write(Packer& to, const std::array<T, size>& value) {
    for (const T& item : value) pack(to, item);
  }
  static void read(Unpacker& from, std::array<T, size>& value) {
    for (T& item : value) unpack(from, item);
  }
};

template <typename T>
struct Form<std::vector<T>> {
  static void write(Packer& to, const std::vector<T>& value) {
    to.number(value.size());
    for (const T& item : value) pack(to, item);
  }
  static void read(Unpacker& from, std::vector<T>& value) {
    constexpr std::size_t room_ahead = 4096;  // beyond that it grows with what is really there
    value.clear();
    const std::size_t count = from.count();
    value.reserve(count < room_ahead ? count : room_ahead);
    for (std::size_t i = 0; i < count && !from.fails(); ++i) unpack(from, value.emplace_back());
  }
};

template <typename Key, typename T>
struct Form<std::map<Key, T>> {
  static void write(Packer& to, const std::map<Key, T>& value) {
    to.number(value.size());
    for (const auto& item : value) {
      pack(to, item.first);
      pack(to, item.second);
    }
  }
  static void read(Unpacker& from, std::map<Key, T>& value) {
    value.clear();
    const std::size_t count = from.count();
    for (std::size_t i = 0; i < count && !from.fails(); ++i) {
      Key key{};
      unpack(from, key);
      if (!value.empty() && !(value.rbegin()->first < key)) from.fail();
      unpack(from, value.emplace_hint(value.end(), std::move(key), T{})->second);
    }
  }
};

template <typename T>
void pack(Packer& to, const T& value) {
  Form<T>::write(to, value);
}
template <typename T>
void unpack(Unpacker& from, T& value) {
  Form<T>::read(from, value);
}

/// Both numbers in one; the order matters (the step of FNV-1a).
constexpr std::uint64_t mixed(std::uint64_t shape, std::uint64_t with) { return (shape ^ with) * 0x100000001B3U; }

/// A number that changes when members are added or taken away somewhere in T, so that bytes of another build are known
/// for what they are.
template <typename T>
struct Shape {
  static constexpr std::uint64_t of(std::uint64_t so_far) {
    if constexpr (Tied<T>) {
      using Parts = decltype(fields(std::declval<T&>()));
      return [&]<std::size_t... i>(std::index_sequence<i...>) {
        std::uint64_t shape = mixed(so_far, sizeof...(i));
        ((shape = Shape<std::remove_reference_t<std::tuple_element_t<i, Parts>>>::of(shape)), ...);
        return shape;
      }(std::make_index_sequence<std::tuple_size_v<Parts>>{});
    } else if constexpr (std::is_enum_v<T>) {
      return mixed(so_far, 1'000 + enumerators<T>);
    } else if constexpr (std::is_integral_v<T>) {
      return mixed(so_far, std::is_same_v<T, bool> ? 100 : 101);  // however wide: the bytes are the same
    } else {
      return mixed(so_far, 102);
    }
  }
};
template <typename T>
struct Shape<std::vector<T>> {
  static constexpr std::uint64_t of(std::uint64_t so_far) { return Shape<T>::of(mixed(so_far, 103)); }
};
template <typename T>
struct Shape<std::optional<T>> {
  static constexpr std::uint64_t of(std::uint64_t so_far) { return Shape<T>::of(mixed(so_far, 104)); }
};
template <typename T, std::size_t size>
struct Shape<std::array<T, size>> {
  static constexpr std::uint64_t of(std::uint64_t so_far) { return Shape<T>::of(mixed(so_far, 200 + size)); }
};
template <typename A, typename B>
struct Shape<std::pair<A, B>> {
  static constexpr std::uint64_t of(std::uint64_t so_far) { return Shape<B>::of(Shape<A>::of(so_far)); }
};
template <typename Key, typename T>
struct Shape<std::map<Key, T>> {
  static constexpr std::uint64_t of(std::uint64_t so_far) { return Shape<T>::of(mixed(so_far, 105)); }
};

}  // namespace mettle
