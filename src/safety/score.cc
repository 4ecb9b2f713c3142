#include <algorithm>

#include "safety/standing.h"

namespace mettle {
namespace {

struct Span {
  int low = 0, high = 0;
};

Span span_of_all(const ScoreTable::Component& component) {
  Span span{component.options.front().points, component.options.front().points};
  for (const ScoreOption& option : component.options) {
    span.low = std::min(span.low, option.points);
    span.high = std::max(span.high, option.points);
  }
  return span;
}

/// A component that follows from where the lesion is: the location of a vertebra, the part of a long bone.
Span span_of_place(const KnowledgeBase& base, const ScoreTable& score, const ScoreTable::Component& component,
                   const Lesion& lesion) {
  std::string place;
  if (const VertebralLevel* level = base.find_level(lesion.level)) place = level->sins_location;
  else if (!lesion.part.empty()) place = lesion.part;
  const auto option_at = [&](std::string_view wanted) -> const ScoreOption* {
    for (const auto& [places, option] : score.site_options)
      if (std::ranges::find(places, wanted) != places.end())
        return &*std::ranges::find(component.options, option, &ScoreOption::id);
    return nullptr;
  };
  if (!place.empty())
    if (const ScoreOption* option = option_at(place)) return {option->points, option->points};
  if (lesion.site)
    if (const ScoreOption* option = option_at(id_of(*lesion.site))) return {option->points, option->points};
  // A region without a level is any of its levels.
  std::optional<Span> span;
  for (const VertebralLevel& level : base.levels) {
    const ScoreOption* option = lesion.site == level.region ? option_at(level.sins_location) : nullptr;
    if (!option) continue;
    if (!span) span = {option->points, option->points};
    span = {std::min(span->low, option->points), std::max(span->high, option->points)};
  }
  return span ? *span : span_of_all(component);
}

}  // namespace

std::vector<ScoreRange> derive_scores(const KnowledgeBase& base, const Lesion& lesion, const std::vector<Site>& sites,
                                      const std::vector<Acting>& facts) {
  std::vector<ScoreRange> scores;
  for (std::size_t number = 0; number < base.scores.size(); ++number) {
    const ScoreTable& table = base.scores[number];
    const bool applies = lesion.site ? std::ranges::find(table.sites, *lesion.site) != table.sites.end()
                                     : std::ranges::any_of(sites, [&](Site s) {
                                         return std::ranges::find(table.sites, s) != table.sites.end();
                                       });
    if (!applies) continue;
    ScoreRange range{.table = number};
    std::vector<std::string> never_told;
    bool out_of_date = false;
    int known = 0;  // the points that are certain, wherever the lesion lies
    for (const auto& component : table.components) {
      Span span;
      if (component.fact.empty()) {
        span = span_of_place(base, table, component, lesion);
      } else {
        const std::size_t fact = *base.find_fact(component.fact);
        const Acting& acting = facts[fact];
        const auto points_of = [&](std::int64_t answer) {
          const std::string& id = base.facts[fact].answers[static_cast<std::size_t>(answer)].id;
          return std::ranges::find(component.options, id, &ScoreOption::id)->points;
        };
        span = span_of_all(component);
        if (acting.basis != Basis::known) range.missing.push_back(component.fact);
        if (!acting.told || !acting.told->value) never_told.push_back(component.fact);
        // A known value is exact; one that is out of date or not confirmed is still the least that is possible.
        if (acting.told && acting.told->value) span.low = points_of(*acting.told->value);
        if (acting.basis == Basis::known && acting.value) span = {points_of(*acting.value), points_of(*acting.value)};
        // An old image still says what it said; what may have changed since is carried by the score as a whole. A worse
        // word that nobody has confirmed does not make the image newer.
        const bool old = acting.basis == Basis::stale || acting.over_stale;
        if (old && acting.told && acting.told->value && base.facts[fact].rests_on_imaging) {
          if (acting.basis == Basis::stale) span.high = span.low;
          out_of_date = true;
        }
      }
      known += component.fact.empty() && !lesion.widespread ? span.high : span.low;
      range.low += span.low;
      range.high += span.high;
    }
    const auto total = base.find_fact(table.total_fact);
    bool reported = false;
    if (total && facts[*total].value) {
      const int points = static_cast<int>(*facts[*total].value / millionths_in_one);
      if (facts[*total].basis == Basis::known) {
        // The report's total stands in for what is missing; what is known can only add to it, and so can the place.
        reported = true;
        range.high = std::max(points, known);
        range.low = range.high;
      } else {
        // A total that is out of date or not confirmed still counts on its bad side.
        range.high = std::max(range.high, points);
        range.low = std::max(range.low, points);
      }
    }
    const auto untold = [&](const std::string& fact) {
      return std::ranges::find(never_told, fact) != never_told.end();
    };
    const bool all_of = !table.unscorable_all_of.empty() && std::ranges::all_of(table.unscorable_all_of, untold);
    // A score is of one bone. Of many bones at once what is told can only close: it never clears the ones not meant.
    const bool enough = !lesion.widespread &&
                        (reported || !(static_cast<int>(never_told.size()) >= table.unscorable_missing || all_of));
    const auto unscorable =
        static_cast<int>(std::ranges::find(table.bands, table.unscorable_band, &ScoreBand::id) - table.bands.begin());
    // What cannot be scored acts as the written band, unless what is known is already worse. A score from an image that
    // is out of date is one that cannot be scored today: it never falls below what it was (law 1), and an old scan
    // alone never stops a person (law 12; D-0061).
    range.scorable = enough && (reported || !out_of_date);
    range.band = enough ? table.band_of(range.high) : std::max(unscorable, table.band_of(range.low));
    if (!range.scorable) range.band = std::max(range.band, unscorable);
    scores.push_back(std::move(range));
  }
  return scores;
}

}  // namespace mettle
