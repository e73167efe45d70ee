"""``healthcheck equity`` from the command line: exit codes, outputs, refusals and the project file."""

import json
from pathlib import Path

import pytest
from equity_cases import FOUR, HEADER, written

from healthcheck.cli import main
from healthcheck.cli.equity import equity_command
from healthcheck.messages import CATALOGUE


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    written(tmp_path, FOUR)
    return tmp_path


EQUITY = ["equity", "table.csv", "--rules", "small.yaml"]


def test_computed_is_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(EQUITY) == 0
    assert "COMPUTED: the spread of 1 of 1 ratios. Exit code 0.\n" in capsys.readouterr().out


def test_nothing_computed_is_four(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(folder, FOUR[:1])
    assert main(EQUITY) == 4
    assert capsys.readouterr().out.endswith("NOTHING COMPUTED: no ratio has two areas with figures. Exit code 4.\n")


def test_no_area_of_the_level_is_four(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*EQUITY, "--level", "township"]) == 4
    assert "HC552 no table has areas of township level" in capsys.readouterr().out


def test_a_table_that_cannot_be_read_is_three(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equity", "none.csv", "--rules", "small.yaml"]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == 'none.csv: HC210 There is no file "none.csv". Check the path and the spelling.\n'


def test_a_faulty_rule_file_is_two(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "small.yaml").write_text("pack: [", encoding="utf-8")
    assert main(EQUITY) == 2
    assert "small.yaml:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "language", "refusal"),
    [
        (["equity"], "en", "HC401 TABLE is missing. See: healthcheck equity --help"),
        (["equity", "t.csv"], "en", "HC401 --rules is missing. See: healthcheck equity --help"),
        (["equity", "t.csv"], "zh", "HC401 缺少：--rules。用法见：healthcheck equity --help"),
        (
            [*EQUITY, "--level", "contry"],
            "en",
            'HC405 --level: "contry" is not one of: township, county, city, province. Did you mean "county"?',
        ),
        (
            [*EQUITY, "--group-by", "provinc"],
            "en",
            'HC556 --group-by: "provinc" is neither city, province, region nor the id of a yes/no variable of the '
            'rule files. Did you mean "province"?',
        ),
        (
            [*EQUITY, "--group-by", "beds"],
            "zh",
            "HC556 --group-by：“beds”既不是 city, province, region，也不是规则文件中是否型变量的代号。",
        ),
        (
            [*EQUITY, "--format", "junit"],
            "en",
            'HC405 --format: "junit" is not one of: table, json, csv, markdown, html.',
        ),
    ],
)
def test_refusals(arguments: list[str], language: str, refusal: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--lang", language]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[0] == refusal


def test_files_are_written_beside_what_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = ["-o", "a.json", "-o", "b.csv", "-o", "c.md", "-o", "d.html", "-o", "markdown=e.txt"]
    assert main([*EQUITY, *outputs]) == 0
    assert "Lorenz curve" in capsys.readouterr().out
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["exit_code"] == 0
    assert (folder / "b.csv").read_bytes().startswith(b"\xef\xbb\xbfpack,")
    assert (folder / "c.md").read_bytes() == (folder / "e.txt").read_bytes()
    assert (folder / "d.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("format_name", ["json", "csv", "markdown", "html"])
def test_what_is_printed_is_what_is_written(
    format_name: str, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main([*EQUITY, "--format", format_name, "-o", f"{format_name}=out.txt"]) == 0
    assert capfdbinary.readouterr().out == (folder / "out.txt").read_bytes()


def test_an_ending_that_no_format_has_is_refused_before_the_work(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*EQUITY, "-o", "a.json", "-o", "b.pdf", "-o", "nowhere/c.csv"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [line.split()[0] for line in shown.err.splitlines()] == ["HC420", "HC423"]
    assert not (folder / "a.json").exists()


def test_an_input_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "table.csv").read_bytes()
    assert main([*EQUITY, "-o", "table.csv"]) == 2
    assert "HC425" in capsys.readouterr().err
    assert (folder / "table.csv").read_bytes() == before


def test_every_area_is_shown_only_on_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"3501{number:02},区{number:02},2025,{number},1000,7" for number in range(2, 32)]
    written(folder, rows, f"{HEADER},土地面积(平方公里)")
    assert main(EQUITY) == 0
    assert "(all: --all)" in capsys.readouterr().out
    assert main([*EQUITY, "--all"]) == 0
    shown = capsys.readouterr().out
    assert "(all: --all)" not in shown
    assert "区15 " in shown


def test_options_of_reading_are_those_of_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["350102,甲区,1,10000,x", "350103,乙区,3,10000,2"]
    header = "area,area_name,床数,resident_population,备注"
    (folder / "own.csv").write_bytes("\n".join([header, *rows, ""]).encode("gbk"))
    (folder / "map.yaml").write_text("床数: beds\n", encoding="utf-8")
    options = ["--encoding", "gbk", "--columns", "map.yaml", "--period", "2021", "--format", "json"]
    assert main(["equity", "own.csv", "--rules", "small.yaml", *options]) == 0
    (spread,) = json.loads(capsys.readouterr().out)["spreads"]
    assert (spread["period"], spread["gini"]) == ("2021", "0.25")


def test_later_years_are_left_out_on_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(folder, [*FOUR, *(row.replace(",2025,", ",2030,") for row in FOUR)])
    assert main([*EQUITY, "--as-of", "2025", "--format", "json"]) == 0
    assert [spread["period"] for spread in json.loads(capsys.readouterr().out)["spreads"]] == ["2025"]


def test_settings_of_a_project_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "healthcheck.yaml").write_text(
        "healthcheck: 1\nproject: own\nrules: [small.yaml]\ntables: [table.csv]\noutput: [check.junit.xml]\n",
        encoding="utf-8",
    )
    assert main(["equity"]) == 0
    shown = capsys.readouterr()
    assert "COMPUTED" in shown.out
    assert "healthcheck.yaml" in shown.err
    # What -o is in a project file is the report of check.
    assert sorted(path.name for path in folder.iterdir()) == ["healthcheck.yaml", "small.yaml", "table.csv"]


@pytest.mark.parametrize("code", [code for code in CATALOGUE if "HC540" <= code <= "HC559"])
def test_every_code_is_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    assert capsys.readouterr().out.startswith(code)


def test_every_option_has_words_in_both_languages() -> None:
    helps = {
        language: [getattr(parameter, "help", None) for parameter in equity_command(language).params[1:]]
        for language in ("en", "zh")
    }
    assert all(helps["en"])
    assert all(zh != en for en, zh in zip(helps["en"], helps["zh"], strict=True))
