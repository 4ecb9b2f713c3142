#pragma once

#include <cstdlib>

namespace mettle {

/// A bug was met. Stops at once: the shell turns a stopped evaluation into "cannot check now", never into a yes.
[[noreturn]] inline void stop_for_bug() { std::abort(); }

}  // namespace mettle

#define METTLE_CHECK(condition)                 \
  do {                                          \
    if (!(condition)) ::mettle::stop_for_bug(); \
  } while (false)
