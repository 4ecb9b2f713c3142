"""What must hold in knowledge/: ids that resolve, rules that are complete."""
import re

from tree import Finding, check

KINDS_OF_RULE = ("limit", "floor")
NEEDED = ("id", "title", "evidence", "status", "owner", "example")
STATUSES = ("draft", "reviewed", "approved")
MARKS = ("S", "R", "D")
# What a limit stops and lets through; when a floor holds and when it keeps quiet.
HALVES = {"limit": ("stops", "passes"), "floor": ("fires", "quiet")}


def tables(tree, under="knowledge/"):
    """(path, tables) of every TOML file below `under` that can be read."""
    for path in tree.find(".toml", under=under):
        if isinstance(tree.toml(path), dict):
            yield path, tree.toml(path)


def rows(tree, under, *kinds):
    """(path, kind, row) of every [[kind]] row."""
    for path, content in tables(tree, under):
        for kind in kinds:
            for row in content.get(kind, []) if isinstance(content.get(kind), list) else []:
                if isinstance(row, dict):
                    yield path, kind, row


def place_of(tree, path, row):
    """The line where a row states its id, else the first line."""
    for number, line in tree.lines(path):
        if re.match(rf'\s*id\s*=\s*"{re.escape(str(row.get("id", "")))}"', line):
            return number
    return 1


def evidence_in(value):
    """Every id in an `evidence` list or text, however deep it lies."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "evidence":
                yield from [inner] if isinstance(inner, str) else [item for item in inner if isinstance(item, str)]
            else:
                yield from evidence_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from evidence_in(inner)


@check("Every TOML file can be read")
def toml_can_be_read(tree):
    for path in tree.find(".toml"):
        if path.startswith("tests/fuzz/corpus/"):
            continue  # what fuzzers found is kept as broken as it was
        content = tree.toml(path)
        if isinstance(content, str):
            line = re.search(r"line (\d+)", content)
            yield Finding(path, int(line[1]) if line else 1, f"this is not TOML: {content}", "Mend the text there.")


@check("Every claim has one id, and says what, where, of what kind, and whether it was seen, recalled or decided")
def claims_are_whole(tree):
    first = {}
    for path, _, row in rows(tree, "knowledge/evidence/", "claim"):
        line = place_of(tree, path, row)
        for key in ("id", "says", "kind", "mark", "where"):
            if not row.get(key) and (key != "where" or row.get("mark") == "S"):
                yield Finding(path, line, f"the claim {row.get('id', '(no id)')} has no {key}", f"Write its {key}.")
        if row.get("mark") and row["mark"] not in MARKS:
            yield Finding(path, line, f'the claim {row.get("id")} has the mark "{row["mark"]}"',
                          "Use S (seen in a source), R (recalled) or D (our own decision).")
        if row.get("id") in first:
            other, at = first[row["id"]]
            yield Finding(path, tree.line_of(path, f'"{row["id"]}"', at if other == path else 0),
                          f"the claim {row['id']} is also in {other}:{at}",
                          "Keep one of the two, or give this one an id of its own.")
        elif row.get("id"):
            first[row["id"]] = (path, line)


@check("Every evidence id resolves to a claim")
def evidence_resolves(tree):
    known = {row.get("id") for _, _, row in rows(tree, "knowledge/evidence/", "claim")}
    for path, content in tables(tree):
        for missing in sorted(set(evidence_in(content)) - known):
            yield Finding(path, tree.line_of(path, f'"{missing}"'),
                          f"knowledge/evidence/ has no claim {missing}",
                          "Mend the spelling, or add the [[claim]].")


@check("Every rule has an id of its own, title, evidence, status, owner and an example of both kinds")
def rules_are_whole(tree):
    first = {}
    for path, kind, row in rows(tree, "knowledge/", *KINDS_OF_RULE):
        line = place_of(tree, path, row)
        name = f"the {kind} {row.get('id', '(no id)')}"
        for key in NEEDED:
            if not row.get(key):
                yield Finding(path, line, f"{name} has no {key}", "Write it: a rule without one is not finished.")
        if row.get("status") and row["status"] not in STATUSES:
            yield Finding(path, line, f'{name} has the status "{row["status"]}"', f"Use one of {', '.join(STATUSES)}.")
        example = row.get("example")
        for half in HALVES[kind]:
            if isinstance(example, dict) and half not in example or isinstance(example, dict) and example[half] == []:
                yield Finding(path, line, f"{name} has no example.{half}",
                              "Give at least one example where it speaks and one where it does not.")
        if row.get("id") in first:
            yield Finding(path, line, f"{name} has the same id as a rule in {first[row['id']]}",
                          "Give it an id of its own.")
        elif row.get("id"):
            first[row["id"]] = path


@check("Steps between exercises lead on and never in a circle")
def steps_lead_on(tree):
    entries = {row["id"]: (path, row) for path, _, row in rows(tree, "knowledge/exercises/", "exercise") if "id" in row}
    harder = {name: set(row.get("harder", [])) for name, (_, row) in entries.items()}
    for name, (_, row) in entries.items():
        for other in row.get("easier", []):
            harder.setdefault(other, set()).add(name)
    for name, (path, row) in entries.items():
        line = place_of(tree, path, row)
        reached, ahead = set(), list(harder[name])
        while ahead:
            if (step := ahead.pop()) not in reached:
                reached.add(step)
                ahead += harder.get(step, ())
        if name in reached:
            yield Finding(path, line, f"{name} is harder than itself, by the steps that lead from it",
                          "Take out the step that turns back.")
        onward = [other for other in harder[name] - set(row.get("harder", []))
                  if not entries[other][1].get("teaching_example_of_risk")]
        if onward and not row.get("harder"):
            yield Finding(path, line, f"{name} names nothing harder, and is the easier step of {sorted(onward)[0]}",
                          "Name the step up here too; an example of risk need not be one.")
        below = sorted(other for other, (_, lower) in entries.items() if name in lower.get("harder", []))
        if below and not row.get("easier"):
            yield Finding(path, line, f"{name} names nothing easier, and is the harder step of {below[0]}",
                          "Name the step down here too.")


def unused_claims(tree):
    """Claims that nothing rests on: no fault, but worth a look."""
    used = {i for path, content in tables(tree) for i in evidence_in(content)}
    return [f"{path}: {row['id']}" for path, _, row in rows(tree, "knowledge/evidence/", "claim")
            if row.get("id") and row["id"] not in used]
