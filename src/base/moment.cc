#include "base/moment.h"

#include <array>

namespace mettle {
namespace {

constexpr std::int64_t day_seconds = 86'400;

/// The two digits at a place, when they are digits and below `limit`.
std::optional<int> two_digits(std::string_view text, std::size_t at, int limit) {
  const char tens = text[at];
  const char ones = text[at + 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
  const int value = (tens - '0') * 10 + (ones - '0');
  return value < limit ? std::optional{value} : std::nullopt;
}

std::string two(std::int64_t value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

std::optional<Moment> Moment::read(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  const auto day = Date::read(text.substr(0, 10));
  const auto hour = two_digits(text, 11, 24);
  const auto minute = two_digits(text, 14, 60);
  const auto second = two_digits(text, 17, 60);
  if (!day || !hour || !minute || !second) return std::nullopt;
  return Moment{day->days_since_1970() * day_seconds + *hour * 3600 + *minute * 60 + *second};
}

Moment Moment::at(Date utc_day, int minute_of_day) {
  return Moment{utc_day.days_since_1970() * day_seconds + std::int64_t{minute_of_day} * 60};
}

std::string Moment::to_text() const {
  std::int64_t days = seconds_ / day_seconds;
  std::int64_t rest = seconds_ % day_seconds;
  if (rest < 0) {
    --days;
    rest += day_seconds;
  }
  return Date::from_days(static_cast<std::int32_t>(days)).to_text() + "T" + two(rest / 3600) + ":" +
         two(rest / 60 % 60) + ":" + two(rest % 60) + "Z";
}

}  // namespace mettle
