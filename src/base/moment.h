#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace mettle {

/// A second of world time (UTC), for order and deadlines. It says nothing of the day: what day it is where a person
/// lives comes with it as a Date.
class Moment {
 public:
  Moment() = default;

  /// Reads "YYYY-MM-DDThh:mm:ssZ"; empty when it is anything else, a leap second among them.
  static std::optional<Moment> read(std::string_view text);
  static Moment from_seconds(std::int64_t seconds_since_1970) { return Moment{seconds_since_1970}; }
  static Moment at(Date utc_day, int minute_of_day);

  std::int64_t seconds_since_1970() const { return seconds_; }
  Moment plus_minutes(std::int64_t minutes) const { return Moment{seconds_ + minutes * 60}; }
  std::string to_text() const;

  friend auto operator<=>(Moment, Moment) = default;

 private:
  explicit Moment(std::int64_t seconds) : seconds_{seconds} {}
  std::int64_t seconds_ = 0;
};

/// Whole minutes from one moment to a later one; negative when it is earlier.
inline std::int64_t minutes_between(Moment earlier, Moment later) {
  return (later.seconds_since_1970() - earlier.seconds_since_1970()) / 60;
}

/// Now, as the shell hands it in: the moment, and the civil day where the person is.
struct Now {
  Moment at;
  Date day;
  friend bool operator==(const Now&, const Now&) = default;
};

}  // namespace mettle
