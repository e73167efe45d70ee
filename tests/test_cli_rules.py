"""``rules`` and ``explain``: what rule files say, whether they are right, and what a code means."""

import json
from pathlib import Path

import pytest

from healthcheck.cli import main

PACK = """\
healthcheck: 1
pack: small
revision: 2
title: {en: A small plan, zh: 小规划}
source: {document: {en: The plan, zh: 规划文件}, issuer: The county, number: 1号, published: 2023, origin: plan.txt}
applies_to: {level: county}
population: resident_population
indicators:
  beds_per_1000:
    name: {en: Beds per 1000, zh: 每千人口床位数}
    measure: {ratio: beds, to: population, per: 1000}
    target: {at_least: 7.5, by: 2025}
    clause: "1"
    rationale: {en: People need beds., zh: 群众需要床位。}
    assumption: {en: At the end of the year., zh: 年末数。}
    examples:
      - {given: {beds: 750, resident_population: 100000}, period: 2025, expect: pass}
      - {given: {beds: 749, resident_population: 100000}, period: 2025, expect: fail, gap: 1}
  doctors:
    name: {en: Doctors, zh: 医师数}
    measure: {value: doctors}
    target: {between: [10, 20]}
    clause: "2"
    severity: warning
"""


@pytest.fixture(autouse=True)
def rule_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    path = tmp_path / "small.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "small.yaml"]) == 0
    assert (
        capsys.readouterr().out
        == """\
small (revision 2): A small plan
Indicator      Name           Target         Clause
───────────────────────────────────────────────────
beds_per_1000  Beds per 1000  ≥ 7.5 by 2025  1
doctors        Doctors        10 to 20       2

Indicators: 2; rule files: 1.
"""
    )


def test_list_as_json_has_the_published_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "small.yaml", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed[0] == {
        "pack": "small",
        "indicator": "beds_per_1000",
        "name": {"en": "Beds per 1000", "zh": "每千人口床位数"},
        "origin": "plan.txt",
        "clause": "1",
        "measure": {"ratio": "beds", "to": "population", "per": 1000},
        "target": {"at_least": "7.5", "by": 2025},
        "level": "county",
        "for_each": None,
        "areas": [],
        "severity": "error",
    }
    assert listed[1]["target"] == {"between": ["10", "20"]}


def test_list_without_a_pack_lists_all_shipped_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--format", "json"]) == 0
    assert {"ganxian-2023", "city-capacity"} <= {entry["pack"] for entry in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize("command", [["rules", "show"], ["explain"]], ids=" ".join)
def test_show_an_indicator(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "small.yaml/beds_per_1000"]) == 0
    assert (
        capsys.readouterr().out
        == """\
small/beds_per_1000
Name         Beds per 1000 / 每千人口床位数
Measure      Beds in health institutions / Resident population x 1000 (beds,
             people)
Target       ≥ 7.5 by 2025
When         due from 2025 on; a miss before is pending
Rounding     none: the full value is compared
Clause       1
Severity     error
If missing   verdict is missing
Level        county
Document     The plan
Issued by    The county
Number       1号
Published    2023
Source file  plan.txt
Why          People need beds.
Assumption   At the end of the year.
Examples     2025: Beds in health institutions = 750, Resident population =
             100000 → pass
             2025: Beds in health institutions = 749, Resident population =
             100000 → fail, gap 1
"""
    )


def test_show_a_pack_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "small.yaml", "--lang", "zh"]) == 0
    assert (
        capsys.readouterr().out
        == """\
small  小规划 / A small plan
版次      2
规则文件  small.yaml
文件      规划文件
发文机关  The county
文号      1号
发布时间  2023
来源文件  plan.txt
适用级别  县级
人口口径  常住人口
指标      beds_per_1000：每千人口床位数 2025 年起 ≥ 7.5
          doctors：医师数 10 至 20
"""
    )


def test_show_names_the_nearest_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "small.yaml/bed_per_1000"]) == 2
    assert capsys.readouterr().err == 'HC410 No indicator "bed_per_1000" in small. Did you mean "beds_per_1000"?\n'


def test_lint_names_the_good_files_and_all_faults_of_the_others(
    rule_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, wrong in (("bad.yaml", "claus:"), ("worse.yaml", "severty: info\n    clause:")):
        Path(name).write_text(PACK.replace("clause:", wrong, 1), encoding="utf-8")
    assert main(["rules", "lint", "bad.yaml", "small.yaml", "worse.yaml"]) == 2
    shown = capsys.readouterr()
    assert shown.out == "small.yaml: no faults (indicators: 2)\n"
    assert {line.split(":")[0] for line in shown.err.splitlines()} == {"bad.yaml", "worse.yaml"}
    assert main(["rules", "lint", "small.yaml"]) == 0


def test_examples_that_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", "small.yaml"]) == 0
    assert capsys.readouterr().out == "small.yaml: all as expected (examples: 2)\n"


def test_examples_that_do_not_hold(rule_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule_file.write_text(PACK.replace("gap: 1}", "gap: 2}"), encoding="utf-8")
    assert main(["rules", "test", "small.yaml"]) == 1
    assert capsys.readouterr().out == (
        "small.yaml:18:9: beds_per_1000 in 2025: expected fail, gap 2, got fail, gap 1\n"
        "small.yaml: not as expected: 1 (examples: 2)\n"
    )


def test_a_run_without_examples_is_not_a_success(rule_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = PACK.index("    examples:")
    rule_file.write_text(PACK[:start] + PACK[PACK.index("  doctors:") :], encoding="utf-8")
    assert main(["rules", "test", "small.yaml"]) == 1
    assert capsys.readouterr().out == "small.yaml: no examples\n"


def test_a_broken_file_is_not_tested(rule_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule_file.write_text("healthcheck: 1\n", encoding="utf-8")
    assert main(["rules", "test", "small.yaml"]) == 2
    assert capsys.readouterr().err.startswith("small.yaml:")


def test_explain_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "hc407"]) == 0
    assert (
        capsys.readouterr().out
        == """\
HC407 There is no command "…". See: … --help

The first word after healthcheck names what to do. healthcheck --help lists the
commands.
"""
    )
    assert main(["explain", "HC407", "--lang", "zh"]) == 0
    assert (
        capsys.readouterr().out
        == """\
HC407 没有命令“…”。用法见：… --help

healthcheck 后面的第一个词是要执行的命令。用 healthcheck --help 可以列出全部命
令。
"""
    )


@pytest.mark.parametrize(
    ("topic", "message"),
    [
        ("HC40", 'HC412 Nothing is known by the name "HC40". Did you mean "HC401"?'),
        ("status.pass", 'HC412 Nothing is known by the name "status.pass".'),
        (
            "beds_per_1000",
            'HC412 Nothing is known by the name "beds_per_1000". Did you mean "ganxian-2023/beds_per_1000"?',
        ),
    ],
)
def test_explain_names_what_was_meant(topic: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", topic]) == 2
    assert capsys.readouterr().err == message + "\n"


def test_schema_is_printed_or_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema"]) == 0
    printed = capsys.readouterr().out
    assert main(["rules", "schema", "-o", "rules.schema.json"]) == 0
    assert capsys.readouterr().out == ""
    assert Path("rules.schema.json").read_text(encoding="utf-8") == printed
    assert json.loads(printed)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert main(["rules", "schema", "-o", "nowhere/rules.schema.json"]) == 2
    assert capsys.readouterr().err.startswith('HC423 The directory of "nowhere/rules.schema.json" does not exist')


def test_lint_shows_warnings_and_refuses_targets_that_nobody_can_meet(
    rule_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unused = "variables:\n  cots: {name: {en: Cots, zh: 小床数}, unit: bed, type: count}\n"
    rule_file.write_text(PACK + unused, encoding="utf-8")
    assert main(["rules", "lint", "small.yaml"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "small.yaml: no faults, but warnings: 1 (indicators: 2)\n"
    assert shown.err == (
        "small.yaml:26:3: HC185 Nothing uses the variable cots: no indicator reads it and no example gives it.\n"
    )
    rule_file.write_text(PACK.replace("[10, 20]", "[10.2, 10.8]") + unused, encoding="utf-8")
    assert main(["rules", "lint", "small.yaml"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [text.split()[:2] for text in shown.err.splitlines()] == [
        ["small.yaml:26:3:", "HC185"],
        ["small.yaml:22:5:", "HC169"],
    ]


WHOLE = """\
healthcheck: 1
pack: whole
applies_to: {level: city, areas: ["350100"]}
parts: {"350100": ["350102", "350103"]}
population: resident_population
variables:
  in_town: {name: {en: In town, zh: 城区}, unit: place, type: flag}
indicators:
  ratio:
    name: {en: Beds, zh: 床位}
    measure: {ratio: beds, to: population, per: 1000, reported_as: beds_per_1000_reported}
    target: {at_least: 7.5, from: 2023, by: 2025, round: {digits: 1, rule: half_even}}
    for_each: county
    missing: zero
  staged:
    name: {en: Staged, zh: 分年}
    measure: {share: doctors - 1, of: doctors + nurses}
    target: {milestones: {more_than: {2023: 5, 2025: 10}}, round: {digits: 0, rule: half_up}}
    where: {in_town: false, kind: new}
  added:
    name: {en: Added, zh: 新增}
    measure: {increase: beds, since: 2020}
    target: {between: [1, 5], over: allowed, in: 2024}
    areas: ["350102"]
    where: {in_town: true}
  grown:
    name: {en: Grown, zh: 增长}
    measure: {growth: beds}
    target: {about: 10, within: 5%}
    missing: fail
  falling:
    name: {en: Falling, zh: 下降}
    measure: {trend: beds, over: [2022, 2025]}
    target: falling
    examples:
      - {given: {2022: {beds: 5, in_town: true}, 2023: {beds: 4}}, expect: {2023: pass}}
"""
TOLD = {
    "ratio": (
        "Reported as  Hospital beds per 1,000 residents, as reported: judged as written where the figures above are "
        "missing, checked against them otherwise",
        "Target       ≥ 7.5, rounded to 1 decimals by 2025 from 2023",
        "When         due from 2025 on; a miss before is pending; years before 2023 get no verdict",
        "Rounding     compared after rounding to 1 decimals, half to even (GB/T 8170-2008)",
        "If missing   counts as zero",
        "For each     county",
        "Areas        350100",
        "Parts        350100 = 350102 350103",
    ),
    "staged": (
        "Measure      (Licensed doctors and assistant doctors - 1) / (Licensed doctors and assistant doctors + "
        "Registered nurses) x 100 (people)",
        "Target       > 5 (2023), > 10 (2025), rounded to 0 decimals",
        "When         the latest of these years binds, also after 2025; a miss before 2023 is pending",
        "Rounding     compared after rounding to 0 decimals, half up",
        "Level        city",
        "Where        In town: no",
        "Where        kind: new",
    ),
    "added": (
        "Compared     each year with 2020",
        "Target       1 to 5 or more in 2024",
        "When         in 2024 only; other years get no verdict",
        "Only for     350102",
        "Where        In town: yes",
    ),
    "grown": (
        "Compared     each year with the year before",
        "Target       about 10, within 5%",
        "When         in every year",
        "If missing   counts as a fail",
    ),
    "falling": (
        "Compared     each year from 2023 to 2025 with the year before; one verdict a year, no change fails, except 0 "
        "after 0",
        "Target       falling every year",
        "Examples     2022: Beds in health institutions = 5, In town = true; 2023: Beds in health institutions = 4 → "
        "2023 pass",
    ),
}


def unwrapped(printed: str) -> list[str]:
    """Put the lines that were wrapped under a heading together again."""
    lines: list[str] = []
    for line in printed.splitlines():
        if lines and line.startswith(" "):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return lines


@pytest.mark.parametrize("indicator", TOLD)
def test_explain_says_everything_that_a_rule_says(indicator: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("whole.yaml").write_text(WHOLE, encoding="utf-8")
    assert main(["explain", f"whole.yaml/{indicator}"]) == 0
    told = [" ".join(line.split()) for line in unwrapped(capsys.readouterr().out)]
    assert [line for line in TOLD[indicator] if " ".join(line.split()) not in told] == []
    assert main(["explain", f"whole.yaml/{indicator}", "--lang", "zh"]) == 0
    assert len(unwrapped(capsys.readouterr().out)) == len(told)
