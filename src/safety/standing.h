#pragma once

#include <map>
#include <string>
#include <vector>

#include "picture/picture.h"

namespace mettle {

/// A bone score as a range: unknown components span their options, and the top acts.
struct ScoreRange {
  std::size_t table;  // place in KnowledgeBase::scores
  int low = 0, high = 0;
  std::vector<std::string> missing{};  // facts nobody has told, or that are out of date
  bool scorable = true;
  int band = 0;                          // place in the table's bands, modifiers included
  std::vector<std::string> modifiers{};  // ids of those that hold
};

/// A fact a decision rests on, and how it counted.
struct Reliance {
  std::size_t fact;
  Acting acting;
  std::size_t lesion;  // place in Picture::lesions; npos for a fact of the person
};
inline constexpr std::size_t no_lesion = static_cast<std::size_t>(-1);

/// A floor that raised something, and the facts its condition rests on.
struct Raised {
  std::size_t floor;  // place in KnowledgeBase::floors
  std::size_t lesion;
};

/// One place a lesion counts at: a bone, with the class that acts there.
struct LesionStanding {
  std::size_t lesion;                // place in Picture::lesions
  std::vector<Bone> bones{};         // own site on its sides, the socket, junctional neighbours
  std::vector<Site> sites{};         // the same without sides
  std::vector<std::string> parts{};  // what its part may be
  bool unlocated = false;
  bool unimaged = false;  // no lesion: the regions that no current image covers
  LesionClass lesion_class = LesionClass::lower;
  std::vector<Acting> facts{};  // by fact number; facts of the person are empty here
  std::vector<ScoreRange> scores{};
};

/// Everything worked out from the facts before any exercise is looked at.
struct Standing {
  Date today;
  std::vector<Acting> facts{};  // of the person, by fact number
  std::vector<LesionStanding> lesions{};
  std::vector<Site> unimaged{};  // regions that no current image covers, once bone metastases are known
  Tier tier = Tier::lower;
  std::optional<Tier> assessed_tier{};  // the tier behind a clearance, when one was signed
  std::optional<Date> clearance_until{};
  bool clearance_lapsed = false;
  int falls_class = 0;
  int body_areas = 0;
  bool any_lesion = false;
  bool unlocated = false;
  std::vector<Raised> raised{};
};

/// Works out acting facts, scores, classes, tier and falls class. Total: every unknown has its default.
Standing derive_standing(const KnowledgeBase& base, const Picture& picture, Date today);

/// Whether a condition holds, for one lesion or (lesion = nullptr) for the person alone.
bool holds(const Condition& condition, const KnowledgeBase& base, const Standing& standing,
           const LesionStanding* lesion);

/// The facts a condition reads, with how they counted.
std::vector<Reliance> relied_on(const Condition& condition, const KnowledgeBase& base, const Standing& standing,
                                const LesionStanding* lesion);

/// Scores of a lesion from its acting facts; components of `told` that are missing span their options.
std::vector<ScoreRange> derive_scores(const KnowledgeBase& base, const Lesion& lesion, const std::vector<Site>& sites,
                                      const std::vector<Acting>& facts);

}  // namespace mettle
