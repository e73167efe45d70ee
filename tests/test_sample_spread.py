"""What docs/equity.md and sample_data/README.md say of the spread over real areas."""

import shlex
from fractions import Fraction
from pathlib import Path

import pytest
from test_docs import blocks, commands

import healthcheck
from healthcheck.cli import main
from healthcheck.reports.equity.words import number

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_data"


def test_the_page_shows_what_happens(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    shown = [found for block in blocks("equity.md") if block.language == "console" for found in commands(block.text)]
    assert len(shown) == 1
    for command, printed in shown:
        assert main(shlex.split(command)[1:]) == 0
        assert capsys.readouterr().out == printed


def test_doctors_of_provinces_are_spread_by_people_far_more_evenly_than_by_land() -> None:
    (spread,) = healthcheck.equity(
        SAMPLES / "provinces-2018.csv", "national-2020", indicators=["doctors_per_1000"]
    ).spreads
    assert (len(spread.areas), spread.level, spread.covered) == (31, "province", Fraction(1))
    assert spread.curve is not None
    assert spread.land is not None
    assert spread.theil is not None
    assert spread.theil.between is not None
    assert (number(spread.curve.gini), number(spread.land.curve.gini)) == ("0.0804", "0.6678")
    assert (number(spread.theil.total), number(spread.theil.between)) == ("0.0119", "0.0035")
    # Densities as the source prints them: doctors per 1,000 people.
    values = {area.name: round(area.value, 2) for area in spread.areas}
    assert {name: values[name] for name in ("北京市", "江西省", "西藏自治区", "青海省")} == {
        "北京市": Fraction("4.63"),
        "江西省": Fraction("1.88"),
        "西藏自治区": Fraction("2.42"),
        "青海省": Fraction("2.68"),
    }


def test_cities_without_a_figure_are_named() -> None:
    beds, doctors = healthcheck.equity(SAMPLES / "cities-2013.csv", "city-capacity").spreads
    assert beds.curve is not None
    assert doctors.curve is not None
    assert (len(beds.areas), number(beds.curve.gini)) == (288, "0.1940")
    assert (len(doctors.areas), number(doctors.curve.gini)) == (289, "0.2539")
    assert [(area.name, area.why.code) for area in beds.left_out] == [("三亚市", "HC303"), ("三沙市", "HC303")]
    assert [area.name for area in doctors.left_out] == ["三沙市"]


def test_a_plan_without_ratios_has_no_spread() -> None:
    report = healthcheck.equity(SAMPLES / "fuzhou-2021.csv", "fuzhou-2021")
    assert ([note.code for note in report.notes], int(report.exit_code)) == (["HC547"], 4)
