#include "assurance/mutation_run.h"

#include <algorithm>
#include <numeric>

#include "assurance/case_judge.h"
#include "base/text.h"

namespace mettle {
namespace {

/// SplitMix64: the same draw on every machine.
std::uint64_t next_draw(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' || c == '\\' ? std::string{"\\"} + c : std::string{c};
  return out + "\"";
}

}  // namespace

Outcome MutationRun::judge(const Mutant& mutant) {
  const KnowledgeBase& changed = knowledge_.apply(mutant);
  Outcome outcome;
  if (auto notice = judge_.judge(mutant, changed)) {
    outcome.is = Outcome::Is::noticed;
    outcome.notice = std::move(*notice);
  } else {
    outcome.search = finder_.find(mutant, changed);
    if (!outcome.search.witness && outcome.search.reached) outcome.is = Outcome::Is::equal;
  }
  knowledge_.undo(mutant);
  return outcome;
}

std::vector<std::size_t> draw(std::size_t mutants, std::size_t limit, std::uint64_t seed) {
  std::vector<std::size_t> order(mutants);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (limit == 0 || limit >= mutants) return order;
  for (std::size_t i = 0; i < limit; ++i) std::swap(order[i], order[i + next_draw(seed) % (mutants - i)]);
  order.resize(limit);
  std::ranges::sort(order);
  return order;
}

Result<EqualList> read_equal_list(const SourceFile& file) {
  METTLE_TRY(auto root, read_toml(file));
  EqualList list;
  for (const Json& group : root.items_at("equal"))
    for (const Json& id : group.items_at("mutants"))
      if (const std::string* text = id.if_text()) list.ids.push_back(*text);
  return list;
}

std::string write_equal_list(const std::vector<std::pair<Mutant, Search>>& equal) {
  std::string text =
      "# Mutants of the knowledge that nobody can tell from it, for any variant of the library and any minimal person\n"
      "# (docs/safety/mutation.md says what these are). `mettle knowledge mutate` shows it anew in every run: one "
      "that\n"
      "# is no longer equal, or no longer exists, is a fault. `mettle knowledge mutate --write` rewrites this file.\n";
  std::string subject;
  for (std::size_t i = 0; i < equal.size(); ++i) {
    const auto& [mutant, search] = equal[i];
    if (mutant.subject != subject) {
      subject = mutant.subject;
      text += std::string{i > 0 ? "]\n" : ""} + "\n[[equal]]\nsubject = " + quoted(subject) + "\nproof = \"" +
              counted(static_cast<int>(search.people), "minimal people") + ", " +
              counted(static_cast<int>(search.variants), "variants") +
              ": the same verdicts, rules and reasons\"\nmutants = [\n";
    }
    text += "  " + quoted(mutant.id) + ",\n";
  }
  return text + (equal.empty() ? "" : "]\n");
}

std::string CaseProposals::head(const Mutant& mutant) const {
  std::string title, why;
  const auto of_rule = [&](const auto& rule) {
    title = rule.from.title;
    why = rule.says.professional;
  };
  switch (mutant.kind) {
    case Mutated::limit: of_rule(base_.limits[mutant.at]); break;
    case Mutated::floor: of_rule(base_.floors[mutant.at]); break;
    case Mutated::fact:
      title = base_.facts[mutant.at].id + ": what counts when it is not known, out of date or not confirmed";
      why = base_.facts[mutant.at].why;
      break;
    case Mutated::score: title = base_.scores[mutant.at].title; break;
    case Mutated::level: title = "Which regions a lesion of " + mutant.subject + " reaches"; break;
    case Mutated::joint: title = "What the " + mutant.subject + " acts on"; break;
    case Mutated::derivation: title = "What follows from a description"; break;
    case Mutated::tier: title = "How long a clearance lasts at tier " + mutant.subject; break;
    case Mutated::role: title = "Who may do what at which tier"; break;
    case Mutated::red_flag:
    case Mutated::step_up: title = mutant.subject; break;
  }
  if (title.starts_with("...")) title = title.substr(3);
  title = std::string{trim(title)};
  return "title = " + quoted(mutant.subject + ": " + title) +
         "\nwhy = " + quoted((why.empty() ? "" : why + " ") + "Law 11: this notices when it is weakened.") +
         "\n[person]\nlike = \"assessed\"\n";
}

void CaseProposals::add(const Mutant& mutant, const Witness& witness, const std::string& existing) {
  const std::string path = case_path_for(mutant);
  std::string& text = files_[path];
  if (text.empty()) text = existing.empty() ? head(mutant) : existing;
  const std::string given = witness.person.given();
  const std::string ask = "\n[[ask]]\n" + (given.empty() ? "" : given + "\n") + witness.ask;
  std::vector<std::string>& added = added_[path];
  if (std::ranges::find(added, ask) != added.end()) return;
  if (!added.empty()) {
    const auto read = read_case(base_, {path, text}, people_);
    const bool noticed = read && !judge_case(changing_.apply(mutant), *read).empty();
    changing_.undo(mutant);
    if (noticed) return;
  }
  added.push_back(ask);
  text += ask;
}

}  // namespace mettle
