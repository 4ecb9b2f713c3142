// Activities that are not in the library: the same answer as for one that is, and the words to describe one with.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "care/report.h"

namespace mettle {
namespace {

/// What stands at the head of every answer, and so once at the head of a list.
bool is_head(const Json& head, const std::string& name) { return head.find(name) != nullptr || name == "notes"; }

Json described(const Asked& asked, const Json& head, std::size_t number) {
  const Entry& entry = asked.base.entries[number];
  Json out = Json::object();
  const Json whole = report_explanation(asked, number);
  for (const auto& [name, value] : *whole.if_object())
    if (!is_head(head, name)) out.set(name, value);
  out.set("stress_coded", entry.stress_is_coded);
  Json notes = Json::array();
  notes.add(asked.base.say("note.described"));
  if (!entry.stress_is_coded) notes.add(asked.base.say("note.stress_not_coded"));
  return out.set("notes", std::move(notes));
}

Json worded(const KnowledgeBase& base, const std::string& family, std::string_view id) {
  return Json::object().set("id", id).set("says", base.say(family + "." + std::string{id}));
}

/// "2" or "mid": the spelling of a step, as a description writes it.
std::string code_of(const Json& level) {
  const Json* code = level.find("code");
  if (!code) return "";
  const auto* number = code->if_number();
  return number ? std::to_string(millionths(number->token).value_or(0) / millionths_in_one) : *code->if_text();
}

}  // namespace

Json report_activities(const Asked& asked, const std::vector<std::size_t>& entries) {
  Json out = report_head(asked.base, asked.evaluation.standing.today);
  out.set("person", asked.picture.label)
      .set("tier", tier_ids[static_cast<std::size_t>(asked.evaluation.standing.tier)]);
  const Json head = out;
  Json activities = Json::array();
  for (const std::size_t entry : entries) activities.add(described(asked, head, entry));
  out.set("activities", std::move(activities));
  Json notes = Json::array();
  for (const std::string& note : asked.notes) notes.add(note);
  return out.set("notes", std::move(notes));
}

Json report_movement(const KnowledgeBase& base, Date today) {
  Json out = report_head(base, today);
  Json scales = Json::array();
  for (const Json& scale : base.movement.items_at("scale")) {
    const std::string id = "scale." + std::string{scale.text_at("id")};
    if (!base.says.contains(id)) continue;  // nothing a description needs
    Json levels = Json::array();
    for (const Json& level : scale.items_at("levels")) {
      const bool worded_here = base.says.contains(id + "." + code_of(level));
      levels.add(worded_here ? worded(base, id, code_of(level))
                             : Json::object().set("id", code_of(level)).set("says", level.text_at("label")));
    }
    scales.add(
        Json::object().set("id", scale.text_at("id")).set("question", base.say(id)).set("levels", std::move(levels)));
  }
  Json postures = Json::array(), supports = Json::array(), ways = Json::array();
  for (const std::string_view posture : posture_ids) postures.add(worded(base, "posture", posture));
  for (const Json& row : base.movement.items_at("support"))
    supports.add(Json::object().set("id", row.text_at("id")).set("says", row.text_at("says")));
  ways.add(Json::object().set("id", "none").set("says", base.say("way_in.none")));
  for (const Json& row : base.movement.items_at("transfer"))
    ways.add(Json::object().set("id", row.text_at("id")).set("says", row.text_at("says")));
  out.set("scales", std::move(scales))
      .set("postures", std::move(postures))
      .set("supports", std::move(supports))
      .set("ways_in", std::move(ways));
  Json joints = Json::array();
  for (std::size_t joint = 0; joint < joint_count; ++joint) {
    Json moves = Json::array();
    for (const JointMove& pair : joint_moves)
      if (pair.joint == static_cast<Joint>(joint)) moves.add(id_of(pair.move));
    moves.add(id_of(Move::hold));
    const JointInfo& row = info(static_cast<Joint>(joint));
    joints.add(Json::object()
                   .set("id", row.id)
                   .set("says", base.say("joint." + std::string{row.id}))
                   .set("midline", row.spine || static_cast<Joint>(joint) == Joint::ribcage)
                   .set("moves", std::move(moves)));
  }
  Json moves = Json::array();
  for (const std::string_view move : move_ids) moves.add(worded(base, "move", move));
  std::set<std::string> kinds, places(base.derivation.own_places.begin(), base.derivation.own_places.end());
  for (const Entry& entry : base.entries) places.insert(entry.setting.begin(), entry.setting.end());
  Json settings = Json::array();
  for (const std::string& place : places) settings.add(worded(base, "setting", place));
  out.set("settings", std::move(settings));
  for (const Entry& entry : base.entries)
    if (entry.library == Library::exercises) kinds.insert(entry.kind);
  Json kind_list = Json::array();
  for (const std::string& kind : kinds) kind_list.add(kind);
  return out.set("joints", std::move(joints)).set("moves", std::move(moves)).set("kinds", std::move(kind_list));
}

}  // namespace mettle
