"""Values that are not what their keys want, and the ways in which YAML misreads numbers."""

from pathlib import Path

import pytest
from rule_texts import HEAD, Case, rules

CASES = [
    Case(
        rules(top="popluation: resident_population"),
        'rules.yaml:8:1: HC130 "popluation" is not a key that can stand here. Did you mean "population"? Known '
        "here: healthcheck, pack, revision, title, source, applies_to, parts, population, include, variables, "
        "indicators.",
        "这里没有“popluation”这个键。是不是“population”？此处可用：healthcheck、pack、revision、title、source、"
        "applies_to、parts、population、include、variables、indicators。",
    ),
    Case(
        rules(target="{'>=': 5}"),
        'rules.yaml:7:14: HC130 ">=" is not a key that can stand here. Did you mean "at_least"? Known here: '
        "at_least, more_than, at_most, less_than, between, equals, about, falling, rising, milestones, over, "
        "within, by, in, from, round.",
    ),
    Case(
        rules().replace("pack: own\n", ""),
        'rules.yaml:1:1: HC131 The key "pack" is missing here.',
        "此处缺少键“pack”。",
    ),
    Case(
        rules(measure="{ratio: beds, to: doctors}"),
        'rules.yaml:6:14: HC131 The key "per" is missing here.',
    ),
    Case(
        rules(measure="beds"),
        'rules.yaml:6:14: HC132 Wanted here: keys with values (key: value); found: "beds".',
        "此处应为若干“键: 值”，实际却是“beds”。",
    ),
    Case(
        rules(target="{between: 5}"),
        'rules.yaml:7:23: HC132 Wanted here: a list, such as [a, b]; found: "5".',
    ),
    Case(
        rules(top="population: [resident_population]"),
        "rules.yaml:8:13: HC132 Wanted here: a single value; found: a list, such as [a, b].",
    ),
    Case(
        rules(top="population:"),
        "rules.yaml:8:12: HC133 There is no value here. Write one, or delete the key.",
        "此处没有值。请填写，或删去这个键。",
    ),
    Case(
        HEAD + "variables:\n  sites: {name: {en: Sites, zh: 机构}, unit: no, type: count}\n",
        'rules.yaml:4:44: HC134 YAML takes the unquoted word "no" for a yes/no value. If it is meant as text, put '
        "it in quotation marks.",
        "不加引号的“no”在 YAML 中表示是/否。如果是文本，请加引号。",
    ),
    Case(
        rules(target="{at_least: 012}"),
        'rules.yaml:7:24: HC135 "012" begins with a zero, which some programs read as an octal number. Write 12; '
        "a code goes in quotation marks.",
        "“012”以零开头，有的程序会按八进制读取。请写成 12；如果是代码，请加引号。",
    ),
    Case(
        rules(target="{at_least: 1:30}"),
        'rules.yaml:7:24: HC136 "1:30" is a number to the base 60 for YAML (90). Write the number in decimals, or '
        "text in quotation marks.",
        "“1:30”在 YAML 中是六十进制数（90）。请写成十进制数；如果是文本，请加引号。",
    ),
    Case(
        rules(target="{at_least: 5, by: 2025-12-31}"),
        'rules.yaml:7:31: HC137 "2025-12-31" is a date. Write the year only: 2025.',
        "“2025-12-31”是日期。请只写年份：2025。",
    ),
    Case(
        rules(target="{at_least: 1e3}"),
        'rules.yaml:7:24: HC138 "1e3" is in scientific notation, which YAML reads as text. Write all digits: 1000.',
        "“1e3”是科学记数法，YAML 会把它当作文本。请写出全部数字：1000。",
    ),
    Case(
        rules(target="{at_least: 1_000}"),
        'rules.yaml:7:24: HC139 "1_000" is not written as a plain decimal number. Write 1000.',
        "“1_000”不是普通的十进制写法。请写成 1000。",
    ),
    Case(
        rules(target="{at_most: .inf}"),
        'rules.yaml:7:23: HC139 ".inf" is not written as a plain decimal number.',
    ),
    Case(
        rules(target="{at_most: 0x1F}"),
        'rules.yaml:7:23: HC139 "0x1F" is not written as a plain decimal number.',
    ),
    Case(
        rules(target='{at_most: "1,000.5"}'),
        'rules.yaml:7:23: HC139 "1,000.5" is not written as a plain decimal number. Write 1000.5.',
    ),
    Case(
        rules(target="{at_least: five}"),
        'rules.yaml:7:24: HC140 "five" is not a number. Write digits and a point, such as 7.5.',
        "“five”不是数字。请用数码和小数点书写，如 7.5。",
    ),
    Case(
        rules(target="{at_least: 5, by: 25}"),
        'rules.yaml:7:31: HC141 "25" is not a whole number from 1900 to 2199.',
        "“25”不是 1900 到 2199 之间的整数。",
    ),
    Case(
        rules(top="revision: 0"),
        'rules.yaml:8:11: HC141 "0" is not a whole number from 1 to 1000000.',
    ),
    Case(
        rules(indicator="severity: errror"),
        'rules.yaml:8:15: HC142 "errror" is not one of the words known here. Did you mean "error"? Known: error, '
        "warning, info.",
        "“errror”不在可用的词里。是不是“error”？可用：error、warning、info。",
    ),
    Case(
        rules(measure="{ratio: beds, to: doctors, per: 500}"),
        'rules.yaml:6:46: HC142 "500" is not one of the words known here. Known: 1, 100, 1000, 10000, 100000.',
    ),
    Case(
        rules(id_="Own_Pack"),
        'rules.yaml:2:7: HC143 "Own_Pack" cannot be an id. Use lower-case letters, digits and "-", as in ganxian-2023.',
        "“Own_Pack”不能用作代号。请用小写字母、数字和“-”，如 ganxian-2023。",
    ),
    Case(
        HEAD + "variables:\n  床位数: {name: {en: Sites, zh: 机构}, unit: site, type: count}\n",
        'rules.yaml:4:3: HC143 "床位数" cannot be an id. Use lower-case letters, digits and "_", as in '
        "resident_population.",
    ),
    Case(
        rules(top="title: {en: Own}"),
        'rules.yaml:8:8: HC144 The wording in Chinese is missing: add "zh".',
        "缺少中文的写法，请补上“zh”。",
    ),
    Case(
        rules(top="source: {document: {en: Plan, zh: 规划}, published: 2023-13}"),
        'rules.yaml:8:51: HC145 "2023-13" is neither a year nor a date. Write 2023, 2023-07 or 2023-07-15.',
        "“2023-13”既不是年份也不是日期。请写成 2023、2023-07 或 2023-07-15。",
    ),
    Case(
        rules(measure="{share: beds, of: doctors}", target="{at_least: 90%}"),
        'rules.yaml:7:24: HC146 The percent sign in "90%" does not belong here. Shares are in percent already: '
        "write 90.",
        "“90%”中不用写百分号。比重本来就以百分数计，请写成 90。",
    ),
    Case(
        rules(target='{at_least: "≥ 7.5"}'),
        'rules.yaml:7:24: HC147 The sign in "≥ 7.5" belongs into the key: write at_least: 7.5.',
        "“≥ 7.5”中的符号应体现在键上，请写成 at_least: 7.5。",
    ),
    Case(
        rules(target="{at_least: <= 7.5}"),
        'rules.yaml:7:24: HC147 The sign in "<= 7.5" belongs into the key: write at_most: 7.5.',
    ),
    Case(
        rules(target="{at_least: ７.５}"),
        'rules.yaml:7:24: HC148 "７.５" has full-width characters. Write it in half-width: 7.5.',
        "“７.５”含有全角字符，请用半角书写：7.5。",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_fault_and_its_wording(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.check(tmp_path, monkeypatch)
