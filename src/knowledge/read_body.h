#pragma once

#include "knowledge/knowledge_base.h"
#include "knowledge/row_reader.h"

namespace mettle {

/// Regions, groups, levels, joints, motions (knowledge/body and movement/motions.toml).
void read_body(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
void read_levels_and_motions(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
/// Support credits, ways in and out, and the derivation table (knowledge/movement).
void read_movement(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
/// Roles, tiers, the edition and the claims.
void read_people(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
void read_words(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);
void read_claims(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults);

}  // namespace mettle
