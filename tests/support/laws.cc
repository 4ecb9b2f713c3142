#include "support/laws.h"

#include <algorithm>

#include "safety/explain.h"
#include "safety/rule_examples.h"
#include "support/knowledge.h"
#include "support/people.h"
#include "support/telling.h"

namespace mettle::testing {

std::string find_milder(const Evaluation& before, const Evaluation& after) {
  if (std::string loosened = find_loosened(before, after); !loosened.empty()) return loosened;
  if (after.standing.tier < before.standing.tier) return "the tier is lower";
  if (after.standing.falls_class < before.standing.falls_class) return "the falls class is lower";
  for (std::size_t i = 0; i < before.standing.lesions.size(); ++i) {
    const LesionStanding &was = before.standing.lesions[i], &is = after.standing.lesions[i];
    if (is.lesion_class < was.lesion_class) return "the class of lesion " + std::to_string(i) + " is lower";
    for (const ScoreRange& score : was.scores) {
      const auto same = std::ranges::find(is.scores, score.table, &ScoreRange::table);
      if (same == is.scores.end() || same->band < score.band)
        return "the score of lesion " + std::to_string(i) + " is lower";
    }
  }
  return "";
}

bool is_newer_and_entitled(const Told& told, const std::vector<Told>& beside) {
  const FactDefinition& fact = knowledge().facts[told.fact];
  if (!told.value || told.date > law_day() || !may_reassure(fact, told)) return false;
  return std::ranges::none_of(beside, [&](const Told& other) {
    return other.fact == told.fact && other.value && other.date <= law_day() && other.date >= told.date &&
           may_reassure(fact, other);
  });
}

std::vector<Told*> entries_of(Picture& picture) {
  std::vector<Told*> entries;
  for (Told& told : picture.told) entries.push_back(&told);
  for (Lesion& lesion : picture.lesions)
    for (Told& told : lesion.told) entries.push_back(&told);
  return entries;
}

Picture without_the_future(Picture picture) {
  const auto later = [](const auto& dated) { return dated.date > law_day(); };
  std::erase_if(picture.told, later);
  std::erase_if(picture.imaging, later);
  for (Lesion& lesion : picture.lesions) std::erase_if(lesion.told, later);
  return picture;
}

std::string find_other_default(const Picture& picture, std::size_t number, std::size_t lesion) {
  const FactDefinition& fact = knowledge().facts[number];
  const Picture silent = without(picture, number, lesion);
  const Evaluation absent = evaluated(silent);
  const std::string what = fact.id + ": ";
  if (std::string changed = find_changed(absent, evaluated(with(silent, number, std::nullopt, lesion)));
      !changed.empty())
    return what + "\"unknown\" said is not nothing said: " + changed;
  const auto acts = written_default(fact, absent.standing, lesion);
  if (!acts || stands_in_unsettled_score(fact, absent.standing, lesion)) return "";
  if (other_default(fact, absent.standing, lesion) != acts) return "";
  const Evaluation told = evaluated(with(silent, number, acts, lesion));
  // An opinion given is also a review of what was done to the bone (D-0040): there silence may be the stricter.
  const std::string differs = fact.id == "stability_opinion" ? find_loosened(told, absent) : find_changed(absent, told);
  return differs.empty() ? ""
                         : what + "nothing said is not its default, place " + std::to_string(*acts) + ": " + differs;
}

namespace {

Told own_word(std::size_t number, std::int64_t value, Date day) {
  Told word = entitled_word(knowledge().facts[number], number, value);
  word.source = "patient";
  word.date = day;
  return word;
}

/// Whether a limit rests on this fact, or on another that reads the same told value or whose default depends on it.
bool rests_on(const Evaluation& evaluation, const Limit& limit, std::size_t number, std::size_t lesion) {
  const auto& facts = knowledge().facts;
  const bool of_lesion = facts[number].about == About::lesion;
  return std::ranges::any_of(reasons_behind(knowledge(), evaluation, limit), [&](const Reliance& reason) {
    const bool same = reason.fact == number || facts[reason.fact].same_result_as == facts[number].id;
    return same && (!of_lesion || reason.lesion == lesion);
  });
}

}  // namespace

std::string find_freed(const Picture& picture, const Evaluation& before, std::size_t number, std::size_t lesion,
                       std::int64_t answer) {
  const KnowledgeBase& base = knowledge();
  Picture answered = picture;
  entries_about(answered, base.facts[number], lesion).push_back(own_word(number, answer, law_day()));
  const Evaluation after = evaluated(answered);
  for (std::size_t library = 0; library < library_ids.size(); ++library)
    for (const Limit& limit : before.limits[library]) {
      const bool stays = std::ranges::any_of(after.limits[library], [&](const Limit& other) {
        return other.rule == limit.rule && other.lesion == limit.lesion;
      });
      if (!stays && !rests_on(before, limit, number, lesion))
        return "the person's word on " + base.facts[number].id + " takes away " + base.limits[limit.rule].id.text();
    }
  return "";
}

std::string find_no_recovery(const Picture& picture, std::size_t number, std::size_t lesion, std::int64_t bad,
                             std::int64_t good) {
  const FactDefinition& fact = knowledge().facts[number];
  const Picture silent = without(picture, number, lesion);
  const auto said = [&](std::vector<Told> words) {
    Picture answered = silent;
    auto& entries = entries_about(answered, fact, lesion);
    entries.insert(entries.end(), words.begin(), words.end());
    return evaluated(answered);
  };
  const Told now = own_word(number, good, law_day());
  const std::string next_day = find_changed(said({now}), said({own_word(number, bad, law_day().plus_days(-1)), now}));
  if (!next_day.empty()) return fact.id + ", the day after: " + next_day;
  if (fact.badness(bad) < fact.badness(good)) return "";
  const Told today = own_word(number, bad, law_day());
  const std::string same_day = find_loosened(said({today}), said({today, now}));
  return same_day.empty() ? "" : fact.id + ", on the same day: " + same_day;
}

namespace {

/// What somebody of whom all is known and good would have told of each fact.
const std::vector<Told>& best_words(About about) {
  static const Picture best = reassuring_picture(knowledge(), {Site::ribs}, law_day());
  return about == About::person ? best.told : best.lesions.front().told;
}

std::size_t fact_that_tells(std::size_t number) {
  const FactDefinition& fact = knowledge().facts[number];
  return fact.same_result_as.empty() ? number : *knowledge().find_fact(fact.same_result_as);
}

/// Nothing but the best is told of it: what has no effect until it is measured is not told.
void tell_best(Picture& picture, const Reliance& reason) {
  const std::size_t number = fact_that_tells(reason.fact);
  const FactDefinition& fact = knowledge().facts[number];
  picture = without(std::move(picture), number, reason.lesion == no_lesion ? 0 : reason.lesion);
  const auto& words = best_words(fact.about);
  const auto word = std::ranges::find(words, number, &Told::fact);
  if (word != words.end())
    entries_about(picture, fact, reason.lesion == no_lesion ? 0 : reason.lesion).push_back(*word);
}

/// An item of a score comes with the other items: told alone it may make a score of what could not be scored, and that
/// may be the worse (D-0005).
void tell_best_with_its_score(Picture& picture, const Reliance& reason) {
  tell_best(picture, reason);
  if (reason.lesion == no_lesion) return;
  for (const ScoreTable& score : knowledge().scores) {
    const auto is_item = [&](const ScoreTable::Component& c) { return c.fact == knowledge().facts[reason.fact].id; };
    if (std::ranges::none_of(score.components, is_item)) continue;
    for (const auto& component : score.components)
      if (const auto item = knowledge().find_fact(component.fact)) tell_best(picture, {*item, {}, reason.lesion});
  }
}

bool is_at_its_best(const Reliance& reason) {
  const std::size_t number = fact_that_tells(reason.fact);
  if (knowledge().facts[number].kind == FactKind::category) return true;  // no answer is better than another
  const auto& words = best_words(knowledge().facts[number].about);
  const auto word = std::ranges::find(words, number, &Told::fact);
  return word != words.end() && reason.acting.value == word->value && reason.acting.basis == Basis::known;
}

}  // namespace

std::string find_unnamed_reason(const Picture& picture, const Evaluation& evaluation, std::size_t at) {
  const KnowledgeBase& base = knowledge();
  const Variant& variant = base.variants[at];
  const Library library = base.entries[variant.entry].library;
  Picture freed = picture;
  std::vector<Reliance> categories;
  for (const Binding& binding : find_bindings(base, evaluation, variant))
    for (const Reliance& reason : reasons_behind(base, evaluation, evaluation.limits_for(library)[binding.limit])) {
      if (base.facts[fact_that_tells(reason.fact)].kind == FactKind::category) categories.push_back(reason);
      else tell_best_with_its_score(freed, reason);
    }
  // A clearance may have lapsed behind a tier that was as bad for other reasons: it alone is told in a second round.
  for (const bool first_round : {true, false}) {
    const Evaluation after = evaluate_library(base, freed, evaluation.standing.today, library);
    for (const Binding& binding : find_bindings(base, after, variant)) {
      const Limit& limit = after.limits_for(library)[binding.limit];
      for (const Reliance& reason : reasons_behind(base, after, limit)) {
        if (is_at_its_best(reason)) continue;
        const std::string& fact = base.facts[reason.fact].id;
        if (fact != "clearance_signed" || !first_round)
          return base.entries[variant.entry].id + ": " + base.limits[limit.rule].id.text() + " still rests on " + fact;
        tell_best(freed, reason);
      }
    }
  }
  for (const Reliance& reason : categories) tell_best(freed, reason);
  freed.lesions.clear();
  freed.metastases_elsewhere_unknown = false;
  static const Evaluation everybody = evaluated(reassuring_picture(base, {}, law_day()));
  const Evaluation at_last = evaluate_library(base, freed, evaluation.standing.today, library);
  if (verdict(base, at_last, variant) == verdict(base, everybody, variant)) return "";
  std::string left = base.entries[variant.entry].id + " is still \"" +
                     std::string{id_of(verdict(base, at_last, variant))} + "\" with every reason gone, by";
  for (const Binding& binding : find_bindings(base, at_last, variant))
    left += " " + base.limits[at_last.limits_for(library)[binding.limit].rule].id.text();
  return left;
}

namespace {

std::vector<std::string> texts_of(const Json& row, std::string_view key) {
  std::vector<std::string> texts;
  if (const Json* list = row.find(key))
    for (const Json& item : list->items()) texts.push_back(*item.if_text());
  return texts;
}

/// The ceilings less the rules that a line lets close it.
Ceilings ceilings_without(const Evaluation& evaluation, Library library, const std::vector<std::string>& rules) {
  std::vector<Limit> limits = evaluation.limits_for(library);
  std::erase_if(limits, [&](const Limit& limit) {
    return std::ranges::find(rules, knowledge().limits[limit.rule].id.text()) != rules.end();
  });
  return ceilings_of(limits);
}

}  // namespace

const std::vector<StartingLine>& starting_set() {
  static const std::vector<StartingLine> set = [] {
    std::vector<StartingLine> lines;
    for (const Json& row : knowledge().doses.find("starting")->items())
      lines.push_back({std::string{row.text_at("id")}, texts_of(row, "entries"), texts_of(row, "closed_by")});
    return lines;
  }();
  return set;
}

std::string what_closes(const StartingLine& line, const Evaluation& evaluation) {
  const KnowledgeBase& base = knowledge();
  std::string closed;
  for (const std::string& id : line.entries) {
    const Entry& entry = *base.find_entry(id);
    const auto number = static_cast<std::size_t>(&entry - base.entries.data());
    const Ceilings ceilings = ceilings_without(evaluation, entry.library, line.closed_by);
    for (std::size_t at = base.first_variant[number]; at < base.first_variant[number + 1]; ++at) {
      const Variant& variant = base.variants[at];
      if (variant.choice.load <= entry.coded_load && ceilings.admit(variant.demand) == Verdict::allow) return "";
    }
    closed += id + ":";
    for (const Binding& binding : find_bindings(base, evaluation, base.variants[base.first_variant[number]]))
      closed += " " + base.limits[evaluation.limits_for(entry.library)[binding.limit].rule].id.text();
    closed += "\n";
  }
  return line.id + "\n" + closed;
}

}  // namespace mettle::testing
