#include "assurance/case_judge.h"

#include <algorithm>
#include <functional>
#include <map>

#include "assurance/case_texts.h"
#include "base/text.h"
#include "care/red_flag.h"
#include "care/tier.h"
#include "safety/explain.h"
#include "safety/question.h"

namespace mettle {
namespace {

class Asker {
 public:
  Asker(const KnowledgeBase& base, const Case& about) : base_{base}, case_{about} {}

  Strings failures;

  void ask(const Ask& one) {
    const Json& asked = one.asks;
    ask_ = &asked;
    picture_ = &one.picture;
    evaluation_ = evaluate(base_, one.picture, case_.as_of);
    questions_.clear();
    const std::map<std::string, std::function<void()>> kinds{
        {"exercise", [this] { ask_entries("exercise", Library::exercises); }},
        {"test", [this] { ask_entries("test", Library::tests); }},
        {"daily", [this] { ask_entries("daily", Library::daily); }},
        {"done_to", [this] { ask_entries("done_to", Library::done_to); }},
        {"probe", [this] { ask_entries("probe", Library::probes); }},
        {"tier", [this] { ask_tier(); }},
        {"falls_class", [this] { ask_falls(); }},
        {"class", [this] { ask_class(); }},
        {"score", [this] { ask_score(); }},
        {"question", [this] { ask_question(); }},
        {"fact", [this] { ask_fact(); }},
        {"disagrees", [this] { ask_disagreement(); }},
        {"signs",
         [this] {
           ask_signs({texts_at(*ask_, "signs"), texts_at(*ask_, "not_sure")}, "These signs");
         }},
        {"each_sign",
         [this] {
           for (const auto& id : texts_at(*ask_, "each_sign")) ask_signs({{id}, {}}, id);
         }},
        {"each_not_sure",
         [this] {
           for (const auto& id : texts_at(*ask_, "each_not_sure")) ask_signs({{}, {id}}, "Not sure of " + id);
         }},
    };
    int found = 0;
    for (const auto& [kind, answer] : kinds)
      if (asked.find(kind)) {
        answer();
        ++found;
      }
    if (found != 1)
      fail(asked,
           "An ask is about exactly one of exercise, test, daily, done_to, probe, tier, falls_class, class, score, "
           "question, fact, disagrees, signs, each_sign, each_not_sure.");
  }

 private:
  void fail(const Json& where, const std::string& says) {
    failures.push_back(case_.path + ":" + std::to_string(where.place.line) + ":" + std::to_string(where.place.column) +
                       ": " + says);
  }

  bool keys(Strings known) {
    bool good = true;
    known.emplace_back("given");
    for (const auto& [key, value] : *ask_->if_object())
      if (std::ranges::find(known, key) == known.end()) {
        fail(value, "\"" + key + "\" is not known in this ask. " + suggest(key, known));
        good = false;
      }
    return good;
  }

  void expect(std::string_view key, const Strings& actual, const std::string& about) {
    const Json* value = ask_->find(key);
    if (!value) return;
    const Strings wanted = sorted(texts_at(*ask_, key)), found = sorted(actual);
    if (wanted == found) return;
    Strings missing, extra;
    std::ranges::set_difference(wanted, found, std::back_inserter(missing));
    std::ranges::set_difference(found, wanted, std::back_inserter(extra));
    fail(*value, about + ": " + (missing.empty() ? "" : "expected and not found " + listed(missing) + ". ") +
                     (extra.empty() ? "" : "found and not expected " + listed(extra) + ". ") +
                     "\n    to accept: " + std::string{key} + " = " + listed(found));
  }

  void expect_text(std::string_view key, const std::string& actual, const std::string& about) {
    const Json* value = ask_->find(key);
    if (!value) return;
    const std::string wanted = value->if_text()     ? *value->if_text()
                               : value->if_number() ? value->if_number()->token
                                                    : "";
    if (wanted != actual)
      fail(*value, about + ": expected " + std::string{key} + " = " + wanted + ", found " + actual + ".");
  }

  std::optional<std::size_t> lesion_asked() {
    const std::string id{ask_->text_at("lesion")};
    if (id.empty()) return no_lesion;
    for (std::size_t i = 0; i < picture_->lesions.size(); ++i)
      if (picture_->lesions[i].id == id) return i;
    fail(*ask_->find("lesion"), "There is no lesion \"" + id + "\" in this case.");
    return std::nullopt;
  }

  void ask_entries(const std::string& kind, Library library) {
    if (!keys({kind, "variant", "verdict", "rules", "way_in", "instead", "replacement", "among", "lifted_by"})) return;
    if (!ask_->find("verdict")) fail(*ask_, "The ask has no verdict.");
    const Strings ids = texts_at(*ask_, kind);
    if (ids.empty()) fail(*ask_, "The ask names nothing.");
    if (ids.size() > 1 && ask_->find("rules")) fail(*ask_, "Rules belong to one entry; ask about each alone.");
    for (const std::string& id : ids) ask_entry(id, library);
  }

  void ask_entry(const std::string& id, Library library) {
    const Entry* entry = base_.find_entry(id);
    if (!entry || entry->library != library) {
      Strings known;
      for (const Entry& other : base_.entries)
        if (other.library == library) known.push_back(other.id);
      fail(*ask_, "\"" + id + "\" is not in this library. " + suggest(id, known));
      return;
    }
    const auto number = static_cast<std::size_t>(entry - base_.entries.data());
    std::size_t at = ask_->find("variant") ? base_.first_variant[number] : find_written(base_, evaluation_, number);
    if (const Json* wanted = ask_->find("variant")) {
      Strings names;
      for (std::size_t v = at; v < base_.first_variant[number + 1]; ++v)
        names.push_back(name_of(*entry, base_.variants[v].choice));
      const auto found = std::ranges::find(names, *wanted->if_text());
      if (found == names.end()) {
        fail(*wanted, id + " has no variant \"" + *wanted->if_text() + "\". " + suggest(*wanted->if_text(), names));
        return;
      }
      at += static_cast<std::size_t>(found - names.begin());
    }
    const Variant& variant = base_.variants[at];
    const Verdict answer = verdict(base_, evaluation_, variant);
    Strings rules, reasons, lifted_by;
    for (const Binding& binding : find_bindings(base_, evaluation_, variant)) {
      const LimitRule& rule = base_.limits[evaluation_.limits_for(library)[binding.limit].rule];
      rules.push_back(rule.id.text());
      reasons.push_back(rules.back() + ": " + std::string{id_of(binding.verdict)});
      if (ask_->find("lifted_by") && texts_at(*ask_, "among") == Strings{reasons.back()}) lifted_by = rule.lift_by;
    }
    const std::string wanted{ask_->text_at("verdict")};
    if (std::ranges::find(verdict_ids, wanted) == verdict_ids.end())
      fail(*ask_, "\"" + wanted + "\" is no verdict: allow, supervise, sign_off or not_now.");
    else if (wanted != id_of(answer))
      fail(*ask_, id + ": expected " + wanted + ", found " + std::string{id_of(answer)} + " by " +
                      listed(sorted(rules)) + ".");
    if (!ask_->find("rules") && !ask_->find("among") && wanted != "allow")
      fail(*ask_,
           id + ": a verdict other than allow names its rules.\n    to accept: rules = " + listed(sorted(rules)));
    expect("rules", rules, id);
    for (const std::string& reason : texts_at(*ask_, "among"))
      if (std::ranges::find(reasons, reason) == reasons.end())
        fail(*ask_->find("among"), id + ": \"" + reason + "\" is not among " + listed(sorted(reasons)) + ".");
    expect("lifted_by", lifted_by, id);
    if (ask_->find("way_in")) expect_text("way_in", variant.choice.transfer, id);
    if (ask_->find("instead")) {
      const auto adapted = find_adaptation(base_, evaluation_, number);
      expect_text("instead", adapted ? name_of(*entry, base_.variants[*adapted].choice) : "nothing", id);
    }
    if (ask_->find("replacement")) {
      const auto other = find_replacement(base_, evaluation_, number);
      expect_text("replacement", other ? base_.entries[*other].id : "nothing", id);
    }
  }

  Strings ids_of(const std::vector<Raised>& raised) const {
    Strings ids;
    for (const Raised& one : raised) ids.push_back(base_.floors[one.floor].id.text());
    return ids;
  }
  static Strings ids_of(const std::vector<const Role*>& roles) {
    Strings ids;
    for (const Role* role : roles) ids.push_back(role->id);
    return ids;
  }

  void ask_tier() {
    if (!keys({"tier", "because", "prescribe", "propose", "deliver", "clearance_until"})) return;
    const TierReport report = derive_tier(base_, evaluation_);
    expect_text("tier", std::string{tier_ids[static_cast<std::size_t>(report.tier)]},
                "The tier (raised by " + listed(sorted(ids_of(report.reasons))) + ")");
    expect("because", ids_of(report.reasons), "The reasons for the tier");
    expect("prescribe", ids_of(report.authority.prescribe), "Who may prescribe");
    expect("propose", ids_of(report.authority.propose), "Who may propose");
    expect("deliver", ids_of(report.authority.deliver), "Who may deliver");
    expect_text("clearance_until", report.clearance_until ? report.clearance_until->to_text() : "none",
                "The clearance");
  }

  void ask_falls() {
    if (!keys({"falls_class", "because"})) return;
    expect_text("falls_class", std::to_string(evaluation_.standing.falls_class), "The falls class");
    Strings reasons;
    for (const Raised& raised : evaluation_.standing.raised)
      if (base_.floors[raised.floor].falls_class > 0) reasons.push_back(base_.floors[raised.floor].id.text());
    expect("because", reasons, "The reasons for the falls class");
  }

  void ask_class() {
    if (!keys({"class", "lesion", "because", "sites"})) return;
    const auto at = lesion_asked();
    if (!at) return;
    if (*at == no_lesion) {
      fail(*ask_, "Name the lesion.");
      return;
    }
    const LesionStanding& lesion = evaluation_.standing.lesions[*at];
    const Strings reasons = ids_of(class_reasons(base_, evaluation_, lesion));
    expect_text("class", std::string{lesion_class_ids[static_cast<std::size_t>(lesion.lesion_class)]},
                "The class (raised by " + listed(sorted(reasons)) + ")");
    expect("because", reasons, "The reasons for the class");
    Strings sites;
    for (const Site site : lesion.sites) sites.emplace_back(id_of(site));
    expect("sites", sites, "Where the lesion counts");
  }

  void ask_score() {
    if (!keys({"score", "lesion", "low", "high", "band", "modifiers"})) return;
    const auto at = lesion_asked();
    if (!at || *at == no_lesion) return;
    for (const ScoreRange& range : evaluation_.standing.lesions[*at].scores) {
      const ScoreTable& table = base_.scores[range.table];
      if (table.id != ask_->text_at("score")) continue;
      expect_text("low", std::to_string(range.low), "The lowest score");
      expect_text("high", std::to_string(range.high), "The highest score");
      expect_text("band", table.bands[static_cast<std::size_t>(range.band)].id, "The band");
      expect("modifiers", range.modifiers, "The modifiers");
      return;
    }
    fail(*ask_, "There is no such score for this lesion.");
  }

  void ask_question() {
    if (!keys({"question", "lesion", "place"})) return;
    const auto at = lesion_asked();
    if (!at) return;
    if (questions_.empty()) questions_ = find_questions(base_, *picture_, evaluation_);
    const Json* place = ask_->find("place");
    const std::size_t wanted = place && place->if_number() ? std::stoul(place->if_number()->token) : 1;
    Strings best;
    for (const Question& question : questions_)
      best.push_back(base_.facts[question.fact].id +
                     (question.lesion == no_lesion ? "" : " of " + picture_->lesions[question.lesion].id));
    const std::string asked = std::string{ask_->text_at("question")} +
                              (*at == no_lesion ? "" : " of " + std::string{ask_->text_at("lesion")});
    if (asked == "nothing" && best.empty()) return;
    if (best.size() < wanted || best[wanted - 1] != asked) {
      best.resize(std::min<std::size_t>(best.size(), 6));
      fail(*ask_, "Question " + std::to_string(wanted) + ": expected " + asked + ", found in order " + listed(best));
    }
  }

  void ask_fact() {
    if (!keys({"fact", "lesion", "counts_as", "basis"})) return;
    const auto at = lesion_asked();
    const auto number = base_.find_fact(ask_->text_at("fact"));
    if (!at) return;
    if (!number) {
      fail(*ask_, "There is no such fact.");
      return;
    }
    const Acting& acting =
        *at == no_lesion ? evaluation_.standing.facts[*number] : evaluation_.standing.lesions[*at].facts[*number];
    const FactDefinition& fact = base_.facts[*number];
    const std::string value = !acting.value ? "nothing"
                              : fact.kind == FactKind::number
                                  ? number_token(*acting.value)
                                  : fact.answers[static_cast<std::size_t>(*acting.value)].id;
    expect_text("counts_as", value, fact.id);
    expect_text("basis", std::string{words_of(acting.basis)}, fact.id);
  }

  void ask_disagreement() {
    if (!keys({"disagrees"})) return;
    Strings facts;
    for (const Disagreement& one : find_disagreements(base_, *picture_, case_.as_of))
      facts.push_back(base_.facts[one.fact].id);
    expect("disagrees", facts, "What is said differently");
  }

  bool signs_known(const SignAnswers& answers) {
    Strings known;
    for (const RedFlag& flag : base_.red_flags.flags)
      for (const Sign& sign : flag.signs) known.push_back(sign.id);
    bool good = true;
    for (const Strings* ids : {&answers.yes, &answers.not_sure})
      for (const std::string& id : *ids)
        if (std::ranges::find(known, id) == known.end()) {
          fail(*ask_, "\"" + id + "\" is no sign. " + suggest(id, known));
          good = false;
        }
    return good;
  }

  /// What follows from signs answered yes or not sure, all others answered no.
  void ask_signs(const SignAnswers& answers, const std::string& about) {
    if (!keys({"signs", "not_sure", "each_sign", "each_not_sure", "fires", "urgency", "raised_by", "notify", "clear_by",
               "chain", "ack_minutes", "says", "stops", "levels", "open_red_flag", "tells", "then_tier"}) ||
        !signs_known(answers))
      return;
    if (!ask_->find("fires")) fail(*ask_, "The ask does not say which flags fire.");
    const RedFlagAnswer answer = evaluate_red_flags(base_, evaluation_.standing, answers);
    Strings fires, levels, stops, raised, clear;
    for (const FiredFlag& fired : answer.fired) {
      const RedFlag& flag = base_.red_flags.flags[fired.flag];
      fires.push_back(flag.id);
      levels.push_back(flag.id + " " + std::string{urgency_ids[static_cast<std::size_t>(fired.urgency)]});
      stops.emplace_back(flag_scope_ids[static_cast<std::size_t>(flag.scope)]);
      raised.insert(raised.end(), fired.raised_by.begin(), fired.raised_by.end());
      clear.insert(clear.end(), flag.clear_by.begin(), flag.clear_by.end());
    }
    expect("fires", fires, about);
    if (!fires.empty() && !ask_->find("urgency")) fail(*ask_, "The ask does not say how urgent it is.");
    expect_text("urgency", fires.empty() ? "none" : std::string{urgency_ids[static_cast<std::size_t>(answer.urgency)]},
                about);
    expect("levels", levels, about);
    expect("stops", stops, about);
    expect("raised_by", raised, about);
    expect("notify", answer.notify, about);
    expect("clear_by", clear, about);
    expect("chain", answer.chain, about);
    expect_text("ack_minutes", std::to_string(answer.ack_minutes), about);
    expect("says", answer.say, about);
    expect_text(
        "open_red_flag",
        base_.facts[base_.red_flags.open_red_flag_fact].answers[static_cast<std::size_t>(answer.open_red_flag)].id,
        about);
    Strings tells;
    for (const FlagTells& one : answer.tells_of_lesions)
      tells.push_back(base_.facts[one.fact].id + " = " +
                      base_.facts[one.fact].answers[static_cast<std::size_t>(one.value)].id);
    expect("tells", tells, about);
    if (!ask_->find("then_tier")) return;
    const Evaluation then = evaluate(base_, with_red_flags(base_, *picture_, answer, {}, case_.as_of), case_.as_of);
    expect_text("then_tier", std::string{tier_ids[static_cast<std::size_t>(then.standing.tier)]}, about);
  }

  const KnowledgeBase& base_;
  const Case& case_;
  Evaluation evaluation_;
  std::vector<Question> questions_;
  const Json* ask_ = nullptr;
  const Picture* picture_ = nullptr;
};

}  // namespace

std::vector<std::string> judge_ask(const KnowledgeBase& base, const Case& about, const Ask& ask) {
  Asker asker(base, about);
  asker.ask(ask);
  return std::move(asker.failures);
}

std::vector<std::string> judge_case(const KnowledgeBase& base, const Case& about) {
  Asker asker(base, about);
  for (const Ask& ask : about.asks) asker.ask(ask);
  return std::move(asker.failures);
}

std::vector<std::string> entries_asked(const Ask& ask) {
  Strings ids;
  for (const char* kind : {"exercise", "test", "daily", "done_to", "probe"})
    for (std::string& id : texts_at(ask.asks, kind)) ids.push_back(std::move(id));
  return ids;
}

}  // namespace mettle
