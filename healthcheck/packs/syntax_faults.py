"""What a YAML syntax error most likely means: the traps that people fall into, named.

The parser says at which character it gave up, and where the thing began that it was reading. What
was meant is read from those lines; PyYAML's two parsers (C and Python) word their problems
differently, so only the words that both use decide.
"""

import re

from msgspec import Struct
from yaml import MarkedYAMLError

from healthcheck.model.faults import Fault, Place
from healthcheck.model.patterns import pattern_of
from healthcheck.model.text import Text

_UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffe\U00010000-\U0010ffff]"
_LINE_BREAK = pattern_of("\r\n|[\n\r\x85\u2028\u2029]")
_KEY_WITHOUT_COLON = pattern_of(r"\s*(?:- )?([\w.\-]+)\s*(?:：|:(?=\S))")
_FULL_WIDTH_COLON = pattern_of(r"\s*(?:- )?[\w.\-]+\s*：")
_QUOTED = pattern_of(r"\"[^\"]*\"|'[^']*'")
_LONGEST_EXCERPT = 40


def control_character(text: str, file: str, what: Text) -> Fault | None:
    """Return the fault of a character that no file to read may hold (NUL and other signs of a binary file)."""
    # Most files are plainly printable; to compile the pattern takes longer than to load one.
    if text.replace("\n", "").isprintable():
        return None
    found = re.search(_UNPRINTABLE, text)
    if found is None:
        return None
    before = _LINE_BREAK.split(text[: found.start()])
    place = Place(file, len(before), len(before[-1]) + 1)
    return Fault("HC108", {"what": what, "character": f"U+{ord(found.group()):04X}"}, place)


def diagnose(error: MarkedYAMLError, text: str, file: str) -> Fault:
    """Return the fault that best explains why the YAML parser stopped."""
    stop = _Stop.of(error, _LINE_BREAK.split(text), file)
    checks = (_tab, _sign_as_value, _unclosed, _colon_missing, _special_character, _colon_inside, _indentation)
    for check in checks:
        fault = check(stop)
        if fault is not None:
            return fault
    return Fault("HC110", {"problem": stop.problem}, stop.place)


class _Stop(Struct, frozen=True):
    """Where the parser stopped and where the thing began that it was reading; lines and columns count from 0."""

    problem: str
    file: str
    here: str
    line: int
    column: int
    before: str
    begun: str
    begun_line: int
    begun_column: int

    @classmethod
    def of(cls, error: MarkedYAMLError, lines: list[str], file: str) -> "_Stop":
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        context = error.context_mark
        begun_line, begun_column = (context.line, context.column) if context else (line, column)

        def text_of(number: int) -> str:
            return lines[number] if 0 <= number < len(lines) else ""

        problem = ": ".join(part for part in (error.context, error.problem) if part)
        return cls(
            problem, file, text_of(line), line, column, text_of(line - 1), text_of(begun_line), begun_line, begun_column
        )

    @property
    def place(self) -> Place:
        return Place(self.file, self.line + 1, self.column + 1)

    @property
    def begun_place(self) -> Place:
        return Place(self.file, self.begun_line + 1, self.begun_column + 1)

    def says(self, *words: str) -> bool:
        return any(word in self.problem for word in words)


def _excerpt(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _LONGEST_EXCERPT else text[:_LONGEST_EXCERPT] + "..."


def _tab(stop: _Stop) -> Fault | None:
    indentation = stop.here[: len(stop.here) - len(stop.here.lstrip())]
    if "\t" not in indentation:
        return None
    return Fault("HC111", {}, Place(stop.file, stop.line + 1, indentation.index("\t") + 1))


def _sign_as_value(stop: _Stop) -> Fault | None:
    """``at_least: >= 7.5``: an unquoted ``>`` begins a block of text."""
    value = stop.begun[stop.begun_column :]
    if not value.startswith((">", "|")):
        return None
    return Fault("HC112", {"found": _excerpt(re.split(r"[,}\]]|\s#", value)[0])}, stop.begun_place)


def _unclosed(stop: _Stop) -> Fault | None:
    quote_open = stop.says("quoted scalar") and stop.says("end of stream", "document separator")
    if not quote_open and not stop.says("expected ',' or"):
        return None
    return Fault("HC115", {"opened": stop.begun[stop.begun_column : stop.begun_column + 1]}, stop.begun_place)


def _colon_missing(stop: _Stop) -> Fault | None:
    """``pack：x``, ``pack:x`` or a line without a key: the parser notices it one line later."""
    if stop.says("could not find expected ':'"):
        line, text = stop.begun_line, stop.begun
    elif stop.says("mapping values are not allowed") and _FULL_WIDTH_COLON.match(stop.here):
        line, text = stop.line, stop.here
    elif stop.says("mapping values are not allowed") and _KEY_WITHOUT_COLON.match(stop.before):
        line, text = stop.line - 1, stop.before
    else:
        return None
    found = _KEY_WITHOUT_COLON.match(text)
    column = found.end(1) if found else len(text) - len(text.lstrip())
    return Fault("HC116", {"key": found[1] if found else _excerpt(text)}, Place(stop.file, line + 1, column + 1))


def _special_character(stop: _Stop) -> Fault | None:
    if not stop.says("start any token", "an alias", "an anchor", "a tag", "sequence entries are not", "node content"):
        return None
    begun = stop.begun[stop.begun_column : stop.begun_column + 1]
    if begun in set("*&!"):
        return Fault("HC113", {"character": begun}, stop.begun_place)
    character = stop.here[stop.column : stop.column + 1]
    return Fault("HC113", {"character": character}, stop.place) if character else None


def _colon_inside(stop: _Stop) -> Fault | None:
    """``name: Beds: hospital``: the second colon would make the text a key."""
    if not stop.says("mapping values are not allowed"):
        return None
    if ": " not in _QUOTED.sub("", stop.here[: stop.column]):
        return None
    return Fault("HC114", {"text": _excerpt(stop.here.split(": ", 1)[1])}, stop.place)


def _indentation(stop: _Stop) -> Fault | None:
    if stop.says("mapping values are not allowed"):
        indentation = len(stop.here) - len(stop.here.lstrip())
        return Fault("HC117", {"line": _excerpt(stop.here)}, Place(stop.file, stop.line + 1, indentation + 1))
    if stop.says("expected key", "block end", "block collection", "document start"):
        return Fault("HC117", {"line": _excerpt(stop.here)}, stop.place)
    return None
