// libFuzzer: any bytes at all into the reader. ./test --long gives it a minute.
#include <cstddef>
#include <cstdint>

#include "fuzz/readers.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mettle::fuzz::try_activity({reinterpret_cast<const char*>(data), size});
  return 0;
}
