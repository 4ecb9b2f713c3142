#pragma once

#include <span>
#include <string_view>

#include "server/http.h"

namespace mettle {

/// A file of the built pages: "index.html", "assets/index-BxK3.js".
struct PageFile {
  std::string_view path;
  std::string_view bytes;
};

/// The pages that travel inside the program. Without any, "/" says how they are built.
class Pages {
 public:
  explicit Pages(std::span<const PageFile> files) : files_{files} {}
  Response answer(const Request& request) const;

 private:
  std::span<const PageFile> files_;
};

/// The content type for a file name; application/octet-stream when it is none we make.
std::string_view content_type_of(std::string_view path);

}  // namespace mettle
