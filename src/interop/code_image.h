#pragma once

#include <string>
#include <string_view>

#include "interop/code_map.h"

namespace mettle {

/// The codes of other systems as bytes, beside the image of the knowledge (knowledge/image.h).
std::string write_code_image(const CodeMap& codes);
Result<CodeMap> read_code_image(std::string_view bytes);

}  // namespace mettle
