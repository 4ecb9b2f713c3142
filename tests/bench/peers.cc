// Mettle beside rule engines that a hospital might otherwise use: the same demands, the same limits, the same answers.
#include "bench/peers.h"

#include <sys/wait.h>
#include <unistd.h>

#include <bit>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "safety/bit_table.h"
#include "support/knowledge.h"

namespace mettle::bench {
namespace {

/// Mettle with its tables: limits to ceilings, verdicts, and (when asked) the limits that bind. The evaluations are
/// there as the limits are for the others.
class Own : public Peer {
 public:
  Own(const KnowledgeBase& base, const std::vector<Picture>& people, bool reasons) : table_{base}, reasons_{reasons} {
    for (const Picture& picture : people) evaluations_.push_back(evaluate(base, picture, bench_day()));
  }

  Answer ask(std::size_t person) override {
    constexpr int times = 200;  // one is too short for the clock
    Evaluation& evaluation = evaluations_[person];
    std::vector<Verdict> verdicts(table_.size());
    std::vector<std::vector<std::uint64_t>> sets(table_.size());
    Answer answer;
    answer.cpu_seconds = cpu_of([&] {
                           for (int i = 0; i < times; ++i) {
                             for (std::size_t library = 0; library < library_ids.size(); ++library)
                               evaluation.ceilings[library] = ceilings_of(evaluation.limits[library]);
                             table_.verdicts(evaluation, verdicts);
                             if (reasons_) find_reasons(evaluation, verdicts, sets);
                           }
                         }) /
                         times;
    for (const Verdict verdict : verdicts) answer.verdicts += static_cast<char>('0' + static_cast<int>(verdict));
    for (std::size_t at = 0; at < sets.size(); ++at)
      for (std::size_t word = 0; word < sets[at].size(); ++word)
        for (std::uint64_t left = sets[at][word]; left != 0; left &= left - 1)
          answer.add_reason(at, word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    return answer;
  }

 private:
  void find_reasons(const Evaluation& evaluation, const std::vector<Verdict>& verdicts,
                    std::vector<std::vector<std::uint64_t>>& sets) const {
    for (const BitTable::Stretch& stretch : table_.stretches()) {
      const ReasonTable because{evaluation.limits_for(stretch.library)};
      for (std::size_t at = stretch.first; at < stretch.past; ++at) {
        if (verdicts[at] == Verdict::allow) continue;
        sets[at].resize(because.words());
        because.find(table_.tops(at), sets[at]);
      }
    }
  }

  BitTable table_;
  bool reasons_;
  std::vector<Evaluation> evaluations_;
};

/// A program of Node.js that answers line by line.
class Node {
 public:
  explicit Node(const std::string& question_file) {
    int to[2], from[2];
    if (pipe(to) != 0 || pipe(from) != 0) stop("no pipe");
    child_ = fork();
    if (child_ == 0) {
      dup2(to[0], STDIN_FILENO);
      dup2(from[1], STDOUT_FILENO);
      close(to[1]);
      close(from[0]);
      const std::string script = std::string{METTLE_SOURCE_DIR} + "/tests/bench/peers/peers.mjs";
      execlp("node", "node", script.c_str(), question_file.c_str(), nullptr);
      _exit(127);
    }
    close(to[0]);
    close(from[1]);
    in_ = fdopen(from[0], "r");
    out_ = fdopen(to[1], "w");
    if (line() != "ready") stop("tests/bench/peers/peers.mjs did not start; has npm ci been run there?");
  }
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node() {
    std::fclose(out_);
    std::fclose(in_);
    waitpid(child_, nullptr, 0);
  }

  Answer ask(const char* engine, std::size_t person) {
    std::fprintf(out_, "%s %zu\n", engine, person);
    std::fflush(out_);
    Answer answer;
    const std::string said = line();
    std::size_t at = said.find(' ');
    if (at == std::string::npos) stop("tests/bench/peers/peers.mjs stopped");
    answer.cpu_seconds = std::strtod(said.c_str(), nullptr);
    const std::size_t past = said.find(' ', at + 1);
    answer.verdicts = said.substr(at + 1, past - at - 1);
    char* next = nullptr;
    answer.reasons = std::strtoull(said.c_str() + past, &next, 10);
    answer.mark = static_cast<std::uint32_t>(std::strtoul(next, nullptr, 10));
    return answer;
  }

 private:
  [[noreturn]] static void stop(const char* what) {
    std::fprintf(stderr, "./bench: %s\n", what);
    std::exit(1);
  }
  std::string line() {
    std::string text;
    for (int c = std::fgetc(in_); c != EOF && c != '\n'; c = std::fgetc(in_)) text += static_cast<char>(c);
    return text;
  }

  pid_t child_ = 0;
  std::FILE* in_ = nullptr;
  std::FILE* out_ = nullptr;
};

class NodePeer : public Peer {
 public:
  NodePeer(Node& node, const char* engine) : node_{node}, engine_{engine} {}
  Answer ask(std::size_t person) override { return node_.ask(engine_, person); }

 private:
  Node& node_;
  const char* engine_;
};

PlainLimit plain_limit(const Ceilings& ceilings) {
  PlainLimit limit;
  for (std::size_t d = 0; d < dimension_count; ++d) {
    const Dimension dimension = make_dimension(d);
    const int alone = ceilings.alone.at(dimension);
    if (alone < highest_of(dimension))
      limit.caps.push_back({d, alone, ceilings.watched.at(dimension), ceilings.signed_off.at(dimension)});
  }
  return limit;
}

}  // namespace

PlainQuestion plain_question(const KnowledgeBase& base, const std::vector<Picture>& people) {
  PlainQuestion question;
  for (const Variant& variant : base.variants) {
    PlainVariant& plain = question.variants.emplace_back();
    plain.library = static_cast<std::size_t>(base.entries[variant.entry].library);
    for (std::size_t d = 0; d < dimension_count; ++d)
      if (const int level = variant.demand.at(make_dimension(d)); level > 0) plain.demand.push_back({d, level});
  }
  for (const bool each : {true, false})
    for (const Picture& picture : people) {
      const Evaluation evaluation = evaluate(base, picture, bench_day());
      PlainPerson& person = question.people.emplace_back();
      for (std::size_t library = 0; library < library_ids.size(); ++library) {
        auto& limits = person.libraries.emplace_back();
        if (!each) limits.push_back(plain_limit(evaluation.ceilings[library]));
        else
          for (const Limit& limit : evaluation.limits[library]) limits.push_back(plain_limit(limit.ceilings));
      }
    }
  return question;
}

std::string to_json(const PlainQuestion& question) {
  Json variants = Json::array();
  for (const PlainVariant& variant : question.variants) {
    Json demand = Json::array();
    for (const PlainLevel& level : variant.demand) {
      Json pair = Json::array();
      pair.add(level.dimension).add(level.level);
      demand.add(std::move(pair));
    }
    variants.add(Json::object().set("library", variant.library).set("demand", std::move(demand)));
  }
  Json people = Json::array();
  for (const PlainPerson& person : question.people) {
    Json libraries = Json::array();
    for (const auto& limits : person.libraries) {
      Json all = Json::array();
      for (const PlainLimit& limit : limits) {
        Json caps = Json::array();
        for (const PlainCap& cap : limit.caps) {
          Json row = Json::array();
          row.add(cap.dimension).add(cap.alone).add(cap.watched).add(cap.signed_off);
          caps.add(std::move(row));
        }
        all.add(std::move(caps));
      }
      libraries.add(std::move(all));
    }
    people.add(Json::object().set("libraries", std::move(libraries)));
  }
  Json whole = Json::object();
  whole.set("variants", std::move(variants)).set("people", std::move(people));
  return write_canonical(whole);
}

bool print_peers(int rounds) {
  const KnowledgeBase& base = testing::knowledge();
  const PlainQuestion question = plain_question(base, three_people());
  const std::string folder = std::filesystem::temp_directory_path() / "mettle-bench";
  std::filesystem::create_directories(folder);
  const std::string file = folder + "/question.json";
  std::ofstream(file) << to_json(question);

  Node node{file};
  const std::size_t people = three_people().size();
  Own own{base, three_people(), false}, own_with_reasons{base, three_people(), true};
  const auto clips = open_clips(question, std::string{METTLE_SOURCE_DIR} + "/tests/bench/peers/verdicts.clp");
  NodePeer zen{node, "zen"}, rules{node, "rules"};
  struct Row {
    const char* name;
    Peer& peer;
    bool reasons;
    std::vector<double> seconds{};
  };
  std::vector<Row> rows{{"Mettle", own, false},
                        {"CLIPS 6.30", *clips, false},
                        {"ZEN 0.54.0", zen, false},
                        {"json-rules-engine 7.3.1", rules, false},
                        {"Mettle", own_with_reasons, true},
                        {"CLIPS 6.30", *clips, true},
                        {"ZEN 0.54.0", zen, true},
                        {"json-rules-engine 7.3.1", rules, true}};

  bool equal = true;
  std::uint64_t reasons = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> used(rows.size());
    for (std::size_t person = 0; person < people; ++person) {
      const Answer expected = own_with_reasons.ask(person);
      if (round == 0) reasons += expected.reasons;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool ours = &rows[i].peer == &own || &rows[i].peer == &own_with_reasons;
        const Answer answer = rows[i].peer.ask(ours || rows[i].reasons ? person : person + people);
        used[i] += answer.cpu_seconds;
        const bool same = answer.verdicts == expected.verdicts &&
                          (!rows[i].reasons || (answer.reasons == expected.reasons && answer.mark == expected.mark));
        if (!same) std::printf("  %s answers otherwise for person %zu\n", rows[i].name, person + 1);
        equal = equal && same;
      }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].seconds.push_back(used[i]);
  }

  const double verdicts = static_cast<double>(question.variants.size() * people);
  std::printf(
      "\nPeers: %zu people, %zu variants, %llu reasons; the same demands and limits, in turns,\n"
      "median CPU time of %d rounds\n",
      people, question.variants.size(), static_cast<unsigned long long>(reasons), rounds);
  std::printf("  %-44s %12s %16s %12s\n", "", "us a verdict", "verdicts a s", "x Mettle");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double middle = median(rows[i].seconds);
    const std::string name = std::string{rows[i].name} + (rows[i].reasons ? ", with reasons" : ", without reasons");
    std::printf("  %-44s %12.3f %16.0f %12.1f\n", name.c_str(), middle * 1e6 / verdicts, verdicts / middle,
                middle / median(rows[i < 4 ? 0 : 4].seconds));
  }
  std::printf("  %s\n", equal ? "All give the same verdicts, and those with reasons the same reasons."
                              : "NOT all of them give the same answers.");
  return equal;
}

}  // namespace mettle::bench
