"""What the reader chooses with: statuses, places and words to look for. Without a script none of it is shown."""

from collections import Counter
from collections.abc import Iterable, Sequence

from healthcheck.messages import text
from healthcheck.model.faults import Severity
from healthcheck.model.verdicts import Status
from healthcheck.reports.html_report.contents import Contents
from healthcheck.reports.html_report.labels import STATUS_CLASSES
from healthcheck.reports.html_report.markup import Html, element

_ARRANGEMENTS = ("indicator", "misses", "list")


def controls(contents: Contents) -> Html:
    """Build the form; ``script.js`` shows it and does what it says."""
    report = contents.report
    language = report.options.language
    severities = {group.judgement.indicator.severity for group in contents.groups}
    packs = dict.fromkeys(group.judgement.pack.id for group in contents.groups)
    areas = {row.area: row.area_words for row in contents.rows()}
    years = sorted({row.verdict.period for row in contents.rows() if row.verdict.period})
    named = [(severity.word, text(f"severity.{severity.word}", language)) for severity in reversed(Severity)]
    search = element("input", type="search", name="words", autocomplete="off", spellcheck="false")
    return element(
        "form",
        _statuses(contents),
        element("label", text("html.search", language), search),
        _choice(contents, "severity", [pair for pair in named if Severity[pair[0].upper()] in severities]),
        _choice(contents, "pack", [(pack, pack) for pack in packs]),
        _choice(contents, "area", [(name, name) for _, name in sorted(areas.items())]),
        _choice(contents, "year", [(year, year) for year in years]),
        _select(
            "arrange",
            text("html.arrange", language),
            [(name, text(f"html.arrange.{name}", language)) for name in _ARRANGEMENTS],
        ),
        element("button", text("html.open_all", language), type="button", name="open", aria_pressed="false"),
        element("button", text("html.reset", language), type="reset"),
        element(
            "p",
            role="status",
            # The script puts the numbers in.
            data_some=text("html.shown", language, {"shown": "{shown}", "total": "{total}"}),
            data_all=text("html.all_shown", language, {"total": "{total}"}),
            data_open=text("html.open", language),
        ),
        id="controls",
        hidden=True,
        aria_label=text("html.controls", language),
    )


def _statuses(contents: Contents) -> Html:
    """Give a box to tick for each status that a listed verdict has."""
    language = contents.report.options.language
    listed = Counter(row.verdict.status for row in contents.rows())
    boxes = [
        element(
            "label",
            element("input", type="checkbox", name="status", value=STATUS_CLASSES[status]),
            element("span", text(f"count.{status.word}", language, {"number": listed[status]})),
            class_=STATUS_CLASSES[status],
        )
        for status in Status
        if listed[status]
    ]
    return element("fieldset", element("legend", text("column.status", language)), *boxes)


def _choice(contents: Contents, name: str, options: Sequence[tuple[str, str]]) -> Html | None:
    """Let one be chosen; nothing where there is no choice."""
    if len(options) < 2:
        return None
    language = contents.report.options.language
    heading = text({"year": "column.period"}.get(name, f"column.{name}"), language)
    return _select(name, heading, [("", text("html.any", language)), *options])


def _select(name: str, heading: str, options: Iterable[tuple[str, str]]) -> Html:
    items = [element("option", words, value=value) for value, words in options]
    return element("label", heading, element("select", *items, name=name))
