"""The small YAML files of ``--columns`` and ``--missing``: words, and what they are, with the line each stands on."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from msgspec import Struct

from healthcheck.messages import phrase
from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Fault, Parameters, Place, TableError
from healthcheck.model.paths import AnyPath

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, the same events
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_LARGEST = 1_000_000
_ENDS = yaml.MappingEndEvent | yaml.SequenceEndEvent


class MapEntry(Struct, frozen=True):
    """One line of a map: the word, and one value or several named ones (``{variable: beds, unit: 张}``)."""

    word: str
    value: str | Mapping[str, str]
    place: Place | None = None


def read_map(given: AnyPath | Mapping[str, object], option: str) -> list[MapEntry]:
    """Read a map from a file, or take one that a program gives.

    Raises:
        TableError: when the file cannot be read, is not YAML, or holds anything but words and their values.
    """
    if isinstance(given, Mapping):
        return [_entry_of(str(word), value, option) for word, value in given.items()]
    path = str(given)
    try:
        text = Path(os.fspath(given)).read_bytes()[:_LARGEST].decode("utf-8-sig")
    except OSError as error:
        parameters = {"option": option, "path": path, "reason": reason_of(error)}
        raise TableError(Fault("HC240", parameters, Place(path))) from error
    except UnicodeDecodeError as error:
        raise TableError(Fault("HC241", {"option": option, "problem": "UTF-8"}, Place(path))) from error
    return _parse(text, path, option)


def shape_fault(option: str, word: str, place: Place | None) -> Fault:
    """Return the fault of an entry that is none, with how to write one."""
    shape = phrase("table.column_map_line" if option == "--columns" else "table.missing_map_line")
    return Fault("HC242", {"option": option, "word": word, "shape": shape}, place)


def _entry_of(word: str, value: object, option: str) -> MapEntry:
    if isinstance(value, str):
        return MapEntry(word, value)
    if isinstance(value, Mapping) and all(isinstance(part, str | int) for pair in value.items() for part in pair):
        return MapEntry(word, {_written(key): _written(part) for key, part in value.items()})
    raise TableError(shape_fault(option, word, None))


def _written(value: str | int) -> str:
    """Write what a program gives the way a file says it: ``true``, ``5``."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _parse(text: str, path: str, option: str) -> list[MapEntry]:
    events = (event for event in yaml.parse(text, Loader=_Loader) if isinstance(event, yaml.NodeEvent | _ENDS))
    try:
        # Event by event: what is nested too deeply is refused before the parser has gone through it.
        return _Events(events, path, option).entries()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        problem = str(getattr(error, "problem", None) or error)
        raise TableError(Fault("HC241", {"option": option, "problem": problem}, place)) from error


class _Events:
    """Takes the entries from YAML events; anything deeper than a map of maps is refused where it begins."""

    def __init__(self, events: Iterator[yaml.Event], path: str, option: str) -> None:
        self._events = events
        self._path = path
        self._option = option

    def entries(self) -> list[MapEntry]:
        start = next(self._events, None)
        if start is None:
            return []
        if not isinstance(start, yaml.MappingStartEvent):
            raise self._refused(start, "")
        entries: dict[str, MapEntry] = {}
        faults: list[Fault] = []
        for key in self._events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            word = self._scalar(key, "")
            value = next(self._events)
            meaning = self._inner(word) if isinstance(value, yaml.MappingStartEvent) else self._scalar(value, word)
            if word in entries:
                first = entries[word].place
                line = (first.line or 0) if first else 0
                parameters: Parameters = {"word": word, "line": line, "option": self._option}
                faults.append(Fault("HC248", parameters, self._place(key)))
            else:
                entries[word] = MapEntry(word, meaning, self._place(key))
        if faults:
            raise TableError(*faults)
        more = next(self._events, None)
        if more is not None:
            raise self._refused(more, "")
        return list(entries.values())

    def _inner(self, word: str) -> dict[str, str]:
        named: dict[str, str] = {}
        lines: dict[str, int] = {}
        for key in self._events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            name = self._scalar(key, word)
            if name in named:
                parameters: Parameters = {"word": name, "line": lines[name], "option": self._option}
                raise TableError(Fault("HC248", parameters, self._place(key)))
            lines[name] = self._place(key).line or 0
            named[name] = self._scalar(next(self._events), word)
        return named

    def _scalar(self, event: yaml.Event, word: str) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refused(event, word)
        return str(event.value)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._path, mark.line + 1, mark.column + 1) if mark else Place(self._path)

    def _refused(self, event: yaml.Event, word: str) -> TableError:
        return TableError(shape_fault(self._option, word, self._place(event)))
