// A million random people through every law that one person can break, on every core. Each person follows from the seed
// and a number, so that whoever breaks a law can be asked again:
//
//   million            METTLE_PEOPLE people (1,000,000), from METTLE_SEED (else a new one, printed)
//   METTLE_PERSON=7    only the person with that number
//
// It ends at the first law that is broken, with the smallest such person in words.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>

#include "million/every_law.h"
#include "support/knowledge.h"
#include "support/people.h"
#include "support/random_people.h"

namespace {

using namespace mettle;

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text && *text != '\0' ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::uint64_t seed_of(std::uint64_t seed, std::uint64_t person) {
  return testing::Dice{seed ^ (person * 0x9e3779b97f4a7c15U)}.throw_them();
}

Picture person_from(std::uint64_t seed) {
  testing::Dice dice{seed};
  return testing::random_person(dice);
}

void report(std::uint64_t seed, std::uint64_t person, std::string broken) {
  const std::uint64_t own = seed_of(seed, person);
  std::printf("Person %llu breaks %s\nMade smaller ...\n", static_cast<unsigned long long>(person), broken.c_str());
  std::fflush(stdout);
  const Picture smallest = testing::smallest_that_breaks(person_from(own), own + 1, broken);
  std::printf("%s\n%s\nAsk again: METTLE_SEED=%llu METTLE_PERSON=%llu\n", broken.c_str(),
              testing::in_words(smallest).c_str(), static_cast<unsigned long long>(seed),
              static_cast<unsigned long long>(person));
}

}  // namespace

int main() {
  const std::uint64_t seed = number_from("METTLE_SEED", std::random_device{}() % 1'000'000'000U);
  const bool one = std::getenv("METTLE_PERSON") != nullptr;
  const std::uint64_t first = one ? number_from("METTLE_PERSON", 0) : 0;
  const std::uint64_t people = one ? 1 : number_from("METTLE_PEOPLE", 1'000'000);
  std::printf("%llu random people, seed %llu, %zu variants each\n", static_cast<unsigned long long>(people),
              static_cast<unsigned long long>(seed), testing::knowledge().variants.size());
  std::fflush(stdout);

  const auto began = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return static_cast<double>(
               std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began)
                   .count()) /
           1000;
  };
  std::atomic<std::uint64_t> next{0};
  std::atomic<bool> stop{false};
  std::mutex saying;
  const auto work = [&] {
    for (std::uint64_t at = next++; at < people && !stop; at = next++) {
      const std::uint64_t own = seed_of(seed, first + at);
      std::string broken = testing::find_broken_law(person_from(own), own + 1);
      if (broken.empty() && (at + 1) % std::max<std::uint64_t>(people / 20, 1) != 0) continue;
      const std::lock_guard lock{saying};
      if (broken.empty()) std::printf("%llu people, %.0f s\n", static_cast<unsigned long long>(at + 1), seconds());
      else if (!stop.exchange(true)) report(seed, first + at, std::move(broken));
      std::fflush(stdout);
    }
  };
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::max(std::thread::hardware_concurrency(), 1U); ++i) workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
  if (!stop)
    std::printf("%llu random people, seed %llu: laws 1, 2, 3, 4, 6, 12 and the mirror law hold; %.1f s\n",
                static_cast<unsigned long long>(people), static_cast<unsigned long long>(seed), seconds());
  std::printf("%d passed, %d failed\n", stop ? 0 : 1, stop ? 1 : 0);
  return stop ? 1 : 0;
}
