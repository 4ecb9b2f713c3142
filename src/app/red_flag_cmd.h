#pragma once

#include <string>
#include <vector>

#include "app/setup.h"

namespace mettle {

/// What was answered when the signs were asked, and of whom.
struct RedFlagQuestion {
  std::string file, as_of;  // a record; empty: nothing is known about the person
  std::vector<std::string> yes, not_sure;
  bool as_json = false;
};

/// Prints which red flags fire, how soon, what is said, who is told, and what closes. Returns the exit status.
int check_red_flags(const Loaded& loaded, const RedFlagQuestion& question);

/// All about one flag, as `knowledge show` prints it.
std::string text_of(const KnowledgeBase& base, const RedFlag& flag);

}  // namespace mettle
