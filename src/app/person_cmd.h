#pragma once

#include <optional>
#include <string>

#include "app/setup.h"
#include "knowledge/entry.h"

namespace mettle {

/// What is asked about one person's record.
struct PersonQuestion {
  enum class What { assess, screen, explain, plan } what = What::assess;
  std::string file = "-";
  std::string as_of;                     // empty: today
  std::string from;                      // plan: its first day; empty: the day after as_of
  Library library = Library::exercises;  // screen
  std::string entry;                     // explain
  std::string activity;                  // screen: a file of activities that are not in the library
  bool as_json = false;
};

/// Reads the record, works the answer out and prints it. Nothing is printed to standard output unless all of it is
/// there. Returns the exit status.
int answer(const Loaded& loaded, const PersonQuestion& question);

/// A commented file to describe an activity in.
int print_activity_template(const Loaded& loaded);

}  // namespace mettle
