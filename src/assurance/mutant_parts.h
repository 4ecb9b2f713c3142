#pragma once

#include "assurance/mutant.h"

namespace mettle {

// The mutants of each table of the knowledge; make_mutants joins them.
void add_limit_mutants(const KnowledgeBase& base, std::vector<Mutant>& out);
void add_floor_mutants(const KnowledgeBase& base, std::vector<Mutant>& out);
void add_fact_mutants(const KnowledgeBase& base, std::vector<Mutant>& out);
void add_score_mutants(const KnowledgeBase& base, std::vector<Mutant>& out);
void add_body_mutants(const KnowledgeBase& base, std::vector<Mutant>& out);
void add_derivation_mutants(const KnowledgeBase& base, std::vector<Mutant>& out);
void add_authority_mutants(const KnowledgeBase& base, std::vector<Mutant>& out);
void add_red_flag_mutants(const KnowledgeBase& base, std::vector<Mutant>& out);

}  // namespace mettle
