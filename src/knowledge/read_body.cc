#include "knowledge/read_body.h"

#include <algorithm>

#include "knowledge/read_condition.h"
#include "knowledge/read_entries.h"
#include "knowledge/read_rules.h"

namespace mettle {
namespace {

std::vector<std::string> site_ids() {
  std::vector<std::string> ids;
  for (const SiteInfo& site : site_table) ids.emplace_back(site.id);
  return ids;
}

void read_site(RowReader& row, KnowledgeBase& base) {
  SiteWords site;
  site.id = row.text("id");
  site.site = static_cast<Site>(row.one_of("id", site_ids()));
  site.name = row.text("name");
  site.plain = row.text("plain");
  site.group = row.text("group");
  site.body_area = row.text("body_area");
  site.score = row.text_or("score", "");
  site.levels = row.texts_or_none("levels");
  for (const Json& part : row.rows("parts")) {
    RowReader cell(row.file(), part, row.faults());
    const std::string id = cell.text("id");
    site.parts.emplace_back(id, cell.text("says"));
    cell.check_all_read();
  }
  site.unknown_part = row.text_or("unknown_part", "");
  site.avoid = row.texts_or_none("avoid");
  site.ask_first = row.texts_or_none("ask_first");
  site.modify = row.texts_or_none("modify");
  site.encourage = row.texts_or_none("encourage");
  site.daily = row.texts_or_none("daily");
  site.note = row.text_or("note", "");
  for (const auto name : {"adjacent", "avoid_tests", "mark", "mark_note"}) row.find(name);
  if (row.has("evidence")) site.evidence = read_evidence(row, base);
  row.check_all_read();
  base.sites.push_back(std::move(site));
}

void read_joint(RowReader& row, KnowledgeBase& base) {
  std::vector<std::string> ids;
  for (const JointInfo& joint : joint_table) ids.emplace_back(joint.id);
  const std::size_t joint = row.one_of("id", ids);
  base.acts_on[joint] = read_sites(row, "acts_on", row.texts("acts_on"), base);
  base.derivation.acts_on[joint] = base.acts_on[joint];
  base.adjacent_of[joint] = read_sites(row, "adjacent_of", row.texts_or_none("adjacent_of"), base);
  for (const Json& item : row.rows("moves")) {
    RowReader move(row.file(), item, row.faults());
    move.one_of("id", move_ids);
    move.text("plane");
    move.whole("degrees", 0, 360);
    move.check_all_read();
  }
  if (row.has("own_bone"))
    base.derivation.own_bone.emplace_back(static_cast<Joint>(joint),
                                          static_cast<Site>(row.one_of("own_bone", site_ids())));
  row.text_or("note", "");
  row.find("evidence");
  row.check_all_read();
}

void read_derived_row(RowReader& row, KnowledgeBase& base) {
  using From = DerivedStress::From;
  const std::array<std::string, 7> from_ids{"upper_limb_wb",  "weight_bearing", "axial_load", "impact_sitting",
                                            "impact_on_feet", "torsion",        "posture"};
  const auto from = static_cast<From>(row.one_of("from", from_ids));
  int level = 0;
  if (from == From::weight_bearing) level = static_cast<int>(row.one_of("level", weight_bearing_ids));
  else if (from == From::posture) level = static_cast<int>(row.one_of("level", posture_ids));
  else level = row.whole("level", 1, 4);
  for (const std::string& gives : row.texts("gives")) {
    const auto words = split(gives, ' ');
    const auto sites = words.size() == 3 ? find_sites(base, words[0]) : std::vector<Site>{};
    const auto mode = words.size() == 3 ? find_mode(words[1]) : std::nullopt;
    const auto amount = words.size() == 3 ? millionths(words[2]) : std::nullopt;
    if (sites.empty() || !mode || !amount) {
      row.fault("gives", "\"" + gives + "\" is not a region, a mode and a level.",
                "Write for example \"forearm compression 2\".");
      continue;
    }
    for (const Site site : sites)
      base.derivation.rows.push_back({from, level, site, *mode, static_cast<int>(*amount / 1'000'000)});
  }
  row.text_or("note", "");
  row.find("evidence");
  row.check_all_read();
}

/// The words of a list, each as its number among the spellings.
template <typename Enum, typename Spellings>
std::vector<Enum> words_of(RowReader& row, std::string_view name, const Spellings& ids) {
  std::vector<std::string> spellings;
  for (const auto& id : ids) spellings.emplace_back(id);
  std::vector<Enum> words;
  for (const std::string& word : row.texts_or_none(name))
    words.push_back(static_cast<Enum>(row.place_in(name, word, spellings)));
  return words;
}

void read_bending_row(RowReader& row, KnowledgeBase& base) {
  DerivedBending bending;
  std::vector<std::string> joints;
  for (const JointInfo& joint : joint_table) joints.emplace_back(joint.id);
  bending.joints = words_of<Joint>(row, "joint", joints);
  bending.moves = words_of<Move>(row, "move", move_ids);
  if (bending.joints.empty() || bending.moves.empty())
    row.fault("gives", "A bending row names no joint or no move.", "Add joint = [...] and move = [...].");
  bending.limbs = words_of<LimbUse>(row, "limb", limb_use_ids);
  bending.postures = words_of<Posture>(row, "posture", posture_ids);
  bending.weights = words_of<WeightBearing>(row, "weight_bearing", weight_bearing_ids);
  if (row.has("range")) bending.range = static_cast<Range>(row.one_of("range", range_ids));
  if (row.has("speed")) bending.speed = static_cast<Speed>(row.one_of("speed", speed_ids));
  if (row.has("load")) bending.load = static_cast<Load>(row.one_of("load", load_ids));
  bending.lever = row.whole_or("lever", 0, 0, 3);
  bending.upper_limb_wb = row.whole_or("upper_limb_wb", 0, 0, 4);
  for (const std::string& gives : row.texts("gives")) {
    const auto words = split(gives, ' ');
    const auto sites = words.size() == 2 ? find_sites(base, words[0]) : std::vector<Site>{};
    constexpr std::int64_t one = 1'000'000;
    const std::int64_t amount = words.size() == 2 ? millionths(words[1]).value_or(0) : 0;
    if (sites.empty() || amount < one || amount > highest_stress * one)
      row.fault("gives", "\"" + gives + "\" is not a region and a level from 1 to 4.",
                "Write for example \"lumbar_spine 2\".");
    else
      for (const Site site : sites) bending.gives.emplace_back(site, static_cast<int>(amount / one));
  }
  row.text("because");
  read_evidence(row, base);
  row.check_all_read();
  base.derivation.bending.push_back(std::move(bending));
}

}  // namespace

void read_body(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("group")) {
    RowReader row(file, item, faults);
    const std::string id = row.text("id");
    row.text("says");
    auto sites = read_sites(row, "sites", row.texts("sites"), base);
    base.site_groups[id] = std::move(sites);
    row.check_all_read();
  }
  for (const Json& item : root.items_at("site")) {
    RowReader row(file, item, faults);
    read_site(row, base);
  }
}

void read_levels_and_motions(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("level")) {
    RowReader row(file, item, faults);
    VertebralLevel level{
        row.text("id"), static_cast<Site>(row.one_of("region", site_ids())), row.text("sins_location"), {}};
    level.neighbours = read_sites(row, "neighbours", row.texts_or_none("neighbours"), base);
    row.check_all_read();
    base.levels.push_back(std::move(level));
  }
  for (const Json& item : root.items_at("joint")) {
    RowReader row(file, item, faults);
    read_joint(row, base);
  }
  for (const Json& item : root.items_at("motion")) {
    RowReader row(file, item, faults);
    const std::string id = row.text("id");
    row.text("says");
    for (const std::string& text : row.texts("moves")) {
      const auto words = split(text, '.');
      const auto joint = words.size() == 2 ? find_joint(words[0]) : std::nullopt;
      if (joint && words[1] == "*") {
        for (std::size_t i = 0; i < joint_moves.size(); ++i)
          if (joint_moves[i].joint == *joint) base.motions[id].push_back(i);
        continue;
      }
      const auto move = joint ? find_move(words[1]) : std::nullopt;
      const auto number = move ? find_joint_move({*joint, *move}) : std::nullopt;
      if (number) base.motions[id].push_back(*number);
      else
        row.fault("moves", "\"" + text + "\" is not a move of a joint.",
                  "Write for example \"lumbar.flexion\" or \"neck.*\".");
    }
    row.check_all_read();
  }
}

void read_movement(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("support")) {
    RowReader row(file, item, faults);
    const std::size_t support = row.one_of("id", support_ids);
    base.derivation.support_credit[support] = row.whole("credit", 0, 3);
    base.derivation.support_arms[support] = row.whole_or("arms", 0, 0, 4);
    base.derivation.support_carry[support] = row.whole_or("carries", 0, 0, 2);
    row.text("says");
    row.text_or("note", "");
    row.check_all_read();
  }
  for (const Json& item : root.items_at("transfer")) {
    RowReader row(file, item, faults);
    Transfer transfer;
    transfer.id = row.text("id");
    transfer.routine = row.truth("routine");
    transfer.technique = row.text("technique");
    transfer.ordinals = read_ordinals(row);
    transfer.stress = read_stress(row, "stress");
    row.text_or("note", "");
    row.text_or("says", "");
    row.find("evidence");
    row.check_all_read();
    base.derivation.transfers.push_back(std::move(transfer));
  }
  for (const Json& item : root.items_at("derive")) {
    RowReader row(file, item, faults);
    read_derived_row(row, base);
  }
  for (const Json& item : root.items_at("bend")) {
    RowReader row(file, item, faults);
    read_bending_row(row, base);
  }
  if (const Json* table = root.find("derivation")) {
    RowReader row(file, *table, faults);
    Derivation& derivation = base.derivation;
    for (std::size_t i = 0; i < load_ids.size(); ++i)
      derivation.pull[i] = row.whole("pull_" + std::string{load_ids[i]}, 0, 4);
    for (std::size_t i = 0; i < load_ids.size(); ++i)
      derivation.assumed[i] = row.whole("assumed_" + std::string{load_ids[i]}, 0, 4);
    derivation.assumed_deep = row.whole("assumed_deep", 0, 4);
    derivation.assumed_on_feet = row.whole("assumed_on_feet", 0, 4);
    derivation.pull_rapid = row.whole("pull_rapid", 0, 4);
    derivation.one_arm_torsion = row.whole("one_arm_torsion", 0, 3);
    derivation.immersed_relief = row.whole("immersed_relief", 0, 4);
    derivation.usual_effort = row.whole("usual_effort", 0, 10);
    derivation.gentle_effort = row.whole("gentle_effort", 0, 10);
    derivation.training_effort = row.whole("training_effort", 0, 10);
    derivation.tested_maximal_stress = row.whole("tested_maximal_stress", 1, 4);
    derivation.tested_maximal_pull = row.whole("tested_maximal_pull", 1, 4);
    derivation.tested_stress = row.whole("tested_stress", 1, 4);
    derivation.tested_turn_balance = row.whole("tested_turn_balance", 0, 4);
    derivation.own_places = row.texts("own_places");
    row.find("evidence");
    row.text_or("note", "");
    row.check_all_read();
  }
  for (const Json& item : root.items_at("dimension")) {
    RowReader row(file, item, faults);
    const std::string id = row.text("id");
    base.dimension_words.emplace_back(id, row.text("says"));
    row.check_all_read();
  }
}

void read_people(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  const std::vector<std::string> tiers(tier_ids.begin(), tier_ids.end());
  for (const Json& item : root.items_at("role")) {
    RowReader row(file, item, faults);
    Role role;
    role.id = row.text("id");
    role.says = row.text("says");
    role.professional = row.truth("professional");
    for (const auto& [name, rights] :
         {std::pair{"prescribe", &role.prescribe}, {"propose", &role.propose}, {"deliver", &role.deliver}})
      for (const std::string& tier : row.texts_or_none(name)) (*rights)[row.place_in(name, tier, tiers)] = true;
    role.note = row.text_or("note", "");
    row.find("evidence");
    row.check_all_read();
    base.roles.push_back(std::move(role));
  }
  for (const Json& item : root.items_at("tier")) {
    RowReader row(file, item, faults);
    TierInfo tier;
    tier.tier = static_cast<Tier>(row.one_of("id", tier_ids));
    tier.says = row.text("says");
    tier.person = row.text("person");
    tier.supervision = row.text("supervision");
    tier.review_says = row.text("review_says");
    tier.review_days = row.whole("review_days", 0, 365);
    tier.clearance_days = row.whole("clearance_days", 0, 365);
    row.find("evidence");
    row.check_all_read();
    base.tiers[static_cast<std::size_t>(tier.tier)] = std::move(tier);
  }
  if (const Json* edition = root.find("edition")) {
    RowReader row(file, *edition, faults);
    base.edition = row.text("name");
    base.status = row.text("status");
    base.disclaimer = row.text("disclaimer");
    row.text_or("date", "");
    row.check_all_read();
  }
}

void read_words(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("phrase")) {
    RowReader row(file, item, faults);
    const std::string id = row.text("id");
    base.says[id] = row.text("says");
    row.check_all_read();
  }
}

void read_claims(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  const std::array<std::string, 3> marks{"S", "R", "D"};
  for (const Json& item : root.items_at("claim")) {
    RowReader row(file, item, faults);
    Claim claim{EvidenceId{row.text("id")}, row.text("says"), row.text("where"), row.text("kind"), row.text("mark")};
    row.place_in("mark", claim.mark, {marks.begin(), marks.end()});
    row.check_all_read();
    if (base.claims.contains(claim.id.text()))
      row.fault("id", "The claim \"" + claim.id.text() + "\" is there twice.", "Keep one of the two.");
    base.claims.emplace(claim.id.text(), std::move(claim));
  }
}

}  // namespace mettle
