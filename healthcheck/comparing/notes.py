"""What makes two reports hard to compare: other rule files, other options, other indicators."""

from collections.abc import Iterator, Sequence

from healthcheck.comparing.json_text import excerpt
from healthcheck.comparing.snapshot import PackRecord, Snapshot
from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.text import Text, listing

CHANGES_VERDICTS = ("as_of", "period", "checks")
"""Options that change which verdicts and findings there are."""
_CHANGES_COUNTS = ("fail_on", "allow_missing")
_CHANGES_WORDS = ("today", "lang")


def notes(before: Snapshot, after: Snapshot) -> Iterator[Finding]:
    """Say how the two runs differ in what they were asked, loudest first."""
    yield from pack_notes(before, after)
    for pack, record in after.packs.items():
        earlier = before.packs.get(pack)
        if earlier is not None:
            yield from _indicator_notes(earlier, record)
    yield from option_notes(before, after, (*CHANGES_VERDICTS, *_CHANGES_COUNTS, *_CHANGES_WORDS))
    if before.version != after.version:
        parameters: Parameters = {"option": "healthcheck", "before": before.version, "after": after.version}
        yield Finding("HC525", Severity.INFO, parameters)


def pack_notes(before: Snapshot, after: Snapshot) -> Iterator[Finding]:
    """Say which rule files differ, or are in one report only."""
    for pack in dict.fromkeys([*before.packs, *after.packs]):
        old, new = before.packs.get(pack), after.packs.get(pack)
        if old is None or new is None:
            where = phrase("compare.after_only" if old is None else "compare.before_only")
            yield Finding("HC524", Severity.WARNING, {"what": Text(pack, pack), "where": where})
        elif old.revision != new.revision:
            parameters: Parameters = {"pack": pack, "before": old.revision, "after": new.revision}
            yield Finding("HC522", Severity.WARNING, parameters)
        elif old.sha256 != new.sha256:
            yield Finding("HC523", Severity.WARNING, {"pack": pack, "revision": new.revision})


def _indicator_notes(old: PackRecord, new: PackRecord) -> Iterator[Finding]:
    """Say which indicators were judged in one report only; reports of older versions do not tell."""
    if old.indicators is None or new.indicators is None:
        return
    for where, ours, theirs in (("before", old.indicators, new.indicators), ("after", new.indicators, old.indicators)):
        only = [f"{new.pack}/{indicator}" for indicator in ours if indicator not in theirs]
        if only:
            yield Finding("HC524", Severity.WARNING, {"what": listing(only), "where": phrase(f"compare.{where}_only")})


def option_notes(before: Snapshot, after: Snapshot, options: Sequence[str]) -> Iterator[Finding]:
    """Say which options differ; the language and the day are told apart from those that change verdicts or counts."""
    for option in options:
        # Options that an older version did not record are not told apart.
        recorded = option in before.options and option in after.options
        old, new = before.options.get(option), after.options.get(option)
        if recorded and old != new:
            severity = Severity.INFO if option in _CHANGES_WORDS else Severity.WARNING
            yield Finding("HC525", severity, {"option": option, "before": _written(old), "after": _written(new)})


def _written(value: object) -> Text | str:
    """Write the value of an option; one that was not given is said to be so."""
    if value is None or value == []:
        return phrase("compare.none")
    if isinstance(value, list):
        return listing([excerpt(str(item)) for item in value])
    return str(value).lower() if isinstance(value, bool) else excerpt(str(value))
