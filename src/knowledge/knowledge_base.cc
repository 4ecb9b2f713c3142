#include "knowledge/knowledge_base.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "knowledge/read_body.h"
#include "knowledge/read_check_in.h"
#include "knowledge/read_entries.h"
#include "knowledge/read_modules.h"
#include "knowledge/read_red_flags.h"
#include "knowledge/read_rights.h"
#include "knowledge/read_rules.h"

namespace mettle {
namespace {

struct ReadFile {
  const SourceFile* file;
  Json root;
};

template <typename Ids>
void check_unique(const Ids& ids, std::string_view what, Faults& faults) {
  std::set<std::string> seen;
  for (const auto& [id, where] : ids)
    if (!seen.insert(id).second)
      faults.push_back(
          {"The " + std::string{what} + " \"" + id + "\" is there twice.", where, "Rename one of the two."});
}

/// A draft edition may hold drafts; any other holds only what somebody has signed (D0).
void refuse_drafts(const KnowledgeBase& base, Faults& faults) {
  constexpr std::string_view draft = "draft";
  if (base.status == draft) return;
  const auto refuse = [&](const std::string& id, const std::string& file, Place place) {
    faults.push_back({"\"" + id + "\" is a draft, and the edition is not.", file + ":" + std::to_string(place.line),
                      "Have it reviewed and approved by its owner, or call the edition a draft."});
  };
  for (const LimitRule& rule : base.limits)
    if (rule.from.status == draft) refuse(rule.id.text(), rule.from.file, rule.from.place);
  for (const FloorRule& rule : base.floors)
    if (rule.from.status == draft) refuse(rule.id.text(), rule.from.file, rule.from.place);
  for (const Entry& entry : base.entries)
    if (entry.library != Library::probes && entry.text.text_at("status") != "approved")
      refuse(entry.id, entry.file, entry.place);
}

/// Everything that can only be judged when all files are read.
void check_whole(const KnowledgeBase& base, const std::vector<ReadFile>& files, Faults& faults) {
  std::vector<std::pair<std::string, std::string>> entries, rules, facts;
  const auto file_of = [&](const std::string& path) {
    return std::ranges::find(files, path, [](const ReadFile& f) -> const std::string& { return f.file->path; })->file;
  };
  for (const Entry& entry : base.entries) {
    const SourceFile& file = *file_of(entry.file);
    entries.emplace_back(entry.id, point_at(file, entry.place));
    check_entry(base.derivation, entry, file, faults);
    for (const auto* list : {&entry.easier, &entry.harder})
      for (const std::string& id : *list)
        if (!base.find_entry(id))
          faults.push_back({"L09: \"" + entry.id + "\" leads to \"" + id + "\", which is not there.",
                            point_at(file, entry.place), "Name an entry of the library."});
    for (const std::string& id : entry.instead)
      if (const Entry* other = base.find_entry(id);
          !other || (other->library != Library::daily && other->library != Library::done_to))
        faults.push_back({"\"" + entry.id + "\" has \"" + id + "\" in its place, which is no everyday task.",
                          point_at(file, entry.place), "Name an entry of knowledge/daily, or none: instead = []."});
  }
  const auto check_known = [&](const std::vector<std::string>& roles, const std::string& where) {
    for (const std::string& role : roles)
      if (!base.find_role(role))
        faults.push_back({"\"" + role + "\" is not a role.", where, "See knowledge/roles.toml."});
  };
  for (const LimitRule& rule : base.limits) {
    const std::string where = point_at(*file_of(rule.from.file), rule.from.place);
    rules.emplace_back(rule.id.text(), where);
    check_known(rule.lift_by, where);
    for (const auto* list : {&rule.stops, &rule.passes})
      for (const std::string& id : *list)
        if (!base.find_entry(id))
          faults.push_back({"The example \"" + id + "\" of \"" + rule.id.text() + "\" is not in the library.", where,
                            "Name an entry of the library or a probe."});
  }
  for (const RightRow& row : base.rights) check_known(row.roles, point_at(*file_of("rights.toml"), row.place));
  for (std::size_t i = 0; i < right_ids.size(); ++i)
    if (const Right right = static_cast<Right>(i);
        !given_with_roles(right) && std::ranges::find(base.rights, right, &RightRow::right) == base.rights.end())
      faults.push_back({"Nobody has the right \"" + std::string{right_ids[i]} + "\".", "rights.toml",
                        "Add a [[right]] that says who has it."});
  for (const FloorRule& rule : base.floors)
    rules.emplace_back(rule.id.text(), point_at(*file_of(rule.from.file), rule.from.place));
  for (const FactDefinition& fact : base.facts) facts.emplace_back(fact.id, "facts/");
  check_unique(entries, "entry", faults);
  check_unique(rules, "rule", faults);
  check_unique(facts, "fact", faults);
  for (const SiteInfo& site : site_table) {
    const auto listed = std::ranges::count(base.sites, site.site, &SiteWords::site);
    if (listed != 1)
      faults.push_back({"The region \"" + std::string{site.id} + "\" is listed " + std::to_string(listed) + " times.",
                        "body/sites.toml", "List it once."});
  }
  if (base.edition.empty())
    faults.push_back({"There is no edition.", "edition.toml", "Add [edition] with name, status and disclaimer."});
  refuse_drafts(base, faults);
}

/// The variants of every entry from this one on.
void add_variants(KnowledgeBase& base, std::size_t from) {
  for (std::size_t i = from; i < base.entries.size(); ++i) {
    base.first_variant.push_back(base.variants.size());
    const Entry& entry = base.entries[i];
    const VariantChoice coded = coded_choice(entry);
    for (const VariantChoice& choice : variant_choices(base.derivation, entry)) {
      const int changes = (choice.sides != coded.sides ? 1 : 0) + (choice.load != coded.load ? 1 : 0) +
                          (choice.most_range != coded.most_range ? 1 : 0) + (choice.support != coded.support ? 1 : 0) +
                          (choice.transfer != coded.transfer ? 1 : 0);
      base.variants.push_back({i, choice, derive_demand(base.derivation, entry, choice), changes});
    }
  }
  base.first_variant.push_back(base.variants.size());
}

}  // namespace

KnowledgeBase with_entries(KnowledgeBase base, std::vector<Entry> entries) {
  const std::size_t from = base.entries.size();
  std::ranges::move(entries, std::back_inserter(base.entries));
  base.first_variant.pop_back();
  add_variants(base, from);
  return base;
}

Result<KnowledgeBase, std::vector<Problem>> read_knowledge(const std::vector<SourceFile>& files, std::string hash) {
  Faults faults;
  std::vector<ReadFile> read;
  for (const SourceFile& file : files) {
    auto root = read_toml(file);
    if (root) read.push_back({&file, std::move(*root)});
    else faults.push_back(root.error());
  }
  KnowledgeBase base;
  base.hash = std::move(hash);
  // From what others name to what names others; the order of the files does not matter.
  const auto each = [&](std::string_view folder, const std::function<void(const SourceFile&, const Json&)>& reads) {
    for (const ReadFile& part : read)
      if (part.file->path.starts_with(folder)) reads(*part.file, part.root);
  };
  const auto all = [&](std::string_view folder,
                       void (*reads)(const SourceFile&, const Json&, KnowledgeBase&, Faults&)) {
    each(folder, [&](const SourceFile& file, const Json& root) { reads(file, root, base, faults); });
  };
  all("evidence/", read_claims);
  all("edition.toml", read_people);
  all("words/en-GB/", read_words);
  all("roles.toml", read_people);
  all("tiers.toml", read_people);
  all("body/", read_body);
  all("body/", read_levels_and_motions);
  all("movement/", read_levels_and_motions);
  all("movement/", read_movement);
  all("facts/", read_facts);
  all("scores/", read_scores);
  all("facts/", read_stricter_defaults);
  all("scores/", read_score_modifiers);
  all("rules/", read_floors);
  all("rules/", read_limits);
  all("rights.toml", read_rights);
  for (const auto& [folder, library] : {std::pair{"exercises/", Library::exercises},
                                        {"tests/", Library::tests},
                                        {"daily/", Library::daily},
                                        {"probes/", Library::probes},
                                        {"done_to/", Library::done_to}})
    each(folder, [&, kind = library](const SourceFile& file, const Json& root) {
      read_entries(file, root, kind, base.entries, faults);
    });
  base.doses = Json::object();
  each("doses/", [&](const SourceFile&, const Json& root) {
    for (const auto& [name, value] : *root.if_object()) base.doses.set(name, value);
  });
  all("modules.toml", read_modules);
  base.movement = Json::object();
  each("movement/", [&](const SourceFile&, const Json& root) {
    for (const char* words : {"scale", "posture", "support", "transfer"})
      if (const Json* rows = root.find(words)) base.movement.set(words, *rows);
  });
  all("red_flags.toml", read_red_flags);
  all("check_in.toml", read_check_in);
  each("tests/measures.toml", [&](const SourceFile&, const Json& root) { base.measures = root; });
  if (!faults.empty()) return failure(std::move(faults));  // what follows needs whole tables
  check_whole(base, read, faults);
  if (!faults.empty()) return failure(std::move(faults));
  add_variants(base, 0);
  return base;
}

}  // namespace mettle
