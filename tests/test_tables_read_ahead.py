"""A large file is read while libraries are loaded: what comes of it is what would have come anyway."""

import hashlib
import os
from pathlib import Path

import pytest
from small_plan import BEDS

from healthcheck.cli import main
from healthcheck.messages import line
from healthcheck.model.faults import TableError
from healthcheck.model.paths import AnyPath, PathFrom
from healthcheck.tables import read_ahead as module
from healthcheck.tables.read_ahead import BegunFile, read_ahead
from healthcheck.tables.table_files import find_files

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
