"""The project file: found upwards, read strictly, outdone by the command line, never used in silence."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from jsonschema import Draft202012Validator
from small_plan import BEDS_AND_DOCTORS, HEADER

from healthcheck.checks import CHECKS
from healthcheck.cli import main
from healthcheck.cli.check import check_command
from healthcheck.cli.project_file import keys_of
from healthcheck.cli.project_schema import project_schema
from healthcheck.cli.value_types import FileName, Output, Words
from healthcheck.messages import CATALOGUE
from healthcheck.model.paths import PathFrom
from healthcheck.reports import FORMATS
from healthcheck.reports.plain import cell_width

PROJECT = "healthcheck: 1\nproject: 年度上报\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project with a table that misses one target that binds, and one that is encouraged."""
    for name in ("HEALTHCHECK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "projects" / "赣县"
    (root / "data" / "old").mkdir(parents=True)
    (root / "rules").mkdir()
    (root / ".git").mkdir()
    (root / "rules" / "small.yaml").write_text(BEDS_AND_DOCTORS, encoding="utf-8")
    write(root / "data" / "2025.csv", "360704,赣县区,2025,749,259,100000")
    write(root / "data" / "old" / "2024.csv", "360704,赣县区,2024,740,250,100000")
    monkeypatch.chdir(root)
    return root


def write(table: Path, *rows: str, header: str = HEADER) -> None:
    table.write_text("\n".join([header, *rows, ""]), encoding="utf-8")


def project(*lines: str, at: str = "healthcheck.yaml") -> None:
    Path(at).write_text(PROJECT + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def used(*keys: str, file: str = "healthcheck.yaml") -> str:
    return f"HC560 Settings from {file}: {', '.join(keys)}. Without them: --no-config\n"


def test_check_without_arguments_does_what_the_project_file_says(capsys: pytest.CaptureFixture[str]) -> None:
    project("tables: data/2025.csv", "rules: rules/small.yaml", "fail_on: warning", "only: fail")
    assert main(["check"]) == 1
    shown = capsys.readouterr()
    assert shown.err == used("tables", "rules", "only", "fail_on")
    assert "Tables: data/2025.csv (1 row)\n" in shown.out
    assert "NOT PASSED: 2 targets missed. Exit code 1.\n" in shown.out


def test_the_line_on_stderr_is_in_chinese_too(capsys: pytest.CaptureFixture[str]) -> None:
    project("tables: data/2025.csv", "rules: rules/small.yaml")
    assert main(["check", "--lang", "zh"]) == 1
    assert capsys.readouterr().err == "HC560 以下设置取自 healthcheck.yaml：tables、rules。不使用请加 --no-config\n"


def test_the_command_line_wins_and_lists_replace_lists(capsys: pytest.CaptureFixture[str]) -> None:
    project(
        "tables: [data/2025.csv, data/old]", "rules: [rules/small.yaml]", "fail_on: never", "indicator: [beds_per_1000]"
    )
    options = ["--fail-on", "info", "--indicator", "doctors_per_1000", "--format", "json"]
    assert main(["check", "data/old/2024.csv", *options]) == 1
    shown = capsys.readouterr()
    assert shown.err == used("rules")
    report = json.loads(shown.out)
    assert [verdict["indicator"] for verdict in report["verdicts"]] == ["doctors_per_1000"]
    assert [table["path"] for table in report["tables"]] == ["data/old/2024.csv"]
    assert report["options"]["fail_on"] == "info"


def test_nothing_is_said_where_nothing_was_taken(capsys: pytest.CaptureFixture[str]) -> None:
    project("tables: data/2025.csv", "fail_on: never")
    assert main(["check", "data/2025.csv", "-r", "rules/small.yaml", "--fail-on", "error"]) == 1
    assert capsys.readouterr().err == ""


def test_the_report_is_the_same_from_every_folder_of_the_project(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = []
    project("tables: [data, './data/2025.csv']", "rules: rules/small.yaml", "output: [report.json, gitlab=gitlab.json]")
    for place in (".", "data", "data/old"):
        monkeypatch.chdir(folder / place)
        assert main(["check", "--format", "json"]) == 1
        reports.append([capsys.readouterr().out, *((folder / name).read_text("utf-8") for name in WRITTEN)])
    assert reports[0] == reports[1] == reports[2]
    paths = [table["path"] for table in json.loads(reports[0][0])["tables"]]
    assert paths == ["data/2025.csv", "data/old/2024.csv", "./data/2025.csv"]
    assert "PathFrom" not in "".join(reports[0])


WRITTEN = ("report.json", "gitlab.json")


@pytest.mark.parametrize(
    ("wanted", "paths"),
    [
        ("'data/*.csv'", ["data/2025.csv"]),
        ("'**/*.csv'", ["data/2025.csv", "data/old/2024.csv"]),
        ("data/old", ["data/old/2024.csv"]),
    ],
)
def test_patterns_and_folders_start_at_the_project_file(
    wanted: str, paths: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project(f"tables: {wanted}", "rules: rules/small.yaml")
    monkeypatch.chdir(folder / "data" / "old")
    assert main(["check", "--format", "json"]) == 1
    assert [table["path"] for table in json.loads(capsys.readouterr().out)["tables"]] == paths


def test_what_is_missing_is_named_as_the_project_file_writes_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder / "data")
    for line, code, message in (
        ("tables: nix.csv", 3, 'nix.csv: HC210 There is no file "nix.csv". Check the path and the spelling.'),
        ("tables: 'nix*.csv'", 3, 'nix*.csv: HC291 No file matches "nix*.csv".'),
        (
            "columns: nix.yaml",
            3,
            'nix.yaml: HC240 --columns: the file "nix.yaml" cannot be read: no such file or directory.',
        ),
        ("rules: nix.yaml", 2, 'nix.yaml: HC102 There is no rule file "nix.yaml". Check the path and the spelling.'),
    ):
        keys = {"tables": "tables: data/2025.csv", "rules": "rules: rules/small.yaml"}
        project(*({**keys, line.partition(":")[0]: line}).values(), at="../healthcheck.yaml")
        assert main(["check"]) == code
        assert capsys.readouterr().err.splitlines()[1].startswith(message)


def test_what_only_shows_when_it_is_used_is_put_where_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    project("tables: data/2025.csv", "rules: rules/small.yaml", "indicator: [bed_per_1000]", "clause:", '  - "9"')
    assert main(["check"]) == 2
    assert capsys.readouterr().err.splitlines()[1:] == [
        'healthcheck.yaml:5:13: HC410 No indicator "bed_per_1000" in small. Did you mean "beds_per_1000"?',
        'healthcheck.yaml:7:5: HC411 No indicator in small has the clause "9".',
    ]


WRONG = {
    "tabels: data": (
        'healthcheck.yaml:3:1: HC130 "tabels" is not a key that can stand here. Did you mean "tables"? Known here: '
    ),
    "fail-on: error": (
        'healthcheck.yaml:3:1: HC130 "fail-on" is not a key that can stand here. Did you mean "fail_on"? Known here: '
    ),
    "packs: small": (
        'healthcheck.yaml:3:1: HC130 "packs" is not a key that can stand here. Did you mean "rules"? Known here: '
    ),
    "debug: true": 'healthcheck.yaml:3:1: HC130 "debug" is not a key that can stand here.',
    "config: x.yaml": 'healthcheck.yaml:3:1: HC130 "config" is not a key that can stand here.',
    "show_config: true": 'healthcheck.yaml:3:1: HC130 "show_config" is not a key that can stand here.',
    "fail_on: eror": (
        'healthcheck.yaml:3:10: HC405 fail_on: "eror" is not one of: error, warning, info, never. Did you mean "error"?'
    ),
    "lang: fr": 'healthcheck.yaml:3:7: HC405 lang: "fr" is not one of: zh, en.',
    "period: 25": 'healthcheck.yaml:3:9: HC406 period: "25" is not a year. Write four digits, such as 2025.',
    "header_row: 0": 'healthcheck.yaml:3:13: HC414 header_row: "0" is not the number of a line.',
    "only: [fail, fial]": 'healthcheck.yaml:3:7: HC413 --only: "fial" is not a status.',
    "fields: [area, gapp]": 'healthcheck.yaml:3:9: HC415 --fields: "gapp" is no column of the CSV report.',
    "output: report.txt": 'healthcheck.yaml:3:9: HC420 Cannot tell the format of "report.txt"',
    "output: [jsn=a.json]": 'healthcheck.yaml:3:10: HC421 "jsn" is not a report format.',
    "output: ../a.json": (
        'healthcheck.yaml:3:9: HC564 "../a.json" is outside of the folder of the project file. Name a file inside it, '
        "or use -o on the command line."
    ),
    "output: /tmp/a.json": 'healthcheck.yaml:3:9: HC564 "/tmp/a.json" is outside of the folder of the project file.',
    "output: link.json": 'healthcheck.yaml:3:9: HC564 "link.json" is outside of the folder of the project file.',
    "allow_missing: yes": (
        'healthcheck.yaml:3:16: HC565 "yes" is neither true nor false. Write one of them without quotation marks.'
    ),
    "all: 'true'": 'healthcheck.yaml:3:6: HC565 "true" is neither true nor false.',
    "all:": "healthcheck.yaml:3:5: HC133 There is no value here.",
    "tables: '-'": (
        "healthcheck.yaml:3:9: HC566 tables: a project file cannot name the standard input. "
        "Write - on the command line, or name a file here."
    ),
    "tables: []": "healthcheck.yaml:3:9: HC133 There is no value here.",
    "tables: {a: b}": "healthcheck.yaml:3:9: HC132 Wanted here: a single value; found: keys with values (key: value).",
    "period: [2024, 2025]": "healthcheck.yaml:3:9: HC132 Wanted here: a single value; found: a list, such as [a, b].",
    "columns: {床: [beds]}": "healthcheck.yaml:3:14: HC132 Wanted here: a single value; found: a list",
    "fail_on: error\nfail_on: info": 'healthcheck.yaml:4:1: HC125 The key "fail_on"',
    "tables: [data": "healthcheck.yaml:",
}


@pytest.mark.parametrize("line", WRONG)
def test_it_is_read_as_strictly_as_a_rule_file(line: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "link.json").symlink_to("../outside.json")
    project(line)
    assert main(["check"]) == 2
    first, *others = capsys.readouterr().err.splitlines()
    assert first.startswith(WRONG[line])
    assert others == [
        "healthcheck.yaml: HC561 healthcheck.yaml was found as the project file and cannot be used. "
        "Correct it, or leave it out with --no-config."
    ]


def test_all_faults_are_shown_at_once_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    Path("healthcheck.yaml").write_text("healthcheck: 1\nfail_on: x\nas_of: 7\nonlyy: fail\n", encoding="utf-8")
    assert main(["check"]) == 2
    found = [line.split()[:2] for line in capsys.readouterr().err.splitlines()]
    assert found == [
        ["healthcheck.yaml:", "HC561"],
        ["healthcheck.yaml:1:1:", "HC131"],
        ["healthcheck.yaml:2:10:", "HC405"],
        ["healthcheck.yaml:3:8:", "HC406"],
        ["healthcheck.yaml:4:1:", "HC130"],
    ] or found == [
        ["healthcheck.yaml:1:1:", "HC131"],
        ["healthcheck.yaml:2:10:", "HC405"],
        ["healthcheck.yaml:3:8:", "HC406"],
        ["healthcheck.yaml:4:1:", "HC130"],
        ["healthcheck.yaml:", "HC561"],
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            BEDS_AND_DOCTORS,
            'healthcheck.yaml:2:1: HC562 This is a rule file, because it has the key "pack"; a project file is wanted '
            "here.",
        ),
        ("", "healthcheck.yaml: HC106 The project file is empty."),
        ("# nothing\n", "healthcheck.yaml: HC106 The project file is empty."),
        ("healthcheck: 1\n", 'healthcheck.yaml:1:1: HC131 The key "project" is missing here.'),
        (
            "healthcheck: 2\nproject: x\n",
            "healthcheck.yaml:1:14: HC150 The project file is written in format 2; this version of healthcheck reads "
            "format 1.",
        ),
        ("- a\n", "healthcheck.yaml:1:1: HC132 Wanted here: keys with values (key: value); found: a list"),
    ],
)
def test_other_files_of_that_name_are_not_taken_for_project_files(
    text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("healthcheck.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "data/2025.csv", "-r", "small.yaml"]) == 2
    assert capsys.readouterr().err.startswith(message)
    assert main(["check", "data/2025.csv", "-r", "rules/small.yaml", "--no-config"]) == 1


def test_a_project_file_is_not_taken_for_a_rule_file(capsys: pytest.CaptureFixture[str]) -> None:
    project("tables: data")
    said = (
        'healthcheck.yaml:2:1: HC562 This is a project file, because it has the key "project"; a rule file is wanted '
        "here.\n"
    )
    assert main(["rules", "lint", "healthcheck.yaml"]) == 2
    assert capsys.readouterr().err == said
    assert main(["check", "-r", "healthcheck.yaml", "--lang", "zh"]) == 2
    assert capsys.readouterr().err.endswith("HC562 这里需要规则文件，但该文件有“project”键，是项目文件。\n")


def test_the_nearest_file_counts_and_the_search_ends_where_git_begins(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project("rules: nix", at="../healthcheck.yaml")
    assert main(["check", "data/2025.csv"]) == 2
    assert capsys.readouterr().err == "HC401 --rules is missing. See: healthcheck check --help\n"
    project("rules: rules/small.yaml")
    monkeypatch.chdir(folder / "data")
    assert main(["check", "2025.csv"]) == 1
    assert capsys.readouterr().err == used("rules", file="../healthcheck.yaml")
    project("rules: ../rules/small.yaml", "fail_on: never", at="healthcheck.yaml")
    assert main(["check", "2025.csv"]) == 0
    assert capsys.readouterr().err == used("rules", "fail_on")
    assert main(["check", "2025.csv", "--config", "../healthcheck.yaml"]) == 1
    (folder / ".git").rmdir()
    (folder / "healthcheck.yaml").unlink()
    (folder / "data" / "healthcheck.yaml").unlink()
    assert main(["check", "2025.csv"]) == 2
    assert "HC560 Settings from ../../healthcheck.yaml: rules." in capsys.readouterr().err


def test_a_named_file_counts_instead_and_none_may_be_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project("tables: data/2025.csv", "rules: rules/small.yaml", "fail_on: never")
    (folder / "other").mkdir()
    project("tables: ../data/2025.csv", "rules: ../rules/small.yaml", at="other/name.yaml")
    assert main(["check", "--config", "other/name.yaml", "--format", "json"]) == 1
    shown = capsys.readouterr()
    assert shown.err == used("tables", "rules", file="other/name.yaml")
    assert json.loads(shown.out)["tables"][0]["path"] == "../data/2025.csv"
    assert main(["check", "--no-config"]) == 2
    assert capsys.readouterr().err == "HC401 TABLE is missing. See: healthcheck check --help\n"
    assert main(["check", "--config", "nix.yaml"]) == 2
    assert capsys.readouterr().err == (
        'nix.yaml: HC102 There is no project file "nix.yaml". Check the path and the spelling.\n'
    )
    for options in (["--no-config", "--config", "other/name.yaml"], ["--config", "other/name.yaml", "--no-config"]):
        assert main(["check", *options, "--lang", "en"]) == 2
        said = "HC563 --config and --no-config contradict each other. Keep one of them.\n"
        assert capsys.readouterr().err == said


def test_columns_and_symbols_may_stand_in_the_project_file_itself(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "data" / "2025.csv", "360704,2025,750,10,赣", header="area,period,床,常住,备注")
    project(
        "tables: data/2025.csv",
        "rules: rules/small.yaml",
        "indicator: beds_per_1000",
        "columns: {床: beds, 常住: {variable: resident_population, unit: 万人}, 备注: ignore}",
        "missing: {赣: suppressed}",
    )
    assert main(["check"]) == 0
    project("tables: data/2025.csv", "rules: rules/small.yaml", "columns:", "  床: bedz", "  常住: {unit: 升}")
    capsys.readouterr()
    assert main(["check"]) == 3
    found = [line for line in capsys.readouterr().err.splitlines() if "HC244" in line]
    assert found == ['healthcheck.yaml:6:6: HC244 There is no variable "bedz". Did you mean "beds"?']


def test_the_language_of_a_project_counts_before_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project("tables: data/2025.csv", "rules: rules/small.yaml", "lang: zh")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert main(["check"]) == 1
    shown = capsys.readouterr()
    assert shown.err == "HC560 以下设置取自 healthcheck.yaml：tables、rules、lang。不使用请加 --no-config\n"
    assert "未通过" in shown.out
    assert main(["rules", "--help"]) == 0
    assert capsys.readouterr().out.startswith("用法")
    assert main(["check", "--lang", "en"]) == 1
    assert capsys.readouterr().err == used("tables", "rules")
    assert main(["check", "--no-config", "data/2025.csv", "-r", "rules/small.yaml"]) == 1
    assert "NOT PASSED" in capsys.readouterr().out
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    assert main(["check"]) == 1
    assert capsys.readouterr().err == used("tables", "rules")


def test_a_broken_project_file_breaks_no_command_that_does_not_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("healthcheck.yaml").write_bytes(b"lang: \xff\n")
    for arguments in (["rules", "list"], ["check", "--help"], ["explain", "HC560"]):
        assert main(arguments) == 0
        assert capsys.readouterr().err == ""
    Path("healthcheck.yaml").write_text("a: 1\n" * 1000, encoding="utf-8")
    assert main(["rules", "list"]) == 0


def test_reports_do_not_replace_what_the_project_reads(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project("tables: data/2025.csv", "rules: rules/small.yaml", "output: csv=data/2025.csv")
    before = (folder / "data" / "2025.csv").read_bytes()
    for options in ([], ["-o", "json=healthcheck.yaml"], ["-o", "json=rules/small.yaml"]):
        assert main(["check", *options]) == 2
        assert "HC425" in capsys.readouterr().err
    assert (folder / "data" / "2025.csv").read_bytes() == before


def test_inspect_reads_tables_as_check_does(capsys: pytest.CaptureFixture[str]) -> None:
    project("tables: data/2025.csv", "rules: rules/small.yaml", "columns: {beds: ignore}", "format: junit")
    assert main(["inspect", "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert shown.err == used("tables", "rules", "columns")
    assert [column["use"] for column in json.loads(shown.out)[0]["columns"]][3:5] == [None, "doctors"]
    assert main(["inspect", "--no-config"]) == 2


def test_template_makes_the_form_of_the_project_when_it_has_one_pack(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project("rules: rules/small.yaml", "indicator: beds_per_1000", "output: report.json")
    monkeypatch.chdir(folder / "data")
    assert main(["template", "-o", "form.csv"]) == 0
    shown = capsys.readouterr()
    assert shown.err == used("rules", "indicator", file="../healthcheck.yaml")
    assert "doctors" not in (folder / "data" / "form.csv").read_text("utf-8-sig")
    project("rules: [rules/small.yaml, ganxian-2023]", at="../healthcheck.yaml")
    assert main(["template", "-o", "form.csv"]) == 2
    assert capsys.readouterr().err == "HC401 PACK_OR_FILE is missing. See: healthcheck template --help\n"


def test_show_config_says_what_counts_and_where_it_comes_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir("data")
    project(
        "tables:",
        "  - data/2025.csv",
        "  - data/old",
        "allow_missing: true",
        "output: a.json",
        at="../healthcheck.yaml",
    )
    assert main(["check", "-r", "small", "--show-config"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    lines = shown.out.splitlines()
    assert lines[:2] == ["Project file: ../healthcheck.yaml (年度上报)", ""]
    assert lines[2].split() == ["Setting", "Value", "From"]
    assert lines[3] == "─" * max(map(cell_width, lines))
    told = {line.split()[0]: line.split()[1:] for line in lines[4:]}
    assert told["tables"] == ["data/2025.csv,", "data/old", "../healthcheck.yaml:3"]
    assert told["rules"] == ["small", "command", "line"]
    assert told["indicator"] == ["default"]
    assert told["allow_missing"] == ["true", "../healthcheck.yaml:6"]
    assert told["output"] == ["json=a.json", "../healthcheck.yaml:7"]
    assert told["fail_on"] == ["error", "default"]
    assert told["lang"] == ["en", "default"]
    assert list(told) == list(keys_of(check_command("en").params))
    assert main(["check", "--show-config", "--no-config", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.startswith("项目文件：无\n\n设置")


def test_show_config_for_programs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HEALTHCHECK_LANG", "zh")
    project("rules: rules/small.yaml", "columns: {床: beds}", "lang: en", "format: csv", "period: 2025")
    assert main(["check", "--show-config", "--format", "json", "a.csv"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["project_file"], told["project"]) == ("healthcheck.yaml", "年度上报")
    settings = {setting.pop("setting"): setting for setting in told["settings"]}
    place = {"line": None, "column": None}
    assert settings["tables"] == {"value": ["a.csv"], "source": "command line", **place}
    assert settings["rules"] == {"value": ["rules/small.yaml"], "source": "project file", "line": 3, "column": 1}
    assert settings["columns"] == {"value": {"床": "beds"}, "source": "project file", "line": 4, "column": 1}
    assert settings["format"] == {"value": "json", "source": "command line", **place}
    assert settings["period"] == {"value": 2025, "source": "project file", "line": 7, "column": 1}
    assert settings["lang"] == {"value": "zh", "source": "environment", **place}
    assert settings["only"] == {"value": None, "source": "default", **place}


OPTIONS = keys_of(check_command("en").params)


def sample(option: click.Parameter) -> str:
    """Return a value that an option can have, as the command line writes it."""
    if isinstance(option.type, Output):
        return "some.json"
    if isinstance(option.type, click.Choice):
        return str(option.type.choices[-1])
    if isinstance(option.type, Words):
        return ",".join(option.type.known[1:3])
    return {"year": "2025", "line": "3"}.get(option.type.name, "some.file")


def parsed(arguments: Sequence[str]) -> dict[str, Any]:
    """Return what ``check`` is given, with paths as they are opened."""
    command = check_command("en")
    context = command.make_context("check", list(arguments), obj="en")
    return {name: opened(value) for name, value in context.params.items()}


def opened(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(map(opened, value))
    return str(Path(value)) if isinstance(value, PathFrom) else value


@pytest.mark.parametrize("key", OPTIONS)
def test_every_option_of_check_is_a_key_that_means_the_same(key: str) -> None:
    option = OPTIONS[key]
    flag = getattr(option, "is_flag", False)
    project(f"{key}: {'true' if flag else sample(option)}")
    typed = [] if isinstance(option, click.Argument) else [option.opts[-1]]
    given = parsed(["--no-config", *typed, *([] if flag else [sample(option)])])
    taken = parsed([])
    if isinstance(option.type, Output):
        taken["output"] = tuple(str(Path(target.file)) for target in taken["output"])
    assert taken == given
    assert flag or taken.get(str(option.name), "lang") != parsed(["--no-config"]).get(str(option.name))


FILES = {"file", "output", "table", "map", "pack", "packs", "packs_needed", "files", "folder", "waivers", "report"}
FILES |= {"file_or_folder"}


def test_whatever_names_a_file_is_found_from_the_project_file() -> None:
    words = {CATALOGUE[f"metavar.{name}"].brief.en for name in FILES if f"metavar.{name}" in CATALOGUE}
    named = {key for key, option in OPTIONS.items() if option.metavar in words}
    assert named == {key for key, option in OPTIONS.items() if isinstance(option.type, FileName)}
    assert {"tables", "rules", "output", "columns", "missing", "waivers", "baseline"} <= named


def test_the_day_that_waivers_are_held_against_is_typed_and_never_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert "today" not in OPTIONS
    project("today: 2025-01-01")
    assert main(["check", "--show-config", "--lang", "en"]) == 2
    assert 'HC130 "today" is not a key that can stand here.' in capsys.readouterr().err


def documents() -> Iterator[tuple[str, bool]]:
    for key, option in OPTIONS.items():
        flag = getattr(option, "is_flag", False)
        yield f"{key}: {'true' if flag else sample(option)}", True
        yield f"{key}x: 1", False
        yield f"{key}: {{a: {{b: [c]}}}}", False
        if flag:
            yield f"{key}: 1", False
        if isinstance(option.type, click.Choice):
            yield f"{key}: nothing-of-the-kind", False
    yield "only: [fail, pass]", True
    yield "period: 1066", False
    yield "period: '2025'", True
    yield "header_row: 0", False
    yield "columns: {床: beds}", True


@pytest.mark.parametrize(("line", "right"), [*documents()])
def test_the_schema_and_the_reader_agree(line: str, right: bool) -> None:
    schema = project_schema(check_command("en").params, "en")
    Draft202012Validator.check_schema(schema)
    project(line)
    assert Draft202012Validator(schema).is_valid(yaml.safe_load(PROJECT + line)) == right
    assert (main(["check", "--show-config"]) == 0) == right


def test_the_schema_is_printed_and_says_what_each_key_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema", "--project", "--lang", "zh"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["title"] == "healthcheck 项目文件，格式 1"
    assert list(printed["properties"]) == ["healthcheck", "project", *OPTIONS]
    assert all(part["description"] for part in printed["properties"].values())
    assert printed["properties"]["format"]["enum"] == list(FORMATS)
    assert printed["properties"]["check"]["anyOf"][0] == {"enum": list(CHECKS)}


PAGE = (Path(__file__).resolve().parents[1] / "docs" / "project-file.md").read_text(encoding="utf-8")


def test_the_page_names_every_key_and_its_example_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(OPTIONS) - set(re.findall(r"`(\w+)`", PAGE)) == set()
    (example,) = re.findall(r"```yaml healthcheck.yaml\n(.*?)```", PAGE, re.DOTALL)
    Path("healthcheck.yaml").write_text(example, encoding="utf-8")
    assert main(["check", "--show-config", "--format", "json"]) == 0
    settings = {setting["setting"]: setting for setting in json.loads(capsys.readouterr().out)["settings"]}
    taken = {key: setting["line"] for key, setting in settings.items() if setting["source"] == "project file"}
    assert taken == {"tables": 3, "rules": 4, "lang": 5, "fail_on": 6, "columns": 7, "output": 10}
