// The door of the browser: C functions, JSON in and JSON out. It answers the calls of contract/README.md with the very
// code that answers them in `mettle serve`, so the bytes are the same (law 7; tests/parity compares them).
//
// The host reserves room, copies bytes into it, and calls. A trap means that nothing was judged: throw the instance
// away and say "not checked". Memory may have grown after any call, so views of it must be made anew.
#include "bindings/wasm/safety_api.h"

#include <cstdlib>
#include <memory>

#include "interop/api.h"
#include "interop/code_image.h"
#include "knowledge/image.h"

namespace {

/// What one instance of the module has taken in: an edition, and the calls answered from it.
struct Opened {
  mettle::KnowledgeBase base;
  mettle::CodeMap codes;
  std::optional<mettle::Api> api = {};
};

std::unique_ptr<Opened> opened;
std::string last_answer;
mettle::Date today;

std::string_view text(const char* at, std::size_t size) { return {at, size}; }

int answered(const mettle::Response& response) {
  last_answer = response.body;
  return response.status;
}

mettle::Result<std::unique_ptr<Opened>> open(std::string_view knowledge, std::string_view codes,
                                             std::string_view example, std::string_view day) {
  const auto date = mettle::Date::read(day);
  if (!date) return mettle::failure(mettle::Problem{"This is not a date.", "today", "Write it as YYYY-MM-DD."});
  today = *date;
  METTLE_TRY(mettle::KnowledgeBase base, mettle::read_image(knowledge));
  METTLE_TRY(mettle::CodeMap map, mettle::read_code_image(codes));
  auto made = std::make_unique<Opened>(Opened{std::move(base), std::move(map)});
  METTLE_TRY(mettle::Api api, mettle::Api::from(made->base, made->codes, example, [] { return today; }));
  made->api.emplace(std::move(api));
  return made;
}

}  // namespace

extern "C" {

void* mettle_reserve(std::size_t size) { return std::malloc(size); }
void mettle_release(void* room) { std::free(room); }

int mettle_open(const char* knowledge, std::size_t knowledge_size, const char* codes, std::size_t codes_size,
                const char* example, std::size_t example_size, const char* day, std::size_t day_size) {
  opened = nullptr;
  auto made =
      open(text(knowledge, knowledge_size), text(codes, codes_size), text(example, example_size), text(day, day_size));
  if (!made) return answered(mettle::refusal(422, made.error()));
  opened = std::move(*made);
  last_answer.clear();
  return 200;
}

int mettle_ask(const char* call, std::size_t call_size, const char* body, std::size_t body_size, const char* day,
               std::size_t day_size) {
  if (!opened) return answered(mettle::refusal(409, {"No knowledge has been opened.", "", "Call mettle_open first."}));
  const auto date = mettle::Date::read(text(day, day_size));
  if (!date) return answered(mettle::refusal(422, {"This is not a date.", "today", "Write it as YYYY-MM-DD."}));
  today = *date;
  mettle::Request request{body_size == 0 ? "GET" : "POST", std::string{text(call, call_size)}, "application/json",
                          std::string{text(body, body_size)}};
  return answered(opened->api->answer(request));
}

const char* mettle_answer() { return last_answer.data(); }
std::size_t mettle_answer_size() { return last_answer.size(); }

}  // extern "C"
