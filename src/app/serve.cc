#include "app/serve.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

#include "app/embedded.h"
#include "interop/api.h"
#include "server/http.h"
#include "server/pages.h"

namespace mettle {

int serve(const Loaded& loaded, const ServeOptions& options) {
  const auto refuse = [](const Problem& problem) {
    fmt::print(stderr, "mettle: {}\n", to_text(problem));
    return 2;
  };
  const auto examples = embedded_examples();
  const auto api = Api::from(loaded.base, loaded.codes, examples.empty() ? "" : examples.front().bytes, today_by_clock);
  if (!api) return refuse(api.error());
  std::vector<PageFile> files;
  for (const Embedded& file : embedded_pages()) files.push_back({file.path, file.bytes});
  const Pages pages{files};

  auto server = HttpServer::open(options.port, [&](const Request& request) {
    return Api::owns(request.path) ? api->answer(request) : pages.answer(request);
  });
  if (!server) return refuse(server.error());
  server->heed_signals();
  fmt::print("Mettle is at http://127.0.0.1:{}/\n", server->port());
  fmt::print("Draft, not clinically approved. Nothing you type there is stored. Stop with Ctrl+C.\n");
  std::fflush(stdout);
  if (!server->run()) std::_Exit(0);  // somebody's question is still being worked out, and nobody waits for it any more
  return 0;
}

}  // namespace mettle
