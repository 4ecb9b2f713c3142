#include "support/people.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "safety/bit_table.h"
#include "safety/rule_examples.h"
#include "support/knowledge.h"

namespace mettle::testing {
namespace {

using rc::gen::inRange;

template <typename Items>
const auto& round_the(const Items& items, int number) {
  return items[static_cast<std::size_t>(number) % items.size()];
}

std::vector<std::size_t> facts_about(About about) {
  std::vector<std::size_t> numbers;
  const auto& facts = knowledge().facts;
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (facts[i].about == about && facts[i].same_result_as.empty()) numbers.push_back(i);
  return numbers;
}

/// Lines that conditions draw through the number facts, one step to each side of them too.
void add_lines(const Condition& condition, std::size_t fact, std::set<std::int64_t>& values) {
  constexpr std::int64_t step = 100'000;
  const FactDefinition& definition = knowledge().facts[fact];
  for (const Atom& atom : condition.atoms) {
    const bool reads = atom.kind == Atom::Kind::fact_at_least || atom.kind == Atom::Kind::fact_beyond ||
                       atom.kind == Atom::Kind::unreviewed;
    if (!reads) continue;
    const FactDefinition& read = knowledge().facts[atom.fact];
    if (atom.fact != fact && read.same_result_as != definition.id) continue;
    const std::int64_t line = read.higher_is_worse ? atom.value : -atom.value;
    values.insert({line - step, line, line + step});
  }
  for (const Condition& part : condition.parts) add_lines(part, fact, values);
}

std::string value_in_words(const Told& told) {
  const FactDefinition& fact = knowledge().facts[told.fact];
  if (!told.value) return "unknown";
  return fact.kind == FactKind::number ? number_token(*told.value)
                                       : fact.answers[static_cast<std::size_t>(*told.value)].id;
}

std::string in_words(const Told& told) {
  std::string text =
      knowledge().facts[told.fact].id + " = " + value_in_words(told) + " (" + told.source + ", " + told.date.to_text();
  if (told.from) text += ", from " + told.from->to_text();
  if (told.until) text += ", until " + told.until->to_text();
  if (told.imaging) text += ", image of " + told.imaging->to_text();
  return text + (told.inferred ? ", inferred)" : ")");
}

/// What the well-known start from: not worth printing one by one.
bool is_known_and_good(const Told& told) {
  return told.date == law_day() && told.from == told.date && told.until == told.date && told.imaging == told.date;
}

std::string in_words(const std::vector<Told>& told, const std::string& indent) {
  std::string text;
  std::set<std::size_t> good;
  for (const Told& entry : told) {
    if (is_known_and_good(entry)) good.insert(entry.fact);
    else text += indent + in_words(entry) + "\n";
  }
  if (good.empty()) return text;
  std::string absent;
  for (const std::size_t number : facts_about(knowledge().facts[*good.begin()].about))
    if (!good.contains(number) && knowledge().facts[number].unknown) absent += " " + knowledge().facts[number].id;
  return text + indent + "all else known and good" + (absent.empty() ? "" : ", not told:" + absent) + "\n";
}

std::string in_words(const Lesion& lesion) {
  std::string text =
      "  lesion \"" + lesion.id + "\": " + (lesion.site ? std::string{id_of(*lesion.site)} : "somewhere");
  text += " " + std::string{id_of(lesion.side)};
  if (!lesion.level.empty()) text += " " + lesion.level;
  if (!lesion.part.empty()) text += " " + lesion.part;
  return text + "\n" + in_words(lesion.told, "    ");
}

/// Days before the day: mostly today or lately, sometimes long ago, sometimes tomorrow.
rc::Gen<Date> any_day() {
  return rc::gen::map(rc::gen::weightedOneOf<int>(
                          {{4, rc::gen::just(0)}, {3, inRange(0, 30)}, {2, inRange(0, 500)}, {1, inRange(-40, 1)}}),
                      [](int days) { return law_day().plus_days(-days); });
}

rc::Gen<Told> any_told_about(About about) {
  const auto build = [about](int number, int value, Date date, int source, Date one, Date other, int shape) {
    static const std::vector<std::size_t> of_lesion = facts_about(About::lesion),
                                          of_person = facts_about(About::person);
    const std::size_t fact = round_the(about == About::lesion ? of_lesion : of_person, number);
    const FactDefinition& definition = knowledge().facts[fact];
    Told told = entitled_word(definition, fact, round_the(values_of(fact), value));
    told.date = date;
    told.imaging = std::nullopt;
    if (source % 2 == 1) told.source = round_the(knowledge().roles, source / 2).id;
    if (definition.course && shape % 2 == 1) told.until = std::max(one, other);
    if (definition.course && shape % 4 == 3) told.from = std::min(one, other);
    if (definition.rests_on_imaging && shape % 3 == 1) told.imaging = one;
    if (shape % 11 == 5) told.inferred = true;
    if (shape % 7 == 6) told.value = std::nullopt;
    return told;
  };
  return rc::gen::apply(build, inRange(0, 200), inRange(0, 200), any_day(), inRange(0, 100), any_day(), any_day(),
                        inRange(0, 500));
}

rc::Gen<Lesion> lesion_with(rc::Gen<std::vector<Told>> told) {
  const auto build = [](int site, int side, int level, int part, std::vector<Told> facts) {
    Lesion lesion;
    lesion.id = "a";
    lesion.told = std::move(facts);
    lesion.widespread = site == -2;
    if (site < 0) return lesion;
    const SiteInfo& row = round_the(site_table, site);
    lesion.site = row.site;
    constexpr std::array sides{Laterality::left, Laterality::right, Laterality::both, Laterality::unknown};
    lesion.side = row.sided ? round_the(sides, side) : Laterality::midline;
    const SiteWords& words = knowledge().words_of(row.site);
    if (!words.levels.empty() && level > 0) lesion.level = round_the(words.levels, level);
    if (!words.parts.empty() && part > 0) lesion.part = round_the(words.parts, part).first;
    return lesion;
  };
  return rc::gen::apply(build, inRange(-2, static_cast<int>(site_count)), inRange(0, 4), inRange(0, 30), inRange(0, 12),
                        std::move(told));
}

rc::Gen<std::vector<Told>> up_to(int most, About about) {
  return rc::gen::mapcat(inRange(0, most + 1), [about](int count) {
    return rc::gen::container<std::vector<Told>>(static_cast<std::size_t>(count), any_told_about(about));
  });
}

rc::Gen<std::vector<Lesion>> up_to_four_lesions() {
  return rc::gen::mapcat(inRange(0, 5), [](int count) {
    return rc::gen::container<std::vector<Lesion>>(static_cast<std::size_t>(count),
                                                   lesion_with(up_to(4, About::lesion)));
  });
}

rc::Gen<Imaging> any_image() {
  const auto build = [](int modality, Date date, std::vector<int> regions, std::vector<int> clear) {
    constexpr std::array<const char*, 5> modalities{"ct", "mri", "pet", "bone_scan", "xray"};
    Imaging image{round_the(modalities, modality), date, {}, {}};
    for (const int site : regions) image.regions.push_back(round_the(site_table, site).site);
    for (const int site : clear) image.clear.push_back(round_the(site_table, site).site);
    return image;
  };
  const auto sites = rc::gen::container<std::vector<int>>(inRange(0, static_cast<int>(site_count)));
  return rc::gen::apply(build, inRange(0, 5), any_day(), sites, sites);
}

Person put_together(bool known, std::vector<Lesion> lesions, std::vector<Told> told, std::vector<Imaging> imaging,
                    std::vector<int> taken_away) {
  Person person;
  Picture& picture = person.picture;
  if (known) picture = reassuring_picture(knowledge(), {}, law_day());
  const std::vector<Told> good =
      known ? reassuring_picture(knowledge(), {Site::ribs}, law_day()).lesions[0].told : std::vector<Told>{};
  for (Lesion& lesion : lesions) {
    lesion.id = std::string(1, static_cast<char>('a' + picture.lesions.size()));
    lesion.told.insert(lesion.told.begin(), good.begin(), good.end());
    picture.lesions.push_back(std::move(lesion));
  }
  for (const int number : taken_away) {
    const auto at = static_cast<std::size_t>(number) % knowledge().facts.size();
    std::erase_if(picture.told, [&](const Told& t) { return t.fact == at; });
    for (Lesion& lesion : picture.lesions) std::erase_if(lesion.told, [&](const Told& t) { return t.fact == at; });
  }
  picture.told.insert(picture.told.end(), told.begin(), told.end());
  picture.imaging.insert(picture.imaging.end(), imaging.begin(), imaging.end());
  return person;
}

const BitTable& bit_table() {
  static const BitTable table{knowledge()};
  return table;
}

template <typename Differs>
std::string compare(const Evaluation& before, const Evaluation& after, Differs differs) {
  const KnowledgeBase& base = knowledge();
  std::vector<Verdict> was(base.variants.size()), is(base.variants.size());
  bit_table().verdicts(before, was);
  bit_table().verdicts(after, is);
  for (std::size_t at = 0; at < base.variants.size(); ++at) {
    if (!differs(was[at], is[at])) continue;
    const Variant& variant = base.variants[at];
    const auto of = [&](const Evaluation& evaluation) {
      const auto bindings = find_bindings(base, evaluation, variant);
      if (bindings.empty()) return std::string{"nothing binds"};
      return base.limits[evaluation.limits_for(base.entries[variant.entry].library)[bindings[0].limit].rule].id.text();
    };
    return base.entries[variant.entry].id + " was " + std::string{id_of(was[at])} + " (" + of(before) + ") and is " +
           std::string{id_of(is[at])} + " (" + of(after) + ")";
  }
  return "";
}

bool nowhere_higher(const Ceilings& after, const Ceilings& before) {
  return after.alone.fits_under(before.alone) && after.watched.fits_under(before.watched) &&
         after.signed_off.fits_under(before.signed_off);
}

}  // namespace

Date law_day() { return date("2026-11-24"); }

std::string in_words(const Picture& picture) {
  std::string text;
  if (picture.born) text += "  born " + picture.born->to_text() + "\n";
  for (const Lesion& lesion : picture.lesions) text += in_words(lesion);
  text += in_words(picture.told, "  ");
  for (const Imaging& image : picture.imaging) {
    text += "  " + image.modality + " of " + image.date.to_text() + ", covers";
    for (const Site site : image.regions) text += " " + std::string{id_of(site)};
    text += ", clear";
    for (const Site site : image.clear) text += " " + std::string{id_of(site)};
    text += "\n";
  }
  return text.empty() ? "  nothing is known\n" : text;
}

void showValue(const Person& person, std::ostream& out) { out << "somebody\n" << in_words(person.picture); }
void showValue(const AnyLesion& lesion, std::ostream& out) { out << in_words(lesion.lesion); }
void showValue(const AnyTold& told, std::ostream& out) {
  out << in_words(told.told);
  if (knowledge().facts[told.told.fact].about == About::lesion) out << " of lesion number " << told.lesion;
}

rc::Gen<Person> any_person() {
  const auto images = rc::gen::mapcat(inRange(0, 3), [](int count) {
    return rc::gen::container<std::vector<Imaging>>(static_cast<std::size_t>(count), any_image());
  });
  return rc::gen::apply(put_together, rc::gen::arbitrary<bool>(), up_to_four_lesions(), up_to(5, About::person), images,
                        rc::gen::container<std::vector<int>>(inRange(0, 200)));
}

rc::Gen<Person> well_known_person() {
  return rc::gen::apply(put_together, rc::gen::just(true), up_to_four_lesions(), up_to(2, About::person),
                        rc::gen::just(std::vector<Imaging>{}), rc::gen::just(std::vector<int>{}));
}

rc::Gen<AnyLesion> any_lesion() {
  return rc::gen::map(lesion_with(up_to(6, About::lesion)), [](Lesion lesion) {
    lesion.id = "new";
    return AnyLesion{std::move(lesion)};
  });
}

rc::Gen<AnyTold> any_told() {
  const auto build = [](Told told, std::size_t lesion) { return AnyTold{std::move(told), lesion}; };
  return rc::gen::apply(build, rc::gen::oneOf(any_told_about(About::lesion), any_told_about(About::person)),
                        inRange<std::size_t>(0, 4));
}

std::vector<Told>* entries_beside(Picture& picture, const AnyTold& told) {
  if (knowledge().facts[told.told.fact].about == About::person) return &picture.told;
  if (picture.lesions.empty()) return nullptr;
  return &picture.lesions[told.lesion % picture.lesions.size()].told;
}

Told entitled_word(const FactDefinition& fact, std::size_t number, std::optional<std::int64_t> value) {
  std::string source = fact.enter.front();
  if (source == "any_professional") source = "oncologist";
  return {.fact = number,
          .value = value,
          .date = law_day(),
          .source = source,
          .from = std::nullopt,
          .until = std::nullopt,
          .imaging = fact.rests_on_imaging ? std::optional{law_day()} : std::nullopt};
}

bool may_reassure(const FactDefinition& fact, const Told& told) {
  const auto may_enter = [&](const std::string& role) {
    return std::ranges::find(fact.enter, role) != fact.enter.end();
  };
  const Role* role = knowledge().find_role(told.source);
  return !told.inferred && (may_enter(told.source) || (may_enter("any_professional") && role && role->professional));
}

std::vector<std::int64_t> values_of(std::size_t number) {
  const FactDefinition& fact = knowledge().facts[number];
  std::set<std::int64_t> values;
  for (std::size_t i = 0; i < fact.answers.size(); ++i) values.insert(static_cast<std::int64_t>(i));
  if (fact.kind == FactKind::number) {
    values.insert({fact.least, fact.most});
    values.insert(fact.tries.begin(), fact.tries.end());
    if (fact.unknown) values.insert(*fact.unknown);
    for (const auto& stricter : fact.unknown_if) values.insert(stricter.acts);
    for (const FloorRule& rule : knowledge().floors) add_lines(rule.when, number, values);
    for (const LimitRule& rule : knowledge().limits) add_lines(rule.when, number, values);
    for (const ScoreTable& score : knowledge().scores) {
      for (const ScoreModifier& modifier : score.modifiers) add_lines(modifier.when, number, values);
      if (score.total_fact == fact.id)
        for (const ScoreBand& band : score.bands) values.insert(std::int64_t{band.low} * 1'000'000);
    }
    std::erase_if(values, [&](std::int64_t v) { return v < fact.least || v > fact.most; });
  }
  return {values.begin(), values.end()};
}

std::string find_loosened(const Evaluation& before, const Evaluation& after) {
  if (std::ranges::equal(after.ceilings, before.ceilings, nowhere_higher)) return "";
  return compare(before, after, [](Verdict was, Verdict is) { return is < was; });
}
std::string find_changed(const Evaluation& before, const Evaluation& after) {
  if (before.ceilings == after.ceilings) return "";
  return compare(before, after, [](Verdict was, Verdict is) { return is != was; });
}

Evaluation evaluated(const Picture& picture) { return evaluated(picture, law_day()); }
Evaluation evaluated(const Picture& picture, Date today) { return evaluate(knowledge(), picture, today); }

}  // namespace mettle::testing
