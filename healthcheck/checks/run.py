"""Running the checks that are asked for."""

from collections.abc import Collection
from importlib import import_module

from healthcheck.checks import CHECKS
from healthcheck.checks.subject import Subject
from healthcheck.messages.hints import suggestion
from healthcheck.model.faults import Fault, Finding, UsageError, distinct


def chosen_checks(only: Collection[str], without: Collection[str]) -> tuple[str, ...]:
    """Return the names of the checks to run: all of them or ``only`` some, and none of ``without``.

    Raises:
        UsageError: HC405, when there is no such check.
    """
    given = [("checks", name) for name in only] + [("no_checks", name) for name in without]
    faults = [
        Fault(
            "HC405",
            {"option": option, "value": name, "choices": ", ".join(CHECKS), "hint": suggestion(name, CHECKS)},
        )
        for option, name in given
        if name not in CHECKS
    ]
    if faults:
        raise UsageError(*faults)
    return tuple(name for name in CHECKS if (not only or name in only) and name not in without)


def run_checks(subject: Subject, names: Collection[str]) -> list[Finding]:
    """Return what the named checks find, in the order in which checks are registered."""
    modules = [module for name, module in CHECKS.items() if name in names and module is not None]
    return distinct(finding for module in modules for finding in import_module(module).check(subject))
