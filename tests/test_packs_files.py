"""The file itself: where it is, how it is encoded, whether there is anything in it."""

from pathlib import Path

import pytest
from rule_texts import Case, faults, install, rules

CASES = [
    Case(
        rules(),
        'ganxain: HC101 There is no shipped pack "ganxain". Did you mean "ganxian-2023"? Shipped packs: '
        "ganxian-2023. A rule file of your own is named by its path, such as rules.yaml.",
        "没有随软件提供的规则包“ganxain”。是不是“ganxian-2023”？现有规则包：ganxian-2023。自己的规则文件请写路径，"
        "如 rules.yaml。",
        references=("ganxain",),
    ),
    Case(
        rules(top="include: [variabels]"),
        'rules.yaml:8:11: HC101 There is no shipped pack "variabels". Did you mean "variables"? Shipped packs: '
        "ganxian-2023. A rule file of your own is named by its path, such as rules.yaml.",
    ),
    Case(
        rules(),
        'rulez.yaml: HC102 There is no rule file "rulez.yaml". Check the path and the spelling.',
        "找不到规则文件“rulez.yaml”。请检查路径和文件名。",
        references=("rulez.yaml",),
    ),
    Case(
        rules(top="include:\n  - common.yaml"),
        'rules.yaml:9:5: HC102 There is no rule file "common.yaml". Check the path and the spelling.',
    ),
    Case(
        None,
        'rules.yaml: HC103 "rules.yaml" is a folder. Name a rule file in it.',
        "“rules.yaml”是文件夹。请指明其中的某个规则文件。",
    ),
    Case(
        "healthcheck: 1\npack: own\ntitle: {en: Own, zh: 自己}\n".encode("gb18030"),
        "rules.yaml:3:22: HC105 The rule file is not UTF-8 text (it looks like GBK or GB18030). Save it as UTF-8.",
        "规则文件不是 UTF-8 编码的文本（看起来是 GBK 或 GB18030）。请另存为 UTF-8 编码。",
    ),
    Case(
        "healthcheck: 1\n".encode("utf-16"),
        "rules.yaml:1:1: HC105 The rule file is not UTF-8 text (it looks like UTF-16). Save it as UTF-8.",
    ),
    Case(
        b"healthcheck: 1\npack: \xff\xff\xff\n",
        "rules.yaml:2:7: HC105 The rule file is not UTF-8 text: byte 0xFF cannot be read. Save it as UTF-8.",
    ),
    Case(
        "# nothing yet\n",
        "rules.yaml: HC106 The rule file is empty.",
        "规则文件是空的。",
    ),
    Case(
        "",
        "rules.yaml: HC106 The rule file is empty.",
    ),
    Case(
        b"#" * (5 * 1024 * 1024 + 1),
        "rules.yaml: HC107 The rule file is larger than 5 MB. Is it a rule file?",
        "规则文件超过 5 MB。这真的是规则文件吗？",
    ),
    Case(
        "healthcheck: 1\npack: o\0wn\n",
        "rules.yaml:2:8: HC108 The rule file holds the control character U+0000; it is damaged or not a text file.",
        "规则文件含有控制字符 U+0000，文件已损坏或不是文本文件。",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_fault_and_its_wording(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.check(tmp_path, monkeypatch)


def test_a_file_of_five_megabytes_is_read_and_a_larger_one_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, tmp_path)
    path = tmp_path / "rules.yaml"
    text = rules()
    fill = "#" + "x" * 98 + "\n"
    text += fill * ((5 * 1024 * 1024 - len(text.encode())) // len(fill))
    path.write_text(text, encoding="utf-8")
    assert faults((str(path),)) == []
    path.write_text(text + fill, encoding="utf-8")
    assert faults((str(path),)) == [f"{path}: HC107 The rule file is larger than 5 MB. Is it a rule file?"]
