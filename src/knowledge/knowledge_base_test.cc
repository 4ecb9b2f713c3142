#include "knowledge/knowledge_base.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/knowledge.h"

namespace mettle {
namespace {

TEST(KnowledgeBase, AnEditionThatIsNoDraftRefusesEveryDraftAndNamesIt) {
  std::vector<SourceFile> files = testing::knowledge_files();
  const auto edition = std::ranges::find(files, "edition.toml", &SourceFile::path);
  ASSERT_NE(edition, files.end());
  const std::string draft = "status = \"draft\"";
  const auto at = edition->text.find(draft);
  ASSERT_NE(at, std::string::npos);
  edition->text.replace(at, draft.size(), "status = \"release\"");
  const auto read = read_knowledge(files, "");
  ASSERT_FALSE(read.has_value());
  const KnowledgeBase& base = testing::knowledge();
  std::size_t probes = 0;
  for (const Entry& entry : base.entries) probes += entry.library == Library::probes ? 1 : 0;
  EXPECT_EQ(read.error().size(), base.limits.size() + base.floors.size() + base.entries.size() - probes);
  EXPECT_TRUE(std::ranges::any_of(read.error(), [](const Problem& problem) {
    return problem.what.find("\"SPINE-NEVER\" is a draft") != std::string::npos;
  }));
}

}  // namespace
}  // namespace mettle
