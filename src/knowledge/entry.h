#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "body/dimension.h"
#include "body/levels.h"

namespace mettle {

// The ordinals of the movement vocabulary. What each step looks like: knowledge/movement/scales.toml.
enum class Range : std::uint8_t { neutral, near, mid, end };
enum class Speed : std::uint8_t { static_, slow, controlled, rhythmic, rapid };
enum class Load : std::uint8_t { none, limb, trunk, bodyweight, ext_light, ext_moderate, ext_heavy };
enum class Contraction : std::uint8_t { dynamic, isometric, assisted, passive };
enum class LimbUse : std::uint8_t { both, alternating, one, moving, support, midline };
enum class Hands : std::uint8_t { low, chest, overhead };
enum class WeightBearing : std::uint8_t { none, seated, partial, full_double, full_single };
enum class Posture : std::uint8_t {
  lying_supine,
  lying_prone,
  lying_side,
  half_lying,
  sitting_supported,
  sitting,
  long_sitting,
  standing,
  stepping,
  leaning,
  kneeling,
  half_kneeling,
  quadruped,
  astride,
  floating,
  inverted,
};
enum class Support : std::uint8_t {
  none,
  within_reach,
  hand_light,
  hand_firm,
  leaning_wall,
  poles,
  water,
  person,
  harness,
  stick,
  frame,
  rail
};

inline constexpr std::array<std::string_view, 4> range_ids{"neutral", "near", "mid", "end"};
inline constexpr std::array<std::string_view, 5> speed_ids{"static", "slow", "controlled", "rhythmic", "rapid"};
inline constexpr std::array<std::string_view, 7> load_ids{"none",      "limb",         "trunk",    "bodyweight",
                                                          "ext_light", "ext_moderate", "ext_heavy"};
inline constexpr std::array<std::string_view, 4> contraction_ids{"dynamic", "isometric", "assisted", "passive"};
inline constexpr std::array<std::string_view, 6> limb_use_ids{"both",   "alternating", "one",
                                                              "moving", "support",     "midline"};
inline constexpr std::array<std::string_view, 3> hands_ids{"low", "chest", "overhead"};
inline constexpr std::array<std::string_view, 5> weight_bearing_ids{"none", "seated", "partial", "full_double",
                                                                    "full_single"};
inline constexpr std::array<std::string_view, 16> posture_ids{
    "lying_supine", "lying_prone", "lying_side", "half_lying", "sitting_supported", "sitting",
    "long_sitting", "standing",    "stepping",   "leaning",    "kneeling",          "half_kneeling",
    "quadruped",    "astride",     "floating",   "inverted"};
inline constexpr std::array<std::string_view, 12> support_ids{"none",         "within_reach", "hand_light", "hand_firm",
                                                              "leaning_wall", "poles",        "water",      "person",
                                                              "harness",      "stick",        "frame",      "rail"};

/// An outside load (a weight, a band, a machine), however light.
constexpr bool outside(Load load) { return load >= Load::ext_light; }

/// One joint that moves, or holds against load.
struct Action {
  Joint joint;
  Move move;
  Range range;
  Speed speed;
  Load load;
  Contraction contraction;
  LimbUse limb;
  bool incidental = false;  // comes with ordinary walking and cannot be left out

  bool moves() const { return move != Move::hold && !incidental; }
  /// A chosen movement: neither held still nor part of walking.
  bool deliberate() const { return moves() && speed != Speed::static_; }
};

/// What one bone feels, level 0-4 in each mode. Modes that `scales` names rise with the prescribed load.
struct Stress {
  Site site;
  LimbUse limb;
  std::array<std::uint8_t, 6> level{};
  std::array<bool, 6> scales{};
};

/// The ordinals shared by an entry and by a way in or out.
struct Ordinals {
  WeightBearing weight_bearing = WeightBearing::none;
  int upper_limb_wb = 0;
  int axial_load = 0;
  int torsion = 0;
  int balance = 0;
  Support support = Support::none;
  int fall_consequence = 0;
};

/// A way in or out: chair, bed, floor, pool, saddle.
struct Transfer {
  std::string id;
  bool routine = false;
  std::string technique;
  Ordinals ordinals;
  std::vector<Stress> stress;
};

/// What comes to a bone from a machine or another person (knowledge/movement/scales.toml, force and energy).
struct FromOutside {
  Site site;
  LimbUse limb;
  int level = 0;
};

enum class Library : std::uint8_t { exercises, tests, daily, probes, done_to };
inline constexpr std::array<std::string_view, 5> library_ids{"exercises", "tests", "daily", "probes", "done_to"};
/// What somebody may ask about: all but the probes.
inline constexpr std::array<Library, 4> asked_libraries{Library::exercises, Library::tests, Library::daily,
                                                        Library::done_to};
constexpr std::string_view id_of(Library library) { return library_ids[static_cast<std::size_t>(library)]; }

/// An exercise, fitness test, everyday task, thing done to a person, or probe, as described. Nothing here says what is
/// safe.
struct Entry {
  std::string id;
  std::string name;
  Library library = Library::exercises;
  std::string kind;  // for sorting and for words; never read by a rule
  std::string how;
  std::vector<std::string> cues, faults, easier, harder, equipment, setting, muscles;
  bool outside_library = false;  // described by whoever asks
  bool risk_example = false;     // tests and teaching only; never read by a rule
  // Of an everyday task, and of what is done to a person. A task that has to be done is never answered with a bare no:
  // the way to do it comes with it.
  bool necessary = false;
  std::vector<std::string> instead;  // other entries that get the same thing done, the nearest first
  std::string instead_how;           // one plain sentence: how to do it so that it asks less
  bool suggested = true;             // may be put into a week unasked
  std::string tell;                  // done to a person: what to say to whoever does it
  std::vector<Posture> posture;
  std::string transfer;
  std::vector<std::string> transfer_alt;
  Ordinals ordinals;
  int impact = 0;
  int lever = 0;
  Hands hands = Hands::low;
  int contact = 0;
  bool immersed = false;
  bool head_down = false;
  int grip = 0;
  int breath_hold_risk = 0;
  int skill = 1;
  int rpe_min = 0;
  int rpe_max = 0;
  int maximality = 0;  // tests: 0 no demand, 1 submaximal, 2 symptom-limited, 3 maximal
  Load coded_load = Load::none;
  bool load_is_prescribed = false;
  std::vector<Action> actions;
  std::vector<Stress> stress;
  bool stress_is_coded = true;  // false: nobody has said what each bone feels, and the worst is assumed
  std::vector<FromOutside> force, energy;
  bool skin_broken = false;
  Json text;  // the whole row, for `knowledge show`
  Place place;
  std::string file;

  bool has(Posture wanted) const;
};

/// Which side a variant works.
enum class Sides : std::uint8_t { both, left, right };

/// The parameters that make one variant of an entry.
struct VariantChoice {
  Sides sides = Sides::both;
  Load load = Load::none;         // the class prescribed
  Range most_range = Range::end;  // no joint goes further
  Support support = Support::none;
  std::string transfer;
  friend bool operator==(const VariantChoice&, const VariantChoice&) = default;
};

struct Variant {
  std::size_t entry;
  VariantChoice choice;
  Demand demand;
  int changes = 0;  // how many parameters differ from the coded entry
};

}  // namespace mettle
