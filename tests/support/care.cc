#include "support/care.h"

#include <cstdio>
#include <cstdlib>

namespace mettle::testing {

Actor actor(const std::string& account, const std::string& role) { return {AccountId{account}, role}; }

Now at(std::string_view moment) {
  const auto read = Moment::read(moment);
  const auto day = Date::read(moment.substr(0, 10));
  if (!read || !day) std::abort();
  return {*read, *day};
}

const Team& everybody() {
  static const Team team = [] {
    Team made;
    Head head{.number = 0, .when = at("2026-01-01T09:00:00Z"), .by = actor("admin", "administrator"), .knowledge = {}};
    for (const Role& role : knowledge().roles) {
      if (!role.professional) continue;
      ++head.number;
      made.evolve(head, ProfessionalEntered{AccountId{role.id}, role.says, role.id, "Invented Register", "0", {}});
      Head second = head;
      second.by = actor("second", "administrator");
      ++head.number;
      second.number = head.number;
      made.evolve(second, EntryVerified{AccountId{role.id}});
    }
    return made;
  }();
  return team;
}

Actor who(const std::string& role) {
  if (role == "patient") return actor("person", role);
  return actor(role, role);
}

void Story::fail(const Refusal& refusal) {
  std::fprintf(stderr, "the story cannot go on: %s (%s)\n", refusal.says.c_str(), refusal.requirement.c_str());
  std::abort();
}

Json json(std::string_view text) {
  auto read = read_json(text);
  if (!read) {
    std::fprintf(stderr, "%s\n", to_text(read.error()).c_str());
    std::abort();
  }
  return std::move(*read);
}

}  // namespace mettle::testing
