"""What is wrong with a command line is said in the user's language, with exit code 2."""

import pytest

from healthcheck.cli import main
from healthcheck.reports import CSV_COLUMNS, FORMATS

KNOWN = ", ".join(FORMATS)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")


CASES = {
    "check": (
        "HC401 TABLE is missing. See: healthcheck check --help",
        "HC401 缺少：表格。用法见：healthcheck check --help",
    ),
    "check t.csv": (
        "HC401 --rules is missing. See: healthcheck check --help",
        "HC401 缺少：--rules。用法见：healthcheck check --help",
    ),
    "explain": (
        "HC401 CODE|PACK/INDICATOR is missing. See: healthcheck explain --help",
        "HC401 缺少：代码|规则包/指标。用法见：healthcheck explain --help",
    ),
    "check t.csv --rulse p": (
        'HC402 There is no option "--rulse". Did you mean "--rules"? See: healthcheck check --help',
        "HC402 没有选项“--rulse”。是不是“--rules”？用法见：healthcheck check --help",
    ),
    "--verbose check": (
        'HC402 There is no option "--verbose". Did you mean "--version"? See: healthcheck --help',
        "HC402 没有选项“--verbose”。是不是“--version”？用法见：healthcheck --help",
    ),
    "check t.csv -x": (
        'HC402 There is no option "-x". See: healthcheck check --help',
        "HC402 没有选项“-x”。用法见：healthcheck check --help",
    ),
    "check t.csv --rules": ("HC403 --rules needs a value after it.", "HC403 --rules 后面要写一个值。"),
    "check t.csv -r p --all=yes": (
        'HC404 --all takes no value; leave out what follows "=".',
        "HC404 --all 不带值，请去掉“=”及后面的内容。",
    ),
    "check t.csv -r p --fail-on eror": (
        'HC405 --fail-on: "eror" is not one of: error, warning, info, never. Did you mean "error"?',
        "HC405 --fail-on：“eror”不在可选的值里；可选：error, warning, info, never。是不是“error”？",
    ),
    "check t.csv -r p --format yaml": (
        f'HC405 --format: "yaml" is not one of: {KNOWN}.',
        f"HC405 --format：“yaml”不在可选的值里；可选：{KNOWN}。",
    ),
    "check t.csv -r p --period 25": (
        'HC406 --period: "25" is not a year. Write four digits, such as 2025.',
        "HC406 --period：“25”不是年份。请写四位数字，如 2025。",
    ),
    "check t.csv -r p --header-row 0": (
        'HC414 --header-row: "0" is not the number of a line. Write one, such as 4.',
        "HC414 --header-row：“0”不是行号。请写数字，如 4。",
    ),
    "chek t.csv": (
        'HC407 There is no command "chek". Did you mean "check"? See: healthcheck --help',
        "HC407 没有命令“chek”。是不是“check”？用法见：healthcheck --help",
    ),
    "rules lists": (
        'HC407 There is no command "lists". Did you mean "list"? See: healthcheck rules --help',
        "HC407 没有命令“lists”。是不是“list”？用法见：healthcheck rules --help",
    ),
    "explain HC201 HC202": (
        'HC408 Unexpected argument: "HC202". See: healthcheck explain --help',
        "HC408 多出的参数：“HC202”。用法见：healthcheck explain --help",
    ),
    "check t.csv -r p --only fial,pass": (
        'HC413 --only: "fial" is not a status. Known: pass, fail, pending, missing, invalid, waived, not_applicable. '
        'Did you mean "fail"?',
        "HC413 --only：“fial”不是判定结果。可选：pass, fail, pending, missing, invalid, waived, not_applicable。"
        "是不是“fail”？",
    ),
    "check t.csv -r p --only ,": (
        'HC413 --only: "" is not a status. Known: pass, fail, pending, missing, invalid, waived, not_applicable.',
        "HC413 --only：“”不是判定结果。可选：pass, fail, pending, missing, invalid, waived, not_applicable。",
    ),
    "check t.csv -r p --fields area,valeu": (
        f'HC415 --fields: "valeu" is no column of the CSV report. Known: {", ".join(CSV_COLUMNS)}. '
        'Did you mean "value"?',
        f"HC415 --fields：CSV 报告没有“valeu”这一列。可选：{', '.join(CSV_COLUMNS)}。是不是“value”？",
    ),
    "explain HC4O1": (
        'HC412 Nothing is known by the name "HC4O1". Did you mean "HC401"?',
        "HC412 找不到“HC4O1”。是不是“HC401”？",
    ),
}


@pytest.mark.parametrize("line", CASES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_faults_of_the_command_line(line: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", language, *line.split()]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == CASES[line][language == "zh"] + "\n"


def test_an_unknown_language_is_refused_in_the_language_of_the_system(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lang", "fr"]) == 2
    assert capsys.readouterr().err == 'HC405 --lang: "fr" is not one of: zh, en.\n'


@pytest.mark.parametrize("arguments", [[], ["rules"], ["--lang", "en"]])
def test_without_a_command_the_help_goes_to_stderr(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("Usage: healthcheck")
    assert shown.err.splitlines()[-1].startswith("HC401 A command is missing. See: healthcheck")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["check", "-h"], ["rules", "list", "--help"]])
def test_help_goes_to_stdout(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Usage: healthcheck")
    assert shown.err == ""


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "healthcheck 0.1.0\n"


def test_all_faults_of_the_outputs_are_shown_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = ["-o", "a.txt", "-o", "jsn=b", "-o", "none/c.json", "-o", "t.csv", "-o", "d.json", "-o", "./d.json"]
    assert main(["check", "t.csv", "-r", "p", *outputs]) == 2
    assert [line[:5] for line in capsys.readouterr().err.splitlines()] == ["HC420", "HC421", "HC423", "HC425", "HC426"]
