"""Every format and every command: a full disk, a place that cannot be written, a file that is there, a closed pipe.

The formats are those of the registry, so that a new one is held to this without being named here.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from healthcheck.cli import main
from healthcheck.reports import FORMATS

ROOT = Path(__file__).resolve().parents[1]
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
RULES = """\
healthcheck: 1
pack: small
population: resident_population
indicators:
  beds_per_1000:
    name: {en: Beds, zh: 床位}
    measure: {ratio: beds, to: population, per: 1000}
    target: {at_least: 7.5}
    examples:
      - {given: {beds: 750, resident_population: 100000}, expect: pass}
"""
CHECK = ("check", "table.csv", "-r", "small.yaml", "--lang", "en")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rows = [f"3607{number:02},区{number},2025,{700 + 10 * number},100000" for number in range(1, 8)]
    header = "area,area_name,period,beds,resident_population"
    Path("table.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    Path("small.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


@needs_full
@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk_is_said_and_costs_no_other_report(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CHECK, "-o", f"{name}=/dev/full", "-o", "json=other.json"]) == 2
    said = 'HC424 "/dev/full" cannot be written: no space left. Nothing was left half written.\n'
    assert capsys.readouterr().err == said
    assert Path("other.json").exists()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("place", "code"), [("none/report", "HC423"), ("table.csv/report", "HC423"), (".", "HC422"), ("table.csv", "HC425")]
)
def test_a_place_that_is_none_is_refused_before_the_work(
    name: str, place: str, code: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert main([*CHECK, "-o", f"{name}={place}"]) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err[:5]) == ("", code)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("name", FORMATS)
def test_an_existing_file_is_replaced_whole(name: str, folder: Path) -> None:
    Path("report").write_bytes(b"old" * 100_000)
    assert main([*CHECK, "-o", f"{name}=report"]) == 1
    assert b"oldold" not in Path("report").read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == ["report", "small.yaml", "table.csv"]


def start(arguments: Sequence[str], **settings: object) -> "subprocess.Popen[bytes]":
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    environment = {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "HEALTHCHECK_LANG": "en"}
    return subprocess.Popen([sys.executable, *arguments], env=environment, **settings)  # type: ignore[call-overload,no-any-return]


LIMITED = """
import resource, sys
from healthcheck.cli import main
# Byte-code cut off by the limit would break every later run.
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
def test_a_disk_that_fills_up_leaves_nothing_half_written_and_what_was_there(folder: Path) -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 50
    outputs: list[str] = []
    for name in FORMATS:
        Path(f"old-{name}").write_bytes(b"old")
        outputs += ["-o", f"{name}=old-{name}", "-o", f"{name}=new-{name}"]
    with start(["-c", LIMITED, *CHECK, *outputs], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        printed, said = process.communicate()
    assert process.returncode == 2
    assert said.decode().splitlines() == [
        f'HC424 "{age}-{name}" cannot be written: the file would be larger than allowed. Nothing was left half written.'
        for name in FORMATS
        for age in ("old", "new")
    ]
    assert b"NOT PASSED" in printed
    assert {path.name: path.read_bytes() for path in folder.glob("old-*")} == {f"old-{n}": b"old" for n in FORMATS}
    assert [path.name for path in folder.iterdir() if path.name.startswith(("new-", "."))] == []


COMMANDS: dict[str, tuple[Sequence[str], int]] = {
    **{f"check {name}": ([*CHECK, "--format", name], 1) for name in FORMATS},
    "check --show-config": ([*CHECK, "--show-config"], 0),
    "inspect": (["inspect", "table.csv"], 0),
    "inspect json": (["inspect", "table.csv", "--format", "json"], 0),
    "rules list": (["rules", "list"], 0),
    "rules show": (["rules", "show", "small.yaml"], 0),
    "rules lint": (["rules", "lint", "small.yaml"], 0),
    "rules test": (["rules", "test", "small.yaml"], 0),
    "rules schema": (["rules", "schema"], 0),
    "explain": (["explain", "HC201"], 0),
    "explain --all": (["explain", "--all"], 0),
    "equity": (["equity", "table.csv", "-r", "small.yaml"], 0),
    "help": (["--help"], 0),
    "version": (["--version"], 0),
}


@pytest.mark.slow
@needs_full
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_behind_stdout_is_said(command: str) -> None:
    with FULL.open("wb") as full:
        arguments, _ = COMMANDS[command]
        process = start(["-m", "healthcheck", *arguments], stdout=full, stderr=subprocess.PIPE)
        _, said = process.communicate()
    assert said.decode() == "HC428 The standard output cannot be written: no space left.\n"
    assert process.returncode == 2


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_pipe_changes_nothing(command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    arguments, code = COMMANDS[command]
    process = start(["-m", "healthcheck", *arguments], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    _, said = process.communicate()
    assert (process.returncode, said) == (code, b"")


WRITERS: dict[str, Sequence[str]] = {
    "rules schema": ["rules", "schema", "-o"],
    "inspect": ["inspect", "table.csv", "--write-map"],
}


@needs_full
@pytest.mark.parametrize("command", WRITERS)
def test_commands_that_write_one_file_say_that_the_disk_is_full(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*WRITERS[command], "/dev/full", "--lang", "en"]) == 2
    said = 'HC424 "/dev/full" cannot be written: no space left. Nothing was left half written.\n'
    assert capsys.readouterr().err == said
