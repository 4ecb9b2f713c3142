#pragma once

#include <map>
#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

// The lines of a question with the answer that this edition gives, as they stand in a case.

/// What each rule says alone, by its place in KnowledgeBase::limits.
using SaidAlone = std::map<std::size_t, Verdict>;
/// The verdict on a variant, with rules that are to be among the reasons and what each says alone.
std::string entry_ask(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t variant,
                      const SaidAlone& among);
/// The same with who may lift that one reason.
std::string lift_ask(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t variant, std::size_t rule);
std::string tier_ask(const KnowledgeBase& base, const Evaluation& evaluation);
std::string authority_ask(const KnowledgeBase& base, const Evaluation& evaluation);
std::string falls_ask(const Evaluation& evaluation);
std::string class_ask(const KnowledgeBase& base, const Evaluation& evaluation, const std::string& lesion,
                      std::size_t number);
std::string fact_ask(const KnowledgeBase& base, const Acting& acting, std::size_t fact, const std::string& lesion);
std::string score_ask(const KnowledgeBase& base, const ScoreRange& range, const std::string& lesion);

}  // namespace mettle
