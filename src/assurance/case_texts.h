#pragma once

// Lists of texts as a case writes them.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace mettle {

using Strings = std::vector<std::string>;

/// In order, each once.
inline Strings sorted(Strings texts) {
  std::ranges::sort(texts);
  texts.erase(std::ranges::unique(texts).begin(), texts.end());
  return texts;
}

/// The text or the list of texts under that name.
inline Strings texts_at(const Json& ask, std::string_view name) {
  Strings texts;
  const Json* value = ask.find(name);
  if (value && value->if_text()) texts.push_back(*value->if_text());
  for (const Json& item : ask.items_at(name))
    if (item.if_text()) texts.push_back(*item.if_text());
  return texts;
}

/// As a case writes it: ["a", "b"].
inline std::string listed(const Strings& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", \"" : "\"") + text + "\"";
  return out + "]";
}

}  // namespace mettle
