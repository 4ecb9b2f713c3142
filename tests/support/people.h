#pragma once

// Invented people for the laws: everything a record may hold, and shrinking to the smallest person that breaks a law.
#include <rapidcheck.h>

#include <iosfwd>
#include <string>

#include "safety/evaluation.h"

namespace mettle::testing {

/// The day all of these people are looked at.
Date law_day();

/// Somebody as a record may describe them. A type of its own so that a counterexample is printed in words.
struct Person {
  Picture picture;
};
void showValue(const Person& person, std::ostream& out);
std::string in_words(const Picture& picture);

/// Anybody: 0 to 4 lesions anywhere (side, level and part known or not; somewhere unknown), facts of any value, source
/// and age, said to be unknown, inferred, out of date or of tomorrow; with and without images. Half of them start from
/// somebody about whom everything is known and good, so that a single finding can be seen to matter.
rc::Gen<Person> any_person();
/// Somebody about whom everything is known and good but for what is printed.
rc::Gen<Person> well_known_person();

struct AnyLesion {
  Lesion lesion;
};
void showValue(const AnyLesion& lesion, std::ostream& out);
rc::Gen<AnyLesion> any_lesion();

/// One more thing told, of the person or of one of the lesions (`lesion`: counted round the lesions there are).
struct AnyTold {
  Told told;
  std::size_t lesion = 0;
};
void showValue(const AnyTold& told, std::ostream& out);
rc::Gen<AnyTold> any_told();
/// The entries that the thing told would stand beside; null when it is about a lesion and there is none.
std::vector<Told>* entries_beside(Picture& picture, const AnyTold& told);

/// An entry of today by somebody who may reassure about this fact, resting on an image of today.
Told entitled_word(const FactDefinition& fact, std::size_t number, std::optional<std::int64_t> value);
bool may_reassure(const FactDefinition& fact, const Told& told);
/// Values worth trying: every answer, or for a number both ends, the defaults, the tries, and each line a rule draws.
std::vector<std::int64_t> values_of(std::size_t fact);

/// The first variant whose verdict is milder in `after` than in `before`, in words; empty when there is none. Where no
/// ceiling is higher no verdict of any demand can be milder (tests/laws/conditions_test.cc tries that on every level of
/// every dimension), so the variants are asked one by one only where one is.
std::string find_loosened(const Evaluation& before, const Evaluation& after);
/// ... or is not the same in both.
std::string find_changed(const Evaluation& before, const Evaluation& after);
Evaluation evaluated(const Picture& picture);
Evaluation evaluated(const Picture& picture, Date today);

}  // namespace mettle::testing
