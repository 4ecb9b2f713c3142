#include "base/json.h"

#include <algorithm>

namespace mettle {
namespace {

void write_text(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"') out += "\\\"";
    else if (c == '\\') out += "\\\\";
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (byte < 0x20U) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else out += c;
  }
  out += '"';
}

void write(std::string& out, const Json& value, bool pretty, int depth) {
  const auto new_line = [&](int level) {
    if (!pretty) return;
    out += '\n';
    out.append(static_cast<std::size_t>(level) * 2U, ' ');
  };
  if (value.is_null()) out += "null";
  if (const auto* boolean = value.if_bool()) out += *boolean ? "true" : "false";
  if (const auto* number = value.if_number()) out += number->token;
  if (const auto* text = value.if_text()) write_text(out, *text);
  if (const auto* items = value.if_array()) {
    out += '[';
    const bool flat = std::ranges::none_of(*items, [](const Json& i) { return i.if_array() || i.if_object(); });
    bool first = true;
    for (const Json& item : *items) {
      if (!first) out += pretty && flat ? ", " : ",";
      if (!flat) new_line(depth + 1);
      first = false;
      write(out, item, pretty, depth + 1);
    }
    if (!flat) new_line(depth);
    out += ']';
  }
  if (const auto* members = value.if_object()) {
    std::vector<const Json::Member*> ordered;
    for (const auto& member : *members) ordered.push_back(&member);
    if (!pretty) std::ranges::sort(ordered, {}, [](const Json::Member* m) -> const std::string& { return m->first; });
    out += '{';
    bool first = true;
    for (const auto* member : ordered) {
      if (!first) out += ',';
      first = false;
      new_line(depth + 1);
      write_text(out, member->first);
      out += pretty ? ": " : ":";
      write(out, member->second, pretty, depth + 1);
    }
    if (!members->empty()) new_line(depth);
    out += '}';
  }
}

}  // namespace

const Json* Json::find(std::string_view name) const {
  if (const auto* members = if_object()) {
    const auto found = std::ranges::find(*members, name, &Member::first);
    if (found != members->end()) return &found->second;
  }
  return nullptr;
}

std::string_view Json::text_at(std::string_view name) const {
  const Json* member = find(name);
  const std::string* text = member ? member->if_text() : nullptr;
  return text ? std::string_view{*text} : std::string_view{};
}

const Json::Array& Json::items() const {
  static const Array none;
  const auto* array = if_array();
  return array ? *array : none;
}

const Json::Array& Json::items_at(std::string_view name) const {
  static const Json nothing;
  const Json* member = find(name);
  return (member ? *member : nothing).items();
}

Json& Json::set(std::string name, Json value) & {
  if (is_null()) value_ = Object{};
  if (auto* members = if_object()) members->emplace_back(std::move(name), std::move(value));
  return *this;
}

Json Json::set(std::string name, Json value) && {
  set(std::move(name), std::move(value));
  return std::move(*this);
}

Json& Json::add(Json item) {
  if (is_null()) value_ = Array{};
  if (auto* array = if_array()) array->push_back(std::move(item));
  return *this;
}

std::string write_canonical(const Json& value) {
  std::string out;
  write(out, value, false, 0);
  return out;
}

std::string write_pretty(const Json& value) {
  std::string out;
  write(out, value, true, 0);
  out += '\n';
  return out;
}

std::optional<std::int64_t> millionths(std::string_view token) {
  constexpr int places = 6;
  constexpr std::int64_t limit = 9'000'000'000'000;
  bool negative = false;
  if (!token.empty() && token.front() == '-') {
    negative = true;
    token.remove_prefix(1);
  }
  int exponent = 0;
  if (const auto at = token.find_first_of("eE"); at != std::string_view::npos) {
    std::string_view power = token.substr(at + 1);
    bool down = false;
    if (!power.empty() && (power.front() == '+' || power.front() == '-')) {
      down = power.front() == '-';
      power.remove_prefix(1);
    }
    if (power.empty() || power.size() > 4) return std::nullopt;
    for (const char c : power) {
      if (c < '0' || c > '9') return std::nullopt;
      exponent = exponent * 10 + (c - '0');
    }
    if (down) exponent = -exponent;
    token = token.substr(0, at);
  }
  std::string digits;
  int point = -1;
  for (const char c : token) {
    if (c == '.' && point < 0) point = static_cast<int>(digits.size());
    else if (c >= '0' && c <= '9') digits += c;
    else return std::nullopt;
  }
  if (digits.empty()) return std::nullopt;
  if (point < 0) point = static_cast<int>(digits.size());
  const int wanted = point + exponent + places;  // digits to keep
  std::int64_t value = 0;
  for (int i = 0; i < wanted; ++i) {
    const int digit = i < static_cast<int>(digits.size()) ? digits[static_cast<std::size_t>(i)] - '0' : 0;
    if (value > limit * 100'000) return std::nullopt;
    value = value * 10 + digit;
    if (value == 0 && i > 4000) break;
  }
  if (value > limit * 1'000'000) return std::nullopt;
  return negative ? -value : value;
}

std::string number_token(std::int64_t value) {
  const bool negative = value < 0;
  const auto size = static_cast<std::uint64_t>(negative ? -value : value);
  std::string text = (negative ? "-" : "") + std::to_string(size / 1'000'000U);
  std::string part = std::to_string(size % 1'000'000U);
  part = std::string(6 - part.size(), '0') + part;
  while (!part.empty() && part.back() == '0') part.pop_back();
  return part.empty() ? text : text + "." + part;
}

}  // namespace mettle
