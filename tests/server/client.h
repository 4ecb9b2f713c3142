#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace mettle::testing {

struct Answer {
  int status = 0;                              // 0: the connection ended without one
  std::map<std::string, std::string> headers;  // names in small letters
  std::string body;
};

/// One TCP connection, with nothing between the test and the bytes. Waits at most ten seconds for anything.
class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// False when the other side has closed.
  bool send(std::string_view bytes) const;
  /// The next answer. `without_body`: it answers HEAD.
  Answer receive(bool without_body = false);
  /// True when something can be read, or the other side has closed, within that time.
  bool anything_within(int milliseconds) const;
  /// True when the other side closes before it sends anything more.
  bool is_closed_by_server();

  std::string host() const;

  Answer get(std::string_view path, std::string_view more_headers = "");
  Answer post(std::string_view path, std::string_view body,
              std::string_view headers = "content-type: application/json\r\n");

 private:
  bool read_some();
  int socket_ = -1;
  std::uint16_t port_;
  std::string unread_;
};

}  // namespace mettle::testing
