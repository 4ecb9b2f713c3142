#include "assurance/verdict_changes.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/text.h"
#include "safety/explain.h"

namespace mettle {
namespace {

using Strings = std::vector<std::string>;

std::size_t number_of(const KnowledgeBase& base, const Entry& entry) {
  return static_cast<std::size_t>(&entry - base.entries.data());
}

EntryAnswer answer_for(const KnowledgeBase& base, const Evaluation& evaluation, std::size_t entry) {
  EntryAnswer answer;
  const Variant& written = base.variants[find_written(base, evaluation, entry)];
  answer.as_written = verdict(base, evaluation, written);
  answer.changed = answer.as_written;
  if (answer.as_written == Verdict::allow) return answer;
  if (const auto variant = find_adaptation(base, evaluation, entry)) {
    answer.changed = verdict(base, evaluation, base.variants[*variant]);
    answer.how = words_for(base, base.entries[entry], base.variants[*variant].choice);
  }
  for (const Binding& binding : find_bindings(base, evaluation, written))
    answer.rules.push_back(
        base.limits[evaluation.limits_for(base.entries[entry].library)[binding.limit].rule].id.text());
  std::ranges::sort(answer.rules);
  answer.rules.erase(std::ranges::unique(answer.rules).begin(), answer.rules.end());
  return answer;
}

Strings only_in(const Strings& all, const Strings& others) {
  Strings out;
  std::ranges::set_difference(all, others, std::back_inserter(out));
  return out;
}

void compare_standing(std::size_t person, const Standing& before, const Standing& after, const Picture& picture,
                      std::vector<StandingMove>& out) {
  const auto compared = [&](std::string what, std::string_view old, std::string_view now) {
    if (old != now) out.push_back({person, std::move(what), std::string{old}, std::string{now}});
  };
  compared("tier", tier_ids[static_cast<std::size_t>(before.tier)], tier_ids[static_cast<std::size_t>(after.tier)]);
  compared("falls class", std::to_string(before.falls_class), std::to_string(after.falls_class));
  for (std::size_t i = 0; i < std::min(before.lesions.size(), after.lesions.size()); ++i) {
    const std::size_t lesion = before.lesions[i].lesion;
    const std::string name = lesion < picture.lesions.size() ? picture.lesions[lesion].id : "unlocated lesion";
    compared("class of " + name, lesion_class_ids[static_cast<std::size_t>(before.lesions[i].lesion_class)],
             lesion_class_ids[static_cast<std::size_t>(after.lesions[i].lesion_class)]);
  }
}

/// Entries that `base` has and `other` has not, with what the people are told about them.
void add_entries_of_one(const KnowledgeBase& base, const KnowledgeBase& other,
                        const std::vector<Evaluation>& evaluations, bool is_new, std::vector<EntryOfOne>& out) {
  for (const Entry& entry : base.entries) {
    if (entry.library == Library::probes || other.find_entry(entry.id)) continue;
    EntryOfOne one{.entry = entry.id, .name = entry.name, .library = entry.library, .is_new = is_new};
    for (const Evaluation& evaluation : evaluations) {
      const EntryAnswer answer = answer_for(base, evaluation, number_of(base, entry));
      ++one.verdicts[static_cast<std::size_t>(answer.as_written)];
      if (answer.as_written > Verdict::supervise && answer.changed <= Verdict::supervise) ++one.changed_for;
    }
    out.push_back(std::move(one));
  }
}

}  // namespace

VerdictChanges find_verdict_changes(const KnowledgeBase& base_before, const std::vector<ReferencePerson>& before,
                                    const KnowledgeBase& base_after, const std::vector<ReferencePerson>& after,
                                    Date today) {
  VerdictChanges changes;
  std::vector<Evaluation> were, are;
  for (std::size_t person = 0; person < before.size(); ++person) {
    were.push_back(evaluate(base_before, before[person].picture, today));
    are.push_back(evaluate(base_after, after[person].picture, today));
    compare_standing(person, were[person].standing, are[person].standing, after[person].picture, changes.standings);
  }
  for (const Entry& entry : base_after.entries) {
    const Entry* old = base_before.find_entry(entry.id);
    if (!old || entry.library == Library::probes) continue;
    for (std::size_t person = 0; person < before.size(); ++person) {
      ++changes.compared;
      EntryAnswer was = answer_for(base_before, were[person], number_of(base_before, *old));
      EntryAnswer now = answer_for(base_after, are[person], number_of(base_after, entry));
      if (was.same_verdict(now)) {
        changes.other_reasons += was.rules == now.rules ? 0U : 1U;
        continue;
      }
      MovedVerdict move{.entry = entry.id, .name = entry.name, .library = entry.library, .person = person};
      move.binds_now = only_in(now.rules, was.rules);
      move.binds_no_more = only_in(was.rules, now.rules);
      move.before = std::move(was);
      move.after = std::move(now);
      changes.moves.push_back(std::move(move));
    }
  }
  std::ranges::sort(changes.moves, [](const MovedVerdict& a, const MovedVerdict& b) {
    return std::tie(a.library, a.entry, a.person) < std::tie(b.library, b.entry, b.person);
  });
  add_entries_of_one(base_after, base_before, are, true, changes.entries);
  add_entries_of_one(base_before, base_after, were, false, changes.entries);
  return changes;
}

}  // namespace mettle
