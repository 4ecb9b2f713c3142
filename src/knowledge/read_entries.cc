#include "knowledge/read_entries.h"

#include <algorithm>

#include "knowledge/use.h"

namespace mettle {
namespace {

template <typename Enum, typename Ids>
Enum word(RowReader& row, std::string_view name, const Ids& ids) {
  return static_cast<Enum>(row.one_of(name, ids));
}

std::vector<std::string> joint_ids() {
  std::vector<std::string> ids;
  for (const JointInfo& joint : joint_table) ids.emplace_back(joint.id);
  return ids;
}

std::vector<std::string> site_ids() {
  std::vector<std::string> ids;
  for (const SiteInfo& site : site_table) ids.emplace_back(site.id);
  return ids;
}

Action read_action(RowReader& row) {
  Action action{};
  action.joint = word<Joint>(row, "joint", joint_ids());
  action.move = word<Move>(row, "move", move_ids);
  row.text_or("plane", "");
  action.range = word<Range>(row, "range", range_ids);
  action.speed = word<Speed>(row, "speed", speed_ids);
  action.load = word<Load>(row, "load", load_ids);
  action.contraction = word<Contraction>(row, "contraction", contraction_ids);
  action.limb = word<LimbUse>(row, "limb", limb_use_ids);
  action.incidental = row.truth_or("incidental", false);
  if (action.move != Move::hold && !find_joint_move({action.joint, action.move})) {
    row.fault("move",
              "The joint \"" + std::string{id_of(action.joint)} + "\" has no move \"" +
                  std::string{id_of(action.move)} + "\".",
              "See knowledge/body/joints.toml.");
  }
  if (info(action.joint).spine != (action.limb == LimbUse::midline) && action.joint != Joint::ribcage) {
    row.fault("limb", "A joint of the spine is \"midline\", a joint of a limb is not.", "Mend the word for limb.");
  }
  row.check_all_read();
  return action;
}

bool has_word(const Entry& entry, std::initializer_list<std::string_view> words) {
  std::string text = " " + entry.name + " " + entry.how + " ";
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (char& c : text)
    if (!((c >= 'a' && c <= 'z') || c == ' ')) c = ' ';
  return std::ranges::any_of(
      words, [&](std::string_view w) { return text.find(" " + std::string{w} + " ") != std::string::npos; });
}

/// A list, or "derived" where nobody has coded one. Only what is outside the library, and a probe, may go without.
void read_coded_stress(RowReader& row, Entry& entry) {
  const bool may_go_without = entry.library == Library::probes || entry.outside_library;
  const Json* member = row.find("stress");
  const std::string* word = member ? member->if_text() : nullptr;
  if (may_go_without && ((!member && entry.outside_library) || (word && *word == "derived"))) {
    entry.stress_is_coded = false;
    return;
  }
  entry.stress = read_stress(row, "stress");
  if (!member)
    row.fault("id", "The entry has no stress list.",
              "Write stress = [...]; it may be empty only when no bone feels anything.");
  else if (!member->if_array())
    row.fault("stress", "\"stress\" should be a list of rows.",
              may_go_without ? "Write stress = [...], or \"derived\" when nobody has coded it."
                             : "Write stress = [{ site = ..., limb = ..., compression = ... }].");
}

/// How an everyday task gets done when it is refused as it is written, and whether a week may propose it unasked. What
/// is done to a person has another way too, and words for whoever does it.
void read_way_of_doing(RowReader& row, Entry& entry) {
  if (entry.library == Library::daily) {
    entry.necessary = row.truth("necessary");
    entry.suggested = row.truth_or("suggested", true);
  } else {
    entry.tell = row.text("tell");
  }
  entry.instead = row.texts("instead");
  entry.instead_how = row.text("instead_how");
  if (row.has("instead_how") && entry.instead_how.empty())
    row.fault("instead_how", "\"" + entry.id + "\" does not say how the task is done another way.",
              "Write one plain sentence.");
  for (const std::string& other : entry.instead)
    if (other == entry.id)
      row.fault("instead", "\"" + entry.id + "\" is named in place of itself.", "Name another task, or none: [].");
}

}  // namespace

std::vector<Stress> read_stress(RowReader& row, std::string_view name) {
  std::vector<Stress> stresses;
  for (const Json& item : row.rows(name)) {
    RowReader cell(row.file(), item, row.faults());
    Stress stress{};
    stress.site = static_cast<Site>(cell.one_of("site", site_ids()));
    stress.limb = word<LimbUse>(cell, "limb", limb_use_ids);
    for (std::size_t mode = 0; mode < mode_ids.size(); ++mode)
      stress.level[mode] = static_cast<std::uint8_t>(cell.whole_or(mode_ids[mode], 0, 0, highest_stress));
    const std::vector<std::string> modes(mode_ids.begin(), mode_ids.end());
    for (const std::string& scaled : cell.texts_or_none("scales"))
      stress.scales[cell.place_in("scales", scaled, modes)] = true;
    cell.check_all_read();
    stresses.push_back(stress);
  }
  return stresses;
}

std::vector<FromOutside> read_from_outside(RowReader& row, std::string_view name,
                                           std::initializer_list<std::string_view> words) {
  std::vector<FromOutside> all;
  for (const Json& item : row.rows(name)) {
    RowReader cell(row.file(), item, row.faults());
    FromOutside one{static_cast<Site>(cell.one_of("site", site_ids())), word<LimbUse>(cell, "limb", limb_use_ids)};
    one.level = 1 + static_cast<int>(cell.one_of("level", std::vector<std::string>(words.begin(), words.end())));
    cell.check_all_read();
    all.push_back(one);
  }
  return all;
}

Ordinals read_ordinals(RowReader& row) {
  Ordinals ordinals{};
  ordinals.weight_bearing = word<WeightBearing>(row, "weight_bearing", weight_bearing_ids);
  ordinals.upper_limb_wb = row.whole("upper_limb_wb", 0, 4);
  ordinals.axial_load = row.whole("axial_load", 0, 4);
  ordinals.torsion = row.whole("torsion", 0, 3);
  ordinals.balance = row.whole("balance", 0, 4);
  ordinals.support = word<Support>(row, "support", support_ids);
  ordinals.fall_consequence = row.whole("fall_consequence", 0, 3);
  return ordinals;
}

namespace {

/// All that is described but who it is: shared by the library and by what whoever asks describes.
void read_description(RowReader& row, Entry& entry) {
  const Library library = entry.library;
  entry.text = row.row();
  entry.place = row.row().place;
  entry.file = row.file().path;
  entry.name = row.text("name");
  entry.kind = row.text_or("kind", library == Library::tests ? "test" : library == Library::daily ? "daily" : "");
  entry.how = row.text_or("how", "");
  for (const auto& [name, list] : {std::pair{"cues", &entry.cues},
                                   {"faults", &entry.faults},
                                   {"easier", &entry.easier},
                                   {"harder", &entry.harder},
                                   {"equipment", &entry.equipment},
                                   {"setting", &entry.setting},
                                   {"muscles", &entry.muscles}})
    *list = row.texts_or_none(name);
  entry.risk_example = row.truth_or("teaching_example_of_risk", false);
  if (!entry.outside_library && (library == Library::daily || library == Library::done_to))
    read_way_of_doing(row, entry);
  for (const std::string& posture : row.texts("posture"))
    entry.posture.push_back(static_cast<Posture>(
        row.place_in("posture", posture, std::vector<std::string>(posture_ids.begin(), posture_ids.end()))));
  if (entry.posture.empty()) {
    row.fault("posture", "There is no posture.", "Name at least one: where the body is while it is done.");
    entry.posture.push_back(Posture::standing);
  }
  entry.transfer = row.text("transfer");
  entry.transfer_alt = row.texts_or_none("transfer_alt");
  entry.ordinals = read_ordinals(row);
  entry.impact = row.whole("impact", 0, 4);
  entry.lever = row.whole("lever", 0, 3);
  entry.hands = word<Hands>(row, "hands", hands_ids);
  entry.contact = row.whole("contact", 0, 2);
  entry.immersed = row.truth("immersed");
  entry.head_down = row.truth("head_down");
  entry.grip = row.whole("grip", 0, 3);
  entry.breath_hold_risk = row.whole("breath_hold_risk", 0, 2);
  entry.skill = row.whole_or("skill", 1, 1, 3);
  entry.rpe_min = row.whole("rpe_min", 0, 10);
  entry.rpe_max = row.whole("rpe_max", 0, 10);
  if (library == Library::tests)
    entry.maximality = static_cast<int>(
        row.one_of("maximality", std::array<std::string, 4>{"none", "submaximal", "symptom_limited", "maximal"}));
  else {
    entry.coded_load = word<Load>(row, "coded_load", load_ids);
    entry.load_is_prescribed = row.truth("load_is_prescribed");
  }
  for (const Json& item : row.rows("actions")) {
    RowReader cell(row.file(), item, row.faults());
    entry.actions.push_back(read_action(cell));
  }
  const Json* actions = row.find("actions");
  if (!actions || !actions->if_array() || (entry.outside_library && entry.actions.empty()))
    row.fault("actions", "There are no actions.", "Write actions = [...]; for a held position, the joints that hold.");
  read_coded_stress(row, entry);
  if (row.has("force")) entry.force = read_from_outside(row, "force", {"gentle", "firm", "thrust"});
  if (row.has("energy")) entry.energy = read_from_outside(row, "energy", {"surface", "deep"});
  entry.skin_broken = row.truth_or("skin_broken", false);
}

}  // namespace

Entry read_entry(RowReader& row, Library library) {
  Entry entry;
  entry.library = library;
  entry.id = row.text("id");
  read_description(row, entry);
  return entry;
}

Entry read_outside_entry(RowReader& row, Library library, std::string id) {
  Entry entry;
  entry.library = library;
  entry.id = std::move(id);
  entry.outside_library = true;
  read_description(row, entry);
  return entry;
}

void read_entries(const SourceFile& file, const Json& root, Library library, std::vector<Entry>& entries,
                  Faults& faults) {
  const char* table = library == Library::tests     ? "test"
                      : library == Library::daily   ? "suggestion"
                      : library == Library::probes  ? "probe"
                      : library == Library::done_to ? "treatment"
                                                    : "exercise";
  for (const Json& item : root.items_at(table)) {
    RowReader row(file, item, faults);
    entries.push_back(read_entry(row, library));
    for (const auto name : {"purpose",      "units",  "better",   "protocol", "norms",    "mcid",   "never_if",
                            "alternatives", "met",    "met_mark", "met_ref",  "dose",     "note",   "coding_mark",
                            "context",      "effort", "minutes",  "watch",    "evidence", "status", "owner"})
      row.find(name);
    row.check_all_read();
  }
}

void check_entry(const Derivation& derivation, const Entry& entry, const SourceFile& file, Faults& faults) {
  const auto fault = [&](const std::string& lint, std::string what, std::string mend) {
    faults.push_back(
        {lint + ": \"" + entry.id + "\": " + std::move(what), point_at(file, entry.place), std::move(mend)});
  };
  if (entry.transfer != "none" && !derivation.find_transfer(entry.transfer))
    fault("way in", "\"" + entry.transfer + "\" is not a way in or out.", "See movement/transfers.toml.");
  for (const std::string& way : entry.transfer_alt)
    if (!derivation.find_transfer(way))
      fault("way in", "\"" + way + "\" is not a way in or out.", "See movement/transfers.toml.");

  // A coded level lower than the derived one (both sides, as coded). What nobody has coded is all derived.
  const VariantChoice choice = coded_choice(entry);
  const StressTable coded = coded_stress(entry, choice);
  const StressTable derived = derived_stress(derivation, entry, choice);
  for (const SiteInfo& site : site_table) {
    for (std::size_t mode = 0; mode < mode_ids.size(); ++mode) {
      const int has = coded.at({site.site}, static_cast<Mode>(mode));
      const int needs = derived.at({site.site}, static_cast<Mode>(mode));
      if (has < needs && entry.stress_is_coded) {
        fault("coding",
              std::string{id_of(site.site)} + " " + std::string{mode_ids[mode]} + " is coded " + std::to_string(has) +
                  " but follows as " + std::to_string(needs) + " from the description.",
              "Raise it to " + std::to_string(needs) + ", or mend the description.");
      }
    }
  }
  for (const Action& action : entry.actions) {
    for (const auto& [joint, own] : derivation.own_bone) {
      if (joint != action.joint) continue;
      const auto has = [&, site = own](const FromOutside& f) {
        return f.site == site && f.level >= least_force(action);
      };
      if (least_force(action) > 0 && std::ranges::none_of(entry.force, has))
        fault("force",
              "the passive movement of the " + std::string{id_of(joint)} + " puts more force on the " +
                  std::string{id_of(own)} + " than is coded.",
              "Raise it in force = [...]: gentle, firm at the end of the range, thrust when fast.");
    }
  }
  const WeightBearing weight = entry.ordinals.weight_bearing;
  const bool stands = entry.has(Posture::standing) || entry.has(Posture::stepping);
  if (stands && !entry.immersed && weight < WeightBearing::full_double && !entry.has(Posture::sitting))
    fault("L02", "it stands but weight_bearing is not on the feet.", "Use full_double or full_single.");
  if (entry.stress_is_coded && entry.ordinals.axial_load != coded.at({Site::lumbar_spine}, Mode::compression))
    fault("L03", "axial_load and the compression of the lumbar spine differ.", "Make them equal.");
  for (const Action& action : entry.actions) {
    const bool turning = (action.joint == Joint::thoracic || action.joint == Joint::lumbar) &&
                         action.move == Move::rotation && action.range >= Range::mid;
    if (turning && entry.ordinals.torsion < 2)
      fault("L05", "a mid or end-range turn of the trunk has torsion below 2.", "Raise torsion.");
    if (outside(action.load) && entry.library == Library::exercises && !entry.load_is_prescribed)
      fault("L07", "an outside load is not marked as prescribed.", "Set load_is_prescribed = true.");
  }
  if (has_word(entry, {"jump", "hop", "jog", "leap"}) && entry.impact < 3)
    fault("L06", "the words speak of a flight phase but impact is below 3.", "Raise impact.");
  const bool alternates = std::ranges::any_of(
      entry.actions, [](const Action& a) { return a.limb == LimbUse::alternating || a.limb == LimbUse::one; });
  const bool supports = std::ranges::any_of(entry.stress, [](const Stress& s) { return s.limb == LimbUse::support; });
  if (weight == WeightBearing::full_single && alternates && !supports && entry.stress_is_coded)
    fault("L08", "one leg stands but no stress row says limb = \"support\".", "Add the standing leg.");
  if (entry.rpe_min > entry.rpe_max) fault("effort", "rpe_min is above rpe_max.", "Swap them.");
}

}  // namespace mettle
