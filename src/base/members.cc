#include "base/members.h"

#include <limits>

namespace mettle {
namespace {

/// A whole number of the token; empty when it is anything else or does not fit.
std::optional<std::int64_t> whole(const Json& json) {
  const auto* number = json.if_number();
  if (!number) return std::nullopt;
  std::string_view digits = number->token;
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 19) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    if (value > (std::numeric_limits<std::int64_t>::max() - 9) / 10) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

template <typename T>
Result<bool> read_whole(const Json& json, std::string_view where, T& value) {
  const auto number = whole(json);
  if (!number || !std::in_range<T>(*number)) return unreadable(where, "a whole number");
  value = static_cast<T>(*number);
  return true;
}

template <typename T>
Result<bool> read_written(const Json& json, std::string_view where, T& value, std::string_view wanted) {
  const auto read = json.if_text() ? T::read(*json.if_text()) : std::nullopt;
  if (!read) return unreadable(where, wanted);
  value = *read;
  return true;
}

}  // namespace

Result<bool> read_value(const Json& json, std::string_view where, std::string& value) {
  if (!json.if_text()) return unreadable(where, "a text");
  value = *json.if_text();
  return true;
}
Result<bool> read_value(const Json& json, std::string_view where, bool& value) {
  if (!json.if_bool()) return unreadable(where, "true or false");
  value = *json.if_bool();
  return true;
}
Result<bool> read_value(const Json& json, std::string_view where, int& value) { return read_whole(json, where, value); }
Result<bool> read_value(const Json& json, std::string_view where, std::int64_t& value) {
  return read_whole(json, where, value);
}
Result<bool> read_value(const Json& json, std::string_view where, std::uint64_t& value) {
  return read_whole(json, where, value);
}
Result<bool> read_value(const Json& json, std::string_view where, Date& value) {
  return read_written(json, where, value, "a date");
}
Result<bool> read_value(const Json& json, std::string_view where, Moment& value) {
  return read_written(json, where, value, "a moment");
}
Result<bool> read_value(const Json& json, std::string_view, Json& value) {
  value = json;
  return true;
}

}  // namespace mettle
