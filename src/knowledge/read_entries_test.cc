// What a description of a movement may not say, planted into copies of one exercise.
#include "knowledge/read_entries.h"

#include <gtest/gtest.h>

#include "support/faults.h"
#include "support/knowledge.h"

namespace mettle {
namespace {

using Changes = std::vector<std::pair<std::string, std::string>>;

/// The first exercise of its file under another name, with those texts of it replaced.
std::string copy_of_an_exercise(const std::string& id, const Changes& changes) {
  const std::string file = testing::file_text("knowledge/exercises/shoulder_and_arm.toml");
  const auto from = file.find("[[exercise]]");
  std::string text = file.substr(from, file.find("[[exercise]]", from + 1) - from);
  Changes all = changes;
  all.emplace_back("\nid = \"triceps_band_pressdown_seated\"", "\nid = \"" + id + "\"");
  for (const auto& [old, now] : all) {
    const auto at = text.find(old);
    if (at == std::string::npos) ADD_FAILURE() << "The exercise has no " << old;
    else text.replace(at, old.size(), now);
  }
  return text;
}

testing::Planted copy(const std::string& id, const Changes& changes, const std::string& said) {
  return {copy_of_an_exercise(id, changes), said};
}

TEST(ReadEntries, AnActionHasAMoveThatItsJointHasOnALimbThatItIs) {
  testing::expect_each_is_reported(
      "exercises/shoulder_and_arm.toml",
      {
          copy("odd_move", {{"joint = \"elbow\", move = \"extension\"", "joint = \"elbow\", move = \"abduction\""}},
               "The joint \"elbow\" has no move \"abduction\". See knowledge/body/joints.toml."),
          copy("odd_limb", {{"limb = \"both\" }", "limb = \"midline\" }"}},
               "A joint of the spine is \"midline\", a joint of a limb is not."),
          copy("no_stress", {{"stress = [", "stresses = ["}}, "The entry has no stress list. Write stress = [...]"),
      });
  const std::string word =
      testing::faults_with_replaced("probes/movements.toml", "stress = \"derived\"", "stress = \"guessed\"");
  EXPECT_NE(word.find("\"stress\" should be a list of rows. Write stress = [...], or \"derived\""), std::string::npos);
  const std::string exercise = testing::faults_with_added(
      "exercises/shoulder_and_arm.toml", "\n[[exercise]]\nid = \"word_for_stress\"\nstress = \"derived\"\n");
  EXPECT_NE(exercise.find("\"stress\" should be a list of rows. Write stress = [{ site"), std::string::npos);
}

TEST(ReadEntries, ADescriptionThatContradictsItselfIsReported) {
  const Changes on_feet{{"posture = [\"sitting_supported\"]", "posture = [\"standing\"]"}};
  const Changes one_leg{{"weight_bearing = \"seated\"", "weight_bearing = \"full_single\""},
                        {"limb = \"both\" }", "limb = \"alternating\" }"}};
  testing::expect_each_is_reported(
      "exercises/shoulder_and_arm.toml",
      {
          copy("by_rope", {{"transfer = \"none\"", "transfer = \"rope\""}},
               "way in: \"by_rope\": \"rope\" is not a way in or out."),
          copy("by_ladder", {{"transfer_alt = []", "transfer_alt = [\"ladder\"]"}},
               "way in: \"by_ladder\": \"ladder\" is not a way in or out."),
          copy("floating", on_feet, "L02: \"floating\": it stands but weight_bearing is not on the feet."),
          copy("flat_turn",
               {{"joint = \"lumbar\", move = \"hold\", plane = \"none\", range = \"neutral\"",
                 "joint = \"lumbar\", move = \"rotation\", plane = \"none\", range = \"mid\""}},
               "L05: \"flat_turn\": a mid or end-range turn of the trunk has torsion below 2."),
          copy("soft_jump", {{"how = \"Fix", "how = \"Jump, then fix"}},
               "L06: \"soft_jump\": the words speak of a flight phase but impact is below 3."),
          copy("own_weight", {{"load_is_prescribed = true", "load_is_prescribed = false"}},
               "L07: \"own_weight\": an outside load is not marked as prescribed."),
          copy("one_leg", one_leg, "L08: \"one_leg\": one leg stands but no stress row says limb = \"support\"."),
          copy("no_ladder", {{"easier = [\"seated_punch_forward\"]", "easier = [\"nothing_at_all\"]"}},
               "L09: \"no_ladder\" leads to \"nothing_at_all\", which is not there."),
          copy("hard_first", {{"rpe_min = 2", "rpe_min = 9"}}, "effort: \"hard_first\": rpe_min is above rpe_max."),
      });
}

}  // namespace
}  // namespace mettle
