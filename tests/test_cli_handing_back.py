"""``check --marked-copy`` and ``--notices``, and workbooks on the standard output."""

import io
from pathlib import Path

import openpyxl
import pytest

from healthcheck.cli import main

ROOT = Path(__file__).resolve().parents[1]
TABLE = str(ROOT / "sample_data" / "fuzhou-2024.csv")
RULES = ["--rules", "fuzhou-2024"]


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Run a command and return its exit code and what it says on stderr."""
    code = main(list(arguments))
    return code, capsys.readouterr().err.splitlines()


def test_copies_and_notices_are_written_and_change_no_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    alone, _ = run(capsys, "check", TABLE, *RULES)
    code, said = run(capsys, "check", TABLE, *RULES, "--marked-copy", "marked.xlsx", "--notices", "notices")
    assert (code, alone) == (1, 1)
    assert said == ["Notices in notices: 5, of 14 areas."]
    assert len(list(Path("notices").glob("*.md"))) == 5
    assert openpyxl.load_workbook("marked.xlsx").sheetnames == ["fuzhou-2024"]
    code, said = run(
        capsys, "check", TABLE, *RULES, "--fail-on", "never", "--notices", "pages", "--notice-format", "html"
    )
    assert (code, len(list(Path("pages").glob("*.html")))) == (0, 5)


def test_what_is_wrong_with_places_is_said_at_once_and_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("full").mkdir()
    Path("full/x").touch()
    arguments = ["--marked-copy", "marked.csv", "--notices", "full", "-o", "none/report.json"]
    assert run(capsys, "check", TABLE, *RULES, *arguments) == (
        2,
        [
            'HC440 --marked-copy: a marked copy is a workbook; "marked.csv" must end in .xlsx.',
            'HC441 The folder "full" is not empty; name a new one, or empty it.',
            'HC423 The directory of "none/report.json" does not exist; create it first.',
        ],
    )
    assert sorted(path.name for path in Path().iterdir()) == ["full"]


def test_a_copy_never_replaces_its_table_nor_another_output(capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    book.save("t.xlsx")
    before = Path("t.xlsx").read_bytes()
    assert run(capsys, "check", "t.xlsx", *RULES, "--marked-copy", "./t.xlsx") == (
        2,
        ['HC425 "./t.xlsx" is an input of this very command; write the report to another file.'],
    )
    assert run(capsys, "check", TABLE, *RULES, "--marked-copy", "r.xlsx", "-o", "r.xlsx") == (
        2,
        ['HC426 Two outputs go to the same file "r.xlsx".'],
    )
    assert run(capsys, "check", TABLE, *RULES, "--marked-copy", "new", "--notices", "./new") == (
        2,
        ['HC426 Two outputs go to the same file "./new".'],
    )
    assert Path("t.xlsx").read_bytes() == before


def test_what_cannot_be_written_does_not_keep_the_rest_from_being_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("healthcheck.reports.folder.shutil.copymode", full)
    Path("notices").mkdir()
    code, said = run(capsys, "check", TABLE, *RULES, "--notices", "notices", "--marked-copy", "m.xlsx", "-o", "r.json")
    assert (code, said) == (2, ['HC424 "notices" cannot be written: no space left. Nothing was left half written.'])
    assert sorted(path.name for path in Path().iterdir()) == ["m.xlsx", "notices", "r.json"]
    assert list(Path("notices").iterdir()) == []


def test_findings_in_no_area_and_areas_without_anything_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.csv").write_text("区划代码,年份,床位数,常住人口\n350102,2025,800,100000\n合计,2025,1,1\n", encoding="utf-8")
    Path("p.yaml").write_text(
        "healthcheck: 1\npack: p\nrevision: 1\ntitle: {en: P, zh: 某}\nindicators:\n  beds:\n"
        "    name: {en: Beds, zh: 床位}\n    measure: {value: beds}\n    target: {at_least: 1}\n    clause: '1'\n",
        encoding="utf-8",
    )
    assert run(capsys, "check", "t.csv", "--rules", "p.yaml", "--notices", "n") == (
        0,
        [
            "No notices: nothing fell short, is missing or is wrong in any of 1 areas.",
            "Findings that belong to no single area and are in no notice: 1; see the report.",
        ],
    )
    assert run(capsys, "check", "t.csv", "--rules", "p.yaml", "--notices", "n", "--lang", "zh")[1] == [
        "没有需要反馈的地区（共 1 个）：均无未达标、缺报或资料问题，未写反馈单。",
        "另有 1 处问题不属于某一地区，未列入反馈单，见核对报告。",
    ]


def test_a_workbook_is_sent_through_a_pipe_but_not_to_a_terminal(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["check", TABLE, *RULES, "--format", "excel"]) == 1
    sent = capfdbinary.readouterr().out
    assert openpyxl.load_workbook(io.BytesIO(sent)).sheetnames == ["Summary", "Verdicts", "Gaps", "Findings"]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["check", TABLE, *RULES, "--format", "excel"]) == 2
    assert capfdbinary.readouterr().err.decode() == (
        "HC451 --format excel: a workbook is nothing to be shown in a terminal; write it to a file: -o report.xlsx\n"
    )


def test_the_time_of_a_workbook_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    assert main(["check", TABLE, *RULES, "-o", "r.xlsx"]) == 1
    assert openpyxl.load_workbook("r.xlsx").properties.created.year == 2025


def test_a_project_file_names_places_in_its_own_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("deep").mkdir()
    Path("healthcheck.yaml").write_text(
        f"healthcheck: 1\nproject: p\ntables: {TABLE}\nrules: fuzhou-2024\nnotices: back\nmarked_copy: marked.xlsx\n",
        encoding="utf-8",
    )
    code, said = run(capsys, "check")
    assert (code, said[-1]) == (1, "Notices in back: 5, of 14 areas.")
    assert Path("marked.xlsx").exists()
    Path("healthcheck.yaml").write_text(
        f"healthcheck: 1\nproject: p\ntables: {TABLE}\nrules: fuzhou-2024\nnotices: ../back\n", encoding="utf-8"
    )
    code, said = run(capsys, "check")
    assert code == 2
    assert "HC564" in said[0]
