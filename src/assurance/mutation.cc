#include "assurance/mutation.h"

#include <algorithm>

#include "assurance/case_judge.h"
#include "safety/rule_examples.h"

namespace mettle {
namespace {

bool asks(const Ask& ask, std::initializer_list<const char*> kinds) {
  return std::ranges::any_of(kinds, [&](const char* kind) { return ask.asks.find(kind) != nullptr; });
}

bool about_signs(const Ask& ask) { return asks(ask, {"signs", "each_sign", "each_not_sure"}); }
bool about_entries(const Ask& ask) { return asks(ask, {"exercise", "test", "daily", "done_to", "probe"}); }

bool same(const Acting& a, const Acting& b) {
  return a.value == b.value && a.badness == b.badness && a.basis == b.basis && a.also == b.also;
}

bool same(const std::vector<Acting>& a, const std::vector<Acting>& b) {
  return std::ranges::equal(a, b, [](const Acting& x, const Acting& y) { return same(x, y); });
}

bool same(const std::vector<Raised>& a, const std::vector<Raised>& b) {
  return std::ranges::equal(
      a, b, [](const Raised& x, const Raised& y) { return x.floor == y.floor && x.lesion == y.lesion; });
}

bool same(const Standing& a, const Standing& b) {
  if (a.tier != b.tier || a.falls_class != b.falls_class || a.clearance_until != b.clearance_until ||
      !same(a.facts, b.facts) || !same(a.raised, b.raised) || a.lesions.size() != b.lesions.size())
    return false;
  return std::ranges::equal(a.lesions, b.lesions, [](const LesionStanding& x, const LesionStanding& y) {
    const auto same_score = [](const ScoreRange& s, const ScoreRange& t) {
      return s.low == t.low && s.high == t.high && s.band == t.band && s.modifiers == t.modifiers;
    };
    return x.lesion_class == y.lesion_class && x.sites == y.sites && same(x.facts, y.facts) &&
           std::ranges::equal(x.scores, y.scores, same_score);
  });
}

/// Whether an entry that is asked about demands something else.
bool demands_change(const KnowledgeBase& base, const KnowledgeBase& changed, const Ask& one) {
  return std::ranges::any_of(entries_asked(one), [&](const std::string& id) {
    const Entry* entry = base.find_entry(id);
    if (!entry) return false;
    const auto number = static_cast<std::size_t>(entry - base.entries.data());
    for (std::size_t v = base.first_variant[number]; v < base.first_variant[number + 1]; ++v)
      if (base.variants[v].demand != changed.variants[v].demand) return true;
    return false;
  });
}

}  // namespace

std::string case_path_for(const Mutant& mutant) {
  std::string name;
  for (const char c : mutant.subject) {
    if (c >= 'A' && c <= 'Z') name += static_cast<char>(c - 'A' + 'a');
    else name += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
  }
  return "cases/rules/" + std::string{mutated_ids[static_cast<std::size_t>(mutant.kind)]} + "/" + name + ".toml";
}

MutationJudge::MutationJudge(const KnowledgeBase& base, const Judges& judges) : base_{base}, judges_{judges} {
  for (std::size_t c = 0; c < judges.cases.size(); ++c)
    for (std::size_t a = 0; a < judges.cases[c].asks.size(); ++a) {
      const Case& about = judges.cases[c];
      const Ask& one = about.asks[a];
      const Evaluation evaluation = evaluate(base, one.picture, about.as_of);
      Question question{c, a, evaluation.standing};
      // A limit can only become milder, so it takes part where it binds, and where all variants or entries are looked
      // at.
      const bool whole = asks(one, {"instead", "replacement", "question"});
      std::vector<std::size_t> limits;
      for (const Library library :
           {Library::exercises, Library::tests, Library::daily, Library::done_to, Library::probes})
        for (const Limit& limit : evaluation.limits_for(library)) {
          bool takes_part = whole;
          for (const std::string& id : entries_asked(one)) {
            const Entry* entry = base.find_entry(id);
            if (!entry || entry->library != library) continue;
            const auto number = static_cast<std::size_t>(entry - base.entries.data());
            for (std::size_t v = base.first_variant[number]; v < base.first_variant[number + 1] && !takes_part; ++v)
              takes_part = limit.ceilings.admit(base.variants[v].demand) != Verdict::allow;
          }
          if (takes_part) limits.push_back(limit.rule);
        }
      std::ranges::sort(limits);
      limits.erase(std::ranges::unique(limits).begin(), limits.end());
      for (const std::size_t limit : limits) by_limit_[limit].push_back(questions_.size());
      questions_.push_back(std::move(question));
    }
}

std::optional<Notice> MutationJudge::ask(const KnowledgeBase& changed, const Question& question) const {
  const Case& about = judges_.cases[question.about];
  const auto failures = judge_ask(changed, about, about.asks[question.ask]);
  if (failures.empty()) return std::nullopt;
  const std::string& first = failures.front();
  return Notice{Notice::By::case_file, first.substr(0, first.find(':', first.find(':') + 1))};
}

bool MutationJudge::may_change(const Mutant& mutant, const KnowledgeBase& changed, const Question& question) const {
  const Case& about = judges_.cases[question.about];
  const Ask& one = about.asks[question.ask];
  switch (mutant.kind) {
    case Mutated::limit: return true;
    case Mutated::floor:
      // What raises a tier or a class is asked too, and it may change where the tier itself does not.
      return asks(one, {"tier", "class"}) ||
             !same(question.standing, derive_standing(changed, one.picture, about.as_of));
    case Mutated::fact:
    case Mutated::score:
    case Mutated::level:
      return one.asks.find("disagrees") || !same(question.standing, derive_standing(changed, one.picture, about.as_of));
    case Mutated::joint: return about_entries(one);
    case Mutated::derivation: return asks(one, {"replacement", "question"}) || demands_change(base_, changed, one);
    case Mutated::tier:
      return one.asks.find("clearance_until") != nullptr ||
             !same(question.standing, derive_standing(changed, one.picture, about.as_of));
    case Mutated::role: return asks(one, {"prescribe", "propose", "deliver"});
    case Mutated::red_flag:
    case Mutated::step_up: return about_signs(one);
  }
  return true;
}

std::optional<Notice> MutationJudge::compare_frozen(const KnowledgeBase& changed) const {
  const std::string moved = compare_golden(changed, judges_.golden).moved;
  if (moved == judges_.moved) return std::nullopt;
  const auto differs = std::ranges::mismatch(moved, judges_.moved).in1 - moved.begin();
  const auto from = moved.rfind('\n', static_cast<std::size_t>(differs));
  const std::string line = moved.substr(from == std::string::npos ? 0 : from + 1);
  return Notice{Notice::By::golden, "cases/golden/moved.txt, " + line.substr(0, line.find(" :"))};
}

std::optional<Notice> MutationJudge::try_examples(const Mutant& mutant, const KnowledgeBase& changed) const {
  for (const Problem& problem : check_rule_examples(changed))
    if (problem.what.find("\"" + mutant.subject + "\"") == std::string::npos)
      return Notice{Notice::By::example, problem.where};
  return std::nullopt;
}

std::optional<Notice> MutationJudge::judge(const Mutant& mutant, const KnowledgeBase& changed) const {
  if (mutant.kind == Mutated::limit) {
    if (const auto found = by_limit_.find(mutant.at); found != by_limit_.end())
      for (const std::size_t question : found->second)
        if (auto notice = ask(changed, questions_[question])) return notice;
    return base_.limits[mutant.at].part == RulePart::movement ? compare_frozen(changed) : std::nullopt;
  }
  // The case of the subject itself first: most are noticed there, and every other question costs a standing.
  const std::string own = case_path_for(mutant);
  for (const bool of_subject : {true, false})
    for (const Question& question : questions_)
      if ((judges_.cases[question.about].path == own) == of_subject && may_change(mutant, changed, question))
        if (auto notice = ask(changed, question)) return notice;
  switch (mutant.kind) {
    case Mutated::joint:
    case Mutated::derivation:
      if (auto notice = compare_frozen(changed)) return notice;
      return try_examples(mutant, changed);
    case Mutated::floor:
    case Mutated::fact:
    case Mutated::score:
    case Mutated::level: return try_examples(mutant, changed);
    case Mutated::limit:
    case Mutated::tier:
    case Mutated::role:
    case Mutated::red_flag:
    case Mutated::step_up: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace mettle
