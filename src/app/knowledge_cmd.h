#pragma once

#include <string>

#include "app/setup.h"

namespace mettle {

/// Reads and checks a folder of knowledge (empty: the one inside the program), rule examples included, and prints every
/// fault with its place and how to mend it, or what was read. Returns the exit status.
int check_knowledge(const std::string& folder);

/// `mettle record schema`: the JSON Schema of the record, with the facts, answers, sites and roles of this knowledge.
int print_record_schema(const Loaded& loaded);

/// `mettle knowledge list KIND`, `show ID`, `table modules`, `examples ID`.
int list_knowledge(const Loaded& loaded, const std::string& kind, bool as_json);
/// `folder`: the one `loaded` comes from, for the row as it is written there.
int show_knowledge(const Loaded& loaded, const std::string& folder, const std::string& id, bool as_json);
int table_of_modules(const Loaded& loaded, bool as_json);
int suggest_rule_examples(const Loaded& loaded, const std::string& id);

}  // namespace mettle
