"""The one catalogue: every code and every wording that a person can see, in both languages.

An entry is found by its key: a code (``HC201``) for faults, findings and reasons, a word such as
``status.fail`` for labels. ``healthcheck explain`` prints an entry's ``more``.
"""

from healthcheck.messages import (
    areas,
    checks,
    comparing,
    equity,
    equity_report,
    handed_back,
    html_report,
    labels,
    listings,
    machine_reports,
    project_files,
    rule_files,
    tables,
    usage,
    verdicts,
    waivers,
    workbooks,
)
from healthcheck.messages import help as help_texts
from healthcheck.messages.entry import Entry
from healthcheck.model.faults import Fault, Finding, Parameters
from healthcheck.model.text import Language, Text

CATALOGUE: dict[str, Entry] = {
    **usage.ENTRIES,
    **rule_files.ENTRIES,
    **tables.ENTRIES,
    **areas.ENTRIES,
    **checks.ENTRIES,
    **verdicts.ENTRIES,
    **waivers.ENTRIES,
    **comparing.ENTRIES,
    **equity.ENTRIES,
    **equity_report.ENTRIES,
    **labels.ENTRIES,
    **listings.ENTRIES,
    **machine_reports.ENTRIES,
    **html_report.ENTRIES,
    **project_files.ENTRIES,
    **workbooks.ENTRIES,
    **handed_back.ENTRIES,
    **help_texts.ENTRIES,
}


def text(key: str, language: Language, parameters: Parameters | None = None) -> str:
    """Return the wording of ``key`` with its placeholders filled in.

    Raises:
        KeyError: when the catalogue has no such key or a placeholder gets no value.
    """
    wording = CATALOGUE[key].brief.in_language(language)
    values = {
        name: value.in_language(language) if isinstance(value, Text) else value
        for name, value in (parameters or {}).items()
    }
    return wording.format_map(values)


def phrase(key: str, **parameters: str | int | Text) -> Text:
    """Return the wording of ``key`` in both languages, to fill a placeholder of another wording."""
    return Text(text(key, "en", parameters), text(key, "zh", parameters))


def message(fault: Fault | Finding, language: Language) -> str:
    """Return what a fault or finding says, without its place and code."""
    return text(fault.code, language, fault.parameters)


def line(fault: Fault | Finding, language: Language) -> str:
    """Return ``file:line:column: CODE message``, the one form in which faults are printed."""
    words = f"{fault.code} {message(fault, language)}"
    if fault.place is None:
        return words
    sheet = f" [{fault.place.sheet}]" if fault.place.sheet else ""
    return f"{fault.place}{sheet}: {words}"
