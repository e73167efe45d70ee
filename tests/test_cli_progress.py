"""The progress bar: for a person at a terminal who waits, and for nobody else."""

import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from healthcheck import check
from healthcheck.messages import CATALOGUE
from healthcheck.model.faults import TableError
from healthcheck.model.progress import Stage, each, unheard

ROOT = Path(__file__).resolve().parents[1]
STAGES: tuple[Stage, ...] = ("reading", "understanding", "judging", "checking", "writing", "comparing")
HEADER = "area,area_name,period,beds,doctors,nurses,resident_population"

# Two files are read, and each step lasts long enough for a look at it.
PATIENT = """
import sys, time
import healthcheck.cli.progress as bar
from healthcheck.cli import main
from healthcheck.tables import opening

bar.PATIENCE, bar._BETWEEN_LOOKS = {patience}, 0.01
kind = opening.kind_of

def slowly(*given):
    time.sleep(0.4)
    return kind(*given)

opening.kind_of = slowly
options = ["--allow-missing", "--lang", "{language}", "-o", "report.json"]
sys.exit(main(["check", "tables", "--rules", "national-2020", *options]))
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tables").mkdir()
    for number in (1, 2):
        row = f"36070{number},赣县{number}区,2020,600,250,314,100000"
        (tmp_path / "tables" / f"{number}.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    return tmp_path


def test_the_stages_are_told_in_order_and_step_by_step(folder: Path) -> None:
    told: list[tuple[Stage, int, int]] = []
    report = check("tables", "national-2020", progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == list(STAGES[:4])
    assert [step for step in told if step[0] == "reading"] == [("reading", 0, 2), ("reading", 1, 2)]
    assert [step for step in told if step[0] == "understanding"] == [("understanding", 0, 2), ("understanding", 1, 2)]
    assert [total for stage, _, total in told if stage == "judging"] == [len(report.judgements)] * len(
        report.judgements
    )
    assert all(before[1] < after[1] for before, after in pairwise(told) if before[0] == after[0])


def test_several_sources_are_steps_and_so_are_those_that_fail(folder: Path) -> None:
    told: list[tuple[Stage, int, int]] = []
    with pytest.raises(TableError):
        check(["tables", "nix.csv", "tables/1.csv"], "national-2020", progress=lambda *step: told.append(step))
    assert told == [("reading", 0, 3), ("reading", 1, 3), ("reading", 2, 3)]


def test_nobody_need_listen() -> None:
    assert list(each("ab", "writing", unheard)) == ["a", "b"]


def test_every_stage_has_a_wording() -> None:
    assert {f"progress.{stage}" for stage in STAGES} == {key for key in CATALOGUE if key.startswith("progress.")}


def run(
    language: str, variables: Mapping[str, str] = {}, patience: float = 0.0, terminal: bool = True
) -> tuple[str, str, int]:
    """Run with stderr on a terminal or a pipe; return what it showed there, stdout and the exit code."""
    listener, end = pty.openpty() if terminal else os.pipe()
    if terminal:
        termios.tcsetwinsize(end, (24, 80))
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    environment = {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TERM": "xterm", **variables}
    script = PATIENT.format(language=language, patience=patience)
    with subprocess.Popen(
        [sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, stderr=end
    ) as process:
        os.close(end)
        shown = b""
        while piece := _read(listener):
            shown += piece
        assert process.stdout is not None
        printed = process.stdout.read()
    os.close(listener)
    encoding = variables.get("PYTHONIOENCODING", "utf-8")
    return shown.decode(encoding), printed.decode(encoding), process.returncode


def _read(listener: int) -> bytes:
    try:
        return os.read(listener, 65536)
    except OSError:  # what a pseudo-terminal says when the other end has gone
        return b""


ESCAPES = re.compile("\x1b\\[[0-9;?]*[A-Za-z]")
COLOURS = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.slow
@pytest.mark.parametrize(("language", "words"), [("zh", "读取表格"), ("en", "Reading tables")])
def test_a_terminal_sees_how_far_it_is_and_nothing_of_it_afterwards(folder: Path, language: str, words: str) -> None:
    shown, printed, code = run(language)
    plain = ESCAPES.sub("", shown)
    assert re.search(rf"{words} .*1/2", plain)
    assert code == 0
    # The cursor is back, and the line is empty.
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")
    assert shown.endswith("\x1b[2K")
    assert printed == run(language, terminal=False)[1]
    assert words not in printed
    assert (folder / "report.json").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variables", "patience", "terminal"),
    [({}, 0.0, False), ({"TERM": "dumb"}, 0.0, True), ({}, 60.0, True)],
    ids=["pipe", "dumb terminal", "short run"],
)
def test_nobody_else_sees_anything(variables: Mapping[str, str], patience: float, terminal: bool) -> None:
    shown, _, code = run("en", variables, patience, terminal)
    assert (shown, code) == ("", 0)


@pytest.mark.slow
def test_without_colours_it_has_none() -> None:
    shown, _, _ = run("en", {"NO_COLOR": "1"})
    assert "Reading tables" in shown
    assert set(COLOURS.findall(shown)) <= {"\x1b[0m", "\x1b[1m"}


@pytest.mark.slow
def test_a_chinese_console_can_show_it() -> None:
    shown, _, code = run("zh", {"PYTHONIOENCODING": "gbk"})
    assert "读取表格" in shown
    assert "━" not in shown
    assert code == 0


@pytest.mark.slow
def test_a_fault_ends_it_before_it_is_said(folder: Path) -> None:
    (folder / "tables" / "2.csv").write_bytes(b"")
    shown, _, code = run("en")
    assert code == 3
    assert "\x1b[2Ktables/2.csv: HC213" in shown
