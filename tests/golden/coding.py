#!/usr/bin/env python3
"""Writes cases/golden/coding.txt from the draft tables: the fields of every entry that decide, one fact a line.

    python3 tests/golden/coding.py FOLDER_OF_THE_DRAFT_TABLES > cases/golden/coding.txt

It reads the drafts and nothing of this repository, so that the frozen text cannot have been bent to fit. The test
Golden.TheCodingOfEveryEntryIsThatOfTheDraftTables renders knowledge/ in the same form and compares it.
"""
import sys
import tomllib
from pathlib import Path

MODES = ("compression", "bending", "torsion", "traction", "impact", "pressure")
WORDS = ("weight_bearing", "support", "hands")
NUMBERS = ("upper_limb_wb", "axial_load", "torsion", "balance", "fall_consequence", "impact", "lever", "contact", "grip",
           "breath_hold_risk", "rpe_min", "rpe_max")
ACTION = ("joint", "move", "range", "speed", "load", "contraction", "limb")


def yes(value):
    return "yes" if value else "no"


def lines(library, entry):
    yield f"{library} {entry['id']}"
    if library == "exercise":
        yield f"  kind {entry['kind']}"
    yield "  posture " + " ".join(entry["posture"])
    yield "  transfer " + " ".join([entry["transfer"], *entry.get("transfer_alt", [])])
    yield "  " + " ".join(f"{name} {entry[name]}" for name in WORDS)
    yield "  " + " ".join(f"{name} {entry[name]}" for name in NUMBERS)
    yield f"  immersed {yes(entry['immersed'])} head_down {yes(entry['head_down'])} skill {entry.get('skill', 1)}"
    if library == "test":
        yield f"  maximality {entry['maximality']}"
    else:
        yield f"  coded_load {entry['coded_load']} prescribed {yes(entry['load_is_prescribed'])}"
    for action in entry["actions"]:
        incidental = " incidental" if action.get("incidental", False) else ""
        yield "  action " + " ".join(action[name] for name in ACTION) + incidental
    for stress in entry["stress"]:
        # The drafts write the hip socket as a part of the pelvis; here it is a region of its own.
        site = "acetabulum" if stress.get("sub_site") == "acetabulum" else stress["site"]
        modes = "".join(f" {mode} {stress[mode]}" for mode in MODES if stress.get(mode, 0) > 0)
        scales = "".join(f" {mode}" for mode in MODES if mode in stress.get("scales", []))
        yield f"  stress {site} {stress['limb']}{modes}" + (f" scales{scales}" if scales else "")


def main():
    tables = Path(sys.argv[1])
    print("# Frozen: the deciding fields of the draft tables. Written by tests/golden/coding.py; never by hand.")
    for library, file, key in (("exercise", "exercises_seed.toml", "exercise"), ("daily", "daily_living.toml",
                               "suggestion"), ("test", "tests.toml", "test")):
        content = tomllib.loads((tables / file).read_text(encoding="utf-8"))
        for entry in sorted(content[key], key=lambda row: row["id"]):
            print("\n".join(lines(library, entry)))


main()
