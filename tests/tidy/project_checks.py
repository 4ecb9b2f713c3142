"""What must hold in all files: pages, scripts, dependencies, and nothing of one machine."""
import json
import os
import re

from tree import Finding, check

# Written in two halves where this file would otherwise break its own check.
UNFINISHED = re.compile(
    r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|\bDIS" r"ABLED_\w|\b(?:it|test|describe)\.(?:only|skip|todo)\(")
MACHINE_PATH = re.compile(
    r"(?<![\w.$})~/-])/(?:work|root|home|Users|mnt|tmp|var/tmp|workspace)(?:/|\b(?=[\"'`\s;:,)]|$))")
REGISTRY = re.compile(
    r"\b(?:registry|deb|ftp|security|snapshot|mirrors?|packages?|archive|proxy|artifactory|nexus|dl)"
    r"(?:-cdn)?\.[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|net|io|dev|internal|local|cloud|jp|de|uk)\b", re.I)


def pages(tree):
    return tree.find(".md")


def prose(tree, path):
    """(number, line) of a page without what stands between code fences."""
    fenced = False
    for number, line in tree.lines(path):
        if re.match(r"\s*(```|~~~)", line):
            fenced = not fenced
        elif not fenced:
            yield number, line


@check("No path of one machine")
def no_machine_paths(tree):
    for path in tree.paths:
        for number, line in tree.lines(path):
            if (found := MACHINE_PATH.search(line)) and "mktemp" not in line:
                yield Finding(path, number, f"a path of one machine: {line[max(0, found.start() - 20):][:80].strip()}",
                              "Write it relative to the project; a script that needs a folder makes one with mktemp.")


@check("No host of a package registry or mirror")
def no_registries(tree):
    for path in tree.paths:
        for number, line in tree.lines(path):
            if found := REGISTRY.search(line):
                yield Finding(path, number, f"a package host: {found[0]}", "Leave it to the machine's own settings.")
            elif path.endswith("package-lock.json") and '"resolved":' in line:
                yield Finding(path, number, "a download address",
                              "Write the lock file with: npm install --omit-lockfile-registry-resolved")


@check("Nothing is left unfinished or switched off")
def nothing_unfinished(tree):
    for path in tree.paths:
        if path.endswith("package-lock.json"):
            continue  # its checksums spell anything
        for number, line in tree.lines(path):
            if found := UNFINISHED.search(line):
                yield Finding(path, number, f"{found[0]} stands here",
                              "Finish it, or file an issue and take the mark out.")


@check("One title a page")
def one_title(tree):
    for path in pages(tree):
        titles = [number for number, line in prose(tree, path) if re.match(r"# \S", line)]
        if len(titles) != 1:
            yield Finding(path, titles[1] if titles else 1, f"{len(titles)} titles (lines that start with one #)",
                          "Give the page exactly one; make the others ##.")


@check("Pages wrap at 120")
def pages_wrap(tree):
    for path in pages(tree):
        for number, line in prose(tree, path):
            table_or_link = line.lstrip().startswith("|") or re.search(r"\S{90,}", line)
            if len(line) > 120 and not table_or_link:
                yield Finding(path, number, f"{len(line)} characters",
                              "Break the line at 120 or before (tables may be wider).")


@check("The map shows every room, and every place on it exists")
def map_is_true(tree):
    path = "docs/map.md"
    if path not in tree.paths:
        yield Finding(path, 1, "there is no map", "Write one paragraph per room and the file where each begins.")
        return
    text = tree.text(path)
    folders = {"/".join(p.split("/")[:n]) for p in tree.paths for n in range(1, p.count("/") + 1)}
    rooms = sorted({f"src/{p.split('/')[1]}" for p in tree.find(".h", ".cc", under="src/")})
    for room in rooms:
        if f"`{room}/`" not in text:
            yield Finding(path, 1, f"the room {room}/ is not on the map",
                          "Add a paragraph and the file where it begins.")
    for number, line in tree.lines(path):
        for place in re.findall(r"`([\w.-]+/[\w./-]*|[\w-]+\.(?:md|txt))`", line):
            place = place.removeprefix("./")
            if place.startswith("build/"):
                continue
            if place not in tree.paths and place.rstrip("/") not in folders:
                yield Finding(path, number, f"there is no {place}", "Name the file as it is now.")


@check("Every dependency is explained in docs/dependencies.md")
def dependencies_are_explained(tree):
    explained = tree.text("docs/dependencies.md").lower() if "docs/dependencies.md" in tree.paths else ""
    wanted = []
    for path in ["CMakeLists.txt"] + tree.find(".cmake", under="cmake/"):
        if path not in tree.paths:
            continue
        for number, line in tree.lines(path):
            wanted += [(path, number, name) for name in re.findall(r"^\s*find_package\((\w+)", line)]
            if found := re.match(r"\s*pkg_check_modules\(\w+\s+(.*?)\)", line):
                words = [w for w in found[1].split() if w not in {"REQUIRED", "QUIET", "IMPORTED_TARGET", "GLOBAL"}]
                wanted += [(path, number, re.split("[<>=]", word)[0]) for word in words]
    for path in [p for p in tree.paths if p.endswith("package.json")]:
        package = json.loads(tree.text(path))
        for part in ("dependencies", "devDependencies", "optionalDependencies"):
            wanted += [(path, tree.line_of(path, f'"{name}"'), name) for name in package.get(part, {})]
    if "scripts/packages.txt" in tree.paths:
        for number, line in tree.lines("scripts/packages.txt"):
            if re.match(r"(build|node|test|bench)\s", line):
                wanted.append(("scripts/packages.txt", number, line.split()[1]))
    for path, number, name in wanted:
        if name not in {"PkgConfig", "Threads"} and f"`{name.lower()}`" not in explained:
            yield Finding(path, number, f"`{name}` is not in docs/dependencies.md",
                          "Say there what it is for, why this one, and its licence.")


@check("Every JSON file can be read")
def json_can_be_read(tree):
    for path in tree.find(".json"):
        if re.search(r"(^|/)tsconfig[\w.]*\.json$", path):
            continue  # comments are allowed there
        try:
            json.loads(tree.text(path))
        except json.JSONDecodeError as error:
            yield Finding(path, error.lineno, f"this is not JSON: {error.msg}", "Mend the text there.")


@check("Scripts can be run, and stop at the first failure")
def scripts_are_strict(tree):
    for path in ["run", "test", "bench", ".ci/run"] + tree.find(".sh"):
        if path not in tree.paths:
            continue
        text = tree.text(path)
        if text.startswith("#!") and not os.access(tree.root / path, os.X_OK):
            yield Finding(path, 1, "this script cannot be run", f"chmod +x {path}")
        if text.startswith("#!") and "bash" in text.splitlines()[0] and "\nset -euo pipefail\n" not in text:
            yield Finding(path, 1, "this script goes on after a failure", "Start it with: set -euo pipefail")


@check("Text files end with one new line and carry no blanks at line ends and no tabs")
def plain_text(tree):
    endings = (".h", ".cc", ".py", ".ts", ".tsx", ".toml", ".md", ".cmake", ".sh", ".css", ".scss")
    for path in tree.find(*endings):
        text = tree.text(path)
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            yield Finding(path, text.count("\n") + 1, "the file does not end with exactly one new line",
                          "End it with one.")
        for number, line in tree.lines(path):
            if line != line.rstrip() or "\t" in line:
                yield Finding(path, number, "a blank at the end of the line, or a tab", "Take it out.")
