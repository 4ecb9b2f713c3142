#include "server/pages.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mettle {
namespace {

constexpr std::string_view plain = "text/plain; charset=utf-8";

constexpr std::string_view not_built = R"(<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Mettle</title></head>
<body>
<h1>Mettle is running, but its pages were not built</h1>
<p><code>./run</code> builds them and starts Mettle again. The calls under <code>/api/</code> work already.</p>
<p>Draft, not clinically approved.</p>
</body>
</html>
)";

}  // namespace

std::string_view content_type_of(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> known{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".woff2", "font/woff2"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".wasm", "application/wasm"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
  }};
  for (const auto& [ending, type] : known)
    if (path.ends_with(ending)) return type;
  return path.ends_with(".txt") ? plain : "application/octet-stream";
}

Response Pages::answer(const Request& request) const {
  if (request.method != "GET")
    return {.status = 405, .content_type = std::string{plain}, .body = "Pages are only read.\n", .allow = "GET, HEAD"};
  std::string_view path = request.path;
  path.remove_prefix(std::min<std::size_t>(path.size(), 1));
  if (path.empty()) path = "index.html";
  if (path == "index.html" && files_.empty())
    return {.content_type = std::string{content_type_of(path)}, .body = std::string{not_built}};
  const auto file = std::ranges::find(files_, path, &PageFile::path);
  if (file == files_.end())
    return {.status = 404, .content_type = std::string{plain}, .body = "There is no such page.\n"};
  Response response{.content_type = std::string{content_type_of(path)}, .body = std::string{file->bytes}};
  if (path.starts_with("assets/")) response.cache = "public, max-age=31536000, immutable";  // its name changes with it
  return response;
}

}  // namespace mettle
