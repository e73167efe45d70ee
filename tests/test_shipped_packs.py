"""The shipped packs: their examples hold, and every indicator is proved both ways and without its figures."""

from functools import cache
from pathlib import Path

import pytest

from healthcheck.judging.examples import run_examples
from healthcheck.model.pack import Indicator, Pack
from healthcheck.packs.loader import load_pack

ROOT = Path(__file__).resolve().parents[1]
PACKS = sorted(path.stem for path in (ROOT / "rules").glob("*.yaml") if path.stem != "variables")

each_pack = pytest.mark.parametrize("name", PACKS)


@cache
def pack(name: str) -> Pack:
    """Load a shipped pack."""
    return load_pack(name)


def expected(indicator: Indicator) -> set[str]:
    """The statuses that an indicator's examples expect."""
    return {status for example in indicator.examples for status in example.expect.values()}


@each_pack
def test_every_example_holds(name: str) -> None:
    failed = [
        f"{outcome.example.place}: expected {outcome.expected.en}, got {outcome.got.en}"
        for outcome in run_examples(pack(name))
        if not outcome.passed
    ]
    assert failed == []


@each_pack
def test_every_indicator_has_examples_that_pass_that_fail_and_that_lack_a_figure(name: str) -> None:
    wanted = {"pass", "fail", "missing"}
    assert {one.id: wanted - expected(one) for one in pack(name).indicators if not wanted <= expected(one)} == {}


@each_pack
def test_every_indicator_names_its_clause(name: str) -> None:
    assert [one.id for one in pack(name).indicators if not one.clause] == []


@each_pack
def test_a_pack_uses_every_variable_it_adds(name: str) -> None:
    used = {id_ for one in pack(name).indicators for id_ in (*one.measure.variables, one.measure.reported_as)}
    assert [id_ for id_ in pack(name).own_variables if id_ not in used] == []
