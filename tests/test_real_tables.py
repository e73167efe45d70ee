"""docs/real-tables.md holds: its files are the samples, and its commands print what it shows of them."""

from pathlib import Path

import pytest
from test_docs import blocks, commands

from healthcheck.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGE = "real-tables.md"


def test_the_files_on_the_page_are_those_of_the_samples(tmp_path: Path) -> None:
    named = [block for block in blocks(PAGE) if block.name]
    assert len(named) == 4
    for block in named:
        if block.name.startswith("sample_data/"):
            assert (ROOT / block.name).read_text(encoding="utf-8") == block.text
        else:
            (tmp_path / block.name).write_text(block.text, encoding="utf-8")
            assert main(["rules", "lint", str(tmp_path / block.name)]) == 0


SHOWN = [
    (command, [line for line in printed.splitlines() if line.strip("…")])
    for block in blocks(PAGE)
    if block.language == "console"
    for command, printed in commands(block.text)
]


@pytest.mark.parametrize(("command", "lines"), SHOWN, ids=[command.split()[2].split("/")[-1] for command, _ in SHOWN])
def test_a_command_on_the_extracts_prints_what_the_page_shows(
    command: str, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HEALTHCHECK_LANG", "en")
    program, *arguments = command.split()
    assert program == "healthcheck"
    main(arguments)
    printed = iter(capsys.readouterr().out.splitlines())
    # Each line stands somewhere below the one before it.
    assert [line for line in lines if line not in printed] == []
    assert lines


def test_every_real_table_has_its_origin_and_licence_on_the_page_and_beside_the_samples() -> None:
    page = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
    licences = (ROOT / "sample_data" / "LICENSES.md").read_text(encoding="utf-8")
    for repository in ("Clpr/HealthInequality2018Dec", "leiii/census", "jsfenfen/covid_hospitals_demographics"):
        assert repository in page
        assert repository in licences
