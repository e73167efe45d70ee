"""Plain JSON values -> values of the wanted kind; every other kind is a fault that says where it stands."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

from healthcheck.comparing.json_text import excerpt
from healthcheck.messages import phrase
from healthcheck.model.faults import Fault, Place, ReportFileError
from healthcheck.model.patterns import pattern_of
from healthcheck.model.text import Text

MOST_FAULTS = 20
"""A file with more of them is no report, and its other faults are not worth reading."""
DECIMAL = pattern_of(r"-?[0-9]{1,1000}(?:\.[0-9]{1,1000})?")
YEAR = pattern_of(r"[0-9]{4}")
CODE = pattern_of(r"HC[0-9]{3}")
SHA256 = pattern_of(r"[0-9a-f]{64}")

Kind = TypeVar("Kind")
Object = Mapping[str, object]
_NONE: Object = {}
"""Stands for an object that is none and has its fault already."""


class Shapes:
    """Takes a report's values apart and collects what is not as it must be."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._faults: list[Fault] = []

    def raise_if_any(self) -> None:
        """End the reading when something was found.

        Raises:
            ReportFileError: with every fault, up to twenty.
        """
        if self._faults:
            raise ReportFileError(*self._faults)

    def wrong(self, where: str, expected: str, value: object) -> None:
        """Note that a value is not what is expected: ``expected`` is a word ``json.NAME`` of the catalogue."""
        self._note(Fault("HC518", {"where": where, "expected": phrase(expected), "found": _shown(value)}))

    def wrong_count(self, where: str, number: int, value: object) -> None:
        """Note that a count is not the number of what it counts."""
        self._note(Fault("HC518", {"where": where, "expected": Text(str(number), str(number)), "found": _shown(value)}))

    def _note(self, fault: Fault) -> None:
        self._faults.append(Fault(fault.code, fault.parameters, Place(self._file)))
        if len(self._faults) >= MOST_FAULTS:
            self.raise_if_any()

    def fields(self, value: object, where: str) -> Object:
        """Return an object; :data:`_NONE` in the place of anything else, whose keys are not asked for."""
        if isinstance(value, dict):
            return value
        self.wrong(where, "json.object", value)
        return _NONE

    def items(self, value: object, where: str) -> Iterator[tuple[object, str]]:
        """Give the members of a list, each with where it stands."""
        if not isinstance(value, list):
            self.wrong(where, "json.list", value)
            return
        for index, item in enumerate(value):
            yield item, f"{where}[{index}]"

    def member(self, fields: Object, key: str, where: str) -> object:
        """Return the value of a key that must be there."""
        if key in fields:
            return fields[key]
        if fields is not _NONE:
            self.wrong(where, "json.key", _Missing(key))
        return None

    def text(self, fields: Object, key: str, where: str, pattern: re.Pattern[str] | None = None) -> str:
        """Return the text of a key, which may have to be of a certain form."""
        return self.optional_text(fields, key, where, pattern, needed=True) or ""

    def optional_text(
        self,
        fields: Object,
        key: str,
        where: str,
        pattern: re.Pattern[str] | None = None,
        *,
        needed: bool = False,
    ) -> str | None:
        """Return the text of a key, or None where there is ``null``."""
        value = fields[key] if key in fields else self.member(fields, key, where)
        if value is None and not (needed and key in fields):
            return None
        if isinstance(value, str) and (pattern is None or pattern.fullmatch(value)):
            return value
        self.wrong(f"{where}.{key}", _FORMS.get(pattern, "json.text"), value)
        return None

    def word(self, fields: Object, key: str, where: str, known: Collection[str]) -> str:
        """Return one of a few words."""
        value = self.member(fields, key, where)
        if isinstance(value, str) and value in known:
            return value
        if key in fields:
            self.wrong(f"{where}.{key}", f"json.{key}", value)
        return ""

    def number(self, fields: Object, key: str, where: str, lowest: int) -> int:
        """Return a whole number."""
        value = self.member(fields, key, where)
        if isinstance(value, int) and not isinstance(value, bool) and value >= lowest:
            return value
        if key in fields:
            self.wrong(f"{where}.{key}", "json.number", value)
        return lowest

    def optional_number(self, fields: Object, key: str, where: str) -> int | None:
        """Return a whole number above 0, or None where there is ``null``."""
        return None if fields.get(key) is None else self.number(fields, key, where, 1)

    def optional(self, fields: Object, key: str, read: Callable[[object], Kind], otherwise: Kind) -> Kind:
        """Read a key that older reports do not have."""
        return read(fields[key]) if fields.get(key) is not None else otherwise

    def both_languages(self, value: object, where: str) -> Text:
        """Return a wording in both languages."""
        fields = self.fields(value, where)
        return Text(self.text(fields, "en", where), self.text(fields, "zh", where))


class _Missing(str):
    """The name of a key that is not there."""

    __slots__ = ()


_FORMS: Mapping[re.Pattern[str] | None, str] = {
    DECIMAL: "json.decimal",
    YEAR: "json.year",
    CODE: "json.code",
    SHA256: "json.sha256",
}


def _shown(value: object) -> Text:
    """Say what stands there instead."""
    match value:
        case _Missing():
            return phrase("json.no_key", name=str(value))
        case None:
            return Text("null", "null")
        case bool():
            return Text(str(value).lower(), str(value).lower())
        case str():
            return phrase("json.quoted", text=excerpt(value))
        case dict():
            return phrase("json.object")
        case list():
            return phrase("json.list")
    return Text(excerpt(str(value)), excerpt(str(value)))
