#include "app/assurance_cmd.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/embedded.h"
#include "app/output.h"
#include "assurance/case_file.h"
#include "assurance/diff_words.h"
#include "assurance/reach.h"
#include "assurance/reference_people.h"
#include "assurance/trace.h"

namespace mettle {
namespace {

std::vector<SourceFile> embedded_people_files() {
  std::vector<SourceFile> files;
  for (const Embedded& file : embedded_people())
    files.push_back({"cases/people/" + std::string{file.path}, std::string{file.bytes}});
  return files;
}

std::string name_of(const std::string& folder, const KnowledgeBase& base) {
  return folder + " (" + base.edition + ", " + base.status + ", SHA-256 " + base.hash.substr(0, 12) + ")";
}

int written(const std::string& text, int status) {
  return print(text) ? status
                     : refuse({"The answer could not be written in full.", "standard output", "Check the disk."});
}

/// Folders that are built, fetched or hidden: nothing in them is a file of the repository.
bool is_passed_over(const std::filesystem::path& folder) {
  constexpr std::array<std::string_view, 4> others{"build", "node_modules", "dist", "__pycache__"};
  const std::string name = folder.filename().string();
  return name.starts_with(".") || std::ranges::find(others, name) != others.end();
}

Result<Repository> read_repository(const std::filesystem::path& root) {
  Repository repository;
  std::error_code error;
  for (auto at = std::filesystem::recursive_directory_iterator(root, error);
       !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
    if (at->is_directory() && is_passed_over(at->path())) at.disable_recursion_pending();
    if (at->is_regular_file()) repository.paths.push_back(std::filesystem::relative(at->path(), root).generic_string());
  }
  if (error)
    return failure(Problem{"The repository could not be read: " + error.message() + ".", root.string(),
                           "Name its root: mettle trace --root FOLDER."});
  std::ranges::sort(repository.paths);
  repository.hazards.path = "docs/safety/hazards.toml";
  if (!std::ranges::binary_search(repository.paths, repository.hazards.path))
    return failure(Problem{"There is no " + repository.hazards.path + " here.", root.string(),
                           "Run it at the root of the repository, or name it: mettle trace --root FOLDER."});
  for (const std::string& path : repository.paths) {
    const bool test = path.ends_with("_test.cc") && (path.starts_with("src/") || path.starts_with("tests/"));
    if (!test && !is_case(path) && path != repository.hazards.path) continue;
    METTLE_TRY(auto text, read_input((root / path).string()));
    if (path == repository.hazards.path) repository.hazards.text = std::move(text);
    else (test ? repository.test_sources : repository.cases).push_back({path, std::move(text)});
  }
  return repository;
}

int written_to(const std::string& path, const std::string& text, int status) {
  if (path.empty()) return written(text, status);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  return file ? status : refuse({"The file cannot be written.", path, "Check the folder and its permissions."});
}

}  // namespace

int measure_knowledge_reach(const Loaded& loaded, const std::string& folder, int people, bool as_json) {
  const auto files = read_knowledge_files(folder);
  if (!files) return refuse(files.error());
  auto reach = read_reach_recipe(loaded.base, *files);
  if (!reach) return refuse_all(reach.error(), exit_faults);
  if (people > 0) reach->recipe.number = static_cast<std::size_t>(people);
  const bool watched = isatty(STDERR_FILENO) == 1;
  constexpr std::size_t step = 100;
  measure_reach(loaded.base, *files, *reach, [&](std::size_t done) {
    if (watched && (done % step == 0 || done == reach->recipe.number))
      std::fprintf(stderr, "\r%zu of %zu people%s", done, reach->recipe.number,
                   done == reach->recipe.number ? "\n" : "");
  });
  const int status = written(as_json ? write_pretty(json_of(*reach)) : text_of(loaded.base, *reach), 0);
  if (reach->faults.empty() || status != 0) return status;
  return refuse_all(reach->faults, exit_faults);
}

int trace_repository(const TraceQuestion& question) {
  const std::filesystem::path root{question.root};
  const std::string folder = (root / "knowledge").string();
  const auto loaded = load(folder);
  if (!loaded) return refuse_all(loaded.error(), exit_faults);
  const auto files = read_knowledge_files(folder);
  if (!files) return refuse(files.error());
  const auto repository = read_repository(root);
  if (!repository) return refuse(repository.error());
  const Trace trace = read_trace(loaded->base, *files, *repository);
  const std::string text = question.as_json   ? write_pretty(json_of(trace))
                           : question.hazards ? page_of_hazards(trace)
                                              : page_of_trace(trace, loaded->base);
  const int status = written_to(question.out, text, 0);
  if (trace.faults.empty() || status != 0) return status;
  return refuse_all(trace.faults, exit_faults);
}

int diff_knowledge(const std::string& older, const std::string& newer, bool as_json) {
  const auto before = load(older);
  if (!before) return refuse_all(before.error(), exit_faults);
  const auto after = load(newer);
  if (!after) return refuse_all(after.error(), exit_faults);
  const auto older_files = read_knowledge_files(older);
  if (!older_files) return refuse(older_files.error());
  const auto newer_files = read_knowledge_files(newer);
  if (!newer_files) return refuse(newer_files.error());
  const std::vector<SourceFile> files = embedded_people_files();
  auto were = read_reference_people(before->base, files);
  if (!were) return refuse(were.error());
  auto are = read_reference_people(after->base, files);
  if (!are) return refuse(are.error());
  KnowledgeDiff diff;
  diff.before = name_of(older, before->base);
  diff.after = name_of(newer, after->base);
  diff.rows = find_row_changes(*older_files, *newer_files);
  diff.verdicts = find_verdict_changes(before->base, were->people, after->base, are->people, reference_day());
  for (const std::string& note : were->notes) diff.notes.push_back("Before: " + note);
  for (const std::string& note : are->notes) diff.notes.push_back("After: " + note);
  diff.people = std::move(are->people);
  const std::string text = as_json ? write_pretty(json_of(diff)) : text_of(diff, before->base, after->base);
  return written(text, diff.verdicts.verdicts_move() ? exit_verdicts_move : 0);
}

}  // namespace mettle
