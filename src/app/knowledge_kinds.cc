#include "app/knowledge_kinds.h"

#include <algorithm>
#include <iterator>

namespace mettle {
namespace {

std::vector<Item> entries_of(const KnowledgeBase& base, Library library) {
  std::vector<Item> items;
  for (const Entry& entry : base.entries)
    if (entry.library == library) items.push_back({entry.id, entry.name});
  return items;
}

/// `rows` as items, by a pointer to the id and a function for the line.
template <typename Rows, typename Line>
std::vector<Item> items_of(const Rows& rows, Line line) {
  std::vector<Item> items;
  for (const auto& row : rows) items.push_back(line(row));
  return items;
}

std::vector<Item> rows_of(const Json& root, std::string_view name, std::string_view says) {
  return items_of(root.items_at(name), [&](const Json& row) {
    return Item{std::string{row.text_at("id")}, std::string{row.text_at(says)}};
  });
}

std::vector<Item> limits_of(const KnowledgeBase& base) {
  return items_of(base.limits, [](const LimitRule& r) { return Item{r.id.text(), r.from.title}; });
}

std::vector<Item> floors_of(const KnowledgeBase& base) {
  return items_of(base.floors, [](const FloorRule& r) { return Item{r.id.text(), r.from.title}; });
}

std::vector<Item> signs_of(const KnowledgeBase& base) {
  std::vector<Item> items;
  for (const RedFlag& flag : base.red_flags.flags)
    for (const Sign& sign : flag.signs) items.push_back({sign.id, sign.ask});
  return items;
}

std::vector<Item> rules_of(const KnowledgeBase& base) {
  std::vector<Item> items = limits_of(base);
  std::ranges::move(floors_of(base), std::back_inserter(items));
  return items;
}

}  // namespace

const std::vector<Kind>& kinds() {
  using Base = const KnowledgeBase&;
  static const std::vector<Kind> all{
      {"exercises", "what may be trained", [](Base b) { return entries_of(b, Library::exercises); }},
      {"tests", "fitness tests", [](Base b) { return entries_of(b, Library::tests); }},
      {"daily", "everyday tasks", [](Base b) { return entries_of(b, Library::daily); }},
      {"done_to", "what is done to a person", [](Base b) { return entries_of(b, Library::done_to); }},
      {"rules", "limits and floors", rules_of},
      {"limits", "rules that lower a ceiling", limits_of},
      {"floors", "rules that raise a lesion's class, the tier or the falls class", floors_of},
      {"facts", "what can be known about a lesion or a person",
       [](Base b) { return items_of(b.facts, [](const auto& f) {
                      return Item{f.id, f.ask.professional};
                    }); }},
      {"scores", "Mirels and SINS",
       [](Base b) { return items_of(b.scores, [](const auto& s) {
                      return Item{s.id, s.title};
                    }); }},
      {"sites", "regions of the skeleton",
       [](Base b) { return items_of(b.sites, [](const auto& s) {
                      return Item{s.id, s.plain};
                    }); }},
      {"levels", "vertebral levels",
       [](Base b) {
         return items_of(b.levels, [](const auto& l) { return Item{l.id, std::string{id_of(l.region)}}; });
       }},
      {"roles", "who may do what",
       [](Base b) { return items_of(b.roles, [](const auto& r) {
                      return Item{r.id, r.says};
                    }); }},
      {"tiers", "risk of the person",
       [](Base b) {
         return items_of(b.tiers, [](const auto& t) {
           return Item{std::string{tier_ids[static_cast<std::size_t>(t.tier)]}, t.says};
         });
       }},
      {"dimensions", "what can be demanded",
       [](Base b) { return items_of(b.dimension_words, [](const auto& d) {
                      return Item{d.first, d.second};
                    }); }},
      {"transfers", "ways in and out",
       [](Base b) { return items_of(b.derivation.transfers, [](const auto& t) {
                      return Item{t.id, t.technique};
                    }); }},
      {"red_flags", "what must reach a clinician",
       [](Base b) { return items_of(b.red_flags.flags, [](const auto& f) {
                      return Item{f.id, f.ask};
                    }); }},
      {"signs", "what is asked, one by one; each alone fires its red flag", signs_of},
      {"step_ups", "what makes a red flag more urgent",
       [](Base b) { return items_of(b.red_flags.step_ups, [](const auto& s) {
                      return Item{s.id, s.title};
                    }); }},
      {"measures", "what may be measured instead of a test",
       [](Base b) { return rows_of(b.measures, "measure", "name"); }},
      {"evidence", "claims and our own decisions",
       [](Base b) { return items_of(b.claims, [](const auto& c) {
                      return Item{c.first, c.second.says};
                    }); }},
  };
  return all;
}

std::string kind_names() {
  std::string text;
  for (const Kind& kind : kinds()) text += (text.empty() ? "" : ", ") + std::string{kind.id};
  return text;
}

}  // namespace mettle
