#include "body/site.h"

namespace mettle {

std::optional<Site> find_site(std::string_view id) {
  for (const SiteInfo& row : site_table)
    if (row.id == id) return row.site;
  return std::nullopt;
}

std::string_view id_of(Side side) { return side == Side::left ? "left" : "right"; }

std::string_view id_of(Laterality laterality) {
  switch (laterality) {
    case Laterality::midline: return "midline";
    case Laterality::left: return "left";
    case Laterality::right: return "right";
    case Laterality::both: return "both";
    case Laterality::unknown: return "unknown";
  }
  return "unknown";
}

std::optional<Laterality> find_laterality(std::string_view id) {
  for (const auto laterality :
       {Laterality::midline, Laterality::left, Laterality::right, Laterality::both, Laterality::unknown})
    if (id_of(laterality) == id) return laterality;
  return std::nullopt;
}

}  // namespace mettle
