#include "interop/api.h"

#include <algorithm>
#include <array>
#include <optional>
#include <variant>

#include "base/text.h"
#include "care/report.h"
#include "interop/activity_in.h"

namespace mettle {
namespace {

enum class Call { vocabulary, movement, example, read, assess, screen, explain, activity, plan };

struct Route {
  std::string_view path;
  Call call;
  std::string_view method;
  std::string_view besides;  // the member of the body besides record and as_of
};

constexpr std::array<Route, 9> routes{{{"/api/vocabulary", Call::vocabulary, "GET", ""},
                                       {"/api/movement", Call::movement, "GET", ""},
                                       {"/api/example", Call::example, "GET", ""},
                                       {"/api/read", Call::read, "POST", ""},
                                       {"/api/assess", Call::assess, "POST", ""},
                                       {"/api/screen", Call::screen, "POST", "for"},
                                       {"/api/explain", Call::explain, "POST", "entry"},
                                       {"/api/activity", Call::activity, "POST", "activity"},
                                       {"/api/plan", Call::plan, "POST", ""}}};

/// What a body asks: a record still unread, a day, and one word more.
struct Question {
  Json record;
  Date day;
  std::string besides;
  Json activity;
};

Response ok(const Json& json) { return {.body = write_canonical(json)}; }

std::string_view media_type(std::string_view content_type) {
  return trim(content_type.substr(0, content_type.find(';')));
}

bool is_json(std::string_view content_type) {
  std::string type{media_type(content_type)};
  std::ranges::transform(type, type.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return type == "application/json" || type == "application/fhir+json";
}

Problem wrong(const Json& where, std::string what, std::string mend) {
  std::string place;
  if (where.place.line != 0)
    place = "line " + std::to_string(where.place.line) + ", column " + std::to_string(where.place.column);
  return {std::move(what), std::move(place), std::move(mend)};
}

/// Nothing is guessed: a misspelt member is a failure, since left out it would change the answer.
Result<Question> read_question(Json body, const Route& route, const Api::Today& today) {
  auto* members = body.if_object();
  if (!members) return failure(wrong(body, "The body should be a JSON object.", "Send { \"record\": { ... } }."));
  std::vector<std::string> known{"record", "as_of"};
  if (!route.besides.empty()) known.emplace_back(route.besides);
  Question question;
  std::optional<Date> day;
  for (auto& [name, value] : *members) {
    if (std::ranges::find(known, name) == known.end())
      return failure(wrong(value, "\"" + name + "\" is not known here.", suggest(name, known)));
    const std::string* text = value.if_text();
    if (name == "as_of") {
      day = text ? Date::read(*text) : std::nullopt;
      if (!day) return failure(wrong(value, "\"as_of\" is not a date of the calendar.", "Write it as YYYY-MM-DD."));
    }
    if (name == route.besides && route.call == Call::activity) {
      question.besides = name;
      question.activity = std::move(value);
    } else if (name == route.besides) {
      if (!text) return failure(wrong(value, "\"" + name + "\" should be text.", "Put it between quotes."));
      question.besides = *text;
    } else if (name == "record") {
      if (!value.if_object())
        return failure(wrong(value, "\"record\" should be an object.", "Put a Mettle record or a FHIR bundle there."));
      question.record = std::move(value);
    }
  }
  if (question.record.is_null())
    return failure(wrong(body, "\"record\" is missing.", "Put a Mettle record or a FHIR bundle there."));
  if (question.besides.empty() && !route.besides.empty())
    return failure(wrong(body, "\"" + std::string{route.besides} + "\" is missing.",
                         "Add it; contract/README.md lists the calls."));
  question.day = day ? *day : today();
  return question;
}

Result<Library> read_library(const std::string& text) {
  std::vector<std::string> known;
  for (const Library library : asked_libraries) {
    if (id_of(library) == text) return library;
    known.emplace_back(id_of(library));
  }
  return failure(Problem{"\"for\" should be exercises, tests, daily or done_to.", "for", suggest(text, known)});
}

/// The place of an exercise, test or daily task; probes are for examining the rules and are nobody's exercise.
Result<std::size_t> read_entry(const KnowledgeBase& base, const std::string& id) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < base.entries.size(); ++i) {
    if (base.entries[i].library == Library::probes) continue;
    if (base.entries[i].id == id) return i;
    known.push_back(base.entries[i].id);
  }
  return failure(
      Problem{"There is no exercise, test, daily task or treatment \"" + id + "\".", "entry", suggest(id, known)});
}

Json report_reading(const KnowledgeBase& base, const PersonRead& person, Date day) {
  Json notes = Json::array();
  for (const std::string& text : person.notes) notes.add(text);
  return report_head(base, day).set("record", person.record).set("notes", std::move(notes));
}

Response answer_activity(const KnowledgeBase& base, const PersonRead& person, const Question& question) {
  auto activity = read_activity(base, question.activity);
  if (!activity) {
    Problem first = activity.error().front();
    const std::size_t more = activity.error().size() - 1;
    if (more > 0) first.mend += " " + counted(static_cast<int>(more), "fault") + " more.";
    return refusal(422, first);
  }
  const KnowledgeBase wider = with_entries(base, {std::move(*activity)});
  const Evaluation evaluation = evaluate(wider, person.picture, question.day);
  return ok(report_activities({wider, person.picture, evaluation, person.notes}, {wider.entries.size() - 1}));
}

}  // namespace

Result<Api> Api::from(const KnowledgeBase& base, const CodeMap& codes, std::string_view example, Today today) {
  METTLE_TRY(Json json, read_json(example));
  METTLE_TRY(const PersonRead person, read_person(base, codes, json, today()));
  return Api{base, codes, person.record, std::move(today)};
}

Response Api::answer(const Request& request) const {
  const auto* route = std::ranges::find(routes, request.path, &Route::path);
  if (route == routes.end())
    return refusal(404, {"There is no call \"" + request.path + "\".", "", "contract/README.md lists the calls."});
  if (request.method != route->method) {
    const std::string allow = route->method == "GET" ? "GET, HEAD" : "POST";
    Response response = refusal(405, {"This call does not answer " + request.method + ".", "", "Use " + allow + "."});
    response.allow = allow;
    return response;
  }
  if (route->call == Call::vocabulary) return ok(report_vocabulary(base_, today_()));
  if (route->call == Call::movement) return ok(report_movement(base_, today_()));
  if (route->call == Call::example) return ok(report_head(base_, today_()).set("record", example_));

  if (!is_json(request.content_type))
    return refusal(415, {"The body should be JSON.", "", "Say content-type: application/json."});
  auto body = read_json(request.body);
  if (!body) return refusal(400, body.error());
  auto question = read_question(std::move(*body), *route, today_);
  if (!question) return refusal(422, question.error());
  auto person = read_person(base_, codes_, std::move(question->record), question->day);
  if (!person) return refusal(422, person.error());
  if (route->call == Call::read) return ok(report_reading(base_, *person, question->day));

  if (route->call == Call::activity) return answer_activity(base_, *person, *question);

  const Evaluation evaluation = evaluate(base_, person->picture, question->day);
  const Asked asked{base_, person->picture, evaluation, person->notes};
  switch (route->call) {
    case Call::assess: return ok(report_assessment(asked));
    case Call::screen: {
      const auto library = read_library(question->besides);
      return library ? ok(report_screening(asked, *library)) : refusal(422, library.error());
    }
    case Call::explain: {
      const auto entry = read_entry(base_, question->besides);
      return entry ? ok(report_explanation(asked, *entry)) : refusal(404, entry.error());
    }
    case Call::plan: return ok(report_plan(asked, question->day.plus_days(1)));  // a week begins tomorrow
    case Call::vocabulary:
    case Call::movement:
    case Call::activity:
    case Call::example:
    case Call::read: break;  // answered above
  }
  return refusal(404, {"There is no such call.", "", "contract/README.md lists the calls."});
}

}  // namespace mettle
