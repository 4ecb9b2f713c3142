#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge_base.h"

namespace mettle {

/// What can be listed: an id and one line about it.
struct Item {
  std::string id, says;
};
struct Kind {
  std::string_view id, says;
  std::vector<Item> (*items)(const KnowledgeBase&);
};

/// Everything that `mettle knowledge list` can list.
const std::vector<Kind>& kinds();
/// "exercises, tests, ...": for messages.
std::string kind_names();

}  // namespace mettle
