// The bounds of the server, on real sockets, with shorter waits than the program uses.
#include "server/http.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <thread>

#include "server/client.h"

namespace mettle::testing {
namespace {

using namespace std::chrono_literals;

/// A server on a thread of its own that answers with what it was asked.
class Running {
 public:
  explicit Running(const HttpBounds& bounds = {}, Handler handler = echo)
      : server_{HttpServer::open(0, std::move(handler), bounds).value()}, thread_{[this] {
          finished_all_ = server_.run();
          ended_ = true;
        }} {}
  ~Running() { stop(); }
  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  void tell_to_stop() { server_.stop(); }
  bool ended() const { return ended_; }
  bool finished_all() const { return finished_all_; }
  std::uint16_t port() const { return server_.port(); }

  static Response echo(const Request& request) {
    Response response;
    response.body = request.method + " " + request.path + " " + std::to_string(request.body.size());
    return response;
  }

 private:
  std::atomic<bool> ended_ = false;
  std::atomic<bool> finished_all_ = false;
  HttpServer server_;
  std::thread thread_;
};

TEST(Http, AConnectionIsKeptAndAnswersInTheOrderAsked) {
  const Running server;
  Client client{server.port()};
  EXPECT_EQ(client.get("/one").body, "GET /one 0");
  EXPECT_EQ(client.get("/two?with=query").body, "GET /two 0");
  EXPECT_EQ(client.post("/three", "12345").body, "POST /three 5");
  const std::string host = "Host: " + client.host() + "\r\n\r\n";
  client.send("GET /four HTTP/1.1\r\n" + host + "GET /five HTTP/1.1\r\n" + host);
  EXPECT_EQ(client.receive().body, "GET /four 0");
  EXPECT_EQ(client.receive().body, "GET /five 0");
}

TEST(Http, AConnectionEndsWhenTheClientSaysSo) {
  const Running server;
  Client client{server.port()};
  EXPECT_EQ(client.get("/", "Connection: close\r\n").headers["connection"], "close");
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST(Http, HeadSaysHowLongTheAnswerWouldBeAndLeavesItOut) {
  const Running server;
  Client client{server.port()};
  client.send("HEAD /page HTTP/1.1\r\nHost: " + client.host() + "\r\n\r\n");
  Answer answer = client.receive(true);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers["content-length"], "11");
  EXPECT_EQ(client.get("/next").body, "GET /next 0");
}

TEST(Http, OnlyItsOwnNamesAreAnsweredSoThatNoOtherPageCanAsk) {
  const Running server;
  const std::string port = ":" + std::to_string(server.port());
  const auto status = [&](const std::string& headers) {
    Client client{server.port()};
    client.send("GET / HTTP/1.1\r\n" + headers + "\r\n");
    return client.receive().status;
  };
  for (const std::string host : {"127.0.0.1", "localhost", "LOCALHOST", "[::1]"})
    EXPECT_EQ(status("Host: " + host + port + "\r\n"), 200) << host;
  for (const std::string& host : {"evil.example" + port, std::string{"localhost"}, std::string{"127.0.0.1"},
                                  std::string{"localhost:1"}, "localhost" + port + ".evil.example", std::string{}})
    EXPECT_EQ(status("Host: " + host + "\r\n"), 403) << host;
  EXPECT_EQ(status(""), 403);
  EXPECT_EQ(status("Host: localhost" + port + "\r\nHost: evil.example\r\n"), 403);
}

TEST(Http, APostFromAnotherOriginIsRefusedBeforeItIsHandled) {
  std::atomic<int> handled = 0;
  const Running server{{}, [&](const Request& request) {
                         ++handled;
                         return Running::echo(request);
                       }};
  const std::string port = ":" + std::to_string(server.port());
  const auto status = [&](const std::string& origin) {
    return Client{server.port()}.post("/", "{}", "Origin: " + origin + "\r\n").status;
  };
  for (const std::string& origin :
       {std::string{"https://evil.example"}, std::string{"null"}, std::string{}, std::string{"http://localhost"},
        "https://localhost" + port, "http://localhost" + port + "/"})
    EXPECT_EQ(status(origin), 403) << origin;
  EXPECT_EQ(handled, 0);
  EXPECT_EQ(status("http://localhost" + port), 200);
  EXPECT_EQ(status("http://127.0.0.1" + port), 200);
  EXPECT_EQ(handled, 2);
}

TEST(Http, TooLargeABodyIsRefusedFromItsHeaderAlone) {
  const Running server{{.body_bytes = 1000}};
  Client client{server.port()};
  client.send("POST / HTTP/1.1\r\nHost: " + client.host() + "\r\nContent-Length: 1000000000000\r\n\r\n");
  Answer answer = client.receive();
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.headers["connection"], "close");
  EXPECT_NE(answer.body.find("\"error\""), std::string::npos);
  EXPECT_EQ(Client{server.port()}.post("/", std::string(1000, 'x')).status, 200);
  EXPECT_EQ(Client{server.port()}.post("/", std::string(1001, 'x')).status, 413);
}

TEST(Http, ABodyThatGrowsTooLargeInPiecesIsRefused) {
  const Running server{{.body_bytes = 1000}};
  Client client{server.port()};
  client.send("POST / HTTP/1.1\r\nHost: " + client.host() + "\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 11; ++i) client.send("64\r\n" + std::string(100, 'x') + "\r\n");
  EXPECT_EQ(client.receive().status, 413);
}

TEST(Http, TooLongAHeaderIsRefused) {
  const Running server;
  Client client{server.port()};
  EXPECT_EQ(client.get("/", "X-Long: " + std::string(20'000, 'x') + "\r\n").status, 431);
}

TEST(Http, WhatIsNotHttpIsRefused) {
  const Running server;
  for (const char* bytes :
       {"hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\r\n\r\n"}) {
    Client client{server.port()};
    client.send(bytes);
    EXPECT_EQ(client.receive().status, 400) << bytes;
    EXPECT_TRUE(client.is_closed_by_server());
  }
  Client client{server.port()};
  client.send("GET http://example.org/ HTTP/1.1\r\nHost: " + client.host() + "\r\n\r\n");
  EXPECT_EQ(client.receive().status, 400);
}

TEST(Http, WhoAsksWhetherToGoOnIsToldSo) {
  const Running server;
  Client client{server.port()};
  client.send("POST / HTTP/1.1\r\nHost: " + client.host() + "\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  client.send("body");
  EXPECT_EQ(client.receive().body, "POST / 4");
}

TEST(Http, WhoIsTooSlowLosesTheConnectionAndNobodyElseDoes) {
  const Running server{{.idle = 200ms, .header = 200ms, .body = 200ms}};
  Client silent{server.port()};
  Client slow_header{server.port()};
  slow_header.send("GET / HTTP/1.1\r\nHo");
  Client slow_body{server.port()};
  slow_body.send("POST / HTTP/1.1\r\nHost: " + slow_body.host() + "\r\nContent-Length: 10\r\n\r\n12345");
  EXPECT_EQ(Client{server.port()}.get("/").status, 200);
  EXPECT_TRUE(silent.is_closed_by_server());
  EXPECT_TRUE(slow_header.is_closed_by_server());
  EXPECT_TRUE(slow_body.is_closed_by_server());
  EXPECT_EQ(Client{server.port()}.get("/").status, 200);
}

TEST(Http, ADripOfBytesDoesNotMakeAHeaderLast) {
  const Running server{{.header = 300ms}};
  Client client{server.port()};
  client.send("GET / HTTP/1.1\r\nX: ");
  bool closed = false;
  for (int i = 0; i < 100 && !closed; ++i) {
    client.send("x");
    closed = client.anything_within(20);
  }
  EXPECT_TRUE(closed);
}

TEST(Http, OneConnectionTooManyWaitsItsTurn) {
  const Running server{{.connections = 2}};
  auto first = std::make_unique<Client>(server.port());
  Client second{server.port()};
  EXPECT_EQ(first->get("/").status, 200);
  EXPECT_EQ(second.get("/").status, 200);
  Client third{server.port()};
  third.send("GET /third HTTP/1.1\r\nHost: " + third.host() + "\r\n\r\n");
  EXPECT_FALSE(third.anything_within(200));
  first.reset();
  EXPECT_EQ(third.receive().body, "GET /third 0");
}

TEST(Http, AHandlerThatThrowsIsAnAnswerThatNothingWasJudged) {
  const Running server{{}, [](const Request&) -> Response { throw std::runtime_error("a secret"); }};
  const Answer answer = Client{server.port()}.get("/");
  EXPECT_EQ(answer.status, 500);
  EXPECT_NE(answer.body.find("nothing has been judged"), std::string::npos);
  EXPECT_EQ(answer.body.find("secret"), std::string::npos);
}

TEST(Http, WhatIsUnderWayIsFinishedBeforeTheServerEnds) {
  std::atomic<bool> asked = false;
  std::atomic<bool> may_answer = false;
  Running server{{}, [&](const Request& request) {
                   asked = true;
                   while (!may_answer) std::this_thread::sleep_for(1ms);
                   return Running::echo(request);
                 }};
  Client idle{server.port()};
  Client busy{server.port()};
  busy.send("GET /busy HTTP/1.1\r\nHost: " + busy.host() + "\r\n\r\n");
  while (!asked) std::this_thread::sleep_for(1ms);
  server.tell_to_stop();
  EXPECT_TRUE(idle.is_closed_by_server());
  EXPECT_FALSE(server.ended());
  may_answer = true;
  Answer answer = busy.receive();
  EXPECT_EQ(answer.body, "GET /busy 0");
  EXPECT_EQ(answer.headers["connection"], "close");
  server.stop();
  EXPECT_TRUE(server.ended());
}

TEST(Http, WhoNeverFinishesARequestDoesNotHoldUpTheEnd) {
  Running server{{.farewell = 200ms}};
  Client stuck{server.port()};
  stuck.send("GET / HT");
  EXPECT_EQ(Client{server.port()}.get("/").status, 200);
  const auto began = std::chrono::steady_clock::now();
  server.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
}

TEST(Http, LongQuestionsHoldUpNeitherRefusalsNorTheEnd) {
  std::atomic<int> inside = 0;
  std::atomic<bool> may_answer = false;
  Running server{{.threads = 2, .farewell = 100ms}, [&](const Request& request) {
                   ++inside;
                   while (!may_answer) std::this_thread::sleep_for(1ms);
                   return Running::echo(request);
                 }};
  Client one{server.port()};
  Client two{server.port()};
  for (Client* client : {&one, &two}) client->send("GET / HTTP/1.1\r\nHost: " + client->host() + "\r\n\r\n");
  while (inside < 2) std::this_thread::sleep_for(1ms);
  EXPECT_EQ(Client{server.port()}.get("/", "Host: evil.example\r\n").status, 403);
  server.tell_to_stop();
  for (int i = 0; i < 5000 && !server.ended(); ++i) std::this_thread::sleep_for(1ms);
  EXPECT_TRUE(server.ended());
  EXPECT_FALSE(server.finished_all());
  may_answer = true;
}

TEST(Http, SeveralAreAnsweredAtOnce) {
  std::atomic<int> inside = 0;
  const Running server{{.threads = 2}, [&](const Request& request) {
                         ++inside;
                         while (inside < 2) std::this_thread::sleep_for(1ms);  // each waits for the other
                         return Running::echo(request);
                       }};
  Client one{server.port()};
  Client two{server.port()};
  one.send("GET /one HTTP/1.1\r\nHost: " + one.host() + "\r\n\r\n");
  two.send("GET /two HTTP/1.1\r\nHost: " + two.host() + "\r\n\r\n");
  EXPECT_EQ(one.receive().body, "GET /one 0");
  EXPECT_EQ(two.receive().body, "GET /two 0");
}

TEST(Http, ATakenPortIsAProblemInWords) {
  const Running server;
  const auto second = HttpServer::open(server.port(), Running::echo);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().what, "This port is in use by another program.");
  EXPECT_EQ(second.error().where, "127.0.0.1:" + std::to_string(server.port()));
}

}  // namespace
}  // namespace mettle::testing
