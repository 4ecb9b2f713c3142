#pragma once

// What a law says of one person, as text: empty when it holds, else what is wrong, in words. The properties of
// tests/laws/ and the million people of tests/million/ ask the same.
#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle::testing {

/// Law 1: the first thing that is milder: a verdict, the tier, the falls class, the class or a score of a lesion.
std::string find_milder(const Evaluation& before, const Evaluation& after);
/// A later value of somebody entitled: the one thing that may open something.
bool is_newer_and_entitled(const Told& told, const std::vector<Told>& beside);
/// Everything told of the person and of the lesions, in one row.
std::vector<Told*> entries_of(Picture& picture);
/// Nothing is dated after the day: what is told in between would be news.
Picture without_the_future(Picture picture);

/// Law 2: nothing said of this fact is its written default, told today by somebody entitled; "unknown" said is nothing.
std::string find_other_default(const Picture& picture, std::size_t fact, std::size_t lesion);

/// Law 3: an answer of the person about a fact they own takes away limits that rest on that fact, and no other.
std::string find_freed(const Picture& picture, const Evaluation& before, std::size_t fact, std::size_t lesion,
                       std::int64_t answer);
/// ... and the day after a bad answer a good one counts as if the bad one had not been; on the same day it changes
/// nothing.
std::string find_no_recovery(const Picture& picture, std::size_t fact, std::size_t lesion, std::int64_t bad,
                             std::int64_t good);

/// Law 6: with every fact that the binding limits rest on told at its best (and the rest of a score it is an item of),
/// what still binds rests on nothing that could be told better (of a category no answer is better than another); with
/// the lesions and the categories gone as well, the verdict is the one that everybody gets.
std::string find_unnamed_reason(const Picture& picture, const Evaluation& evaluation, std::size_t variant);

/// Law 12: a line of the starting set, and what closes it though the line does not let it.
struct StartingLine {
  std::string id;
  std::vector<std::string> entries, closed_by;
};
const std::vector<StartingLine>& starting_set();
std::string what_closes(const StartingLine& line, const Evaluation& evaluation);

}  // namespace mettle::testing
