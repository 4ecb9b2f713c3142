// One person against the whole library with all variants, on one thread, in turns.
#include <benchmark/benchmark.h>

#include <bit>

#include "bench/rounds.h"
#include "care/report.h"
#include "safety/bit_table.h"
#include "support/knowledge.h"

namespace mettle::bench {
namespace {

const BitTable& table() {
  static const BitTable made{testing::knowledge()};
  return made;
}

void count_verdicts_of(benchmark::State& state, std::size_t each) {
  state.counters["verdicts"] = static_cast<double>(each);
  state.counters["verdicts/s"] =
      benchmark::Counter(static_cast<double>(each), benchmark::Counter::kIsIterationInvariantRate);
}

/// Every limit that binds on any variant that is not simply allowed; how many there are.
std::size_t count_reasons(const Evaluation& evaluation, const std::vector<Verdict>& verdicts) {
  std::size_t reasons = 0;
  for (const BitTable::Stretch& stretch : table().stretches()) {
    const ReasonTable because{evaluation.limits_for(stretch.library)};
    ReasonTable::Set set(because.words());
    for (std::size_t at = stretch.first; at < stretch.past; ++at) {
      if (verdicts[at] == Verdict::allow) continue;
      because.find(table().tops(at), set);
      for (const std::uint64_t word : set) reasons += static_cast<std::size_t>(std::popcount(word));
    }
  }
  return reasons;
}

/// Ceilings are there; every variant is compared with them.
void verdicts_of_all_variants(benchmark::State& state) {
  const Evaluation evaluation = evaluate(testing::knowledge(), robin(), bench_day());
  std::vector<Verdict> verdicts(table().size());
  for (auto round : state) {
    table().verdicts(evaluation, verdicts);
    benchmark::DoNotOptimize(verdicts.data());
    benchmark::ClobberMemory();
  }
  count_verdicts_of(state, verdicts.size());
}
BENCHMARK(verdicts_of_all_variants)->Unit(benchmark::kMicrosecond);

/// The same with the limits that bind on each.
void verdicts_with_reasons(benchmark::State& state) {
  const Evaluation evaluation = evaluate(testing::knowledge(), robin(), bench_day());
  std::vector<Verdict> verdicts(table().size());
  for (auto round : state) {
    table().verdicts(evaluation, verdicts);
    benchmark::DoNotOptimize(count_reasons(evaluation, verdicts));
  }
  count_verdicts_of(state, verdicts.size());
}
BENCHMARK(verdicts_with_reasons)->Unit(benchmark::kMicrosecond);

/// From the facts: standing, limits, ceilings, and a verdict on every variant. This is what a changed answer costs.
void facts_to_verdicts(benchmark::State& state) {
  std::vector<Verdict> verdicts(table().size());
  for (auto round : state) {
    table().verdicts(evaluate(testing::knowledge(), robin(), bench_day()), verdicts);
    benchmark::DoNotOptimize(verdicts.data());
    benchmark::ClobberMemory();
  }
  count_verdicts_of(state, verdicts.size());
}
BENCHMARK(facts_to_verdicts)->Unit(benchmark::kMicrosecond);

/// ... and the limits that bind on each.
void facts_to_verdicts_with_reasons(benchmark::State& state) {
  std::vector<Verdict> verdicts(table().size());
  for (auto round : state) {
    const Evaluation evaluation = evaluate(testing::knowledge(), robin(), bench_day());
    table().verdicts(evaluation, verdicts);
    benchmark::DoNotOptimize(count_reasons(evaluation, verdicts));
  }
  count_verdicts_of(state, verdicts.size());
}
BENCHMARK(facts_to_verdicts_with_reasons)->Unit(benchmark::kMicrosecond);

/// The reasons as they are shown: for every variant each limit, its own verdict, and by how much it is exceeded.
void facts_to_verdicts_with_reasons_in_full(benchmark::State& state) {
  const KnowledgeBase& base = testing::knowledge();
  std::size_t reasons = 0;
  for (auto round : state) {
    const Evaluation evaluation = evaluate(base, robin(), bench_day());
    for (const Variant& variant : base.variants)
      if (verdict(base, evaluation, variant) != Verdict::allow)
        reasons += find_bindings(base, evaluation, variant).size();
    benchmark::DoNotOptimize(reasons);
  }
  count_verdicts_of(state, base.variants.size());
}
BENCHMARK(facts_to_verdicts_with_reasons_in_full)->Unit(benchmark::kMicrosecond);

/// The whole answer of `mettle assess`, with every question tried with every answer.
void assessment_with_questions(benchmark::State& state) {
  const std::vector<std::string> notes;
  for (auto round : state) {
    const Evaluation evaluation = evaluate(testing::knowledge(), robin(), bench_day());
    benchmark::DoNotOptimize(report_assessment({testing::knowledge(), robin(), evaluation, notes}));
  }
}
BENCHMARK(assessment_with_questions)->Unit(benchmark::kMillisecond);

/// Reading and checking knowledge/, deriving the demands of every variant.
void read_and_derive_knowledge(benchmark::State& state) {
  const std::vector<SourceFile> files = testing::knowledge_files();
  for (auto round : state) benchmark::DoNotOptimize(read_knowledge(files, ""));
}
BENCHMARK(read_and_derive_knowledge)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace mettle::bench
