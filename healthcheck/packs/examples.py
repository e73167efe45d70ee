"""The ``examples:`` of an indicator: figures and the verdict they must get."""

import re
from collections.abc import Collection

from healthcheck.model.faults import Place
from healthcheck.model.pack import Example
from healthcheck.model.patterns import pattern_of
from healthcheck.packs import numbers, values
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import Mapping, Node, Scalar
from healthcheck.packs.values import Fields
from healthcheck.packs.variables import Vocabulary

STATUSES = ("pass", "fail", "pending", "missing", "invalid", "not_applicable")
KEYS = ("given", "period", "expect", "gap")
YEAR = pattern_of(r"[0-9]{4}")

_ByYear = dict[int | None, dict[str, str]]


def read_examples(
    node: Node | None, vocabulary: Vocabulary, attributes: Collection[str], faults: FaultList
) -> tuple[Example, ...]:
    """Read the examples of an indicator; ``attributes`` are the columns that its ``where`` names."""
    listed = None if node is None else values.items(node, faults)
    read = [_Reader(vocabulary, attributes, faults).example(item) for item in listed or ()]
    return tuple(example for example in read if example is not None)


class _Reader:
    """Reads one example."""

    def __init__(self, vocabulary: Vocabulary, attributes: Collection[str], faults: FaultList) -> None:
        self._vocabulary = vocabulary
        self._attributes = attributes
        self._faults = faults

    def example(self, node: Node) -> Example | None:
        group = values.mapping(node, self._faults)
        if group is None:
            return None
        fields = Fields(group, KEYS, self._faults)
        given_node, expect_node = fields.require("given"), fields.require("expect")
        period_node = fields.get("period")
        period = None if period_node is None else numbers.year(period_node, self._faults)
        given = None if given_node is None else self._given(given_node, period)
        expect = None if expect_node is None else self._expected(expect_node)
        gap = self._gap(fields, len(expect or {}))
        if given is None or not expect or expect_node is None:
            return None
        if "period" in fields and None not in expect:
            self._faults.add("HC154", fields.place_of("period"), first="period", second="expect")
        expect = self._dated(expect, period, given, expect_node.place)
        return None if expect is None else Example(given, expect, gap, group.place)

    def _dated(
        self, expect: dict[int | None, str], period: int | None, given: _ByYear, place: Place
    ) -> dict[int | None, str] | None:
        """Tie the expected verdicts to years."""
        if None not in expect:
            undated = [year for year in expect if year is not None and None in given]
            if undated:
                self._faults.add("HC164", place, year=undated[0])
            return expect
        if period is None and len(given) != 1:
            self._faults.add("HC163", place)
            return None
        return {period if period is not None else next(iter(given)): expect[None]}

    def _given(self, node: Node, period: int | None) -> _ByYear | None:
        group = values.mapping(node, self._faults)
        if group is None:
            return None
        if not any(YEAR.fullmatch(key.text) for key, _ in group.items):
            return {period: self._figures(group)}
        by_year: _ByYear = {}
        for key, value in group.items:
            year = numbers.year(key, self._faults)
            inner = values.mapping(value, self._faults)
            if year is not None:
                by_year[year] = {} if inner is None else self._figures(inner)
        return by_year

    def _figures(self, group: Mapping) -> dict[str, str]:
        figures = {}
        for key, value in group.items:
            if key.text not in self._vocabulary.variables and key.text not in self._attributes:
                self._vocabulary.check(key.text, key.place, self._faults)
            figure = self._figure(value)
            if figure is not None:
                figures[key.text] = figure
        return figures

    def _figure(self, node: Node) -> str | None:
        """Read a figure as a table has it: a decimal, a symbol for missing, yes or no; nothing at all is blank."""
        if values.is_empty(node):
            return ""
        if not isinstance(node, Scalar):
            values.wrong_shape("text", node, self._faults)
            return None
        text = node.text.strip()
        if re.search(r"\d", text):
            return numbers.decimal_text(node, self._faults)
        return text

    def _expected(self, node: Node) -> dict[int | None, str] | None:
        if isinstance(node, Scalar) or not isinstance(node, Mapping):
            word = values.choice(node, STATUSES, self._faults)
            return None if word is None else {None: word}
        if not node.items:
            self._faults.add("HC133", node.place)
        expect: dict[int | None, str] = {}
        for key, value in node.items:
            year, word = numbers.year(key, self._faults), values.choice(value, STATUSES, self._faults)
            if year is not None and word is not None:
                expect[year] = word
        return expect

    def _gap(self, fields: Fields, expected: int) -> str | None:
        node = fields.get("gap")
        gap = None if node is None else numbers.decimal_text(node, self._faults)
        if gap is None or node is None:
            return None
        if gap.startswith("-"):
            self._faults.add("HC161", node.place, found=gap)
        if expected > 1:
            self._faults.add("HC165", node.place, count=expected)
        return gap
