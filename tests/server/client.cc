#include "server/client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace mettle::testing {

Client::Client(std::uint16_t port) : port_{port} {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in there{};
  there.sin_family = AF_INET;
  there.sin_port = htons(port);
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

bool Client::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Client::anything_within(int milliseconds) const {
  pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
  return ::poll(&waiting, 1, milliseconds) == 1;
}

bool Client::read_some() {
  constexpr int most_milliseconds = 10'000;
  char piece[65536];
  if (!anything_within(most_milliseconds)) return false;
  const auto got = ::recv(socket_, piece, sizeof piece, 0);
  if (got <= 0) return false;
  unread_.append(piece, static_cast<std::size_t>(got));
  return true;
}

bool Client::is_closed_by_server() {
  char one;
  return unread_.empty() && anything_within(10'000) && ::recv(socket_, &one, 1, 0) <= 0;
}

Answer Client::receive(bool without_body) {
  Answer answer;
  std::size_t end = 0;
  while ((end = unread_.find("\r\n\r\n")) == std::string::npos)
    if (!read_some()) return answer;
  const std::string head = unread_.substr(0, end + 2);
  unread_.erase(0, end + 4);
  answer.status = std::atoi(head.substr(head.find(' ') + 1, 3).c_str());
  for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
    const std::size_t line_end = head.find("\r\n", at);
    const std::string line = head.substr(at, line_end - at);
    std::string name = line.substr(0, line.find(':'));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    answer.headers[name] = line.substr(line.find(':') + 2);
    at = line_end + 2;
  }
  const std::size_t size = without_body ? 0 : std::strtoul(answer.headers["content-length"].c_str(), nullptr, 10);
  while (unread_.size() < size)
    if (!read_some()) return {};
  answer.body = unread_.substr(0, size);
  unread_.erase(0, size);
  return answer;
}

std::string Client::host() const { return "127.0.0.1:" + std::to_string(port_); }

Answer Client::get(std::string_view path, std::string_view more_headers) {
  send("GET " + std::string{path} + " HTTP/1.1\r\nHost: " + host() + "\r\n" + std::string{more_headers} + "\r\n");
  return receive();
}

Answer Client::post(std::string_view path, std::string_view body, std::string_view headers) {
  send("POST " + std::string{path} + " HTTP/1.1\r\nHost: " + host() + "\r\n" + std::string{headers} +
       "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string{body});
  return receive();
}

}  // namespace mettle::testing
