#pragma once

// Processor time, medians, and the people the figures are about.
#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle::bench {

/// Processor time this process has used, in seconds.
inline double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Processor time of one call, in seconds.
template <typename Work>
double cpu_of(Work work) {
  const double began = cpu_seconds();
  work();
  return cpu_seconds() - began;
}

inline double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// The day all of these people are looked at.
Date bench_day();
/// Somebody invented, as a record describes them (contract/records/robin.json).
const Picture& robin();
/// Three invented people: Robin; nothing known but one lesion in the lower back; everything known and good but for
/// lesions of the lower back and a rib.
const std::vector<Picture>& three_people();
/// Nobody twice in the first 100: one to three lesions at sites that go round, facts known or not.
Picture person_number(std::size_t number);
/// Everything known and good, with so many lesions.
Picture person_with_lesions(std::size_t lesions);

/// The knowledge with its library repeated until there are so many exercises.
KnowledgeBase with_exercises(const KnowledgeBase& base, std::size_t exercises);
/// ... with every rule there so many times.
KnowledgeBase with_rules(const KnowledgeBase& base, std::size_t times);

/// How cost grows with people, exercises, lesions and rules.
void print_growth(int rounds);
/// Mettle beside CLIPS, ZEN and json-rules-engine.  False when any of them answers otherwise.
bool print_peers(int rounds);
/// Start-up, time and memory of the program as it is used.
void print_program_runs();

}  // namespace mettle::bench
