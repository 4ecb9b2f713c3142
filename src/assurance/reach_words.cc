// The table that is kept in cases/golden/reach.txt.
#include <algorithm>

#include "assurance/reach.h"
#include "base/text.h"

namespace mettle {
namespace {

constexpr std::array<std::string_view, asked_libraries.size()> library_words{"Exercises", "Fitness tests",
                                                                             "Everyday tasks", "Done to a person"};
constexpr std::size_t label_width = 48;  // not clinical: columns of text
constexpr std::size_t cell_width = 9;

std::string left(const std::string& text, std::size_t width) {
  return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}
std::string right(const std::string& text, std::size_t width = cell_width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

/// Per cent with one decimal, from whole numbers, rounded down.
std::string percent(std::uint64_t part, std::uint64_t all) {
  if (all == 0) return "-";
  const std::uint64_t tenths = part * 1000 / all;  // not clinical: tenths of a per cent
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string head(const std::string& first, const std::vector<std::string>& names) {
  std::string text = left(first, label_width);
  for (const std::string& name : names) text += right(name);
  return text + "\n";
}

std::string row(const std::string& label, const OpenCounts& counts) {
  std::string text = left("  " + label, label_width);
  for (const std::uint64_t part : counts.of) text += right(percent(part, counts.all()));
  return text + right(percent(counts.open(), counts.all())) + "\n";
}

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{"alone", "watched", "changed", "ask", "not now", "open"};
  return names;
}

std::vector<std::string> group_columns(const Reach& reach) {
  std::vector<std::string> names;
  for (const PeopleGroup& group : reach.recipe.groups) names.push_back(group.id);
  return names;
}

std::string by_library(const Reach& reach) {
  std::string text;
  for (std::size_t library = 0; library < library_words.size(); ++library) {
    text += "\n" + head(std::string{library_words[library]} + ": what is open to whom, per cent", columns());
    for (std::size_t g = 0; g < reach.groups.size(); ++g)
      text += row(reach.recipe.groups[g].says, reach.groups[g].by_library[library]);
  }
  return text;
}

std::string by_kind(const Reach& reach) {
  std::string text;
  for (std::size_t library = 0; library < library_words.size(); ++library) {
    std::vector<std::string> kinds;
    for (const GroupReach& group : reach.groups)
      for (const auto& [key, counts] : group.by_kind)
        if (key.first == library && std::ranges::find(kinds, key.second) == kinds.end()) kinds.push_back(key.second);
    if (kinds.size() < 2) continue;
    text += "\n" + head(std::string{library_words[library]} + ": open by kind, per cent", group_columns(reach));
    std::ranges::sort(kinds);
    for (const std::string& kind : kinds) {
      text += left("  " + kind, label_width);
      for (const GroupReach& group : reach.groups) {
        const auto found = group.by_kind.find({library, kind});
        text += right(found == group.by_kind.end() ? "-" : percent(found->second.open(), found->second.all()));
      }
      text += "\n";
    }
  }
  return text;
}

std::string by_region(const KnowledgeBase& base, const Reach& reach) {
  std::string text = "\n" + head("Exercises and tasks: open by region, per cent", group_columns(reach));
  const auto line = [&](const std::string& label, const std::string& id) {
    text += left("  " + label, label_width);
    for (const GroupReach& group : reach.groups) {
      const auto found = group.by_first.find(id);
      text += right(found == group.by_first.end() ? "-" : percent(found->second.open(), found->second.all()));
    }
    text += "\n";
  };
  for (const SiteInfo& site : site_table)
    if (site.site != Site::acetabulum) line(base.words_of(site.site).name, std::string{site.id});
  line("Nowhere named", "nowhere named");
  return text;
}

std::string starting_in_words(const Reach& reach) {
  if (!reach.has_starting_set)
    return "\nThe starting set is not written down in this edition, so nobody was held to it.\n";
  std::string text = "\n" + head("Starting set: people with all of it, less an instruction, less than that",
                                 {"", "all", "less", "missing"});
  for (std::size_t g = 0; g < reach.groups.size(); ++g)
    for (const StartingCount& line : reach.groups[g].starting)
      text += left("  " + reach.recipe.groups[g].id + ": " + line.id, label_width + cell_width) +
              right(std::to_string(line.open)) + right(std::to_string(line.closed_by_instruction)) +
              right(std::to_string(line.missing)) + "\n";
  return text;
}

std::string well_founded_in_words(const Reach& reach) {
  std::string text =
      "\n" + head("Well-founded activities withheld, per cent", {"ask", "not now", "withheld", "ceiling"});
  for (std::size_t g = 0; g < reach.groups.size(); ++g)
    for (const std::size_t library : {std::size_t{0}, std::size_t{2}}) {
      const OpenCounts& counts = reach.groups[g].well_founded[library];
      const auto ceiling = std::ranges::find_if(reach.ceilings, [&](const ReachCeiling& c) {
        return c.group == reach.recipe.groups[g].id && c.library == id_of(asked_libraries[library]);
      });
      text += left("  " + reach.recipe.groups[g].id + ": " + std::string{library_words[library]}, label_width) +
              right(percent(counts.of[3], counts.all())) + right(percent(counts.of[4], counts.all())) +
              right(percent(counts.withheld(), counts.all())) +
              right(ceiling == reach.ceilings.end() ? "-" : std::to_string(ceiling->withheld_in_hundred)) + "\n";
    }
  return text;
}

Json counts_json(const OpenCounts& counts) {
  constexpr std::array<std::string_view, 5> names{"alone", "watched", "changed", "ask", "not_now"};
  Json json = Json::object();
  for (std::size_t i = 0; i < names.size(); ++i) json.set(std::string{names[i]}, std::size_t{counts.of[i]});
  return json;
}

}  // namespace

std::string text_of(const KnowledgeBase& base, const Reach& reach) {
  std::array<std::size_t, library_ids.size()> entries{};
  for (const Entry& entry : base.entries) ++entries[static_cast<std::size_t>(entry.library)];
  std::string text =
      std::to_string(reach.recipe.number) + " invented people (seed " + std::to_string(reach.recipe.seed) + ") on " +
      reach.recipe.day.to_text() + ", judged on " + std::to_string(entries[0]) + " exercises, " +
      std::to_string(entries[1]) + " tests, " + std::to_string(entries[2]) + " everyday tasks and " +
      std::to_string(entries[static_cast<std::size_t>(Library::done_to)]) + " things done to a person.\n\n";
  text +=
      "alone, watched: open as written. changed: only in another form no heavier (a side, a hold, an aid, less "
      "range).\n"
      "ask: a signature first; counted as withheld, like not now. open: alone, watched or changed. Rounded down.\n\n";
  text += head("Who", {"people"});
  for (std::size_t g = 0; g < reach.groups.size(); ++g)
    text += left("  " + reach.recipe.groups[g].id + ": " + reach.recipe.groups[g].says, label_width + 12) +
            std::to_string(reach.groups[g].people) + "\n";
  if (reach.not_found > 0)
    text += "  of " + std::to_string(reach.not_found) + " nobody could be found in the tier of their group\n";
  return text + by_library(reach) + by_kind(reach) + by_region(base, reach) + starting_in_words(reach) +
         well_founded_in_words(reach);
}

Json json_of(const Reach& reach) {
  Json groups = Json::array();
  for (std::size_t g = 0; g < reach.groups.size(); ++g) {
    const GroupReach& group = reach.groups[g];
    Json libraries = Json::object(), founded = Json::object(), kinds = Json::array(), starting = Json::array();
    for (std::size_t library = 0; library < asked_libraries.size(); ++library) {
      libraries.set(std::string{id_of(asked_libraries[library])}, counts_json(group.by_library[library]));
      if (group.well_founded[library].all() > 0)
        founded.set(std::string{id_of(asked_libraries[library])}, counts_json(group.well_founded[library]));
    }
    for (const auto& [key, counts] : group.by_kind)
      kinds.add(Json::object()
                    .set("library", id_of(asked_libraries[key.first]))
                    .set("kind", key.second)
                    .set("counts", counts_json(counts)));
    for (const StartingCount& line : group.starting)
      starting.add(Json::object()
                       .set("id", line.id)
                       .set("open", line.open)
                       .set("closed_by_instruction", line.closed_by_instruction)
                       .set("missing", line.missing));
    groups.add(Json::object()
                   .set("id", reach.recipe.groups[g].id)
                   .set("says", reach.recipe.groups[g].says)
                   .set("people", group.people)
                   .set("libraries", std::move(libraries))
                   .set("kinds", std::move(kinds))
                   .set("well_founded", std::move(founded))
                   .set("starting_set", std::move(starting)));
  }
  Json faults = Json::array();
  for (const Problem& problem : reach.faults) faults.add(to_text(problem));
  return Json::object()
      .set("people", reach.recipe.number)
      .set("seed", std::size_t{reach.recipe.seed})
      .set("day", reach.recipe.day.to_text())
      .set("groups", std::move(groups))
      .set("faults", std::move(faults));
}

}  // namespace mettle
