"""A large file is read while libraries are loaded: what comes of it is what would have come anyway."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from small_plan import BEDS

from healthcheck.cli import main
from healthcheck.messages import line
from healthcheck.model.faults import TableError
from healthcheck.model.paths import AnyPath, PathFrom
from healthcheck.tables import read_ahead as module
from healthcheck.tables.read_ahead import BegunFile, read_ahead
from healthcheck.tables.table_files import find_files
from healthcheck.tables.text_facts import TextFacts, facts_of

CONTENT = b"code,year,beds,resident_population\n350102,2025,3922,523000\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "_SMALL", 10)
    Path("t.csv").write_bytes(CONTENT)


@pytest.mark.parametrize("path", ["t.csv", Path("t.csv"), PathFrom("t.csv", ".")])
def test_a_file_that_is_begun_shows_and_gives_what_the_path_does(path: AnyPath) -> None:
    begun, *others = read_ahead([path, "other.csv"])
    assert isinstance(begun, BegunFile)
    assert (str(begun), os.fspath(begun), others) == (str(path), os.fspath(path), ["other.csv"])
    (file,) = find_files(begun).files
    (plain,) = find_files(path).files
    assert (file.path, file.read()) == (plain.path, plain.read())
    assert file.fingerprint(CONTENT).text() == hashlib.sha256(CONTENT).hexdigest()


@pytest.mark.parametrize("path", ["-", ".", "none.csv", "*.csv", "", "a\0b", "x" * 5000, "small.csv"])
def test_what_is_no_large_file_stays_what_it_is(path: str) -> None:
    Path("small.csv").write_bytes(b"a")
    assert read_ahead([path]) == [path]
    assert read_ahead([]) == []


def test_a_file_too_large_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 20)
    assert read_ahead(["t.csv"]) == ["t.csv"]


@pytest.mark.parametrize("size", [100, 100_000])
def test_a_file_that_goes_away_is_said_to_be_gone(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("t.csv").write_bytes(b"a" * size)

    def gone(path: Path) -> bytes:
        raise FileNotFoundError(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    (path,) = read_ahead(["t.csv"])
    (file,) = find_files(path).files
    with pytest.raises(TableError) as caught:
        file.read()
    assert [line(fault, "en") for fault in caught.value.faults] == [
        't.csv: HC210 There is no file "t.csv". Check the path and the spelling.'
    ]


def test_the_command_prints_the_same(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("rules.yaml").write_text(BEDS, encoding="utf-8")
    command = ["check", "t.csv", "--rules", "rules.yaml", "--format", "json"]
    main(command)
    begun = capsys.readouterr().out
    monkeypatch.setattr(module, "_SMALL", 10**9)
    main(command)
    assert begun == capsys.readouterr().out
    assert hashlib.sha256(CONTENT).hexdigest() in begun


@pytest.mark.parametrize("content", [CONTENT, CONTENT.replace(b"3922", b'"3922"'), b"PK\x03\x04" + CONTENT])
def test_what_there_is_in_a_text_is_found_ahead(content: bytes) -> None:
    Path("t.csv").write_bytes(content)
    (path,) = read_ahead(["t.csv"])
    (file,) = find_files(path).files
    assert file.read() == content
    assert file.facts() == (None if content.startswith(b"PK") else facts_of(content))


@pytest.mark.parametrize(
    "options",
    [
        ["check", "--only", "fail", "--fields", "area,value", "--format", "csv", "-o", "verdicts.json"],
        ["equity", "-o", "equity.csv"],
    ],
)
def test_no_library_is_loaded_before_the_file_is_begun(options: list[str]) -> None:
    """What takes long to load is loaded while it is read."""
    Path("rules.yaml").write_text(BEDS, encoding="utf-8")
    program = """
import sys
from healthcheck.tables import read_ahead as module
begin = module.read_ahead
def watched(paths):
    print(sorted({"numpy", "pyarrow", "yaml", "pandas", "rich"} & sys.modules.keys()))
    return begin(paths)
module.read_ahead = watched
from healthcheck.cli import main
main(sys.argv[1:])
"""
    command = [sys.executable, "-c", program, *options, "t.csv", "--rules", "rules.yaml"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines()[0] == "[]", ran.stderr


@given(st.text(st.sampled_from('a,\n"é区\0')), st.integers(1, 5))
@example("区\n" * 9, 3)
def test_a_text_looked_at_in_parts_has_the_same_in_it(text: str, parts: int) -> None:
    raw = text.encode()
    expected = TextFacts(is_utf8=True, has_zero=b"\0" in raw, has_quote=b'"' in raw, line_feeds=raw.count(b"\n"))
    assert facts_of(raw, parts) == expected
    assert not facts_of(raw + b"\n\xff", parts).is_utf8
