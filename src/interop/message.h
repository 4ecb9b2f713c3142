#pragma once

#include <string>

#include "base/result.h"

namespace mettle {

/// One request, already bounded. HEAD arrives as GET: the server leaves the body out of the answer.
struct Request {
  std::string method;
  std::string path;  // without its query, not decoded
  std::string content_type;
  std::string body;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body = {};
  std::string cache = "no-store";  // Cache-Control
  std::string allow = {};          // of a 405: the methods that there are
};

/// A failure as the body of an answer: { "error": { "what", "where", "mend" } }.
Response refusal(int status, const Problem& problem);

}  // namespace mettle
