// What is looked up in a KnowledgeBase, apart from how one is read: the browser build does the first only.
#include <algorithm>

#include "base/check.h"
#include "knowledge/knowledge_base.h"

namespace mettle {

std::int64_t FactDefinition::badness(std::int64_t value) const {
  if (kind == FactKind::number) return higher_is_worse ? value : -value;
  if (kind == FactKind::category) return 0;
  return answers[static_cast<std::size_t>(value)].rank;
}

std::optional<std::size_t> KnowledgeBase::find_fact(std::string_view id) const {
  const auto found = std::ranges::find(facts, id, &FactDefinition::id);
  if (found == facts.end()) return std::nullopt;
  return static_cast<std::size_t>(found - facts.begin());
}

std::string KnowledgeBase::say(std::string_view id) const {
  const auto found = says.find(std::string{id});
  return found == says.end() ? std::string{id} : found->second;
}

const Entry* KnowledgeBase::find_entry(std::string_view id) const {
  const auto found = std::ranges::find(entries, id, &Entry::id);
  return found == entries.end() ? nullptr : &*found;
}

const Role* KnowledgeBase::find_role(std::string_view id) const {
  const auto found = std::ranges::find(roles, id, &Role::id);
  return found == roles.end() ? nullptr : &*found;
}

const SiteWords& KnowledgeBase::words_of(Site site) const {
  const auto found = std::ranges::find(sites, site, &SiteWords::site);
  METTLE_CHECK(found != sites.end());  // every region is listed once: checked when knowledge is read
  return *found;
}

const VertebralLevel* KnowledgeBase::find_level(std::string_view id) const {
  const auto found = std::ranges::find(levels, id, &VertebralLevel::id);
  return found == levels.end() ? nullptr : &*found;
}

int ScoreTable::band_of(int score) const {
  int band = 0;
  for (std::size_t i = 0; i < bands.size(); ++i)
    if (score >= bands[i].low) band = static_cast<int>(i);
  return band;
}

}  // namespace mettle
