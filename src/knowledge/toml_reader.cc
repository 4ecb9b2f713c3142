// The one place that knows toml++. The browser build leaves it out.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// Its asserts end the program on "[" at the end of a line, one step before its own code says what is wrong with that.
// With NDEBUG it would even take them for true.
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <toml++/toml.h>
#pragma GCC diagnostic pop

#include "knowledge/toml_reader.h"

#include <cmath>

namespace mettle {
namespace {

Place place_of(const toml::node& node) {
  return {static_cast<std::uint32_t>(node.source().begin.line), static_cast<std::uint32_t>(node.source().begin.column)};
}

Json to_json(const toml::node& node) {
  Json value;
  if (const auto* table = node.as_table()) {
    value = Json::object();
    for (const auto& [key, member] : *table) {
      Json child = to_json(member);
      if (child.place.line == 0) {
        child.place = {static_cast<std::uint32_t>(key.source().begin.line),
                       static_cast<std::uint32_t>(key.source().begin.column)};
      }
      value.set(std::string{key.str()}, std::move(child));
    }
  } else if (const auto* array = node.as_array()) {
    value = Json::array();
    for (const auto& item : *array) value.add(to_json(item));
  } else if (const auto* text = node.as_string()) {
    value = Json{text->get()};
  } else if (const auto* whole = node.as_integer()) {
    value = Json{static_cast<std::int64_t>(whole->get())};
  } else if (const auto* real = node.as_floating_point()) {
    // Knowledge writes decimals with at most six places; they become whole millionths at once.
    value = Json{Json::Number{number_token(std::llround(real->get() * 1e6))}};
  } else if (const auto* boolean = node.as_boolean()) {
    value = Json{boolean->get()};
  } else if (const auto* date = node.as_date()) {
    const auto& d = date->get();
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    value = Json{std::to_string(d.year) + "-" + two(d.month) + "-" + two(d.day)};
  }
  value.place = place_of(node);
  return value;
}

}  // namespace

Result<Json> read_toml(const SourceFile& file) {
  const toml::parse_result result = toml::parse(file.text, file.path);
  if (!result) {
    const auto& error = result.error();
    const Place place{static_cast<std::uint32_t>(error.source().begin.line),
                      static_cast<std::uint32_t>(error.source().begin.column)};
    return failure(Problem{"This is not TOML: " + std::string{error.description()} + ".", point_at(file, place),
                           "Mend the text there."});
  }
  return to_json(result.table());
}

}  // namespace mettle
