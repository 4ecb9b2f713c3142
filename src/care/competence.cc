#include "care/competence.h"

#include <algorithm>

#include "base/text.h"
#include "care/team.h"

namespace mettle {
namespace {

bool in_tier(const std::array<bool, 5>& tiers, std::optional<Tier> tier) {
  if (tier) return tiers[static_cast<std::size_t>(*tier)];
  return std::ranges::all_of(tiers, [](bool has) { return has; });
}

const std::array<bool, 5>& tiers_of(const Role& role, Right right) {
  if (right == Right::prescribe) return role.prescribe;
  return right == Right::propose ? role.propose : role.deliver;
}

/// A row gives the right to the role in this tier, whatever the lesion and the delegation.
bool names(const RightRow& row, const std::string& role, Right right, std::optional<Tier> tier) {
  return row.right == right && std::ranges::find(row.roles, role) != row.roles.end() && in_tier(row.tiers, tier);
}

std::string in_words(const KnowledgeBase& base, const std::vector<std::string>& roles) {
  std::vector<std::string> says;
  for (const std::string& role : roles)
    if (const Role* known = base.find_role(role)) says.push_back(known->says);
  return list_in_words(says, "or");
}

bool delegated(const Professional* who, Right right, Date day) {
  return who && std::ranges::any_of(who->delegations, [&](const Delegation& d) {
           return d.right == right && d.from <= day && day <= d.until;
         });
}

}  // namespace

std::vector<std::string> roles_with(const KnowledgeBase& base, Right right, std::optional<Tier> tier) {
  std::vector<std::string> roles;
  for (const Role& role : base.roles) {
    const bool has = given_with_roles(right) ? in_tier(tiers_of(role, right), tier)
                                             : std::ranges::any_of(base.rights, [&](const RightRow& row) {
                                                 return !row.delegated && names(row, role.id, right, tier);
                                               });
    if (has) roles.push_back(role.id);
  }
  return roles;
}

Result<Competent, Refusal> check_competence(const KnowledgeBase& base, const Team& team, const Actor& who, Date day,
                                            Right right, std::optional<Tier> tier, const Standing* standing,
                                            std::span<const LesionStanding* const> lesions) {
  const std::vector<std::string> may = roles_with(base, right, tier);
  const auto refuse = [&](std::string requirement, const std::string& why) {
    const std::string whom = may.empty() ? " Nobody may." : " Who may: " + in_words(base, may) + ".";
    return refused(std::move(requirement), why + whom, may);
  };
  const Role* role = base.find_role(who.role);
  if (!role) return refuse("R3.2", "\"" + who.role + "\" is no role with rights.");
  const Professional* professional = team.find(who.account);
  if (role->professional) {
    if (!professional || professional->role != who.role)
      return refuse("R3.1", "Nobody of that name works here as " + role->says + ".");
    if (professional->ended) return refuse("R3.1", professional->says + " no longer works here.");
    if (!professional->verified_by)
      return refuse("R3.1",
                    "The register entry of " + professional->says + " has not been checked by a second person.");
    if (!professional->registered_on(day))
      return refuse("R3.1", "The registration of " + professional->says + " ended on " +
                                professional->registered_until->to_text() + ".");
  }
  if (given_with_roles(right)) {
    if (in_tier(tiers_of(*role, right), tier)) return Competent{who, right};
    return refuse("R3.2", role->says + ": not in this tier.");
  }
  bool elsewhere = false, undelegated = false;
  for (const RightRow& row : base.rights) {
    if (!names(row, who.role, right, tier)) continue;
    if (row.delegated && !delegated(professional, right, day)) undelegated = true;
    else if (row.not_where && standing && std::ranges::any_of(lesions, [&](const LesionStanding* lesion) {
               return holds(*row.not_where, base, *standing, lesion);
             }))
      elsewhere = true;
    else return Competent{who, right};
  }
  if (elsewhere) return refuse("R3.2", role->says + ": not at this bone.");
  if (undelegated) return refuse("R3.2", role->says + ": only with a written delegation, and none is in force.");
  return refuse("R3.2", role->says + " has no right to do this.");
}

}  // namespace mettle
