#include <set>

#include "base/text.h"
#include "interop/activity_in.h"

namespace mettle {
namespace {

constexpr std::size_t width = 118;

std::string comment(const std::string& text) {
  std::string out = "# " + wrap(text, width, 2);
  for (auto at = out.find('\n'); at != std::string::npos; at = out.find('\n', at + 1)) out[at + 1] = '#';
  return out + "\n";
}

template <typename Ids>
std::string words(const Ids& ids) {
  std::vector<std::string> all;
  for (const auto& id : ids) all.emplace_back(id);
  return join(all, ", ");
}

/// "0 none; 1 light hold, can let go": what each step of a scale looks like.
std::string steps(const KnowledgeBase& base, std::string_view id) {
  std::vector<std::string> all;
  for (const Json& scale : base.movement.items_at("scale")) {
    if (scale.text_at("id") != id) continue;
    for (const Json& level : scale.items_at("levels")) {
      const Json* code = level.find("code");
      const std::string says{level.text_at("anchor")};
      const std::string name =
          code->if_number() ? std::to_string(*millionths(code->if_number()->token) / 1'000'000) : *code->if_text();
      all.push_back(says.empty() ? name : name + ": " + says);
    }
  }
  return join(all, "; ");
}

std::string moves_of(const KnowledgeBase&) {
  std::string out;
  for (std::size_t joint = 0; joint < joint_count; ++joint) {
    std::vector<std::string> moves;
    for (const JointMove& pair : joint_moves)
      if (pair.joint == static_cast<Joint>(joint)) moves.emplace_back(id_of(pair.move));
    moves.emplace_back("hold");
    out += comment("  " + std::string{id_of(static_cast<Joint>(joint))} + ": " + join(moves, ", "));
  }
  return out;
}

}  // namespace

std::string activity_template(const KnowledgeBase& base) {
  std::vector<std::string> ways{"none"}, sites;
  for (const Transfer& transfer : base.derivation.transfers) ways.push_back(transfer.id);
  for (const SiteInfo& site : site_table) sites.emplace_back(site.id);
  std::set<std::string> kinds, places(base.derivation.own_places.begin(), base.derivation.own_places.end());
  for (const Entry& entry : base.entries) places.insert(entry.setting.begin(), entry.setting.end());
  for (const Entry& entry : base.entries)
    if (entry.library == Library::exercises) kinds.insert(entry.kind);
  std::string out = comment(
      "An activity that is not in the library, for: mettle screen person.json --activity FILE. Change every "
      "line: nothing is filled in. Code the worst moment of one repetition done well, and between two steps "
      "choose the higher. Several activities may stand in one file, each under its own [[activity]].");
  out += "\n[[activity]]\nname = \"Sweeping leaves\"\n";
  out += comment("exercises (done to train) or daily (done because it needs doing)") + "for = \"daily\"\n";
  out += comment("Only to find something else for the same purpose; may be left out: " + words(kinds)) +
         "# kind = \"balance\"\n";
  out += comment("Is it meant to train the muscles of belly or back?") + "trains_trunk = false\n";
  out += comment("Where the body is, one or several: " + words(posture_ids)) + "posture = [\"standing\"]\n";
  out += comment("Where it can be done, one or several: " + words(places)) + "setting = [\"home\", \"outdoor\"]\n";
  out += comment("How one gets there and back: " + words(ways)) + "transfer = \"none\"\n";
  out += comment("Other ways in that would do") + "transfer_alt = []\n";
  const auto scale = [&](const char* id, const char* written) {
    out += comment(steps(base, id)) + id + " = " + written + "\n";
  };
  scale("weight_bearing", "\"full_double\"");
  scale("upper_limb_wb", "0");
  scale("axial_load", "2");
  scale("torsion", "1");
  scale("impact", "0");
  scale("lever", "2");
  scale("hands", "\"low\"");
  scale("balance", "2");
  out += comment("What steadies the person: " + words(support_ids)) + "support = \"none\"\n";
  scale("fall_consequence", "2");
  scale("contact", "0");
  out += comment("Up to the chest in water?") + "immersed = false\n";
  out += comment("Does something hard press on the body: a roller, a bar, a strap, a saddle, a partner?") +
         "hard_pressure = false\n";
  out += comment("Head lower than the hips?") + "head_down = false\n";
  scale("grip", "2");
  scale("breath_hold_risk", "0");
  scale("skill", "1");
  out += comment("Effort from 0 to 10, least and most. " + steps(base, "rpe")) + "rpe_min = 2\nrpe_max = 4\n";
  out += comment(
             "The heaviest load as described, in the words of load below; and whether somebody will choose the "
             "weight (an exercise with an outside load: true)") +
         "coded_load = \"ext_light\"\nload_is_prescribed = false\n";
  out += comment(
             "Walk round the body from neck to toes: every joint that moves, or holds against a load. Joint and "
             "its moves:") +
         moves_of(base);
  for (const char* id : {"range", "speed", "load"}) out += comment(std::string{id} + ": " + steps(base, id));
  out += comment("contraction: " + words(contraction_ids) + "; limb: " + words(limb_use_ids) +
                 " (midline for the spine; both, alternating or one for a limb). plane may be left out.");
  const auto action = [&](const char* text) { out += std::string{"  { "} + text + " },\n"; };
  out += "actions = [\n";
  action(
      "joint = \"hip\", move = \"flexion\", range = \"near\", speed = \"controlled\", load = \"trunk\", contraction = "
      "\"dynamic\", limb = \"both\"");
  action(
      "joint = \"thoracic\", move = \"rotation\", range = \"near\", speed = \"controlled\", load = \"trunk\", "
      "contraction = \"dynamic\", limb = \"midline\"");
  action(
      "joint = \"shoulder\", move = \"flexion\", range = \"near\", speed = \"controlled\", load = \"ext_light\", "
      "contraction = \"dynamic\", limb = \"both\"");
  action(
      "joint = \"lumbar\", move = \"hold\", range = \"neutral\", speed = \"static\", load = \"trunk\", contraction = "
      "\"isometric\", limb = \"midline\"");
  out += "]\n";
  out +=
      comment("What each bone feels, 0 to 4, as rows { site = \"ribs\", limb = \"midline\", traction = 1 }; modes: " +
              words(mode_ids) + "; sites: " + words(sites) +
              ". Or \"derived\": then the worst that the loads could mean is assumed, and the answer is never more "
              "than a matter for a signature.");
  return out + "stress = \"derived\"\n";
}

}  // namespace mettle
