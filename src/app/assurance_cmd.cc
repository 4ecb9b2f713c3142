#include "app/assurance_cmd.h"

#include "app/embedded.h"
#include "app/output.h"
#include "assurance/diff_words.h"
#include "assurance/reference_people.h"

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

}  // namespace

int diff_knowledge(const std::string& older, const std::string& newer, bool as_json) {
  const auto before = load(older);
  if (!before) return refuse_all(before.error(), exit_faults);
  const auto after = load(newer);
  if (!after) return refuse_all(after.error(), exit_faults);
  const std::vector<SourceFile> files = embedded_people_files();
  auto were = read_reference_people(before->base, files);
  if (!were) return refuse(were.error());
  auto are = read_reference_people(after->base, files);
  if (!are) return refuse(are.error());
  KnowledgeDiff diff;
  diff.before = name_of(older, before->base);
  diff.after = name_of(newer, after->base);
  diff.rows = find_row_changes(before->files, after->files);
  diff.verdicts = find_verdict_changes(before->base, were->people, after->base, are->people, reference_day());
  for (const std::string& note : were->notes) diff.notes.push_back("Before: " + note);
  for (const std::string& note : are->notes) diff.notes.push_back("After: " + note);
  diff.people = std::move(are->people);
  const std::string text = as_json ? write_pretty(json_of(diff)) : text_of(diff, before->base, after->base);
  return written(text, diff.verdicts.verdicts_move() ? exit_verdicts_move : 0);
}

}  // namespace mettle
