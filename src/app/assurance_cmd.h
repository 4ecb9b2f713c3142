#pragma once

#include <string>

#include "app/setup.h"

namespace mettle {

/// Verdicts move, or entries come or go, between two editions of the knowledge.
inline constexpr int exit_verdicts_move = 3;

/// `mettle knowledge diff OLD NEW`: what differs between two folders of knowledge, and which verdicts of the reference
/// people move. Returns 0 when none moves and exit_verdicts_move when one does.
int diff_knowledge(const std::string& older, const std::string& newer, bool as_json);

/// `mettle knowledge reach`: how much of the library is open to invented people. `people`: how many, 0 for as many as
/// knowledge/reach.toml says. Returns exit_faults when a ceiling is passed or somebody is left with less than the
/// starting set.
int measure_knowledge_reach(const Loaded& loaded, const std::string& folder, int people, bool as_json);

/// What `mettle trace` is asked.
struct TraceQuestion {
  std::string root = ".";  // of the repository
  std::string out;         // a file to write to; empty: standard output
  bool hazards = false;    // the page of hazards instead
  bool as_json = false;
};

/// `mettle trace`: recommendation, claim, rule, case, hazard. Returns exit_faults when a cell is empty or leads
/// nowhere.
int trace_repository(const TraceQuestion& question);

}  // namespace mettle
