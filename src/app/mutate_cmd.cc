#include "app/mutate_cmd.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <sstream>
#include <thread>

#include "app/output.h"
#include "app/setup.h"
#include "assurance/mutation_run.h"

namespace mettle {
namespace {

constexpr const char* equal_list_path = "docs/safety/equal_mutants.toml";

std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// Everything the run judges with, read once.
struct Material {
  std::vector<SourceFile> people;
  Judges judges;
  EqualList equal;
  Date today;
};

Result<Material> read_material(const KnowledgeBase& base, const std::filesystem::path& root) {
  auto files = read_knowledge_files((root / "cases").string());
  if (!files) return failure(files.error());
  Material material;
  for (SourceFile& file : *files) file.path = "cases/" + file.path;
  for (const SourceFile& file : *files)
    if (file.path.starts_with("cases/people/")) material.people.push_back(file);
  for (const SourceFile& file : *files) {
    if (!is_case(file.path)) continue;
    METTLE_TRY(auto one, read_case(base, file, material.people));
    material.judges.cases.push_back(std::move(one));
  }
  if (material.judges.cases.empty())
    return failure(Problem{"There is no case.", (root / "cases").string(), "Name the folder that holds cases/."});
  const auto golden = root / "cases/golden";
  material.judges.golden = {text_of(golden / "exercises.txt"), text_of(golden / "daily.txt"),
                            text_of(golden / "rules.txt")};
  material.judges.moved = text_of(golden / "moved.txt");
  if (compare_golden(base, material.judges.golden).moved != material.judges.moved)
    return failure(Problem{"The frozen decisions are not as cases/golden/moved.txt says.", golden.string(),
                           "./test golden shows where; then run this again."});
  const SourceFile equal{equal_list_path, text_of(root / equal_list_path)};
  METTLE_TRY(material.equal, read_equal_list(equal));
  material.today = material.judges.cases.front().as_of;
  return material;
}

/// Mutants judged so far, drawn over itself on a terminal.
class Bar {
 public:
  explicit Bar(std::size_t all) : all_{all}, shown_{isatty(STDERR_FILENO) != 0} {}

  void step(bool survived) {
    const std::scoped_lock lock(mutex_);
    ++done_;
    if (survived) ++survived_;
    if (!shown_ || (done_ % 20 != 0 && done_ != all_)) return;
    constexpr std::size_t width = 40;
    const std::size_t full = done_ * width / all_;
    std::fprintf(stderr, "\r[%s%s] %zu of %zu, %zu not noticed%s", std::string(full, '#').c_str(),
                 std::string(width - full, '.').c_str(), done_, all_, survived_, done_ == all_ ? "\n" : "");
    std::fflush(stderr);
  }

 private:
  std::size_t all_, done_ = 0, survived_ = 0;
  bool shown_;
  std::mutex mutex_;
};

std::vector<Outcome> judge_all(const KnowledgeBase& base, const Material& material, const std::vector<Mutant>& mutants,
                               const std::vector<std::size_t>& chosen, unsigned jobs) {
  std::vector<Outcome> outcomes(chosen.size());
  const MutationJudge judge(base, material.judges);
  Bar bar(chosen.size());
  // Mutants of one subject go to one thread, which makes the people for it once.
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    if (i == 0 || mutants[chosen[i]].subject != mutants[chosen[i - 1]].subject) starts.push_back(i);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    MutationRun run(base, judge, material.people, material.today);
    for (std::size_t s = next++; s < starts.size(); s = next++) {
      const std::size_t end = s + 1 < starts.size() ? starts[s + 1] : chosen.size();
      for (std::size_t i = starts[s]; i < end; ++i) {
        outcomes[i] = run.judge(mutants[chosen[i]]);
        bar.step(outcomes[i].is == Outcome::Is::survived);
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  return outcomes;
}

int write_mended(const KnowledgeBase& base, const Material& material, const std::filesystem::path& root,
                 const std::vector<std::pair<Mutant, Search>>& equal,
                 const std::vector<std::pair<Mutant, Search>>& survivors) {
  CaseProposals proposals(base, material.people);
  for (const auto& [mutant, search] : survivors)
    if (search.witness) proposals.add(mutant, *search.witness, text_of(root / case_path_for(mutant)));
  for (const auto& [path, text] : proposals.files()) {
    std::filesystem::create_directories((root / path).parent_path());
    std::ofstream(root / path, std::ios::binary) << text;
  }
  std::ofstream(root / equal_list_path, std::ios::binary) << write_equal_list(equal);
  return print(fmt::format("{} cases and {} were written. Read each answer before it is kept.\n",
                           proposals.files().size(), equal_list_path))
             ? 0
             : exit_bad_input;
}

/// What is wrong with the list of equal mutants.
std::vector<std::string> faults_of_list(const EqualList& list, const std::vector<Mutant>& mutants,
                                        const std::set<std::string>& equal, bool whole) {
  std::vector<std::string> faults;
  std::set<std::string> existing;
  for (const Mutant& mutant : mutants) existing.insert(mutant.id);
  for (const std::string& id : list.ids) {
    if (!existing.contains(id)) faults.push_back(id + ": there is no such mutant any more");
    else if (whole && !equal.contains(id)) faults.push_back(id + ": is not equal any more, or is noticed");
  }
  const std::set<std::string> listed(list.ids.begin(), list.ids.end());
  for (const std::string& id : equal)
    if (!listed.contains(id)) faults.push_back(id + ": equal, and not in the list");
  return faults;
}

}  // namespace

int mutate_knowledge(const MutateOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  const std::filesystem::path root{options.folder};
  const auto loaded = load((root / "knowledge").string());
  if (!loaded) return refuse_all(loaded.error(), exit_faults);
  const auto material = read_material(loaded->base, root);
  if (!material) return refuse(material.error());
  const std::vector<Mutant> mutants = make_mutants(loaded->base);
  const std::vector<std::size_t> chosen = draw(mutants.size(), options.limit, options.seed);
  const unsigned jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  const std::vector<Outcome> outcomes = judge_all(loaded->base, *material, mutants, chosen, jobs);

  std::string text;
  std::array<std::size_t, notice_ids.size()> noticed{};
  std::vector<std::pair<Mutant, Search>> equal, survivors;
  std::set<std::string> equal_ids;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const Mutant& mutant = mutants[chosen[i]];
    const Outcome& outcome = outcomes[i];
    switch (outcome.is) {
      case Outcome::Is::noticed:
        ++noticed[static_cast<std::size_t>(outcome.notice.by)];
        if (options.list)
          text += mutant.id + ": " + std::string{notice_ids[static_cast<std::size_t>(outcome.notice.by)]} + " " +
                  outcome.notice.where + "\n";
        break;
      case Outcome::Is::equal:
        equal.emplace_back(mutant, outcome.search);
        equal_ids.insert(mutant.id);
        if (options.list) text += mutant.id + ": equal\n";
        break;
      case Outcome::Is::survived: survivors.emplace_back(mutant, outcome.search); break;
    }
  }
  for (const auto& [mutant, search] : survivors) {
    text += "survivor: " + mutant.id + "\n";
    if (search.witness) text += "  a case that would notice: " + search.witness->person.given() + "\n";
    else text += "  nobody was found who meets what it changes\n";
  }
  const auto faults = faults_of_list(material->equal, mutants, equal_ids, chosen.size() == mutants.size());
  for (const std::string& fault : faults) text += std::string{equal_list_path} + ": " + fault + "\n";
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - began).count();
  text += fmt::format(
      "{} of {} mutants: {} noticed by a case, {} by the frozen decisions, {} by another rule's example, {} equal, "
      "{} survived. {} s.\n",
      chosen.size(), mutants.size(), noticed[0], noticed[1], noticed[2], equal.size(), survivors.size(), seconds);
  if (!print(text)) return exit_bad_input;
  if (options.write) return write_mended(loaded->base, *material, root, equal, survivors);
  return survivors.empty() && faults.empty() ? 0 : exit_faults;
}

}  // namespace mettle
