"""Every wording that a person sees comes from the catalogue: none stands in the code.

The code is searched for literals that read like language: Chinese characters where nothing is read from
tables, three English words in a row, and any word handed to what prints, builds options or reports faults.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from healthcheck.messages import CATALOGUE

PACKAGE = Path(__file__).resolve().parents[1] / "healthcheck"
MODULES = [
    path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "messages"
]
READERS = ("tables/", "checks/", "areas/", "spread/")
"""What knows the words that tables are written in; none of it prints."""
CHINESE = re.compile("[\u4e00-\u9fff]")
SENTENCE = re.compile(r"(?<![-\w<=])[A-Za-z]{2,}[,.:;]? [a-z]{2,}[,.:;]? [a-z]{2,}(?![-\w=])")
WORD = re.compile(f"[A-Za-z]{{2,}}|{CHINESE.pattern}")

SINKS = {"say", "write_line", "write_text", "Text", "Cell", "Column", "Fault", "Finding", "UsageError"}
"""What takes text to a person, or values into a wording."""
WORDED = {"help", "metavar", "words", "short_help", "title"}
"""Parameters that are shown."""

NAMES = re.compile(
    r"-[-\w]*|HC\d{3}|healthcheck( [a-z]+)?|UTF-8|GB18030|\.?[a-z]+\.(csv|json|xlsx|yaml)|[a-z]+_[a-z_]+|null|PK|bold"
)
"""What is written alike in every language: options, codes, commands, encodings, file names, keys, formats, styles."""

ALLOWED = {
    "packs/syntax_faults.py": "the words of the YAML parser, which are compared with, not shown",
    "reports/ess_report.py": "the name of a language of rules, in a format for machines",
    "tables/csv_records.py": "a mark between control characters that no table holds",
}


UNSEEN: set[tuple[type[ast.AST], str]] = {
    (ast.Dict, "keys"),
    (ast.Subscript, "slice"),
    (ast.Compare, "left"),
    (ast.Compare, "comparators"),
}
"""Where a text is a key or is compared with."""


class Literal(NamedTuple):
    """A text in the code, and the names of the calls and parameters it is handed to, the nearest last."""

    text: str
    line: int
    within: tuple[str, ...]


def literals(module: str) -> list[Literal]:
    """Return the texts of a module but for docstrings, annotations and what only programmers see."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    return list(_walk(tree, ()))


def _walk(node: ast.AST, within: tuple[str, ...]) -> Iterator[Literal]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield Literal(node.value, node.lineno, within)
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and not _speaks(_name(node.exc.func)):
        return
    if isinstance(node, ast.Assert):
        yield from _walk(node.test, within)
        return
    for field, value in ast.iter_fields(node):
        if (type(node), field) in UNSEEN or field in ("annotation", "returns"):
            continue
        inner = within
        if isinstance(node, ast.Call) and field in ("args", "keywords"):
            inner = (*within, _name(node.func))
        elif isinstance(node, ast.keyword) and field == "value" and node.arg:
            inner = (*within, f"{node.arg}=")
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walk(child, inner)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _speaks(exception: str) -> bool:
    """Tell whether what is raised is shown as it is; a ValueError is a message to programmers."""
    return exception in ("UsageError", "RuleFileError", "TableError") or exception.endswith("FileError")


def sentences(module: str) -> list[tuple[int, str]]:
    """Return the texts of a module that read like language."""
    reads = module.startswith(READERS)
    return [
        (text.line, text.text)
        for text in literals(module)
        if (not reads if CHINESE.search(text.text) else SENTENCE.search(text.text) and not _is_markup(text.text))
    ]


@pytest.mark.parametrize("module", [module for module in MODULES if module not in ALLOWED])
def test_no_sentence_stands_in_the_code(module: str) -> None:
    assert sentences(module) == []


@pytest.mark.parametrize("module", ALLOWED)
def test_what_is_allowed_is_still_there(module: str) -> None:
    assert sentences(module) != []


def _is_markup(text: str) -> bool:
    return "<" in text or "://" in text or "{" in text


@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_shown_that_is_not_in_the_catalogue(module: str) -> None:
    found = [
        (text.line, text.text)
        for text in literals(module)
        if text.within and _is_shown(text.within) and WORD.search(NAMES.sub("", text.text))
    ]
    assert found == []


def _is_shown(within: tuple[str, ...]) -> bool:
    """Tell whether a text reaches a person through the nearest call or parameter around it."""
    return within[-1].removesuffix("=") in WORDED if within[-1].endswith("=") else within[-1] in SINKS


def test_the_search_finds_what_it_is_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.py").write_text(
        '"""Print three words here."""\n'
        'raise ValueError("only for those who program")\n'
        'say(f"written {number} rows to disk")\n'
        'notes = ["没有"]\n'
        'Fault("HC401", {"name": "the table"})\n'
        'option(words="Table", names="--table")\n'
        'write_line(text("list.summary"))\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path)
    found = literals("bad.py")
    assert [text.line for text in found if SENTENCE.search(text.text) or CHINESE.search(text.text)] == [3, 4]
    shown = [
        text.text for text in found if text.within and _is_shown(text.within) and WORD.search(NAMES.sub("", text.text))
    ]
    assert shown == ["written ", " rows to disk", "the table", "Table"]


def test_every_entry_of_the_catalogue_is_used() -> None:
    named: set[str] = set()
    built: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        defined = {id(key) for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in _defined(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in defined:
                named.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                built.add(_pattern(node))
    patterns = re.compile("|".join(part for part in built if re.search(r"\\\.[a-z]|[a-z]\\\.", part)))
    assert [key for key in CATALOGUE if key not in named and not patterns.fullmatch(key)] == []


def _defined(node: ast.Dict) -> Iterator[ast.expr]:
    """Give the keys of a part of the catalogue."""
    for key, value in zip(node.keys, node.values, strict=True):
        if key is not None and isinstance(value, ast.Call) and _name(value.func) == "entry":
            yield key


def _pattern(node: ast.JoinedStr) -> str:
    """Return what a text with blanks can become."""
    return "".join(
        re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else r"[\w.]+"
        for part in node.values
    )
