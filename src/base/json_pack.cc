#include "base/pack.h"

namespace mettle {
namespace {

enum class Tag : std::uint8_t { null, no, yes, number, text, array, object };

}  // namespace

void Form<Json>::write(Packer& to, const Json& value) {
  const auto* boolean = value.if_bool();
  const auto tag = value.is_null()     ? Tag::null
                   : boolean           ? (*boolean ? Tag::yes : Tag::no)
                   : value.if_number() ? Tag::number
                   : value.if_text()   ? Tag::text
                   : value.if_array()  ? Tag::array
                                       : Tag::object;
  to.byte(static_cast<std::uint8_t>(tag));
  pack(to, value.place);
  switch (tag) {
    case Tag::null:
    case Tag::no:
    case Tag::yes: break;
    case Tag::number: to.text(value.if_number()->token); break;
    case Tag::text: to.text(*value.if_text()); break;
    case Tag::array: pack(to, *value.if_array()); break;
    case Tag::object: pack(to, *value.if_object()); break;
  }
}

void Form<Json>::read(Unpacker& from, Json& value) {
  value = Json{};
  if (!from.enter()) return from.leave();
  const std::uint8_t tag = from.byte();
  Place place;
  unpack(from, place);
  if (tag > static_cast<std::uint8_t>(Tag::object)) from.fail();
  else switch (static_cast<Tag>(tag)) {
      case Tag::null: break;
      case Tag::no: value = Json{false}; break;
      case Tag::yes: value = Json{true}; break;
      case Tag::number: value = Json{Json::Number{std::string{from.text()}}}; break;
      case Tag::text: value = Json{from.text()}; break;
      case Tag::array:
        value = Json::array();
        unpack(from, *value.if_array());
        break;
      case Tag::object:
        value = Json::object();
        unpack(from, *value.if_object());
        break;
    }
  value.place = place;
  from.leave();
}

}  // namespace mettle
