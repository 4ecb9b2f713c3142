// What the parity test asks the browser's module, and what Mettle itself answers: the cases of cases/, the bundles of
// tests/fhir/, and random people from one seed. The native answers come from knowledge/ as TOML, the module's from the
// image, so the image is tried too.
//
//   parity_people COUNT EVERY HASH   COUNT people; every EVERYth is asked everything, the others one thing each
//   parity_people --answer CALL HASH  the native answer to the body on standard input, in full
//
// A line each, fields parted by tabs:  R name day record  |  Q call more-members sha256-of-status-and-answer
#include <sodium.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "assurance/case_file.h"
#include "interop/api.h"
#include "picture/record_out.h"
#include "support/case_files.h"
#include "support/knowledge.h"
#include "support/people.h"

namespace mettle::testing {
namespace {

constexpr std::uint64_t seed = 20261124;

std::string sha256(std::string_view text) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  char hex[sizeof hash * 2 + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return hex;
}

/// The real knowledge, under the hash that the image carries.
const KnowledgeBase& edition(const std::string& hash) {
  static const KnowledgeBase base = [&] {
    KnowledgeBase real = knowledge();
    real.hash = hash;
    return real;
  }();
  return base;
}

CodeMap real_codes() {
  std::vector<SourceFile> files;
  for (SourceFile& file : knowledge_files())
    if (file.path.starts_with("codes/")) files.push_back(std::move(file));
  return CodeMap::from(files).value();
}

struct Call {
  std::string_view path;
  std::string more;  // further members of the body
};

class Teller {
 public:
  explicit Teller(const std::string& hash)
      : base_{edition(hash)},
        codes_{real_codes()},
        api_{Api::from(base_, codes_, file_text("contract/records/robin.json"), law_day).value()} {}

  Response answer(std::string_view path, std::string body) const {
    return api_.answer({body.empty() ? "GET" : "POST", std::string{path}, "application/json", std::move(body)});
  }

  void ask_nobody() {
    std::printf("R\tnobody\t%s\t\n", law_day().to_text().c_str());
    for (const char* path : {"/api/vocabulary", "/api/example", "/api/nonsense"}) tell(path, "", answer(path, ""));
  }

  void ask_everything(const std::string& name, Date day, const std::string& record) {
    const std::string entry = R"(,"entry":")" + next_entry() + "\"";
    std::vector<Call> calls{{"/api/read", ""}, {"/api/assess", ""}, {"/api/explain", entry}, {"/api/plan", ""}};
    for (const Library library : asked_libraries) calls.push_back(screening(library));
    ask(name, day, record, calls);
  }

  void ask_one_thing(const std::string& name, Date day, const std::string& record) {
    ask(name, day, record, {screening(asked_libraries[turn_++ % asked_libraries.size()])});
  }

 private:
  static Call screening(Library library) { return {"/api/screen", R"(,"for":")" + std::string{id_of(library)} + "\""}; }
  std::string next_entry() { return base_.entries[turn_++ % base_.entries.size()].id; }

  void ask(const std::string& name, Date day, const std::string& record, const std::vector<Call>& calls) const {
    std::printf("R\t%s\t%s\t%s\n", name.c_str(), day.to_text().c_str(), record.c_str());
    const std::string head = R"({"as_of":")" + day.to_text() + R"(","record":)" + record;
    for (const Call& call : calls) tell(call.path, call.more, answer(call.path, head + call.more + "}"));
  }

  static void tell(std::string_view path, const std::string& more, const Response& response) {
    const std::string sum = sha256(std::to_string(response.status) + " " + response.body);
    std::printf("Q\t%s\t%s\t%s\n", std::string{path}.c_str(), more.c_str(), sum.c_str());
  }

  const KnowledgeBase& base_;
  CodeMap codes_;
  Api api_;
  std::size_t turn_ = 0;
};

std::string record_of(const Picture& picture) { return write_canonical(write_record(knowledge(), picture)); }

void tell_cases(Teller& teller) {
  for (const std::string& path : case_paths()) {
    const auto read = read_case(knowledge(), {path, file_text(path)}, case_people());
    if (!read) {
      std::fprintf(stderr, "%s\n", to_text(read.error()).c_str());
      std::exit(1);
    }
    teller.ask_everything(path, read->as_of, record_of(read->picture));
    for (std::size_t i = 0; i < read->asks.size(); ++i)
      if (read->asks[i].picture != read->picture)
        teller.ask_everything(path + " question " + std::to_string(i + 1), read->as_of,
                              record_of(read->asks[i].picture));
  }
}

void tell_bundles(Teller& teller) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::string{METTLE_SOURCE_DIR} + "/tests/fhir"))
    if (entry.path().extension() == ".json") paths.push_back("tests/fhir/" + entry.path().filename().string());
  std::ranges::sort(paths);
  for (const std::string& path : paths)
    if (const auto json = read_json(file_text(path))) teller.ask_everything(path, law_day(), write_canonical(*json));
}

void tell_people(Teller& teller, int count, int every) {
  const rc::Gen<Person> people = any_person();
  rc::Random chance{seed};
  for (int i = 0; i < count; ++i) {
    constexpr int largest = 100;  // RapidCheck: how long its lists may grow
    const Picture picture = people(chance.split(), i % largest).value().picture;
    std::string record = record_of(picture);
    if (i % 97 == 96) record.resize(record.size() / 2);  // not JSON any more: refused in the same words
    if (i % 89 == 88) record.insert(1, R"("bone":1,)");
    const std::string name = "person " + std::to_string(i);
    if (i % every == 0) teller.ask_everything(name, law_day(), record);
    else teller.ask_one_thing(name, law_day(), record);
  }
}

}  // namespace
}  // namespace mettle::testing

int main(int argc, char** argv) {
  using namespace mettle::testing;
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 3 && words[0] == "--answer") {
    const std::string body{std::istreambuf_iterator<char>(std::cin), {}};
    const mettle::Response response = Teller{words[2]}.answer(words[1], body);
    std::printf("%d %s", response.status, response.body.c_str());
    return 0;
  }
  if (words.size() != 3) {
    std::fputs("usage: parity_people COUNT EVERY HASH, or parity_people --answer CALL HASH\n", stderr);
    return 2;
  }
  Teller teller{words[2]};
  teller.ask_nobody();
  tell_cases(teller);
  tell_bundles(teller);
  tell_people(teller, std::stoi(words[0]), std::stoi(words[1]));
}
