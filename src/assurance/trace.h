#pragma once

#include <map>
#include <string>
#include <vector>

#include "assurance/repository.h"
#include "base/json.h"
#include "knowledge/knowledge_base.h"

namespace mettle {

/// A part of the product that does not exist yet and that a row or a control waits for.
struct PlannedRoom {
  std::string id, says;
};

/// What waits for such a room.
struct Planned {
  std::string room, says;
};

/// One statement of a recommendation, and what carries it. Form: knowledge/recommendations.toml.
struct TraceRow {
  std::string id, recommendation, says;
  std::vector<std::string> claims;
  std::vector<std::string> rule_patterns;  // as written: "SITE-*"
  std::vector<std::string> rules;          // ids they stand for
  std::vector<std::string> facts, files;   // of the person or a lesion; of the repository
  std::vector<std::string> tests;          // "Law01Antitone.*"
  std::vector<std::string> cases;          // paths of the cases that name one of the rules, sorted
  std::vector<std::string> hazards;        // ids
  std::vector<Planned> planned;
  bool carried() const { return !rules.empty() || !facts.empty() || !files.empty(); }
};

/// Something that keeps a hazard in check, and where it can be seen.
struct Control {
  std::string says;
  std::vector<std::string> by;  // "rule:ID", "fact:ID", "case:PATH", "test:Suite.Name", "file:PATH", "screen:PATH"
  std::string planned;          // the room it waits for; then `by` may be empty
};

/// What can go wrong. Form: docs/safety/hazards.toml.
struct Hazard {
  std::string id, says, cause, effect, harm, likelihood, severity, residual, owner, status;
  std::vector<std::string> rows;  // statements of the recommendations that this hazard is about
  std::vector<Control> controls;
};

struct Trace {
  struct Recommendation {
    std::string id, says;
    std::vector<std::string> claims;
  };
  std::vector<Recommendation> recommendations;
  std::vector<PlannedRoom> rooms;
  std::vector<TraceRow> rows;
  std::vector<Hazard> hazards;
  std::map<std::string, std::vector<std::string>> cases_of;  // by rule id: paths of the cases that name it
  std::map<std::string, std::vector<std::string>> rows_of;   // by rule id
  std::vector<Problem> faults;                               // what is empty, missing or leads nowhere
};

/// Follows recommendation -> claim -> rule -> case -> hazard over the whole of the repository. Everything that is empty
/// or leads nowhere is a fault that names the row and how to mend it; reading goes on to the end.
Trace read_trace(const KnowledgeBase& base, const std::vector<SourceFile>& knowledge, const Repository& repository);

/// The pages docs/safety/traceability.md and docs/safety/hazards.md, and the same for programs.
std::string page_of_trace(const Trace& trace, const KnowledgeBase& base);
std::string page_of_hazards(const Trace& trace);
Json json_of(const Trace& trace);

}  // namespace mettle
