#include "assurance/diff_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/text.h"

namespace mettle {
namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t width = 110;
constexpr std::array<std::string_view, 3> mark_of{"+", "-", "~"};
constexpr std::array<std::string_view, 4> verdict_words{"allowed", "watched at first", "ask the team first", "not now"};
constexpr std::array<std::string_view, library_ids.size()> library_words{"Exercises", "Fitness tests", "Everyday tasks",
                                                                         "Probes", "Done to a person"};

std::string words_of(Verdict verdict) { return std::string{verdict_words[static_cast<std::size_t>(verdict)]}; }

/// "not now (allowed if: Hold on to something.)"
std::string words_of(const EntryAnswer& answer) {
  std::string text = words_of(answer.as_written);
  if (answer.changed < answer.as_written)
    text += " (" + words_of(answer.changed) + " when changed: " + join(answer.how, " ") + ")";
  return text;
}

std::string line(std::size_t indent, const std::string& text) {
  return std::string(indent, ' ') + wrap(text, width - indent, indent + 2) + "\n";
}

std::string plural(const std::string& kind) {
  if (kind.find('/') != std::string::npos || kind.ends_with("s") || kind.ends_with(".toml")) return kind;
  return kind + "s";
}

std::string rows_in_words(const std::vector<RowChange>& rows) {
  if (rows.empty()) return "Nothing in the files reads otherwise.\n";
  std::map<std::string, std::vector<const RowChange*>> kinds;
  for (const RowChange& row : rows) kinds[row.kind].push_back(&row);
  std::string text = "What changed in the files\n";
  for (const auto& [kind, changes] : kinds) {
    std::array<int, 3> counts{};
    for (const RowChange* row : changes) ++counts[static_cast<std::size_t>(row->what)];
    text += line(2, capitalised(plural(kind)) + ": " + std::to_string(counts[0]) + " added, " +
                        std::to_string(counts[1]) + " removed, " + std::to_string(counts[2]) + " changed");
    for (const RowChange* row : changes) {
      text += line(4, std::string{mark_of[static_cast<std::size_t>(row->what)]} + " " + row->id +
                          (row->title.empty() ? "" : ": " + row->title));
      for (const FieldChange& field : row->fields) {
        const auto shown = [](const std::string& value) { return value.empty() ? std::string{"(nothing)"} : value; };
        text += line(8, field.field + ": " + shown(field.before) + " -> " + shown(field.after));
      }
    }
  }
  return text;
}

/// "One lesion, steady (2 of 20): skull; ribs" for every family that has one of these people; who is left out is named
/// where that is shorter.
Strings people_in_words(const std::vector<ReferencePerson>& people, const std::vector<std::size_t>& who) {
  struct Family {
    Strings in, out;
  };
  std::map<std::string, Family> families;
  for (std::size_t i = 0; i < people.size(); ++i) {
    Family& family = families[people[i].family];
    (std::ranges::find(who, i) != who.end() ? family.in : family.out).push_back(people[i].member);
  }
  Strings texts;
  for (const auto& [name, family] : families) {
    const std::size_t all = family.in.size() + family.out.size();
    if (family.in.empty()) continue;
    const std::string some = name + " (" + std::to_string(family.in.size()) + " of " + std::to_string(all) + ")";
    if (all == 1) texts.push_back(name);
    else if (family.out.empty()) texts.push_back(name + ": all " + std::to_string(all));
    else if (family.out.size() < family.in.size()) texts.push_back(some + ", not: " + join(family.out, "; "));
    else texts.push_back(some + ": " + join(family.in, "; "));
  }
  return texts;
}

std::string rules_in_words(std::string_view before, const Strings& rules, const KnowledgeBase& base) {
  std::string text;
  for (const std::string& id : rules) {
    const auto rule = std::ranges::find(base.limits, RuleId{id}, &LimitRule::id);
    std::string title = rule == base.limits.end() ? "" : rule->from.title;
    text += line(6, std::string{before} + " " + id + (title.empty() ? "" : ": " + title));
  }
  return text;
}

/// Moves that read the same but for who they concern, and then those that concern the same people.
struct Group {
  const MovedVerdict* move = nullptr;
  Strings names;  // of the entries
  std::vector<std::size_t> people;
};

std::vector<Group> grouped(const std::vector<MovedVerdict>& moves, Library library, bool opens) {
  const auto reads = [](const MovedVerdict& m) {
    return std::tuple(words_of(m.before), words_of(m.after), m.binds_now, m.binds_no_more);
  };
  using Reads = decltype(reads(moves.front()));
  std::map<std::pair<std::string, Reads>, Group> by_entry;
  for (const MovedVerdict& move : moves) {
    if (move.library != library || move.opens() != opens) continue;
    Group& group = by_entry[{move.entry, reads(move)}];
    group.move = &move;
    group.names = {move.name};
    group.people.push_back(move.person);
  }
  std::map<std::pair<std::vector<std::size_t>, Reads>, Group> merged;
  for (auto& [key, group] : by_entry) {
    Group& into = merged[{group.people, key.second}];
    into.move = group.move;
    into.people = group.people;
    into.names.push_back(group.names.front());
  }
  std::vector<Group> groups;
  for (auto& [key, group] : merged) groups.push_back(std::move(group));
  std::ranges::stable_sort(groups, [](const Group& a, const Group& b) {
    return a.people.size() * a.names.size() > b.people.size() * b.names.size();
  });
  return groups;
}

std::string moves_in_words(const KnowledgeDiff& diff, const KnowledgeBase& before, const KnowledgeBase& after,
                           bool opens) {
  std::string text;
  for (const Library library : asked_libraries) {
    const auto groups = grouped(diff.verdicts.moves, library, opens);
    if (groups.empty()) continue;
    text += "\n" + std::string{opens ? "Opened" : "Closed"} + ": " +
            std::string{library_words[static_cast<std::size_t>(library)]} + "\n";
    for (const Group& group : groups) {
      text += line(2, join(group.names, "; "));
      text += line(4, "was: " + words_of(group.move->before));
      text += line(4, "now: " + words_of(group.move->after));
      text += line(
          4, "for " + std::to_string(group.people.size()) + " of " + std::to_string(diff.people.size()) + " people:");
      for (const std::string& people : people_in_words(diff.people, group.people)) text += line(6, people);
      if (!group.move->binds_now.empty() || !group.move->binds_no_more.empty()) text += line(4, "because:");
      text += rules_in_words("now binds", group.move->binds_now, after);
      text += rules_in_words("binds no more", group.move->binds_no_more, before);
    }
  }
  return text;
}

std::string entries_in_words(const KnowledgeDiff& diff) {
  std::string text;
  for (const EntryOfOne& one : diff.verdicts.entries) {
    text += "\n" + std::string{one.is_new ? "New: " : "Gone: "} + one.name + " (" + one.entry + ")\n";
    Strings parts;
    for (std::size_t v = 0; v < one.verdicts.size(); ++v)
      if (one.verdicts[v] > 0)
        parts.push_back(std::string{verdict_words[v]} + " for " + std::to_string(one.verdicts[v]));
    text += line(2, "as written: " + join(parts, ", ") + " of " + std::to_string(diff.people.size()) + " people");
    if (one.changed_for > 0)
      text += line(2, "open to " + std::to_string(one.changed_for) + " more when it is changed for them");
  }
  return text;
}

std::string standings_in_words(const KnowledgeDiff& diff) {
  if (diff.verdicts.standings.empty()) return "";
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<std::size_t>> groups;
  for (const StandingMove& move : diff.verdicts.standings)
    groups[{move.what, move.before, move.after}].push_back(move.person);
  std::string text = "\nWhere people stand\n";
  for (const auto& [move, people] : groups) {
    text += line(2, std::get<0>(move) + ": was " + std::get<1>(move) + ", now " + std::get<2>(move));
    for (const std::string& who : people_in_words(diff.people, people)) text += line(4, who);
  }
  return text;
}

Json answer_json(const EntryAnswer& answer) {
  Json rules = Json::array(), how = Json::array();
  for (const std::string& rule : answer.rules) rules.add(rule);
  for (const std::string& sentence : answer.how) how.add(sentence);
  return Json::object()
      .set("verdict", id_of(answer.as_written))
      .set("verdict_changed", id_of(answer.changed))
      .set("change", std::move(how))
      .set("rules", std::move(rules));
}

std::string full_name(const ReferencePerson& person) {
  return person.member.empty() ? person.family : person.family + ": " + person.member;
}

}  // namespace

std::string text_of(const KnowledgeDiff& diff, const KnowledgeBase& base_before, const KnowledgeBase& base_after) {
  const VerdictChanges& verdicts = diff.verdicts;
  const auto opened = static_cast<std::size_t>(std::ranges::count_if(verdicts.moves, &MovedVerdict::opens));
  std::string text = "Before: " + diff.before + "\nAfter:  " + diff.after + "\n\n" + rows_in_words(diff.rows);
  text += "\nWhat that does to the " + std::to_string(diff.people.size()) + " reference people\n";
  text += line(2, std::to_string(verdicts.moves.size()) + " of " + std::to_string(verdicts.compared) +
                      " answers move: " + std::to_string(opened) + " open, " +
                      std::to_string(verdicts.moves.size() - opened) + " close. " +
                      std::to_string(verdicts.other_reasons) + " keep their verdict for other reasons.");
  for (const std::string& note : diff.notes) text += line(2, note);
  text += standings_in_words(diff);
  text += moves_in_words(diff, base_before, base_after, true) + moves_in_words(diff, base_before, base_after, false);
  text += entries_in_words(diff);
  text += "\nProgrammes that need review\n";
  text +=
      line(2, "None can be listed: this version keeps no programmes. Whoever signed one by hand reads the list above.");
  return text;
}

Json json_of(const KnowledgeDiff& diff) {
  const VerdictChanges& verdicts = diff.verdicts;
  constexpr std::array<std::string_view, 3> whats{"added", "removed", "changed"};
  const auto texts = [](const Strings& all) {
    Json list = Json::array();
    for (const std::string& one : all) list.add(one);
    return list;
  };
  Json rows = Json::array();
  for (const RowChange& row : diff.rows) {
    Json fields = Json::array();
    for (const FieldChange& field : row.fields)
      fields.add(Json::object().set("field", field.field).set("before", field.before).set("after", field.after));
    rows.add(Json::object()
                 .set("what", whats[static_cast<std::size_t>(row.what)])
                 .set("kind", row.kind)
                 .set("id", row.id)
                 .set("title", row.title)
                 .set("fields", std::move(fields)));
  }
  Json moves = Json::array();
  for (const MovedVerdict& move : verdicts.moves)
    moves.add(Json::object()
                  .set("person", full_name(diff.people[move.person]))
                  .set("library", id_of(move.library))
                  .set("entry", move.entry)
                  .set("opens", move.opens())
                  .set("before", answer_json(move.before))
                  .set("after", answer_json(move.after))
                  .set("binds_now", texts(move.binds_now))
                  .set("binds_no_more", texts(move.binds_no_more)));
  Json entries = Json::array();
  for (const EntryOfOne& one : verdicts.entries) {
    Json counts = Json::object();
    for (std::size_t v = 0; v < one.verdicts.size(); ++v) counts.set(std::string{verdict_ids[v]}, one.verdicts[v]);
    entries.add(Json::object()
                    .set("entry", one.entry)
                    .set("what", one.is_new ? "added" : "removed")
                    .set("verdicts", std::move(counts))
                    .set("open_when_changed", one.changed_for));
  }
  Json standings = Json::array();
  for (const StandingMove& move : verdicts.standings)
    standings.add(Json::object()
                      .set("person", full_name(diff.people[move.person]))
                      .set("what", move.what)
                      .set("before", move.before)
                      .set("after", move.after));
  return Json::object()
      .set("before", diff.before)
      .set("after", diff.after)
      .set("rows", std::move(rows))
      .set("people", diff.people.size())
      .set("compared", verdicts.compared)
      .set("opened", static_cast<std::size_t>(std::ranges::count_if(verdicts.moves, &MovedVerdict::opens)))
      .set("closed", static_cast<std::size_t>(
                         std::ranges::count_if(verdicts.moves, [](const MovedVerdict& m) { return !m.opens(); })))
      .set("other_reasons", verdicts.other_reasons)
      .set("standings", std::move(standings))
      .set("moves", std::move(moves))
      .set("entries", std::move(entries))
      .set("notes", texts(diff.notes))
      .set("programmes", Json::object().set("kept", false).set("need_review", Json::array()));
}

}  // namespace mettle
