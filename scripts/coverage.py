#!/usr/bin/env python3
"""Says what of the program the tests of the core reach, and holds every place they do not reach to an explanation.

    coverage.py BUILD_FOLDER

Reads the profiles that the tests of the preset `coverage` left in BUILD_FOLDER/profiles, and
docs/safety/coverage_lines.toml. Prints lines and functions reached, room by room, then every place from base to safety
that no test reaches: a line, several, or a part of one (the second half of `if (a) return b;` is a place of its own).
Exit status 1 when a place has no explanation, or an explanation has no place any more.
"""
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

HELD = ["base", "body", "knowledge", "picture", "safety"]  # what is judged here must be reached or explained
SHOWN = HELD + ["care", "interop", "assurance"]
EXPLAINED = "docs/safety/coverage_lines.toml"
LONGEST = 100


def shortened(text):
    """A place as it is written in the file of explanations: on one line, the end of a long one left out."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " ..."


def cut(lines, start, end):
    """The text from `start` up to `end`, each (line, column), counted from 1."""
    (first, column), (last, before) = start, end
    rows = lines[first - 1:last]
    if first == last:
        return rows[0][column - 1:before - 1]
    return "\n".join([rows[0][column - 1:], *rows[1:-1], rows[-1][:before - 1]])


def unreached(segments, lines):
    """The places of one file that were never reached, as (first line, last line, text).

    A segment is [line, column, count, has a count, starts a region, is a gap] and holds up to the next one.
    """
    places, start = [], None
    for this in [*segments, [len(lines), len(lines[-1]) + 1, 1, True, True, False]]:
        line, column, count, counted, _, gap = this
        if counted and count == 0:
            start = start or (None if gap else (line, column))
        elif start:
            text = cut(lines, start, (line, column))
            if re.search(r"\w", text):
                skipped = text[:len(text) - len(text.lstrip())].count("\n")
                shown = text.strip()
                first = start[0] + skipped
                places.append((first, first + shown.count("\n"), shortened(shown)))
            start = None
    return places


def compared(places, explanations):
    """Splits into explained places, unexplained places and explanations with fewer places than they speak of.

    A place is (file, first, last, text). An explanation has file, source and why, and `times` where the same text stands
    in that file more than once.
    """
    left = {(one["file"], one["source"]): one.get("times", 1) for one in explanations}
    why = {(one["file"], one["source"]): one["why"] for one in explanations}
    explained, bare = [], []
    for place in places:
        key = (place[0], place[3])
        if left.get(key, 0) > 0:
            left[key] -= 1
            explained.append((place, why[key]))
        else:
            bare.append(place)
    return explained, bare, [one for one in explanations if left[one["file"], one["source"]] > 0]


def faults_of(explanations):
    """What is wrong with the file itself."""
    seen = set()
    for one in explanations:
        key = (one.get("file"), one.get("source"))
        if not all(isinstance(one.get(name), str) and one[name].strip() for name in ("file", "source", "why")):
            yield f"{key}: file, source and why must be there"
        elif key in seen:
            yield f"{one['file']}: {one['source']} is explained twice"
        seen.add(key)


def exported(build, root):
    """What llvm-cov says about every file of ours that the tests are built from."""
    profiles = sorted((build / "profiles").glob("*.profraw"))
    programs = sorted((build / "tests").glob("test_*"))
    if not profiles or not programs:
        sys.exit("There is no profile: run the tests of the preset coverage first.")
    data = build / "tests.profdata"
    subprocess.run(["llvm-profdata-16", "merge", "-sparse", *map(str, profiles), "-o", str(data)], check=True)
    objects = [word for program in programs[1:] for word in ("-object", str(program))]
    told = subprocess.run(["llvm-cov-16", "export", "-format=text", "-skip-expansions", "-num-threads=2",
                           "-ignore-filename-regex=_test\\.cc$", f"-instr-profile={data}", str(programs[0]), *objects,
                           str(root / "src")], capture_output=True, text=True, check=True)
    files = json.loads(told.stdout)["data"][0]["files"]
    return {str(Path(one["filename"]).resolve().relative_to(root)): one for one in files}


def figures(files):
    """One line a room: lines and functions reached."""
    print(f"{'room':<10} {'lines':>16} {'functions':>16}")
    total = {"lines": [0, 0], "functions": [0, 0]}
    for room in SHOWN:
        row = {"lines": [0, 0], "functions": [0, 0]}
        for path, one in files.items():
            if path.startswith(f"src/{room}/"):
                for what, sums in row.items():
                    sums[0] += one["summary"][what]["covered"]
                    sums[1] += one["summary"][what]["count"]
        if room in HELD:
            for what, sums in total.items():
                sums[0] += row[what][0]
                sums[1] += row[what][1]
        print(figure(room, row))
        if room == HELD[-1]:
            print(figure("together", total))


def figure(name, row):
    parts = [f"{reached} of {there}" for reached, there in row.values()]
    share = 100 * row["lines"][0] / max(1, row["lines"][1])
    return f"{name:<10} {parts[0]:>16} {parts[1]:>16}   {share:.1f} % of lines"


def main(build):
    build = Path(build).resolve()
    root = Path(__file__).resolve().parent.parent
    files = exported(build, root)
    figures(files)
    places = []
    for room in HELD:
        for source in sorted([*(root / "src" / room).glob("*.h"), *(root / "src" / room).glob("*.cc")]):
            path = str(source.relative_to(root))
            if path in files:
                lines = source.read_text(encoding="utf-8").split("\n")
                places += [(path, *place) for place in unreached(files[path]["segments"], lines)]
            elif source.suffix == ".cc" and not source.name.endswith("_test.cc"):
                places.append((path, 1, 1, "the whole file"))
    explanations = tomllib.loads((root / EXPLAINED).read_text(encoding="utf-8")).get("unreached", [])
    faults = list(faults_of(explanations))
    explained, bare, stale = compared(places, [] if faults else explanations)
    print(f"\nWhat no test reaches, from base to safety: {len(places)} places")
    for (path, first, last, text), why in explained:
        print(f"  {path}:{first}{'' if first == last else f'-{last}'}: {text}\n      {why}")
    wrong = [f"{one['file']}: this is reached now, or is gone: {one['source']}\n  Take its explanation out of {EXPLAINED}."
             for one in stale]
    wrong += [f"{path}:{first}{'' if first == last else f'-{last}'}: no test reaches: {text}\n"
              f"  Write the test. If nothing can reach it, say in {EXPLAINED} why." for path, first, last, text in bare]
    wrong += faults
    for one in wrong:
        print(one)
    print(f"{len(explained)} passed, {len(wrong)} failed" if explained or wrong else "1 passed, 0 failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
