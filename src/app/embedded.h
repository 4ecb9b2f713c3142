#pragma once

#include <span>
#include <string_view>

namespace mettle {

/// A file that travels inside the program.
struct Embedded {
  std::string_view path;
  std::string_view bytes;
};

std::span<const Embedded> embedded_knowledge();
std::span<const Embedded> embedded_pages();
std::span<const Embedded> embedded_examples();
/// The files of cases/people/: who is compared when knowledge changes.
std::span<const Embedded> embedded_people();

}  // namespace mettle
