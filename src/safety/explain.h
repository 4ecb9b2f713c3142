#pragma once

#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle {

/// "left hip and top of the thigh bone"; the side only where the bone has one.
std::string words_for(const KnowledgeBase& base, Bone bone);
/// "pushing on the left hip and top of the thigh bone", "standing on the left leg", "jolts".
std::string words_for(const KnowledgeBase& base, Dimension dimension);
/// What differs from the entry as written, one sentence each.
std::vector<std::string> words_for(const KnowledgeBase& base, const Entry& entry, const VariantChoice& choice);
/// "side=left load=ext_light": the name of a variant.
std::string name_of(const Entry& entry, const VariantChoice& choice);

/// The value of a fact in words: "Stable", "182 10^9/L".
std::string words_for_value(const FactDefinition& fact, std::int64_t value);
/// "stability opinion of the left hip is not known and counts as \"Potentially unstable\"".
std::string words_for(const KnowledgeBase& base, const Picture& picture, const Reliance& reliance);

/// The facts a limit rests on: those of its own condition, and those that raised the class, tier or falls class it
/// reads.
std::vector<Reliance> reasons_behind(const KnowledgeBase& base, const Evaluation& evaluation, const Limit& limit);

}  // namespace mettle
