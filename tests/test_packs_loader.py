"""What a rule file becomes: every key of format 1, defaults, includes, and all faults at once."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from rule_texts import HEAD, faults, install, rules

from healthcheck.model.faults import Place, Severity
from healthcheck.model.pack import (
    Example,
    Indicator,
    MeasureKind,
    Number,
    Operation,
    Reference,
    Rounding,
    Source,
    TargetKind,
    Threshold,
    Variable,
    VariableType,
)
from healthcheck.model.text import Text
from healthcheck.packs.loader import load_pack, load_pack_text, load_packs

EVERY_KEY = Path(__file__).parent / "data" / "every-key.yaml"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    install(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def first(text: str) -> Indicator:
    return load_pack_text(text, "rules.yaml").indicators[0]


def test_every_key_of_the_format_is_read() -> None:
    pack = load_pack(str(EVERY_KEY))
    assert (pack.id, pack.revision, pack.title) == ("every-key", 7, Text("Every key of format 1", "格式 1 的所有键"))
    assert pack.source == Source(
        Text("A plan for 2025", "2025年规划"), "A district", "No. 7 of 2023", "2023-07-15", "plan.txt"
    )
    assert (pack.level, pack.roster) == ("city", ("350100", "3502", "DE21"))
    assert pack.parts == {"350100": ("350102", "350103000000")}
    assert pack.population == "resident_population"
    assert pack.own_variables == ("visits", "bed_area", "screening_rate", "has_team")
    assert [pack.variables[id_].type for id_ in pack.own_variables] == list(VariableType)
    assert pack.variables["visits"].aliases == ("诊疗人次", "visits to doctors")
    assert {"beds", "resident_population"} <= set(pack.variables)
    assert pack.file == str(EVERY_KEY)
    assert len(pack.sha256) == 64
    kinds = {(indicator.measure.kind, indicator.target.kind) for indicator in pack.indicators}
    assert {measure for measure, _ in kinds} == set(MeasureKind)
    assert {target for _, target in kinds} == set(TargetKind)


def test_the_first_indicator_has_every_key_of_an_indicator() -> None:
    indicator = load_pack(str(EVERY_KEY)).indicators[0]
    examples = indicator.examples
    assert replace(indicator, examples=(), places={}) == Indicator(
        id="beds_per_1000",
        name=Text("Beds per 1,000 residents", "每千人口床位数"),
        measure=indicator.measure,
        target=indicator.target,
        clause="3.10",
        place=Place(str(EVERY_KEY), 35, 3),
        severity=Severity.WARNING,
        rationale=Text("Why", "理由"),
        assumption=Text("At the end of the year", "按年末数"),
        level="county",
        areas=("350102",),
        where={"urban": True, "type": "new"},
        missing="zero",
    )
    assert indicator.measure.numerator == Operation(
        "-", Reference("beds"), Operation("*", Number(Fraction(1, 2), "0.5"), Reference("visits"))
    )
    assert indicator.measure.denominator == Reference("resident_population")
    assert (indicator.measure.per, indicator.measure.reported_as) == (1000, "beds_reported")
    assert indicator.target.rounding == Rounding(1, "half_even")
    assert (indicator.target.by, indicator.target.in_year, indicator.target.from_year) == (2025, None, 2023)
    place = Place(str(EVERY_KEY), 48, 9)
    assert examples == (
        Example({2025: {"beds": "750", "resident_population": "100000"}}, {2025: "pass"}, "0.5", place),
        Example({None: {"beds": "…", "urban": "true", "visits": ""}}, {None: "missing"}, None, replace(place, line=49)),
        Example(
            {2024: {"beds": "1"}, 2025: {"beds": "2.50"}},
            {2024: "pending", 2025: "not_applicable"},
            None,
            replace(place, line=50),
        ),
        Example({2024: {"beds": "1"}, 2025: {"beds": "2"}}, {2025: "fail"}, "3", replace(place, line=51)),
    )


def test_reports_get_measures_and_targets_as_written() -> None:
    written = {
        indicator.id: (indicator.measure.written, indicator.target.written)
        for indicator in load_pack(str(EVERY_KEY)).indicators
    }
    assert written == {
        "beds_per_1000": (
            {"ratio": "beds - 0.5 * visits", "to": "population", "per": 1000, "reported_as": "beds_reported"},
            {"at_least": "7.50", "by": 2025, "from": 2023, "round": {"digits": 1, "rule": "half_even"}},
        ),
        "screening": ({"value": "screening_rate"}, {"more_than": "90"}),
        "team_share": ({"share": "doctors", "of": "beds"}, {"at_most": "-5", "in": 2024}),
        "beds_added": ({"increase": "beds", "since": 2022}, {"between": ["1", "2.5"], "over": "allowed"}),
        "visits_grown": ({"growth": "visits"}, {"about": "320", "within": "5%"}),
        "beds_falling": ({"trend": "beds", "over": [2023, 2025]}, {"falling": True}),
        "beds_rising": ({"trend": "beds", "over": [2023, 2025]}, {"rising": True}),
        "bed_area": ({"value": "bed_area"}, {"equals": "12"}),
        "doctors": ({"value": "doctors"}, {"less_than": "100", "by": 2025}),
        "staged": (
            {"value": "visits"},
            {"milestones": {"at_least": {"2023": "5", "2024": "10", "2025": "10"}}, "from": 2022},
        ),
    }


def test_targets_are_read_exactly() -> None:
    targets = {indicator.id: indicator.target for indicator in load_pack(str(EVERY_KEY)).indicators}
    assert targets["beds_per_1000"].thresholds == (Threshold("7.50", Fraction(15, 2)),)
    assert targets["beds_added"].over_allowed
    assert (targets["visits_grown"].within, targets["visits_grown"].within_percent) == (
        Threshold("5", Fraction(5)),
        True,
    )
    assert targets["staged"].milestone_kind is TargetKind.AT_LEAST
    assert [year for year, _ in targets["staged"].milestones] == [2023, 2024, 2025]


def test_what_is_left_out_has_a_default() -> None:
    pack = load_pack_text(rules(), "rules.yaml")
    assert (pack.revision, pack.title, pack.source) == (1, Text("own", "own"), None)
    assert (pack.level, pack.roster, pack.parts, pack.population, pack.own_variables) == (None, (), {}, None, ())
    (indicator,) = pack.indicators
    assert (indicator.clause, indicator.severity, indicator.missing) == ("", Severity.ERROR, "missing")
    assert (indicator.rationale, indicator.assumption, indicator.level, indicator.for_each) == (None, None, None, None)
    assert (indicator.areas, indicator.where, indicator.examples) == ((), {}, ())


@pytest.mark.parametrize(
    ("target", "text", "value"),
    [
        ("{at_least: 7.5}", "7.5", Fraction(15, 2)),
        ('{at_least: "7.5"}', "7.5", Fraction(15, 2)),
        ("{at_least: 7.50}", "7.50", Fraction(15, 2)),
        ("{at_least: +3}", "3", Fraction(3)),
        ("{at_least: -0.1}", "-0.1", Fraction(-1, 10)),
        ("{at_least: 0}", "0", Fraction(0)),
        ("{at_least: 12345678901234567890.123456789}", "12345678901234567890.123456789", None),
    ],
)
def test_limits_are_exact_decimals(target: str, text: str, value: Fraction | None) -> None:
    (threshold,) = first(rules(target=target)).target.thresholds
    assert threshold == Threshold(text, Fraction(text) if value is None else value)


@pytest.mark.parametrize("target", ["falling", "{falling: true}", "\n      falling: true"])
def test_a_trend_may_be_written_as_one_word(target: str) -> None:
    indicator = first(rules("{trend: beds, over: [2023, 2025]}", target))
    assert indicator.target.kind is TargetKind.FALLING
    assert indicator.target.written == {"falling": True}


def test_population_stands_for_the_packs_own_in_any_expression() -> None:
    text = rules("{share: beds, of: population / 2}", top="population: registered_population")
    indicator = first(text)
    assert indicator.measure.variables == ("beds", "registered_population")
    assert indicator.measure.written == {"share": "beds", "of": "population / 2"}


def test_unquoted_text_keeps_what_is_written() -> None:
    indicator = first(rules(indicator="clause: 3.10"))
    assert indicator.clause == "3.10"


def test_all_faults_of_all_files_are_shown_at_once() -> None:
    Path("a.yaml").write_text(
        rules("{value: bedz}", "{at_least: 012, by: 2025, in: 2024}", "sevrity: error", "applies_to: {areas: []}"),
        encoding="utf-8",
    )
    Path("b.yaml").write_text(HEAD.replace("own", "b") + "pack: again\ntitle: {en: B}\n", encoding="utf-8")
    found = faults(("a.yaml", "no.yaml", "b.yaml", "unknown-pack"))
    assert [" ".join(fault.split()[:2]) for fault in found] == [
        "a.yaml:6:22: HC176",
        "a.yaml:7:24: HC135",
        "a.yaml:7:39: HC154",
        "a.yaml:8:5: HC130",
        "a.yaml:9:21: HC193",
        "no.yaml: HC102",
        "b.yaml:1:1: HC194",
        "b.yaml:3:1: HC125",
        "b.yaml:4:8: HC144",
        "unknown-pack: HC101",
    ]


def test_a_variable_with_a_fault_is_known_by_its_id() -> None:
    text = rules(
        "{value: cots + swings}", top="variables:\n  cots: {name: {en: Cots, zh: 小床}, unit: bed}\n  swings: 3"
    )
    Path("a.yaml").write_text(text, encoding="utf-8")
    assert [fault.split()[1] for fault in faults(("a.yaml",))] == ["HC131", "HC132"]


def placeless(variables: Mapping[str, Variable]) -> dict[str, Variable]:
    return {name: replace(variable, place=None) for name, variable in variables.items()}


def test_variables_come_from_included_files(folder: Path) -> None:
    shared, deeper = folder / "shared", folder / "shared" / "deeper"
    deeper.mkdir(parents=True)
    cots = "variables:\n  cots: {name: {en: Cots, zh: 小床}, unit: bed, type: count}\n"
    (deeper / "cots.yaml").write_text(HEAD.replace("own", "cots") + cots, encoding="utf-8")
    swings = cots.replace("cots", "swings").replace("Cots", "Swings").replace("小床", "秋千")
    text = HEAD.replace("own", "swings") + "include: [deeper/cots.yaml]\n" + swings
    (shared / "swings.yaml").write_text(text, encoding="utf-8")
    own = rules("{value: cots + swings}", top="include: [shared/swings.yaml, ./shared/deeper/cots.yaml, variables]")
    (folder / "own.yaml").write_text(own, encoding="utf-8")
    pack = load_pack("own.yaml")
    assert pack.own_variables == ()
    assert str(pack.variables["cots"].place) == "shared/deeper/cots.yaml:4:3"
    assert str(pack.variables["swings"].place) == "shared/swings.yaml:5:3"
    by_full_path = load_pack_text(own, str(folder / "own.yaml")).variables
    assert placeless(by_full_path) == placeless(pack.variables)


def test_included_files_are_held_to_the_same_rules(folder: Path) -> None:
    (folder / "other.yaml").write_text("healthcheck: 1\npack: other\nvariables:\n  beds: no\n", encoding="utf-8")
    (folder / "own.yaml").write_text(rules(top="include: [other.yaml]"), encoding="utf-8")
    assert [" ".join(fault.split()[:2]) for fault in faults(("own.yaml",))] == [
        "other.yaml:4:3: HC180",
        "other.yaml:4:9: HC132",
    ]


def test_a_file_of_variables_only_is_a_rule_file() -> None:
    text = HEAD + "variables:\n  cots: {name: {en: Cots, zh: 小床}, unit: bed, type: count, aliases: []}\n"
    pack = load_pack_text(text, "cots.yaml")
    assert (pack.indicators, pack.own_variables) == ((), ("cots",))


def test_several_packs_share_what_they_include() -> None:
    Path("a.yaml").write_text(rules(id_="a"), encoding="utf-8")
    Path("b.yaml").write_text(rules(id_="b"), encoding="utf-8")
    first_pack, second_pack = load_packs(["a.yaml", "b.yaml"])
    assert (first_pack.id, second_pack.id) == ("a", "b")
    assert first_pack.variables == second_pack.variables
