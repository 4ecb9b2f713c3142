#include "server/http.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <exception>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace mettle {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using net::ip::tcp;

/// Every wait gives its error as a value.
constexpr auto as_value = net::as_tuple(net::use_awaitable);

/// How long, and how much, is still taken from somebody whose request was refused half-way: closing at once would make
/// their system throw the answer away.
constexpr std::chrono::seconds linger_time{2};

struct Connection {
  explicit Connection(tcp::socket socket) : stream{std::move(socket)} {}
  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  bool waiting = false;  // nothing of a request has come yet
};

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// The answer when the request could not be read; 0 when there is nobody to answer.
int status_for(error_code error) {
  if (error == http::error::end_of_stream || error == http::error::partial_message) return 0;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::header_limit) return 431;
  return error.category() == http::make_error_code(http::error::bad_method).category() ? 400 : 0;
}

Response unreadable(int status) {
  if (status == 413)
    return refusal(413, {"The request is larger than what one person's record needs.", "", "Send one record only."});
  if (status == 431)
    return refusal(431, {"The header of the request is too long.", "", "Send fewer or shorter lines."});
  return refusal(400, {"This is not HTTP/1.1.", "", "Open the printed address in a browser."});
}

}  // namespace

class HttpServer::Work {
 public:
  Work(Handler handler, const HttpBounds& bounds)
      : bounds_{bounds}, handler_{std::move(handler)}, workers_{bounds.threads} {}

  error_code take(std::uint16_t port) {
    error_code error;
    const tcp::endpoint here{net::ip::address_v4::loopback(), port};
    acceptor_.open(here.protocol(), error);
    if (!error) acceptor_.set_option(net::socket_base::reuse_address{true}, error);
    if (!error) acceptor_.bind(here, error);
    if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
    if (!error) port_ = acceptor_.local_endpoint(error).port();
    for (const char* name : {"127.0.0.1", "localhost", "[::1]"}) {
      hosts_.push_back(std::string{name} + ":" + std::to_string(port_));
      if (port_ == 80) hosts_.emplace_back(name);
    }
    return error;
  }

  std::uint16_t port() const { return port_; }

  void heed_signals() {
    signals_.add(SIGINT);
    signals_.add(SIGTERM);
    signals_.async_wait([this](error_code error, int) {
      if (error) return;
      signals_.clear(error);  // a second one ends the program at once
      begin_to_stop();
    });
  }

  bool run() {
    net::co_spawn(io_, accept_all(), [](const std::exception_ptr&) {});
    io_.run();
    return open_.empty();
  }

  void stop() {
    net::post(io_, [this] { begin_to_stop(); });
  }

 private:
  // All of this runs on the one thread inside run(); only answer() runs on the workers.
  net::awaitable<void> accept_all() {
    while (!stopping_) {
      if (open_.size() >= bounds_.connections) {
        room_.expires_at(net::steady_timer::time_point::max());
        co_await room_.async_wait(as_value);
        continue;
      }
      auto [error, socket] = co_await acceptor_.async_accept(as_value);
      if (stopping_) co_return;
      if (error) {  // the system is short of something: a moment later it may not be
        room_.expires_after(std::chrono::milliseconds{100});
        co_await room_.async_wait(as_value);
        continue;
      }
      socket.set_option(tcp::no_delay{true}, error);  // several answers in a row do not wait for each other
      const auto connection = std::make_shared<Connection>(std::move(socket));
      open_.insert(connection);
      net::co_spawn(io_, converse(*connection), [this, connection](const std::exception_ptr&) { forget(connection); });
    }
  }

  void forget(const std::shared_ptr<Connection>& connection) {
    open_.erase(connection);
    room_.cancel();
    if (stopping_ && open_.empty()) io_.stop();
  }

  void begin_to_stop() {
    if (std::exchange(stopping_, true)) return;
    error_code ignored;
    acceptor_.close(ignored);
    room_.cancel();
    for (const auto& connection : open_)
      if (connection->waiting) connection->stream.close();
    if (open_.empty()) io_.stop();
    farewell_.expires_after(bounds_.farewell);
    farewell_.async_wait([this](error_code error) {
      if (!error) io_.stop();
    });
  }

  net::awaitable<void> converse(Connection& connection) {
    beast::tcp_stream& stream = connection.stream;
    for (;;) {
      if (connection.buffer.size() == 0) {
        if (stopping_) break;
        stream.expires_after(bounds_.idle);
        connection.waiting = true;
        const auto [error, bytes] = co_await stream.async_read_some(connection.buffer.prepare(4096), as_value);
        connection.waiting = false;
        if (error) co_return;
        connection.buffer.commit(bytes);
      }
      http::request_parser<http::string_body> parser;
      parser.header_limit(static_cast<std::uint32_t>(bounds_.header_bytes));
      parser.body_limit(bounds_.body_bytes);
      stream.expires_after(bounds_.header);
      const auto header = co_await http::async_read_header(stream, connection.buffer, parser, as_value);
      error_code error = std::get<0>(header);
      const auto& request = parser.get();
      if (!error && !is_for_here(request)) {
        const Problem foreign{"This request does not come from Mettle's own page.", "",
                              "Open the printed address itself; other pages may not ask for you."};
        co_await send(stream, refusal(403, foreign), request, false);
        co_await see_off(connection);
        co_return;
      }
      if (!error && !parser.is_done() && beast::iequals(request[http::field::expect], "100-continue")) {
        const http::response<http::empty_body> go_on{http::status::continue_, 11};
        error = std::get<0>(co_await http::async_write(stream, go_on, as_value));
      }
      if (!error) {
        stream.expires_after(bounds_.body);
        error = std::get<0>(co_await http::async_read(stream, connection.buffer, parser, as_value));
      }
      if (error) {
        const int status = status_for(error);
        if (status == 0) co_return;
        co_await send(stream, unreadable(status), request, false);
        co_await see_off(connection);
        co_return;
      }
      const Response response = co_await net::co_spawn(
          workers_, [&]() -> net::awaitable<Response> { co_return answer(request); }, net::use_awaitable);
      const bool keep = request.keep_alive() && !stopping_;
      if (!co_await send(stream, response, request, keep)) co_return;
      if (!keep) break;
    }
    error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  /// Asked for under one of this server's own names, and not by another page (DNS rebinding, cross-site requests).
  bool is_for_here(const http::request<http::string_body>& request) const {
    const auto is_own = [&](beast::string_view host) {
      return std::ranges::any_of(hosts_, [&](const std::string& own) { return beast::iequals(host, own); });
    };
    if (request.count(http::field::host) != 1 || !is_own(request[http::field::host])) return false;
    if (request.count(http::field::origin) == 0) return true;
    beast::string_view origin = request[http::field::origin];
    constexpr std::string_view scheme = "http://";
    if (request.count(http::field::origin) != 1 || view(origin.substr(0, scheme.size())) != scheme) return false;
    return is_own(origin.substr(scheme.size()));
  }

  Response answer(const http::request<http::string_body>& request) const {
    const std::string_view target = view(request.target());
    if (!target.starts_with('/')) return unreadable(400);
    Request asked;
    asked.method = request.method() == http::verb::head ? "GET" : std::string{view(request.method_string())};
    asked.path = std::string{target.substr(0, target.find('?'))};
    asked.content_type = std::string{view(request[http::field::content_type])};
    asked.body = request.body();
    try {
      return handler_(asked);
    } catch (const std::exception&) {
      return refusal(500, {"This cannot be checked now, so nothing has been judged.", "", "Ask your team."});
    }
  }

  /// False when nobody took the answer.
  net::awaitable<bool> send(beast::tcp_stream& stream, const Response& response,
                            const http::request<http::string_body>& request, bool keep) const {
    http::response<http::string_body> message;
    message.version(request.version() == 10 ? 10U : 11U);
    message.result(static_cast<unsigned>(response.status));
    message.set(http::field::content_type, response.content_type);
    message.set(http::field::cache_control, response.cache);
    if (!response.allow.empty()) message.set(http::field::allow, response.allow);
    message.set("Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                "connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
                "form-action 'self'");
    message.set("X-Content-Type-Options", "nosniff");
    message.set("Referrer-Policy", "no-referrer");
    message.set("Cross-Origin-Resource-Policy", "same-origin");
    message.set("Cross-Origin-Opener-Policy", "same-origin");
    message.keep_alive(keep);
    message.content_length(response.body.size());
    if (request.method() != http::verb::head) message.body() = response.body;
    stream.expires_after(bounds_.answer);
    const auto [error, bytes] = co_await http::async_write(stream, message, as_value);
    co_return !error;
  }

  /// Takes, and throws away, a little of what still comes, so that the answer reaches who is still sending.
  net::awaitable<void> see_off(Connection& connection) const {
    error_code ignored;
    connection.stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    connection.stream.expires_after(linger_time);
    std::vector<char> nowhere(std::size_t{64} * 1024U);
    for (std::size_t taken = 0; taken < 2 * bounds_.body_bytes;) {
      const auto [error, bytes] = co_await connection.stream.async_read_some(net::buffer(nowhere), as_value);
      if (error) co_return;
      taken += bytes;
    }
  }

  const HttpBounds bounds_;
  const Handler handler_;
  net::io_context io_{1};
  tcp::acceptor acceptor_{io_};
  net::signal_set signals_{io_};
  net::steady_timer room_{io_};      // waits for a connection to end
  net::steady_timer farewell_{io_};  // how long what is under way may still take
  std::set<std::shared_ptr<Connection>> open_;
  bool stopping_ = false;
  std::uint16_t port_ = 0;
  std::vector<std::string> hosts_;  // what a Host line may say
  net::thread_pool workers_;        // the last, so that it ends before what it works on
};

HttpServer::HttpServer(std::unique_ptr<Work> work) : work_{std::move(work)} {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

Result<HttpServer> HttpServer::open(std::uint16_t port, Handler handler, const HttpBounds& bounds) {
  auto work = std::make_unique<Work>(std::move(handler), bounds);
  if (const error_code error = work->take(port); error) {
    const bool taken = error == net::error::address_in_use;
    return failure(Problem{
        taken ? "This port is in use by another program." : "This port cannot be used: " + error.message() + ".",
        "127.0.0.1:" + std::to_string(port), "Choose another, or 0 for any that is free."});
  }
  return HttpServer{std::move(work)};
}

std::uint16_t HttpServer::port() const { return work_->port(); }
void HttpServer::heed_signals() { work_->heed_signals(); }
bool HttpServer::run() { return work_->run(); }
void HttpServer::stop() { work_->stop(); }

}  // namespace mettle
