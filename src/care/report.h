#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "care/tier.h"
#include "care/week.h"
#include "safety/change.h"
#include "safety/explain.h"
#include "safety/question.h"

namespace mettle {

/// The answers as data (contract/*.json): one source for the command line, the server and the browser.
/// `notes`: what was not understood or not used while the record was read.
struct Asked {
  const KnowledgeBase& base;
  const Picture& picture;
  const Evaluation& evaluation;
  const std::vector<std::string>& notes;
};

Json report_assessment(const Asked& asked);
Json report_screening(const Asked& asked, Library library);
Json report_explanation(const Asked& asked, std::size_t entry);
Json report_plan(const Asked& asked, Date first);
/// The same for activities that are not in the library (with_entries): `entries` are their places in the base.
Json report_activities(const Asked& asked, const std::vector<std::size_t>& entries);
/// Every word with which a movement is described, with what it means.
Json report_movement(const KnowledgeBase& base, Date today);
Json report_vocabulary(const KnowledgeBase& base, Date today);

/// Edition, status, disclaimer and day: at the head of every answer.
Json report_head(const KnowledgeBase& base, Date today);

}  // namespace mettle
