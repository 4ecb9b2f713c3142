#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace mettle {

/// A failure in words: what is wrong, where, and how to mend it. One sentence each.
struct Problem {
  std::string what;
  std::string where;  // file:line:column, or the part of the input; may be empty
  std::string mend;   // may be empty

  friend bool operator==(const Problem&, const Problem&) = default;
};

/// "where: what mend" on one line.
inline std::string to_text(const Problem& problem) {
  std::string text = problem.where.empty() ? problem.what : problem.where + ": " + problem.what;
  if (!problem.mend.empty()) text += " " + problem.mend;
  return text;
}

template <typename T, typename E = Problem>
using Result = tl::expected<T, E>;

template <typename E = Problem>
tl::unexpected<E> failure(E error) {
  return tl::unexpected<E>(std::move(error));
}

}  // namespace mettle

#define METTLE_CONCAT_(a, b) a##b
#define METTLE_CONCAT(a, b) METTLE_CONCAT_(a, b)

/// METTLE_TRY(auto value, expression): the value, or an early return of the failure.
#define METTLE_TRY(declaration, expression)                                        \
  auto METTLE_CONCAT(result_, __LINE__) = (expression);                            \
  if (!METTLE_CONCAT(result_, __LINE__))                                           \
    return ::mettle::failure(std::move(METTLE_CONCAT(result_, __LINE__)).error()); \
  declaration = std::move(*METTLE_CONCAT(result_, __LINE__))
