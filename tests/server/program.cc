#include "server/program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

namespace mettle::testing {

Program::Program(const std::vector<std::string>& arguments) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  std::vector<std::string> words{METTLE_PROGRAM, "serve"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t streams;
  posix_spawn_file_actions_init(&streams);
  posix_spawn_file_actions_adddup2(&streams, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&streams, ends[1], STDERR_FILENO);
  if (::posix_spawn(&process_, METTLE_PROGRAM, &streams, nullptr, argv.data(), environ) != 0) process_ = -1;
  posix_spawn_file_actions_destroy(&streams);
  ::close(ends[1]);
  output_ = ends[0];
  read_until("Stop with Ctrl+C.\n", 20'000);
  const std::string before = "Mettle is at http://127.0.0.1:";
  if (const auto at = printed_.find(before); at != std::string::npos)
    port_ = static_cast<std::uint16_t>(std::atoi(printed_.c_str() + at + before.size()));
}

Program::~Program() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  if (output_ >= 0) ::close(output_);
}

void Program::read_until(const std::string& word, int milliseconds) {
  pollfd waiting{.fd = output_, .events = POLLIN, .revents = 0};
  char piece[4096];
  while (printed_.find(word) == std::string::npos && ::poll(&waiting, 1, milliseconds) == 1) {
    const auto got = ::read(output_, piece, sizeof piece);
    if (got <= 0) return;
    printed_.append(piece, static_cast<std::size_t>(got));
  }
}

void Program::read_to_end() {
  char piece[4096];
  for (ssize_t got; (got = ::read(output_, piece, sizeof piece)) > 0;)
    printed_.append(piece, static_cast<std::size_t>(got));
}

void Program::signal(int number) const { ::kill(process_, number); }

int Program::wait_for_end(int milliseconds) {
  using namespace std::chrono_literals;
  for (auto left = std::chrono::milliseconds{milliseconds}; left > 0ms; left -= 10ms) {
    int status = 0;
    if (::waitpid(process_, &status, WNOHANG) == process_) {
      process_ = -1;
      read_to_end();
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    std::this_thread::sleep_for(10ms);
  }
  return -1;
}

}  // namespace mettle::testing
