#include "app/person_cmd.h"

#include <vector>

#include "app/output.h"
#include "app/text_output.h"
#include "base/text.h"
#include "care/report.h"
#include "interop/activity_in.h"
#include "interop/person_in.h"

namespace mettle {
namespace {

Result<Date> read_day(const std::string& text, std::string_view option, Date otherwise) {
  if (text.empty()) return otherwise;
  const auto date = Date::read(text);
  if (!date)
    return failure(
        Problem{"\"" + text + "\" is no date.", std::string{option}, "Write it as YYYY-MM-DD, between 1900 and 2199."});
  return *date;
}

Result<std::size_t> find_entry(const KnowledgeBase& base, const std::string& id) {
  if (const Entry* entry = base.find_entry(id)) return static_cast<std::size_t>(entry - base.entries.data());
  std::vector<std::string> ids;
  for (const Entry& entry : base.entries) ids.push_back(entry.id);
  return failure(
      Problem{"There is no exercise, test, daily task or treatment \"" + id + "\".", "EXERCISE",
              suggest(id, ids) + " All of them: mettle knowledge list exercises (or tests, daily, done_to)."});
}

/// `described`: activities that are not in the library, last in the base.
Result<std::string> work_out(const KnowledgeBase& base, const CodeMap& codes, const PersonQuestion& question,
                             std::size_t described) {
  METTLE_TRY(const Date today, read_day(question.as_of, "--as-of", today_by_clock()));
  METTLE_TRY(const Date first, read_day(question.from, "--from", today.plus_days(1)));
  std::size_t entry = 0;
  if (question.what == PersonQuestion::What::explain) {
    METTLE_TRY(entry, find_entry(base, question.entry));
  }
  METTLE_TRY(const std::string text, read_input(question.file));
  auto person = read_person_text(base, codes, text, today);
  if (!person) {
    Problem problem = person.error();
    const std::string name = question.file == "-" ? "standard input" : question.file;
    problem.where = problem.where.empty() ? name : name + ", " + problem.where;
    return failure(std::move(problem));
  }
  const Evaluation evaluation = evaluate(base, person->picture, today);
  const Asked asked{base, person->picture, evaluation, person->notes};
  const auto finish = [&](const Json& report, std::string (*in_words)(const Json&)) {
    return question.as_json ? write_pretty(report) : in_words(report);
  };
  if (described > 0) {
    std::vector<std::size_t> places;
    for (std::size_t i = base.entries.size() - described; i < base.entries.size(); ++i) places.push_back(i);
    return finish(report_activities(asked, places), text_of_activities);
  }
  switch (question.what) {
    case PersonQuestion::What::assess: return finish(report_assessment(asked), text_of_assessment);
    case PersonQuestion::What::screen: return finish(report_screening(asked, question.library), text_of_screening);
    case PersonQuestion::What::explain: return finish(report_explanation(asked, entry), text_of_explanation);
    case PersonQuestion::What::plan: return finish(report_plan(asked, first), text_of_plan);
  }
  return std::string{};
}

int show(const Result<std::string>& text) {
  if (!text) return refuse(text.error());
  return print(*text) ? 0 : refuse({"The answer could not be written in full.", "standard output", "Check the disk."});
}

}  // namespace

int answer(const Loaded& loaded, const PersonQuestion& question) {
  if (question.activity.empty()) return show(work_out(loaded.base, loaded.codes, question, 0));
  if (question.activity == "-" && question.file == "-")
    return refuse({"The record and the activity cannot both come from standard input.", "--activity",
                   "Put one of them into a file."});
  const auto text = read_input(question.activity);
  if (!text) return refuse(text.error());
  auto activities = read_activities(loaded.base, {question.activity, *text});
  if (!activities) return refuse_all(activities.error(), exit_bad_input);
  const std::size_t described = activities->size();
  return show(work_out(with_entries(loaded.base, std::move(*activities)), loaded.codes, question, described));
}

int print_activity_template(const Loaded& loaded) {
  return print(activity_template(loaded.base))
             ? 0
             : refuse({"The template could not be written in full.", "standard output", "Check the disk."});
}

}  // namespace mettle
