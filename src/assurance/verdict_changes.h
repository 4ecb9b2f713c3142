#pragma once

#include <array>
#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

/// One of the people whose verdicts are compared. The same person is read with both editions of the knowledge.
struct ReferencePerson {
  std::string family;  // "One lesion, steady": people who differ in one thing
  std::string member;  // that thing: "Lower back (lumbar spine)"; may be empty
  Picture picture;
};

/// What is answered about one entry: as it is written, and changed as little as needed.
struct EntryAnswer {
  Verdict as_written = Verdict::allow;
  Verdict changed = Verdict::allow;  // the mildest among its variants; as_written when none is milder
  std::vector<std::string> how;      // what is changed, a sentence each; empty when nothing need be
  std::vector<std::string> rules;    // ids of the rules that bind the entry as written, sorted
  bool same_verdict(const EntryAnswer& other) const {
    return as_written == other.as_written && changed == other.changed;
  }
};

/// A verdict that moves.
struct MovedVerdict {
  std::string entry;  // id
  std::string name;
  Library library = Library::exercises;
  std::size_t person = 0;
  EntryAnswer before{}, after{};
  std::vector<std::string> binds_now{}, binds_no_more{};  // rule ids
  bool opens() const {
    return after.as_written != before.as_written ? after.as_written < before.as_written
                                                 : after.changed < before.changed;
  }
};

/// An entry that only one of the editions has, and how many of the people get which verdict as it is written.
struct EntryOfOne {
  std::string entry, name;
  Library library = Library::exercises;
  bool is_new = true;
  std::array<int, 4> verdicts{};
  int changed_for = 0;  // so many more may do it changed
};

/// Somebody whose tier, falls class or lesion class moves.
struct StandingMove {
  std::size_t person;
  std::string what, before, after;  // "tier", "moderate", "high"
};

struct VerdictChanges {
  std::vector<MovedVerdict> moves;  // by library, entry, person
  std::vector<EntryOfOne> entries;
  std::vector<StandingMove> standings;
  std::size_t compared = 0;       // answers that both editions give
  std::size_t other_reasons = 0;  // the verdict stays, the rules behind it do not
  bool verdicts_move() const { return !moves.empty() || !entries.empty(); }
};

/// Compares every entry for every person; `before` and `after` hold the same people in the same order.
VerdictChanges find_verdict_changes(const KnowledgeBase& base_before, const std::vector<ReferencePerson>& before,
                                    const KnowledgeBase& base_after, const std::vector<ReferencePerson>& after,
                                    Date today);

}  // namespace mettle
