#pragma once

// Values as JSON and back, by their members: what is kept for years is written with names, so that a later program can
// read it. (For bytes that one build writes and reads itself there is base/pack.h.)
//
// A type takes part when there is a function beside it that names its members once:
//
//   template <MembersOf<Fall> T> void members(auto& of, T& fall) { of("day", fall.day); of("injured", fall.injured); }
//
// and an enumeration when `words_of_enum<E>` lists its words in order. An empty optional, list or text and a false
// bool are left out, and read back as such. Everything else must be there; what is not known is refused.
#include <concepts>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/json.h"
#include "base/moment.h"
#include "base/text.h"

namespace mettle {

/// The words of an enumeration in the order of its enumerators; empty for a type that takes no part.
template <typename E>
inline constexpr std::span<const std::string_view> words_of_enum{};

template <typename T, typename Wanted>
concept MembersOf = std::same_as<std::remove_const_t<T>, Wanted>;

// ---- writing ----

inline Json write_value(const std::string& value) { return Json{value}; }
inline Json write_value(int value) { return Json{value}; }
inline Json write_value(std::int64_t value) { return Json{value}; }
inline Json write_value(std::uint64_t value) { return Json{static_cast<std::size_t>(value)}; }
inline Json write_value(Date value) { return Json{value.to_text()}; }
inline Json write_value(Moment value) { return Json{value.to_text()}; }
inline Json write_value(const Json& value) { return value; }
template <typename Tag>
Json write_value(const Id<Tag>& value) {
  return Json{value.text()};
}
template <typename E>
  requires std::is_enum_v<E>
Json write_value(E value) {
  return Json{words_of_enum<E>[static_cast<std::size_t>(value)]};
}
template <typename T>
Json write_value(const std::vector<T>& values);
template <typename T>
  requires std::is_class_v<T>
Json write_value(const T& value);

/// Adds the members of a value to an object, in their order.
class MemberWriter {
 public:
  explicit MemberWriter(Json& into) : into_{into} {}

  template <typename T>
  void operator()(const char* name, const T& value) {
    into_.set(name, write_value(value));
  }
  void operator()(const char* name, bool value) {
    if (value) into_.set(name, value);
  }
  void operator()(const char* name, const std::string& value) {
    if (!value.empty()) into_.set(name, value);
  }
  template <typename Tag>
  void operator()(const char* name, const Id<Tag>& value) {
    if (!value.empty()) into_.set(name, value.text());
  }
  template <typename T>
  void operator()(const char* name, const std::optional<T>& value) {
    if (value) into_.set(name, write_value(*value));
  }
  template <typename T>
  void operator()(const char* name, const std::vector<T>& values) {
    if (!values.empty()) into_.set(name, write_value(values));
  }
  void operator()(const char* name, const Json& value) {
    if (!value.is_null()) into_.set(name, value);
  }

 private:
  Json& into_;
};

template <typename T>
Json write_value(const std::vector<T>& values) {
  Json list = Json::array();
  for (const T& value : values) list.add(write_value(value));
  return list;
}
template <typename T>
  requires std::is_class_v<T>
Json write_value(const T& value) {
  Json object = Json::object();
  MemberWriter writer{object};
  members(writer, value);
  return object;
}

// ---- reading ----

/// What is wrong with a value that is read; the place is the member's name.
inline tl::unexpected<Problem> unreadable(std::string_view where, std::string_view wanted) {
  return failure(Problem{"\"" + std::string{where} + "\" should be " + std::string{wanted} + ".", std::string{where},
                         "What was written was changed or is of a newer program."});
}

Result<bool> read_value(const Json& json, std::string_view where, std::string& value);
Result<bool> read_value(const Json& json, std::string_view where, bool& value);
Result<bool> read_value(const Json& json, std::string_view where, int& value);
Result<bool> read_value(const Json& json, std::string_view where, std::int64_t& value);
Result<bool> read_value(const Json& json, std::string_view where, std::uint64_t& value);
Result<bool> read_value(const Json& json, std::string_view where, Date& value);
Result<bool> read_value(const Json& json, std::string_view where, Moment& value);
Result<bool> read_value(const Json& json, std::string_view where, Json& value);
template <typename Tag>
Result<bool> read_value(const Json& json, std::string_view where, Id<Tag>& value) {
  std::string text;
  METTLE_TRY(auto done, read_value(json, where, text));
  value = Id<Tag>{std::move(text)};
  return done;
}
template <typename E>
  requires std::is_enum_v<E>
Result<bool> read_value(const Json& json, std::string_view where, E& value) {
  constexpr auto words = words_of_enum<E>;
  static_assert(!words.empty(), "give the enumeration its words");
  for (std::size_t i = 0; i < words.size(); ++i)
    if (json.if_text() && *json.if_text() == words[i]) {
      value = static_cast<E>(i);
      return true;
    }
  return unreadable(where, "one of the words known here");
}
template <typename T>
Result<bool> read_value(const Json& json, std::string_view where, std::vector<T>& values);
template <typename T>
  requires std::is_class_v<T>
Result<bool> read_value(const Json& json, std::string_view where, T& value);

/// Takes the members of a value out of an object; the first problem stays.
class MemberReader {
 public:
  explicit MemberReader(const Json& object) : object_{object} {}

  template <typename T>
  void operator()(const char* name, T& value) {
    take(name, value, true);
  }
  void operator()(const char* name, bool& value) { take(name, value, false); }
  void operator()(const char* name, std::string& value) { take(name, value, false); }
  void operator()(const char* name, Json& value) { take(name, value, false); }
  template <typename Tag>
  void operator()(const char* name, Id<Tag>& value) {
    take(name, value, false);
  }
  template <typename T>
  void operator()(const char* name, std::vector<T>& value) {
    take(name, value, false);
  }
  template <typename T>
  void operator()(const char* name, std::optional<T>& value) {
    value.reset();
    T held{};
    if (take(name, held, false)) value = std::move(held);
  }

  /// The first problem, or a member that nobody asked for.
  Result<bool> finish() const {
    if (problem_) return failure(*problem_);
    for (const auto& [name, value] : *object_.if_object())
      if (!known_.contains(name))
        return failure(Problem{"\"" + name + "\" is not known here.", name,
                               "What was written was changed or is of a newer program."});
    return true;
  }

 private:
  template <typename T>
  bool take(const char* name, T& value, bool needed) {
    known_.insert(name);
    const Json* found = object_.find(name);
    if (!found && needed && !problem_)
      problem_ = Problem{"\"" + std::string{name} + "\" is missing.", name,
                         "What was written was changed or is of another program."};
    if (!found || problem_) return false;
    const Result<bool> read = read_value(*found, name, value);
    if (!read) problem_ = read.error();
    return read.has_value();
  }

  const Json& object_;
  std::set<std::string, std::less<>> known_;
  std::optional<Problem> problem_;
};

template <typename T>
Result<bool> read_value(const Json& json, std::string_view where, std::vector<T>& values) {
  if (!json.if_array()) return unreadable(where, "a list");
  values.clear();
  for (const Json& item : json.items()) {
    T value{};
    METTLE_TRY(auto done, read_value(item, where, value));
    (void)done;
    values.push_back(std::move(value));
  }
  return true;
}
template <typename T>
  requires std::is_class_v<T>
Result<bool> read_value(const Json& json, std::string_view where, T& value) {
  if (!json.if_object()) return unreadable(where, "an object");
  MemberReader reader{json};
  members(reader, value);
  return reader.finish();
}

}  // namespace mettle
