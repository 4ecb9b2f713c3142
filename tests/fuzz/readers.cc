#include "fuzz/readers.h"

#include <cstdio>
#include <cstdlib>

#include "interop/activity_in.h"
#include "interop/fhir_in.h"
#include "picture/record_in.h"
#include "safety/evaluation.h"
#include "support/knowledge.h"

namespace mettle::fuzz {
namespace {

void must(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "Broken promise: %s\n", promise);
  std::abort();
}

void must_be_in_words(const Problem& problem) {
  must(!problem.what.empty(), "a problem says what is wrong");
  must(problem.what.ends_with('.') || problem.what.ends_with('?'), "a problem is a sentence");
}

void must_be_readable(const Json& record) {
  const auto read = read_record(testing::knowledge(), record, fuzz_day());
  if (!read) must_be_in_words(read.error());
  else must_be_answerable(read->picture);
}

}  // namespace

const CodeMap& codes() {
  static const CodeMap map = [] {
    std::vector<SourceFile> files;
    for (SourceFile& file : testing::knowledge_files())
      if (file.path.starts_with("codes/")) files.push_back(std::move(file));
    auto read = CodeMap::from(files);
    must(read.has_value(), "knowledge/codes/ is whole");
    return std::move(*read);
  }();
  return map;
}

Date fuzz_day() { return testing::date("2026-11-24"); }

void must_be_answerable(const Picture& picture) {
  const KnowledgeBase& base = testing::knowledge();
  const Evaluation evaluation = evaluate_library(base, picture, fuzz_day(), Library::exercises);
  int sum = 0;
  for (std::size_t i = 0; i < base.entries.size(); ++i)
    if (base.entries[i].library == Library::exercises)
      sum += static_cast<int>(verdict(base, evaluation, base.variants[base.first_variant[i]]));
  must(sum >= 0, "there is a verdict on every exercise");
}

void try_toml(std::string_view bytes) {
  const auto read = read_toml({"fuzz.toml", std::string{bytes}});
  if (!read) must_be_in_words(read.error());
  else must(read->if_object() != nullptr, "a TOML file is a table");
}

void try_record(std::string_view bytes) {
  const auto json = read_json(bytes);
  if (!json) return must_be_in_words(json.error());
  const auto again = read_json(write_canonical(*json));
  must(again.has_value() && write_canonical(*again) == write_canonical(*json), "what is written can be read again");
  must_be_readable(*json);
}

void try_activity(std::string_view bytes) {
  const KnowledgeBase& base = testing::knowledge();
  const auto read = read_activities(base, {"fuzz.toml", std::string{bytes}});
  if (!read) {
    must(!read.error().empty(), "what is refused has a problem");
    for (const Problem& problem : read.error()) must_be_in_words(problem);
    return;
  }
  for (const Entry& entry : *read)
    for (const VariantChoice& choice : variant_choices(base.derivation, entry))
      must(derive_demand(base.derivation, entry, choice) == derive_demand(base.derivation, entry, choice),
           "the same description asks the same");
}

void try_fhir(std::string_view bytes) {
  const auto json = read_json(bytes);
  if (!json) return must_be_in_words(json.error());
  const auto read = read_fhir(*json, codes(), fuzz_day());
  if (!read) return must_be_in_words(read.error());
  for (const auto* lines : {&read->used, &read->not_used, &read->questions})
    for (const ReadingLine& line : *lines)
      must(!line.resource.empty() && !line.why.empty(), "every resource is accounted for in words");
  must_be_readable(read->record);
}

}  // namespace mettle::fuzz
