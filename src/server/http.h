#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"

namespace mettle {

/// One request, already bounded and decoded: the path without its query.
struct Request {
  std::string method;
  std::string path;
  std::string content_type;
  std::string body;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
};

using Handler = std::function<Response(const Request&)>;

}  // namespace mettle
