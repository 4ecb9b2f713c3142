#include "interop/fhir_conditions.h"

#include <algorithm>
#include <array>

#include "interop/fhir_disorders.h"
#include "interop/fhir_elements.h"

namespace mettle {
namespace {

/// What the two statuses of a Condition come to.
enum class Standing : std::uint8_t { active, doubtful, over, refuted, entered_in_error };

Standing standing_of(const Json& condition, const CodeMap& codes) {
  const std::string verified = code_in(condition.find("verificationStatus"), codes, "condition_verification");
  if (verified == "entered-in-error") return Standing::entered_in_error;
  if (verified == "refuted") return Standing::refuted;
  const std::string clinical = code_in(condition.find("clinicalStatus"), codes, "condition_clinical");
  const bool ended = std::ranges::any_of(
      std::array{"abatementDateTime", "abatementAge", "abatementPeriod", "abatementRange", "abatementString"},
      [&](const char* name) { return condition.find(name) != nullptr; });
  // A missing status is not inactive; an end beside a status that says active is a contradiction and opens nothing.
  if (clinical == "inactive" || clinical == "remission" || clinical == "resolved") return Standing::over;
  if (clinical.empty() && ended) return Standing::over;
  if (verified == "provisional" || verified == "differential" || verified == "unconfirmed" || ended)
    return Standing::doubtful;
  return Standing::active;
}

std::optional<Days> started(const Json& condition) {
  if (auto onset = read_days(condition.text_at("onsetDateTime"))) return onset;
  if (const Json* period = condition.find("onsetPeriod"))
    if (auto onset = read_days(period->text_at("start"))) return onset;
  return read_days(condition.text_at("recordedDate"));
}

/// The last date on which the Condition is known to have been so: when it was recorded, else when it began.
/// Without any, and when it lies in the future, the day of reading: a claim that closes must not be lost for its date.
Date known_on(const Json& condition, Date as_of) {
  auto days = read_days(condition.text_at("recordedDate"));
  if (!days) days = started(condition);
  return days && days->first <= as_of ? days->first : as_of;
}

std::vector<std::string> sites_of(const std::vector<Spot>& spots) {
  std::vector<std::string> sites;
  for (const Spot& spot : spots)
    if (std::ranges::find(sites, spot.site) == sites.end()) sites.push_back(spot.site);
  return sites;
}

/// The places of a lesion from its code and its body site: the finer of the two, both when they disagree.
std::vector<Spot> places_of(Claims& claims, const std::vector<Spot>& by_code, const Where& where) {
  const std::vector<Spot> unknown{{"unknown", "unknown", "", ""}};
  const bool code_is_vague = by_code.empty() || by_code.front().site == "unknown";
  const bool site_is_vague = where.spots.empty() || where.spots.front().site == "unknown";
  std::vector<Spot> spots;
  if (site_is_vague) spots = by_code.empty() ? unknown : by_code;
  else if (code_is_vague || within(where.spots, by_code)) spots = where.spots;
  else if (within(by_code, where.spots)) spots = by_code;
  else {
    claims.ask(
        "The code says " + in_words(by_code) + ", the body site says " + in_words(where.spots) + ": which is right?",
        "Both places are kept until somebody answers.");
    spots = by_code;
    spots.insert(spots.end(), where.spots.begin(), where.spots.end());
  }
  // A second body site that is not in our list may be any bone.
  if (where.unlisted && !site_is_vague) spots.push_back(unknown.front());
  return spots;
}

std::string standing_why(Standing standing) {
  switch (standing) {
    case Standing::active: return only_a_claim;
    case Standing::doubtful: return "Not confirmed, or contradictory: it closes like a confirmed one.";
    case Standing::over:
      return "On record as over: bone does not regain strength because a tumour stopped, so the lesion stays.";
    case Standing::refuted: return "On record as refuted: a named clinician must say so before anything opens.";
    case Standing::entered_in_error: return "On record as entered in error: held until a named clinician says so.";
  }
  return only_a_claim;
}

void ask_about_standing(Claims& claims, Standing standing) {
  switch (standing) {
    case Standing::active: break;
    case Standing::doubtful: claims.ask("Is this lesion confirmed?", "It closes the region meanwhile."); break;
    case Standing::over:
      claims.ask("Does anything at this bone open again? A named clinician says.", standing_why(standing));
      break;
    case Standing::refuted:
      claims.ask("Is there no lesion here? A named clinician says, with the reason.", standing_why(standing));
      break;
    case Standing::entered_in_error:
      claims.ask("Was this lesion never there? A named clinician says, with the reason.", standing_why(standing));
      break;
  }
}

/// The code against the words beside it: the code wins, a person is asked.
void ask_about_words(Claims& claims, const std::string& words, const WordLists& lists) {
  if (has_word(words, lists.elsewhere))
    claims.ask("The code means bone, its words say \"" + words + "\": which is right?",
               "The code was taken, not its words.");
  if (has_word(words, lists.denial))
    claims.ask("The code says a metastasis, its words say \"" + words + "\": which is right?", "Words open nothing.");
}

void read_bone_metastasis(Claims& claims, const FhirEntry& entry, const ReadingContext& context,
                          const Disorder& disorder) {
  const Json& condition = *entry.resource;
  const Standing standing = standing_of(condition, context.codes);
  const Where where = read_where(entry, context.bundle, context.codes);
  claims.ask_all(where.doubts);
  const auto spots = places_of(claims, disorder.at, where);
  if (sites_of(spots) == std::vector<std::string>{"unknown"})
    claims.ask("Where are the bone metastases?", "No bone is named, so every region is kept as if it held one.");
  else if (sites_of(spots).size() > 1)
    claims.ask("Which of these is it: " + in_words(spots) + "?",
               "The code is coarser than our regions, so all of them close.");
  if (!disorder.ask.empty()) claims.ask(disorder.ask, "It closes the region meanwhile.");
  ask_about_words(claims, words_of(condition.find("code")), context.codes.words());
  ask_about_standing(claims, standing);

  const auto days = started(condition);
  const auto found = days && days->exact() && days->first <= context.as_of ? std::optional{days->first} : std::nullopt;
  for (const Spot& spot : spots)
    claims.lesions.push_back(
        {spot, found, LesionOrigin::condition, standing_why(standing), standing == Standing::entered_in_error});
  if (disorder.broken && standing != Standing::entered_in_error && standing != Standing::refuted) {
    FactClaim fracture;
    fracture.fact = "pathological_fracture";
    // "Over" does not say healed or fixed: unknown acts as the careful default.
    fracture.value = standing == Standing::over ? "unknown" : "current";
    fracture.date = known_on(condition, context.as_of);
    fracture.source = "record_import";
    fracture.of_lesion = fracture.brings_lesion = true;
    fracture.spots = spots;
    fracture.why = only_a_claim;
    claims.facts.push_back(std::move(fracture));
  }
  if (standing == Standing::entered_in_error)
    claims.leave_out("A lesion entered in error: " + in_words(spots) + ".", standing_why(standing));
}

void read_finding(Claims& claims, const Json& resource, const Finding& finding, Standing standing, Date as_of) {
  if (finding.fact.empty()) {
    claims.ask(finding.ask, "The record says: " + finding.name + ".");
    claims.leave_out(finding.name, "No fact of ours follows from the code alone.");
    return;
  }
  if (standing == Standing::refuted || standing == Standing::entered_in_error) {
    claims.leave_out(finding.name, standing == Standing::refuted ? "It is refuted." : "It was entered in error.");
    claims.ask("Was there never: " + finding.name + "? A named clinician says.",
               "Taking it back opens nothing by itself.");
    return;
  }
  const std::string& value = standing == Standing::over ? finding.over : finding.value;
  if (value.empty()) {
    claims.leave_out(finding.name, "It is on record as over, and that is no fact of ours.");
    return;
  }
  FactClaim fact;
  fact.fact = finding.fact;
  fact.value = value;
  fact.date = known_on(resource, as_of);
  fact.source = "record_import";
  fact.inferred = finding.inferred;
  if (finding.inferred) fact.note = "Inferred from the code for: " + finding.name + ".";
  fact.why = only_a_claim;
  claims.facts.push_back(std::move(fact));
  if (finding.inferred)
    claims.ask("What has been observed about: " + finding.name + "?", "The code was read as the nearest fact of ours.");
}

/// Free text about a primary cancer sometimes holds the only word of bone metastases. It raises a question, no fact.
void ask_about_stage(Claims& claims, const Json& condition, const WordLists& lists) {
  for (const Json& stage : condition.items_at("stage")) {
    const std::string words = words_of(stage.find("summary"));
    if (has_word(words, lists.metastasis) && has_word(words, lists.bone))
      claims.ask("Are there bone metastases, and where? The stage says \"" + words + "\".",
                 "Words raise a question, never a fact.");
  }
  for (const Json& note : condition.items_at("note")) {
    const std::string words{note.text_at("text")};
    if (has_word(words, lists.metastasis) && has_word(words, lists.bone))
      claims.ask("Does this note speak of a bone metastasis we do not have: \"" + words + "\"?",
                 "Words raise a question, never a fact.");
  }
}

void read_unlisted_secondary(Claims& claims, const FhirEntry& entry, const ReadingContext& context,
                             const std::string& words) {
  const Where where = read_where(entry, context.bundle, context.codes);
  if (!where.spots.empty()) {
    read_bone_metastasis(claims, entry, context, Disorder{CancerPlace::bone, "secondary cancer", {}, false, ""});
    return;
  }
  claims.secondary_somewhere = true;
  claims.ask("Is bone affected, and where? The record says " +
                 (words.empty() ? std::string{"secondary cancer"} : "\"" + words + "\"") + ".",
             "A secondary cancer whose code is not in our list: bone metastases are assumed until somebody answers.");
  claims.use("Secondary cancer, place not understood.", "Held as bone metastases of unknown site.");
}

}  // namespace

Claims read_condition(const FhirEntry& entry, const ReadingContext& context) {
  Claims claims;
  claims.resource = entry.label;
  const Json& condition = *entry.resource;
  const Json* code = condition.find("code");
  const std::string words = words_of(code);
  const std::string name = name_of(code).empty() ? "a Condition without a code" : name_of(code);
  const WordLists& lists = context.codes.words();
  const KnownCodes known = look_up(claims, code, context.codes);
  const bool secondary_by_words = has_word(words, lists.metastasis);

  if (const std::string modifier = find_modifier(condition); !modifier.empty()) {
    claims.leave_out(name,
                     "It carries a modifier we do not know (" + modifier + "), which may turn its meaning round.");
    claims.ask("What does this Condition mean: \"" + name + "\"?",
               "Its modifier is not understood; nothing opens meanwhile.");
    if (known.bone || known.somewhere || secondary_by_words)
      claims.lesions.push_back({{"unknown", "unknown", "", ""},
                                std::nullopt,
                                LesionOrigin::condition,
                                "Held: a Condition about secondary cancer is not understood.",
                                true});
    return claims;
  }
  ask_about_stage(claims, condition, lists);
  if (known.bone && known.elsewhere)
    claims.ask("The codes say bone and " + known.elsewhere->name + ": which is right?",
               "Both were sent for one Condition; bone was taken.");
  const Standing standing = standing_of(condition, context.codes);
  const bool taken_back = standing == Standing::refuted || standing == Standing::entered_in_error;
  if (!known.primary.empty() && taken_back) {
    claims.leave_out("Primary cancer: " + known.primary + ".", "It is refuted or was entered in error.");
  } else if (!known.primary.empty()) {
    if (secondary_by_words && !known.bone && !known.somewhere)
      claims.ask("Are there bone metastases, and where? The record says \"" + words + "\".",
                 "Words raise a question, never a fact.");
    FactClaim primary;
    primary.fact = "primary_cancer";
    primary.value = known.primary;
    primary.date = known_on(condition, context.as_of);
    primary.source = "record_import";
    primary.why = "Shown to professionals; it never reassures.";
    claims.facts.push_back(std::move(primary));
  }
  if (known.bone) {
    read_bone_metastasis(claims, entry, context, *known.bone);
    if (known.finding) read_finding(claims, condition, *known.finding, standing, context.as_of);
  } else if (known.somewhere || (secondary_by_words && !known.elsewhere && known.primary.empty())) {
    read_unlisted_secondary(claims, entry, context, words);
  } else if (known.elsewhere) {
    const Where where = read_where(entry, context.bundle, context.codes);
    if (has_word(words, lists.bone) || !where.spots.empty())
      claims.ask("The code means " + known.elsewhere->name + ", but bone is named as well: is bone affected?",
                 "The code was taken.");
    claims.leave_out("Secondary cancer: " + known.elsewhere->name + ".",
                     "It is not in bone; it says nothing about bone, good or bad.");
  } else if (known.finding) {
    read_finding(claims, condition, *known.finding, standing, context.as_of);
  } else if (known.primary.empty()) {
    const Where where = read_where(entry, context.bundle, context.codes);
    if (!where.spots.empty())
      claims.ask("What is \"" + name + "\" at " + in_words(where.spots) + "?",
                 "Something is wrong at a bone, and its code is not in our list.");
    else if (has_word(words, lists.fracture))
      claims.ask("Which bone broke, when, and has it healed or been fixed: \"" + words + "\"?",
                 "A fracture whose code is not in our list; no limit follows from it by itself.");
    claims.leave_out(name, code ? "Its code is not in our list." : "It has no code.");
  }
  return claims;
}

Claims read_flag(const FhirEntry& entry, const ReadingContext& context) {
  Claims claims;
  claims.resource = entry.label;
  const Json& flag = *entry.resource;
  const std::string named = name_of(flag.find("code"));
  const std::string name = named.empty() ? "a Flag without a code" : named;
  const std::string_view status = flag.text_at("status");
  const KnownCodes known = look_up(claims, flag.find("code"), context.codes);
  claims.secondary_somewhere = known.bone || known.somewhere;  // whatever its status: taking it back opens nothing
  if (const std::string modifier = find_modifier(flag); !modifier.empty()) {
    claims.leave_out(name, "It carries a modifier we do not know (" + modifier + ").");
    claims.ask("What does this Flag mean: \"" + name + "\"?", "Its modifier is not understood.");
  } else if (status == "inactive" || status == "entered-in-error") {
    claims.leave_out(name, "The Flag is " + std::string{status} + "; that opens nothing.");
  } else if (known.finding) {
    read_finding(claims, flag, *known.finding, Standing::active, context.as_of);
  } else {
    claims.leave_out(name, "The code of the Flag is not in our list.");
    claims.ask("What does the warning \"" + name + "\" mean for moving?",
               "A Flag on the record that is not understood.");
  }
  return claims;
}

}  // namespace mettle
