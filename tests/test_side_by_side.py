"""Threads: the order of results, faults in their turn, work that is not run ahead of, and reports that are the same."""

import gc
import time
import weakref
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Barrier, Event, get_ident

import pytest

import healthcheck
from healthcheck.model import side_by_side as threads
from healthcheck.model.side_by_side import MANY_ROWS, beside, side_by_side
from healthcheck.reports.output import render

SAMPLES = Path(__file__).parent.parent / "sample_data"


@pytest.fixture(params=[1, 2, 4])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(threads, "_processors", lambda: request.param)
    number: int = request.param
    return number


def test_results_come_in_the_order_of_the_items(processors: int) -> None:
    def slow_at_first(number: int) -> int:
        time.sleep(0.02 if number % 3 == 0 else 0)
        return number * number

    assert list(side_by_side(slow_at_first, range(20), MANY_ROWS)) == [number * number for number in range(20)]


def test_two_items_are_worked_on_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_processors", lambda: 2)
    both_are_here = Barrier(2, timeout=20)
    assert sorted(side_by_side(lambda _: both_are_here.wait(), range(2), MANY_ROWS)) == [0, 1]


@pytest.mark.parametrize(("rows", "alone"), [(MANY_ROWS - 1, True), (MANY_ROWS, False)])
def test_few_rows_are_not_worth_a_thread(monkeypatch: pytest.MonkeyPatch, rows: int, alone: bool) -> None:
    monkeypatch.setattr(threads, "_processors", lambda: 2)
    assert ({*side_by_side(lambda _: get_ident(), range(4), rows)} == {get_ident()}) is alone
    assert (list(beside(lambda: [get_ident()], rows)) == [get_ident()]) is alone


def test_a_fault_is_raised_in_its_turn(processors: int) -> None:
    def divided(number: int) -> float:
        return 6 / number

    found = side_by_side(divided, [3, 2, 0, 1], MANY_ROWS)
    assert (next(found), next(found)) == (2, 3)
    with pytest.raises(ZeroDivisionError):
        next(found)


def test_work_is_not_begun_far_ahead_of_who_takes_it(processors: int) -> None:
    begun: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            begun.append(number)
            yield number

    found = side_by_side(lambda number: number, items(), MANY_ROWS)
    assert next(found) == 0
    assert len(begun) <= processors + 1
    found.close()  # type: ignore[attr-defined]  # a generator, as ``| head`` leaves it
    assert len(begun) <= processors + 1


def test_what_is_begun_beside_is_there_when_it_is_looked_at(processors: int) -> None:
    go_on = Event()

    def work() -> list[str]:
        go_on.wait(20)
        return ["a", "b", "c"]

    if processors == 1:
        go_on.set()
    found = beside(work, MANY_ROWS)
    go_on.set()
    assert (len(found), found[0], found[1:], list(found)) == (3, "a", ["b", "c"], ["a", "b", "c"])


def test_what_goes_wrong_beside_is_raised_where_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_processors", lambda: 2)

    def work() -> list[str]:
        raise ValueError("not a list")

    found = beside(work, MANY_ROWS)
    for _ in range(2):
        with pytest.raises(ValueError, match="not a list"):
            len(found)


class Block:
    """Something large that is worked on."""


def test_what_a_fault_or_a_work_held_is_free_at_once(processors: int) -> None:
    def refused(block: Block) -> None:
        raise ValueError(block)

    def fine(block: Block) -> list[None]:
        assert block
        return [None]

    block = Block()
    alive = weakref.ref(block)
    gc.disable()  # as the command does
    try:
        with pytest.raises(ValueError, match="Block"):
            list(side_by_side(refused, [block], MANY_ROWS))
        found = beside(partial(fine, block), MANY_ROWS)
        assert list(found) == [None]
        del block
        assert alive() is None
    finally:
        gc.enable()


@pytest.mark.parametrize("format_name", ["json", "csv", "table", "junit"])
@pytest.mark.parametrize(
    ("table", "rules"), [("ganxian-2023-2025.csv", "ganxian-2023"), ("fuzhou-2024.csv", "fuzhou-2024")]
)
def test_reports_are_the_same_byte_for_byte(
    monkeypatch: pytest.MonkeyPatch, processors: int, table: str, rules: str, format_name: str
) -> None:
    alone = b"".join(render(healthcheck.check(SAMPLES / table, rules), format_name))
    monkeypatch.setattr(threads, "MANY_ROWS", 0)
    assert b"".join(render(healthcheck.check(SAMPLES / table, rules), format_name)) == alone
