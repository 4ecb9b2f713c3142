#pragma once

// People and questions as a clinician writes them (cases/README.md), turned into the record everybody else uses.
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "knowledge/knowledge_base.h"
#include "picture/picture.h"

namespace mettle {

/// One question, and the person as the question supposes them (`given`).
struct Ask {
  Json asks;
  Picture picture;
};

/// One case: a person on a day, and what is asked about them.
struct Case {
  std::string path;  // from the root of the repository
  std::string title, why;
  Date as_of;
  Picture picture;
  std::vector<std::string> notes;  // what the record reader did not use
  std::vector<Ask> asks;
};

/// Whether this file of the repository is a case; what lies in these folders of cases/ is something else.
bool is_case(std::string_view path);

/// Reads a case; `people` are the files of cases/people/. Misspelt keys, unknown facts and values out of range are
/// problems with file, line and a mend.
Result<Case> read_case(const KnowledgeBase& base, const SourceFile& file, const std::vector<SourceFile>& people);

/// The record (contract/record.schema.json) of one person as a case writes them.
Result<Json> write_case_record(const KnowledgeBase& base, const SourceFile& file, const std::vector<SourceFile>& people,
                               Date as_of, const Json& person);

}  // namespace mettle
