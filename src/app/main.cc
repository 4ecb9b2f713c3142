// The `mettle` command: reads what it is asked, and hands it to the unit that answers.
#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <exception>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "app/assurance_cmd.h"
#include "app/knowledge_cmd.h"
#include "app/mutate_cmd.h"
#include "app/output.h"
#include "app/person_cmd.h"
#include "app/red_flag_cmd.h"
#include "app/serve.h"
#include "app/setup.h"
#include "base/text.h"

namespace mettle {
namespace {

constexpr const char* about =
    "Mettle: which exercises, fitness tests and everyday tasks fit somebody with bone metastases, and why.\n"
    "Decision support: not clinically approved, and no replacement for a clinician. All knowledge is draft.";

struct Chosen {
  std::string knowledge, kind, id, table, folder, older, newer, library = "exercises";
  PersonQuestion question;
  TraceQuestion tracing;
  ServeOptions serving;
  RedFlagQuestion red_flags;
  int people = 0;
  MutateOptions mutation;
  bool as_json = false;
};

/// Options that every question about a person has.
void add_person_options(CLI::App& command, Chosen& chosen) {
  command.add_option("FILE", chosen.question.file,
                     "The record: Mettle's own JSON or a FHIR R4 bundle; - or nothing for standard input");
  command.add_flag("--json", chosen.question.as_json, "Print JSON (contract/README.md) instead of text");
  command.add_option("--as-of", chosen.question.as_of, "Judge as on this day, YYYY-MM-DD (default: today)");
}

/// What each command does when it was chosen.
using Action = std::function<int(Chosen&)>;

int with_knowledge(const Chosen& chosen, const std::function<int(const Loaded&)>& then) {
  const auto loaded = load(chosen.knowledge);
  if (!loaded) return refuse_all(loaded.error(), exit_faults);
  return then(*loaded);
}

int ask(Chosen& chosen, PersonQuestion::What what) {
  chosen.question.what = what;
  return with_knowledge(chosen, [&](const Loaded& loaded) { return answer(loaded, chosen.question); });
}

void add_person_commands(CLI::App& app, Chosen& chosen, Action& action) {
  using What = PersonQuestion::What;
  const auto add = [&](const char* name, const char* says, What what, const char* examples) {
    CLI::App* command = app.add_subcommand(name, says);
    command->footer(examples);
    command->callback([&action, what] { action = [what](Chosen& c) { return ask(c, what); }; });
    return command;
  };
  CLI::App* assess = add("assess", "Tier, lesion by lesion, who may prescribe, the five best questions", What::assess,
                         "Examples:\n  mettle assess person.json\n  mettle assess bundle.json --as-of 2026-11-24\n"
                         "  cat person.json | mettle assess --json");
  add_person_options(*assess, chosen);
  CLI::App* screen = add("screen", "A verdict on every exercise, fitness test or everyday task", What::screen,
                         "Examples:\n  mettle screen person.json\n  mettle screen person.json --for tests\n"
                         "  mettle screen person.json --for daily --json\n"
                         "  mettle screen person.json --activity my_activity.toml");
  add_person_options(*screen, chosen);
  screen->add_option("--for", chosen.library, "What to screen: exercises, tests, daily or done_to (massage, devices)")
      ->check(CLI::IsMember({"exercises", "tests", "daily", "done_to"}))
      ->capture_default_str();
  screen->add_option("--activity", chosen.question.activity,
                     "Answer these activities instead, which are not in the library: a file as mettle activity "
                     "template prints it; - for standard input");
  CLI::App* explain =
      add("explain", "One exercise, test or task: the verdict, every reason, and what would change it", What::explain,
          "Examples:\n  mettle explain person.json sit_to_stand_arms\n"
          "  mettle explain - seated_march < person.json");
  add_person_options(*explain, chosen);
  explain
      ->add_option("EXERCISE", chosen.question.entry,
                   "An id from mettle knowledge list exercises, tests, daily or done_to")
      ->required();
  CLI::App* plan = add("plan", "A first week, as a proposal to be signed", What::plan,
                       "Examples:\n  mettle plan person.json\n  mettle plan person.json --from 2026-11-30");
  add_person_options(*plan, chosen);
  plan->add_option("--from", chosen.question.from,
                   "First day of the week, YYYY-MM-DD (default: the day after --as-of)");
}

void add_red_flag_command(CLI::App& app, Chosen& chosen, Action& action) {
  CLI::App* command = app.add_subcommand("red-flags", "Which warning signs must reach a clinician, how soon, and whom");
  command->footer(
      "Examples:\n  mettle red-flags --yes limb_weak\n  mettle red-flags person.json --yes fell --not-sure fall_hurts\n"
      "  mettle knowledge list signs");
  command->add_option("FILE", chosen.red_flags.file,
                      "The person's record, for what depends on it; - for standard input");
  command->add_option("--yes", chosen.red_flags.yes, "Signs that are there, with commas between")->delimiter(',');
  command->add_option("--not-sure", chosen.red_flags.not_sure, "Signs nobody is sure of")->delimiter(',');
  command->add_option("--as-of", chosen.red_flags.as_of, "Judge as on this day, YYYY-MM-DD (default: today)");
  command->add_flag("--json", chosen.red_flags.as_json, "Print JSON instead of text");
  command->callback([&action] {
    action = [](Chosen& c) {
      return with_knowledge(c, [&](const Loaded& l) { return check_red_flags(l, c.red_flags); });
    };
  });
}

void add_mutate_command(CLI::App& knowledge, Chosen& chosen, Action& action) {
  CLI::App* command = knowledge.add_subcommand(
      "mutate", "Makes one rule, cap, default or sign after the other milder, and names who notices");
  command->footer(
      "Examples:\n  mettle knowledge mutate\n  mettle knowledge mutate --seed 7 --limit 500\n"
      "Exit status 1 when nobody notices one, or when docs/safety/equal_mutants.toml is not as it should be.");
  command->add_option("FOLDER", chosen.mutation.folder, "The folder that holds knowledge/, cases/ and docs/")
      ->capture_default_str();
  command->add_option("--seed", chosen.mutation.seed, "Which mutants a shortened run draws")->capture_default_str();
  command->add_option("--limit", chosen.mutation.limit, "So many mutants only (default: every one)");
  command->add_option("--jobs", chosen.mutation.jobs, "So many at a time (default: one for each processor)");
  command->add_flag("--list", chosen.mutation.list, "A line for every mutant");
  command->add_flag("--write", chosen.mutation.write,
                    "Write cases that notice the survivors, and the list of equal mutants; to be read before kept");
  command->callback([&action] { action = [](Chosen& c) { return mutate_knowledge(c.mutation); }; });
}

void add_knowledge_commands(CLI::App& app, Chosen& chosen, Action& action) {
  CLI::App* knowledge = app.add_subcommand("knowledge", "What Mettle knows, on what evidence, and whether it is whole");
  knowledge->require_subcommand(1);
  knowledge->footer(
      "Examples:\n  mettle knowledge check knowledge\n  mettle knowledge list limits\n"
      "  mettle knowledge show sit_to_stand\n  mettle knowledge table modules");
  CLI::App* check = knowledge->add_subcommand("check", "Every fault at once, with its place and how to mend it");
  check->add_option("FOLDER", chosen.folder, "A folder like knowledge/ (default: what is inside the program)");
  check->callback(
      [&action] { action = [](Chosen& c) { return check_knowledge(c.folder.empty() ? c.knowledge : c.folder); }; });
  CLI::App* list = knowledge->add_subcommand("list", "Ids of one kind, a line each");
  list->add_option("KIND", chosen.kind, "exercises, tests, daily, rules, limits, floors, facts, scores, evidence ...")
      ->required();
  list->add_flag("--json", chosen.as_json, "Print JSON");
  list->callback([&action] {
    action = [](Chosen& c) {
      return with_knowledge(c, [&](const Loaded& l) { return list_knowledge(l, c.kind, c.as_json); });
    };
  });
  CLI::App* show = knowledge->add_subcommand("show", "Everything about one id: what, why, how sure, who may lift it");
  show->add_option("ID", chosen.id, "An id from mettle knowledge list")->required();
  show->add_flag("--json", chosen.as_json, "Print the row as it is written, as JSON");
  show->callback([&action] {
    action = [](Chosen& c) {
      return with_knowledge(c, [&](const Loaded& l) { return show_knowledge(l, c.knowledge, c.id, c.as_json); });
    };
  });
  CLI::App* table = knowledge->add_subcommand("table", "A published table beside what the rules leave open");
  table->add_option("NAME", chosen.table, "modules: which part of training is a target for which site")
      ->required()
      ->check(CLI::IsMember({"modules"}));
  table->add_flag("--json", chosen.as_json, "Print JSON");
  table->callback([&action] {
    action = [](Chosen& c) {
      return with_knowledge(c, [&](const Loaded& l) { return table_of_modules(l, c.as_json); });
    };
  });
  CLI::App* diff = knowledge->add_subcommand("diff", "What differs between two folders, and which verdicts move");
  diff->add_option("OLD", chosen.older, "A folder like knowledge/, as it was")->required();
  diff->add_option("NEW", chosen.newer, "A folder like knowledge/, as it is")->required();
  diff->add_flag("--json", chosen.as_json, "Print JSON, one row for each verdict that moves");
  diff->footer(
      "The people are those of cases/people/reference/. Exit status: 0 no verdict moves, 3 verdicts move or entries\n"
      "come or go, 1 faults in one of the folders.\n\nExamples:\n  mettle knowledge diff knowledge-before knowledge");
  diff->callback([&action] { action = [](Chosen& c) { return diff_knowledge(c.older, c.newer, c.as_json); }; });
  CLI::App* reach = knowledge->add_subcommand("reach", "How much is open to invented people: over-restriction");
  reach->add_option("--people", chosen.people, "So many instead of those of knowledge/reach.toml")
      ->check(CLI::Range(1, 1'000'000));
  reach->add_flag("--json", chosen.as_json, "Print JSON");
  reach->footer(
      "Exit status 1: a ceiling is passed, or somebody is left with less than the starting set.\n\n"
      "Examples:\n  mettle knowledge reach\n  mettle --knowledge knowledge knowledge reach --people 1000");
  reach->callback([&action] {
    action = [](Chosen& c) {
      return with_knowledge(
          c, [&](const Loaded& l) { return measure_knowledge_reach(l, c.knowledge, c.people, c.as_json); });
    };
  });
  add_mutate_command(*knowledge, chosen, action);
  CLI::App* examples = knowledge->add_subcommand("examples", "Entries nearest to the line that a limit draws");
  examples->add_option("ID", chosen.id, "The id of a limit")->required();
  examples->callback([&action] {
    action = [](Chosen& c) {
      return with_knowledge(c, [&](const Loaded& l) { return suggest_rule_examples(l, c.id); });
    };
  });
}

void add_activity_command(CLI::App& app, Action& action) {
  CLI::App* activity = app.add_subcommand("activity", "How to describe an activity that is not in the library");
  activity->require_subcommand(1);
  activity->footer(
      "Examples:\n  mettle activity template > my_activity.toml\n  mettle screen person.json --activity "
      "my_activity.toml");
  CLI::App* form = activity->add_subcommand("template", "A commented file to start from, with every allowed word");
  form->callback([&action] { action = [](Chosen& c) { return with_knowledge(c, print_activity_template); }; });
}

void add_trace_command(CLI::App& app, Chosen& chosen, Action& action) {
  CLI::App* command = app.add_subcommand("trace", "Recommendation, claim, rule, case, hazard: what carries what");
  command->add_flag("--hazards", chosen.tracing.hazards, "The page of hazards instead");
  command->add_flag("--json", chosen.tracing.as_json, "Print JSON instead of a page");
  command->add_option("--out", chosen.tracing.out, "Write to this file instead of standard output");
  command->add_option("--root", chosen.tracing.root, "The root of the repository")->capture_default_str();
  command->footer(
      "Reads knowledge/, cases/, docs/safety/hazards.toml and the names of tests. Exit status 1: a cell is empty or\n"
      "leads nowhere.\n\nExamples:\n  mettle trace --out docs/safety/traceability.md\n"
      "  mettle trace --hazards --out docs/safety/hazards.md");
  command->callback([&action] { action = [](Chosen& c) { return trace_repository(c.tracing); }; });
}

void add_record_command(CLI::App& app, Action& action) {
  CLI::App* record = app.add_subcommand("record", "The form of Mettle's own record");
  record->require_subcommand(1);
  record->footer("Examples:\n  mettle record schema > record.schema.json");
  CLI::App* schema = record->add_subcommand("schema", "Its JSON Schema, with every fact, answer, site and role");
  schema->callback([&action] { action = [](Chosen& c) { return with_knowledge(c, print_record_schema); }; });
}

void add_serve_command(CLI::App& app, Chosen& chosen, Action& action) {
  CLI::App* command = app.add_subcommand("serve", "The page, on this machine only; nothing is stored");
  command->add_option("--port", chosen.serving.port, "Port on 127.0.0.1; 0 takes any that is free")
      ->capture_default_str();
  command->footer("Examples:\n  mettle serve\n  mettle serve --port 0");
  command->callback([&action] {
    action = [](Chosen& c) { return with_knowledge(c, [&](const Loaded& l) { return serve(l, c.serving); }); };
  });
}

/// CLI11's complaint as one clear sentence.
int refuse_command_line(const CLI::Error& error, const CLI::App& app, std::span<char*> words) {
  const CLI::App* at = &app;
  std::string name = "mettle";
  for (const char* word : words.subspan(1)) {
    const auto below = at->get_subcommands([&](const CLI::App* command) { return command->get_name() == word; });
    if (below.empty()) {
      const auto known = at->get_subcommands([](const CLI::App*) { return true; });
      if (known.empty() || word[0] == '-') break;
      std::vector<std::string> names;
      for (const CLI::App* command : known) names.push_back(command->get_name());
      return refuse({"There is no command \"" + std::string{word} + "\".", "",
                     suggest(word, names) + " " + name + " --help shows all."});
    }
    at = below.front();
    name += " " + at->get_name();
  }
  std::string what = error.what();
  if (what.empty() || what.back() != '.') what += ".";
  return refuse({what, "", name + " --help shows what there is."});
}

int run(int argc, char** argv) {
  CLI::App app{about, "mettle"};
  app.require_subcommand(1);
  app.set_version_flag("--version", METTLE_VERSION);
  Chosen chosen;
  Action action;
  app.add_option("--knowledge", chosen.knowledge, "Use this folder of knowledge instead of the one inside the program");
  app.footer(
      "Examples:\n  mettle assess person.json\n  mettle explain person.json sit_to_stand_arms\n  mettle serve\n\n"
      "Exit status: 0 answered, 1 faults in knowledge, 2 something given could not be used (nothing is then printed\n"
      "that could be taken for advice), 3 verdicts move (knowledge diff).\nEvery command has --help with examples; see "
      "also the page mettle(1).");
  add_person_commands(app, chosen, action);
  add_red_flag_command(app, chosen, action);
  add_knowledge_commands(app, chosen, action);
  add_trace_command(app, chosen, action);
  add_record_command(app, action);
  add_activity_command(app, action);
  add_serve_command(app, chosen, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::Error& error) {
    return refuse_command_line(error, app, {argv, static_cast<std::size_t>(argc)});
  }
  for (const Library library : asked_libraries)
    if (chosen.library == id_of(library)) chosen.question.library = library;
  return action(chosen);
}

}  // namespace
}  // namespace mettle

// What a library throws ends here in words, and with no answer.
int main(int argc, char** argv) {
  try {
    return mettle::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "mettle: this cannot be worked out now: %s. Nothing has been judged.\n", error.what());
  } catch (...) {
    std::fputs("mettle: this cannot be worked out now. Nothing has been judged.\n", stderr);
  }
  return mettle::exit_bad_input;
}
