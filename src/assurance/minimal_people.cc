#include "assurance/minimal_people.h"

#include <algorithm>
#include <tuple>

#include "assurance/mutant.h"
#include "base/text.h"
#include "care/tier.h"

namespace mettle {
namespace {

using Kind = Atom::Kind;

bool reads_fact(const Atom& atom) {
  return atom.kind == Kind::fact_at_least || atom.kind == Kind::fact_beyond || atom.kind == Kind::fact_is ||
         atom.kind == Kind::unreviewed;
}

/// The ways in which a condition can hold, each a list of tests that must all hold.
std::vector<std::vector<Atom>> ways(const Condition& condition) {
  std::vector<std::vector<std::vector<Atom>>> members;
  for (const Atom& atom : condition.atoms) members.push_back({{atom}});
  for (const Condition& part : condition.parts) members.push_back(ways(part));
  std::vector<std::vector<Atom>> out;
  if (condition.join == Condition::Join::any) {
    for (const auto& member : members) out.insert(out.end(), member.begin(), member.end());
    return out;
  }
  out.push_back({});
  for (const auto& member : members) {
    std::vector<std::vector<Atom>> next;
    for (const auto& before : out)
      for (const auto& way : member) {
        next.push_back(before);
        next.back().insert(next.back().end(), way.begin(), way.end());
      }
    out = std::move(next);
  }
  return out;
}

std::string inline_table(const std::map<std::string, std::string>& members) {
  std::string out;
  for (const auto& [key, value] : members) out += ", " + key + " = " + value;
  return out;
}

}  // namespace

std::string written_value(const FactDefinition& fact, std::int64_t value) {
  if (fact.kind == FactKind::number) return number_token(value);
  return "\"" + fact.answers[static_cast<std::size_t>(value)].id + "\"";
}

std::string MinimalPerson::given() const {
  std::string lesions;
  if (areas > 0) {
    constexpr std::array<Site, 4> apart{Site::ribs, Site::skull, Site::femur_proximal, Site::humerus_proximal};
    for (int i = 0; i < areas && i < static_cast<int>(apart.size()); ++i)
      lesions += std::string{i > 0 ? ", " : ""} + "{ id = \"" + std::to_string(i + 1) + "\", site = \"" +
                 std::string{id_of(apart[static_cast<std::size_t>(i)])} + "\"" + inline_table(of_lesion) + " }";
  } else if (widespread) {
    lesions = "{ id = \"it\", site = \"widespread\"" + inline_table(of_lesion) + " }";
  } else if (site) {
    lesions = "{ id = \"it\", site = \"" + std::string{id_of(*site)} + "\"";
    if (info(*site).sided) lesions += ", side = \"left\"";
    if (!level.empty()) lesions += ", level = \"" + level + "\"";
    if (!part.empty()) lesions += ", sub_site = \"" + part + "\"";
    lesions += inline_table(of_lesion) + " }";
  }
  std::map<std::string, std::string> all = of_person;
  if (!lesions.empty()) all["lesions"] = "[" + lesions + "]";
  if (!images.empty()) all["imaging"] = images;
  if (all.empty()) return "";
  return "given = { " + inline_table(all).substr(2) + " }";
}

MinimalPeople::MinimalPeople(const KnowledgeBase& base, const std::vector<SourceFile>& people, Date today)
    : base_{base}, people_{people}, today_{today} {}

std::optional<ReadPerson> MinimalPeople::read(const MinimalPerson& person) const {
  const std::string given = person.given();
  const SourceFile file{"minimal person", "title = \"t\"\nwhy = \"w\"\nas_of = \"" + today_.to_text() +
                                              "\"\n[person]\nlike = \"assessed\"\n[[ask]]\ntier = \"\"\n" + given +
                                              "\n"};
  auto made = read_case(base_, file, people_);
  if (!made) return std::nullopt;
  ReadPerson out{person, std::move(made->asks.front().picture), {}};
  out.evaluation = evaluate(base_, out.picture, today_);
  return out;
}

std::vector<std::string> MinimalPeople::values_of(const FactDefinition& fact) const {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < fact.answers.size(); ++i)
    values.push_back(written_value(fact, static_cast<std::int64_t>(i)));
  for (const ScoreTable& score : base_.scores)
    if (score.total_fact == fact.id)
      for (const ScoreBand& band : score.bands) values.push_back(std::to_string(band.low));
  if (fact.kind == FactKind::number)
    for (const std::int64_t value : fact.tries) values.push_back(number_token(value));
  return values;
}

const std::vector<MinimalPeople::Deviation>& MinimalPeople::deviations(Site site) {
  const auto known = deviations_.find(site);
  if (known != deviations_.end()) return known->second;
  std::vector<Deviation> found;
  for (const FactDefinition& fact : base_.facts) {
    if (!fact.same_result_as.empty()) continue;
    for (const std::string& value : values_of(fact)) {
      MinimalPerson person{.site = site};
      (fact.about == About::lesion ? person.of_lesion : person.of_person)[fact.id] = value;
      const auto made = read(person);
      if (!made || made->evaluation.standing.lesions.empty()) continue;
      const Standing& standing = made->evaluation.standing;
      Deviation deviation{&fact, value, standing.lesions[0].lesion_class, standing.tier, standing.falls_class, {}};
      for (const ScoreRange& range : standing.lesions[0].scores)
        deviation.bands[base_.scores[range.table].id] = range.band;
      found.push_back(std::move(deviation));
    }
  }
  return deviations_[site] = std::move(found);
}

bool MinimalPeople::lay(MinimalPerson& person, const Atom& atom, std::int64_t choice, int class_below) {
  if (reads_fact(atom)) {
    const FactDefinition& fact = base_.facts[atom.fact];
    std::int64_t value = choice;
    if (fact.kind == FactKind::number) {
      // Just beyond the line, so that a line drawn further out is noticed.
      value = atom.kind == Kind::fact_beyond ? atom.value + std::max<std::int64_t>(1, last_digit(atom.text) / 2)
                                             : atom.value;
      if (!fact.higher_is_worse) value = -value;
    } else if (atom.values.empty()) {
      std::optional<std::size_t> best;  // the mildest answer for which it holds
      for (std::size_t i = 0; i < fact.answers.size(); ++i)
        if (fact.answers[i].rank >= atom.value && (!best || fact.answers[i].rank < fact.answers[*best].rank)) best = i;
      if (!best) return false;
      value = static_cast<std::int64_t>(*best);
    }
    const std::string& id = fact.same_result_as.empty() ? fact.id : fact.same_result_as;
    if (id == "age") {
      person.of_person["born"] =
          "\"" + today_.plus_days(-static_cast<std::int32_t>(value / millionths_in_one * 36525 / 100) - 1).to_text() +
          "\"";
      return true;
    }
    (fact.about == About::lesion ? person.of_lesion : person.of_person)[id] = written_value(fact, value);
    return true;
  }
  switch (atom.kind) {
    case Kind::unimaged_in: {
      // A lesion elsewhere, and images of every region but this one.
      if (!person.site) return false;
      const Site site = *person.site;
      std::string regions;
      for (const SiteInfo& row : site_table)
        if (row.site != site) regions += (regions.empty() ? "\"" : ", \"") + std::string{row.id} + "\"";
      person.images = "[{ modality = \"ct\", ago = 20, regions = [" + regions + "] }]";
      person.site = site == Site::ribs ? Site::skull : Site::ribs;
      return true;
    }
    case Kind::lesion_in: return person.site.has_value() || person.widespread;
    case Kind::any_lesion:
      if (!person.site) person.site = Site::ribs;
      return true;
    case Kind::part_in:
      if (person.part.empty()) person.part = atom.parts[static_cast<std::size_t>(std::max<std::int64_t>(choice, 0))];
      return std::ranges::any_of(base_.words_of(*person.site).parts,
                                 [&](const auto& known) { return known.first == person.part; }) &&
             std::ranges::find(atom.parts, person.part) != atom.parts.end();
    case Kind::worked_at_least: break;
    case Kind::fact_at_least:
    case Kind::fact_beyond:
    case Kind::fact_is:
    case Kind::unreviewed: return false;
  }
  const auto find = [&](auto level_of, std::int64_t wanted) {
    if (wanted <= 0) return true;
    const Deviation* best = nullptr;
    const auto order = [&](const Deviation& d) { return std::tuple(level_of(d), d.tier, d.lesion_class); };
    for (const Deviation& deviation : deviations(person.site.value_or(Site::ribs)))
      if (level_of(deviation) >= wanted && (!best || order(deviation) < order(*best))) best = &deviation;
    if (!best) return false;
    (best->fact->about == About::lesion ? person.of_lesion : person.of_person).insert({best->fact->id, best->value});
    if (best->fact->about == About::lesion && !person.site) person.site = Site::ribs;
    return true;
  };
  switch (atom.worked) {
    case Worked::lesion_class:
      return find([](const Deviation& d) { return static_cast<std::int64_t>(d.lesion_class); },
                  atom.value - class_below);
    case Worked::sins_band:
    case Worked::mirels_band: {
      const std::string score = atom.worked == Worked::sins_band ? "sins" : "mirels";
      return find(
          [&](const Deviation& d) {
            const auto band = d.bands.find(score);
            return static_cast<std::int64_t>(band == d.bands.end() ? -1 : band->second);
          },
          atom.value);
    }
    case Worked::tier: return find([](const Deviation& d) { return static_cast<std::int64_t>(d.tier); }, atom.value);
    case Worked::falls_class:
      return find([](const Deviation& d) { return static_cast<std::int64_t>(d.falls_class); }, atom.value);
    case Worked::body_areas: person.areas = static_cast<int>(atom.value); return true;
    case Worked::unlocated:
      person.widespread = true;
      person.site.reset();
      return true;
  }
  return false;
}

std::vector<ReadPerson> MinimalPeople::for_condition(const Condition& condition) {
  std::vector<MinimalPerson> made;
  for (const std::vector<Atom>& way : ways(condition)) {
    std::vector<std::optional<Site>> sites;
    bool of_lesion = false, named = false;
    for (const Atom& atom : way) {
      const bool worked_lesion = atom.kind == Kind::worked_at_least && atom.worked <= Worked::mirels_band;
      of_lesion = of_lesion || atom.kind == Kind::part_in || worked_lesion ||
                  (reads_fact(atom) && base_.facts[atom.fact].about == About::lesion);
      if (atom.kind != Kind::lesion_in && atom.kind != Kind::unimaged_in) continue;
      if (!named) sites.assign(atom.sites.begin(), atom.sites.end());
      else std::erase_if(sites, [&](const auto& s) { return std::ranges::find(atom.sites, *s) == atom.sites.end(); });
      named = true;
    }
    if (!named && of_lesion)
      for (const SiteInfo& row : site_table) sites.emplace_back(row.site);
    if (!named && !of_lesion) sites = {std::nullopt, Site::ribs};
    // One choice at a time of a fact that may be one of several.
    std::vector<std::int64_t> choices{-1};
    for (const Atom& atom : way)
      if (atom.values.size() > 1) choices = atom.values;
    std::vector<std::int64_t> parts{-1};
    for (const Atom& atom : way)
      for (std::size_t i = 1; atom.kind == Kind::part_in && i < atom.parts.size(); ++i)
        parts.push_back(static_cast<std::int64_t>(i));
    for (const auto& site : sites)
      for (const std::int64_t choice : choices)
        for (const std::int64_t part : parts)
          for (const int below : {0, 1}) {
            MinimalPerson person{.site = site};
            if (site == Site::acetabulum) {  // written as a part of the pelvis
              person.site = Site::pelvis;
              person.part = "acetabulum";
            }
            const auto chosen = [&](const Atom& atom) {
              if (atom.kind == Kind::part_in) return part;
              return atom.values.empty() ? -1 : atom.values.size() > 1 ? choice : atom.values.front();
            };
            const bool good =
                std::ranges::all_of(way, [&](const Atom& atom) { return lay(person, atom, chosen(atom), below); });
            if (good && std::ranges::find(made, person) == made.end()) made.push_back(std::move(person));
          }
  }
  std::vector<ReadPerson> out;
  for (const MinimalPerson& person : made)
    if (auto made_person = read(person)) out.push_back(std::move(*made_person));
  return out;
}

const std::vector<ReadPerson>& MinimalPeople::by_class() {
  if (!by_class_.empty()) return by_class_;
  for (const SiteInfo& row : site_table)
    for (int level = 0; level < static_cast<int>(lesion_class_ids.size()); ++level) {
      MinimalPerson person{.site = row.site};
      Atom atom{};
      atom.kind = Kind::worked_at_least;
      atom.worked = Worked::lesion_class;
      atom.value = level;
      if (lay(person, atom, -1, 0))
        if (auto made = read(person)) by_class_.push_back(std::move(*made));
    }
  return by_class_;
}

const std::vector<ReadPerson>& MinimalPeople::by_tier() {
  if (!by_tier_.empty()) return by_tier_;
  for (int level = 0; level < static_cast<int>(tier_ids.size()); ++level) {
    MinimalPerson person{.site = Site::ribs};
    Atom atom{};
    atom.kind = Kind::worked_at_least;
    atom.worked = Worked::tier;
    atom.value = level;
    if (lay(person, atom, -1, 0))
      if (auto made = read(person)) by_tier_.push_back(std::move(*made));
  }
  return by_tier_;
}

}  // namespace mettle
