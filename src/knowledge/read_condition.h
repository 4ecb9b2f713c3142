#pragma once

#include "knowledge/knowledge_base.h"
#include "knowledge/row_reader.h"

namespace mettle {

/// Reads `when`: a text ("lesion in spine"), or { all = [...] } / { any = [...] }, nested as needed.
Condition read_condition(const SourceFile& file, const Json& value, const KnowledgeBase& base, Faults& faults);

/// Regions named by a site id, a group id or "everywhere"; a fault when it is none.
std::vector<Site> read_sites(RowReader& row, std::string_view name, const std::vector<std::string>& words,
                             const KnowledgeBase& base);
std::vector<Site> find_sites(const KnowledgeBase& base, std::string_view word);
std::vector<std::string> site_words(const KnowledgeBase& base);

}  // namespace mettle
