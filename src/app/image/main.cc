// mettle_image FOLDER KNOWLEDGE.IMAGE CODES.IMAGE: reads and checks knowledge/ and writes it as bytes that `mettle` and
// the browser read at every start. Runs when Mettle is built; knowledge with faults stops the build with the usual
// messages.
#include <cstdio>
#include <exception>
#include <fstream>

#include "app/knowledge_files.h"
#include "app/output.h"
#include "interop/code_image.h"
#include "knowledge/image.h"
#include "safety/rule_examples.h"

namespace mettle {
namespace {

int write_file(const char* path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  return file ? 0 : refuse({"The image could not be written.", path, "Check the disk and its permissions."});
}

int compile(const char* folder, const char* knowledge_path, const char* codes_path) {
  const auto files = read_files(folder);
  if (!files) return refuse(files.error());
  const auto loaded = read_all(*files);
  if (!loaded) return refuse_all(loaded.error(), exit_faults);
  if (const auto problems = check_rule_examples(loaded->base); !problems.empty())
    return refuse_all(problems, exit_faults);
  const std::string knowledge = write_image(loaded->base), codes = write_code_image(loaded->codes);
  const auto base_again = read_image(knowledge);
  const auto codes_again = read_code_image(codes);
  if (!base_again || write_image(*base_again) != knowledge)
    return refuse(
        {"The image of the knowledge is not what it was made from.", "src/knowledge/image_fields.h",
         "Look there for a number of enumerators that is too small, or a check in image.cc that is too strict."});
  if (!codes_again || write_code_image(*codes_again) != codes)
    return refuse({"The image of the codes is not what it was made from.", "src/interop/code_image.cc",
                   "Look there for a number of enumerators that is too small."});
  const int status = write_file(knowledge_path, knowledge);
  return status != 0 ? status : write_file(codes_path, codes);
}

}  // namespace
}  // namespace mettle

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: mettle_image FOLDER KNOWLEDGE.IMAGE CODES.IMAGE\n", stderr);
    return mettle::exit_bad_input;
  }
  try {
    return mettle::compile(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "mettle_image: %s\n", error.what());
  }
  return mettle::exit_bad_input;
}
