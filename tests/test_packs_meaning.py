"""Rule files that read well but cannot be meant so."""

from pathlib import Path

import pytest
from rule_texts import Case, rules

CASES = [
    Case(
        "healthcheck: 2\npack: own\nnews: 1\n",
        "rules.yaml:1:14: HC150 The rule file is written in format 2; this version of healthcheck reads format 1.",
        "规则文件的格式版本为 2，本版 healthcheck 只能读取格式 1。",
    ),
    Case(
        rules(measure="{value: beds, trend: beds, over: [2023, 2025]}"),
        "rules.yaml:6:14: HC151 A measure has exactly one of value, ratio, share, increase, growth, trend; found: "
        "value, trend.",
        "measure（计算方法）必须且只能有以下之一：value、ratio、share、increase、growth、trend；实际有：value、trend。",
    ),
    Case(
        rules(measure="{per: 1000}"),
        "rules.yaml:6:14: HC151 A measure has exactly one of value, ratio, share, increase, growth, trend; found: "
        "none.",
    ),
    Case(
        rules(target="{at_least: 5, at_most: 7}"),
        "rules.yaml:7:13: HC152 A target has exactly one of at_least, more_than, at_most, less_than, between, "
        "equals, about, falling, rising, milestones; found: at_least, at_most.",
        "target（目标）必须且只能有以下之一：at_least、more_than、at_most、less_than、between、equals、about、"
        "falling、rising、milestones；实际有：at_least、at_most。",
    ),
    Case(
        rules(measure="{value: beds, per: 1000}"),
        'rules.yaml:6:28: HC153 "per" does not go with value; it belongs to ratio.',
        "“per”不能与 value 同用，它属于 ratio。",
    ),
    Case(
        rules(measure="{growth: beds, since: 2022}"),
        'rules.yaml:6:29: HC153 "since" does not go with growth; it belongs to increase.',
    ),
    Case(
        rules(target="{at_least: 5, over: allowed}"),
        'rules.yaml:7:27: HC153 "over" does not go with at_least; it belongs to between.',
    ),
    Case(
        rules(target="{at_least: 5, within: 5%}"),
        'rules.yaml:7:27: HC153 "within" does not go with at_least; it belongs to about.',
    ),
    Case(
        rules(target="{at_least: 5, by: 2025, in: 2024}"),
        'rules.yaml:7:37: HC154 "by" and "in" contradict each other. Keep one of them.',
        "“by”与“in”相互矛盾，请只保留一个。",
    ),
    Case(
        rules(target="{milestones: {at_least: {2023: 5}}, by: 2025}"),
        'rules.yaml:7:49: HC154 "milestones" and "by" contradict each other. Keep one of them.',
    ),
    Case(
        rules(indicator="level: county\nfor_each: county"),
        'rules.yaml:9:5: HC154 "level" and "for_each" contradict each other. Keep one of them.',
    ),
    Case(
        rules(target="{at_least: 5, in: 2024, from: 2025}"),
        'rules.yaml:7:37: HC155 The target binds in 2024 only, but "from" leaves out the years before 2025: it '
        "would never be judged.",
        "目标只约束 2024 年，而 from 又排除了 2025 年以前的年份，这样永远不会判定。",
    ),
    Case(
        rules(target="{milestones: {at_least: {2023: 5, 2025: 10, 2024: 15}}}"),
        "rules.yaml:7:47: HC156 The milestone of 2025 (10) asks for less than the one of 2024 (15).",
        "2025 年的目标（10）比 2024 年的目标（15）还要宽松。",
    ),
    Case(
        rules(target="{milestones: {at_most: {2023: 5, 2024: 6}}}"),
        "rules.yaml:7:46: HC156 The milestone of 2024 (6) asks for less than the one of 2023 (5).",
    ),
    Case(
        rules(target="{milestones: {at_least: {}}}"),
        "rules.yaml:7:37: HC157 There are no milestones here. Write at least one year with its limit.",
        "此处没有任何分年目标。请至少写一个年份和限值。",
    ),
    Case(
        rules(target="{milestones: {}}"),
        "rules.yaml:7:26: HC157 There are no milestones here. Write at least one year with its limit.",
    ),
    Case(
        rules(measure="{trend: beds, over: [2023, 2025]}"),
        "rules.yaml:7:5: HC158 The measure trend cannot be held against the target at_least.",
        "计算方法 trend 不能与目标 at_least 搭配。",
    ),
    Case(
        rules(target="falling"),
        "rules.yaml:7:5: HC158 The measure value cannot be held against the target falling.",
    ),
    Case(
        rules(measure="{trend: beds, over: [2025, 2023]}", target="falling"),
        "rules.yaml:6:34: HC159 The years are not in order: 2025 must come before 2023.",
        "年份顺序不对：2025 应早于 2023。",
    ),
    Case(
        rules(target="{between: [2, 1.5]}"),
        "rules.yaml:7:23: HC160 The lower end 2 is above the upper end 1.5.",
        "下限 2 高于上限 1.5。",
    ),
    Case(
        rules(target="{about: 5, within: -5%}"),
        'rules.yaml:7:32: HC161 "-5%" is below zero. Write it without the minus sign.',
        "“-5%”小于零。请去掉负号。",
    ),
    Case(
        rules(target="{between: [1, 2, 3]}"),
        "rules.yaml:7:23: HC162 A list of 2 values is wanted here, but there are 3.",
        "此处应为 2 个值的列表，实际有 3 个。",
    ),
    Case(
        rules(indicator="examples:\n  - {given: {2024: {beds: 1}, 2025: {beds: 2}}, expect: fail}"),
        "rules.yaml:9:61: HC163 It is not clear which year the expected verdict is for. Write period, or expect "
        "with years.",
        "看不出预期结论是哪一年的。请写 period，或在 expect 里按年份写。",
    ),
    Case(
        rules(indicator="examples:\n  - {given: {beds: 1}, expect: {2025: fail}}"),
        "rules.yaml:9:36: HC164 The example expects a verdict for 2025 but gives its figures without a year.",
        "示例预期 2025 年的结论，给出的数据却没有年份。",
    ),
    Case(
        rules(
            indicator="examples:\n  - given: {2024: {beds: 1}, 2025: {beds: 2}}\n"
            "    expect: {2024: fail, 2025: fail}\n    gap: 3"
        ),
        "rules.yaml:11:14: HC165 A gap goes with one expected verdict, but here there are 2.",
        "gap 只能对应一个预期结论，这里有 2 个。",
    ),
    Case(
        rules(measure="{value: 5}"),
        "rules.yaml:6:14: HC166 The measure names no variable, so that every area would get the same value.",
        "计算方法中没有变量，任何地区算出的结果都一样。",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_fault_and_its_wording(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.check(tmp_path, monkeypatch)
