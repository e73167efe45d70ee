"""Holds district statistics against the service-capacity ratios that public-health plans demand.

From Python: ``healthcheck.check(tables, rules, ...)`` gives a ``Report``; both are loaded when first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from healthcheck.pipeline import check
    from healthcheck.reports.report import Report

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "check"]


def __getattr__(name: str) -> Any:
    """Load the Python API on first use, so that ``healthcheck --help`` does not pay for it."""
    if name == "check":
        from healthcheck.pipeline import check

        return check
    if name == "Report":
        from healthcheck.reports.report import Report

        return Report
    raise AttributeError(f"module 'healthcheck' has no attribute {name!r}")
