#pragma once

#include <string>
#include <vector>

#include "picture/picture.h"

namespace mettle {

/// A record as read: the picture, and what of it was not used and why.
struct RecordReading {
  Picture picture;
  std::vector<std::string> notes;
};

/// Reads Mettle's own record (contract/record.schema.json). Anything that cannot be understood is a problem with line,
/// column and a mend; nothing is guessed.
Result<RecordReading> read_record(const KnowledgeBase& base, const Json& record, Date today);

}  // namespace mettle
