#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mettle {

/// A civil date (no time, no zone), 1900-01-01 to 2199-12-31.
class Date {
 public:
  Date() = default;

  /// Reads "YYYY-MM-DD"; empty if it is not a date of the calendar in range.
  static std::optional<Date> read(std::string_view text);
  static Date from_days(std::int32_t days_since_1970) { return Date{days_since_1970}; }

  std::int32_t days_since_1970() const { return days_; }
  Date plus_days(std::int32_t days) const { return Date{days_ + days}; }
  std::string to_text() const;
  /// 0 Monday ... 6 Sunday.
  int weekday() const { return static_cast<int>(((days_ + 3) % 7 + 7) % 7); }

  friend auto operator<=>(Date, Date) = default;

 private:
  explicit Date(std::int32_t days) : days_{days} {}
  std::int32_t days_ = 0;
};

inline std::int32_t days_between(Date earlier, Date later) {
  return later.days_since_1970() - earlier.days_since_1970();
}

/// Whole years lived on `today` by somebody born on `born`.
int age_in_years(Date born, Date today);

}  // namespace mettle
