#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mettle {

/// The skeletal regions of the tables. The hip socket (acetabulum) is a part of the pelvis with a row of its own.
enum class Site : std::uint8_t {
  skull,
  cervical_spine,
  thoracic_spine,
  lumbar_spine,
  sacrum_coccyx,
  sternum,
  pelvis,
  ribs,
  clavicle,
  scapula,
  humerus_proximal,
  humerus_shaft,
  humerus_distal,
  forearm,
  hand_wrist,
  femur_proximal,
  femur_shaft,
  femur_distal,
  tibia_fibula,
  foot_ankle,
  acetabulum,
};

enum class Side : std::uint8_t { left, right };

/// Where a lesion lies. Unknown acts as both (law 2).
enum class Laterality : std::uint8_t { midline, left, right, both, unknown };

struct SiteInfo {
  Site site;
  std::string_view id;  // as in knowledge/body/sites.toml
  bool sided;           // has a left and a right
};

inline constexpr std::array site_table{
    SiteInfo{Site::skull, "skull", false},
    SiteInfo{Site::cervical_spine, "cervical_spine", false},
    SiteInfo{Site::thoracic_spine, "thoracic_spine", false},
    SiteInfo{Site::lumbar_spine, "lumbar_spine", false},
    SiteInfo{Site::sacrum_coccyx, "sacrum_coccyx", false},
    SiteInfo{Site::sternum, "sternum", false},
    SiteInfo{Site::pelvis, "pelvis", true},
    SiteInfo{Site::ribs, "ribs", true},
    SiteInfo{Site::clavicle, "clavicle", true},
    SiteInfo{Site::scapula, "scapula", true},
    SiteInfo{Site::humerus_proximal, "humerus_proximal", true},
    SiteInfo{Site::humerus_shaft, "humerus_shaft", true},
    SiteInfo{Site::humerus_distal, "humerus_distal", true},
    SiteInfo{Site::forearm, "forearm", true},
    SiteInfo{Site::hand_wrist, "hand_wrist", true},
    SiteInfo{Site::femur_proximal, "femur_proximal", true},
    SiteInfo{Site::femur_shaft, "femur_shaft", true},
    SiteInfo{Site::femur_distal, "femur_distal", true},
    SiteInfo{Site::tibia_fibula, "tibia_fibula", true},
    SiteInfo{Site::foot_ankle, "foot_ankle", true},
    SiteInfo{Site::acetabulum, "acetabulum", true},
};
inline constexpr std::size_t site_count = site_table.size();

static_assert(
    [] {
      for (std::size_t i = 0; i < site_count; ++i)
        if (static_cast<std::size_t>(site_table[i].site) != i) return false;
      return true;
    }(),
    "the table lists every site in the order of the enumeration");

constexpr const SiteInfo& info(Site site) { return site_table[static_cast<std::size_t>(site)]; }
constexpr std::string_view id_of(Site site) { return info(site).id; }
std::optional<Site> find_site(std::string_view id);
std::string_view id_of(Side side);
std::string_view id_of(Laterality laterality);
std::optional<Laterality> find_laterality(std::string_view id);

constexpr Side other(Side side) { return side == Side::left ? Side::right : Side::left; }

/// One bone of the body: a site, and its side where it has one.
struct Bone {
  Site site;
  Side side = Side::left;  // left for a site without sides
  friend constexpr auto operator<=>(const Bone&, const Bone&) = default;
};

/// Bones numbered: one for a midline site, two for a sided one.
constexpr std::size_t bone_index(Bone bone) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(bone.site); ++i) index += site_table[i].sided ? 2 : 1;
  return index + (info(bone.site).sided && bone.side == Side::right ? 1 : 0);
}
inline constexpr std::size_t bone_count = bone_index({Site::acetabulum, Side::right}) + 1;

}  // namespace mettle
