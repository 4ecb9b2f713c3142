// Law 6. Every verdict other than `allow` has a reason with a rule and its evidence, and the reasons are the verdict:
// the verdict under the joined ceilings is exactly the worst of what each limit says alone. (A demand fits under the
// lowest of many ceilings if and only if it fits under each; nothing is lost or added by joining.)
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

RC_GTEST_PROP(Law06Reasons, EveryVerdictIsTheWorstOfItsReasonsAndEachHasRuleAndEvidence, ()) {
  const KnowledgeBase& base = knowledge();
  const Person person = *any_person();
  const Evaluation evaluation = evaluated(person.picture);
  // A slice of the library each time: reasons cost more than verdicts.
  const std::size_t stride = 17, first = *rc::gen::inRange<std::size_t>(0, stride);
  for (std::size_t at = first; at < base.variants.size(); at += stride) {
    const Variant& variant = base.variants[at];
    Verdict worst = Verdict::allow;
    for (const Binding& binding : find_bindings(base, evaluation, variant)) {
      worst = join(worst, binding.verdict);
      const Limit& limit = evaluation.limits_for(base.entries[variant.entry].library)[binding.limit];
      const LimitRule& rule = base.limits[limit.rule];
      RC_ASSERT(!rule.id.empty());
      RC_ASSERT(!rule.from.evidence.empty());
      for (const EvidenceId& id : rule.from.evidence) RC_ASSERT(base.claims.contains(id.text()));
      RC_ASSERT(!rule.says.person.empty() && !rule.says.professional.empty());
      RC_ASSERT(!binding.excess.empty());
      for (const Excess& excess : binding.excess) RC_ASSERT(excess.asked > excess.alone);
      // The facts behind it can be named: without them the limit would not be there.
      const LesionStanding* lesion = limit.lesion == no_lesion ? nullptr : &evaluation.standing.lesions[limit.lesion];
      // (A region that no image covers has no lesion and no facts: there the missing image is the reason.)
      const bool unimaged =
          std::ranges::any_of(rule.when.atoms, [](const Atom& atom) { return atom.kind == Atom::Kind::unimaged_in; });
      RC_ASSERT(lesion || rule.when.empty() || (unimaged && !evaluation.standing.unimaged.empty()) ||
                holds(rule.when, base, evaluation.standing, nullptr));
    }
    RC_ASSERT(verdict(base, evaluation, variant) == worst);
  }
}

RC_GTEST_PROP(Law06Reasons, ThreeCeilingsAreNeverOutOfOrder, ()) {
  const Person person = *any_person();
  const Evaluation evaluation = evaluated(person.picture);
  for (const auto& limits : evaluation.limits)
    for (const Limit& limit : limits) {
      RC_ASSERT(limit.ceilings.alone.fits_under(limit.ceilings.watched));
      RC_ASSERT(limit.ceilings.watched.fits_under(limit.ceilings.signed_off));
    }
}

}  // namespace
}  // namespace mettle::testing
