"""What the style sheet and the script know things by."""

from healthcheck.model.faults import Severity
from healthcheck.model.verdicts import Status, Verdict

STATUS_CLASSES = {
    Status.PASS: "p",
    Status.FAIL: "f",
    Status.PENDING: "o",
    Status.MISSING: "m",
    Status.INVALID: "i",
    Status.WAIVED: "w",
    Status.NOT_APPLICABLE: "n",
}
"""One letter each, since it stands in every row and every cell; ``style.css`` gives each its sign and colour."""
_ENCOURAGED = "e"


def verdict_class(verdict: Verdict) -> str:
    """Return the classes of a verdict: its status, and whether it misses what is only encouraged."""
    letter = STATUS_CLASSES[verdict.status]
    lesser = verdict.status is Status.FAIL and verdict.indicator.severity is not Severity.ERROR
    return f"{letter} {_ENCOURAGED}" if lesser else letter
