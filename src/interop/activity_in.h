#pragma once

#include <string>
#include <vector>

#include "knowledge/knowledge_base.h"

namespace mettle {

/// Bounds of what is read from outside: beyond them a description is refused.
struct ActivityBounds {
  std::size_t bytes = 64U * 1024U;
  std::size_t activities = 20;
  std::size_t actions = 40;      // of one activity
  std::size_t stress_rows = 60;  // of one activity
  std::size_t words = 12;        // of one list: postures, other ways in
};

/// Activities that are not in the library, as [[activity]] rows of a TOML file: read with the reader, the lints and the
/// derivation of the library. Nothing that decides is filled in. All faults are reported at once, each with
/// file:line:column, a caret under the place and how to mend it.
Result<std::vector<Entry>, std::vector<Problem>> read_activities(const KnowledgeBase& base, const SourceFile& file,
                                                                 const ActivityBounds& bounds = {});

/// One activity with the same members, as it comes in a message.
Result<Entry, std::vector<Problem>> read_activity(const KnowledgeBase& base, const Json& activity,
                                                  const ActivityBounds& bounds = {});

/// A file to start from: one whole activity, with every allowed word beside its member.
std::string activity_template(const KnowledgeBase& base);

}  // namespace mettle
