#include <algorithm>

#include "assurance/mutant.h"

namespace mettle {
namespace {

/// The next worse rank that some answer has; empty when there is none.
std::optional<std::int64_t> next_rank(const FactDefinition& fact, std::int64_t rank) {
  std::optional<std::int64_t> next;
  for (const Answer& answer : fact.answers)
    if (answer.rank > rank && (!next || answer.rank < *next)) next = answer.rank;
  return next;
}

std::vector<Atom> narrowed_atoms(const KnowledgeBase& base, const Atom& atom) {
  using Kind = Atom::Kind;
  std::vector<Atom> out;
  const auto add = [&](auto change, const std::string& what) {
    Atom made = atom;
    change(made);
    made.text = atom.text + " " + what;
    out.push_back(std::move(made));
  };
  if (atom.sites.size() > 1)
    for (std::size_t i = 0; i < atom.sites.size(); ++i)
      add([&](Atom& a) { a.sites.erase(a.sites.begin() + static_cast<std::ptrdiff_t>(i)); },
          "without " + std::string{id_of(atom.sites[i])});
  if (atom.parts.size() > 1)
    for (std::size_t i = 0; i < atom.parts.size(); ++i)
      add([&](Atom& a) { a.parts.erase(a.parts.begin() + static_cast<std::ptrdiff_t>(i)); },
          "without " + atom.parts[i]);
  if (atom.values.size() > 1)
    for (std::size_t i = 0; i < atom.values.size(); ++i)
      add([&](Atom& a) { a.values.erase(a.values.begin() + static_cast<std::ptrdiff_t>(i)); },
          "without " + base.facts[atom.fact].answers[static_cast<std::size_t>(atom.values[i])].id);
  switch (atom.kind) {
    case Kind::fact_at_least:
      if (base.facts[atom.fact].kind == FactKind::number) {
        add([](Atom& a) { a.kind = Kind::fact_beyond; }, "without the line itself");
      } else if (const auto next = next_rank(base.facts[atom.fact], atom.value)) {
        add([&](Atom& a) { a.value = *next; }, "one answer worse");
      }
      break;
    case Kind::fact_beyond: add([&](Atom& a) { a.value += last_digit(atom.text); }, "one digit further"); break;
    case Kind::worked_at_least: add([](Atom& a) { ++a.value; }, "one step worse"); break;
    case Kind::unreviewed:
      if (atom.days > 0) add([](Atom& a) { a.days /= 2; }, "in half the days");
      break;
    case Kind::any_lesion:
    case Kind::lesion_in:
    case Kind::part_in:
    case Kind::unimaged_in:
    case Kind::fact_is: break;
  }
  return out;
}

}  // namespace

std::int64_t last_digit(const std::string& text) {
  const auto dot = text.rfind('.');
  std::int64_t step = millionths_in_one;
  if (dot != std::string::npos)
    for (std::size_t i = dot + 1; i < text.size() && step > 1; ++i) step /= 10;
  return step;
}

Condition never() {
  Condition condition;
  condition.join = Condition::Join::any;  // of nothing
  return condition;
}

std::vector<NarrowedCondition> narrowed(const KnowledgeBase& base, const Condition& condition) {
  std::vector<NarrowedCondition> out;
  const bool alternatives =
      condition.join == Condition::Join::any && condition.atoms.size() + condition.parts.size() > 1;
  for (std::size_t i = 0; i < condition.atoms.size(); ++i) {
    for (Atom& atom : narrowed_atoms(base, condition.atoms[i])) {
      Condition made = condition;
      made.atoms[i] = atom;
      out.push_back({"when " + atom.text, std::move(made)});
    }
    if (!alternatives) continue;
    Condition made = condition;
    made.atoms.erase(made.atoms.begin() + static_cast<std::ptrdiff_t>(i));
    out.push_back({"without the alternative " + condition.atoms[i].text, std::move(made)});
  }
  for (std::size_t i = 0; i < condition.parts.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    for (NarrowedCondition& part : narrowed(base, condition.parts[i])) {
      Condition made = condition;
      made.parts[i] = std::move(part.condition);
      out.push_back({"in part " + number + " " + part.what, std::move(made)});
    }
    if (!alternatives) continue;
    Condition made = condition;
    made.parts.erase(made.parts.begin() + static_cast<std::ptrdiff_t>(i));
    out.push_back({"without alternative part " + number, std::move(made)});
  }
  return out;
}

}  // namespace mettle
