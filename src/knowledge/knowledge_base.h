#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "body/verdict.h"
#include "knowledge/check_in_rules.h"
#include "knowledge/condition.h"
#include "knowledge/derive_demand.h"
#include "knowledge/entry.h"
#include "knowledge/red_flags.h"
#include "knowledge/rights.h"
#include "knowledge/toml_reader.h"

namespace mettle {

/// How sure a published statement is known: seen in a source, recalled, or decided by ourselves.
struct Claim {
  EvidenceId id;
  std::string says, where, kind, mark;
};

struct Words {
  std::string person, professional;
};

enum class About : std::uint8_t { lesion, person };
enum class FactKind : std::uint8_t { choice, number, category };

struct Answer {
  std::string id, says;
  int rank = 0;  // 0 best
};

/// A fact that can be known, with its worst reasonable default. Form: knowledge/facts/lesion.toml.
struct FactDefinition {
  struct StricterDefault {
    Condition when;
    std::int64_t acts;
  };
  std::string id;
  About about = About::person;
  FactKind kind = FactKind::choice;
  std::vector<Answer> answers;
  std::string unit;
  std::int64_t least = 0, most = 0;  // of a number, millionths
  bool higher_is_worse = true;
  std::optional<std::int64_t> unknown;  // answer (by place) or millionths; empty: no effect
  std::vector<StricterDefault> unknown_if;
  std::vector<std::int64_t> tries;  // numbers a question tries
  std::int32_t stale_days = 0;
  std::string cycle_of;                 // the course whose cycle ages it; empty: none
  std::int32_t stale_at_cycle_day = 0;  // from this day of a cycle on, what was told before it is out of date
  bool rests_on_imaging = false;
  bool course = false;
  bool owned_by_person = false;
  std::string same_result_as;  // the other side of one measured value
  std::vector<std::string> enter;
  Words ask;
  std::string why;
  std::vector<EvidenceId> evidence;

  /// How bad a value is: the rank of an answer, or the number turned so that more is worse.
  std::int64_t badness(std::int64_t value) const;
};

/// The value of a fact as written (an answer's id or a number); empty when it is none.
std::optional<std::int64_t> read_fact_value(const FactDefinition& fact, std::string_view text);

struct Provenance {
  std::string title, status, owner;
  std::vector<EvidenceId> evidence;
  std::string file;
  Place place;
};

/// How much harm a bone can stand, from the mildest: no known lesion is below all of these.
enum class LesionClass : std::uint8_t { lower, moderate, high, stop };
enum class Tier : std::uint8_t { lower, moderate, high, unassessed, stop };
inline constexpr std::array<std::string_view, 4> lesion_class_ids{"lower", "moderate", "high", "stop"};
inline constexpr std::array<std::string_view, 5> tier_ids{"lower", "moderate", "high", "unassessed", "stop"};

/// A rule that raises the class of a lesion, the person's tier, or the falls class.
struct FloorRule {
  RuleId id;
  Provenance from;
  Condition when;
  std::optional<LesionClass> lesion_class;
  std::optional<Tier> tier;
  int falls_class = 0;
  Words says;
  std::vector<std::pair<std::string, std::string>> fires, quiet;  // its own example: facts over a reassuring person
};

/// Which part of the rules a limit belongs to; the frozen golden run uses `movement` alone.
enum class RulePart : std::uint8_t { movement, module, state, tier, testing };
inline constexpr std::array<std::string_view, 5> rule_part_ids{"movement", "module", "state", "tier", "testing"};

/// "On these dimensions, at most this level": alone, watched, signed.
struct Cap {
  enum class On : std::uint8_t { stress, tested, outside, move, limb, whole } on;
  enum class Where : std::uint8_t { lesion, sites } where = Where::lesion;
  enum class Moves : std::uint8_t { listed, own, own_spine, adjacent } moves = Moves::listed;
  Mode mode = Mode::compression;
  Outside outside = Outside::force;
  std::vector<Site> sites;
  std::vector<std::size_t> joint_moves;
  Quality quality = Quality::rapid;
  Limb limb = Limb::grip;
  Whole whole = Whole::impact;
  int alone = 0, watched = 0, signed_off = 0;
  std::string text;
};

/// What one rule says because of one fact. Form: knowledge/README.md.
struct LimitRule {
  RuleId id;
  Provenance from;
  RulePart part = RulePart::movement;
  std::vector<Library> only;  // empty: every library
  Condition when;
  std::vector<Cap> caps;
  std::vector<std::string> lift_by;
  Words says;
  std::vector<std::string> stops, passes;
};

struct SiteWords {
  Site site = Site::skull;
  std::string id, name, plain, group, body_area, note;
  std::vector<std::string> levels;
  std::vector<std::pair<std::string, std::string>> parts;  // id, words
  std::string score;                                       // "sins", "mirels" or none
  std::string unknown_part;                                // the most loaded part of that bone
  std::vector<std::string> avoid, ask_first;               // what the rules close, in the words of the field
  std::vector<std::string> modify, encourage, daily;       // advice, not rules
  std::vector<EvidenceId> evidence;
};

/// A vertebral level: its region, its SINS location and the regions it pulls in.
struct VertebralLevel {
  std::string id;
  Site region;
  std::string sins_location;
  std::vector<Site> neighbours;
};

struct ScoreOption {
  std::string id, says;
  int points = 0;
};
struct ScoreBand {
  std::string id, says, region_status, meaning;
  int low = 0, high = 0;
};
struct ScoreModifier {
  std::string id, says;
  std::vector<Site> sites;
  Condition when;
  std::string band;  // at least
};
/// Mirels or SINS: components, bands and what overrides the plain band.
struct ScoreTable {
  struct Component {
    std::string id, fact;  // `fact` empty: derived (site, location)
    std::vector<ScoreOption> options;
  };
  std::string id, title, total_fact;
  std::vector<Site> sites;
  std::vector<Component> components;
  std::vector<std::pair<std::vector<std::string>, std::string>>
      site_options;  // site or part -> option of the derived component
  std::vector<ScoreBand> bands;
  std::vector<ScoreModifier> modifiers;
  int unscorable_missing = 0;                  // so many unknown components: not scorable
  std::vector<std::string> unscorable_all_of;  // or all of these unknown
  std::string unscorable_band;

  int band_of(int score) const;  // place in `bands`
};

struct Role {
  std::string id, says;
  bool professional = false;
  std::array<bool, 5> prescribe{}, propose{}, deliver{};  // by tier
  std::string note;
};

struct TierInfo {
  Tier tier = Tier::lower;
  std::string says, person, supervision, review_says;
  int review_days = 0, clearance_days = 0;
};

/// The published table of which part of training is a target for which site. Form: knowledge/modules.toml.
struct ModuleTable {
  /// A part of training, or a part that is left out of it: an entry that asks for one of these.
  struct Part {
    std::string id, says;
    std::vector<Dimension> demands;
  };
  enum class Value : std::uint8_t { target, target_with_exclusion, unclear, not_target };
  struct Cell {
    Value value = Value::not_target;
    std::string exclusion;  // id of a Part; may be empty
  };
  struct Row {
    std::string id;
    std::vector<Site> judged_at;
    std::vector<Cell> cells;  // by module
    std::string note;
  };
  std::vector<Part> modules, exclusions;
  std::vector<Row> rows;
  int looser_above_percent = 0, stricter_below_percent = 0;

  const Part* find_exclusion(std::string_view id) const;
};
inline constexpr std::array<std::string_view, 4> module_value_ids{"target", "target_with_exclusion", "unclear",
                                                                  "not_target"};

/// A vocabulary of names, for messages and for pages.
struct KnowledgeBase {
  std::string edition, status, disclaimer, hash;
  std::map<std::string, Claim> claims;
  std::vector<SiteWords> sites;
  std::vector<VertebralLevel> levels;
  std::map<std::string, std::vector<Site>> site_groups;
  std::map<std::string, std::vector<std::size_t>> motions;
  std::array<std::vector<Site>, joint_count> acts_on, adjacent_of;
  std::vector<FactDefinition> facts;
  std::vector<ScoreTable> scores;
  std::vector<FloorRule> floors;
  std::vector<LimitRule> limits;
  std::vector<Role> roles;
  std::vector<RightRow> rights;
  std::array<TierInfo, 5> tiers;
  std::map<std::string, std::string> says;                           // phrases of knowledge/words
  std::vector<std::pair<std::string, std::string>> dimension_words;  // id, plain words
  Derivation derivation;
  std::vector<Entry> entries;
  std::vector<Variant> variants;           // by entry; the coded one first
  std::vector<std::size_t> first_variant;  // of each entry, and one past the last
  Json doses;                              // knowledge/doses, as read
  ModuleTable modules;
  RedFlags red_flags;
  CheckInRules check_in;
  Json measures;  // taken in for the rooms to come
  Json movement;  // the words of movement/: scales, postures, supports, ways in and out

  std::optional<std::size_t> find_fact(std::string_view id) const;
  /// A phrase of knowledge/words; the id itself when it is missing, so that nothing is silently empty.
  std::string say(std::string_view id) const;
  const Entry* find_entry(std::string_view id) const;
  const Role* find_role(std::string_view id) const;
  const SiteWords& words_of(Site site) const;
  const VertebralLevel* find_level(std::string_view id) const;
};

/// Reads and checks the whole of `knowledge/`. All faults are reported at once.
Result<KnowledgeBase, std::vector<Problem>> read_knowledge(const std::vector<SourceFile>& files, std::string hash);

/// The same knowledge with entries that are not in the library, each with its variants: judged as those of the library.
KnowledgeBase with_entries(KnowledgeBase base, std::vector<Entry> entries);

}  // namespace mettle
