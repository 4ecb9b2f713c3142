#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assurance/case_file.h"
#include "safety/evaluation.h"

namespace mettle {

/// Somebody of whom everything is known and good, with at most one lesion, and only what is written here besides:
/// facts by id, as they stand in a case.
struct MinimalPerson {
  std::optional<Site> site{};
  bool widespread = false;
  int areas = 0;  // body areas with a lesion, where that is what matters
  std::string level{}, part{};
  std::string images{};  // as written in a case; empty: the usual ones
  std::map<std::string, std::string> of_person{}, of_lesion{};

  /// "given = { lesions = [...], fact = value }" of a question; empty when nothing is laid over the person.
  std::string given() const;
  friend bool operator==(const MinimalPerson&, const MinimalPerson&) = default;
};

/// A minimal person as the reader of cases understands them.
struct ReadPerson {
  MinimalPerson person;
  Picture picture;
  Evaluation evaluation;
};

/// Makes the smallest people for whom a condition holds.
class MinimalPeople {
 public:
  MinimalPeople(const KnowledgeBase& base, const std::vector<SourceFile>& people, Date today);

  /// For each way in which the condition can hold, and each region it names, somebody at the line: one step better and
  /// it would not hold. With classes one step lower too, since fitness tests are judged one class stricter.
  std::vector<ReadPerson> for_condition(const Condition& condition);
  /// Somebody with a lesion of each region, with class lower, moderate, high and stop.
  const std::vector<ReadPerson>& by_class();
  /// Somebody of every tier.
  const std::vector<ReadPerson>& by_tier();
  std::optional<ReadPerson> read(const MinimalPerson& person) const;
  Date today() const { return today_; }
  const KnowledgeBase& base() const { return base_; }

 private:
  struct Deviation {
    const FactDefinition* fact;
    std::string value;
    LesionClass lesion_class;
    Tier tier;
    int falls_class;
    std::map<std::string, int> bands;
  };
  const std::vector<Deviation>& deviations(Site site);
  std::vector<std::string> values_of(const FactDefinition& fact) const;
  bool lay(MinimalPerson& person, const Atom& atom, std::int64_t choice, int class_below);

  const KnowledgeBase& base_;
  const std::vector<SourceFile>& people_;
  Date today_;
  std::map<Site, std::vector<Deviation>> deviations_;
  std::vector<ReadPerson> by_class_, by_tier_;
};

/// The value of a fact as it is written in a case: "stable" in quotes, 49 bare.
std::string written_value(const FactDefinition& fact, std::int64_t value);

}  // namespace mettle
