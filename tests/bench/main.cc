// ./bench: every figure in one run, in turns, medians of at least five rounds, processor time.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "bench/rounds.h"
#include "support/knowledge.h"

namespace {

constexpr const char* help =
    "./bench [PART...] [--rounds N] [--benchmark_...]\n"
    "\n"
    "Parts (all of them when none is named):\n"
    "  person    verdicts a second for one person: without reasons, with them, from the facts, the whole answer\n"
    "  growth    how cost grows with people, exercises, lesions and rules\n"
    "  peers     the same demands and limits given to CLIPS, ZEN and json-rules-engine\n"
    "  program   start-up, time and memory of the program\n"
    "\n"
    "  --rounds N    rounds of each, at least 5 (the default); medians are printed\n";

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string_view> parts;
  int rounds = 5;
  std::vector<char*> rest{argv[0]};
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--help" || word == "-h") {
      std::fputs(help, stdout);
      return 0;
    }
    if (word == "--rounds" && i + 1 < argc) {
      rounds = std::atoi(argv[++i]);
    } else if (word.starts_with("--benchmark_")) {
      rest.push_back(argv[i]);
    } else if (word == "person" || word == "growth" || word == "peers" || word == "program") {
      parts.push_back(word);
    } else {
      std::fprintf(stderr, "./bench: \"%s\" is not a part or an option. ./bench --help lists them.\n", argv[i]);
      return 2;
    }
  }
  if (rounds < 5) {
    std::fprintf(stderr, "./bench: --rounds must be 5 or more: a median of fewer says little.\n");
    return 2;
  }
  const auto wants = [&](std::string_view part) { return parts.empty() || std::ranges::count(parts, part) > 0; };

  const mettle::KnowledgeBase& base = mettle::testing::knowledge();
  std::printf("%zu entries, %zu variants, %zu limits, %zu words a demand, one thread; compiler %s\n",
              base.entries.size(), base.variants.size(), base.limits.size(), mettle::Levels::words, __VERSION__);
  bool equal = true;
  if (wants("person")) {
    std::string repeated = "--benchmark_repetitions=" + std::to_string(rounds);
    std::string turns = "--benchmark_enable_random_interleaving=true", only = "--benchmark_report_aggregates_only=true";
    rest.insert(rest.begin() + 1, {repeated.data(), turns.data(), only.data()});
    int count = static_cast<int>(rest.size());
    benchmark::Initialize(&count, rest.data());
    if (benchmark::ReportUnrecognizedArguments(count, rest.data())) return 2;
    benchmark::RunSpecifiedBenchmarks();
  }
  if (wants("growth")) mettle::bench::print_growth(rounds);
  if (wants("peers")) equal = mettle::bench::print_peers(rounds);
  if (wants("program")) mettle::bench::print_program_runs();
  return equal ? 0 : 1;
}
