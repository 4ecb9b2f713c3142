#include "million/every_law.h"

#include <algorithm>

#include "support/knowledge.h"
#include "support/laws.h"
#include "support/mirror.h"
#include "support/never.h"
#include "support/people.h"
#include "support/random_people.h"
#include "support/telling.h"

namespace mettle::testing {
namespace {

std::vector<Told>* entries_beside(Picture& picture, const Told& told, std::size_t lesion) {
  const FactDefinition& fact = knowledge().facts[told.fact];
  if (fact.about == About::lesion && picture.lesions.empty()) return nullptr;
  return &entries_about(picture, fact, lesion);
}

/// Law 1, its five statements.
std::string find_loosening(const Picture& picture, const Evaluation& now, Dice& dice) {
  Picture more = picture;
  more.lesions.push_back(random_lesion(dice, 6));
  if (auto wrong = find_milder(now, evaluated(more)); !wrong.empty()) return "one more lesion: " + wrong;

  const std::size_t lesion = dice.below(picture.lesions.size());
  const Told word = random_told(dice, dice.one_in(2) ? About::lesion : About::person);
  Picture beside = picture;
  if (auto* entries = entries_beside(beside, word, lesion); entries && !is_newer_and_entitled(word, *entries)) {
    entries->push_back(word);
    if (auto wrong = find_milder(now, evaluated(beside)); !wrong.empty())
      return "one more word on " + knowledge().facts[word.fact].id + ": " + wrong;
  }

  Picture worse = picture;
  const auto entries = entries_of(worse);
  if (!entries.empty()) {
    Told& told = *entries[dice.below(entries.size())];
    const FactDefinition& fact = knowledge().facts[told.fact];
    const std::int64_t value = tried_values(told.fact)[dice.below(tried_values(told.fact).size())];
    if (told.value && fact.kind != FactKind::category && !has_two_bad_sides(told.fact) &&
        fact.badness(value) >= fact.badness(*told.value)) {
      told.value = value;
      if (auto wrong = find_milder(now, evaluated(worse)); !wrong.empty())
        return "a worse value of " + fact.id + ": " + wrong;
    }
    Picture withdrawn = picture;
    const std::size_t number = told.fact;
    for (std::size_t i = 0; i < (fact.about == About::person ? 1 : withdrawn.lesions.size()); ++i)
      entries_about(withdrawn, fact, i).push_back(entitled_word(fact, number, std::nullopt));
    if (auto wrong = find_milder(now, evaluated(withdrawn)); !wrong.empty())
      return "\"unknown\" said of " + fact.id + ": " + wrong;
  }

  const Picture past = without_the_future(picture);
  const int days = static_cast<int>(dice.below(dice.one_in(2) ? 10 : 1000));
  if (auto wrong = find_milder(evaluated(past), evaluated(past, law_day().plus_days(days))); !wrong.empty())
    return std::to_string(days) + " days: " + wrong;
  return "";
}

std::string find_reassurance(const Picture& picture, const Evaluation& now, Dice& dice) {
  const std::size_t lesion = dice.below(picture.lesions.size());
  Told word = random_told(dice, dice.one_in(2) ? About::lesion : About::person);
  word.source = dice.one_in(2) ? "patient" : "carer";
  Picture after = picture;
  auto* entries = entries_beside(after, word, lesion);
  if (entries && !may_reassure(knowledge().facts[word.fact], word)) {
    entries->push_back(word);
    if (auto wrong = find_loosened(now, evaluated(after)); !wrong.empty())
      return "a word of the " + word.source + " on " + knowledge().facts[word.fact].id + ": " + wrong;
  }
  const auto& owned = facts_of_their_own();
  const std::size_t fact = owned[dice.below(owned.size())];
  if (knowledge().facts[fact].about == About::lesion && picture.lesions.empty()) return "";
  const auto value = [&] { return tried_values(fact)[dice.below(tried_values(fact).size())]; };
  const std::int64_t answer = value(), bad = value();
  if (auto wrong = find_freed(picture, now, fact, lesion, answer); !wrong.empty()) return wrong;
  return find_no_recovery(picture, fact, lesion, bad, answer);
}

}  // namespace

std::string find_broken_law(const Picture& picture, std::uint64_t seed) {
  Dice dice{seed};
  const KnowledgeBase& base = knowledge();
  const Evaluation now = evaluated(picture);
  if (auto wrong = find_loosening(picture, now, dice); !wrong.empty()) return "law 1, " + wrong;

  const std::size_t fact = facts_told_alone()[dice.below(facts_told_alone().size())];
  if (base.facts[fact].about == About::person || !picture.lesions.empty())
    if (auto wrong = find_other_default(picture, fact, dice.below(picture.lesions.size())); !wrong.empty())
      return "law 2, " + wrong;

  if (auto wrong = find_reassurance(picture, now, dice); !wrong.empty()) return "law 3, " + wrong;

  std::size_t tried = 0;
  if (auto wrong = find_offer(picture, now, tried); !wrong.empty()) return "law 4, " + wrong;

  const std::size_t variant = dice.below(base.variants.size());
  if (verdict(base, now, base.variants[variant]) != Verdict::allow)
    if (auto wrong = find_unnamed_reason(picture, now, variant); !wrong.empty()) return "law 6, " + wrong;

  if (now.standing.tier != Tier::stop)
    for (const StartingLine& line : starting_set())
      if (auto wrong = what_closes(line, now); !wrong.empty()) return "law 12, " + wrong;

  if (auto wrong = find_unmirrored(now, evaluated(mirrored(picture))); !wrong.empty())
    return "the mirror law, " + wrong;
  return "";
}

Picture smallest_that_breaks(Picture picture, std::uint64_t seed, std::string& broken) {
  // What a law draws depends on how much there is to draw from: a smaller person is given some throws.
  constexpr std::uint64_t throws = 200;
  const auto breaks = [&](const Picture& smaller) {
    for (std::uint64_t i = 0; i < throws; ++i)
      if (auto wrong = find_broken_law(smaller, seed + i); !wrong.empty()) {
        broken = wrong;
        return true;
      }
    return false;
  };
  const auto take_away = [&](auto list_of) {
    bool taken = false;
    for (std::size_t i = list_of(picture).size(); i-- > 0;) {
      Picture smaller = picture;
      list_of(smaller).erase(list_of(smaller).begin() + static_cast<std::ptrdiff_t>(i));
      if (!breaks(smaller)) continue;
      picture = std::move(smaller);
      taken = true;
    }
    return taken;
  };
  for (bool taken = true; taken;) {
    taken = take_away([](Picture& p) -> auto& { return p.lesions; });
    taken |= take_away([](Picture& p) -> auto& { return p.imaging; });
    taken |= take_away([](Picture& p) -> auto& { return p.told; });
    for (std::size_t i = 0; i < picture.lesions.size(); ++i)
      taken |= take_away([i](Picture& p) -> auto& { return p.lesions[i].told; });
  }
  return picture;
}

}  // namespace mettle::testing
