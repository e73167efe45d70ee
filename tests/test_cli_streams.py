"""Whatever stdout and stderr are: consoles of any encoding, pipes, full disks, terminals, and Ctrl-C."""

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len

ROOT = Path(__file__).resolve().parents[1]
PACK = """\
healthcheck: 1
pack: small
revision: 1
title: {en: A small plan, zh: 小规划}
population: resident_population
indicators:
  beds_per_1000:
    name: {en: Beds in health institutions per 1000 residents, zh: 每千人口医疗卫生机构床位数}
    measure: {ratio: beds, to: population, per: 1000}
    target: {at_least: 7.5}
    clause: "1"
"""
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(PACK, encoding="utf-8")
    rows = [f"{360000 + number},赣县{number}区,2025,{600 + number},100000" for number in range(300)]
    header = "area,area_name,period,beds,resident_population"
    (tmp_path / "many.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    (tmp_path / "few.csv").write_text("\n".join([header, *rows[:5], ""]), encoding="utf-8")
    return tmp_path


def environment(**changes: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **changes}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "healthcheck", *arguments]


CHECK = ("check", "many.csv", "--rules", "small.yaml")
CHECK_FEW = ("check", "few.csv", "--rules", "small.yaml")


def run(arguments: Sequence[str], variables: Mapping[str, str] = {}) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(command(*arguments), env=environment(**variables), capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_encoding_of_the_console_changes_the_outcome(encoding: str, language: str) -> None:
    done = run([*CHECK, "--lang", language, "--all"], {"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode(encoding)
    assert len([line for line in text.splitlines() if re.match("[×x] ", line)]) == 150
    if encoding in ("utf-8", "gbk", "utf-16"):
        assert "赣县149区" in text


def test_messages_survive_an_ascii_console() -> None:
    done = run(["check", "没有.csv", "--rules", "small.yaml", "--lang", "zh"], {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 3
    assert b"\\u6ca1\\u6709.csv" in done.stderr
    assert done.stderr.isascii()


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_formats_for_machines_are_utf_8_on_every_console(encoding: str) -> None:
    for name in ("json", "csv"):
        odd = run([*CHECK_FEW, "--format", name], {"PYTHONIOENCODING": encoding})
        assert odd.stdout == run([*CHECK_FEW, "--format", name]).stdout
        assert "赣县4区" in odd.stdout.decode("utf-8")


@pytest.mark.parametrize("options", [["--all"], ["--format", "json"], ["--format", "csv"]], ids=" ".join)
def test_a_reader_that_leaves_early_changes_nothing(folder: Path, options: Sequence[str]) -> None:
    arguments = command(*CHECK, *options, "-o", "report.json")
    with subprocess.Popen(arguments, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
    assert json.loads((folder / "report.json").read_bytes())["counts"]["total"] == 300


@pytest.mark.parametrize("arguments", [["--help"], ["rules", "list"], ["explain", "HC201"]], ids=" ".join)
def test_a_reader_that_never_came_changes_nothing(arguments: Sequence[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command(*arguments), env=environment(), stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("options", [[], ["--format", "json"]], ids=" ".join)
def test_a_full_disk_behind_stdout_is_said_and_costs_no_file(folder: Path, options: Sequence[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*CHECK, *options, "-o", "report.json", "--lang", "en"),
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b"HC428 The standard output cannot be written: no space left.\n"
    assert done.returncode == 2
    assert (folder / "report.json").exists()


@pytest.mark.parametrize(("redirection", "code"), [(">&-", 1), ("2>&-", 1), (">&- 2>&-", 1)])
def test_closed_streams_change_nothing(redirection: str, code: int) -> None:
    line = f"{shlex.join(command(*CHECK))} {redirection}"
    done = subprocess.run(["/bin/sh", "-c", line], env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (code, b"")


# A shell lets no job in its background be interrupted, nor what that job starts.
INTERRUPTED = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
import healthcheck.pipeline
from healthcheck.cli import main

def endless(*_, **__):
    print("working", flush=True)
    time.sleep(60)

healthcheck.pipeline.check = endless
sys.exit(main(["check", "few.csv", "--rules", "small.yaml", "-o", "report.json", "--lang", "en"]))
"""


def test_ctrl_c(folder: Path) -> None:
    arguments = [sys.executable, "-c", INTERRUPTED]
    with subprocess.Popen(arguments, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"working\n"
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"HC903 Interrupted. No report was left half written.\n"
    assert process.returncode == 130
    assert sorted(path.name for path in folder.iterdir()) == ["few.csv", "many.csv", "small.yaml"]


def on_a_terminal(arguments: Sequence[str], columns: int, lines: int, **variables: str) -> str:
    """Run on a pseudo-terminal of the given size and return what it shows."""
    terminal, end = pty.openpty()
    termios.tcsetwinsize(end, (lines, columns))
    with subprocess.Popen(
        command(*arguments), env=environment(**{"TERM": "xterm", **variables}), stdout=end
    ) as process:
        os.close(end)
        shown = b""
        while piece := _read(terminal):
            shown += piece
    os.close(terminal)
    assert process.returncode == 1
    return shown.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what a pseudo-terminal says when the other end has gone
        return b""


@pytest.mark.parametrize("columns", [80, 100])
def test_a_terminal_gets_colours_and_its_own_width(columns: int) -> None:
    shown = on_a_terminal([*CHECK_FEW, "--lang", "zh"], columns, 40)
    assert "\x1b[31m× 未达标" in shown
    plain = re.sub("\x1b\\[[0-9;]*m", "", shown)
    assert max(cell_len(line) for line in plain.splitlines()) <= columns
    if columns == 80:
        assert plain.split() == run([*CHECK_FEW, "--lang", "zh"]).stdout.decode("utf-8").split()


@pytest.mark.parametrize(
    ("options", "variables"), [([], {"NO_COLOR": "1"}), (["--color", "never"], {}), ([], {"TERM": "dumb"})]
)
def test_a_terminal_without_colours(options: Sequence[str], variables: Mapping[str, str]) -> None:
    assert "\x1b" not in on_a_terminal([*CHECK_FEW, *options], 80, 40, **variables)


def test_a_pipe_gets_no_colours_unless_it_is_told_to() -> None:
    assert b"\x1b" not in run(CHECK_FEW).stdout
    assert b"\x1b[31m" in run([*CHECK_FEW, "--color", "always"], {"TERM": "xterm"}).stdout


def test_a_screenful_is_the_height_of_the_terminal(folder: Path) -> None:
    rows = (folder / "many.csv").read_text(encoding="utf-8").splitlines()[:31]
    (folder / "few.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert "By indicator" in on_a_terminal([*CHECK_FEW, "--lang", "en"], 80, 25)
    assert "By indicator" not in on_a_terminal([*CHECK_FEW, "--lang", "en"], 80, 35)


def test_chinese_names_keep_to_eighty_cells_in_a_pipe() -> None:
    for options in (["--all"], []):
        text = run([*CHECK, "--lang", "zh", *options]).stdout.decode("utf-8")
        assert max(cell_len(line) for line in text.splitlines()) <= 80
