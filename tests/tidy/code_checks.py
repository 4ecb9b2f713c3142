"""What must hold in the C++ of src/."""
import re
from pathlib import PurePosixPath

from tree import Finding, check

# The rooms from the ground up; rooms on one floor may not include each other.
FLOORS = [["base"], ["body"], ["knowledge"], ["picture"], ["safety"], ["care"], ["interop", "ledger"],
          ["server", "assurance"], ["app"]]
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
CORE = {"base", "body", "knowledge", "picture", "safety", "care"}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def sources(tree, tests=False):
    """Every C++ file of src/; with its unit tests only when asked."""
    return [p for p in tree.find(".h", ".cc", under="src/") if tests or not p.endswith("_test.cc")]


def room_of(path):
    return path.split("/")[1] if path.count("/") >= 2 else ""


def includes(tree, path):
    """(line, kind of bracket, name) of every #include of a file."""
    for number, line in tree.lines(path):
        if found := INCLUDE.match(line):
            yield number, found[1], found[2]


@check("Includes point down only")
def includes_point_down(tree):
    for path in sources(tree, tests=True):
        room = room_of(path)
        for line, bracket, name in includes(tree, path):
            if bracket != '"' or path.endswith("_test.cc") and not tree.find(f"src/{name}"):
                continue
            other = name.split("/")[0]
            if other not in FLOOR or f"src/{name}" not in tree.paths:
                yield Finding(path, line, f'there is no "{name}" under src/',
                              'Write the path from src/: #include "room/unit.h".')
            elif room in FLOOR and other != room and FLOOR[other] >= FLOOR[room]:
                way = "beside" if FLOOR[other] == FLOOR[room] else "above"
                below = ", ".join(r for floor in FLOORS[: FLOOR[room]] for r in floor) or "the standard library only"
                yield Finding(path, line, f"{room} includes {name}, and {other} is {way} it",
                              f"{room} may include {below}. Move what it needs down to one of those, or move this "
                              f"unit up to {other}, or let {other} hand the value in.")


# Which file alone may know a library, and which rooms.
LIBRARIES = [
    ("toml++/", {"src/knowledge/toml_reader.cc"}, set(), "Read TOML through knowledge/toml_reader.h."),
    ("rapidjson/", {"src/base/json_read.cc"}, set(), "Read JSON through base/json.h."),
    ("tl/expected.hpp", {"src/base/result.h"}, set(), "Use Result from base/result.h."),
    ("boost/", set(), {"interop", "server", "app"}, "The core knows no Boost; hand the value in from the server."),
    ("fmt/", set(), {"interop", "server", "app"}, "In the core, put text together with base/text.h."),
    ("sodium", set(), {"interop", "server", "app"}, "Let the shell work it out and hand it in."),
    ("CLI/", set(), {"app"}, "Only the command line of app/ knows CLI11."),
]
# Standard headers that the pure core may not use, and what to use instead.
NOT_IN_CORE = {
    **dict.fromkeys(["iostream", "ostream", "istream", "sstream", "fstream", "iomanip", "print"],
                    "Return text (base/text.h); the shell prints it. The browser build pays 420 KB for streams."),
    **dict.fromkeys(["filesystem", "cstdio", "stdio.h"], "The shell reads files and hands their text in."),
    **dict.fromkeys(["thread", "mutex", "shared_mutex", "atomic", "future", "condition_variable", "semaphore"],
                    "The core has no threads; the server runs it on several."),
    **dict.fromkeys(["chrono", "ctime", "time.h"], "Take `Date today` as an argument (base/date.h)."),
    "random": "Take ids and seeds as arguments.",
    "locale": "No locale decides anything here; base/text.h compares plainly.",
    "regex": "Read by hand with std::string_view; regular expressions throw.",
    **dict.fromkeys(["stdexcept", "exception", "system_error"], "Return Result<T, Problem> (base/result.h)."),
    "unordered_map": "Use std::map or a sorted vector: what is printed or hashed must have one order.",
    "unordered_set": "Use std::set or a sorted vector: what is printed or hashed must have one order.",
}


@check("A library is known only where it has its door")
def libraries_have_doors(tree):
    for path in sources(tree):
        for line, bracket, name in includes(tree, path):
            for start, files, rooms, cure in LIBRARIES:
                if bracket == "<" and name.startswith(start) and path not in files and room_of(path) not in rooms:
                    yield Finding(path, line, f"<{name}> is not for this file", cure)
            if bracket == "<" and "." in name and room_of(path) in CORE and name not in NOT_IN_CORE:
                if not any(name.startswith(start) for start, *_ in LIBRARIES):
                    yield Finding(path, line, f"<{name}> is no header of the C++ library",
                                  "The core uses std, tl/expected.hpp, toml++ and rapidjson only.")


@check("The pure core includes no file, clock, thread, stream or chance")
def core_headers(tree):
    for path in sources(tree):
        if room_of(path) in CORE:
            for line, bracket, name in includes(tree, path):
                if bracket == "<" and name in NOT_IN_CORE:
                    yield Finding(path, line, f"<{name}> is not for the core", NOT_IN_CORE[name])


# A call or word that the pure core may not use, and what to use instead. TOML numbers come as decimals and are turned
# into whole numbers at once; rapidjson asks its handler for a function named Double.
BANNED = [
    (r"\b(?:s?rand|rand_r|random_device|mt19937(?:_64)?)\b", "chance", "Take the value as an argument."),
    (r"(?<![\w.>])(?:std::)?(?:time|clock|localtime|gmtime)\s*\(|\b(?:system|steady|high_resolution|utc)_clock\b",
     "a clock", "Take `Date today` as an argument."),
    (r"\bstd::(?:cout|cerr|clog|cin)\b|\b(?:f|s|sn)?printf\s*\(|\bputs\s*\(",
     "printing", "Return text; the shell prints it."),
    (r"\b(?:throw|try|catch)\b", "exceptions", "Return Result<T, Problem>; a bug is METTLE_CHECK."),
    (r"\b(?:float|double)\b", "floating point", "Count in whole numbers of a small unit (millionths, tenths)."),
    (r"\bgetenv\b|\bsetlocale\b|\bstd::locale\b", "the surroundings", "Take the value as an argument."),
    (r"\bstd::(?:stoi|stol|stoll|stoul|stof|stod)\b|\b(?:atoi|atol|atof|strtod|strtol)\s*\(",
     "a reader that throws or stops silently", "Use base/text.h, which says what it could not read."),
    (r"(?<![\w:])(?:assert|abort|exit)\s*\(", "stopping the program", "A bug is METTLE_CHECK (base/check.h)."),
    (r"\b(?:dynamic_cast|typeid)\b", "run-time type information", "Use std::variant."),
    (r"\bis_?safe\b|\bisSafe\b", "the word safe", "Nothing here promises that: say that it fits under the ceiling."),
]
MAY_USE = {
    "floating point": {"src/knowledge/toml_reader.cc", "src/base/json_read.cc"},
    "stopping the program": {"src/base/check.h"},
}


@check("The pure core has no clock, chance, exception, floating point or printing")
def banned_calls(tree):
    for path in sources(tree):
        if room_of(path) not in CORE:
            continue
        for number, line in enumerate(tree.code(path), 1):
            for pattern, what, cure in BANNED:
                if re.search(pattern, line) and path not in MAY_USE.get(what, ()):
                    yield Finding(path, number, f"{what} in the core: {line.strip()[:80]}", cure)


NUMBER = re.compile(r"(?<![\w.])(\d[\d']*)(?:[uUlLzZ]*)(?![\w.xX])")
# Where a number speaks of the machine and not of a body: the size of an array or a bit set, a shift, an element, a
# check at compile time.
OF_THE_MACHINE = re.compile(
    r"(?:std::)?(?:array|bitset|span)<[^<>;]*(?:<[^<>]*>)?[^<>;]*>|std::get<\d+>|(?:<<|>>)=?\s*\d+[uUlL]*"
    r"|static_assert.*|case\s+\d+\s*:|^\s*#.*")
EXCUSE = re.compile(r"//\s*not clinical: *\S+(?: +\S+)+")


@check("No clinical number in code")
def no_clinical_numbers(tree):
    for path in sources(tree):
        if room_of(path) not in {"picture", "safety", "care"}:
            continue
        whole = tree.text(path).splitlines()
        for number, line in enumerate(tree.code(path), 1):
            above = whole[number - 2].strip() if number > 1 else ""
            if EXCUSE.search(whole[number - 1]) or above.startswith("//") and EXCUSE.search(above):
                continue
            for found in NUMBER.finditer(OF_THE_MACHINE.sub(lambda m: " " * len(m[0]), line)):
                if int(found[1].replace("'", "")) > 2:
                    yield Finding(path, number, f"the number {found[1]} stands in code: {line.strip()[:80]}",
                                  "Put it into knowledge/ with its evidence, or end the line with "
                                  "`// not clinical: what it counts` (or write that on the line above).")


@check("No exercise, test, daily task or rule is named in code")
def nothing_named_in_code(tree):
    named = {}
    for folder in ["exercises", "tests", "daily", "done_to", "rules"]:
        for path in tree.find(".toml", under=f"knowledge/{folder}/"):
            tables = tree.toml(path)
            for rows in tables.values() if isinstance(tables, dict) else ():
                for row in rows if isinstance(rows, list) else ():
                    if isinstance(row, dict) and re.search(r"[_-]", str(row.get("id", ""))):
                        named[row["id"]] = path
    for path in sources(tree):
        if room_of(path) in {"app", "server"}:
            continue  # the demonstration page and the help texts may show one
        for number, line in tree.lines(path):
            for word in re.findall(r'"([A-Za-z0-9_-]+)"', line):
                if word in named:
                    yield Finding(path, number, f'"{word}" of {named[word]} is named in code',
                                  "Decide from what the entry demands or the rule says, never from its name.")


@check("Every header is included by something besides its own unit")
def no_dead_headers(tree):
    included = {}
    for path in tree.find(".h", ".cc", ".c"):
        for _, bracket, name in includes(tree, path):
            if bracket == '"':
                included.setdefault(f"src/{name}", set()).add(re.sub(r"(_test)?\.(cc|h)$", "", path))
    for path in sources(tree):
        if path.endswith(".h") and not included.get(path, set()) - {path[:-2]}:
            yield Finding(path, 1, "nothing includes this header besides its own unit",
                          "Take the unit out, or use it.")


@check("Every unit test stands beside its unit")
def tests_beside_units(tree):
    everything = set(tree.paths)
    for path in sources(tree, tests=True):
        unit = path.removesuffix("_test.cc")
        if path.endswith("_test.cc") and not {unit + ".h", unit + ".cc"} & everything:
            yield Finding(path, 1, f"there is no {PurePosixPath(unit).name}.h or .cc beside this test",
                          "A unit test stands beside its unit and has its name; what crosses rooms is in tests/.")


@check("A source file is at most 400 lines, or says why it is longer")
def not_too_long(tree):
    for path in tree.find(".h", ".cc", ".ts", ".tsx", ".py"):
        lines = tree.lines(path)
        if len(lines) > 400 and not any(re.search(r"(//|#) Long because: \S", line) for _, line in lines[:15]):
            yield Finding(path, 401, f"{len(lines)} lines",
                          "Split it along the domain, or say among its first lines: // Long because: ...")
