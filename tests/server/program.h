#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace mettle::testing {

/// `mettle serve` as a process of its own, ended with the test.
class Program {
 public:
  explicit Program(const std::vector<std::string>& arguments = {"--port", "0"});
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// From the line it printed; 0 when it printed none.
  std::uint16_t port() const { return port_; }
  /// All it has printed so far, on both streams.
  const std::string& printed() const { return printed_; }
  void signal(int number) const;
  /// Its exit status once it has ended by itself; 128 and more when a signal ended it, -1 when it goes on.
  int wait_for_end(int milliseconds = 10'000);

 private:
  void read_until(const std::string& word, int milliseconds);
  void read_to_end();
  pid_t process_ = -1;
  int output_ = -1;
  std::uint16_t port_ = 0;
  std::string printed_;
};

}  // namespace mettle::testing
