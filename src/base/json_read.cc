// The one place that knows rapidjson: it is built without exceptions, for the browser too.
// Its empty stack adds to a null pointer, which the sanitizers would stop at before the first value is read.
#ifdef __clang__
#pragma clang attribute push(__attribute__((no_sanitize("pointer-overflow"))), apply_to = function)
#endif
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#ifdef __clang__
#pragma clang attribute pop
#endif

#include <algorithm>
#include <set>

#include "base/json.h"

namespace mettle {
namespace {

Place place_at(std::string_view text, std::size_t offset) {
  Place place{1, 1};
  for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

std::string to_text(Place place) {
  return "line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
}

/// Builds the value from rapidjson's events. Positions are worked out as the reader goes forward only.
class Builder {
 public:
  Builder(std::string_view text, const rapidjson::MemoryStream& stream, std::size_t depth)
      : text_{text}, stream_{stream}, depth_{depth} {}

  bool Null() { return put(Json{}, before(4)); }
  bool Bool(bool value) { return put(Json{value}, before(value ? 4 : 5)); }
  bool Int(int) { return false; }  // numbers come as the text they were written with
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* token, rapidjson::SizeType length, bool) {
    return put(Json{Json::Number{std::string(token, length)}}, before(length));
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return put(Json{std::string(text, length)}, quoted());
  }
  bool StartObject() { return open(Json::object()); }
  bool StartArray() { return open(Json::array()); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    std::string name(text, length);
    if (!is_new(name)) {
      refuse("The name \"" + name + "\" occurs twice in one object.", quoted(), "Keep one of the two.");
      return false;
    }
    names_.back() = std::move(name);
    return true;
  }

  Json take() { return std::move(root_); }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  /// Where a token of that length began that was just read.
  std::size_t before(std::size_t length) const { return stream_.Tell() - length; }

  /// Where a text began that was just read: its quote is the last one without a backslash that takes it away.
  std::size_t quoted() const {
    std::size_t at = stream_.Tell() - 1;  // the closing quote
    while (at > 0) {
      at = text_.rfind('"', at - 1);
      std::size_t backslashes = 0;
      while (backslashes < at && text_[at - 1 - backslashes] == '\\') ++backslashes;
      if (backslashes % 2 == 0) break;
    }
    return at;
  }

  Place place_of(std::size_t offset) {
    for (; seen_ < std::min(offset, text_.size()); ++seen_) {
      if (text_[seen_] == '\n') {
        ++place_.line;
        place_.column = 1;
      } else if ((static_cast<unsigned char>(text_[seen_]) & 0xC0U) != 0x80U) {
        ++place_.column;
      }
    }
    return place_;
  }

  /// Whether the open object has no member of that name yet. A large one is not searched from its start each time.
  bool is_new(const std::string& name) {
    constexpr std::size_t few = 32;
    const Json::Object& members = *open_.back().if_object();
    if (members.size() < few) return !open_.back().find(name);
    std::set<std::string>& taken = taken_.back();
    if (taken.empty())
      for (const auto& member : members) taken.insert(member.first);
    return taken.insert(name).second;
  }

  void refuse(std::string what, std::size_t offset, std::string mend) {
    problem_ = Problem{std::move(what), to_text(place_of(offset)), std::move(mend)};
  }

  bool put(Json value, std::size_t offset) {
    value.place = place_of(offset);
    keep(std::move(value));
    return true;
  }

  void keep(Json value) {
    if (open_.empty()) root_ = std::move(value);
    else if (open_.back().if_object()) open_.back().set(std::move(names_.back()), std::move(value));
    else open_.back().add(std::move(value));
  }

  bool open(Json value) {
    if (open_.size() >= depth_) {
      refuse("The text is nested more than " + std::to_string(depth_) + " levels deep.", stream_.Tell(),
             "Send the record itself, not a wrapping of it.");
      return false;
    }
    value.place = place_of(stream_.Tell());
    open_.push_back(std::move(value));
    names_.emplace_back();
    taken_.emplace_back();
    return true;
  }

  bool close() {
    Json value = std::move(open_.back());
    open_.pop_back();
    names_.pop_back();
    taken_.pop_back();
    keep(std::move(value));
    return true;
  }

  std::string_view text_;
  const rapidjson::MemoryStream& stream_;
  std::size_t depth_;
  Json root_;
  std::vector<Json> open_;
  std::vector<std::string> names_;
  std::vector<std::set<std::string>> taken_;  // of each open object, once it is large
  std::optional<Problem> problem_;
  std::size_t seen_ = 0;
  Place place_{1, 1};
};

}  // namespace

Result<Json> read_json(std::string_view text, const JsonBounds& bounds) {
  if (text.size() > bounds.bytes) {
    return failure(Problem{"The text is larger than " + std::to_string(bounds.bytes) + " bytes.", "",
                           "Send one person's record only."});
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  rapidjson::MemoryStream stream(text.data(), text.size());
  Builder builder(text, stream, bounds.depth);
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag |
                             rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
  if (builder.problem()) return failure(*builder.problem());
  if (!result) {
    return failure(Problem{std::string{"This is not JSON: "} + rapidjson::GetParseError_En(result.Code()),
                           to_text(place_at(text, result.Offset())), "Mend the text there."});
  }
  return builder.take();
}

}  // namespace mettle
