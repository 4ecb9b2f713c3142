// How the cost grows: with people, with exercises, with lesions; and that it does not grow with rules once the ceilings
// are there. Sizes take turns in every round, so that what else the machine does falls on all of them alike.
#include <cstdio>
#include <functional>
#include <map>

#include "bench/rounds.h"
#include "safety/bit_table.h"
#include "support/knowledge.h"

namespace mettle::bench {
namespace {

std::size_t sink = 0;

std::size_t sum_of(const std::vector<Verdict>& verdicts) {
  std::size_t sum = 0;
  for (const Verdict verdict : verdicts) sum += static_cast<std::size_t>(verdict);
  return sum;
}

/// One size of one series: what is done, and how many things (people, variants) the time is divided by.
struct Size {
  std::string name;
  double things;
  std::function<void()> work;
};

void print_series(const char* title, const char* per, int rounds, const std::vector<Size>& sizes) {
  std::vector<std::vector<double>> seconds(sizes.size());
  for (int round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < sizes.size(); ++i) seconds[i].push_back(cpu_of(sizes[i].work));
  std::printf("\n%s (median CPU time of %d rounds)\n", title, rounds);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const double middle = median(seconds[i]);
    std::printf("  %-16s %12.3f ms %12.1f ns %s\n", sizes[i].name.c_str(), middle * 1e3, middle * 1e9 / sizes[i].things,
                per);
  }
  std::fflush(stdout);
}

/// Whoever it is, from the facts to a verdict on every variant.
void answer(const KnowledgeBase& base, const BitTable& table, const Picture& picture, std::vector<Verdict>& verdicts) {
  table.verdicts(evaluate(base, picture, bench_day()), verdicts);
  sink += sum_of(verdicts);
}

}  // namespace

void print_growth(int rounds) {
  const KnowledgeBase& base = testing::knowledge();
  const BitTable table{base};
  std::vector<Verdict> verdicts(table.size());
  std::vector<Picture> people;
  for (std::size_t i = 0; i < 100; ++i) people.push_back(person_number(i));

  std::vector<Size> by_people;
  for (const std::size_t count : {1UL, 10UL, 100UL, 1'000UL, 10'000UL, 100'000UL})
    by_people.push_back({std::to_string(count) + " people", static_cast<double>(count), [&, count] {
                           for (std::size_t i = 0; i < count; ++i) answer(base, table, people[i % 100], verdicts);
                         }});
  print_series("People: facts to verdicts on every variant", "a person", rounds, by_people);

  std::map<std::size_t, KnowledgeBase> libraries;
  std::map<std::size_t, BitTable> tables;
  std::vector<Size> by_exercises;
  std::vector<Verdict> many;
  for (const std::size_t count : {128UL, 256UL, 512UL, 1'024UL, 2'048UL, 4'096UL}) {
    const KnowledgeBase& more = libraries.emplace(count, with_exercises(base, count)).first->second;
    const BitTable& all = tables.emplace(count, BitTable{more}).first->second;
    many.resize(std::max(many.size(), all.size()));
    by_exercises.push_back({std::to_string(count) + " exercises", static_cast<double>(all.size()) * 100, [&] {
                              for (int i = 0; i < 100; ++i) {
                                all.verdicts(evaluate_library(more, people[1], bench_day(), Library::exercises), many);
                                sink += sum_of(many);
                              }
                            }});
  }
  print_series("Exercises: facts to verdicts, a hundred times", "a variant", rounds, by_exercises);

  std::vector<Size> by_lesions;
  std::vector<Picture> with_lesions;
  const std::vector<std::size_t> lesions{1, 2, 5, 10, 20, 40};
  for (const std::size_t count : lesions) with_lesions.push_back(person_with_lesions(count));
  for (std::size_t i = 0; i < lesions.size(); ++i)
    by_lesions.push_back({std::to_string(lesions[i]) + " lesions", static_cast<double>(lesions[i]) * 100, [&, i] {
                            for (int n = 0; n < 100; ++n) answer(base, table, with_lesions[i], verdicts);
                          }});
  print_series("Lesions: facts to verdicts on every variant, a hundred times", "a lesion", rounds, by_lesions);

  std::map<std::size_t, KnowledgeBase> rulebooks;
  std::map<std::size_t, Evaluation> ceilings;
  std::vector<Size> by_rules;
  for (const std::size_t times : {1UL, 2UL, 4UL, 8UL, 16UL}) {
    const KnowledgeBase& more = rulebooks.emplace(times, with_rules(base, times)).first->second;
    const Evaluation& there = ceilings.emplace(times, evaluate(more, robin(), bench_day())).first->second;
    by_rules.push_back({std::to_string(more.limits.size()) + " rules", static_cast<double>(table.size()) * 100, [&] {
                          for (int i = 0; i < 100; ++i) {
                            table.verdicts(there, verdicts);
                            sink += sum_of(verdicts);
                          }
                        }});
  }
  print_series("Rules: verdicts once the ceilings are there, a hundred times", "a variant", rounds, by_rules);
  std::printf("  (checksum %zu)\n", sink);
}

}  // namespace mettle::bench
