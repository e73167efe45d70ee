"""A JSON report -> a snapshot of the run; every key that is compared is looked at before anything is compared."""

from collections import Counter
from collections.abc import Mapping, Sequence

from healthcheck.comparing.json_text import excerpt, read_json
from healthcheck.comparing.shapes import CODE, DECIMAL, SHA256, YEAR, Object, Shapes
from healthcheck.comparing.snapshot import (
    COMPARED_OPTIONS,
    Figure,
    FindingRecord,
    PackRecord,
    Snapshot,
    VerdictRecord,
)
from healthcheck.model.faults import Fault, Place, ReportFileError, Severity
from healthcheck.model.paths import AnyPath
from healthcheck.model.statuses import Status
from healthcheck.model.text import Text

FORMAT = 1
_STATUSES = frozenset(status.word for status in Status)
_SEVERITIES = frozenset(severity.word for severity in Severity)


def read_snapshot(path: AnyPath) -> Snapshot:
    """Read a report that ``healthcheck check -o NAME.json`` wrote.

    Keys that this version does not know are passed over; those added after format 1 was published may be missing.

    Raises:
        ReportFileError: when the file cannot be read, is no report, or is one of another format.
    """
    value, sha256 = read_json(path)
    file = str(path)
    shapes = Shapes(file)
    top = shapes.fields(value, "$")
    shapes.raise_if_any()
    _check_format(top, file, shapes)
    snapshot = Snapshot(
        path=file,
        sha256=sha256,
        version=str(top.get("healthcheck", "")),
        exit_code=shapes.optional(top, "exit_code", lambda _: shapes.number(top, "exit_code", "$", 0), None),
        options=_options(top, shapes),
        packs=_packs(top, shapes),
        names=_names(top, shapes),
        verdicts=tuple(_verdicts(top, shapes)),
        findings=tuple(_findings(top, shapes)),
    )
    _check_counts(top, snapshot.verdicts, shapes)
    shapes.raise_if_any()
    return snapshot


def _check_format(top: Object, file: str, shapes: Shapes) -> None:
    """Tell a report of another format, and JSON that is no report at all, before any other fault."""
    if "format" not in top or "verdicts" not in top:
        shapes.wrong("$", "json.report", top)
        shapes.raise_if_any()
    found = top["format"]
    if isinstance(found, bool) or found != FORMAT:
        raise ReportFileError(Fault("HC515", {"found": excerpt(str(found)), "format": FORMAT}, Place(file)))


def _options(top: Object, shapes: Shapes) -> Mapping[str, object]:
    fields = shapes.fields(shapes.member(top, "options", "$"), "options")
    return {key: fields[key] for key in COMPARED_OPTIONS if key in fields}


def _packs(top: Object, shapes: Shapes) -> dict[str, PackRecord]:
    packs = {}
    for value, where in shapes.items(shapes.member(top, "packs", "$"), "packs"):
        fields = shapes.fields(value, where)
        listed = fields.get("indicators")
        indicators = None if listed is None else dict(_named(shapes, listed, f"{where}.indicators", "indicator"))
        pack = PackRecord(
            shapes.text(fields, "pack", where),
            shapes.number(fields, "revision", where, 1),
            shapes.text(fields, "sha256", where, SHA256),
            indicators,
        )
        packs[pack.pack] = pack
    return packs


def _names(top: Object, shapes: Shapes) -> dict[str, Text]:
    listed = top.get("variables")
    return {} if listed is None else dict(_named(shapes, listed, "variables", "variable"))


def _named(shapes: Shapes, listed: object, where: str, key: str) -> list[tuple[str, Text]]:
    """Read a list of ids with their names."""
    found = []
    for value, place in shapes.items(listed, where):
        fields = shapes.fields(value, place)
        name = shapes.both_languages(shapes.member(fields, "name", place), f"{place}.name")
        found.append((shapes.text(fields, key, place), name))
    return found


def _verdicts(top: Object, shapes: Shapes) -> list[VerdictRecord]:
    found = []
    for value, where in shapes.items(shapes.member(top, "verdicts", "$"), "verdicts"):
        fields = shapes.fields(value, where)
        found.append(
            VerdictRecord(
                shapes.text(fields, "pack", where),
                shapes.text(fields, "indicator", where),
                shapes.optional_text(fields, "area", where),
                shapes.optional_text(fields, "area_name", where),
                shapes.optional_text(fields, "period", where, YEAR),
                shapes.word(fields, "status", where, _STATUSES),
                shapes.word(fields, "severity", where, _SEVERITIES),
                shapes.optional_text(fields, "value", where, DECIMAL),
                shapes.optional_text(fields, "gap", where, DECIMAL),
                shapes.optional_text(fields, "gap_unit", where),
                shapes.optional_text(fields, "waiver", where) if "waiver" in fields else None,
                tuple(_figures(shapes.member(fields, "inputs", where), f"{where}.inputs", shapes)),
            )
        )
    return found


def _figures(value: object, where: str, shapes: Shapes) -> list[Figure]:
    found = []
    for item, place in shapes.items(value, where):
        fields = shapes.fields(item, place)
        found.append(
            Figure(
                shapes.text(fields, "variable", place),
                shapes.optional_text(fields, "period", place, YEAR),
                shapes.optional_text(fields, "value", place, DECIMAL),
                _place(fields, place, shapes),
            )
        )
    return found


def _findings(top: Object, shapes: Shapes) -> list[FindingRecord]:
    found = []
    for value, where in shapes.items(shapes.member(top, "findings", "$"), "findings"):
        fields = shapes.fields(value, where)
        found.append(
            FindingRecord(
                shapes.text(fields, "code", where, CODE),
                shapes.word(fields, "severity", where, _SEVERITIES),
                shapes.text(fields, "message", where),
                _place(fields, where, shapes),
                shapes.optional_text(fields, "raw", where),
            )
        )
    return found


def _place(fields: Object, where: str, shapes: Shapes) -> Place | None:
    """Read where something stands; None when it is in no file."""
    file = shapes.optional_text(fields, "file", where)
    line, column = (shapes.optional_number(fields, key, where) for key in ("line", "column"))
    sheet = shapes.optional_text(fields, "sheet", where)
    return None if file is None else Place(file, line, column, sheet)


def _check_counts(top: Object, verdicts: Sequence[VerdictRecord], shapes: Shapes) -> None:
    """Hold the verdicts against the counts: a report that was cut or edited must not pass for a whole one."""
    counts = shapes.fields(shapes.member(top, "counts", "$"), "counts")
    found = Counter(verdict.status for verdict in verdicts)
    if "" in found:  # a status has a fault of its own
        return
    for key, number in {**{word: found[word] for word in sorted(_STATUSES)}, "total": len(verdicts)}.items():
        if shapes.member(counts, key, "counts") != number and key in counts:
            shapes.wrong_count(f"counts.{key}", number, counts[key])
