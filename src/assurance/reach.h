#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "assurance/invented_people.h"
#include "base/json.h"

namespace mettle {

/// How an entry is open to somebody, from the freest. The last two are withheld.
enum class Opening : std::uint8_t { alone, watched, changed, ask, not_now };

/// How often each was the answer.
struct OpenCounts {
  std::array<std::uint64_t, 5> of{};
  std::uint64_t all() const;
  std::uint64_t open() const;  // alone, watched or changed
  std::uint64_t withheld() const { return all() - open(); }
};

/// One line of the starting set (knowledge/doses/starting_set.toml), for one group of people.
struct StartingCount {
  std::string id;
  std::size_t open = 0, closed_by_instruction = 0, missing = 0;
};

/// A ceiling on what may be withheld of well-founded activities. Form: knowledge/reach.toml.
struct ReachCeiling {
  std::string group, library;
  int withheld_in_hundred = 100;
  std::vector<std::string> evidence;
};

/// Where a library stands in the counts below: its place among asked_libraries.
std::size_t place_of(Library library);

struct GroupReach {
  std::size_t people = 0;
  std::array<OpenCounts, asked_libraries.size()> by_library{};        // by place of the library
  std::map<std::pair<std::size_t, std::string>, OpenCounts> by_kind;  // place of the library, kind
  std::array<OpenCounts, asked_libraries.size()> well_founded{};
  std::map<std::string, OpenCounts> by_first;  // region of the first lesion: exercises and tasks
  std::vector<StartingCount> starting;
  std::string first_without;  // the first person left with less than the starting set, in words
};

struct Reach {
  PeopleRecipe recipe;
  std::vector<ReachCeiling> ceilings;
  std::vector<GroupReach> groups;  // as in the recipe
  std::size_t not_found = 0;       // people of whom none could be invented
  bool has_starting_set = false;
  std::vector<Problem> faults;  // a ceiling passed, somebody left with less than the starting set
};

/// Reads knowledge/reach.toml of these files.
Result<Reach, std::vector<Problem>> read_reach_recipe(const KnowledgeBase& base, const std::vector<SourceFile>& files);

/// Judges every variant of the library for everybody. `files` are those of the knowledge; `tell` hears how many are
/// done.
void measure_reach(const KnowledgeBase& base, const std::vector<SourceFile>& files, Reach& reach,
                   const std::function<void(std::size_t)>& tell);

std::string text_of(const KnowledgeBase& base, const Reach& reach);
Json json_of(const Reach& reach);

}  // namespace mettle
