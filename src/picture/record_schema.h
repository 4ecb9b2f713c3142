#pragma once

#include "knowledge/knowledge_base.h"

namespace mettle {

/// The JSON Schema (2020-12) of Mettle's own record, with every fact, answer, unit, region, level and role of this
/// knowledge. It takes what read_record takes, but for what a schema cannot say: days that do not exist, an order of
/// two dates, a date of birth in the future, two lesions with one id.
Json record_schema(const KnowledgeBase& base);

}  // namespace mettle
