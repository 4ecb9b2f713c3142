#!/usr/bin/env python3
"""Counts what one stage of ./test ran.

    count_tests.py LOG EXIT_STATUS [FOLDER OF GOOGLETEST REPORTS]

Prints "PASSED FAILED SKIPPED" on the first line, then one line for every failure known by name and for every test that
was skipped, with why. Reads GoogleTest's XML reports when a folder is given, else the closing lines that vitest,
node:test and our own scripts print. A stage that exits with an error counts at least one failure; a stage that ran no
test counts as failed.
"""
import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def from_log(text):
    """The counts in the closing lines of `text`, or None when there are none."""
    text = COLOUR.sub("", text)
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    found = False
    plain = r"^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$"
    for passed, failed, skipped in re.findall(plain, text, re.M):
        found = True
        counts["passed"] += int(passed)
        counts["failed"] += int(failed)
        counts["skipped"] += int(skipped or 0)
    for line in re.findall(r"^\s*Tests\s+(.*\d+ (?:passed|failed|skipped|todo).*)$", text, re.M):  # vitest
        found = True
        for number, word in re.findall(r"(\d+) (passed|failed|skipped|todo)", line):
            counts["skipped" if word == "todo" else word] += int(number)
    for word, number in re.findall(r"^[#ℹ] (pass|fail|skipped|todo|cancelled) (\d+)$", text, re.M):  # node:test
        found = True
        to = {"pass": "passed", "fail": "failed", "cancelled": "failed"}.get(word, "skipped")
        counts[to] += int(number)
    return counts if found else None


def from_reports(folder):
    """The counts of every GoogleTest report in `folder`, and what to say about them."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    remarks = []
    for report in sorted(Path(folder).glob("*.xml")):
        for case in xml.parse(report).getroot().iter("testcase"):
            name = f"{case.get('classname')}.{case.get('name')}"
            skipped = case.find("skipped")
            if case.find("failure") is not None or case.find("error") is not None:
                counts["failed"] += 1
                remarks.append(f"failed: {name}")
            elif skipped is not None or case.get("result") == "skipped":
                why = (skipped.get("message") or "") if skipped is not None else ""
                why = " ".join(line for line in why.splitlines() if not re.match(r"\S+:\d+$", line))
                counts["skipped"] += 1
                remarks.append(f"skipped: {name}: {why or 'no reason given'}")
            elif case.get("status") == "run":
                counts["passed"] += 1
    return counts, remarks


def main(log, status, reports=None):
    remarks = []
    if reports:
        counts, remarks = from_reports(reports)
    else:
        counts = from_log(Path(log).read_text(encoding="utf-8", errors="replace"))
    if counts is None:
        counts = {"passed": 0, "failed": 0, "skipped": 0}
    if int(status) != 0 and counts["failed"] == 0:
        counts["failed"] = 1
    if sum(counts.values()) == 0:
        counts["failed"] = 1
        remarks.append("failed: no test was run")
    print(counts["passed"], counts["failed"], counts["skipped"])
    for remark in remarks:
        print(remark)


if __name__ == "__main__":
    main(*sys.argv[1:])
