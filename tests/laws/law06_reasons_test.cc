// Law 6. Every verdict other than `allow` has a reason with a rule and its evidence, and the reasons are the verdict:
// the verdict under the joined ceilings is exactly the worst of what each limit says alone. (A demand fits under the
// lowest of many ceilings if and only if it fits under each; nothing is lost or added by joining.)
//
// And the reasons are what would have to be different: when every fact that the binding limits rest on is told at its
// best, nothing binds that rests on a fact still to be told better; what is left rests on where a lesion lies (law 4)
// or binds everybody. (A clearance that would have lapsed anyway may stand behind a tier that is as bad for other
// reasons: it is told after them.) Without the lesions the verdict is the one that everybody gets.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "safety/explain.h"
#include "support/knowledge.h"
#include "support/laws.h"
#include "support/minimal_people.h"
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

RC_GTEST_PROP(Law06Reasons, WithTheFactsBehindItAtTheirBestAndNoLesionAVerdictIsTheOneOfEverybody, ()) {
  const KnowledgeBase& base = knowledge();
  const Person person = *any_person();
  const Evaluation evaluation = evaluated(person.picture);
  for (int i = 0; i < 4; ++i) {
    const std::size_t at = *rc::gen::inRange<std::size_t>(0, base.variants.size());
    if (verdict(base, evaluation, base.variants[at]) == Verdict::allow) continue;
    RC_ASSERT(find_unnamed_reason(person.picture, evaluation, at) == "");
  }
}

TEST(Law06Reasons, AClearanceThatHasLapsedIsNamedWhereverItBinds) {
  const KnowledgeBase& base = knowledge();
  Picture picture = known_person(std::nullopt);
  const std::size_t clearance = *base.find_fact("clearance_signed");
  const auto word = std::ranges::find(picture.told, clearance, &Told::fact);
  // It lasts no longer than the image it rests on.
  word->imaging = law_day().plus_days(-base.facts[*base.find_fact("stability_opinion")].stale_days - 1);
  const Evaluation evaluation = evaluated(picture);
  ASSERT_TRUE(evaluation.standing.clearance_lapsed);
  std::size_t named = 0;
  for (const Limit& limit : evaluation.limits_for(Library::exercises)) {
    const auto reasons = reasons_behind(base, evaluation, limit);
    const auto reason = std::ranges::find(reasons, clearance, &Reliance::fact);
    if (reason == reasons.end()) continue;
    EXPECT_EQ(reason->acting.basis, Basis::stale);
    EXPECT_EQ(reason->acting.value, base.facts[clearance].unknown);
    ++named;
  }
  EXPECT_GT(named, 0U);
  for (std::size_t at = 0; at < base.variants.size(); ++at) {
    if (verdict(base, evaluation, base.variants[at]) == Verdict::allow) continue;
    ASSERT_EQ(find_unnamed_reason(picture, evaluation, at), "");
  }
}

RC_GTEST_PROP(Law06Reasons, ALimitIsTheSameWorkedOutAloneOrBesideTheOtherLibraries, ()) {
  const Person person = *any_person();
  const Evaluation evaluation = evaluated(person.picture);
  for (std::size_t i = 0; i < library_ids.size(); ++i) {
    const auto alone = derive_limits(knowledge(), evaluation.standing, static_cast<Library>(i));
    RC_ASSERT(std::ranges::equal(alone, evaluation.limits[i], [](const Limit& a, const Limit& b) {
      return a.rule == b.rule && a.lesion == b.lesion && a.ceilings == b.ceilings;
    }));
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
