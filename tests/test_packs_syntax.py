"""Text that is no good YAML: the traps are named, and hostile files are refused."""

from pathlib import Path

import pytest
from rule_texts import HEAD, Case, rules

CASES = [
    Case(
        HEAD + 'title: {en: "C:\\data", zh: x}\n',
        "rules.yaml:3:16: HC110 This is not valid YAML. The parser says: while parsing a quoted scalar: found "
        "unknown escape character.",
        "此处不符合 YAML 语法。解析器的原话是：while parsing a quoted scalar: found unknown escape character。",
    ),
    Case(
        HEAD + "title:\n\ten: Own\n",
        "rules.yaml:4:1: HC111 The line is indented with a tab. YAML allows only spaces: replace the tab.",
        "此行用制表符（Tab）缩进。YAML 只允许用空格，请把制表符换成空格。",
    ),
    Case(
        rules(target="{at_least: >= 7.5}"),
        'rules.yaml:7:24: HC112 ">= 7.5" cannot begin a value: an unquoted > or | begins a block of text in YAML. '
        "A limit is written with a word, such as at_least: 7.5 or more_than: 7.5.",
        "“>= 7.5”不能作为值的开头：不加引号的 > 或 | 在 YAML 中表示一段文本。限值请用词来写，如 at_least: 7.5 或 "
        "more_than: 7.5。",
    ),
    Case(
        HEAD + "indicators:\n  first:\n    target:\n      at_least: >= 7.5\n      by: 2025\n",
        'rules.yaml:6:17: HC112 ">= 7.5" cannot begin a value: an unquoted > or | begins a block of text in YAML. '
        "A limit is written with a word, such as at_least: 7.5 or more_than: 7.5.",
    ),
    Case(
        rules(target="\n      at_least: >5\n      by: 2025"),
        'rules.yaml:8:17: HC112 ">" cannot begin a value: an unquoted > or | begins a block of text in YAML. A '
        "limit is written with a word, such as at_least: 7.5 or more_than: 7.5.",
    ),
    Case(
        rules(target="{about: 5, within: %5}"),
        'rules.yaml:7:32: HC113 An unquoted value cannot begin with "%". Put the value in quotation marks.',
        "不加引号的值不能以“%”开头。请给该值加上引号。",
    ),
    Case(
        rules(indicator="examples:\n  - {given: {beds: *}, expect: missing}"),
        'rules.yaml:9:24: HC113 An unquoted value cannot begin with "*". Put the value in quotation marks.',
    ),
    Case(
        HEAD + "title: - Own\n",
        'rules.yaml:3:8: HC113 An unquoted value cannot begin with "-". Put the value in quotation marks.',
    ),
    Case(
        HEAD + "title:\n  en: Beds: hospital\n  zh: 床位\n",
        'rules.yaml:4:11: HC114 "Beds: hospital" holds a colon followed by a space. Put the whole text in '
        "quotation marks.",
        "“Beds: hospital”中有冒号加空格。请给整段文本加上引号。",
    ),
    Case(
        rules(top='applies_to: {level: county, areas: ["360704"}'),
        "rules.yaml:8:36: HC115 The [ that opens here is not closed, or a comma is missing after an item.",
        "此处的 [ 没有配对的结束符号，或某一项后面漏了逗号。",
    ),
    Case(
        rules(top='population: "beds'),
        'rules.yaml:8:13: HC115 The " that opens here is not closed, or a comma is missing after an item.',
    ),
    Case(
        "healthcheck: 1\npack：own\nrevision: 1\n",
        'rules.yaml:2:5: HC116 After "pack" there must be a half-width colon and a space, as in key: value.',
        "“pack”后面要写半角冒号加一个空格，如 key: value。",
    ),
    Case(
        "healthcheck: 1\npack:own\nrevision: 1\n",
        'rules.yaml:2:5: HC116 After "pack" there must be a half-width colon and a space, as in key: value.',
    ),
    Case(
        "pack：own\nrevision: 1\n",
        'rules.yaml:1:5: HC116 After "pack" there must be a half-width colon and a space, as in key: value.',
    ),
    Case(
        "healthcheck: 1\nhello\nrevision: 1\n",
        'rules.yaml:2:1: HC116 After "hello" there must be a half-width colon and a space, as in key: value.',
    ),
    Case(
        rules(top="title：{en: Own, zh: 自己}"),
        'rules.yaml:8:6: HC116 After "title" there must be a half-width colon and a space, as in key: value.',
    ),
    Case(
        "healthcheck: 1\npack: own\n revision: 1\n",
        'rules.yaml:3:2: HC117 The line "revision: 1" does not fit here. Check its indentation, and that nothing '
        "follows a closing quotation mark or bracket.",
        "“revision: 1”这一行放在此处不合语法。请检查缩进，并检查结束引号或括号后面是否还有内容。",
    ),
    Case(
        'healthcheck: 1\npack: "own" pack\n',
        'rules.yaml:2:13: HC117 The line "pack: "own" pack" does not fit here. Check its indentation, and that '
        "nothing follows a closing quotation mark or bracket.",
    ),
    Case(
        rules() + "---\n" + rules(),
        "rules.yaml:8:1: HC118 A second YAML document begins here (---). A rule file is one document: use one "
        "file for each pack.",
        "此处开始了第二个 YAML 文档（---）。一个规则文件只能有一个文档，请每个规则包单独一个文件。",
    ),
    Case(
        HEAD + "title: " + "[" * 100 + "]" * 100 + "\n",
        "rules.yaml:3:47: HC119 Nested more than 40 levels deep; a rule file needs seven at most.",
        "嵌套超过 40 层；规则文件最多只需要七层。",
    ),
    Case(
        rules(top="population: !!python/name:os.system resident_population"),
        'rules.yaml:8:13: HC120 The tag "!!python/name:os.system" is not allowed. Write the value without it, in '
        "quotation marks if it is text.",
        "不允许使用标签“!!python/name:os.system”。请去掉标签直接写值；如果是文本，请加引号。",
    ),
    Case(
        rules(top="population: *people"),
        'rules.yaml:8:13: HC121 "*people" refers to an anchor "&people" that is not there. If it is text, put it '
        "in quotation marks.",
        "“*people”引用的锚点“&people”不存在。如果它是文本，请加引号。",
    ),
    Case(
        HEAD + "title: &t {en: *t, zh: x}\n",
        'rules.yaml:3:16: HC122 "*t" stands inside "&t" itself and would never end. Write the value out.',
        "“*t”位于“&t”自身之内，会无穷无尽。请直接写出该值。",
    ),
    Case(
        HEAD
        + "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 10)}]\n" for i in range(8)),
        'rules.yaml:7:17: HC123 The aliases up to "*d" repeat more than 50000 values. Write the values out.',
        "到“*d”为止，别名重复的值超过 50000 个。请直接写出这些值。",
    ),
    Case(
        rules(top="title: {<<: {en: Own}, en: Own, zh: 自己}"),
        "rules.yaml:8:9: HC124 Merge keys (<<) are not allowed. Write the keys out.",
        "不允许使用合并键（<<）。请直接写出各个键。",
    ),
    Case(
        rules(top="pack: other"),
        'rules.yaml:8:1: HC125 The key "pack" is already given in line 2. Keep one of the two.',
        "键“pack”在第 2 行已经写过。请只保留一个。",
    ),
    Case(
        rules(top="? [a, b]\n: x"),
        "rules.yaml:8:3: HC126 A list or a group of keys cannot be a key. If it is text, put it in quotation marks.",
        "列表或一组键不能作键。如果它是文本，请加引号。",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_fault_and_its_wording(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.check(tmp_path, monkeypatch)
