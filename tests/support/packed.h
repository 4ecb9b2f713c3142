#pragma once

#include <string_view>

namespace mettle::testing {

/// Each `fields` of a source names the members of its type twice: taken apart, where the compiler counts them, and
/// tied, where only what is named is packed. How many types there are; 0 when the two lists of one are not the same.
int types_packed_whole(std::string_view path_from_root);

}  // namespace mettle::testing
