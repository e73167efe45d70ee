"""Verdicts as they stand in the JSON report, without where their figures are from."""

import json
from pathlib import Path
from typing import Any

from healthcheck.pipeline import check
from healthcheck.reports import json_report

PACK = Path(__file__).parent / "data" / "judged.yaml"
PLACES = ("file", "sheet", "line", "column", "cell", "raw")
"""What an input says of its place, and of what its cell looks like."""


def report_text(table: Path, rules: Path = PACK, **options: Any) -> str:
    """Judge a table and return the JSON report."""
    return "".join(json_report.render(check([table], [rules], **{"language": "zh", **options})))


def without_places(report: str) -> str:
    """Return the verdicts of a report as text, with the places of their inputs taken out, and nothing else."""
    verdicts = json.loads(report)["verdicts"]
    for verdict in verdicts:
        for figure in verdict["inputs"]:
            for key in PLACES:
                del figure[key]
    return json.dumps(verdicts, ensure_ascii=False, indent=1)
