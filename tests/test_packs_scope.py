"""Variables, includes, areas and packs that contradict each other."""

from pathlib import Path

import pytest
from rule_texts import HEAD, Case, rules

CASES = [
    Case(
        rules(top="variables:\n  beds: {name: {en: Cots, zh: 小床}, unit: bed, type: count}"),
        'rules.yaml:9:3: HC180 The variable "beds" is already defined at rules/variables.yaml:5:3. Choose another '
        "id, or delete this one.",
        "变量“beds”已在 rules/variables.yaml:5:3 处定义。请换一个代号，或删去此处的定义。",
    ),
    Case(
        rules(top="variables:\n  cots: {name: {en: Cots, zh: 小床}, unit: bed, type: count, aliases: [ 实有 床位 ]}"),
        'rules.yaml:9:71: HC181 "实有 床位" already stands for the variable beds (rules/variables.yaml:5:80). A '
        "table header must mean one variable only.",
        "“实有 床位”已用于变量 beds（rules/variables.yaml:5:80）。一个表头只能对应一个变量。",
    ),
    Case(
        rules(top="include: [b.yaml]"),
        "b.yaml:3:11: HC182 The rule files include each other in a circle: rules.yaml > b.yaml > rules.yaml.",
        "规则文件循环包含：rules.yaml > b.yaml > rules.yaml。",
        others={
            "b.yaml": HEAD.replace("own", "b")
            + "include: [rules.yaml]\nvariables:\n  cots: {name: {en: Cots, zh: 小床}, unit: bed, type: count}\n"
        },
    ),
    Case(
        rules(top="include: [./rules.yaml]"),
        "rules.yaml:8:11: HC182 The rule files include each other in a circle: rules.yaml > rules.yaml.",
    ),
    Case(
        rules(measure="{ratio: beds, to: population, per: 1000}"),
        'rules.yaml:6:32: HC183 "population" stands for the population of this pack, but the pack does not say '
        "which that is. Add population: resident_population.",
        "“population”指本规则包所用的人口，但规则包没有说明是哪一种。请加上 population: resident_population。",
    ),
    Case(
        HEAD + "variables:\n  population: {name: {en: People, zh: 人数}, unit: person, type: count}\n",
        'rules.yaml:4:3: HC184 The id "population" is taken: in expressions it stands for the population of the '
        "pack. Choose another id.",
        "代号“population”已有用途：在算式中指本规则包所用的人口。请换一个代号。",
    ),
    Case(
        rules(top='applies_to: {areas: ["36070"]}'),
        'rules.yaml:8:22: HC190 "36070" is not an area code: 2, 4, 6, 9 or 12 digits, or two letters followed by '
        "letters and digits.",
        "“36070”不是行政区划代码：应为 2、4、6、9 或 12 位数字，或两个字母后接字母和数字。",
    ),
    Case(
        rules(top="applies_to: {areas: [赣县区]}"),
        'rules.yaml:8:22: HC190 "赣县区" is not an area code: 2, 4, 6, 9 or 12 digits, or two letters followed by '
        "letters and digits.",
    ),
    Case(
        rules(top="applies_to: {areas: [360704]}"),
        'rules.yaml:8:22: HC191 Put the area code in quotation marks: "360704". Without them it is a number, and '
        "codes lose their zeros.",
        '请给行政区划代码加上引号："360704"。不加引号就成了数字，代码会丢失零。',
    ),
    Case(
        rules(top='applies_to: {areas: ["3607", "360700"]}'),
        'rules.yaml:8:30: HC192 The area "360700" is listed twice. Keep one.',
        "地区“360700”重复列出，请只保留一个。",
    ),
    Case(
        rules(indicator="areas: []"),
        'rules.yaml:8:12: HC193 The scope "areas" is empty, so that nothing would ever be judged. Fill it, or '
        "delete the key.",
        "“areas”的范围是空的，永远不会判定任何内容。请填写，或删去这个键。",
    ),
    Case(
        rules(indicator="where: {}"),
        'rules.yaml:8:12: HC193 The scope "where" is empty, so that nothing would ever be judged. Fill it, or '
        "delete the key.",
    ),
    Case(
        "healthcheck: 1\npack: own\n",
        "rules.yaml:1:1: HC194 The rule file has neither indicators nor variables.",
        "规则文件里既没有指标，也没有变量。",
    ),
    Case(
        "healthcheck: 1\npack: own\nindicators: {}\n",
        "rules.yaml:3:13: HC194 The rule file has neither indicators nor variables.",
    ),
    Case(
        rules(top='parts: {"350100": ["350100", "350102"]}'),
        'rules.yaml:8:9: HC195 The area "350100" is listed as a part of itself.',
        "地区“350100”被列为自身的组成部分。",
    ),
    Case(
        rules() + "  \n" + "  second: {name: {en: FIRST, zh: 二}, measure: {value: beds}, target: {at_least: 1}}\n",
        'rules.yaml:9:18: HC196 The name "FIRST" is already that of the indicator first. Choose names that tell '
        "the two apart.",
        "名称“FIRST”已用于指标 first。请用能够区分的名称。",
    ),
    Case(
        rules(),
        'again.yaml:2:1: HC197 The pack "own" is already given by rules.yaml.',
        "规则包“own”已由 rules.yaml 给出。",
        others={"again.yaml": rules()},
        references=("rules.yaml", "again.yaml"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_fault_and_its_wording(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.check(tmp_path, monkeypatch)
