#include "interop/code_image.h"

#include <gtest/gtest.h>

#include "support/knowledge.h"
#include "support/packed.h"

namespace mettle {
namespace {

CodeMap codes() {
  std::vector<SourceFile> files;
  for (SourceFile& file : testing::knowledge_files())
    if (file.path.starts_with("codes/")) files.push_back(std::move(file));
  return *CodeMap::from(files);
}

TEST(CodeImage, HoldsEveryMemberOfTheRealCodes) {
  const CodeMap real = codes();
  const std::string bytes = write_code_image(real);
  const auto read = read_code_image(bytes);
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(write_code_image(*read), bytes);
  EXPECT_EQ(read->tables().sites.size(), real.tables().sites.size());
  EXPECT_EQ(read->tables().measure_of, real.tables().measure_of);
  EXPECT_EQ(read->tables().radiotherapy, real.tables().radiotherapy);
  EXPECT_GT(testing::types_packed_whole("src/interop/code_image.cc"), 10);
}

TEST(CodeImage, IsRefusedWhenItIsCutChangedOrPointsNowhere) {
  const std::string bytes = write_code_image(codes());
  for (std::size_t size = 0; size < bytes.size(); size += 101) EXPECT_FALSE(read_code_image(bytes.substr(0, size)));
  for (std::size_t at = 0; at < bytes.size(); at += 101) {
    std::string turned = bytes;
    turned[at] ^= 1;
    EXPECT_FALSE(read_code_image(turned)) << at;
  }
  CodeTables tables = codes().tables();
  tables.drug_of[{"none", "0"}] = tables.drugs.size();
  EXPECT_FALSE(read_code_image(write_code_image(CodeMap::of(std::move(tables)))));
}

}  // namespace
}  // namespace mettle
