#!/usr/bin/env python3
"""The tidy tests: what a reviewer would otherwise have to remember.

    tidy.py [FOLDER]     every check over the project (or over FOLDER)

Prints each check with the places that break it and what to do, then "N passed, N failed". Exit status 1 when one
failed.
"""
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import code_checks  # noqa: E402,F401  registers its checks
import knowledge_checks  # noqa: E402
import project_checks  # noqa: E402,F401  registers its checks
from tree import CHECKS, Tree  # noqa: E402


def findings(tree):
    """(sentence, findings) of every check, in order."""
    return [(sentence, sorted(set(function(tree)))) for sentence, function in CHECKS]


def main(folder=None):
    began = time.monotonic()
    tree = Tree(folder or Path(__file__).resolve().parents[2])
    failed = 0
    for sentence, found in findings(tree):
        print(f"{'FAILED' if found else 'ok    '} {sentence}{f' ({len(found)})' if found else ''}")
        failed += bool(found)
        for finding in found[:25]:
            print(f"  {finding}")
        if len(found) > 25:
            print(f"  ... and {len(found) - 25} more")
    unused = knowledge_checks.unused_claims(tree)
    if unused:
        print(f"note   {len(unused)} claims that nothing rests on: {', '.join(u.split(': ')[1] for u in unused)}")
    print(f"({len(tree.paths)} files in {time.monotonic() - began:.1f} s)")
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
