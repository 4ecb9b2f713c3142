#include "care/week_choices.h"

#include <algorithm>
#include <tuple>

#include "care/week_doses.h"

namespace mettle {

WeekChoices::WeekChoices(const KnowledgeBase& base, const Evaluation& evaluation)
    : base_{base},
      evaluation_{evaluation},
      most_{evaluation.standing.tier >= Tier::unassessed ? Verdict::allow : Verdict::supervise} {}

const Entry& WeekChoices::entry_of(const Candidate& candidate) const {
  return base_.entries[base_.variants[candidate.variant].entry];
}

int WeekChoices::stress_at_lesions(const Candidate& candidate) const {
  const Demand& demand = base_.variants[candidate.variant].demand;
  int sum = 0;
  for (const LesionStanding& lesion : evaluation_.standing.lesions)
    for (const Bone& bone : lesion.bones)
      for (std::size_t mode = 0; mode < mode_ids.size(); ++mode)
        sum += demand.at(stress(bone, static_cast<Mode>(mode)));
  return sum;
}

/// Nothing to learn about getting there: a chair, or where one stands.
bool WeekChoices::routine(const Candidate& candidate) const {
  const std::string& transfer = base_.variants[candidate.variant].choice.transfer;
  return transfer == "none" || transfer == "chair";
}

std::vector<Candidate> WeekChoices::of_kinds(std::initializer_list<std::string_view> kinds, int effort_cap) const {
  std::vector<Candidate> out;
  for (std::size_t i = 0; i < base_.entries.size(); ++i) {
    const Entry& entry = base_.entries[i];
    if (entry.library != Library::exercises || std::ranges::find(kinds, entry.kind) == kinds.end() ||
        entry.rpe_min > effort_cap)
      continue;
    std::size_t at = find_written(base_, evaluation_, i);
    Verdict answer = verdict(base_, evaluation_, base_.variants[at]);
    if (answer > most_) {
      const auto adapted = find_adaptation(base_, evaluation_, i);
      if (!adapted) continue;
      at = *adapted;
      answer = verdict(base_, evaluation_, base_.variants[at]);
    }
    if (answer <= most_) out.push_back({at, answer});
  }
  std::ranges::sort(out, {}, [&](const Candidate& c) {
    return std::tuple(std::ranges::find(kinds, entry_of(c).kind) - kinds.begin(), c.verdict,
                      base_.variants[c.variant].changes, !routine(c), stress_at_lesions(c), entry_of(c).skill,
                      entry_of(c).id);
  });
  return out;
}

std::vector<Candidate> WeekChoices::strength(std::initializer_list<std::string_view> kinds, int effort_cap) const {
  std::vector<Candidate> out = of_kinds(kinds, effort_cap);
  std::ranges::stable_sort(out, {}, [&](const Candidate& c) {
    return std::tuple(c.verdict, base_.variants[c.variant].changes, !routine(c), entry_of(c).skill,
                      -static_cast<int>(entry_of(c).muscles.size()), stress_at_lesions(c));
  });
  return out;
}

std::vector<Candidate> WeekChoices::balance(int effort_cap) const {
  std::vector<Candidate> out = of_kinds({"balance"}, effort_cap);
  std::ranges::stable_sort(out, {}, [&](const Candidate& c) {
    const Ordinals& ordinals = entry_of(c).ordinals;
    return std::tuple(ordinals.weight_bearing == WeightBearing::full_single, ordinals.balance, c.verdict,
                      base_.variants[c.variant].changes, stress_at_lesions(c));
  });
  return out;
}

std::vector<Candidate> WeekChoices::cardio(std::string_view kind, int effort_cap, int minutes) const {
  std::vector<Candidate> out = of_kinds({kind}, effort_cap);
  std::erase_if(out, [&](const Candidate& c) { return coded_dose(entry_of(c)).unit != "minutes"; });
  std::ranges::stable_sort(out, {}, [&](const Candidate& c) {
    const Entry& entry = entry_of(c);
    return std::tuple(c.verdict, base_.variants[c.variant].changes, !routine(c),
                      -std::min(coded_dose(entry).most, minutes), stress_at_lesions(c), entry.ordinals.balance,
                      entry.impact, entry.skill, entry.rpe_min);
  });
  return out;
}

std::vector<Candidate> WeekChoices::moving(std::initializer_list<std::string_view> kinds, int effort_cap) const {
  std::vector<Candidate> out = of_kinds(kinds, effort_cap);
  std::erase_if(out, [&](const Candidate& c) {
    const auto moves = [](const Action& action) { return action.moves() && action.joint != Joint::ribcage; };
    return std::ranges::none_of(entry_of(c).actions, moves);
  });
  return out;
}

std::vector<Candidate> WeekChoices::daily(int effort_cap) const {
  std::vector<Candidate> out;
  for (std::size_t i = 0; i < base_.entries.size(); ++i) {
    const std::size_t at = find_written(base_, evaluation_, i);
    const Entry& entry = base_.entries[i];
    if (entry.library != Library::daily || !entry.suggested || entry.rpe_max > effort_cap) continue;
    if (verdict(base_, evaluation_, base_.variants[at]) == Verdict::allow) out.push_back({at, Verdict::allow});
  }
  std::ranges::sort(out, {}, [&](const Candidate& c) { return std::tuple(stress_at_lesions(c), entry_of(c).id); });
  return out;
}

}  // namespace mettle
