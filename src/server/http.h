#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "interop/message.h"

namespace mettle {

/// Called from several threads at once.
using Handler = std::function<Response(const Request&)>;

/// Bounds of what one program on this machine may take from the server.
struct HttpBounds {
  std::size_t header_bytes = 16U * 1024U;
  std::size_t body_bytes = 16U * 1024U * 1024U;
  std::size_t connections = 64;               // the next one waits its turn
  std::size_t threads = 2;                    // questions worked on at once; taking and sending has a thread of its own
  std::chrono::milliseconds idle{30'000};     // a kept connection with nothing under way
  std::chrono::milliseconds header{10'000};   // from a request's first byte to the end of its header
  std::chrono::milliseconds body{30'000};     // until its body is there
  std::chrono::milliseconds answer{30'000};   // until the answer is taken
  std::chrono::milliseconds farewell{5'000};  // what is under way when told to stop
};

/// HTTP/1.1 on 127.0.0.1 only. What is asked under another name (Host), or by the page of somebody else (Origin), is
/// refused with 403 before the handler sees it: no other page open in the same browser can ask.
class HttpServer {
 public:
  /// Takes the port (0: any that is free). Fails when it is taken or may not be used.
  static Result<HttpServer> open(std::uint16_t port, Handler handler, const HttpBounds& bounds = {});
  HttpServer(HttpServer&&) noexcept;
  HttpServer& operator=(HttpServer&&) noexcept;
  ~HttpServer();

  std::uint16_t port() const;
  /// From here on SIGINT and SIGTERM mean stop().
  void heed_signals();
  /// Answers until told to stop; then finishes what is under way. False when some of it took longer than `farewell`:
  /// a worker may still be busy with it, and the destructor waits for that.
  bool run();
  /// May be called from any thread.
  void stop();

 private:
  class Work;
  explicit HttpServer(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

}  // namespace mettle
