// Every rule is judged by its own examples, so that weakening one breaks it here first.
#include "safety/rule_examples.h"

#include <gtest/gtest.h>

#include "support/knowledge.h"

namespace mettle {
namespace {

TEST(RuleExamples, EveryRuleStopsAndLetsThroughWhatItsOwnExamplesSay) {
  for (const Problem& problem : check_rule_examples(testing::knowledge()))
    ADD_FAILURE() << problem.where << ": " << problem.what << " " << problem.mend;
}

}  // namespace
}  // namespace mettle
