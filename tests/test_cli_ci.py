"""``check`` on a CI server: files by ending and name, the step summary, the time of reports."""

import json
from pathlib import Path

import pytest
from small_plan import BEDS

from healthcheck.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    for variable in ("GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(variable, raising=False)
    Path("small.yaml").write_text(BEDS, encoding="utf-8")
    Path("beds.csv").write_text("area,period,beds,resident_population\n360704,2025,749,100000\n", encoding="utf-8")
    return tmp_path


def check(*options: str) -> int:
    return main(["check", "beds.csv", "--rules", "small.yaml", *options])


def test_every_format_in_one_run_by_ending_or_by_name() -> None:
    outputs = ["r.xml", "r.sarif", "r.md", "github=r.txt", "gitlab=r.gitlab", "ess=r.ess", "junit=r.junit"]
    assert check(*(part for output in outputs for part in ("-o", output))) == 1
    starts = {
        "r.xml": "<?xml",
        "r.junit": "<?xml",
        "r.sarif": '{\n "$schema"',
        "r.md": "# Health",
        "r.txt": "::error file=beds.csv,line=2,",
        "r.gitlab": '[\n{"description"',
        "r.ess": '[\n{"id"',
    }
    for file, start in starts.items():
        assert Path(file).read_text(encoding="utf-8").startswith(start)


def test_annotations_go_to_the_log_and_the_summary_to_the_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path("summary.md").write_text("before\n", encoding="utf-8")
    assert check("--format", "github") == 1
    assert capsys.readouterr().out.startswith("::error file=beds.csv,line=2,endLine=2,col=3,endColumn=4,title=small/")
    assert Path("summary.md").read_text(encoding="utf-8").startswith("before\n# Health statistics check\n")
    assert check("--format", "json") == 1
    assert Path("summary.md").read_text(encoding="utf-8").count("# Health") == 1


def test_without_a_step_there_is_no_summary(folder: Path) -> None:
    before = sorted(folder.iterdir())
    assert check("--format", "github") == 1
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("place", ["nowhere/summary.md", "."])
def test_a_summary_that_cannot_be_written_is_said_and_the_annotations_are_printed(
    place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", place)
    assert check("--format", "github") == 2
    printed = capsys.readouterr()
    assert printed.out.startswith("::error ")
    assert f'HC424 "{place}" cannot be written' in printed.err


def test_the_time_of_a_validation_report_is_given_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    assert check("-o", "ess=r.json") == 1
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))[0]["event"]["time"] == "2025-01-01T00:00:00Z"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert check("-o", "ess=r.json") == 1
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))[0]["event"]["time"] == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize("value", ["yesterday", "-1", "1.5", "", "253402300800", "9" * 5000, "１２"])
def test_a_time_that_is_none_is_refused_where_it_is_needed(
    value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert check("-o", "ess=r.json") == 2
    assert capsys.readouterr().err == (
        f'HC431 SOURCE_DATE_EPOCH is "{value}"; it must be a number of seconds since 1970, such as 1735689600.\n'
    )
    assert not Path("r.json").exists()
    assert check("-o", "r.json") == 1
