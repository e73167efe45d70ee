"""What a CI server says through the environment, as far as reports depend on it."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Fault, UsageError
from healthcheck.reports.output import render, write_whole

if TYPE_CHECKING:
    from healthcheck.reports.report import Report

_TIME = "SOURCE_DATE_EPOCH"
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
_LATEST = 253402300799
"""The last second of the year 9999: later ones cannot be written as a date."""


def report_time(environment: Mapping[str, str]) -> int:
    """Return the time that a report gives, in seconds since 1970: SOURCE_DATE_EPOCH, or 0.

    Raises:
        UsageError: HC431, when it is not such a number.
    """
    value = environment.get(_TIME, "0")
    if not (value.isascii() and value.isdecimal() and len(value) <= len(str(_LATEST)) and int(value) <= _LATEST):
        raise UsageError(Fault("HC431", {"value": value}))
    return int(value)


def write_step_summary(report: "Report", environment: Mapping[str, str]) -> Sequence[Fault]:
    """Add the report as Markdown to GitHub's summary of the step, where there is one; return what went wrong.

    What earlier commands of the same step wrote there stays.
    """
    file = environment.get(_STEP_SUMMARY)
    if not file:
        return ()
    try:
        before = Path(file).read_bytes() if Path(file).exists() else b""
        write_whole(file, chain([before], render(report, "markdown")))
    except UsageError as error:
        return error.faults
    except OSError as error:
        return [Fault("HC424", {"file": file, "reason": reason_of(error)})]
    return ()
