#include "assurance/reach.h"

#include <algorithm>

#include "knowledge/row_reader.h"
#include "safety/bit_table.h"

namespace mettle {
namespace {

constexpr std::string_view recipe_path = "reach.toml";
constexpr std::array<std::string_view, 4> known_ids{"all", "all_but_signature", "places", "nothing"};
constexpr int hundred = 100;              // not clinical: per cent
constexpr int most_people = 1'000'000;    // not clinical: people
constexpr int most_seed = 2'000'000'000;  // not clinical: a seed
constexpr int areas_of_all_row = 3;       // not clinical: the row of all regions is asked for at so many areas (D-0181)

std::vector<std::string> texts_of(const Json& row, std::string_view name) {
  std::vector<std::string> texts;
  for (const Json& item : row.items_at(name))
    if (item.if_text()) texts.push_back(*item.if_text());
  return texts;
}

struct StartingLine {
  std::string id;
  std::vector<std::size_t> entries;
  std::vector<std::string> closed_by;
};

std::vector<StartingLine> starting_set(const KnowledgeBase& base) {
  std::vector<StartingLine> lines;
  const Json* rows = base.doses.find("starting");
  if (!rows) return lines;
  for (const Json& row : rows->items()) {
    StartingLine line{std::string{row.text_at("id")}, {}, texts_of(row, "closed_by")};
    for (const std::string& id : texts_of(row, "entries"))
      if (const Entry* entry = base.find_entry(id))
        line.entries.push_back(static_cast<std::size_t>(entry - base.entries.data()));
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Whether an entry is open alone in some form no heavier than written.
bool open_alone(const KnowledgeBase& base, const Ceilings& ceilings, std::size_t entry) {
  for (std::size_t at = base.first_variant[entry]; at < base.first_variant[entry + 1]; ++at)
    if (base.variants[at].choice.load <= base.entries[entry].coded_load &&
        ceilings.admit(base.variants[at].demand) == Verdict::allow)
      return true;
  return false;
}

/// What is well founded (D-0181), whoever asks: everyday tasks and exercises that are no teaching example of a risk,
/// less those whose part of training the published table leaves out at one of the regions.
class WellFounded {
 public:
  WellFounded(const KnowledgeBase& base, const std::vector<SourceFile>& files) : base_{base} {
    const ModuleTable& table = base.modules;
    rows_of_site_.resize(site_count);
    const auto file = std::ranges::find(files, "modules.toml", &SourceFile::path);
    const auto root = file == files.end() ? Result<Json>{Json{}} : read_toml(*file);
    if (root)
      for (const Json& row : root->items_at("row"))
        for (const std::string& site : texts_of(row, "maps_sites"))
          for (std::size_t r = 0; r < table.rows.size(); ++r)
            if (const auto found = find_site(site); found && table.rows[r].id == row.text_at("site_row"))
              rows_of_site_[static_cast<std::size_t>(*found)].push_back(r);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      std::vector<bool> out;
      for (std::size_t e = 0; e < base.entries.size(); ++e) out.push_back(left_out(table, table.rows[r], e));
      left_out_.push_back(std::move(out));
    }
  }

  /// The rows that speak of this person.
  std::vector<std::size_t> rows_for(const Standing& standing) const {
    std::vector<std::size_t> rows;
    if (standing.unlocated || standing.body_areas >= areas_of_all_row) rows.push_back(base_.modules.rows.size() - 1);
    for (const LesionStanding& lesion : standing.lesions)
      for (const Site site : lesion.sites)
        for (const std::size_t row : rows_of_site_[static_cast<std::size_t>(site)])
          if (std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
    return rows;
  }

  bool holds(std::size_t entry, const std::vector<std::size_t>& rows) const {
    const Entry& about = base_.entries[entry];
    if (about.risk_example || (about.library != Library::exercises && about.library != Library::daily)) return false;
    return about.library == Library::daily ||
           std::ranges::none_of(rows, [&](std::size_t row) { return left_out_[row][entry]; });
  }

 private:
  bool left_out(const ModuleTable& table, const ModuleTable::Row& row, std::size_t entry) const {
    const Demand& demand = base_.variants[base_.first_variant[entry]].demand;
    const auto asks = [&](const std::vector<Dimension>& any) {
      return std::ranges::any_of(any, [&](Dimension d) { return demand.at(d) > 0; });
    };
    for (std::size_t m = 0; m < table.modules.size(); ++m) {
      if (!asks(table.modules[m].demands)) continue;
      if (row.cells[m].value > ModuleTable::Value::target_with_exclusion) return true;
      const auto* exclusion = table.find_exclusion(row.cells[m].exclusion);
      if (exclusion && asks(exclusion->demands)) return true;
    }
    return false;
  }

  const KnowledgeBase& base_;
  std::vector<std::vector<std::size_t>> rows_of_site_;
  std::vector<std::vector<bool>> left_out_;  // by row, entry
};

std::string kind_of(const Entry& entry) {
  if (entry.library != Library::daily) return entry.kind.empty() ? std::string{id_of(entry.library)} : entry.kind;
  const std::size_t slash = entry.file.find('/');  // everyday tasks are filed by where they are done
  return entry.file.substr(slash + 1, entry.file.rfind('.') - slash - 1);
}

Opening opening_of(const KnowledgeBase& base, std::span<const Verdict> verdicts, std::size_t entry) {
  // As it is written, by the way in that fits best: see find_written.
  const std::size_t first = base.first_variant[entry];
  const std::size_t ways = first + base.entries[entry].transfer_alt.size();
  Verdict written = verdicts[first];
  for (std::size_t at = first + 1; at <= ways; ++at) written = std::min(written, verdicts[at]);
  if (written == Verdict::allow) return Opening::alone;
  if (written == Verdict::supervise) return Opening::watched;
  Verdict best = written;
  for (std::size_t at = first + 1; at < base.first_variant[entry + 1]; ++at)
    if (base.variants[at].choice.load <= base.entries[entry].coded_load) best = std::min(best, verdicts[at]);
  if (best <= Verdict::supervise) return Opening::changed;
  return best == Verdict::sign_off ? Opening::ask : Opening::not_now;
}

void count(OpenCounts& counts, Opening opening) { ++counts.of[static_cast<std::size_t>(opening)]; }

/// Counts one person.
class Counter {
 public:
  Counter(const KnowledgeBase& base, const std::vector<SourceFile>& files)
      : base_{base}, table_{base}, well_founded_{base, files}, starting_{starting_set(base)} {
    verdicts_.resize(table_.size());
    for (const Entry& entry : base.entries) kinds_.push_back(kind_of(entry));
  }

  bool has_starting_set() const { return !starting_.empty(); }

  void add(const InventedPerson& person, const Evaluation& evaluation, std::size_t number, GroupReach& into) {
    ++into.people;
    table_.verdicts(evaluation, verdicts_);
    const std::vector<std::size_t> rows = well_founded_.rows_for(evaluation.standing);
    OpenCounts& region = into.by_first[person.first ? std::string{id_of(*person.first)} : std::string{"nowhere named"}];
    for (std::size_t entry = 0; entry < base_.entries.size(); ++entry) {
      const Library library = base_.entries[entry].library;
      if (library == Library::probes) continue;
      const std::size_t at = place_of(library);
      const Opening opening = opening_of(base_, verdicts_, entry);
      count(into.by_library[at], opening);
      count(into.by_kind[{at, kinds_[entry]}], opening);
      if (library == Library::exercises || library == Library::daily) count(region, opening);
      if (well_founded_.holds(entry, rows)) count(into.well_founded[at], opening);
    }
    if (evaluation.standing.tier != Tier::stop) count_starting(evaluation, number, into);
  }

 private:
  /// The rules that close the entries of a line, less those that the line itself allows to.
  std::string closers(const Evaluation& evaluation, const StartingLine& line) const {
    std::vector<std::string> ids;
    for (const std::size_t entry : line.entries)
      for (const Binding& binding : find_bindings(base_, evaluation, base_.variants[base_.first_variant[entry]])) {
        const auto& limits = evaluation.limits_for(base_.entries[entry].library);
        const std::string& id = base_.limits[limits[binding.limit].rule].id.text();
        if (std::ranges::find(line.closed_by, id) == line.closed_by.end() && std::ranges::find(ids, id) == ids.end())
          ids.push_back(id);
      }
    return list_in_words(ids);
  }

  void count_starting(const Evaluation& evaluation, std::size_t number, GroupReach& into) {
    if (into.starting.empty())
      for (const StartingLine& line : starting_) into.starting.push_back({line.id});
    for (std::size_t at = 0; at < starting_.size(); ++at) {
      const StartingLine& line = starting_[at];
      const auto any_open = [&](const std::function<Ceilings(Library)>& ceilings) {
        return std::ranges::any_of(line.entries, [&](std::size_t entry) {
          return open_alone(base_, ceilings(base_.entries[entry].library), entry);
        });
      };
      const auto without_instruction = [&](Library library) {
        std::vector<Limit> limits = evaluation.limits_for(library);
        std::erase_if(limits, [&](const Limit& limit) {
          return std::ranges::find(line.closed_by, base_.limits[limit.rule].id.text()) != line.closed_by.end();
        });
        return ceilings_of(limits);
      };
      if (any_open([&](Library library) { return evaluation.ceilings_for(library); })) {
        ++into.starting[at].open;
      } else if (!line.closed_by.empty() && any_open(without_instruction)) {
        ++into.starting[at].closed_by_instruction;
      } else {
        ++into.starting[at].missing;
        if (into.first_without.empty())
          into.first_without =
              "person " + std::to_string(number) + " has no " + line.id + ", closed by " + closers(evaluation, line);
      }
    }
  }

  const KnowledgeBase& base_;
  BitTable table_;
  WellFounded well_founded_;
  std::vector<StartingLine> starting_;
  std::vector<Verdict> verdicts_;
  std::vector<std::string> kinds_;
};

void judge(Reach& reach) {
  for (std::size_t g = 0; g < reach.groups.size(); ++g) {
    const GroupReach& group = reach.groups[g];
    if (!group.first_without.empty())
      reach.faults.push_back({"Somebody is left with less than the starting set: " + group.first_without + ".",
                              reach.recipe.groups[g].id, "See which rule closes it: law 12."});
  }
  for (const ReachCeiling& ceiling : reach.ceilings) {
    const auto group = std::ranges::find(reach.recipe.groups, ceiling.group, &PeopleGroup::id);
    const auto library = std::ranges::find(library_ids, std::string_view{ceiling.library});
    const OpenCounts& counts = reach.groups[static_cast<std::size_t>(group - reach.recipe.groups.begin())]
                                   .well_founded[place_of(static_cast<Library>(library - library_ids.begin()))];
    if (counts.withheld() * hundred > counts.all() * static_cast<std::uint64_t>(ceiling.withheld_in_hundred))
      reach.faults.push_back(
          {"More well-founded activities are withheld than the ceiling allows: " + std::to_string(counts.withheld()) +
               " of " + std::to_string(counts.all()) + " " + ceiling.library + ", and at most " +
               std::to_string(ceiling.withheld_in_hundred) + " of a hundred may be.",
           ceiling.group, "Read what closed them, or move the ceiling in knowledge/reach.toml."});
  }
}

}  // namespace

std::size_t place_of(Library library) {
  return static_cast<std::size_t>(std::ranges::find(asked_libraries, library) - asked_libraries.begin());
}

std::uint64_t OpenCounts::all() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : of) sum += count;
  return sum;
}

std::uint64_t OpenCounts::open() const { return of[0] + of[1] + of[2]; }

Result<Reach, std::vector<Problem>> read_reach_recipe(const KnowledgeBase& base, const std::vector<SourceFile>& files) {
  const auto file = std::ranges::find(files, recipe_path, &SourceFile::path);
  if (file == files.end())
    return failure(std::vector<Problem>{{"There is no reach.toml here.", "knowledge/reach.toml", "Write it."}});
  const auto root = read_toml(*file);
  if (!root) return failure(std::vector<Problem>{root.error()});
  Faults faults;
  Reach reach;
  const Json none = Json::object();
  const Json* people = root->find("people");
  RowReader about(*file, people ? *people : none, faults);
  reach.recipe.number = static_cast<std::size_t>(about.whole("number", 1, most_people));
  reach.recipe.seed = static_cast<std::uint64_t>(about.whole("seed", 0, most_seed));
  const auto day = Date::read(about.text("day"));
  if (!day) about.fault("day", "This is no date.", "Write it as 2026-11-24.");
  reach.recipe.day = day.value_or(Date::from_days(0));
  about.texts("evidence");
  int shares = 0;
  for (const Json& json : root->items_at("group")) {
    RowReader row(*file, json, faults);
    PeopleGroup group;
    group.id = row.text("id");
    group.says = row.text("says");
    group.tier = static_cast<Tier>(row.one_of("tier", tier_ids));
    group.known = static_cast<PeopleGroup::Known>(row.one_of("known", known_ids));
    group.in_hundred = row.whole("in_hundred", 1, hundred);
    group.worse_in_hundred = row.whole("worse_in_hundred", 0, hundred);
    row.check_all_read();
    shares += group.in_hundred;
    reach.recipe.groups.push_back(std::move(group));
  }
  if (shares != hundred)
    about.fault("number", "The groups are " + std::to_string(shares) + " of a hundred.", "Make it a hundred.");
  for (const Json& json : root->items_at("ceiling")) {
    RowReader row(*file, json, faults);
    ReachCeiling ceiling{row.text("group"), std::string{library_ids[row.one_of("library", library_ids)]},
                         row.whole("withheld_in_hundred", 0, hundred), row.texts("evidence")};
    if (std::ranges::find(reach.recipe.groups, ceiling.group, &PeopleGroup::id) == reach.recipe.groups.end())
      row.fault("group", "There is no such group.", "Name a [[group]] of this file.");
    for (const std::string& claim : ceiling.evidence)
      if (!base.claims.contains(claim)) row.fault("evidence", "There is no claim \"" + claim + "\".", "Mend the id.");
    row.check_all_read();
    reach.ceilings.push_back(std::move(ceiling));
  }
  if (!faults.empty()) return failure(std::move(faults));
  return reach;
}

void measure_reach(const KnowledgeBase& base, const std::vector<SourceFile>& files, Reach& reach,
                   const std::function<void(std::size_t)>& tell) {
  Counter counter(base, files);
  reach.groups.assign(reach.recipe.groups.size(), {});
  reach.has_starting_set = counter.has_starting_set();
  for (std::size_t number = 0; number < reach.recipe.number; ++number) {
    tell(number);
    const auto person = invent_person(base, reach.recipe, number);
    if (!person) {
      ++reach.not_found;
      continue;
    }
    counter.add(*person, evaluate(base, person->picture, reach.recipe.day), number, reach.groups[person->group]);
  }
  tell(reach.recipe.number);
  judge(reach);
}

}  // namespace mettle
