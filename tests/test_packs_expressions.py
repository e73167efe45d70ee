"""Expressions that cannot be used, each fault at its own column."""

from pathlib import Path

import pytest
from rule_texts import Case, rules

CASES = [
    Case(
        rules(measure="{value: beds % 2}"),
        'rules.yaml:6:27: HC170 "%" cannot stand in an expression: only variable ids, decimal numbers, + - * / '
        "and ( ).",
        "算式里不能出现“%”：只能用变量代号、十进制数、+ - * / 和 ( )。",
    ),
    Case(
        rules(measure="{value: beds >= 2}"),
        'rules.yaml:6:27: HC170 ">=" cannot stand in an expression: only variable ids, decimal numbers, + - * / '
        "and ( ).",
    ),
    Case(
        rules(measure="{value: beds ＋ doctors}"),
        'rules.yaml:6:27: HC171 The full-width or typographic "＋" is not an arithmetic sign. Write the half-width +.',
        "“＋”是全角或排版用的符号，不能用于算式。请改用半角的 +。",
    ),
    Case(
        rules(measure="{ratio: beds, to: doctors × 2, per: 1}"),
        'rules.yaml:6:40: HC171 The full-width or typographic "×" is not an arithmetic sign. Write the half-width *.',
    ),
    Case(
        rules(measure="{value: beds + }"),
        "rules.yaml:6:28: HC172 A variable or a number is wanted here; found: the end of the expression.",
        "此处应为变量或数字，遇到的却是算式末尾。",
    ),
    Case(
        rules(measure="{value: beds + * doctors}"),
        'rules.yaml:6:29: HC172 A variable or a number is wanted here; found: "*".',
    ),
    Case(
        rules(measure="{value: 2 beds}"),
        'rules.yaml:6:24: HC173 One of + - * / is wanted before "beds".',
        "“beds”前面应有 + - * / 之一。",
    ),
    Case(
        rules(measure="{value: 2 * (beds + doctors}"),
        "rules.yaml:6:26: HC174 This bracket has no partner.",
        "此处的括号不成对。",
    ),
    Case(
        rules(measure="{value: 2 * beds)}"),
        "rules.yaml:6:30: HC174 This bracket has no partner.",
    ),
    Case(
        rules(measure="{value: " + "(" * 51 + "beds" + ")" * 51 + "}"),
        "rules.yaml:6:72: HC175 The expression is too long or nested too deep. Define a variable for a part of it.",
        "算式过长或嵌套过深。请把其中一部分设为变量。",
    ),
    Case(
        rules(measure="{value: beds + docters}"),
        'rules.yaml:6:29: HC176 There is no variable "docters". Did you mean "doctors"?',
        "没有变量“docters”。是不是“doctors”？",
    ),
    Case(
        rules(measure="{ratio: beds, to: 常住人囗, per: 1000}"),
        'rules.yaml:6:32: HC176 There is no variable "常住人囗". Did you mean resident_population, which is also '
        'called "常住人口"?',
    ),
    Case(
        rules(top="population: qqqqqq"),
        'rules.yaml:8:13: HC176 There is no variable "qqqqqq".',
    ),
    Case(
        rules(measure="{value: 2 * 床位数}"),
        'rules.yaml:6:26: HC177 "床位数" is a name of the variable beds. Write the id: beds.',
        "“床位数”是变量 beds 的名称。请写代号：beds。",
    ),
    Case(
        rules(measure="{value: 执业(助理)医师数}"),
        'rules.yaml:6:22: HC177 "执业(助理)医师数" is a name of the variable doctors. Write the id: doctors.',
    ),
    Case(
        rules(measure="{value: beds * 1e3}"),
        'rules.yaml:6:29: HC178 "1e3" is not a decimal number. Write digits and at most one point, such as 0.5.',
        "“1e3”不是十进制数。请用数码和至多一个小数点书写，如 0.5。",
    ),
    Case(
        rules(measure="{value: beds / 0}"),
        "rules.yaml:6:29: HC179 This divides by zero.",
        "此处除数为零。",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_fault_and_its_wording(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.check(tmp_path, monkeypatch)
