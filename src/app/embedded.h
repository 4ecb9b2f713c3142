#pragma once

#include <span>
#include <string_view>

namespace mettle {

/// A file that travels inside the program.
struct Embedded {
  std::string_view path;
  std::string_view bytes;
};

/// knowledge/ compiled (knowledge/image.h): what every start reads.
std::span<const Embedded> embedded_images();
/// ... and as it is written: to check it again, and to show a row.
std::span<const Embedded> embedded_knowledge();
std::span<const Embedded> embedded_pages();
std::span<const Embedded> embedded_examples();

}  // namespace mettle
