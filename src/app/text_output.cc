#include "app/text_output.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace mettle {
namespace {

constexpr std::size_t width = 100;

std::string str(std::string_view text) { return std::string{text}; }

std::string number(const Json& row, std::string_view name) {
  const Json* member = row.find(name);
  return member && member->if_number() ? member->if_number()->token : "";
}

std::string line(std::string_view text, std::size_t indent) {
  return std::string(indent, ' ') + wrap(text, width, indent) + "\n";
}

/// "  * text" with the following lines under the text.
std::string bullet(std::string_view text, std::size_t indent) {
  return std::string(indent, ' ') + "* " + wrap(text, width, indent + 2) + "\n";
}

std::string codes(const Json& row) {
  std::vector<std::string> ids;
  for (const Json& id : row.items_at("evidence")) ids.push_back(id.if_text() ? *id.if_text() : str(id.text_at("id")));
  return "[" + str(row.text_at("rule")) + "; " + join(ids, ", ") + "]";
}

std::string head(const Json& report, const std::string& what) {
  std::string out = what;
  if (!report.text_at("person").empty()) out += " for " + str(report.text_at("person"));
  out += ", " + str(report.text_at("as_of")) + "\n";
  out += line(str(report.text_at("disclaimer")) + " Edition " + str(report.text_at("edition")) + " (" +
                  str(report.text_at("status")) + ").",
              0);
  return out + "\n";
}

std::string minutes_of(const Json& day) {
  const std::string minutes = number(day, "minutes");
  return minutes + (minutes == "1" ? " minute" : " minutes");
}

std::string notes(const Json& report) {
  const auto& items = report.items_at("notes");
  if (items.empty()) return "";
  std::string out = "\nNotes\n";
  for (const Json& note : items) out += bullet(*note.if_text(), 2);
  return out;
}

std::string roles(const Json::Array& list) {
  std::vector<std::string> names;
  for (const Json& role : list) names.push_back(str(role.text_at("says")));
  return names.empty() ? "nobody" : list_in_words(names, "or");
}

std::string counts(const Json& report) {
  const Json* number_of = report.find("counts");
  if (!number_of) return "";
  return number(*number_of, "allow") + " allowed, " + number(*number_of, "supervise") + " with somebody watching, " +
         number(*number_of, "sign_off") + " need a signature, " + number(*number_of, "not_now") + " not now";
}

/// The codes of what a yes hangs on: " if clearance, dose".
std::string if_conditions(const Json& row) {
  std::vector<std::string> codes;
  for (const Json& condition : row.items_at("conditions")) codes.push_back(str(condition.text_at("code")));
  return codes.empty() ? "" : " if " + join(codes, ", ");
}

/// How a refused task of life gets done another way.
std::string other_way(const Json& row) {
  const Json* way = row.find("other_way");
  if (!way) return "";
  std::string text = str(way->text_at("how"));
  for (const Json& task : way->items_at("tasks"))
    text += " Or: " + str(task.text_at("name")) + " (" + str(task.text_at("id")) + ", " + str(task.text_at("verdict")) +
            ").";
  return text;
}

/// What a rule says; and of the facts it rests on, those that nobody has settled.
std::string floor_reason(const Json& reason) {
  std::vector<std::string> open;
  for (const Json& fact : reason.items_at("because"))
    if (fact.if_text()->find(" counts as ") != std::string::npos) open.push_back(*fact.if_text());
  return str(reason.text_at("says")) + (open.empty() ? "" : " Here: " + list_in_words(open) + ".") + " " +
         codes(reason);
}

std::string lesion_text(const Json& lesion) {
  std::string name = str(lesion.text_at("id")) + ": " + str(lesion.text_at("plain"));
  if (lesion.text_at("side") == "left" || lesion.text_at("side") == "right") name += ", " + str(lesion.text_at("side"));
  if (lesion.text_at("side") == "unknown" && lesion.text_at("level").empty() && lesion.text_at("site") != "unknown")
    name += ", side not known";
  if (!lesion.text_at("level").empty()) name += ", level " + str(lesion.text_at("level"));
  std::string out = "  " + name + "\n";
  if (const Json* status = lesion.find("status"))
    out += "    Status: " + str(status->text_at("region")) + " (" + str(status->text_at("id")) + ")\n";
  for (const Json& score : lesion.items_at("scores")) {
    const std::string low = number(score, "low"), high = number(score, "high");
    std::vector<std::string> missing;
    for (const Json& item : score.items_at("missing")) missing.push_back(*item.if_text());
    const Json* scorable = score.find("scorable");
    const bool can = scorable && scorable->if_bool() && *scorable->if_bool();
    std::string text =
        str(score.text_at("name")) + " " +
        (can ? (low == high ? low : low + " to " + high) : "not scorable (" + low + " to " + high + ")") +
        ", acts as " + str(score.text_at("band"));
    if (!missing.empty()) text += "; missing: " + join(missing, ", ");
    out += line(text + ".", 4);
  }
  for (const Json& reason : lesion.items_at("reasons")) out += bullet(floor_reason(reason), 4);
  std::vector<std::string> also;
  for (const Json& site : lesion.items_at("counts_also_at")) also.push_back(*site.if_text());
  if (!also.empty()) out += line("Counts also at: " + join(also, ", ") + ".", 4);
  return out;
}

}  // namespace

std::string text_of_assessment(const Json& report) {
  std::string out = head(report, "Assessment");
  const Json& tier = *report.find("tier");
  out += "Tier: " + str(tier.text_at("says")) + "\n";
  for (const Json& reason : tier.items_at("reasons")) {
    const std::string lesion = reason.text_at("lesion").empty() ? "" : str(reason.text_at("lesion")) + ": ";
    out += bullet(lesion + str(reason.text_at("says")) + " " + codes(reason), 2);
  }
  out += "\nClearance: " + str(report.find("clearance")->text_at("says")) + "\n";
  const Json& may = *report.find("may_prescribe");
  out += "\nWho may prescribe\n";
  out += line("Write or sign: " + roles(may.items_at("roles")) + ".", 2);
  if (!may.items_at("propose").empty())
    out += line("Propose (waits for a signature): " + roles(may.items_at("propose")) + ".", 2);
  if (!may.items_at("deliver").empty())
    out += line("Deliver what is signed: " + roles(may.items_at("deliver")) + ".", 2);
  out += line(str(may.text_at("supervision")) + " " + str(may.text_at("review")), 2);
  out += "\nLesion by lesion\n";
  if (report.items_at("lesions").empty()) out += "  None recorded.\n";
  for (const Json& lesion : report.items_at("lesions")) out += lesion_text(lesion);
  out += "\nExercises now: " + counts(report) + ".\n";
  const auto& questions = report.items_at("questions");
  out += questions.empty() ? "\nNo open question.\n" : "\nBest questions to ask next\n";
  int place = 0;
  for (const Json& question : questions) {
    const std::string lesion = question.text_at("lesion").empty() ? "" : "(" + str(question.text_at("lesion")) + ") ";
    out += line(std::to_string(++place) + ". " + lesion + str(question.find("ask")->text_at("professional")), 2);
    out += line(
        "Now " + str(question.text_at("now")) +
            (question.text_at("counts_as").empty() ? ""
                                                   : ", counts as \"" + str(question.text_at("counts_as")) + "\"") +
            ". Who may answer: " + str(question.text_at("who_says")) + ".",
        5);
    for (const Json& answer : question.items_at("answers"))
      out += line("- " + str(answer.text_at("says")) + ": opens " + number(answer, "opens") +
                      (number(answer, "closes") == "0" ? "" : ", closes " + number(answer, "closes")),
                  5);
    out += line(str(question.text_at("says")), 5);
  }
  if (const auto more = report.items_at("unknown").size(); more > questions.size())
    out += line(
        "And " + std::to_string(more - questions.size()) + " more facts that are not known (--json lists them).", 2);
  if (!report.items_at("disagreements").empty()) out += "\nSaid differently\n";
  for (const Json& row : report.items_at("disagreements"))
    out += bullet(str(row.text_at("fact")) + ": " + str(row.text_at("says")), 2);
  return out + notes(report);
}

namespace {

/// Of what is done to a person: what to ask for instead, and the words for whoever does it.
std::string done_to(const Json& row, std::size_t indent) {
  std::string out;
  if (!row.text_at("ask_for").empty()) out += line("Ask for: " + str(row.text_at("ask_for")), indent);
  if (!row.text_at("tell").empty()) out += line("Before it starts: " + str(row.text_at("tell")), indent);
  return out;
}

}  // namespace

std::string text_of_screening(const Json& report) {
  std::string about{report.text_at("for")};
  std::ranges::replace(about, '_', ' ');
  std::string out = head(report, capitalised(about));
  out += "Tier: " + str(report.text_at("tier")) + ". " + counts(report) + ".\n";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> groups{
      {{"allow", "Allowed"},
       {"supervise", "Allowed, first sessions supervised"},
       {"sign_off", "Needs a signature, or a change"},
       {"not_now", "Not now"}}};
  for (const auto& [id, says] : groups) {
    bool first = true;
    for (const Json& entry : report.items_at("entries")) {
      if (entry.text_at("verdict") != id) continue;
      if (first) out += "\n" + str(says) + "\n";
      first = false;
      out += line(str(entry.text_at("name")) + "  (" + str(entry.text_at("id")) + ")" + if_conditions(entry), 2);
      if (const Json* way = entry.find("way_in"))
        out += line("Only this way in and out: " + str(way->text_at("technique")), 6);
      const Json* why = entry.find("why");
      if (!why) out += done_to(entry, 6);
      if (!why) continue;
      out += line(str(why->text_at("professional")) + " [" + str(why->text_at("rule")) +
                      (number(entry, "binding") == "1" ? "" : ", one of " + number(entry, "binding")) + "]",
                  6);
      if (const Json* instead = entry.find("instead")) {
        std::vector<std::string> changes;
        for (const Json& change : instead->items_at("changes")) changes.push_back(*change.if_text());
        out += line(
            "Instead (" + str(instead->text_at("verdict")) + if_conditions(*instead) + "): " + join(changes, " "), 6);
      }
      if (const std::string way = other_way(entry); !way.empty()) out += line("Like this: " + way, 6);
      if (const Json* other = entry.find("try"))
        out += line("Try: " + str(other->text_at("name")) + " (" + str(other->text_at("id")) + ")", 6);
      out += done_to(entry, 6);
    }
  }
  return out + notes(report);
}

namespace {

/// The answer to one entry, without the head that every answer has once.
std::string explained(const Json& report) {
  std::string out =
      "Verdict: " + str(report.find("says")->text_at("professional")) + " (" + str(report.text_at("verdict")) + ")\n";
  out += done_to(report, 2);
  const auto& reasons = report.items_at("reasons");
  if (reasons.empty())
    out += line("No limit is exceeded. It fits under every ceiling that holds for this person today.", 2);
  if (!report.items_at("conditions").empty()) out += "\nOnly if\n";
  for (const Json& condition : report.items_at("conditions"))
    out += bullet(str(condition.text_at("code")) + ": " + str(condition.text_at("professional")), 2);
  if (!reasons.empty()) out += "\nWhy\n";
  for (const Json& reason : reasons) {
    const std::string lesion = reason.text_at("lesion").empty() ? "" : str(reason.text_at("lesion")) + ": ";
    out +=
        bullet(lesion + str(reason.text_at("title")) + " - " + str(reason.text_at("verdict")) + " " + codes(reason), 2);
    out += line("To the person: " + str(reason.text_at("person")), 6);
    std::vector<std::string> asked;
    for (const Json& demand : reason.items_at("demand"))
      asked.push_back(str(demand.text_at("says")) + " " + number(demand, "asked") + " (alone " +
                      number(demand, "alone") + ", watched " + number(demand, "watched") + ", signed " +
                      number(demand, "signed") + ")");
    out += line("Asks: " + join(asked, "; ") + ".", 6);
    std::vector<std::string> because;
    for (const Json& fact : reason.items_at("because")) because.push_back(str(fact.text_at("says")));
    if (!because.empty()) out += line("Because " + list_in_words(because) + ".", 6);
    out += line(str(reason.text_at("changes_it")), 6);
  }
  for (const Json& instead : report.items_at("instead")) {
    std::vector<std::string> changes;
    for (const Json& change : instead.items_at("changes")) changes.push_back(*change.if_text());
    out += "\nInstead\n" +
           bullet(join(changes, " ") + " Then: " + str(instead.text_at("verdict")) + if_conditions(instead) + ".", 2);
  }
  if (const std::string way = other_way(report); !way.empty()) out += "\nHow it still gets done\n" + bullet(way, 2);
  if (const Json* other = report.find("try"))
    out += "\nTry\n" + bullet(str(other->text_at("name")) + " (" + str(other->text_at("id")) + ")", 2);
  if (!report.items_at("would_change").empty()) out += "\nWhat would change it\n";
  for (const Json& change : report.items_at("would_change")) out += bullet(*change.if_text(), 2);
  if (const Json* way = report.find("way_in"))
    out += "\nGetting in and out\n" +
           bullet((way->find("instead_of") ? "Only this way: " : "") + str(way->text_at("technique")), 2);
  return out + notes(report);
}

}  // namespace

std::string text_of_explanation(const Json& report) {
  return head(report, str(report.find("entry")->text_at("name"))) + explained(report);
}

std::string text_of_activities(const Json& report) {
  const auto& activities = report.items_at("activities");
  std::string out = head(report, activities.size() == 1 ? "One activity as described" : "Activities as described");
  for (const Json& activity : activities) {
    const std::string name = str(activity.find("entry")->text_at("name"));
    out += name + "\n" + std::string(name.size(), '-') + "\n" + explained(activity) + "\n";
  }
  return out + notes(report);
}

std::string text_of_plan(const Json& report) {
  std::string out = head(report, "A first week");
  out += line(str(report.text_at("needs")), 0);
  for (const Json& why : report.find("start")->items_at("why")) out += bullet(*why.if_text(), 2);
  for (const Json& day : report.items_at("days")) {
    out += "\n" + str(day.text_at("weekday")) + " " + str(day.text_at("date")) + ": " + str(day.text_at("title")) +
           " (about " + minutes_of(day) + ")\n";
    if (const Json* cycle = day.find("cycle")) out += line(str(cycle->text_at("says")), 2);
    for (const Json& item : day.items_at("items")) {
      std::string part = str(item.text_at("part"));
      std::ranges::replace(part, '_', ' ');
      std::string text = capitalised(part) + ": " + str(item.text_at("name")) + " (" + str(item.text_at("id")) + "), " +
                         str(item.text_at("dose"));
      for (const Json& change : item.items_at("changes")) text += " " + *change.if_text();
      if (item.text_at("verdict") == "supervise") text += " With somebody watching.";
      out += bullet(text, 2);
    }
  }
  if (!report.items_at("left_out").empty()) out += "\nNot met\n";
  for (const Json& item : report.items_at("left_out")) out += bullet(*item.if_text(), 2);
  return out + notes(report);
}

}  // namespace mettle
