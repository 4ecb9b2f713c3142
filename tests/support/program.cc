#include "support/program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace mettle::testing {
namespace {

/// A file without a name: what is written to it is read back, however much it is.
class Scratch {
 public:
  Scratch() : file_{std::tmpfile()} {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { std::fclose(file_); }

  int number() const { return fileno(file_); }
  void write(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), file_);
    std::rewind(file_);
  }
  std::string read() {
    std::rewind(file_);
    std::string text;
    char part[4096];
    for (std::size_t got = 0; (got = std::fread(part, 1, sizeof part, file_)) > 0;) text.append(part, got);
    return text;
  }

 private:
  std::FILE* file_;
};

}  // namespace

Ran run_mettle(const std::vector<std::string>& words, const std::string& input) {
  return run_program(METTLE_PROGRAM, words, input);
}

Ran run_program(const std::string& program, const std::vector<std::string>& words, const std::string& input) {
  Scratch in, out, err;
  in.write(input);
  const pid_t child = fork();
  if (child == 0) {
    dup2(in.number(), STDIN_FILENO);
    dup2(out.number(), STDOUT_FILENO);
    dup2(err.number(), STDERR_FILENO);
    if (chdir(METTLE_SOURCE_DIR) != 0) _exit(127);
    std::vector<char*> arguments{const_cast<char*>(program.c_str())};
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(program.c_str(), arguments.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), out.read(), err.read()};
}

}  // namespace mettle::testing
