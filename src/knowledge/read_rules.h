#pragma once

#include "knowledge/knowledge_base.h"
#include "knowledge/row_reader.h"

namespace mettle {

void read_facts(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
/// Second pass: defaults that depend on other facts.
void read_stricter_defaults(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
void read_floors(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
void read_limits(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
void read_scores(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
void read_score_modifiers(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);

/// Evidence, status and owner; an id of evidence that names no claim is a fault.
Provenance read_provenance(RowReader& row, const KnowledgeBase& base);
std::vector<EvidenceId> read_evidence(RowReader& row, const KnowledgeBase& base);

}  // namespace mettle
