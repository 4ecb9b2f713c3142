#pragma once

// Telling and not telling one fact: what laws 1 to 3 compare.
#include <string>
#include <vector>

#include "safety/evaluation.h"

namespace mettle::testing {

/// The entries of the person, or of that lesion, that a fact belongs to.
std::vector<Told>& entries_about(Picture& picture, const FactDefinition& fact, std::size_t lesion = 0);
/// Nobody has said anything about it.
Picture without(Picture picture, std::size_t fact, std::size_t lesion = 0);
/// Somebody entitled says this today (empty: "unknown"), and nobody anything else.
Picture with(Picture picture, std::size_t fact, std::optional<std::int64_t> value, std::size_t lesion = 0);

/// The default as it is written: the plain one, or the worst of the stricter ones whose circumstance holds.
std::optional<std::int64_t> written_default(const FactDefinition& fact, const Standing& standing,
                                            std::size_t lesion = 0);
/// The default of another fact that reads the same told value; the plain one when there is none.
std::optional<std::int64_t> other_default(const FactDefinition& fact, const Standing& standing, std::size_t lesion = 0);
/// An item of a score that is not settled item by item: not scorable without it, or a reported total stands in for it.
bool stands_in_unsettled_score(const FactDefinition& fact, const Standing& standing, std::size_t lesion = 0);

/// Facts that are told by themselves: not the other side of another one's measured value.
const std::vector<std::size_t>& facts_told_alone();
/// A result with two bad sides (calcium, glucose, systolic pressure): it has no one worse direction.
bool has_two_bad_sides(std::size_t fact);

/// Facts that the person owns (pain today, tiredness) and may answer so that it counts.
const std::vector<std::size_t>& facts_of_their_own();

/// A role whose word about this fact does not reassure; empty when everybody's does.
std::string who_may_not_reassure(const FactDefinition& fact);
/// The same word by somebody who may not reassure: a role without the right, or a reading that was inferred.
Told unconfirmed_word(std::size_t fact, std::int64_t value);
/// The same word by somebody entitled, on an image of that day, longer ago than the fact stays current.
Told stale_word(std::size_t fact, std::int64_t value);

}  // namespace mettle::testing
