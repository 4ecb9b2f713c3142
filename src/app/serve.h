#pragma once

#include "app/setup.h"

namespace mettle {

struct ServeOptions {
  std::uint16_t port = 8437;  // 0: any that is free
};

/// Serves the page and its calls on 127.0.0.1 until SIGINT or SIGTERM. The exit status: 0, or 2 when the port cannot be
/// had, said in one sentence on standard error. Keeps nothing of what it is asked.
int serve(const Loaded& loaded, const ServeOptions& options);

}  // namespace mettle
