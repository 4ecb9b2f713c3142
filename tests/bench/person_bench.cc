// The figures of ./bench: one person against the whole library with all variants, one thread; then start-up and memory
// of the program as it is used.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "care/report.h"
#include "interop/record_in.h"
#include "knowledge/knowledge_base.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

const Date today = testing::date("2026-11-24");
constexpr const char* record = "contract/records/robin.json";

const Picture& person() {
  static const Picture picture = [] {
    const auto json = read_json(testing::file_text(record));
    return read_record(testing::knowledge(), *json, today)->picture;
  }();
  return picture;
}

void count_verdicts_of(benchmark::State& state, std::size_t each) {
  state.counters["verdicts"] = static_cast<double>(each);
  state.counters["verdicts/s"] =
      benchmark::Counter(static_cast<double>(each), benchmark::Counter::kIsIterationInvariantRate);
}

/// Ceilings are there; every variant is compared with them.
void verdicts_of_all_variants(benchmark::State& state) {
  const KnowledgeBase& base = testing::knowledge();
  const Evaluation evaluation = evaluate(base, person(), today);
  int sum = 0;
  for (auto round : state) {
    for (const Variant& variant : base.variants) sum += static_cast<int>(verdict(base, evaluation, variant));
    benchmark::DoNotOptimize(sum);
  }
  count_verdicts_of(state, base.variants.size());
}
BENCHMARK(verdicts_of_all_variants)->Unit(benchmark::kMicrosecond);

/// From the facts: standing, limits, ceilings, and a verdict on every variant. This is what a changed answer costs.
void facts_to_verdicts(benchmark::State& state) {
  const KnowledgeBase& base = testing::knowledge();
  int sum = 0;
  for (auto round : state) {
    const Evaluation evaluation = evaluate(base, person(), today);
    for (const Variant& variant : base.variants) sum += static_cast<int>(verdict(base, evaluation, variant));
    benchmark::DoNotOptimize(sum);
  }
  count_verdicts_of(state, base.variants.size());
}
BENCHMARK(facts_to_verdicts)->Unit(benchmark::kMicrosecond);

/// The same, and for every verdict other than allow each limit that binds with the levels it is exceeded by.
void facts_to_verdicts_with_reasons(benchmark::State& state) {
  const KnowledgeBase& base = testing::knowledge();
  std::size_t reasons = 0;
  for (auto round : state) {
    const Evaluation evaluation = evaluate(base, person(), today);
    for (const Variant& variant : base.variants)
      if (verdict(base, evaluation, variant) != Verdict::allow)
        reasons += find_bindings(base, evaluation, variant).size();
    benchmark::DoNotOptimize(reasons);
  }
  count_verdicts_of(state, base.variants.size());
}
BENCHMARK(facts_to_verdicts_with_reasons)->Unit(benchmark::kMicrosecond);

/// The whole answer of `mettle assess`, with every question tried with every answer.
void assessment_with_questions(benchmark::State& state) {
  const KnowledgeBase& base = testing::knowledge();
  const std::vector<std::string> notes;
  for (auto round : state) {
    const Evaluation evaluation = evaluate(base, person(), today);
    benchmark::DoNotOptimize(report_assessment({base, person(), evaluation, notes}));
  }
}
BENCHMARK(assessment_with_questions)->Unit(benchmark::kMillisecond);

/// Reading and checking knowledge/, deriving the demands of every variant: once when the program starts.
void read_and_derive_knowledge(benchmark::State& state) {
  const std::vector<SourceFile> files = testing::knowledge_files();
  for (auto round : state) benchmark::DoNotOptimize(read_knowledge(files, ""));
}
BENCHMARK(read_and_derive_knowledge)->Unit(benchmark::kMillisecond);

struct Run {
  double wall_ms = 0, cpu_ms = 0;
  long peak_kb = 0;
};

/// One run of the program, its output thrown away.
Run run_program(const std::vector<std::string>& words) {
  const auto began = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nothing = open("/dev/null", O_WRONLY);
    dup2(nothing, STDOUT_FILENO);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  if (status != 0) std::fprintf(stderr, "%s failed\n", words[1].c_str());
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - began;
  const auto ms = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1000 + static_cast<double>(t.tv_usec) / 1000;
  };
  return {wall.count(), ms(used.ru_utime) + ms(used.ru_stime), used.ru_maxrss};
}

void print_runs() {
  const std::string file = std::string{METTLE_SOURCE_DIR} + "/" + record;
  const std::vector<std::vector<std::string>> commands{
      {METTLE_PROGRAM, "knowledge", "list", "tiers"},
      {METTLE_PROGRAM, "screen", file, "--as-of", "2026-11-24"},
      {METTLE_PROGRAM, "assess", file, "--as-of", "2026-11-24"},
      {METTLE_PROGRAM, "plan", file, "--as-of", "2026-11-24"},
  };
  std::printf("\nThe program, from start to end (21 runs each)\n%-24s %12s %12s %12s\n", "command", "median ms",
              "CPU ms", "peak MiB");
  for (const auto& command : commands) {
    std::vector<Run> runs;
    for (int i = 0; i < 21; ++i) runs.push_back(run_program(command));
    std::ranges::sort(runs, {}, &Run::wall_ms);
    const Run& middle = runs[runs.size() / 2];
    std::printf("%-24s %12.1f %12.1f %12.1f\n", command[1].c_str(), middle.wall_ms, middle.cpu_ms,
                static_cast<double>(middle.peak_kb) / 1024);
  }
}

}  // namespace
}  // namespace mettle

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  const mettle::KnowledgeBase& base = mettle::testing::knowledge();
  std::printf("%zu entries, %zu variants, %zu limits, %zu words a demand, one thread\n", base.entries.size(),
              base.variants.size(), base.limits.size(), mettle::Levels::words);
  benchmark::RunSpecifiedBenchmarks();
  mettle::print_runs();
  return 0;
}
