#include <charconv>
#include <cstdio>
#include <string>

#include "app/serve.h"

// mettle serve [--port N] [--knowledge FOLDER]
int main(int argc, char** argv) {
  std::string folder;
  mettle::ServeOptions options;
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    const std::string value = argv[i + 1];
    if (name == "--port") std::from_chars(value.data(), value.data() + value.size(), options.port);
    if (name == "--knowledge") folder = value;
  }
  const auto loaded = mettle::load(folder);
  if (!loaded) {
    for (const auto& problem : loaded.error()) std::fprintf(stderr, "%s\n", mettle::to_text(problem).c_str());
    return 2;
  }
  return mettle::serve(*loaded, options);
}
