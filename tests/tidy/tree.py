"""What the tidy checks look at: the files of the project, and how a finding is written down."""
import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

# Folders that hold nothing of ours: builds, libraries of others, git's own.
NOT_OURS = {".git", ".cache", ".vite", ".idea", ".vscode", "build", "coverage", "dist", "node_modules", "__pycache__"}
NOT_TEXT = {".png", ".jpg", ".ico", ".woff", ".woff2", ".pdf", ".zip", ".gz", ".wasm"}


@dataclass(frozen=True, order=True)
class Finding:
    """One place that breaks a check: where, what is wrong, and what to do."""

    path: str
    line: int
    what: str
    cure: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}\n    {self.cure}"


class Tree:
    """All files of one checkout, read once. Paths are relative, with forward slashes."""

    def __init__(self, root):
        self.root = Path(root)
        self.paths = sorted(
            path.relative_to(self.root).as_posix()
            for path in self.root.rglob("*")
            if path.is_file() and not NOT_OURS.intersection(path.relative_to(self.root).parts)
        )

    def find(self, *endings, under=""):
        """The paths below folder `under` that end in one of `endings` (all when none is given)."""
        return [p for p in self.paths if p.startswith(under) and (not endings or p.endswith(endings))]

    @functools.lru_cache(maxsize=None)
    def text(self, path):
        """The whole file; empty for what is not text."""
        if Path(path).suffix in NOT_TEXT:
            return ""
        try:
            return (self.root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return ""

    def lines(self, path):
        """(number from 1, line) of a file."""
        return list(enumerate(self.text(path).splitlines(), 1))

    @functools.lru_cache(maxsize=None)
    def code(self, path):
        """The lines of a C++ file with comments and the inside of literals blanked, so that only code is searched."""
        return only_code(self.text(path)).splitlines()

    @functools.lru_cache(maxsize=None)
    def toml(self, path):
        """The tables of a TOML file; what is wrong with it, as text, when it cannot be read."""
        try:
            return tomllib.loads(self.text(path))
        except tomllib.TOMLDecodeError as error:
            return str(error)

    def line_of(self, path, needle, after=0):
        """The first line number above `after` that holds `needle`; 1 when none does."""
        return next((n for n, line in self.lines(path) if n > after and needle in line), 1)


TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>R"(?P<mark>[^()\\\s]*)\(.*?\)(?P=mark)")
      | (?P<text>"(?:\\.|[^"\\\n])*")
      | (?P<letter>(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+')""",
    re.S | re.X,
)


def only_code(text):
    """`text` with comments and literals replaced by blanks of the same length; newlines and #include lines stay."""

    def blank(match):
        line_start = text.rfind("\n", 0, match.start()) + 1
        if match.lastgroup != "comment" and text[line_start : match.start()].lstrip().startswith("#include"):
            return match.group()
        return re.sub(r"[^\n]", " ", match.group())

    return TOKEN.sub(blank, text)


CHECKS = []


def check(sentence):
    """Registers a function from a Tree to its findings under the sentence it keeps true."""

    def register(function):
        CHECKS.append((sentence, function))
        return function

    return register
