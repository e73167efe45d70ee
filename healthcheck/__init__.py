"""Holds district statistics against the service-capacity ratios that public-health plans demand.

From Python: ``healthcheck.check(tables, rules, ...)`` gives a ``Report``, and ``healthcheck.equity(...)`` compares
areas and gives an ``EquityReport``; all are loaded when first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from healthcheck.pipeline import check
    from healthcheck.reports.equity.report import EquityReport
    from healthcheck.reports.report import Report
    from healthcheck.spreading import equity

__version__ = "0.1.0"
__all__ = ["EquityReport", "Report", "__version__", "check", "equity"]


def __getattr__(name: str) -> Any:
    """Load the Python API on first use, so that ``healthcheck --help`` does not pay for it."""
    if name == "check":
        from healthcheck.pipeline import check

        return check
    if name == "Report":
        from healthcheck.reports.report import Report

        return Report
    if name == "equity":
        from healthcheck.spreading import equity

        return equity
    if name == "EquityReport":
        from healthcheck.reports.equity.report import EquityReport

        return EquityReport
    raise AttributeError(f"module 'healthcheck' has no attribute {name!r}")
