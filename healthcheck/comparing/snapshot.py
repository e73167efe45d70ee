"""What is compared: the verdicts and findings of one run, out of a JSON report or of a run just done."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from healthcheck.model.faults import Place
from healthcheck.model.text import Text

COMPARED_OPTIONS = ("as_of", "period", "fail_on", "allow_missing", "lang", "today", "checks")
"""Options that change what is judged, counted or said."""


class Figure(NamedTuple):
    """One input of a verdict; ``value`` is decimal text, None when there is no figure."""

    variable: str
    period: str | None
    value: str | None
    place: Place | None


class VerdictRecord(NamedTuple):
    """One verdict, as far as it is compared; everything as the JSON report writes it."""

    pack: str
    indicator: str
    area: str | None
    area_name: str | None
    period: str | None
    status: str
    severity: str
    value: str | None
    gap: str | None
    gap_unit: str | None
    waiver: str | None
    inputs: tuple[Figure, ...]


class FindingRecord(NamedTuple):
    """One finding; ``message`` is in the language of its report."""

    code: str
    severity: str
    message: str
    place: Place | None
    raw: str | None


class PackRecord(Struct, frozen=True):
    """A rule file of a run, and the names of the indicators that were judged (None: the report does not say)."""

    pack: str
    revision: int
    sha256: str
    indicators: Mapping[str, Text] | None


class Snapshot(Struct, frozen=True):
    """One run; ``names`` are those of variables by id, ``sha256`` that of the JSON report's file."""

    path: str
    sha256: str
    version: str
    exit_code: int | None
    options: Mapping[str, object]
    packs: Mapping[str, PackRecord]
    names: Mapping[str, Text]
    verdicts: tuple[VerdictRecord, ...]
    findings: tuple[FindingRecord, ...]
