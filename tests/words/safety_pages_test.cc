// A control on a safety page that names a rule which does not exist is no control.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "support/knowledge.h"

namespace mettle {
namespace {

bool known(const KnowledgeBase& base, const std::string& id) {
  const auto begins = [&](const auto& rule) {
    return id.ends_with("-") ? rule.id.text().starts_with(id) : rule.id.text() == id;
  };
  return std::ranges::any_of(base.limits, begins) || std::ranges::any_of(base.floors, begins);
}

TEST(SafetyPages, EveryRuleTheyNameExists) {
  const std::regex id{"`([A-Z][A-Z0-9]*-[A-Z0-9-]*)`"};
  int named = 0;
  for (const char* page : {"docs/safety/coverage.md", "docs/safety/differences.md", "knowledge/README.md"}) {
    const std::string text = testing::file_text(page);
    for (auto at = std::sregex_iterator(text.begin(), text.end(), id); at != std::sregex_iterator(); ++at) {
      ++named;
      const std::string rule = (*at)[1];
      EXPECT_TRUE(known(testing::knowledge(), rule) || testing::knowledge().claims.contains(rule))
          << rule << " in " << page;
    }
  }
  EXPECT_GT(named, 100);
}

TEST(SafetyPages, CoverageNamesEveryFloor) {
  const std::string text = testing::file_text("docs/safety/coverage.md");
  const auto named = [&](const std::string& id) {
    return text.find("`" + id + "`") != std::string::npos || (id.starts_with("TIER-HOLD-"));
  };
  for (const FloorRule& rule : testing::knowledge().floors) EXPECT_TRUE(named(rule.id.text())) << rule.id.text();
}

}  // namespace
}  // namespace mettle
