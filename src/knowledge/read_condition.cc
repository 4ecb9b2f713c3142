#include "knowledge/read_condition.h"

#include <algorithm>

namespace mettle {

std::vector<std::string> site_words(const KnowledgeBase& base) {
  std::vector<std::string> words;
  for (const SiteInfo& site : site_table) words.emplace_back(site.id);
  for (const auto& [group, sites] : base.site_groups) words.push_back(group);
  return words;
}

std::vector<Site> find_sites(const KnowledgeBase& base, std::string_view word) {
  if (const auto site = find_site(word)) return {*site};
  const auto group = base.site_groups.find(std::string{word});
  return group == base.site_groups.end() ? std::vector<Site>{} : group->second;
}

std::vector<Site> read_sites(RowReader& row, std::string_view name, const std::vector<std::string>& words,
                             const KnowledgeBase& base) {
  std::vector<Site> sites;
  for (const std::string& word : words) {
    const auto found = find_sites(base, word);
    if (found.empty())
      row.fault(name, "\"" + word + "\" is not a region or a group of regions.", suggest(word, site_words(base)));
    sites.insert(sites.end(), found.begin(), found.end());
  }
  std::ranges::sort(sites);
  sites.erase(std::ranges::unique(sites).begin(), sites.end());
  return sites;
}

std::optional<std::int64_t> read_fact_value(const FactDefinition& fact, std::string_view text) {
  if (fact.kind == FactKind::number) return millionths(text);
  const auto found = std::ranges::find(fact.answers, text, &Answer::id);
  if (found == fact.answers.end()) return std::nullopt;
  return found - fact.answers.begin();
}

namespace {

struct WorkedWords {
  std::string_view id;
  Worked worked;
};
constexpr std::array worked_words{
    WorkedWords{"class", Worked::lesion_class},      WorkedWords{"sins_band", Worked::sins_band},
    WorkedWords{"mirels_band", Worked::mirels_band}, WorkedWords{"tier", Worked::tier},
    WorkedWords{"falls_class", Worked::falls_class}, WorkedWords{"body_areas", Worked::body_areas},
};

class AtomReader {
 public:
  AtomReader(const SourceFile& file, const KnowledgeBase& base, Faults& faults)
      : file_{file}, base_{base}, faults_{faults} {}

  std::optional<Atom> read(const std::string& text, Place place) {
    place_ = place;
    const auto words = split(text, ' ');
    Atom atom{};
    atom.text = text;
    if (text == "bone metastases") {
      atom.kind = Atom::Kind::any_lesion;
      return atom;
    }
    if (text == "unlocated") {
      atom.kind = Atom::Kind::worked_at_least;
      atom.worked = Worked::unlocated;
      atom.value = 1;
      return atom;
    }
    if (words.size() < 3)
      return refuse("\"" + text + "\" is not a condition.",
                    "Write for example \"lesion in spine\" or \"stability_opinion >= potentially_unstable\".");
    const std::string rest = text.substr(text.find(words[1]) + words[1].size());
    if (words[1] == "in" && (words[0] == "lesion" || words[0] == "unimaged")) {
      atom.kind = words[0] == "lesion" ? Atom::Kind::lesion_in : Atom::Kind::unimaged_in;
      return read_regions(std::move(atom), rest);
    }
    if (words[0] == "part" && words[1] == "in") return read_part_in(std::move(atom), rest);
    for (const auto& [id, worked] : worked_words)
      if (words[0] == id) return read_worked(std::move(atom), worked, words);
    return read_fact(std::move(atom), words, rest);
  }

 private:
  std::optional<Atom> refuse(std::string what, std::string mend) {
    faults_.push_back({std::move(what), point_at(file_, place_), std::move(mend)});
    return std::nullopt;
  }

  std::optional<Atom> read_regions(Atom atom, const std::string& rest) {
    for (const std::string& word : split(rest, '|')) {
      const auto sites = find_sites(base_, word);
      if (sites.empty())
        return refuse("\"" + word + "\" is not a region or a group of regions.", suggest(word, site_words(base_)));
      atom.sites.insert(atom.sites.end(), sites.begin(), sites.end());
    }
    return atom;
  }

  std::optional<Atom> read_part_in(Atom atom, const std::string& rest) {
    atom.kind = Atom::Kind::part_in;
    std::vector<std::string> known;
    for (const SiteWords& site : base_.sites)
      for (const auto& [part, says] : site.parts) known.push_back(part);
    for (const std::string& word : split(rest, '|')) {
      if (std::ranges::find(known, word) == known.end())
        return refuse("\"" + word + "\" is not a part of any bone.", suggest(word, known));
      atom.parts.push_back(word);
    }
    return atom;
  }

  std::optional<Atom> read_worked(Atom atom, Worked worked, const std::vector<std::string>& words) {
    atom.kind = Atom::Kind::worked_at_least;
    atom.worked = worked;
    if (words[1] != ">=")
      return refuse("\"" + words[0] + "\" is compared with >= only.", "Write \"" + words[0] + " >= ...\".");
    std::vector<std::string> spellings;
    switch (worked) {
      case Worked::lesion_class: spellings.assign(lesion_class_ids.begin(), lesion_class_ids.end()); break;
      case Worked::tier: spellings.assign(tier_ids.begin(), tier_ids.end()); break;
      case Worked::sins_band:
      case Worked::mirels_band:
        for (const ScoreTable& score : base_.scores)
          if (score.id == (worked == Worked::sins_band ? "sins" : "mirels"))
            for (const ScoreBand& band : score.bands) spellings.push_back(band.id);
        break;
      case Worked::falls_class:
      case Worked::body_areas:
      case Worked::unlocated: spellings = {"0", "1", "2", "3", "4", "5"}; break;
    }
    const auto found = std::ranges::find(spellings, words[2]);
    if (found == spellings.end())
      return refuse("\"" + words[2] + "\" is no value of \"" + words[0] + "\".", suggest(words[2], spellings));
    atom.value = found - spellings.begin();
    return atom;
  }

  std::optional<Atom> read_unreviewed(Atom atom, const FactDefinition& fact, const std::string& number) {
    const auto days = millionths(number);
    if (!fact.course || !days)
      return refuse("\"unreviewed\" goes with a course and a number of days.",
                    "Write \"radiotherapy >= sbrt unreviewed 122\".");
    atom.kind = Atom::Kind::unreviewed;
    atom.days = static_cast<std::int32_t>(*days / 1'000'000);
    return atom;
  }

  std::optional<Atom> read_fact(Atom atom, const std::vector<std::string>& words, const std::string& rest) {
    const auto number = base_.find_fact(words[0]);
    if (!number) {
      std::vector<std::string> known;
      for (const FactDefinition& fact : base_.facts) known.push_back(fact.id);
      for (const auto& [id, worked] : worked_words) known.emplace_back(id);
      return refuse("\"" + words[0] + "\" is not a fact.", suggest(words[0], known));
    }
    atom.fact = *number;
    const FactDefinition& fact = base_.facts[*number];
    const auto value_of = [&](const std::string& word) -> std::optional<std::int64_t> {
      const auto value = read_fact_value(fact, word);
      if (!value) {
        std::vector<std::string> known;
        for (const Answer& answer : fact.answers) known.push_back(answer.id);
        refuse("\"" + word + "\" is no value of \"" + fact.id + "\".",
               known.empty() ? "Write a number." : suggest(word, known));
      }
      return value;
    };
    if (words[1] == "is") {
      if (fact.kind != FactKind::category)
        return refuse("\"" + fact.id + "\" goes from better to worse: \"is\" would let a worse answer open something.",
                      "Write \"" + fact.id + " >= ...\".");
      atom.kind = Atom::Kind::fact_is;
      const auto clause = rest.find(" unreviewed ");
      for (const std::string& word : split(rest.substr(0, clause), '|')) {
        const auto value = value_of(word);
        if (!value) return std::nullopt;
        atom.values.push_back(*value);
      }
      if (clause != std::string::npos) return read_unreviewed(std::move(atom), fact, words.back());
      return atom;
    }
    if (fact.kind == FactKind::category)
      return refuse("The answers of \"" + fact.id + "\" are not better or worse than each other.",
                    "Write \"" + fact.id + " is ...\".");
    const bool toward_worse = fact.kind == FactKind::choice ? words[1] == ">="
                              : fact.higher_is_worse        ? words[1] == ">=" || words[1] == ">"
                                                            : words[1] == "<=" || words[1] == "<";
    if (!toward_worse)
      return refuse("\"" + words[1] + "\" looks at the good side of \"" + fact.id +
                        "\": a worse value could then open something.",
                    "Compare toward the worse side.");
    const auto value = value_of(words[2]);
    if (!value) return std::nullopt;
    atom.kind = words[1].size() == 1 ? Atom::Kind::fact_beyond : Atom::Kind::fact_at_least;
    atom.value = fact.badness(*value);
    if (words.size() == 5 && words[3] == "unreviewed") return read_unreviewed(std::move(atom), fact, words[4]);
    if (words.size() != 3) {
      return refuse("There is more after \"" + words[2] + "\" than a condition has.",
                    "Join two conditions with all or any.");
    }
    return atom;
  }

  const SourceFile& file_;
  const KnowledgeBase& base_;
  Faults& faults_;
  Place place_;
};

}  // namespace

bool Condition::about_lesion() const {
  const auto of_lesion = [](const Atom& atom) {
    using Kind = Atom::Kind;
    if (atom.kind == Kind::lesion_in || atom.kind == Kind::unimaged_in || atom.kind == Kind::part_in) return true;
    return atom.kind == Kind::worked_at_least &&
           (atom.worked == Worked::lesion_class || atom.worked == Worked::sins_band ||
            atom.worked == Worked::mirels_band);
  };
  return std::ranges::any_of(atoms, of_lesion) ||
         std::ranges::any_of(parts, [](const Condition& part) { return part.about_lesion(); });
}

Condition read_condition(const SourceFile& file, const Json& value, const KnowledgeBase& base, Faults& faults) {
  Condition condition;
  AtomReader reader(file, base, faults);
  const auto add = [&](const Json& item) {
    if (const std::string* text = item.if_text()) {
      if (auto atom = reader.read(*text, item.place)) condition.atoms.push_back(std::move(*atom));
    } else {
      condition.parts.push_back(read_condition(file, item, base, faults));
    }
  };
  if (value.if_text()) {
    add(value);
    return condition;
  }
  const auto* members = value.if_object();
  if (!members || members->size() > 1) {
    faults.push_back({"A condition is a text, { all = [...] } or { any = [...] }.", point_at(file, value.place),
                      "Use one of the three forms."});
    return condition;
  }
  for (const auto& [join, items] : *members) {
    if (join != "all" && join != "any")
      faults.push_back({"\"" + join + "\" does not join conditions.", point_at(file, items.place),
                        "Use all or any; there is no \"not\"."});
    condition.join = join == "any" ? Condition::Join::any : Condition::Join::all;
    for (const Json& item : items.items()) add(item);
  }
  return condition;
}

}  // namespace mettle
