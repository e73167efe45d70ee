"""What the checks look at: the tables' observations, the selected indicators, and what several checks ask of them."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from healthcheck.model.decimals import plain
from healthcheck.model.faults import Finding, Parameters, Severity
from healthcheck.model.observations import NumberColumn, Observations, State, level_numbers, levels_seen
from healthcheck.model.pack import LEVELS, Indicator, Variable, VariableType
from healthcheck.tables.repeated_findings import LISTED, listed

Rows = npt.NDArray[np.intp]
NarrowRows = npt.NDArray[np.int32]
"""Rows in half the space: a table that jumps about everywhere has as many as cells."""
Sizes = npt.NDArray[np.float64]
Known = TypeVar("Known")

_LARGEST = 10**300
MOST_REPORTED = LISTED + 1
"""Of so many rows with a finding the words are needed; the others are counted."""


class Breaks(Struct, frozen=True):
    """Rows with an area's figure and its next one, which differ a lot."""

    before: NarrowRows
    after: NarrowRows


class Subject:
    """Observations under examination.

    Floating-point numbers only pick the rows that are worth a closer look; what is found there is
    decided on the exact figures.
    """

    def __init__(
        self,
        observations: Observations,
        variables: Mapping[str, Variable],
        indicators: Sequence[Indicator],
        found: Sequence[Finding] = (),
    ) -> None:
        """Take the tables' own observations, the indicators that are judged, and what was found on the way."""
        self.observations = observations
        self.variables = variables
        self.indicators = indicators
        self.wanted = frozenset(name for indicator in indicators for name in indicator.reads)
        self._found = found
        self._known: dict[str, Any] = {}

    @property
    def size(self) -> int:
        """How many rows there are."""
        return self.observations.batch.size

    def column(self, name: str) -> NumberColumn | None:
        """Return a variable's figures; None when no table has a column for it."""
        return self.observations.batch.columns.get(name)

    def of_type(self, *types: VariableType) -> list[str]:
        """Return the variables of these types that an indicator reads and a table has."""
        columns = self.observations.batch.columns
        return [name for name in columns if name in self.wanted and self.variables[name].type in types]

    def once(self, what: str, make: Callable[[], Known]) -> Known:
        """Work something out the first time that it is asked for."""
        if what not in self._known:
            self._known[what] = make()
        known: Known = self._known[what]
        return known

    def sizes(self, name: str) -> Sizes:
        """Return a variable's figures approximately, units applied; nan where there is none."""
        return self.once(f"sizes of {name}", lambda: _sizes(self.observations.batch.columns[name]))

    def figure(self, name: str, row: int) -> int:
        """Return a figure exactly, without its scale: figures of one column can be compared."""
        return int(self.observations.batch.columns[name].mantissa[row])

    def exact(self, name: str, row: int) -> Fraction:
        """Return a figure exactly, units applied."""
        return Fraction(self.figure(name, row), 10 ** self.observations.batch.columns[name].scale)

    def written(self, name: str, row: int) -> str:
        """Return a figure as decimal text, units applied."""
        return plain(self.figure(name, row), -self.observations.batch.columns[name].scale)

    @cached_property
    def in_order(self) -> bool:
        """Whether the rows stand by area and year as they are: looking takes less than sorting."""
        batch = self.observations.batch
        steps = np.diff(batch.area)
        return bool(((steps > 0) | ((steps == 0) & (np.diff(batch.period) >= 0))).all())

    @cached_property
    def order(self) -> Rows:
        """The rows by area, each area's by year."""
        batch = self.observations.batch
        return np.arange(batch.size) if self.in_order else np.lexsort((batch.period, batch.area))

    @cached_property
    def follows(self) -> npt.NDArray[np.bool_]:
        """Whether the row after each one in ``order``, but the last, is of the same area."""
        same: npt.NDArray[np.bool_] = np.diff(self.observations.batch.area[self.order]) == 0
        return same

    @cached_property
    def firsts(self) -> Rows:
        """The first row of each area."""
        if not len(self.order):
            return self.order
        return self.order[np.concatenate(([True], ~self.follows))]

    @cached_property
    def area_index(self) -> Rows:
        """For every row the number of its area, in the order of ``firsts``."""
        index = np.empty(len(self.order), dtype=np.intp)
        index[self.order] = np.concatenate(([0], np.cumsum(~self.follows)))
        return index

    @cached_property
    def _counts(self) -> Rows:
        """How many rows each area has."""
        return (
            np.diff(np.flatnonzero(np.concatenate(([True], ~self.follows, [True])))) if len(self.order) else self.order
        )

    def _positions_of(self, rows: Rows | NarrowRows) -> Rows:
        """Return where the rows of these rows' areas stand in ``order``."""
        chosen = np.zeros(len(self.firsts), dtype=np.bool_)
        chosen[self.area_index[rows]] = True
        return np.flatnonzero(np.repeat(chosen, self._counts))

    def years_of(self, rows: Rows | NarrowRows) -> Rows:
        """Return all rows of these rows' areas, in ``order``."""
        return self.order[self._positions_of(rows)]

    def breaks(self, name: str) -> Breaks:
        """Return where an area's next figure is about half as much again or half as little, also after a gap."""
        return self.once(f"breaks of {name}", lambda: self._breaks(name))

    def _breaks(self, name: str) -> Breaks:
        sizes, order, follows = self.sizes(name), self.order, self.follows
        sorted_sizes = sizes if self.in_order else sizes[order]
        apart = np.diff(sorted_sizes)
        np.abs(apart, out=apart)
        apart -= 0.499 * sorted_sizes[:-1]
        found = np.flatnonzero((apart > 0) & follows)
        before, after = order[found], order[found + 1]
        gaps = np.flatnonzero(self.observations.batch.columns[name].state != State.OK.value)
        if len(gaps) and follows.any():
            bridges = self._bridges(name, gaps)
            before, after = (np.concatenate(both) for both in zip((before, after), bridges, strict=True))
            turn = np.lexsort((before, after))
            before, after = before[turn], after[turn]
        return Breaks(before.astype(np.int32), after.astype(np.int32))

    def _bridges(self, name: str, gaps: Rows) -> tuple[Rows, Rows]:
        """Return the breaks between figures that have rows without a figure between them."""
        positions = self._positions_of(gaps)
        sizes = self.sizes(name)[self.order[positions]]
        there = ~np.isnan(sizes)
        positions, sizes = positions[there], sizes[there]
        areas = self.area_index[self.order[positions]]
        wide = (np.diff(areas) == 0) & (np.diff(positions) > 1)
        wide &= np.abs(np.diff(sizes)) > 0.499 * sizes[:-1]
        return self.order[positions[:-1][wide]], self.order[positions[1:][wide]]

    @cached_property
    def level_words(self) -> set[str | None]:
        """The levels of the rows; None where some row's is not known."""
        return levels_seen(self.observations.level)

    @property
    def levels(self) -> npt.NDArray[np.int8]:
        """The level of every row by its number in LEVELS; NO_LEVEL where it is not known."""
        return level_numbers(self.observations.level)

    @cached_property
    def peers(self) -> list[Rows]:
        """The rows of one level in one year, for every level and year."""
        key = self.observations.batch.period.astype(np.uint16)
        if len(self.level_words) > 1:
            key = key * np.uint16(len(LEVELS) + 1) + self.levels.astype(np.uint16)
        # Numbers of 16 bits are sorted in one pass.
        order = np.argsort(key, kind="stable")
        return [rows for rows in np.split(order, np.flatnonzero(np.diff(key[order])) + 1) if len(rows)]

    def is_named(self, variable: str, row: int) -> bool:
        """Tell whether the cell of a figure was found to be no sum of its parts on the way (HC273)."""
        named = self.once("named", lambda: {one.place for one in self._found if one.code == "HC273"})
        origin = self.observations.origins.origin(variable, row) if named else None
        return origin is not None and origin.place in named

    def label(self, row: int, dated: bool = True) -> str:
        """Name the area of a row by code and name, with the year if it has one."""
        observations = self.observations
        year = int(observations.batch.period[row]) if dated else 0
        parts = (observations.area[row], observations.area_name[row], str(year) if year else None)
        return " ".join(part for part in parts if part)

    def findings(
        self,
        code: str,
        severity: Severity,
        variable: str,
        rows: Rows | NarrowRows,
        parameters: Callable[[int], Parameters],
    ) -> list[Finding]:
        """Make a finding of each row; of very many the first ones and one that counts the others."""

        def make(number: np.integer[Any]) -> Finding:
            row = int(number)
            return self.finding(code, severity, parameters(row), row, variable)

        return listed(rows, self.variables[variable].name, make)

    def finding(
        self, code: str, severity: Severity, parameters: Parameters, row: int, variable: str | None = None
    ) -> Finding:
        """Make a finding on a variable's cell, or on the cell that names the row's area."""
        origins = self.observations.origins
        origin = origins.area(row) if variable is None else origins.origin(variable, row)
        return Finding(code, severity, parameters, origin.place if origin else None, origin.raw if origin else None)


def _sizes(column: NumberColumn) -> Sizes:
    mantissa = column.mantissa
    if mantissa.dtype == object:
        mantissa = np.array([float(max(-_LARGEST, min(number, _LARGEST))) for number in mantissa.tolist()])
    sizes: Sizes = mantissa.astype(np.float64)
    if column.scale:
        sizes /= float(10 ** min(column.scale, 300))
    if column.state.any():
        sizes[column.state != State.OK.value] = np.nan
    return sizes
