#include "assurance/mutant.h"

#include <algorithm>

#include "assurance/mutant_parts.h"

namespace mettle {
namespace {

Urgency lower(Urgency urgency) { return static_cast<Urgency>(static_cast<int>(urgency) - 1); }

template <typename List>
void erase_at(List& list, std::size_t i) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
}

void add_flag(const RedFlag& flag, auto add) {
  for (std::size_t i = 0; i < flag.signs.size(); ++i) {
    add("sign " + flag.signs[i].id + " deleted", [i](RedFlag& f) { erase_at(f.signs, i); });
    if (flag.signs[i].urgency > Urgency::next_contact)
      add("sign " + flag.signs[i].id + " less urgent",
          [i](RedFlag& f) { f.signs[i].urgency = lower(f.signs[i].urgency); });
  }
  const auto upper = [](const Sign& sign) { return sign.urgency > Urgency::next_contact; };
  if (flag.not_sure == NotSure::as_yes && std::ranges::any_of(flag.signs, upper))
    add("not sure is only told", [](RedFlag& f) { f.not_sure = NotSure::reported; });
  if (flag.scope != FlagScope::none)
    add("stops less", [](RedFlag& f) { f.scope = static_cast<FlagScope>(static_cast<int>(f.scope) - 1); });
  if (flag.ack_minutes > 0) add("acknowledged in twice the minutes", [](RedFlag& f) { f.ack_minutes *= 2; });
  for (std::size_t i = 0; i < flag.notify.size(); ++i)
    add(flag.notify[i] + " is not told", [i](RedFlag& f) { erase_at(f.notify, i); });
  add("cleared by anybody too", [](RedFlag& f) { f.clear_by.emplace_back("patient"); });
  for (std::size_t u = 0; u < flag.tells.size(); ++u)
    for (std::size_t i = 0; i < flag.tells[u].size(); ++i)
      add("tells nothing of fact " + std::to_string(i + 1) + " at " + std::string{urgency_ids[u]},
          [u, i](RedFlag& f) { erase_at(f.tells[u], i); });
}

void add_step(const StepUp& step, auto add) {
  add("deleted", [](StepUp& s) { s.flags.clear(); });
  for (auto [name, member] :
       {std::pair{"raises", &StepUp::flags}, std::pair{"counts", &StepUp::signs}, std::pair{"looks at", &StepUp::with}})
    if ((step.*member).size() > 1)
      for (std::size_t i = 0; i < (step.*member).size(); ++i)
        add(std::string{name} + " not " + (step.*member)[i], [i, m = member](StepUp& s) { erase_at(s.*m, i); });
  if (!step.signs.empty()) add("wants one sign more", [](StepUp& s) { ++s.at_least; });
  if (step.steps == 0 && step.to > Urgency::next_contact)
    add("to one less urgent", [](StepUp& s) { s.to = lower(s.to); });
}

}  // namespace

void add_red_flag_mutants(const KnowledgeBase& base, std::vector<Mutant>& out) {
  const RedFlags& all = base.red_flags;
  for (std::size_t at = 0; at < all.flags.size(); ++at)
    add_flag(all.flags[at], [&](const std::string& what, auto change) {
      out.push_back({all.flags[at].id + "/" + what, all.flags[at].id, Mutated::red_flag, at,
                     [at, change](KnowledgeBase& b) { change(b.red_flags.flags[at]); }});
    });
  for (std::size_t at = 0; at < all.step_ups.size(); ++at) {
    const auto add = [&](const std::string& what, auto change) {
      out.push_back({all.step_ups[at].id + "/" + what, all.step_ups[at].id, Mutated::step_up, at,
                     [at, change](KnowledgeBase& b) { change(b.red_flags.step_ups[at]); }});
    };
    add_step(all.step_ups[at], add);
    for (NarrowedCondition& made : narrowed(base, all.step_ups[at].when))
      add(made.what, [when = made.condition](StepUp& s) { s.when = when; });
  }
  for (std::size_t u = 0; u < urgency_ids.size(); ++u) {
    const std::string name{urgency_ids[u]};
    const auto add = [&](const std::string& what, auto change) {
      out.push_back(
          {name + "/" + what, name, Mutated::red_flag, 0, [change](KnowledgeBase& b) { change(b.red_flags); }});
    };
    add("acknowledged in twice the minutes", [u](RedFlags& f) { f.urgencies[u].ack_minutes *= 2; });
    for (std::size_t i = 0; i < all.urgencies[u].chain.size(); ++i)
      add("chain without step " + std::to_string(i + 1), [u, i](RedFlags& f) { erase_at(f.urgencies[u].chain, i); });
    for (std::size_t s = 0; s < flag_scope_ids.size(); ++s)
      if (all.open_red_flag[s][u] > 0)
        add("puts less into the record for scope " + std::string{flag_scope_ids[s]},
            [s, u](RedFlags& f) { --f.open_red_flag[s][u]; });
  }
}

std::vector<Mutant> make_mutants(const KnowledgeBase& base) {
  std::vector<Mutant> out;
  for (const auto add : {add_limit_mutants, add_floor_mutants, add_fact_mutants, add_score_mutants, add_body_mutants,
                         add_derivation_mutants, add_authority_mutants, add_red_flag_mutants})
    add(base, out);
  return out;
}

const KnowledgeBase& MutableKnowledge::apply(const Mutant& mutant) {
  mutant.apply(changed_);
  if (mutant.kind == Mutated::derivation)
    for (Variant& variant : changed_.variants)
      variant.demand = derive_demand(changed_.derivation, changed_.entries[variant.entry], variant.choice);
  return changed_;
}

void MutableKnowledge::undo(const Mutant& mutant) {
  const std::size_t at = mutant.at;
  switch (mutant.kind) {
    case Mutated::limit: changed_.limits[at] = original_.limits[at]; break;
    case Mutated::floor: changed_.floors[at] = original_.floors[at]; break;
    case Mutated::fact: changed_.facts[at] = original_.facts[at]; break;
    case Mutated::score: changed_.scores[at] = original_.scores[at]; break;
    case Mutated::level: changed_.levels[at] = original_.levels[at]; break;
    case Mutated::joint:
      changed_.acts_on[at] = original_.acts_on[at];
      changed_.adjacent_of[at] = original_.adjacent_of[at];
      break;
    case Mutated::derivation:
      changed_.derivation = original_.derivation;
      changed_.variants = original_.variants;
      break;
    case Mutated::tier: changed_.tiers[at] = original_.tiers[at]; break;
    case Mutated::role: changed_.roles[at] = original_.roles[at]; break;
    case Mutated::red_flag:
    case Mutated::step_up: changed_.red_flags = original_.red_flags; break;
  }
}

}  // namespace mettle
