#include "interop/activity_in.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "knowledge/read_entries.h"

namespace mettle {
namespace {

/// The kinds of the library, for finding something for the same purpose.
std::vector<std::string> kinds_of(const KnowledgeBase& base) {
  std::set<std::string> kinds;
  for (const Entry& entry : base.entries)
    if (entry.library == Library::exercises) kinds.insert(entry.kind);
  return {kinds.begin(), kinds.end()};
}

std::vector<std::string> ways_in(const KnowledgeBase& base) {
  std::vector<std::string> ids{"none"};
  for (const Transfer& transfer : base.derivation.transfers) ids.push_back(transfer.id);
  return ids;
}

/// Where it may be done: the words of the library. A place that others share is closed to some.
std::vector<std::string> settings_of(const KnowledgeBase& base) {
  std::set<std::string> places(base.derivation.own_places.begin(), base.derivation.own_places.end());
  for (const Entry& entry : base.entries) places.insert(entry.setting.begin(), entry.setting.end());
  return {places.begin(), places.end()};
}

void check_bounds(RowReader& row, const ActivityBounds& bounds) {
  const auto at_most = [&](const char* name, std::size_t most) {
    const Json* member = row.row().find(name);
    if (member && member->items().size() > most)
      row.fault(name, "\"" + std::string{name} + "\" has more than " + std::to_string(most) + " rows.",
                "Describe one activity at a time.");
  };
  at_most("actions", bounds.actions);
  at_most("stress", bounds.stress_rows);
  for (const char* words : {"posture", "transfer_alt", "cues", "faults", "muscles", "equipment", "setting"})
    at_most(words, bounds.words);
}

/// What the library's editors see on paper and a stranger may miss: a load that is prescribed below what the actions
/// say would be judged as the lighter one, and nobody upright has a spine without load.
void check_whole(RowReader& row, const Entry& entry) {
  const auto heaviest = std::ranges::max_element(entry.actions, {}, &Action::load);
  if (outside(heaviest->load) && entry.coded_load < heaviest->load)
    row.fault("coded_load", "\"coded_load\" is lighter than the heaviest load in actions.",
              "Write \"" + std::string{load_ids[static_cast<std::size_t>(heaviest->load)]} + "\".");
  const bool lifts_hands =
      std::ranges::any_of(entry.actions, [](const Action& a) { return a.joint == Joint::shoulder; });
  if (entry.hands >= Hands::chest && !lifts_hands)
    row.fault("hands", "The hands are at chest height or above, and no action says what the shoulder does.",
              "Add the shoulder to actions: flexion or abduction, or hold.");
  const bool upright = std::ranges::any_of(entry.posture, [](Posture posture) {
    return posture == Posture::standing || posture == Posture::stepping || posture == Posture::sitting;
  });
  if (upright && !entry.immersed && entry.ordinals.axial_load == 0)
    row.fault("axial_load", "Upright, the spine carries what is above it: \"axial_load\" cannot be 0.",
              "Write 1 when leaning back, 2 when sitting or standing free, more when rising or lifting.");
}

/// A muscle of the trunk that comes first makes an exercise one that trains the trunk; here it is asked in plain words.
constexpr const char* trunk_muscle = "trunk_extensors";

Entry read_one(const KnowledgeBase& base, const SourceFile& file, const Json& item, std::size_t number,
               const ActivityBounds& bounds, Faults& faults) {
  RowReader row(file, item, faults);
  const std::size_t before = faults.size();
  check_bounds(row, bounds);
  if (faults.size() > before) return {};
  const std::array<std::string, 2> libraries{"exercises", "daily"};
  const Library library = row.one_of("for", libraries) == 0 ? Library::exercises : Library::daily;
  const bool trains_trunk = row.truth("trains_trunk");
  const bool pressed = row.truth("hard_pressure");
  Entry entry = read_outside_entry(row, library, "described_" + std::to_string(number));
  // How hard something presses on a bone follows from no other word: it can be coded and not assumed.
  if (pressed && !entry.stress_is_coded)
    row.fault("hard_pressure", "Something hard presses on the body, and nobody has said where and how hard.",
              "Write stress = [...] with pressure at each bone that feels it (knowledge/body/modes.toml).");
  row.word_among("transfer", ways_in(base));
  for (const std::string& way : entry.transfer_alt) row.place_in("transfer_alt", way, ways_in(base));
  for (const std::string& place : row.texts("setting")) row.place_in("setting", place, settings_of(base));
  if (row.has("setting") && entry.setting.empty())
    row.fault("setting", "There is no setting.", "Name at least one: where it can be done.");
  if (row.has("kind")) row.word_among("kind", kinds_of(base));
  if (trim(entry.name).empty()) row.fault("name", "The activity has no name.", "Write what it is called.");
  if (!row.has("skill"))
    row.fault("skill", "\"skill\" is missing.", "Add skill = 1 (words are enough), 2 (watched once) or 3 (taught).");
  row.check_all_read();
  if (trains_trunk) entry.muscles.insert(entry.muscles.begin(), trunk_muscle);
  else std::erase_if(entry.muscles, [](const std::string& muscle) { return muscle.starts_with("trunk_"); });
  // The lints need a whole description.
  if (faults.size() == before) check_whole(row, entry);
  if (faults.size() == before) check_entry(base.derivation, entry, file, faults);
  return entry;
}

}  // namespace

Result<std::vector<Entry>, std::vector<Problem>> read_activities(const KnowledgeBase& base, const SourceFile& file,
                                                                 const ActivityBounds& bounds) {
  const auto refused = [](Problem problem) { return failure(std::vector<Problem>{std::move(problem)}); };
  if (file.text.size() > bounds.bytes)
    return refused({"The description is longer than " + std::to_string(bounds.bytes / 1024) + " KiB.", file.path,
                    "Describe fewer activities at a time."});
  const auto root = read_toml(file);
  if (!root) return refused(root.error());
  Faults faults;
  std::vector<Entry> entries;
  RowReader top(file, *root, faults);
  const Json* rows = top.find("activity");
  top.check_all_read();
  if (!rows || !rows->if_array() || rows->items().empty()) {
    faults.push_back({"There is no [[activity]].", file.path, "mettle activity template prints one to start from."});
  } else if (rows->items().size() > bounds.activities) {
    faults.push_back({"There are more than " + std::to_string(bounds.activities) + " activities.", file.path,
                      "Ask about fewer at a time."});
  } else {
    for (const Json& item : rows->items())
      entries.push_back(read_one(base, file, item, entries.size() + 1, bounds, faults));
  }
  if (!faults.empty()) return failure(std::move(faults));
  return entries;
}

Result<Entry, std::vector<Problem>> read_activity(const KnowledgeBase& base, const Json& activity,
                                                  const ActivityBounds& bounds) {
  Faults faults;
  const SourceFile message{"activity", ""};
  if (!activity.if_object())
    return failure(std::vector<Problem>{{"\"activity\" should be an object.", "activity", "See contract/README.md."}});
  Entry entry = read_one(base, message, activity, 1, bounds, faults);
  if (!faults.empty()) return failure(std::move(faults));
  return entry;
}

}  // namespace mettle
