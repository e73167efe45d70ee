"""``template``: the form holds what a pack needs, and filled in it is accepted by ``check`` as it is."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from rule_texts import rules

import healthcheck
from healthcheck.cli import main
from healthcheck.messages.units import UNITS, header_unit
from healthcheck.model.faults import Severity
from healthcheck.model.pack import Pack, Variable, VariableType
from healthcheck.model.text import Language, Text
from healthcheck.model.verdicts import Status
from healthcheck.packs.loader import load_pack, load_pack_text
from healthcheck.reports.form import form_of, years_named
from healthcheck.reports.form_file import as_csv, as_workbook
from healthcheck.tables.units import parse_unit, shift

ROOT = Path(__file__).resolve().parents[1]
PACKS = sorted(path.stem for path in (ROOT / "rules").glob("*.yaml") if path.stem != "variables")
COUNTY = "360704"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def plausible(variable: Variable, language: Language) -> str:
    """Return a figure that a variable of this kind may have."""
    if variable.type is VariableType.FLAG:
        return "是" if language == "zh" else "yes"
    if variable.id.endswith("population"):
        return "523000"
    return {VariableType.COUNT: "3922", VariableType.AMOUNT: "12.50", VariableType.RATE: "7.5"}[variable.type]


def read(content: bytes, suffix: str) -> list[list[str]]:
    """Return the cells of a form."""
    if suffix == ".csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def filled(cells: Sequence[Sequence[str]], pack: Pack, language: Language) -> list[list[str]]:
    """Fill every cell of a form; one without rows gets one for a county and a year."""
    names = dict.fromkeys(name for indicator in pack.indicators for name in indicator.reads)
    figures = [plausible(pack.variables[name], language) for name in names]
    keys = [list(row[:3]) for row in cells[1:] if row[0]] or [[COUNTY, "", "2025"]]
    return [list(cells[0]), *([code, name, year or "2025", *figures] for code, name, year in keys)]


def save(cells: Sequence[Sequence[str]], file: str) -> None:
    """Put cells into the form again, as someone who fills it in does."""
    if file.endswith(".csv"):
        with Path(file).open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(cells)
        return
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    for line, row in enumerate(cells, 1):
        for column, cell in enumerate(row, 1):
            number = line > 1 and column > 1 and cell[:1].isdigit()
            sheet.cell(line, column).value = float(cell) if number else cell
    book.save(file)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("name", PACKS)
def test_a_form_that_is_filled_in_is_accepted(name: str, suffix: str, language: Language) -> None:
    pack, file = load_pack(name), f"form{suffix}"
    assert main(["template", name, "-o", file, "--lang", language]) == 0
    save(filled(read(Path(file).read_bytes(), suffix), pack, language), file)
    report = healthcheck.check(file, name)
    assert [found for found in report.findings if found.severity is Severity.ERROR] == []
    assert [table.unused for table in report.tables] == [()]
    wanted = {name for indicator in pack.indicators for name in indicator.reads}
    assert set(report.observations.batch.columns) == wanted
    assert sum(report.counts.values()) > 0
    assert report.counts[Status.MISSING] == 0


RULES = """\
healthcheck: 1
pack: city
title: {en: A city's plan, zh: 市规划}
applies_to: {level: city, areas: ["350100"]}
parts: {"350100": ["350102", "350103"]}
population: resident_population
variables:
  machines: {name: {en: Dialysis machines, zh: 血液透析机台数}, unit: machine, type: count}
  sum: {name: {en: =1+1, zh: =1+1}, unit: bed, type: count}
  in_town: {name: {en: City, zh: 城市}, unit: place, type: flag}
indicators:
  beds:
    name: {en: Beds, zh: 床位}
    measure: {ratio: beds, to: population, per: 1000, reported_as: beds_per_1000_reported}
    target: {at_least: 7.5, by: 2025}
  added:
    name: {en: Beds added, zh: 新增床位}
    measure: {increase: beds}
    target: {at_least: 100, in: 2024}
    for_each: county
  machines:
    name: {en: Machines, zh: 透析机}
    measure: {value: machines + sum}
    target: {at_least: 1}
    areas: ["350102"]
    where: {in_town: true}
"""


def cells_of(language: Language, years: Sequence[int] = (), indicators: Sequence[str] = ()) -> list[list[str]]:
    pack = load_pack_text(RULES, "city.yaml")
    chosen = [indicator for indicator in pack.indicators if not indicators or indicator.id in indicators]
    return read(as_csv(form_of(pack, chosen, years, language), language), ".csv")


def test_columns_and_rows_are_those_that_the_indicators_need() -> None:
    assert cells_of("zh") == [
        [
            "区划代码", "地区", "年份", "医疗卫生机构床位数(张)", "常住人口(人)", "每千人口医疗卫生机构床位数(每千人)",
            "血液透析机台数", "sum(张)", "in_town(是/否)",
        ],
        *([code, "", year, *[""] * 6] for code in ("350100", "350102", "350103") for year in ("2023", "2024", "2025")),
    ]  # fmt: skip


def test_the_header_in_english() -> None:
    assert cells_of("en")[0] == [
        "Area code", "Area name", "Year", "Beds in health institutions (beds)", "Resident population (people)",
        "Hospital beds per 1,000 residents, as reported (per 1,000)", "Dialysis machines", "sum (beds)",
        "in_town (yes/no)",
    ]  # fmt: skip


def test_only_some_indicators_and_years() -> None:
    assert cells_of("zh", [2026, 2024, 2026], ["added"]) == [
        ["区划代码", "地区", "年份", "医疗卫生机构床位数(张)"],
        ["350102", "", "2024", ""],
        ["350102", "", "2026", ""],
        ["350103", "", "2024", ""],
        ["350103", "", "2026", ""],
    ]


def test_a_row_is_dated_by_hand_where_the_targets_name_no_year() -> None:
    assert cells_of("zh", (), ["machines"])[1:] == [["350102", "", "", "", "", ""]]


@pytest.mark.parametrize(
    ("measure", "target", "years"),
    [
        ("{value: beds}", "{at_least: 1}", []),
        ("{value: beds}", "{at_least: 1, by: 2025}", [2025]),
        ("{value: beds}", "{at_least: 1, by: 2025, from: 2023}", [2025]),
        ("{value: beds}", "{at_least: 1, from: 2023}", [2023]),
        ("{value: beds}", "{milestones: {at_least: {2023: 1, 2025: 2}}}", [2023, 2025]),
        ("{increase: beds}", "{at_least: 1, in: 2024}", [2023, 2024]),
        ("{growth: beds}", "{milestones: {at_least: {2023: 1, 2025: 2}}}", [2022, 2023, 2024, 2025]),
        ("{increase: beds, since: 2020}", "{at_least: 1, by: 2025}", [2020, 2025]),
        ("{trend: beds, over: [2022, 2025]}", "falling", [2022, 2023, 2024, 2025]),
    ],
)
def test_years_that_targets_name(measure: str, target: str, years: list[int]) -> None:
    assert years_named(load_pack_text(rules(measure, target), "f.yaml").indicators) == years


def test_a_workbook_keeps_codes_as_text_and_says_what_each_column_is_for() -> None:
    pack = load_pack_text(RULES.replace("350", "050"), "city.yaml")
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(form_of(pack, pack.indicators, [2025], "en"), "en")))
    (sheet,) = book.worksheets
    assert book.properties.title == "A city's plan"
    assert (sheet.title, sheet.freeze_panes) == ("Figures", "D2")
    assert (sheet.cell(2, 1).value, sheet.cell(2, 1).number_format) == ("050100", "@")
    assert sheet.cell(500, 1).number_format == "@"
    assert sheet.cell(2, 3).value == 2025
    comment = sheet["F1"].comment
    assert comment is not None
    assert comment.text == (
        "Hospital beds per 1,000 residents, as reported. Unit: per 1,000.\n"
        "As published; may stay blank. It is checked against the figures it is computed from.\n"
        "For:\nbeds Beds"
    )
    (choices,) = sheet.data_validations.dataValidation
    assert (choices.formula1, str(choices.sqref)) == ('"yes,no"', "I2:I1001")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_unit_of_a_header_is_one_that_the_reader_knows(unit: str, language: Language) -> None:
    variable = Variable("x", Text("X", "甲"), unit, VariableType.RATE)
    read_as = parse_unit(header_unit(unit, language))
    assert read_as is not None
    assert shift(read_as, variable) == 0


def test_what_the_command_says(capsys: pytest.CaptureFixture[str]) -> None:
    Path("city.yaml").write_text(RULES, encoding="utf-8")
    assert main(["template", "city.yaml", "-o", "form.csv", "--lang", "en"]) == 0
    assert capsys.readouterr().out == (
        "form.csv: columns to fill in: 6, rows: 9.\n"
        "Once it is filled in: healthcheck check form.csv --rules city.yaml\n"
    )
    assert main(["template", "city.yaml", "-o", "form.csv", "--indicator", "added", "--lang", "zh"]) == 0
    assert capsys.readouterr().out == (
        "form.csv：待填 1 列，4 行。\n填好后运行：healthcheck check form.csv --rules city.yaml --indicator added\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["city.yaml"], "HC401 -o is missing. See: healthcheck template --help"),
        (["city.yaml", "-o", "form.ods"], 'HC429 A form is written as .xlsx or .csv; "form.ods" ends otherwise.'),
        (["variables", "-o", "f.csv"], "HC430 There is nothing to fill in for variables: it has no indicators."),
        (
            ["city.yaml", "-o", "f.csv", "--indicator", "bed"],
            'HC410 No indicator "bed" in city. Did you mean "beds"?',
        ),
        (
            ["city.yaml", "-o", "no/f.csv"],
            'HC423 The directory of "no/f.csv" does not exist; create it first.',
        ),
        (
            ["city.csv", "-o", "city.csv"],
            'HC425 "city.csv" is an input of this very command; write the report to another file.',
        ),
    ],
)
def test_what_cannot_be_done(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("city.yaml", "city.csv"):
        Path(name).write_text(RULES, encoding="utf-8")
    assert main(["template", *arguments, "--lang", "en"]) == 2
    assert capsys.readouterr().err == message + "\n"
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["city.csv", "city.yaml"]
