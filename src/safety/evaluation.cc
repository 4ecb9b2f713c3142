#include "safety/evaluation.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace mettle {

Evaluation evaluate_library(const KnowledgeBase& base, const Picture& picture, Date today, Library library) {
  Evaluation evaluation;
  evaluation.standing = derive_standing(base, picture, today);
  const auto at = static_cast<std::size_t>(library);
  evaluation.limits[at] = derive_limits(base, evaluation.standing, library);
  evaluation.ceilings[at] = ceilings_of(evaluation.limits[at]);
  return evaluation;
}

Evaluation evaluate(const KnowledgeBase& base, const Picture& picture, Date today, const RuleFilter& filter) {
  Evaluation evaluation;
  evaluation.standing = derive_standing(base, picture, today);
  for (std::size_t at = 0; at < library_ids.size(); ++at) {
    evaluation.limits[at] = derive_limits(base, evaluation.standing, static_cast<Library>(at), filter);
    evaluation.ceilings[at] = ceilings_of(evaluation.limits[at]);
  }
  return evaluation;
}

Verdict verdict(const KnowledgeBase& base, const Evaluation& evaluation, const Variant& variant) {
  return evaluation.ceilings_for(base.entries[variant.entry].library).admit(variant.demand);
}

std::vector<Binding> find_bindings(const KnowledgeBase& base, const Evaluation& evaluation, const Variant& variant) {
  const auto& limits = evaluation.limits_for(base.entries[variant.entry].library);
  std::vector<std::pair<Dimension, int>> asked_for;
  for (std::size_t d = 0; d < dimension_count; ++d)
    if (const int asked = variant.demand.at(make_dimension(d)); asked > 0)
      asked_for.emplace_back(make_dimension(d), asked);
  std::vector<Binding> bindings;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const Ceilings& ceilings = limits[i].ceilings;
    const Verdict alone = ceilings.admit(variant.demand);
    if (alone == Verdict::allow) continue;
    Binding binding{i, alone};
    for (const auto& [dimension, asked] : asked_for) {
      const int ceiling = ceilings.alone.at(dimension);
      if (asked > ceiling)
        binding.excess.push_back(
            {dimension, asked, ceiling, ceilings.watched.at(dimension), ceilings.signed_off.at(dimension)});
    }
    bindings.push_back(std::move(binding));
  }
  const auto& rules = base.limits;
  std::ranges::sort(bindings, [&](const Binding& a, const Binding& b) {
    const auto order = [&](const Binding& x) {
      return std::tuple(-static_cast<int>(x.verdict), -static_cast<int>(x.excess.size()),
                        std::cref(rules[limits[x.limit].rule].id), limits[x.limit].lesion);
    };
    return order(a) < order(b);
  });
  return bindings;
}

std::size_t find_written(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t entry) {
  // The ways in are the innermost of the grid of variants: those of the coded choice come first.
  const std::size_t first = base.first_variant[entry];
  std::size_t best = first;
  for (std::size_t at = first + 1; at <= first + base.entries[entry].transfer_alt.size(); ++at)
    if (verdict(base, evaluation, base.variants[at]) < verdict(base, evaluation, base.variants[best])) best = at;
  return best;
}

std::optional<std::size_t> find_adaptation(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t entry) {
  const std::size_t first = base.first_variant[entry];
  const Verdict written = verdict(base, evaluation, base.variants[find_written(base, evaluation, entry)]);
  std::optional<std::size_t> best;
  const auto order = [&](std::size_t at) {
    return std::tuple(verdict(base, evaluation, base.variants[at]), base.variants[at].changes, at);
  };
  for (std::size_t at = first + 1; at < base.first_variant[entry + 1]; ++at) {
    const Variant& variant = base.variants[at];
    // A heavier load is never a way round.
    if (variant.choice.load > base.entries[entry].coded_load) continue;
    if (verdict(base, evaluation, variant) < written && (!best || order(at) < order(*best))) best = at;
  }
  return best;
}

namespace {

int stress_at_lesions(const Evaluation& evaluation, const Demand& demand) {
  int sum = 0;
  for (const LesionStanding& lesion : evaluation.standing.lesions)
    for (const Bone& bone : lesion.bones)
      for (std::size_t mode = 0; mode < mode_ids.size(); ++mode)
        sum += demand.at(stress(bone, static_cast<Mode>(mode)));
  return sum;
}

bool shares_muscle(const Entry& a, const Entry& b) {
  return std::ranges::any_of(a.muscles,
                             [&](const std::string& m) { return std::ranges::find(b.muscles, m) != b.muscles.end(); });
}

}  // namespace

std::optional<std::size_t> find_replacement(const KnowledgeBase& base, const Evaluation& evaluation,
                                            std::size_t entry) {
  const Entry& wanted = base.entries[entry];
  std::optional<std::size_t> best;
  // Another task does not get this one done; what else may be done to a person is named with the entry.
  if (wanted.library == Library::daily || wanted.library == Library::done_to) return best;
  const auto order = [&](std::size_t at) {
    const Entry& other = base.entries[at];
    const bool same_muscle = shares_muscle(wanted, other);
    const int posture = other.posture.front() == wanted.posture.front() ? 0 : 1;
    return std::tuple(same_muscle ? 0 : 1, posture,
                      stress_at_lesions(evaluation, base.variants[base.first_variant[at]].demand), other.id);
  };
  for (std::size_t at = 0; at < base.entries.size(); ++at) {
    const Entry& other = base.entries[at];
    if (at == entry || other.library != wanted.library) continue;
    const bool cardio = wanted.kind.starts_with("cardio") && other.kind.starts_with("cardio");
    const bool strength =
        wanted.kind.starts_with("strength") && other.kind.starts_with("strength") && shares_muscle(wanted, other);
    if (other.kind != wanted.kind && !cardio && !strength) continue;
    if (verdict(base, evaluation, base.variants[find_written(base, evaluation, at)]) != Verdict::allow) continue;
    if (!best || order(at) < order(*best)) best = at;
  }
  return best;
}

std::array<int, 4> count_verdicts(const KnowledgeBase& base, const Evaluation& evaluation, Library library) {
  std::array<int, 4> counts{};
  for (std::size_t i = 0; i < base.entries.size(); ++i)
    if (base.entries[i].library == library)
      ++counts[static_cast<std::size_t>(verdict(base, evaluation, base.variants[find_written(base, evaluation, i)]))];
  return counts;
}

}  // namespace mettle
