"""What lint finds in rule files that load: targets that nobody can meet, and what nothing uses."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_texts import install, rules

from healthcheck.messages import line
from healthcheck.model.faults import Severity
from healthcheck.model.intervals import common, is_empty
from healthcheck.model.pack import Interval
from healthcheck.model.text import Language
from healthcheck.packs.lint import lint

ROOT = Path(__file__).resolve().parents[1]
OWN = "variables:\n  cots: {name: {en: Cots, zh: 小床}, unit: bed, type: count%s}\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)


def linted(text: str, language: Language = "en") -> list[str]:
    """Return the lines of what lint finds in a rule file."""
    Path("r.yaml").write_text(text, encoding="utf-8")
    return [line(finding, language) for finding in lint("r.yaml")[1]]


def two(first: str, second: str, measures: tuple[str, str] = ("{value: beds}", "{value: beds}"), more: str = "") -> str:
    """Return a rule file with two indicators; the second one's target is in line 11 or below."""
    return rules(measures[0], first) + (
        f"  second:\n    name: {{en: Second, zh: 二}}\n    measure: {measures[1]}\n    target: {second}\n{more}"
    )


RATIO = "{ratio: beds, to: doctors, per: 1000}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            two("{at_least: 7.5}", "{at_most: 7}", (RATIO, RATIO)),
            'HC167 "at_most: 7" contradicts "at_least: 7.5", which the indicator first asks of the same measure in '
            "every year.",
        ),
        (
            two("{at_least: 75}", "{less_than: 0.75}", ("{share: beds, of: doctors}", RATIO.replace("1000", "1"))),
            'HC167 "less_than: 0.75" contradicts "at_least: 75", which the indicator first asks of the same measure '
            "in every year.",
        ),
        (
            two("{at_least: 10, by: 2025}", "{milestones: {at_most: {2023: 9, 2026: 8}}}"),
            'HC167 "at_most: 9" contradicts "at_least: 10", which the indicator first asks of the same measure in '
            "2025.",
        ),
        (
            two("{more_than: 3}", "{less_than: 4}"),
            'HC167 "less_than: 4" contradicts "more_than: 3", which the indicator first asks of the same measure in '
            "every year.",
        ),
        (
            two("{about: 320, within: 5%}", "{between: [1, 5]}"),
            'HC167 "between: [1, 5]" contradicts "about: 320, within: 5%", which the indicator first asks of the same '
            "measure in every year.",
        ),
        (
            two("falling", "rising", ("{trend: beds, over: [2021, 2024]}", "{trend: beds, over: [2023, 2025]}")),
            'HC167 "rising" contradicts "falling", which the indicator first asks of the same measure in 2024.',
        ),
    ],
)
def test_two_targets_that_contradict_each_other(text: str, words: str) -> None:
    assert linted(text) == [f"r.yaml:11:5: {words}"]


@pytest.mark.parametrize(
    "text",
    [
        two("{at_least: 7.5}", "{at_most: 7.5}", (RATIO, RATIO)),
        two("{at_least: 10, in: 2024}", "{at_most: 9, in: 2025}"),
        two("{at_least: 10, by: 2025}", "{at_most: 9, in: 2024}"),
        two("{at_least: 10, from: 2025}", "{at_most: 9, in: 2024}"),
        two("{at_least: 10}", "{at_most: 9}", ("{value: beds}", "{increase: beds}")),
        two("{at_least: 10}", "{at_most: 9}", ("{increase: beds, since: 2020}", "{increase: beds}")),
        two("{at_least: 10}", "{at_most: 9}", more="    level: city\n"),
        two("{at_least: 10}", "{at_most: 9}", more='    areas: ["350102"]\n'),
        two("{at_least: 10}", "{at_most: 9}", more="    where: {has_plan: true}\n"),
        two("{more_than: 3}", "{less_than: 4}", (RATIO, RATIO)),
        two("falling", "rising", ("{trend: beds, over: [2021, 2023]}", "{trend: beds, over: [2023, 2025]}")),
        two("{milestones: {at_least: {2025: 10}}}", "{at_most: 9, in: 2024}"),
        two("{at_least: 7.5, round: {digits: 0, rule: half_up}}", "{at_most: 8}", (RATIO, RATIO)),
    ],
)
def test_targets_that_can_both_be_met(text: str) -> None:
    assert linted(text) == []


@pytest.mark.parametrize(
    ("measure", "target", "words"),
    [
        (
            "{share: beds, of: doctors}",
            "{more_than: 100}",
            'HC168 No figures can meet "more_than: 100": a share is between 0 and 100 percent.',
        ),
        (
            "{share: beds, of: doctors}",
            "{milestones: {at_least: {2023: 50, 2024: 100.5}}}",
            'HC168 No figures can meet "at_least: 100.5": a share is between 0 and 100 percent.',
        ),
        (
            "{share: beds, of: doctors}",
            "{less_than: 0}",
            'HC168 No figures can meet "less_than: 0": a share is between 0 and 100 percent.',
        ),
        ("{value: beds}", "{at_most: -1}", 'HC168 No figures can meet "at_most: -1": the value is never below 0.'),
        (RATIO, "{less_than: 0}", 'HC168 No figures can meet "less_than: 0": the value is never below 0.'),
        ("{value: -beds}", "{equals: 1}", 'HC168 No figures can meet "equals: 1": the value is never above 0.'),
        (
            "{value: has_plan}",
            "{at_least: 2}",
            'HC168 No figures can meet "at_least: 2": the value is never below 0 or above 1.',
        ),
        (
            "{increase: has_plan}",
            "{at_least: 2}",
            'HC168 No figures can meet "at_least: 2": the value is never below -1 or above 1.',
        ),
        (
            "{growth: beds}",
            "{at_most: -101}",
            'HC168 No figures can meet "at_most: -101": the value is never below -100.',
        ),
        (
            RATIO,
            "{equals: 7.55, round: {digits: 1, rule: half_even}}",
            'HC168 No figures can meet "equals: 7.55": no rounded value lies there.',
        ),
        (
            "{value: beds}",
            "{between: [1.2, 1.8]}",
            'HC169 No whole number meets "between: [1.2, 1.8]", but the measure counts whole things.',
        ),
        (
            "{increase: 2 * beds + doctors}",
            "{equals: 0.5}",
            'HC169 No whole number meets "equals: 0.5", but the measure counts whole things.',
        ),
        (
            "{value: beds}",
            "{about: 10.5, within: 1%}",
            'HC169 No whole number meets "about: 10.5, within: 1%", but the measure counts whole things.',
        ),
        (
            "{increase: beds, since: 2024}",
            "{at_least: 5, in: 2024}",
            "HC188 The target binds in 2024 only, but the increase is counted from 2024: it would never be judged.",
        ),
    ],
)
def test_a_target_that_cannot_be_met(measure: str, target: str, words: str) -> None:
    assert linted(rules(measure, target)) == [f"r.yaml:7:5: {words}"]


@pytest.mark.parametrize(
    ("measure", "target"),
    [
        ("{share: beds, of: doctors}", "{at_least: 100}"),
        ("{share: beds, of: doctors}", "{at_most: 105}"),
        ("{value: beds}", "{between: [1.2, 2]}"),
        ("{value: beds}", "{between: [1.2, 1.8], over: allowed}"),
        ("{value: beds}", "{at_most: 0}"),
        ("{value: beds - doctors}", "{at_most: -1}"),
        ("{value: beds / 2}", "{equals: 1.5}"),
        ("{value: beds_reported}", "{at_most: -1}"),
        ("{ratio: beds - doctors, to: doctors, per: 1}", "{at_most: -1}"),
        ("{ratio: beds, to: doctors - beds, per: 1}", "{at_most: -1}"),
        ("{growth: beds_reported}", "{at_most: -101}"),
        ("{value: has_plan + has_plan}", "{equals: 2}"),
        ("{value: 2 * beds - -3}", "{equals: 3}"),
        ("{increase: beds, since: 2024}", "{at_least: 5, in: 2025}"),
    ],
)
def test_a_target_that_can_be_met(measure: str, target: str) -> None:
    assert linted(rules(measure, target)) == []


def test_variables_that_nothing_uses() -> None:
    assert linted(rules(top=OWN % "")) == [
        "r.yaml:9:3: HC185 Nothing uses the variable cots: no indicator reads it and no example gives it."
    ]
    assert linted(rules(top=OWN % ""), "zh") == [
        "r.yaml:9:3: HC185 变量 cots 没有用处：没有指标读取它，也没有示例给出它。"
    ]


@pytest.mark.parametrize(
    "text",
    [
        rules("{value: cots}", top=OWN % ""),
        rules("{ratio: beds, to: cots, per: 1}", top=OWN % ""),
        rules("{ratio: beds, to: doctors, per: 1, reported_as: cots}", top=OWN % ""),
        rules(indicator="where: {cots: true}", top=OWN % ""),
        rules(indicator="examples:\n  - {given: {cots: 1}, expect: missing}", top=OWN % ""),
        rules(top="population: cots\n" + OWN % ""),
        "healthcheck: 1\npack: words\n" + OWN % "",
    ],
)
def test_variables_that_are_used(text: str) -> None:
    assert linted(text) == []


def test_aliases_that_say_nothing_new() -> None:
    aliases = ", aliases: [Ｃots, '小 床', crib, 童床, Crib]"
    assert linted(rules("{value: cots}", top=OWN % aliases)) == [
        'r.yaml:9:70: HC186 The alias "Ｃots" of cots says the same as "cots". Delete it.',
        'r.yaml:9:76: HC186 The alias "小 床" of cots says the same as "小床". Delete it.',
        'r.yaml:9:93: HC186 The alias "Crib" of cots says the same as "crib". Delete it.',
    ]


def test_includes_that_bring_nothing_that_is_used() -> None:
    Path("more.yaml").write_text(rules("{value: cots}", top=OWN % ""), encoding="utf-8")
    Path("over.yaml").write_text("healthcheck: 1\npack: over\ninclude: [more.yaml]\n", encoding="utf-8")
    assert linted(rules(top="include: [variables, more.yaml]")) == [
        'r.yaml:8:22: HC187 Nothing of "more.yaml" is used. Delete it from include.'
    ]
    assert linted(rules("{value: cots}", top="include: [over.yaml]")) == []


def test_findings_come_in_the_order_of_the_file_and_errors_are_told_from_warnings() -> None:
    Path("r.yaml").write_text(two("{at_least: 7}", "{at_most: -1}", more=OWN % ""), encoding="utf-8")
    _, found = lint("r.yaml")
    assert [(finding.code, finding.severity) for finding in found] == [
        ("HC168", Severity.ERROR),
        ("HC167", Severity.ERROR),
        ("HC185", Severity.WARNING),
    ]


ends = st.none() | st.integers(-4, 4).map(lambda half: Fraction(half, 2))
intervals = st.builds(Interval, ends, ends, st.booleans(), st.booleans())


def holds(interval: Interval, value: Fraction) -> bool:
    above = interval.low is None or value > interval.low or (value == interval.low and not interval.low_open)
    below = interval.high is None or value < interval.high or (value == interval.high and not interval.high_open)
    return above and below


@given(intervals, intervals)
def test_what_two_intervals_have_in_common(one: Interval, other: Interval) -> None:
    values = [Fraction(quarter, 4) for quarter in range(-20, 21)]
    shared = common(one, other)
    assert [holds(shared, value) for value in values] == [holds(one, value) and holds(other, value) for value in values]
    assert is_empty(shared) is not any(holds(shared, value) for value in values)
    wholes = [value for value in values if value.denominator == 1]
    assert is_empty(shared, whole=True) is not any(holds(shared, value) for value in wholes)


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.yaml")), ids=lambda path: path.name)
def test_shipped_rule_files_are_free_of_warnings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert [line(finding, "en") for finding in lint(str(path))[1]] == []
