"""Verdicts as they stand in the JSON report, without where their figures are from."""

import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from healthcheck.model.pack import Pack
from healthcheck.packs.loader import load_packs
from healthcheck.pipeline import check
from healthcheck.reports import json_report

PACK = Path(__file__).parent / "data" / "judged.yaml"
PLACES = ("file", "sheet", "line", "column", "cell", "raw")
"""What an input says of its place, and of what its cell looks like."""


def report_text(*tables: Path, rules: Path = PACK) -> str:
    """Judge tables and return the JSON report."""
    return "".join(json_report.render(check(tables, [rules], language="zh")))


def without_places(report: str) -> str:
    """Return the verdicts of a report as text, with the places of their inputs taken out, and nothing else."""
    verdicts = json.loads(report)["verdicts"]
    for verdict in verdicts:
        for figure in verdict["inputs"]:
            for key in PLACES:
                del figure[key]
    return json.dumps(verdicts, ensure_ascii=False, indent=1)


def loaded_once(references: Sequence[str | os.PathLike[str]]) -> Sequence[Pack]:
    """Load packs as :func:`load_packs` does, each only once: they take longer than a small table."""
    return _loaded(tuple(references))


@cache
def _loaded(references: tuple[str | os.PathLike[str], ...]) -> Sequence[Pack]:
    return load_packs(references)
