#!/usr/bin/env python3
"""Runs clang-tidy-16 over the C++ of src/ with the checks of .clang-tidy, two files at a time.

    static_analysis.py BUILD_FOLDER [--deep]

--deep adds the path-by-path analysis of clang, which takes five times as long.
A file is looked at again only when it, a header of ours that it includes, or .clang-tidy has changed.
Prints every complaint once; exit status 1 when there is one.
"""
import concurrent.futures
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

INCLUDE = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.M)


def includes_of(source, root, seen):
    """Adds to `seen` the file `source` and every file of ours it includes, near or far."""
    if source in seen or not source.is_file():
        return
    seen.add(source)
    for name in INCLUDE.findall(source.read_bytes()):
        includes_of(root / "src" / name.decode(), root, seen)


def fingerprint(source, command, root):
    seen = set()
    includes_of(source, root, seen)
    digest = hashlib.sha256(command.encode() + (root / ".clang-tidy").read_bytes())
    for path in sorted(seen):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def look_at(source, build, mark, deep):
    if mark.exists():
        return True, ""
    more = ["--checks=clang-analyzer-core.*,clang-analyzer-cplusplus.*,clang-analyzer-deadcode.*"] if deep else []
    # The database holds g++'s commands: clang-tidy need not mind a flag that only g++ knows.
    result = subprocess.run(
        ["clang-tidy-16", "--quiet", "-p", str(build), "--extra-arg=-Wno-unknown-warning-option", *more, str(source)],
        capture_output=True, text=True, check=False)
    if result.returncode == 0:
        mark.touch()
    return result.returncode == 0, result.stdout or f"{source}: clang-tidy-16 stopped: {result.stderr[-2000:]}"


def main(build, *options):
    build = Path(build).resolve()
    deep = "--deep" in options
    root = Path(__file__).resolve().parent.parent
    marks = build.parent / ("static-analysis-deep" if deep else "static-analysis")
    marks.mkdir(parents=True, exist_ok=True)
    jobs = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        source = Path(entry["file"]).resolve()
        if source.is_relative_to(root / "src") and not source.name.endswith("_test.cc"):
            jobs[source] = entry["command"]
    bad, said_before = 0, set()
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        waiting = [pool.submit(look_at, source, build, marks / fingerprint(source, command, root),
                               deep)
                   for source, command in sorted(jobs.items())]
        for result in waiting:
            good, said = result.result()
            if good:
                continue
            bad += 1
            # A complaint about a header comes again with every file that includes it.
            for complaint in re.split(r"^(?=/\S+:\d+:\d+: (?:error|warning))", said, flags=re.M):
                if complaint.strip() and complaint not in said_before:
                    said_before.add(complaint)
                    print(complaint.replace(f"{root}/", "").rstrip())
    if not jobs:
        print("There is nothing to look at: configure the build first.")
    print(f"{len(jobs) - bad} passed, {bad} failed")
    return 1 if bad or not jobs else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
