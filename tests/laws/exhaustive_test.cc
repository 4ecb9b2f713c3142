// Laws 1, 2 and 4 with nothing left to chance: every fact and value, on every variant of every library, for each
// minimal person. A minimal person has no lesion, or one at one site, side, level and part (each of these known or
// not), and either all else is known and good, or nothing at all. Then one fact is told: each of its values by somebody
// entitled, the same out of date, the same by somebody who may not reassure, "unknown", or nothing.
//
// Why minimal people are enough. A verdict is the worst of what single limits say (law 6), and a limit is there when
// its condition holds of the person and at most one lesion. So a verdict can become milder only where some condition
// stops holding. No condition can, when something gets worse: tests/laws/conditions_test.cc tries every condition of
// knowledge/ over every combination of the values of the facts that this one condition reads, which is the context in
// which a fact can matter to it, however many other facts and lesions there are. What is worked out on the way (scores,
// classes, tier, falls class) is tried there the same way or only ever raised. What is left to show is that what is
// told arrives in those conditions as it should, fact by fact and place by place: that is done here, one fact and one
// lesion at a time, because what one fact counts as depends on nothing but what is told of it and on its own default.
// What is told of the person is judged before any lesion is looked at, so words out of date and words that may not
// reassure about the person are tried beside a lesion of each site and side, and not again for its level and part.
// A lesion on the right is left to the mirror law (mirror_test.cc), which tries that right is left, swapped.
#include <gtest/gtest.h>

#include <iostream>

#include "support/knowledge.h"
#include "support/minimal_people.h"
#include "support/never.h"
#include "support/people.h"
#include "support/telling.h"

namespace mettle::testing {
namespace {

/// One minimal person, and everything that is tried with this person.
class Trial {
 public:
  Trial(Picture picture, bool spine, bool whole_site)
      : as_is_{std::move(picture)}, spine_{spine}, whole_site_{whole_site}, start_{look_at(as_is_)} {}

  void tell_everything() {
    for (const std::size_t fact : facts_told_alone())
      if (knowledge().facts[fact].about == About::person || !as_is_.lesions.empty()) tell(fact);
  }
  std::size_t pictures() const { return pictures_; }
  std::size_t comparisons() const { return comparisons_; }
  std::size_t segment_moves() const { return segment_moves_; }
  const std::string& broken() const { return broken_; }

 private:
  struct Word {
    std::int64_t value;
    Evaluation entitled;
  };

  /// Laws 1 and 2 of one fact, and law 4 in each of the pictures.
  void tell(std::size_t number) {
    const FactDefinition& fact = knowledge().facts[number];
    fact_ = fact.id;
    const Picture silent = without(as_is_, number);
    const Evaluation absent = look_at(silent);
    same(absent, look_at(with(silent, number, std::nullopt)), "unknown, said");
    std::vector<Word> words;
    for (const std::int64_t value : values_of(number)) words.push_back({value, look_at(with(silent, number, value))});
    if (fact.about == About::lesion || whole_site_) add_weaker_words(number, silent, absent, words);
    order(fact, number, words);
    compare_with_default(fact, absent, words);
  }

  void add_weaker_words(std::size_t number, const Picture& silent, const Evaluation& absent,
                        const std::vector<Word>& words) {
    const FactDefinition& fact = knowledge().facts[number];
    Picture old = silent;
    const auto best =
        std::ranges::min_element(words, {}, [&](const Word& word) { return fact.badness(word.value); })->value;
    entries_about(old, fact).push_back(stale_word(number, best));
    const Evaluation outdated = look_at(old);
    for (const Word& word : words) {
      Picture over_old = old;
      entries_about(over_old, fact).push_back(unconfirmed_word(number, word.value));
      no_milder(outdated, look_at(over_old), "unconfirmed, beside what is out of date");
      add(silent, absent, word, stale_word(number, word.value), "out of date");
      add(silent, absent, word, unconfirmed_word(number, word.value), "unconfirmed");
      Picture beside = as_is_;
      entries_about(beside, knowledge().facts[number]).push_back(unconfirmed_word(number, word.value));
      no_milder(start_, look_at(beside), "unconfirmed, beside what is known");
    }
  }

  /// A word that may not reassure: never milder than silence, nor than the same word of somebody who may.
  void add(const Picture& silent, const Evaluation& absent, const Word& word, Told told, const char* how) {
    Picture picture = silent;
    entries_about(picture, knowledge().facts[told.fact]).push_back(std::move(told));
    const Evaluation now = look_at(picture);
    no_milder(absent, now, how);
    no_milder(word.entitled, now, how);
  }

  /// Law 1: in the order of their badness no value is milder than the one before; where there is no order, a value laid
  /// beside another is never milder than that other alone.
  void order(const FactDefinition& fact, std::size_t number, std::vector<Word>& words) {
    if (fact.kind == FactKind::category || has_two_bad_sides(number)) {
      for (const Word& one : words)
        for (const Word& other : words) {
          Picture both = with(as_is_, number, one.value);
          entries_about(both, fact).push_back(entitled_word(fact, number, other.value));
          no_milder(one.entitled, look_at(both), "laid beside another value");
        }
      return;
    }
    std::ranges::stable_sort(words, {}, [&](const Word& word) { return fact.badness(word.value); });
    for (std::size_t i = 1; i < words.size(); ++i) {
      no_milder(words[i - 1].entitled, words[i].entitled, "the worse value");
      if (fact.badness(words[i - 1].value) == fact.badness(words[i].value))
        no_milder(words[i].entitled, words[i - 1].entitled, "as bad a value");
    }
  }

  /// Law 2: silence is the default as it is written, and each value stands on its side of it.
  void compare_with_default(const FactDefinition& fact, const Evaluation& absent, const std::vector<Word>& words) {
    if (fact.kind == FactKind::category || stands_in_unsettled_score(fact, absent.standing)) return;
    const auto acts = written_default(fact, absent.standing), other = other_default(fact, absent.standing);
    const bool also_reviews = fact.id == "stability_opinion";  // told, it looks at what was done to the bone (D-0040)
    const auto below = [&](const Word& word, const std::optional<std::int64_t>& line) {
      return line && fact.badness(word.value) <= fact.badness(*line);
    };
    const auto beyond = [&](const Word& word, const std::optional<std::int64_t>& line) {
      return !line || fact.badness(word.value) >= fact.badness(*line);
    };
    for (const Word& word : words) {
      if (below(word, acts) && below(word, other)) no_milder(word.entitled, absent, "silence");
      if (beyond(word, acts) && beyond(word, other) && !also_reviews)
        no_milder(absent, word.entitled, "a value beyond the default");
    }
  }

  Evaluation look_at(const Picture& picture) {
    ++pictures_;
    Evaluation evaluation = evaluated(picture);
    if (spine_) {
      std::size_t tried = 0;
      note("law 4", find_offer(picture, evaluation, tried));
      segment_moves_ += tried;
    }
    return evaluation;
  }
  void no_milder(const Evaluation& before, const Evaluation& after, const char* what) {
    ++comparisons_;
    note(what, find_loosened(before, after));
  }
  void same(const Evaluation& one, const Evaluation& other, const char* what) {
    ++comparisons_;
    note(what, find_changed(one, other));
  }
  void note(const char* what, const std::string& wrong) {
    if (!wrong.empty() && broken_.empty()) broken_ = fact_ + ", " + what + ": " + wrong;
  }

  Picture as_is_;
  bool spine_, whole_site_;
  std::string fact_ = "as is", broken_;
  std::size_t pictures_ = 0, comparisons_ = 0, segment_moves_ = 0;
  Evaluation start_;
};

bool may_be_spine(const Placement& place) {
  return !place.site || (*place.site >= Site::cervical_spine && *place.site <= Site::sacrum_coccyx);
}

TEST(Exhaustive, Laws1And2And4HoldForEveryFactAndValueOnEveryVariantForEveryMinimalPerson) {
  std::vector<std::optional<Placement>> places{std::nullopt};
  for (const Placement& place : placements())
    if (place.side != Laterality::right) places.emplace_back(place);
  std::size_t people = 0, pictures = 0, comparisons = 0, segment_moves = 0;
  for (std::size_t at = 0; at < places.size(); at += every_nth()) {
    const bool spine = places[at] && may_be_spine(*places[at]);
    const bool whole_site = !places[at] || (places[at]->level.empty() && places[at]->part.empty());
    for (const bool known : {true, false}) {
      Trial trial{known ? known_person(places[at]) : unknown_person(places[at]), spine, whole_site};
      trial.tell_everything();
      EXPECT_EQ(trial.broken(), "") << in_words(places[at])
                                    << (known ? ", all else known and good" : ", no more known");
      EXPECT_EQ(trial.segment_moves() > 0, spine) << in_words(places[at]);
      ++people;
      pictures += trial.pictures();
      comparisons += trial.comparisons();
      segment_moves += trial.segment_moves();
    }
  }
  std::size_t facts = facts_told_alone().size(), values = 0;
  for (const std::size_t fact : facts_told_alone()) values += values_of(fact).size();
  const std::size_t variants = knowledge().variants.size();
  const std::string says = std::to_string(people) + " minimal people, " + std::to_string(facts) + " facts with " +
                           std::to_string(values) + " values, " + std::to_string(variants) +
                           " variants: " + std::to_string(pictures) + " pictures, " +
                           std::to_string(comparisons * variants) + " pairs of verdicts, " +
                           std::to_string(segment_moves) + " movements of a lesion's segment";
  RecordProperty("tried", says);
  std::cout << says << "\n";
}

/// Law 1, of the lesions themselves: one more, anywhere, is never milder than one at that site and side alone.
TEST(Exhaustive, ASecondLesionNeverLoosensAnythingWhereverTheTwoLie) {
  std::size_t pairs = 0, turn = 0;
  for (const bool known : {true, false})
    for (const Placement& one : placements()) {
      if (one.side == Laterality::right || !one.level.empty() || !one.part.empty()) continue;
      const Picture first = known ? known_person(one) : unknown_person(one);
      const Evaluation alone = evaluated(first);
      for (const Placement& other : placements()) {
        if (turn++ % every_nth() != 0) continue;
        Picture both = first;
        both.lesions.push_back(known ? known_person(other).lesions.front() : unknown_person(other).lesions.front());
        EXPECT_EQ(find_loosened(alone, evaluated(both)), "")
            << in_words(std::optional{one}) << " and then " << in_words(std::optional{other});
        ++pairs;
      }
    }
  const std::string says = std::to_string(pairs) + " pairs of lesions, " +
                           std::to_string(pairs * knowledge().variants.size()) + " pairs of verdicts";
  RecordProperty("tried", says);
  std::cout << says << "\n";
}

}  // namespace
}  // namespace mettle::testing
