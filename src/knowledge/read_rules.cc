#include "knowledge/read_rules.h"

#include <algorithm>

#include "knowledge/read_condition.h"

namespace mettle {
namespace {

const std::array<std::string, 3> statuses{"draft", "reviewed", "approved"};

Words read_words(RowReader& row, std::string_view name) {
  const Json* member = row.find(name);
  if (!member) {
    row.fault(name, "\"" + std::string{name} + "\" is missing.", "Say it for the person and for the professional.");
    return {};
  }
  RowReader words(row.file(), *member, row.faults());
  Words said{words.text("person"), words.text("professional")};
  words.check_all_read();
  return said;
}

Condition condition_of(RowReader& row, const KnowledgeBase& base) {
  const Json* when = row.find("when");
  return when ? read_condition(row.file(), *when, base, row.faults()) : Condition{};
}

/// "stress.compression@arm", "move.own.at_once", "limb.single_leg", "body.impact", "tested".
class CapReader {
 public:
  CapReader(RowReader& row, const KnowledgeBase& base) : row_{row}, base_{base} {}

  std::optional<Cap> read(const std::string& text, const Json& levels) {
    place_ = levels.place;
    Cap cap{};
    cap.text = text;
    const auto at = text.find('@');
    if (at != std::string::npos) {
      cap.where = Cap::Where::sites;
      cap.sites = find_sites(base_, text.substr(at + 1));
      if (cap.sites.empty())
        return refuse("\"" + text.substr(at + 1) + "\" is not a region or a group of regions.",
                      suggest(text.substr(at + 1), site_words(base_)));
    }
    const auto parts = split(std::string_view{text}.substr(0, at), '.');
    int highest = 1;
    if (!read_dimension(cap, parts, highest))
      return refuse("\"" + text + "\" is not a dimension.", "See knowledge/README.md for the names.");
    if (!read_levels(cap, levels, highest)) return std::nullopt;
    return cap;
  }

 private:
  std::optional<Cap> refuse(std::string what, std::string mend) {
    row_.fault_at(place_, std::move(what), std::move(mend));
    return std::nullopt;
  }

  bool read_dimension(Cap& cap, const std::vector<std::string>& parts, int& highest) {
    if (parts.size() == 2 && parts[0] == "stress") {
      const auto mode = find_mode(parts[1]);
      if (!mode) return false;
      cap.on = Cap::On::stress;
      cap.mode = *mode;
      highest = highest_stress;
      return true;
    }
    if (parts.size() == 1 && parts[0] == "tested") {
      cap.on = Cap::On::tested;
      return true;
    }
    if (const auto what = parts.size() == 1 ? find_outside(parts[0]) : std::nullopt) {
      cap.on = Cap::On::outside;
      cap.outside = *what;
      highest = outside_table[static_cast<std::size_t>(*what)].highest;
      return true;
    }
    if (parts.size() == 2 && parts[0] == "limb") {
      const auto what = find_limb(parts[1]);
      if (!what) return false;
      cap.on = Cap::On::limb;
      cap.limb = *what;
      highest = limb_table[static_cast<std::size_t>(*what)].highest;
      return true;
    }
    if (parts.size() == 2 && parts[0] == "body") {
      const auto what = find_whole(parts[1]);
      if (!what) return false;
      cap.on = Cap::On::whole;
      cap.whole = *what;
      highest = whole_table[static_cast<std::size_t>(*what)].highest;
      return true;
    }
    if (parts.size() == 3 && parts[0] == "move") {
      const auto quality = find_quality(parts[2]);
      if (!quality) return false;
      cap.on = Cap::On::move;
      cap.quality = *quality;
      highest = quality_table[static_cast<std::size_t>(*quality)].highest;
      if (parts[1] == "own") cap.moves = Cap::Moves::own;
      else if (parts[1] == "own_spine") cap.moves = Cap::Moves::own_spine;
      else if (parts[1] == "adjacent") cap.moves = Cap::Moves::adjacent;
      else {
        const auto motion = base_.motions.find(parts[1]);
        if (motion == base_.motions.end()) return false;
        cap.joint_moves = motion->second;
      }
      return true;
    }
    return false;
  }

  bool read_levels(Cap& cap, const Json& levels, int highest) {
    std::array<int, 3> values{};
    bool good = levels.items().size() == values.size();
    for (std::size_t i = 0; good && i < values.size(); ++i) {
      const auto* number = levels.items()[i].if_number();
      const auto value = number ? millionths(number->token) : std::nullopt;
      good = value && *value % 1'000'000 == 0 && *value >= 0 && *value / 1'000'000 <= highest;
      if (good) values[i] = static_cast<int>(*value / 1'000'000);
    }
    if (!good || values[0] > values[1] || values[1] > values[2]) {
      refuse("The ceilings should be [alone, watched, signed], each 0 to " + std::to_string(highest) +
                 " and none above the next.",
             "Mend the three numbers.");
      return false;
    }
    cap.alone = values[0];
    cap.watched = values[1];
    cap.signed_off = values[2];
    return true;
  }

  RowReader& row_;
  const KnowledgeBase& base_;
  Place place_;
};

std::vector<std::pair<std::string, std::string>> read_example_facts(RowReader& row, std::string_view name) {
  std::vector<std::pair<std::string, std::string>> facts;
  const Json* member = row.find(name);
  if (!member || !member->if_object()) {
    row.fault(name, "The rule has no example that " + std::string{name} + ".",
              "Add example." + std::string{name} + " = { fact = \"value\" }.");
    return facts;
  }
  for (const auto& [fact, value] : *member->if_object()) {
    if (const std::string* text = value.if_text()) facts.emplace_back(fact, *text);
    else if (const auto* number = value.if_number()) facts.emplace_back(fact, number->token);
  }
  return facts;
}

}  // namespace

std::vector<EvidenceId> read_evidence(RowReader& row, const KnowledgeBase& base) {
  std::vector<EvidenceId> ids;
  std::vector<std::string> known;
  for (const std::string& id : row.texts("evidence")) {
    if (!base.claims.contains(id)) {
      if (known.empty())
        for (const auto& [claim, rest] : base.claims) known.push_back(claim);
      row.fault("evidence", "No claim in knowledge/evidence has the id \"" + id + "\".", suggest(id, known));
    }
    ids.emplace_back(id);
  }
  if (ids.empty())
    row.fault("evidence", "There is no evidence.", "Name at least one claim; our own decisions are D-nnnn.");
  return ids;
}

Provenance read_provenance(RowReader& row, const KnowledgeBase& base) {
  Provenance from;
  from.title = row.text("title");
  from.evidence = read_evidence(row, base);
  from.status = row.text("status");
  row.place_in("status", from.status, {statuses.begin(), statuses.end()});
  from.owner = row.text("owner");
  from.file = row.file().path;
  from.place = row.row().place;
  return from;
}

void read_facts(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("fact")) {
    RowReader row(file, item, faults);
    FactDefinition fact;
    fact.id = row.text("id");
    fact.about = row.one_of("of", std::array<std::string, 2>{"lesion", "person"}) == 0 ? About::lesion : About::person;
    fact.kind = static_cast<FactKind>(row.one_of("kind", std::array<std::string, 3>{"choice", "number", "category"}));
    int rank = 0;
    for (const Json& answer : row.rows("answers")) {
      RowReader cell(file, answer, faults);
      const std::string id = cell.text("id");
      fact.answers.push_back({id, cell.text("says"), cell.whole_or("rank", rank, 0, 100)});
      rank = fact.answers.back().rank + 1;
      cell.check_all_read();
    }
    if (fact.kind == FactKind::number) {
      fact.unit = row.text("unit");
      fact.least = row.decimal("min").value_or(0);
      fact.most = row.decimal("max").value_or(0);
      fact.higher_is_worse = row.one_of("worse", std::array<std::string, 2>{"higher", "lower"}) == 0;
      for (const std::string& value : row.texts_or_none("try"))
        if (const auto number = millionths(value)) fact.tries.push_back(*number);
    } else if (fact.answers.size() < 2) {
      row.fault("answers", "A choice needs at least two answers.", "List them from best to worst.");
    }
    const std::string unknown = row.text("unknown");
    if (!(fact.kind == FactKind::number && unknown == "none")) {
      fact.unknown = read_fact_value(fact, unknown);
      std::vector<std::string> answers;
      for (const Answer& answer : fact.answers) answers.push_back(answer.id);
      if (!fact.unknown)
        row.fault("unknown", "\"" + unknown + "\" is no value of this fact.",
                  answers.empty() ? "Name the worst reasonable number." : suggest(unknown, answers));
    }
    row.find("unknown_if");
    fact.stale_days = row.whole("stale_days", 1, 36500);
    fact.cycle_of = row.text_or("cycle_of", "");
    fact.stale_at_cycle_day = row.whole_or("stale_at_cycle_day", 0, 1, 365);
    fact.rests_on_imaging = row.truth_or("rests_on_imaging", false);
    fact.course = row.truth_or("course", false);
    fact.owned_by_person = row.has("owner");
    row.text_or("derived_from", "");
    fact.same_result_as = row.text_or("same_result_as", "");
    fact.enter = row.texts("enter");
    if (const Json* ask = row.find("ask")) {
      RowReader words(file, *ask, faults);
      fact.ask.professional = words.text("professional");
      fact.ask.person = words.text_or("person", "");
    } else {
      row.fault("ask", "The fact has no question.", "Add ask.professional (and ask.person where the person may know).");
    }
    fact.why = row.text("why");
    fact.evidence = read_evidence(row, base);
    row.check_all_read();
    base.facts.push_back(std::move(fact));
  }
}

void read_stricter_defaults(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("fact")) {
    const auto number = base.find_fact(item.text_at("id"));
    if (!number) continue;
    for (const Json& stricter : item.items_at("unknown_if")) {
      RowReader row(file, stricter, faults);
      FactDefinition::StricterDefault value{condition_of(row, base), 0};
      const auto acts = read_fact_value(base.facts[*number], row.text("acts"));
      if (!acts)
        row.fault("acts", "This is no value of \"" + base.facts[*number].id + "\".",
                  "Name one of its answers, or a number.");
      value.acts = acts.value_or(0);
      row.check_all_read();
      base.facts[*number].unknown_if.push_back(std::move(value));
    }
  }
}

void read_floors(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("floor")) {
    RowReader row(file, item, faults);
    FloorRule rule;
    rule.id = RuleId{row.text("id")};
    rule.from = read_provenance(row, base);
    rule.when = condition_of(row, base);
    if (!row.has("when")) row.fault("when", "The rule has no condition.", "Add when = \"...\".");
    if (row.has("class")) rule.lesion_class = static_cast<LesionClass>(row.one_of("class", lesion_class_ids));
    if (row.has("tier")) rule.tier = static_cast<Tier>(row.one_of("tier", tier_ids));
    rule.falls_class = row.whole_or("falls_class", 0, 0, 2);
    if (!rule.lesion_class && !rule.tier && rule.falls_class == 0)
      row.fault("id", "The rule raises nothing.", "Add class, tier or falls_class.");
    rule.says = read_words(row, "says");
    if (const Json* example = row.find("example")) {
      RowReader cell(file, *example, faults);
      rule.fires = read_example_facts(cell, "fires");
      rule.quiet = read_example_facts(cell, "quiet");
      cell.check_all_read();
    } else {
      row.fault("id", "The rule has no example.", "Add example.fires and example.quiet.");
    }
    row.check_all_read();
    base.floors.push_back(std::move(rule));
  }
}

void read_limits(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("limit")) {
    RowReader row(file, item, faults);
    LimitRule rule;
    rule.id = RuleId{row.text("id")};
    rule.from = read_provenance(row, base);
    rule.part = static_cast<RulePart>(row.one_of("part", rule_part_ids));
    for (const std::string& library : row.texts_or_none("only"))
      rule.only.push_back(
          static_cast<Library>(row.place_in("only", library, {library_ids.begin(), library_ids.end()})));
    rule.when = condition_of(row, base);
    const Json* caps = row.find("caps");
    CapReader reader(row, base);
    if (const auto* members = caps ? caps->if_object() : nullptr) {
      for (const auto& [text, levels] : *members)
        if (auto cap = reader.read(text, levels)) rule.caps.push_back(std::move(*cap));
    }
    if (rule.caps.empty())
      row.fault("caps", "The rule limits nothing.", "Add caps = { \"stress.compression\" = [1, 2, 2] }.");
    const bool about_lesion = rule.when.about_lesion();
    for (const Cap& cap : rule.caps) {
      const bool own = cap.on == Cap::On::move && cap.moves != Cap::Moves::listed;
      const bool needs_place = cap.on == Cap::On::stress || cap.on == Cap::On::tested || cap.on == Cap::On::outside;
      if (!about_lesion && ((needs_place && cap.where == Cap::Where::lesion) || own))
        row.fault("caps", "\"" + cap.text + "\" speaks of a lesion but the condition does not.",
                  "Add \"lesion in ...\" to when, or @region to the cap.");
    }
    rule.lift_by = row.texts("lift_by");
    rule.says = read_words(row, "says");
    if (const Json* example = row.find("example")) {
      RowReader cell(file, *example, faults);
      rule.stops = cell.texts("stops");
      rule.passes = cell.texts("passes");
      cell.check_all_read();
      if (rule.stops.empty() || rule.passes.empty())
        row.fault("example", "The rule needs at least one entry that it stops and one that it lets through.",
                  "Name them.");
    } else {
      row.fault("id", "The rule has no example.", "Add example.stops and example.passes.");
    }
    row.check_all_read();
    base.limits.push_back(std::move(rule));
  }
}

void read_scores(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("score")) {
    RowReader row(file, item, faults);
    ScoreTable score;
    score.id = row.text("id");
    score.title = row.text("title");
    score.total_fact = row.text("total_fact");
    score.sites = read_sites(row, "sites", row.texts("sites"), base);
    read_evidence(row, base);
    for (const Json& part : row.rows("component")) {
      RowReader cell(file, part, faults);
      ScoreTable::Component component{cell.text("id"), cell.text_or("fact", ""), {}};
      read_evidence(cell, base);
      cell.text_or("note", "");
      for (const Json& option : cell.rows("options")) {
        RowReader o(file, option, faults);
        component.options.push_back({o.text("id"), o.text("says"), o.whole("points", 0, 9)});
        const auto places = o.texts_or_none("where");
        if (!places.empty()) score.site_options.emplace_back(places, component.options.back().id);
        o.check_all_read();
      }
      cell.check_all_read();
      score.components.push_back(std::move(component));
    }
    for (const Json& part : row.rows("band")) {
      RowReader cell(file, part, faults);
      score.bands.push_back({cell.text("id"), cell.text("says"), cell.text("region_status"),
                             cell.text_or("published", ""), cell.whole("low", 0, 99), cell.whole("high", 0, 99)});
      read_evidence(cell, base);
      cell.check_all_read();
    }
    score.unscorable_missing = row.whole_or("unscorable_missing", 99, 1, 99);
    score.unscorable_all_of = row.texts_or_none("unscorable_all_of");
    score.unscorable_band = row.text("unscorable_band");
    for (const auto name : {"caution", "validity", "note", "modifier", "published_risk"}) row.find(name);
    row.check_all_read();
    base.scores.push_back(std::move(score));
  }
}

void read_score_modifiers(const SourceFile& file, const Json& root, KnowledgeBase& base, Faults& faults) {
  for (const Json& item : root.items_at("score")) {
    const auto score = std::ranges::find(base.scores, item.text_at("id"), &ScoreTable::id);
    if (score == base.scores.end()) continue;
    for (const Json& part : item.items_at("modifier")) {
      RowReader row(file, part, faults);
      ScoreModifier modifier;
      modifier.id = row.text("id");
      modifier.says = row.text("says");
      modifier.sites = read_sites(row, "sites", row.texts("sites"), base);
      modifier.when = condition_of(row, base);
      modifier.band = row.text("band_at_least");
      if (std::ranges::find(score->bands, modifier.band, &ScoreBand::id) == score->bands.end())
        row.fault("band_at_least", "\"" + modifier.band + "\" is no band of this score.", "Name one of its bands.");
      read_evidence(row, base);
      row.check_all_read();
      score->modifiers.push_back(std::move(modifier));
    }
  }
}

}  // namespace mettle
