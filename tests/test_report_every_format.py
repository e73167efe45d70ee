"""What holds for every machine format: the same totals, hostile text is text, the same bytes twice."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from html_cases import Element, read
from machine_cases import HOSTILE, MACHINE_FORMATS, hostile_report, mixed_report, written

from healthcheck.model.text import Language
from healthcheck.model.verdicts import Status
from healthcheck.reports.html_report.labels import STATUS_CLASSES

Counts = dict[str, int]
"""Verdicts by status, with ``total`` and ``findings``; what a format does not tell is left out."""


def json_counts(words: str) -> Counts:
    found = json.loads(words)
    return {**found["counts"], "findings": len(found["findings"])}


def csv_counts(words: str) -> Counts:
    rows = Counter(row["status"] for row in csv.DictReader(words.removeprefix("\ufeff").splitlines()))
    return {status.word: rows[status.word] for status in Status} | {"total": rows.total()}


def junit_counts(words: str) -> Counts:
    root = ElementTree.XML(words)
    held = dict.fromkeys((status.word for status in Status), 0)
    for fact in root.iter("property"):
        if fact.attrib["name"].startswith("verdicts."):
            held[fact.attrib["name"].removeprefix("verdicts.")] += int(fact.attrib["value"])
    found = len(root.findall("testsuite[@name='findings']/testcase"))
    return {**held, "total": int(root.attrib["tests"]) - found, "findings": found}


def sarif_counts(words: str) -> Counts:
    (run,) = json.loads(words)["runs"]
    suppressed = sum("suppressions" in result for result in run["results"])
    codes = sum(re.fullmatch(r"HC\d{3}", result["ruleId"]) is not None for result in run["results"])
    assert run["properties"]["counts"]["waived"] == suppressed
    assert run["properties"]["counts"]["fail"] == len(run["results"]) - suppressed - codes
    return {**run["properties"]["counts"], "findings": codes}


def github_counts(words: str) -> Counts:
    *annotations, closing = words.splitlines()
    told = dict(
        reversed(part.split()) for part in re.findall(r"\d+ (?:pass|fail|pending|missing|invalid|waived)", closing)
    )
    codes = sum(",title=HC" in annotation for annotation in annotations)
    waived = sum(" (waived)::" in annotation for annotation in annotations)
    assert (int(told["fail"]), int(told["waived"])) == (len(annotations) - codes - waived, waived)
    total = re.search(r"(\d+) verdicts", closing)
    return {name: int(number) for name, number in told.items()} | {
        "total": int(total.group(1)) if total else -1,
        "findings": codes,
    }


def gitlab_counts(words: str) -> Counts:
    issues = json.loads(words)
    codes = sum(re.fullmatch(r"HC\d{3}", issue["check_name"]) is not None for issue in issues)
    # A warning's miss is minor, and no more than information when it is waived.
    waived = sum(issue["check_name"] == "test-pack/encouraged" and issue["severity"] == "info" for issue in issues)
    return {"fail": len(issues) - codes - waived, "waived": waived, "findings": codes}


def ess_counts(words: str) -> Counts:
    entries = json.loads(words)
    counts = {
        entry["id"].removeprefix("count-"): int(entry["value"]) for entry in entries if entry["type"] == "aggregation"
    }
    values = [entry["value"] for entry in entries if entry["id"].startswith("verdict-")]
    assert (values.count("1"), values.count("0")) == (counts["pass"], counts["fail"] + counts["waived"])
    assert len(values) == counts["total"]
    return {**counts, "findings": sum(entry["id"].startswith("finding-") for entry in entries)}


def markdown_counts(words: str) -> Counts:
    numbers = re.search(r"^\|---:.*\n\| (.*) \|$", words, re.MULTILINE)
    found = [int(number) for number in numbers.group(1).split(" | ")] if numbers else []
    counts = {status.word: number for status, number in zip(Status, found, strict=True)}
    return {**counts, "total": sum(found), "findings": len(re.findall(r"^- \*\*", words, re.MULTILINE))}


def html_counts(words: str) -> Counts:
    shown = read(words)
    numbers = [int(item.one("b").text) for item in shown.one("ul", "counts").all("li")]
    rows = Counter(row.classes[0] for row in shown.by_id("verdicts").all("tr") if row.classes)
    counts = dict(zip([status.word for status in Status], numbers, strict=False))
    assert rows == Counter({STATUS_CLASSES[status]: counts[status.word] for status in Status})
    found = len(list(shown.by_id("findings").one("tbody").all("tr")))
    return {**counts, "total": numbers[-1], "findings": found}


COUNTS: dict[str, Callable[[str], Counts]] = {
    "json": json_counts,
    "csv": csv_counts,
    "junit": junit_counts,
    "sarif": sarif_counts,
    "github": github_counts,
    "gitlab": gitlab_counts,
    "ess": ess_counts,
    "markdown": markdown_counts,
    "html": html_counts,
}


@pytest.mark.parametrize("format_name", MACHINE_FORMATS)
def test_totals_are_those_of_the_json_report(format_name: str) -> None:
    report = mixed_report()
    counts = COUNTS[format_name](written(report, format_name))
    whole = json_counts(written(report, "json"))
    assert whole["total"] == sum(whole[status.word] for status in Status)
    assert counts == {name: whole[name] for name in counts}
    assert {"fail"} <= set(counts)
    assert ("findings" in counts) is (format_name != "csv")


FORBIDDEN_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CELL_ENDS = re.compile(r"(?<!\\)[|]")
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufffe]")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("format_name", MACHINE_FORMATS)
def test_hostile_text_is_text(format_name: str, words: str, language: Language) -> None:
    shown = written(hostile_report(words, language), format_name)
    harmless = written(hostile_report("harmless", language), format_name)
    if format_name == "csv":
        cells, expected = (list(csv.reader(io.StringIO(text, newline=""))) for text in (shown, harmless))
        assert [len(row) for row in cells] == [len(row) for row in expected]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in cells for cell in row)
    elif format_name == "junit":
        assert FORBIDDEN_IN_XML.search(shown) is None
        assert [element.tag for element in ElementTree.XML(shown).iter()] == [
            element.tag for element in ElementTree.XML(harmless).iter()
        ]
    elif format_name in ("github", "markdown"):
        assert UNSEEN.search(shown) is None
        assert structure(shown) == structure(harmless)
    elif format_name == "html":
        assert UNSEEN.search(shown) is None
        assert tags(read(shown)) == tags(read(harmless))
    else:
        assert shape(json.loads(shown)) == shape(json.loads(harmless))
    if format_name in ("sarif", "gitlab"):
        assert UNSEEN.search(shown) is None


def structure(words: str) -> list[str]:
    """Return the beginnings of the lines of a text: the commands, the headings, the bullets, the numbers of cells."""
    lines = []
    for line in words.split("\n"):
        found = re.match(r"::[a-z]+ |#+ |- (?:[*][*])?|[|]", line)
        lines.append(found.group(0) + (str(len(CELL_ENDS.findall(line))) if line[0] == "|" else "") if found else "")
    return lines


def tags(page: Element) -> list[tuple[str, list[str]]]:
    """Return the elements of a page and their attributes' names; a text in other letters may be isolated."""
    return [(found.tag, sorted(found.attributes)) for found in page.all() if found.tag != "bdi"]


def shape(value: object) -> object:
    """Return what is left of JSON without its texts."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    return type(value)


@pytest.mark.parametrize("format_name", MACHINE_FORMATS)
def test_two_runs_give_the_same_bytes(format_name: str) -> None:
    assert written(mixed_report(), format_name) == written(mixed_report(), format_name)
