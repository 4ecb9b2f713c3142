#include "support/packed.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "support/knowledge.h"

namespace mettle::testing {

int types_packed_whole(std::string_view path_from_root) {
  const std::string source = file_text(path_from_root);
  std::size_t at = 0;
  const auto list_after = [&](std::string_view start, char end) {
    at = std::min(source.find(start, at), source.size());
    const std::size_t from = std::min(at + start.size(), source.size());
    at = std::min(source.find(end, from), source.size());
    std::string list = source.substr(from, at - from);
    std::erase_if(list, [](char c) { return c == ' ' || c == '\n'; });
    return list;
  };
  for (int types = 0;; ++types) {
    const std::string named = list_after("auto& [", ']');
    if (at == source.size()) return types;
    const std::string tied = list_after("return std::tie(", ')');
    if (named == tied) continue;
    std::printf("named: %s\ntied:  %s\n", named.c_str(), tied.c_str());
    return 0;
  }
}

}  // namespace mettle::testing
