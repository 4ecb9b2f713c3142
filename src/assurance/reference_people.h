#pragma once

#include <string>
#include <vector>

#include "assurance/verdict_changes.h"

namespace mettle {

/// The people whose verdicts `mettle knowledge diff` compares, from cases/people/reference/*.toml.
struct ReferencePeople {
  std::vector<ReferencePerson> people;
  std::vector<std::string> notes;  // facts or answers that this edition does not know, and for how many they fell away
};

/// The day on which all of them are looked at.
Date reference_day();

/// Reads them with one edition of the knowledge. `files` are those of cases/people/, with their paths from the root of
/// the repository. A fact or an answer that this edition does not know falls away and is noted, so that an older
/// edition can be compared with a newer one; anything else that cannot be understood is a problem.
Result<ReferencePeople> read_reference_people(const KnowledgeBase& base, const std::vector<SourceFile>& files);

}  // namespace mettle
