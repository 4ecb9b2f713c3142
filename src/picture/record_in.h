#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "picture/picture.h"

namespace mettle {

/// The words of the record that are no knowledge.
inline constexpr std::array<std::string_view, 6> image_modalities{"xray", "ct", "mri", "bone_scan", "pet", "dxa"};
inline constexpr std::array<std::string_view, 5> side_words{"left", "right", "both", "midline", "unknown"};
inline constexpr std::array<std::string_view, 3> spread_words{"known", "sites_unknown", "none_known"};

/// A record as read: the picture, and what of it was not used and why.
struct RecordReading {
  Picture picture;
  std::vector<std::string> notes;
};

/// Bounds of one record. Beyond so many lesions the record should say "widespread".
inline constexpr std::size_t most_lesions = 60, most_entries = 5000;  // not clinical: bounds of input

/// Reads Mettle's own record (contract/record.schema.json). Anything that cannot be understood is a problem with line,
/// column and a mend; nothing is guessed.
Result<RecordReading> read_record(const KnowledgeBase& base, const Json& record, Date today);

}  // namespace mettle
