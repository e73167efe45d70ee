"""What fuzzing has found, each as a small file that shows it: it must come to the same words for ever.

``fuzz/README.md`` says how such files are found. A folder of cases bears the name of the target that
reads them, which also holds them against what must be true of any bytes.
"""

import shutil
from pathlib import Path

import pytest
from fuzz_targets import TARGETS
from verdict_cases import PACK, loaded_once

from healthcheck import pipeline
from healthcheck.cli import main

FOLDER = Path(__file__).parent / "data" / "fuzz"
DAMAGED = "HC219 This is no workbook that can be read, or it is damaged. Open it in Excel or WPS and save it as .xlsx."
ARCHIVE = "HC229 The zip archive is damaged, or packed in a way that is not read. Pack it again as a plain .zip."
TABLES = {
    # The workbook reader panicked, which ended in a traceback and exit code 1.
    "container/record-too-short.xls": [f"record-too-short.xls: {DAMAGED}"],
    # It filled the memory until the system ended the process.
    "container/endless-chain.xls": [f"endless-chain.xls: {DAMAGED}"],
    "container/more-rows-than-there-can-be.xls": [f"more-rows-than-there-can-be.xls: {DAMAGED}"],
    "container/backward-dimensions.xls": [f"backward-dimensions.xls: {DAMAGED}"],
    # Sheets without their beginning, or with 47361 columns, were read as if they were in order.
    "container/no-beginning.xls": [f"no-beginning.xls: {DAMAGED}"],
    "container/cell-beyond-the-last-column.xls": [f"cell-beyond-the-last-column.xls: {DAMAGED}"],
    # All texts were lost without a word.
    "container/more-texts-than-there-is-room-for.xls": [f"more-texts-than-there-is-room-for.xls: {DAMAGED}"],
    # Exceptions of libraries that nobody had thought of.
    "container/damaged-type.ods": [f"damaged-type.ods: {DAMAGED}"],
    "container/nameless-file.zip": [f"nameless-file.zip/a.csv: {ARCHIVE}"],
    "container/no-utf8.parquet": [f"no-utf8.parquet: {DAMAGED}"],
    # A traceback: its description speaks of two rows, and it holds none.
    "container/rows-that-are-nowhere.parquet": [f"rows-that-are-nowhere.parquet: {DAMAGED}"],
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_packs", loaded_once)


# These can be read, but not as they once were.
READ = {
    # A warning of numpy's on the screen: a check multiplied beyond 64 bits.
    "text/large-figures.csv",
    # Tracebacks: rows without a line, and a long table without its column of indicators.
    "text/lone-return-above-a-note.csv",
    "text/label-of-an-unknown-column.csv",
}


@pytest.mark.parametrize("case", TABLES)
def test_a_case_is_told_in_one_line(case: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = Path(shutil.copy(FOLDER / case, tmp_path)).name
    assert main(["--lang", "en", "check", name, "--rules", str(PACK)]) == 3
    printed = capfd.readouterr()
    assert (printed.out, printed.err.splitlines()) == ("", TABLES[case])


@pytest.mark.parametrize("case", sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.*")))
def test_a_case_holds_what_must_be_true_of_any_bytes(case: str, tmp_path: Path) -> None:
    TARGETS[Path(case).parent.name]((FOLDER / case).read_bytes(), tmp_path)


def test_every_case_is_tested() -> None:
    assert sorted({*TABLES, *READ}) == sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*"))
