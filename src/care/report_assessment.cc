#include <algorithm>

#include "base/text.h"
#include "care/report.h"

namespace mettle {
namespace {

constexpr std::size_t questions_shown = 5;  // not clinical: as many as a page holds

Json evidence_ids(const std::vector<EvidenceId>& ids) {
  Json list = Json::array();
  for (const EvidenceId& id : ids) list.add(id.text());
  return list;
}

Json texts(const std::vector<std::string>& items) {
  Json list = Json::array();
  for (const std::string& item : items) list.add(item);
  return list;
}

Json reason(const Asked& asked, const Raised& raised) {
  const FloorRule& floor = asked.base.floors[raised.floor];
  Json row = Json::object();
  row.set("rule", floor.id.text()).set("says", floor.says.professional).set("person", floor.says.person);
  row.set("evidence", evidence_ids(floor.from.evidence));
  if (raised.lesion != no_lesion) row.set("lesion", asked.picture.lesions[raised.lesion].id);
  Json because = Json::array();
  bool known = true;
  const auto& lesions = asked.evaluation.standing.lesions;
  const LesionStanding* at = raised.lesion == no_lesion ? nullptr : &lesions[raised.lesion];
  for (const Reliance& reliance : relied_on(floor.when, asked.base, asked.evaluation.standing, at)) {
    because.add(words_for(asked.base, asked.picture, reliance));
    known = known && reliance.acting.basis == Basis::known;
  }
  row.set("because", std::move(because)).set("known", known);
  return row;
}

Json roles(const std::vector<const Role*>& list) {
  Json out = Json::array();
  for (const Role* role : list) {
    Json row = Json::object();
    row.set("id", role->id).set("says", role->says);
    if (!role->note.empty()) row.set("note", role->note);
    out.add(std::move(row));
  }
  return out;
}

Json clearance_json(const TierReport& tier) {
  Json row = Json::object();
  const std::string until = tier.clearance_until ? tier.clearance_until->to_text() : "";
  switch (tier.clearance) {
    case Clearance::in_force: row.set("state", "in_force").set("says", "Signed, in force until " + until + "."); break;
    case Clearance::lapsed:
      row.set("state", "lapsed")
          .set("says", "The signed assessment lapsed on " + until + ": it has to be signed again.");
      break;
    case Clearance::never_signed:
      row.set("state", "not_signed").set("says", "No named clinician has signed this assessment.");
      break;
    case Clearance::stopped:
      row.set("state", "stopped").set("says", "Stopped: only the medical team lifts this.");
      break;
  }
  if (!until.empty()) row.set("until", until);
  return row;
}

Json lesion_json(const Asked& asked, const LesionStanding& standing) {
  const KnowledgeBase& base = asked.base;
  const Lesion& lesion = asked.picture.lesions[standing.lesion];
  Json row = Json::object();
  row.set("id", lesion.id);
  row.set("site", lesion.site ? std::string{id_of(*lesion.site)} : std::string{"unknown"});
  row.set("plain", lesion.site ? base.words_of(*lesion.site).plain : std::string{"somewhere, not known where"});
  row.set("side", id_of(lesion.side));
  if (!lesion.level.empty()) row.set("level", lesion.level);
  if (!lesion.part.empty()) row.set("sub_site", lesion.part);
  const std::string class_id{lesion_class_ids[static_cast<std::size_t>(standing.lesion_class)]};
  Json status = Json::object();
  status.set("id", class_id).set("region", base.say("region." + class_id)).set("says", base.say("class." + class_id));
  row.set("status", std::move(status));
  Json counts_at = Json::array();
  if (lesion.site)
    for (const Site site : standing.sites)
      if (site != *lesion.site) counts_at.add(id_of(site));
  row.set("counts_also_at", std::move(counts_at));
  Json scores = Json::array();
  for (const ScoreRange& range : standing.scores) {
    const ScoreTable& table = base.scores[range.table];
    Json score = Json::object();
    score.set("id", table.id)
        .set("name", base.say("score." + table.id))
        .set("low", range.low)
        .set("high", range.high)
        .set("scorable", range.scorable);
    score.set("band", table.bands[static_cast<std::size_t>(range.band)].id)
        .set("says", table.bands[static_cast<std::size_t>(range.band)].says);
    score.set("missing", texts(range.missing)).set("modifiers", texts(range.modifiers));
    scores.add(std::move(score));
  }
  row.set("scores", std::move(scores));
  Json reasons = Json::array();
  for (const Raised& raised : class_reasons(base, asked.evaluation, standing)) reasons.add(reason(asked, raised));
  row.set("reasons", std::move(reasons));
  return row;
}

std::string whose(const Asked& asked, std::size_t lesion) {
  return lesion == no_lesion ? "" : asked.picture.lesions[lesion].id;
}

std::string who_may_answer(const KnowledgeBase& base, const FactDefinition& fact) {
  std::vector<std::string> names;
  for (const std::string& role : fact.enter)
    names.push_back(role == "any_professional" ? "any professional" : base.find_role(role)->says);
  return list_in_words(names, "or");
}

std::string worth(const Asked& asked, const Question& question, const FactDefinition& fact) {
  const std::string of = question.lesion == no_lesion ? "" : " for \"" + whose(asked, question.lesion) + "\"";
  const auto best = std::ranges::max_element(question.answers, {}, &AnswerEffect::opens);
  const auto more = [](int n) {
    return std::to_string(n) + (n == 1 ? " more exercise opens" : " more exercises open");
  };
  if (question.best_opens > 0)
    return "If the answer" + of + " is \"" + words_for_value(fact, best->value) + "\"" +
           (question.part_of_score ? " and the rest of the score is good" : "") + ", " + more(question.best_opens) +
           ".";
  if (question.needed_for > 0)
    return "Alone it opens nothing; with good answers to the other questions " + more(question.needed_for) + ".";
  return "It opens no exercise by itself; it settles the record.";
}

Json question_json(const Asked& asked, const Question& question) {
  const FactDefinition& fact = asked.base.facts[question.fact];
  Json row = Json::object();
  row.set("fact", fact.id);
  if (question.lesion != no_lesion) row.set("lesion", whose(asked, question.lesion));
  Json ask = Json::object();
  ask.set("professional", fact.ask.professional).set("person", fact.ask.person);
  row.set("ask", std::move(ask));
  Json who = Json::array();
  for (const std::string& role : fact.enter) who.add(role);
  row.set("who", std::move(who)).set("who_says", who_may_answer(asked.base, fact)).set("why", fact.why);
  row.set("now", std::string{words_of(question.acting.basis)});
  if (question.acting.value) row.set("counts_as", words_for_value(fact, *question.acting.value));
  Json answers = Json::array();
  for (const AnswerEffect& effect : question.answers) {
    Json answer = Json::object();
    if (fact.kind == FactKind::number)
      answer.set("value", Json::Number{number_token(effect.value)}).set("unit", fact.unit);
    else answer.set("value", fact.answers[static_cast<std::size_t>(effect.value)].id);
    answer.set("says", words_for_value(fact, effect.value)).set("opens", effect.opens).set("closes", effect.closes);
    answers.add(std::move(answer));
  }
  row.set("answers", std::move(answers)).set("best_opens", question.best_opens).set("needed_for", question.needed_for);
  row.set("says", worth(asked, question, fact));
  return row;
}

}  // namespace

Json report_head(const KnowledgeBase& base, Date today) {
  Json out = Json::object();
  out.set("edition", base.edition)
      .set("status", base.status)
      .set("disclaimer", base.disclaimer)
      .set("knowledge", base.hash);
  out.set("as_of", today.to_text());
  return out;
}

Json report_assessment(const Asked& asked) {
  const KnowledgeBase& base = asked.base;
  const TierReport tier = derive_tier(base, asked.evaluation);
  Json out = report_head(base, asked.evaluation.standing.today);
  out.set("person", asked.picture.label).set("invented", asked.picture.invented);
  Json head = Json::object();
  head.set("id", tier_ids[static_cast<std::size_t>(tier.tier)])
      .set("says", tier.info->says)
      .set("person", tier.info->person);
  Json reasons = Json::array();
  for (const Raised& raised : tier.reasons) reasons.add(reason(asked, raised));
  head.set("reasons", std::move(reasons));
  out.set("tier", std::move(head)).set("clearance", clearance_json(tier));
  Json authority = Json::object();
  authority.set("roles", roles(tier.authority.prescribe))
      .set("propose", roles(tier.authority.propose))
      .set("deliver", roles(tier.authority.deliver));
  authority.set("supervision", tier.info->supervision)
      .set("review", tier.info->review_says)
      .set("review_days", tier.info->review_days);
  out.set("may_prescribe", std::move(authority));
  Json lesions = Json::array();
  for (const LesionStanding& lesion : asked.evaluation.standing.lesions) lesions.add(lesion_json(asked, lesion));
  out.set("lesions", std::move(lesions)).set("falls_class", asked.evaluation.standing.falls_class);
  Json counts = Json::object();
  const auto number = count_verdicts(base, asked.evaluation, Library::exercises);
  for (std::size_t i = 0; i < verdict_ids.size(); ++i) counts.set(std::string{verdict_ids[i]}, number[i]);
  out.set("counts", std::move(counts));
  Json questions = Json::array();
  Json unknown = Json::array();
  for (const Question& question : find_questions(base, asked.picture, asked.evaluation)) {
    if (questions.items().size() < questions_shown) questions.add(question_json(asked, question));
    Json row = Json::object();
    const FactDefinition& fact = base.facts[question.fact];
    row.set("fact", fact.id);
    if (question.lesion != no_lesion) row.set("lesion", whose(asked, question.lesion));
    row.set("ask", fact.ask.professional).set("because", std::string{words_of(question.acting.basis)});
    if (question.acting.value) row.set("acts_as", words_for_value(fact, *question.acting.value));
    unknown.add(std::move(row));
  }
  out.set("questions", std::move(questions)).set("unknown", std::move(unknown));
  Json disagreements = Json::array();
  for (const Disagreement& found : find_disagreements(base, asked.picture, asked.evaluation.standing.today)) {
    Json row = Json::object();
    row.set("fact", base.facts[found.fact].id).set("lesion", found.lesion).set("says", found.says);
    disagreements.add(std::move(row));
  }
  out.set("disagreements", std::move(disagreements)).set("notes", texts(asked.notes));
  return out;
}

Json report_vocabulary(const KnowledgeBase& base, Date today) {
  Json out = report_head(base, today);
  Json groups = Json::array();
  const std::vector<std::pair<std::string, std::string>> shown{{"head", "Head"},   {"spine", "Spine"},
                                                               {"chest", "Chest"}, {"shoulder", "Shoulder"},
                                                               {"arm", "Arm"},     {"pelvis_hip", "Pelvis and hip"},
                                                               {"leg", "Leg"}};
  for (const auto& [id, says] : shown) groups.add(Json::object().set("id", id).set("says", says));
  out.set("groups", std::move(groups));
  Json sites = Json::array();
  for (const SiteWords& site : base.sites) {
    if (site.site == Site::acetabulum) continue;  // a part of the pelvis
    Json row = Json::object();
    row.set("id", site.id)
        .set("plain", site.plain)
        .set("name", site.name)
        .set("group", site.group)
        .set("sided", info(site.site).sided)
        .set("levels", texts(site.levels));
    Json parts = Json::array();
    for (const auto& [id, says] : site.parts) parts.add(Json::object().set("id", id).set("says", says));
    row.set("sub_sites", std::move(parts))
        .set("modify", texts(site.modify))
        .set("encourage", texts(site.encourage))
        .set("daily", texts(site.daily));
    sites.add(std::move(row));
  }
  out.set("sites", std::move(sites));
  Json facts = Json::array();
  for (const FactDefinition& fact : base.facts) {
    if (!fact.same_result_as.empty()) continue;
    Json row = Json::object();
    constexpr std::array<const char*, 3> kinds{"choice", "number", "category"};
    row.set("id", fact.id)
        .set("of", fact.about == About::lesion ? "lesion" : "person")
        .set("kind", kinds[static_cast<std::size_t>(fact.kind)])
        .set("unit", fact.unit);
    Json answers = Json::array();
    for (const Answer& answer : fact.answers) answers.add(Json::object().set("id", answer.id).set("says", answer.says));
    row.set("answers", std::move(answers))
        .set("ask", Json::object().set("person", fact.ask.person).set("professional", fact.ask.professional));
    row.set("why", fact.why)
        .set("enter", texts(fact.enter))
        .set("course", fact.course)
        .set("rests_on_imaging", fact.rests_on_imaging)
        .set("stale_days", static_cast<std::int64_t>(fact.stale_days));
    facts.add(std::move(row));
  }
  out.set("facts", std::move(facts));
  Json role_list = Json::array();
  for (const Role& role : base.roles)
    role_list.add(Json::object().set("id", role.id).set("says", role.says).set("professional", role.professional));
  Json tiers = Json::array();
  for (const TierInfo& tier : base.tiers)
    tiers.add(Json::object().set("id", tier_ids[static_cast<std::size_t>(tier.tier)]).set("says", tier.says));
  Json evidence = Json::array();
  for (const auto& [id, claim] : base.claims)
    evidence.add(Json::object().set("id", id).set("says", claim.says).set("mark", claim.mark));
  out.set("roles", std::move(role_list)).set("tiers", std::move(tiers)).set("evidence", std::move(evidence));
  return out;
}

}  // namespace mettle
