#pragma once

#include <string>
#include <string_view>

#include "knowledge/knowledge_base.h"

namespace mettle {

/// A checked KnowledgeBase as bytes: what it takes to start without reading TOML and without deriving demands again.
/// Made when Mettle is built (src/app/image/main.cc), so that the browser needs no reader of TOML.
std::string write_image(const KnowledgeBase& base);

/// The same KnowledgeBase, every member of it. Bytes that were cut, changed or written by another build give a problem,
/// never half an edition.
Result<KnowledgeBase> read_image(std::string_view bytes);

}  // namespace mettle
