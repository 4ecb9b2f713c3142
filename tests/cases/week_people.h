#pragma once

// The people whose first week is judged, and small questions about a week.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "assurance/case_file.h"
#include "care/week.h"
#include "support/case_files.h"
#include "support/knowledge.h"

namespace mettle::testing {

struct Planned {
  std::string name;
  Picture picture;
  Evaluation evaluation;
  Week week;
};

inline const std::string counts = "platelets = 150\nhaemoglobin = 120\nneutrophils = 3\n";
inline const std::string lumbar = R"(lesions = [{ id = "L3", site = "lumbar_spine", level = "L3" }])";
inline const std::string rib = R"(lesions = [{ id = "rib", site = "ribs", side = "left" }])";
inline const std::string arm =
    R"(lesions = [{ id = "arm", site = "humerus_proximal", side = "left", fracture_risk_class = "slightly_increased" }])";
inline const std::string hip =
    R"(lesions = [{ id = "hip", site = "femur_proximal", side = "left", stability_opinion = "potentially_unstable" }])";
inline const std::string thorax =
    R"(lesions = [{ id = "T7", site = "thoracic_spine", level = "T7", fracture_risk_class = "slightly_increased" }])";

inline Planned plan(const std::string& name, const std::string& person) {
  const std::string text =
      "title = \"t\"\nwhy = \"w\"\n[person]\nlike = \"assessed\"\n" + person + "\n[[ask]]\ntier = \"lower\"\n";
  const auto read = read_case(knowledge(), {name + ".toml", text}, case_people());
  if (!read) {
    ADD_FAILURE() << to_text(read.error());
    return {};
  }
  Planned made{name, read->picture, evaluate(knowledge(), read->picture, read->as_of), {}};
  made.week = plan_week(knowledge(), made.picture, made.evaluation, read->as_of);
  return made;
}

/// The people every rule of the week is held against.
inline const std::vector<Planned>& people() {
  static const std::vector<Planned> all{
      plan("steady L3, moderately fit", lumbar),
      plan("steady rib, fit", "fitness = \"good\"\n" + rib),
      plan("steady rib, fit but worn out", "fitness = \"moderate\"\nfatigue = 8\n" + rib),
      plan("hip closed to load, low, first day of chemotherapy",
           "fitness = \"low\"\nfatigue = 5\nsystemic_treatment = { value = \"chemo_3_weekly\", from = 2026-11-24 }\n" +
               counts + hip),
      plan("not signed", "clearance_signed = \"unknown\"\n" + lumbar),
      plan("restricted arm, in bed or chair, worn out", "fitness = \"very_low\"\nfatigue = 8\n" + arm),
      plan("restricted mid-back, two falls, alone",
           "falls_12_months = 2\nfitness = \"low\"\nfatigue = 3\nsupport_at_home = \"alone\"\n" + thorax),
      plan("weekly chemotherapy, fit",
           "fitness = \"good\"\nsystemic_treatment = { value = \"chemo_weekly\", from = 2026-11-23 }\n" + counts +
               lumbar),
      plan("treatment day not known", "systemic_treatment = \"chemo_2_weekly\"\n" + counts + rib),
      plan("tablets every day", "systemic_treatment = \"oral_daily\"\nfatigue = 4\n" + rib),
  };
  return all;
}

inline const Entry& entry_of(const WeekItem& item) {
  return knowledge().entries[knowledge().variants[item.variant].entry];
}

inline int number_at(const Json& row, std::string_view name) {
  const Json* value = row.find(name);
  return value && value->if_number() ? std::stoi(value->if_number()->token) : 0;
}

inline const Json& start_row(const Week& week) {
  for (const Json& row : knowledge().doses.items_at("start"))
    if (row.text_at("fitness") == week.row_fitness && row.text_at("fatigue") == week.fatigue) return row;
  static const Json nothing;
  return nothing;
}

inline int dose(const Week& week, std::string_view part, std::string_view name) {
  const Json* row = start_row(week).find(part);
  return row ? number_at(*row, name) : 0;
}

inline int days_with(const Week& week, std::string_view part) {
  return static_cast<int>(std::ranges::count_if(week.days, [&](const WeekDay& day) {
    return std::ranges::any_of(day.items, [&](const WeekItem& item) { return item.part == part; });
  }));
}

inline bool has(const WeekDay& day, std::string_view part) {
  return std::ranges::any_of(day.items, [&](const WeekItem& item) { return item.part == part; });
}

inline bool main_part(const WeekItem& item) {
  return item.part == "strength" || item.part == "cardio" || item.part == "balance";
}

inline std::string shown(const Planned& person, const WeekDay& day) {
  return person.name + ", " + day.date.to_text() + ": ";
}

}  // namespace mettle::testing
