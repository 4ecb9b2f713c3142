#include "base/pack.h"

#include <gtest/gtest.h>

namespace mettle {
namespace {

TEST(Unpacker, ANumberOfMoreThan64BitsFails) {
  for (const char last : {'\x02', '\xff'}) {  // one bit too many, and a number without an end
    const std::string bytes = std::string(9, '\xff') + last + std::string(9, '\0');
    Unpacker from(bytes);
    EXPECT_EQ(from.number(), 0U);
    EXPECT_TRUE(from.fails());
  }
  const std::string most = std::string(9, '\xff') + '\x01';
  Unpacker from(most);
  EXPECT_EQ(from.number(), ~std::uint64_t{0});
  EXPECT_TRUE(from.whole());
}

TEST(Unpacker, ValuesInsideValuesGoOnlySoDeep) {
  Unpacker from("");
  int depth = 0;
  while (depth < 1000 && from.enter()) ++depth;
  EXPECT_GE(depth, 64);
  EXPECT_LT(depth, 1000);
  EXPECT_TRUE(from.fails());
}

}  // namespace
}  // namespace mettle
