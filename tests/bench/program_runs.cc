// Start-up, time and memory of the program as it is used.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "bench/rounds.h"

namespace mettle::bench {
namespace {

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

}  // namespace

void print_program_runs() {
  const std::string file = std::string{METTLE_SOURCE_DIR} + "/" + "contract/records/robin.json";
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

}  // namespace mettle::bench
