"""The signs and colours of statuses: shapes that tell them apart without colour, all of them part of GBK."""

from healthcheck.model.statuses import Status

SIGNS = {
    Status.PASS: "√",
    Status.FAIL: "×",
    Status.PENDING: "○",
    Status.MISSING: "?",
    Status.INVALID: "!",
    Status.WAIVED: "◇",
    Status.NOT_APPLICABLE: "-",
}
COLOURS = {
    Status.PASS: "green",
    Status.FAIL: "red",
    Status.PENDING: "cyan",
    Status.MISSING: "yellow",
    Status.INVALID: "magenta",
}
