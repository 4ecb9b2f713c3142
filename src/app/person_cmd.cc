#include "app/person_cmd.h"

#include <vector>

#include "app/output.h"
#include "app/text_output.h"
#include "base/text.h"
#include "care/report.h"
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

Result<std::string> work_out(const Loaded& loaded, const PersonQuestion& question) {
  const KnowledgeBase& base = loaded.base;
  METTLE_TRY(const Date today, read_day(question.as_of, "--as-of", today_by_clock()));
  METTLE_TRY(const Date first, read_day(question.from, "--from", today.plus_days(1)));
  std::size_t entry = 0;
  if (question.what == PersonQuestion::What::explain) {
    METTLE_TRY(entry, find_entry(base, question.entry));
  }
  METTLE_TRY(const std::string text, read_input(question.file));
  auto person = read_person_text(base, loaded.codes, text, today);
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
  switch (question.what) {
    case PersonQuestion::What::assess: return finish(report_assessment(asked), text_of_assessment);
    case PersonQuestion::What::screen: return finish(report_screening(asked, question.library), text_of_screening);
    case PersonQuestion::What::explain: return finish(report_explanation(asked, entry), text_of_explanation);
    case PersonQuestion::What::plan: return finish(report_plan(asked, first), text_of_plan);
  }
  return std::string{};
}

}  // namespace

int answer(const Loaded& loaded, const PersonQuestion& question) {
  const auto text = work_out(loaded, question);
  if (!text) return refuse(text.error());
  return print(*text) ? 0 : refuse({"The answer could not be written in full.", "standard output", "Check the disk."});
}

}  // namespace mettle
