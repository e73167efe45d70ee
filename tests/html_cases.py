"""HTML pages read as a browser reads them, and a report as large as a prefecture's, for tests of the HTML report."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import cycle

import numpy as np
from msgspec.structs import replace
from report_cases import Row, at_least, build_report, ratio

from healthcheck.model.faults import Severity
from healthcheck.model.text import Language, Text
from healthcheck.reports.report import Report

_VOID = {"meta", "link", "input", "br", "rect", "path", "circle", "line"}
# What ends an element whose end tag is left out: the start of one of these, up to the element that holds them.
_ENDED_BY = {
    "td": {"td", "th", "tr", "tbody"},
    "th": {"td", "th", "tr", "tbody"},
    "tr": {"tr", "tbody"},
    "thead": {"tbody"},
    "tbody": {"tbody"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "option": {"option"},
}


@dataclass
class Element:
    """An element: its attributes, and what it holds."""

    tag: str
    attributes: dict[str, str]
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, tag: str = "", class_: str = "") -> "Iterator[Element]":
        """Give the elements in it, in order."""
        for child in self.children:
            if isinstance(child, Element):
                if tag in ("", child.tag) and (not class_ or class_ in child.classes):
                    yield child
                yield from child.all(tag, class_)

    def one(self, tag: str = "", class_: str = "") -> "Element":
        """Return the only such element."""
        (found,) = self.all(tag, class_)
        return found

    def by_id(self, identifier: str) -> "Element":
        """Return the element with an id."""
        (found,) = (element for element in self.all() if element.attributes.get("id") == identifier)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while tag in _ENDED_BY.get(self.open[-1].tag, ()):
            self.open.pop()
        assert len({name for name, _ in attrs}) == len(attrs), attrs
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1].tag != tag and self.open[-1].tag in _ENDED_BY:
            self.open.pop()
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(words: str) -> Element:
    """Read a page; an end tag that ends nothing, or an element that is left open, is an error."""
    assert words.startswith("<!DOCTYPE html>\n")
    reader = _Reader()
    reader.feed(words)
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


DISTRICTS = "鼓楼区 台江区 仓山区 马尾区 晋安区 长乐区 闽侯县 连江县 罗源县 闽清县 永泰县 平潭县 福清市".split()
_THINGS = "医疗卫生机构床位数 执业（助理）医师数 注册护士数 公共卫生人员数 药师（士）数 三岁以下婴幼儿托位数".split()


def large_report(
    language: Language, areas: int = 13, indicators: int = 150, years: tuple[int, ...] = (2025,)
) -> Report:
    """Build a report of so many areas and indicators, with passes, misses, pending and missing verdicts."""
    rows: list[Row] = [
        (
            f"3501{area + 2:02}",
            DISTRICTS[area % 13] + ("" if area < 13 else str(area)),
            year,
            None if area % 13 == 8 else str(3000 + 137 * area + 11 * (year - 2000)),
            str(420_000 + 13_579 * area),
        )
        for area in range(areas)
        for year in years
    ]
    severities = cycle([Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.INFO])
    demanded = [
        ratio(
            at_least(f"{5 + number % 40 / 10}", by=(2025, 2024, 2030)[number % 3]),
            name=Text(
                f"Number {number} of its kind per 1,000 residents", f"每千常住人口{_THINGS[number % 6]}（{number}）"
            ),
            severity=next(severities),
            identifier=f"indicator_{number:03}",
            clause=f"{number // 10 + 1}.{number % 10 + 1}",
        )
        for number in range(indicators)
    ]
    return by_area(build_report(rows, *demanded, language=language, file="各区县上报数据/2025年卫生资源统计表.csv"))


def by_area(report: Report) -> Report:
    """Let rows with one code be of one area, as tables that are read have it."""
    codes = list(report.observations.area)
    first = np.array([codes.index(code) for code in codes], dtype=np.int64)
    batch = replace(report.observations.batch, area=first)
    return replace(report, observations=replace(report.observations, batch=batch))
