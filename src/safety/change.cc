#include "safety/change.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/text.h"
#include "safety/explain.h"
#include "safety/question.h"

namespace mettle {
namespace {

/// A fact that the verdict rests on, with the best that could be told of it.
struct Hinge {
  Reliance now;
  std::int64_t best = 0;
};

/// The best value of a fact; empty when none is better than another, or when nobody can tell another.
std::optional<std::int64_t> best_of(const FactDefinition& fact) {
  if (fact.kind == FactKind::category || fact.id == "age" || !fact.same_result_as.empty()) return std::nullopt;
  std::vector<std::int64_t> values = fact.tries;
  if (fact.kind == FactKind::choice)
    for (std::size_t i = 0; i < fact.answers.size(); ++i) values.push_back(static_cast<std::int64_t>(i));
  if (values.empty()) return std::nullopt;
  return *std::ranges::min_element(values, {}, [&](std::int64_t value) { return fact.badness(value); });
}

/// Every fact behind the limits that bind, each once, those of the strictest limit first.
std::vector<Hinge> hinges_of(const KnowledgeBase& base, const Evaluation& evaluation, const Variant& variant) {
  const Library library = base.entries[variant.entry].library;
  std::vector<Hinge> hinges;
  for (const Binding& binding : find_bindings(base, evaluation, variant)) {
    const Limit& limit = evaluation.limits_for(library)[binding.limit];
    for (Reliance& reason : reasons_behind(base, evaluation, limit)) {
      const FactDefinition& fact = base.facts[reason.fact];
      const auto best = best_of(fact);
      const bool at_its_best = reason.acting.basis == Basis::known && reason.acting.value && best &&
                               fact.badness(*reason.acting.value) <= fact.badness(*best);
      const auto same = [&](const Hinge& h) { return h.now.fact == reason.fact && h.now.lesion == reason.lesion; };
      if (best && !at_its_best && std::ranges::none_of(hinges, same)) hinges.push_back({std::move(reason), *best});
    }
  }
  return hinges;
}

bool is_open(const Hinge& hinge) { return hinge.now.acting.basis != Basis::known; }

/// The picture as if this had been told, and nothing else of that fact.
Picture with_best(const KnowledgeBase& base, Picture picture, const Hinge& hinge, Date today) {
  auto& told = hinge.now.lesion == no_lesion ? picture.told : picture.lesions[hinge.now.lesion].told;
  if (!is_open(hinge)) std::erase_if(told, [&](const Told& entry) { return entry.fact == hinge.now.fact; });
  return with_answer(base, std::move(picture), hinge.now.fact, hinge.now.lesion, hinge.best, today);
}

std::string words_of(const KnowledgeBase& base, const Picture& picture, const Hinge& hinge) {
  Reliance then = hinge.now;
  then.acting.value = hinge.best;
  then.acting.basis = Basis::known;
  return words_for(base, picture, then);
}

}  // namespace

std::vector<std::string> what_would_change(const KnowledgeBase& base, const Picture& picture,
                                           const Evaluation& evaluation, std::size_t entry) {
  const Variant& variant = base.variants[find_written(base, evaluation, entry)];
  const Library library = base.entries[entry].library;
  const Date today = evaluation.standing.today;
  const Verdict now = verdict(base, evaluation, variant);
  if (now == Verdict::allow) return {};
  const auto judge = [&](const Picture& then) {
    return verdict(base, evaluate_library(base, then, today, library), variant);
  };
  const auto says = [&](Verdict then) { return base.say("verdict." + std::string{id_of(then)} + ".professional"); };
  const std::vector<Hinge> hinges = hinges_of(base, evaluation, variant);

  const auto judge_with = [&](const std::vector<Hinge>& told) {
    Picture then = picture;
    for (const Hinge& hinge : told) then = with_best(base, std::move(then), hinge, today);
    return judge(then);
  };

  // One answer alone.
  std::vector<std::pair<Verdict, std::string>> alone;
  std::vector<Hinge> open;
  for (const Hinge& hinge : hinges) {
    if (!is_open(hinge)) continue;
    open.push_back(hinge);
    const Verdict then = judge_with({hinge});
    if (then < now) alone.emplace_back(then, "If " + words_of(base, picture, hinge) + ": " + says(then) + ".");
  }
  std::ranges::stable_sort(alone, {}, &std::pair<Verdict, std::string>::first);
  std::vector<std::string> out;
  for (auto& [then, words] : alone) out.push_back(std::move(words));
  if (!out.empty()) return out;

  // Several together: the open questions, else what is known as well; and of those only what it takes.
  std::vector<Hinge> together = judge_with(open) < now ? open : hinges;
  const Verdict then = judge_with(together);
  if (then >= now) return {};
  for (std::size_t i = together.size(); i-- > 0;) {
    std::vector<Hinge> fewer = together;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (judge_with(fewer) == then) together = std::move(fewer);
  }
  std::vector<std::string> answers, different;
  for (const Hinge& hinge : together)
    if (is_open(hinge)) answers.push_back(words_of(base, picture, hinge));
    else different.push_back(words_for(base, picture, hinge.now));
  std::string condition = answers.empty() ? "" : "Only together: if " + list_in_words(answers);
  if (!different.empty())
    condition += (answers.empty() ? "Only when" : "; and when") + std::string{" this is no longer so: "} +
                 list_in_words(different);
  return {condition + ". Then: " + says(then) + "."};
}

}  // namespace mettle
