#!/usr/bin/env python3
"""The tidy tests, the counting of ./test and the comparing of ./test coverage tested: a check that cannot fail is a defect.

Every check is given a small clean project, which it must pass, and then violations planted into it one at a time, each
of which it must report at the planted place, and only there. Things that look like a violation but are none must pass.
"""
import contextlib
import io
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import count_tests  # noqa: E402
import coverage  # noqa: E402
import tidy  # noqa: E402
from tree import CHECKS, Tree  # noqa: E402

RULE = """[[{kind}]]
id = "{id}"
title = "A sentence"
evidence = ["CAMPBELL22-R5"]
status = "draft"
owner = "vacant"
example.{one} = ["deep_twist"]
example.{two} = ["trunk_turn"]
"""
LIMIT = RULE.format(kind="limit", id="SPINE-ROT", one="stops", two="passes")
FLOOR = RULE.format(kind="floor", id="TIER-SINS", one="fires", two="quiet")
CLAIM = '[[claim]]\nid = "CAMPBELL22-R5"\nsays = "Avoid it"\nwhere = "R5"\nkind = "consensus"\nmark = "S"\n'

CLEAN = {
    "run": "#!/usr/bin/env bash\nset -euo pipefail\n",
    "CMakeLists.txt": "find_package(fmt REQUIRED)\npkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)\n",
    "scripts/packages.txt": "build  libfmt-dev  text\n",
    "web/package.json": '{ "dependencies": { "react": "19.3.1" } }\n',
    "web/package-lock.json": '{ "packages": { "node_modules/react": { "version": "19.3.1" } } }\n',
    "docs/dependencies.md": "# Dependencies\n\n`fmt` `libfmt-dev` `libsodium` `react`\n",
    "docs/map.md": "# Map\n\n`src/base/` begins in `src/base/text.h`, `src/safety/` in `src/safety/ceilings.h`,\n"
                   "`src/server/` in `src/server/pages.cc`.\n",
    "knowledge/evidence/claims.toml": CLAIM,
    "knowledge/rules/spine.toml": LIMIT,
    "knowledge/rules/tiers.toml": FLOOR,
    "knowledge/exercises/trunk.toml": '[[exercise]]\nid = "deep_twist"\nevidence = ["CAMPBELL22-R5"]\n',
    "src/base/text.h": "#pragma once\n#include <string>\n",
    "src/base/text.cc": '#include "base/text.h"\n',
    "src/base/text_test.cc": '#include "base/text.h"\n#include <gtest/gtest.h>\n',
    "src/safety/ceilings.h": '#pragma once\n#include "base/text.h"\n',
    "src/safety/ceilings.cc": '#include "safety/ceilings.h"\n',
    "src/server/pages.cc": '#include <boost/asio.hpp>\n#include "safety/ceilings.h"\n',
}

# Of each check: (the file to write, its text, the line that must be reported; None: nothing may be reported).
PLANTS = {
    "Includes point down only": [
        ("src/base/text.cc", '#include "base/text.h"\n#include "safety/ceilings.h"\n', 2),
        ("src/base/text.cc", '#include "base/lost.h"\n', 1),
        ("src/base/text_test.cc", '#include "safety/ceilings.h"\n', 1),
        ("src/base/text_test.cc", '#include "support/any.h"\n', None),
    ],
    "A library is known only where it has its door": [
        ("src/safety/ceilings.cc", "#include <toml++/toml.h>\n", 1),
        ("src/safety/ceilings.cc", "\n#include <boost/json.hpp>\n", 2),
        ("src/server/pages.cc", "#include <rapidjson/reader.h>\n", 1),
        ("src/safety/ceilings.cc", "#include <openssl/sha.h>\n", 1),
    ],
    "The pure core includes no file, clock, thread, stream or chance": [
        ("src/safety/ceilings.cc", "#include <iostream>\n", 1),
        ("src/server/pages.cc", "#include <iostream>\n", None),
        ("src/base/text.cc", "#include <chrono>\n", 1),
    ],
    "The pure core has no clock, chance, exception, floating point or printing": [
        ("src/safety/ceilings.cc", "int a;\nint b = rand();\n", 2),
        ("src/safety/ceilings.cc", "auto now = std::chrono::system_clock::now();\n", 1),
        ("src/safety/ceilings.cc", "long t = time(nullptr);\n", 1),
        ("src/safety/ceilings.cc", "double half;\n", 1),
        ("src/safety/ceilings.cc", "void f() { throw 1; }\n", 1),
        ("src/safety/ceilings.cc", "void f() { std::cout << 1; }\n", 1),
        ("src/safety/ceilings.cc", "bool is_safe(int entry);\n", 1),
        ("src/safety/ceilings.cc",
         '// throw, double, rand(): said in a comment\nauto text = "try a double";\nint review_time(int);\n', None),
    ],
    "No clinical number in code": [
        ("src/safety/ceilings.cc", "int a = 2;\nint weeks = 12;\n", 2),
        ("src/safety/ceilings.cc", "if (score >= 7) stop();\n", 1),
        ("src/safety/ceilings.cc", "constexpr int highest = 1'000;\n", 1),
        ("src/safety/ceilings.cc", "int weeks = 12;  // not clinical:\n", 1),
        ("src/safety/ceilings.cc",
         "int week = 7;  // not clinical: days in a week\n// not clinical: hours in a day\nint day = 24;\n"
         "std::array<int, 12> months;\nauto mask = 1U << 63;\nint level_7 = 0xFF;\n"
         "auto text = \"12 weeks\";  // 12 weeks\n", None),
        ("src/base/text.cc", "int weeks = 12;\n", None),
    ],
    "No exercise, test, daily task or rule is named in code": [
        ("src/safety/ceilings.cc", '\nif (id == "deep_twist") stop();\n', 2),
        ("src/safety/ceilings.cc", 'if (rule == "SPINE-ROT") go();\n', 1),
    ],
    "Every header is included by something besides its own unit": [
        ("src/base/lonely.h", "#pragma once\n", 1),
        ("src/base/text.h", "#pragma once\n#include <string>\n// still included from above\n", None),
    ],
    "Every unit test stands beside its unit": [
        ("src/base/lost_test.cc", "int main() {}\n", 1),
    ],
    "A source file is at most 400 lines, or says why it is longer": [
        ("src/base/text.cc", "int a;\n" * 401, 401),
        ("src/base/text.cc", "// Long because: one table\n" + "int a;\n" * 401, None),
    ],
    "Every TOML file can be read": [
        ("knowledge/rules/spine.toml", LIMIT + "broken =\n", 9),
        ("tests/fuzz/corpus/toml/found.toml", "[\n", None),
    ],
    "Every claim has one id, and says what, where, of what kind, and whether it was seen, recalled or decided": [
        ("knowledge/evidence/claims.toml", CLAIM.replace('says = "Avoid it"\n', ""), 2),
        ("knowledge/evidence/claims.toml", CLAIM + CLAIM, 8),
        ("knowledge/evidence/claims.toml", CLAIM.replace('mark = "S"', 'mark = "X"'), 2),
    ],
    "Every evidence id resolves to a claim": [
        ("knowledge/rules/spine.toml", LIMIT.replace("CAMPBELL22-R5", "CAMPBELL22-R6"), 4),
        ("knowledge/exercises/trunk.toml", '[[exercise]]\ndose.evidence = "S"\n', 2),
    ],
    "Every rule has an id of its own, title, evidence, status, owner and an example of both kinds": [
        ("knowledge/rules/spine.toml", LIMIT.replace('owner = "vacant"\n', ""), 2),
        ("knowledge/rules/spine.toml", LIMIT.replace('example.passes = ["trunk_turn"]\n', ""), 2),
        ("knowledge/rules/tiers.toml", FLOOR.replace('example.fires = ["deep_twist"]\n', ""), 2),
        ("knowledge/rules/spine.toml", LIMIT.replace('"draft"', '"fine"'), 2),
        ("knowledge/rules/tiers.toml", FLOOR.replace("TIER-SINS", "SPINE-ROT"), 2),
    ],
    "Steps between exercises lead on and never in a circle": [
        ("knowledge/exercises/trunk.toml", '[[exercise]]\nid = "a"\nharder = ["a"]\neasier = ["a"]\n', 2),
        ("knowledge/exercises/trunk.toml",
         '[[exercise]]\nid = "a"\nharder = ["b"]\n[[exercise]]\nid = "b"\n', 5),
        ("knowledge/exercises/trunk.toml",
         '[[exercise]]\nid = "a"\n[[exercise]]\nid = "b"\neasier = ["a"]\n', 2),
        ("knowledge/exercises/trunk.toml",
         '[[exercise]]\nid = "a"\n[[exercise]]\nid = "b"\nteaching_example_of_risk = true\neasier = ["a"]\n', None),
        ("knowledge/exercises/trunk.toml",
         '[[exercise]]\nid = "a"\nharder = ["b"]\n[[exercise]]\nid = "b"\neasier = ["a"]\n', None),
    ],
    "No path of one machine": [
        ("README.md", "# Mettle\n\nSee " + "/ho" + "me/anna/mettle.\n", 3),
        ("run", '#!/usr/bin/env bash\nset -euo pipefail\ncd "' + "/wo" + 'rk/main"\n', 3),
        ("README.md", "# Mettle\n\nWalk/work, docs/tmp/x, [home](docs/home/x.md), w/root/.\n", None),
    ],
    "No host of a package registry or mirror": [
        ("web/package-lock.json", '{ "a": "https://regis' + 'try.example-host.org/a" }\n', 1),
        ("web/package-lock.json", '{\n  "resolved": "somewhere" }\n', 2),
        ("README.md", "# Mettle\n\nhttp://deb." + "some-mirror.org/debian\n", 3),
    ],
    "Nothing is left unfinished or switched off": [
        ("src/base/text.cc", "int a;  // TO" + "DO finish\n", 1),
        ("src/base/text_test.cc", "TEST(Text, DIS" + "ABLED_Reads) {}\n", 1),
        ("web/src/a.test.ts", "test" + ".skip('x', f)\n", 1),
    ],
    "One title a page": [
        ("README.md", "# One\n\n# Two\n", 3),
        ("README.md", "No title\n", 1),
        ("README.md", "# One\n\n```\n# a comment in a script\n```\n", None),
    ],
    "Pages wrap at 120": [
        ("README.md", "# One\n\n" + "word " * 25 + "\n", 3),
        ("README.md", "# One\n\n| " + "word " * 25 + "|\n", None),
    ],
    "The map shows every room, and every place on it exists": [
        ("src/care/tier.h", "#pragma once\n", 1),
        ("docs/map.md", CLEAN["docs/map.md"] + "Also `src/base/gone.h`.\n", 5),
    ],
    "Every dependency is explained in docs/dependencies.md": [
        ("CMakeLists.txt", "\nfind_package(Boost 1.81)\n", 2),
        ("CMakeLists.txt", "pkg_check_modules(PQ REQUIRED libpq>=15)\n", 1),
        ("web/package.json", '{ "dependencies": {\n  "left-pad": "1" } }\n', 2),
        ("scripts/packages.txt", "test  cowsay  cheer\n", 1),
    ],
    "Every JSON file can be read": [
        ("contract/plan.json", '{\n "a": }\n', 2),
    ],
    "Scripts can be run, and stop at the first failure": [
        ("run", "#!/usr/bin/env bash\necho\n", 1),
        ("test", "#!/usr/bin/env bash\nset -euo pipefail\n", 1),
    ],
    "Text files end with one new line and carry no blanks at line ends and no tabs": [
        ("README.md", "# One\n\nblank \n", 3),
        ("README.md", "# One\n\nend", 3),
        ("src/base/text.cc", "\tint a;\n", 1),
    ],
}


# What a stage said, how it ended, and what must be counted: passed, failed, skipped.
COUNTS = [
    ("3 passed, 1 failed\n", 1, "3 1 0"),
    ("tidy: 3 passed, 0 failed, 2 skipped\n", 0, "3 0 2"),
    ("2 passed, 0 failed\n4 passed, 0 failed\n", 0, "6 0 0"),
    (" Test Files  1 failed | 2 passed (3)\n      Tests  1 failed | 4 passed | 2 skipped (7)\n", 1, "4 1 2"),
    ("\x1b[2m      Tests \x1b[22m \x1b[1m\x1b[32m9 passed\x1b[39m\x1b[22m\x1b[90m (9)\x1b[39m\n", 0, "9 0 0"),
    ("# tests 3\n# pass 2\n# fail 0\n# skipped 1\n", 0, "2 0 1"),
    ("2 passed, 0 failed\n", 1, "2 1 0"),  # an error after the last test
    ("Segmentation fault\n", 139, "0 1 0"),
    ("", 0, "0 1 0"),  # nothing ran
    ("0 passed, 0 failed\n", 0, "0 1 0"),
]
REPORT = """<testsuites><testsuite name="Date">
<testcase name="Reads" status="run" result="completed" classname="Date"/>
<testcase name="Breaks" status="run" result="completed" classname="Date"><failure message="no"/></testcase>
<testcase name="Waits" status="run" result="skipped" classname="Date">
<skipped message="a.cc:4&#x0A;no examples"/></testcase>
<testcase name="Other" status="notrun" result="suppressed" classname="Date"/>
</testsuite></testsuites>"""


def counted(*arguments):
    """What count_tests.py prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        count_tests.main(*arguments)
    return said.getvalue().splitlines()


def write(root, files):
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        if path == "run":
            place.chmod(0o755)


SOURCE = "int f(int a) {\n  if (a > 1) return b;\n  stop();\n  return 0;\n}\n"

# What is it, segments as llvm-cov gives them, and the places without a test that they hold.
UNREACHED = [
    ("nothing", [[1, 14, 3, True, True, False], [5, 2, 0, False, False, False]], []),
    ("half a line",
     [[1, 14, 3, True, True, False], [2, 14, 0, True, True, False], [2, 23, 3, True, False, False],
      [5, 2, 0, False, False, False]], [(2, 2, "return b;")]),
    ("lines joined over what lies between them",
     [[1, 14, 1, True, True, False], [2, 14, 0, True, True, False], [2, 22, 0, True, False, True],
      [3, 3, 0, True, True, False], [5, 1, 1, True, False, False]], [(2, 4, "return b; stop(); return 0;")]),
    ("what lies between alone", [[2, 12, 0, True, False, True], [2, 14, 4, True, True, False],
                                 [5, 2, 0, False, False, False]], []),
    ("a bracket alone", [[5, 1, 0, True, True, False], [5, 2, 0, False, False, False]], []),
]


def places(root, sentence):
    """Where the check of that sentence complains about the project at `root`."""
    function = dict(CHECKS)[sentence]
    return sorted({(finding.path, finding.line) for finding in function(Tree(root))})


def main():
    passed, failed = 0, 0

    def expect(what, got, wanted):
        nonlocal passed, failed
        if got == wanted:
            passed += 1
        else:
            failed += 1
            print(f"FAILED {what}\n  reported {got}\n  wanted   {wanted}")

    for sentence, _ in CHECKS:
        expect(f"{sentence}: has a violation planted in this file",
               any(line is not None for _, _, line in PLANTS.get(sentence, [])), True)
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), CLEAN)
            expect(f"{sentence}: passes a clean project", places(folder, sentence), [])
    for sentence, (path, text, line) in [(sentence, plant) for sentence, plants in PLANTS.items() for plant in plants]:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), {**CLEAN, path: text})
            where = "docs/map.md" if sentence.startswith("The map") else path
            wanted = [] if line is None else [(where, line)]
            expect(f"{sentence}: {path} with {text[:60]!r}", places(folder, sentence), wanted)
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), CLEAN)
        expect("The whole run passes a clean project", [s for s, found in tidy.findings(Tree(folder)) if found], [])
    with tempfile.TemporaryDirectory() as folder:
        for text, status, wanted in COUNTS:
            write(Path(folder), {"log": text})
            expect(f"Counts {text!r}", counted(f"{folder}/log", status)[0], wanted)
        write(Path(folder), {"reports/test_base.xml": REPORT})
        expect("Counts GoogleTest's reports", counted(f"{folder}/log", 1, f"{folder}/reports"),
               ["1 1 1", "failed: Date.Breaks", "skipped: Date.Waits: no examples"])
        expect("A test program that wrote no report failed", counted(f"{folder}/log", 8, f"{folder}/none")[0], "0 1 0")
    for what, segments, wanted in UNREACHED:
        expect(f"Unreached: {what}", coverage.unreached(segments, SOURCE.split("\n")), wanted)
    place, other = ("a.cc", 2, 2, "return b;"), ("a.cc", 3, 3, "stop();")
    told = {"file": "a.cc", "source": "stop();", "why": "A bug stops here."}
    expect("A place without an explanation is named", coverage.compared([place, other], [told]),
           ([(other, told["why"])], [place], []))
    expect("An explanation covers one place, unless it says how many", coverage.compared([other, other], [told]),
           ([(other, told["why"])], [other], []))
    expect("An explanation of two places wants both", coverage.compared([other], [{**told, "times": 2}])[2],
           [{**told, "times": 2}])
    expect("An explanation without a place is named", coverage.compared([], [told]), ([], [], [told]))
    expect("An explanation says why, and is there once",
           len(list(coverage.faults_of([told, told, {"file": "a.cc", "source": "x", "why": " "}]))), 2)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
