#pragma once

#include "picture/picture.h"

namespace mettle {

/// A picture as Mettle's own record (contract/record.schema.json): reading it again gives the same picture, but for
/// what is dated after the day of reading. Facts that only stand for the other side of a value have no form of their
/// own and are left out; the value they stand for is there.
Json write_record(const KnowledgeBase& base, const Picture& picture);

}  // namespace mettle
