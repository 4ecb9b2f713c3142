#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace mettle {

/// Line and column, counted from 1; 0 when the value was not read from a text.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(Place, Place) = default;
};

/// A JSON value as data. Numbers keep the token they were written with, so no decimal is ever rounded.
/// Objects keep the order in which members were added or read.
class Json {
 public:
  struct Number {
    std::string token;
    friend bool operator==(const Number&, const Number&) = default;
  };
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;
  Json(bool value) : value_{value} {}
  Json(int value) : value_{Number{std::to_string(value)}} {}
  Json(std::int64_t value) : value_{Number{std::to_string(value)}} {}
  Json(std::size_t value) : value_{Number{std::to_string(value)}} {}
  Json(const char* text) : value_{std::string{text}} {}
  Json(std::string text) : value_{std::move(text)} {}
  Json(std::string_view text) : value_{std::string{text}} {}
  Json(Number number) : value_{std::move(number)} {}
  Json(Array items) : value_{std::move(items)} {}
  Json(Object members) : value_{std::move(members)} {}
  static Json array() { return Json{Array{}}; }
  static Json object() { return Json{Object{}}; }

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  const bool* if_bool() const { return std::get_if<bool>(&value_); }
  const Number* if_number() const { return std::get_if<Number>(&value_); }
  const std::string* if_text() const { return std::get_if<std::string>(&value_); }
  const Array* if_array() const { return std::get_if<Array>(&value_); }
  const Object* if_object() const { return std::get_if<Object>(&value_); }
  Array* if_array() { return std::get_if<Array>(&value_); }
  Object* if_object() { return std::get_if<Object>(&value_); }

  /// The member of that name; empty if this is no object or has none.
  const Json* find(std::string_view name) const;
  /// The text of the member of that name; empty if there is none or it is no text.
  std::string_view text_at(std::string_view name) const;
  /// The items of this array, or of the array member of that name; an empty list when there is none.
  const Array& items() const;
  const Array& items_at(std::string_view name) const;

  /// Adds a member (object) or an item (array). A null becomes an object or array first.
  Json& set(std::string name, Json value) &;
  Json set(std::string name, Json value) &&;
  Json& add(Json item);

  Place place;

  friend bool operator==(const Json& a, const Json& b) { return a.value_ == b.value_; }

 private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> value_;
};

/// Bounds of what is read: beyond them the text is refused.
struct JsonBounds {
  std::size_t bytes = 16U * 1024U * 1024U;
  std::size_t depth = 64;
};

/// Reads one JSON text (RFC 8259, UTF-8 checked). A name that occurs twice in one object is refused.
/// The problem names line and column.
Result<Json> read_json(std::string_view text, const JsonBounds& bounds = {});

/// Canonical form: no white space, members sorted by name.
std::string write_canonical(const Json& value);
/// For people: two blanks a level, members in their order, ends with a line feed.
std::string write_pretty(const Json& value);

/// Decimals are counted in millionths.
inline constexpr std::int64_t millionths_in_one = 1'000'000;

/// A number token as whole millionths ("1.25" -> 1250000); further digits are cut. Empty when it is out of ±9e12.
std::optional<std::int64_t> millionths(std::string_view token);
/// Millionths back to the shortest token.
std::string number_token(std::int64_t millionths);

}  // namespace mettle
