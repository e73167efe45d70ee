"""Giving the report on spreads in one of its formats, and writing it to a file."""

import importlib
import os
from collections.abc import Callable, Iterator
from typing import cast

from healthcheck.model.faults import UsageError
from healthcheck.model.paths import AnyPath
from healthcheck.reports.equity import FORMATS, SUFFIXES
from healthcheck.reports.equity.report import EquityReport
from healthcheck.reports.output import Chunks, check_targets, in_bytes, parse_target, write_whole


def render(report: EquityReport, format_name: str) -> Iterator[bytes]:
    """Give a report in one of the FORMATS as UTF-8 bytes."""
    module = importlib.import_module(FORMATS[format_name])
    renderer = cast("Callable[[EquityReport], Chunks]", module.render)
    yield from in_bytes(renderer(report))


def write_report(report: EquityReport, file: AnyPath) -> None:
    """Write a report in the format that the ending of the file's name tells, whole or not at all.

    Raises:
        UsageError: when the ending is unknown or the file cannot be written.
    """
    target = parse_target(os.fspath(file), FORMATS, SUFFIXES)
    faults = check_targets([target], ())
    if faults:
        raise UsageError(*faults)
    write_whole(target.file, render(report, target.format))
