"""Totals against their parts: rows that call themselves totals, and areas beside the areas that lie in them."""

from healthcheck.checks.own_rows import own_findings
from healthcheck.checks.subject import Subject
from healthcheck.checks.total_rows import total_findings
from healthcheck.model.faults import Finding


def check(subject: Subject) -> list[Finding]:
    """Report figures that are not the sum of what they add up, by more than rounding explains.

    Whether the areas that a rule file asks for are (HC273) is looked at where these are added up.
    """
    return [*total_findings(subject), *own_findings(subject)]
