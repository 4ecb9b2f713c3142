#include <algorithm>

#include "assurance/mutant_parts.h"

namespace mettle {
namespace {

int highest_of_cap(const Cap& cap) {
  switch (cap.on) {
    case Cap::On::stress: return highest_stress;
    case Cap::On::tested: return 1;
    case Cap::On::outside: return outside_table[static_cast<std::size_t>(cap.outside)].highest;
    case Cap::On::move: return quality_table[static_cast<std::size_t>(cap.quality)].highest;
    case Cap::On::limb: return limb_table[static_cast<std::size_t>(cap.limb)].highest;
    case Cap::On::whole: return whole_table[static_cast<std::size_t>(cap.whole)].highest;
  }
  return 1;
}

/// Each of the three ceilings one higher, and as high as it goes; what stands above it rises with it.
void add_ceilings(const Cap& cap, auto add) {
  const int top = highest_of_cap(cap);
  const auto rise = [&](std::string_view name, int Cap::*member) {
    const int now = cap.*member;
    for (int to = now + 1; to <= top; to = to == now + 1 && to < top ? top : top + 1)
      add(std::string{name} + " " + std::to_string(now) + " to " + std::to_string(to), [member, to](Cap& c) {
        c.*member = to;
        c.watched = std::max(c.watched, c.alone);
        c.signed_off = std::max(c.signed_off, c.watched);
      });
  };
  rise("alone", &Cap::alone);
  rise("watched", &Cap::watched);
  rise("signed", &Cap::signed_off);
}

void add_places(const Cap& cap, auto add) {
  if (cap.sites.size() > 1)
    for (std::size_t i = 0; i < cap.sites.size(); ++i)
      add("without " + std::string{id_of(cap.sites[i])},
          [i](Cap& c) { c.sites.erase(c.sites.begin() + static_cast<std::ptrdiff_t>(i)); });
  if (cap.joint_moves.size() > 1)
    for (std::size_t i = 0; i < cap.joint_moves.size(); ++i)
      add("without move " + std::string{id_of(joint_moves[cap.joint_moves[i]].joint)} + "." +
              std::string{id_of(joint_moves[cap.joint_moves[i]].move)},
          [i](Cap& c) { c.joint_moves.erase(c.joint_moves.begin() + static_cast<std::ptrdiff_t>(i)); });
  if (cap.moves == Cap::Moves::own) add("own to own_spine", [](Cap& c) { c.moves = Cap::Moves::own_spine; });
  if (cap.moves == Cap::Moves::adjacent) add("adjacent to own", [](Cap& c) { c.moves = Cap::Moves::own; });
}

void add_caps(const LimitRule& rule, auto add) {
  for (std::size_t i = 0; i < rule.caps.size(); ++i) {
    const auto of_cap = [&](const std::string& what, auto change) {
      add("cap " + rule.caps[i].text + "/" + what, [i, change](LimitRule& r) { change(r.caps[i]); });
    };
    add_ceilings(rule.caps[i], of_cap);
    add_places(rule.caps[i], of_cap);
    if (rule.caps.size() > 1)
      add("cap " + rule.caps[i].text + "/dropped",
          [i](LimitRule& r) { r.caps.erase(r.caps.begin() + static_cast<std::ptrdiff_t>(i)); });
  }
}

void add_reach(const LimitRule& rule, auto add) {
  const std::vector<Library> all{Library::exercises, Library::tests, Library::daily, Library::probes, Library::done_to};
  const std::vector<Library>& now = rule.only.empty() ? all : rule.only;
  if (now.size() < 2) return;
  for (const Library left_out : now) {
    if (left_out == Library::probes) continue;  // nobody is ever offered one
    std::vector<Library> rest = now;
    std::erase(rest, left_out);
    add("not in " + std::string{id_of(left_out)}, [rest](LimitRule& r) { r.only = rest; });
  }
}

void add_lift(const KnowledgeBase& base, const LimitRule& rule, auto add) {
  for (const Role& role : base.roles) {
    if (std::ranges::find(rule.lift_by, role.id) != rule.lift_by.end()) continue;
    add("lifted by " + role.id + " too", [id = role.id](LimitRule& r) { r.lift_by.push_back(id); });
    return;
  }
}

}  // namespace

void add_limit_mutants(const KnowledgeBase& base, std::vector<Mutant>& out) {
  for (std::size_t at = 0; at < base.limits.size(); ++at) {
    const LimitRule& rule = base.limits[at];
    const auto add = [&](const std::string& what, auto change) {
      out.push_back({rule.id.text() + "/" + what, rule.id.text(), Mutated::limit, at,
                     [at, change](KnowledgeBase& b) { change(b.limits[at]); }});
    };
    add("deleted", [](LimitRule& r) { r.when = never(); });
    add_caps(rule, add);
    for (NarrowedCondition& made : narrowed(base, rule.when))
      add(made.what, [when = made.condition](LimitRule& r) { r.when = when; });
    add_reach(rule, add);
    add_lift(base, rule, add);
  }
}

void add_floor_mutants(const KnowledgeBase& base, std::vector<Mutant>& out) {
  for (std::size_t at = 0; at < base.floors.size(); ++at) {
    const FloorRule& rule = base.floors[at];
    const auto add = [&](const std::string& what, auto change) {
      out.push_back({rule.id.text() + "/" + what, rule.id.text(), Mutated::floor, at,
                     [at, change](KnowledgeBase& b) { change(b.floors[at]); }});
    };
    add("deleted", [](FloorRule& r) { r.when = never(); });
    if (rule.lesion_class && *rule.lesion_class > LesionClass::lower)
      add("class one lower",
          [](FloorRule& r) { r.lesion_class = static_cast<LesionClass>(static_cast<int>(*r.lesion_class) - 1); });
    if (rule.tier && *rule.tier > Tier::lower)
      add("tier one lower", [](FloorRule& r) { r.tier = static_cast<Tier>(static_cast<int>(*r.tier) - 1); });
    if (rule.falls_class > 0) add("falls class one lower", [](FloorRule& r) { --r.falls_class; });
    for (NarrowedCondition& made : narrowed(base, rule.when))
      add(made.what, [when = made.condition](FloorRule& r) { r.when = when; });
  }
}

}  // namespace mettle
