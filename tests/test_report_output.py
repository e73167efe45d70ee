"""Reports are written whole or not at all, in the format that is asked for."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from report_cases import build_report

from healthcheck.messages import line
from healthcheck.model.faults import UsageError
from healthcheck.reports import FORMATS, SUFFIXES
from healthcheck.reports.output import Target, check_targets, parse_target, render, write_report, write_whole

KNOWN, CHOICES, ENDINGS = ", ".join(FORMATS), "|".join(FORMATS), " ".join(SUFFIXES)
ROOT = getattr(os, "geteuid", lambda: -1)() == 0
"""Root may write anywhere: what a refusal looks like is tested with a full disk instead."""


def refusals(error: pytest.ExceptionInfo[UsageError], language: str = "en") -> list[str]:
    return [line(fault, "zh" if language == "zh" else "en") for fault in error.value.faults]


def files_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("report.json", Target("json", "report.json")),
        ("REPORT.CSV", Target("csv", "REPORT.CSV")),
        ("json=report.txt", Target("json", "report.txt")),
        ("table=report.txt", Target("table", "report.txt")),
        ("json=a=b.csv", Target("json", "a=b.csv")),
        ("a/b=c.json", Target("json", "a/b=c.json")),
        ("2025.6=x.json", Target("json", "2025.6=x.json")),
    ],
)
def test_the_format_follows_the_ending_or_the_name_in_front(text: str, target: Target) -> None:
    assert parse_target(text) == target


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "report.txt",
            f'HC420 Cannot tell the format of "report.txt": known endings are {ENDINGS}. '
            "Or name the format in front: -o json=report.txt.",
        ),
        ("jsn=a.json", f'HC421 "jsn" is not a report format. Known: {KNOWN}. Did you mean "json"?'),
        ("a=b.json", f'HC421 "a" is not a report format. Known: {KNOWN}.'),
        ("-", f"HC427 -o writes files; to print a report on the standard output use --format {CHOICES}."),
        ("json=-", f"HC427 -o writes files; to print a report on the standard output use --format {CHOICES}."),
        ("json=", f"HC427 -o writes files; to print a report on the standard output use --format {CHOICES}."),
        ("", f"HC427 -o writes files; to print a report on the standard output use --format {CHOICES}."),
        ("/", 'HC422 "/" is a directory; name a file in it.'),
    ],
)
def test_an_unknown_format_is_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        parse_target(text)
    assert refusals(error) == [message]


def test_misplaced_outputs_are_refused_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("table.csv").write_text("x", encoding="utf-8")
    Path("link.csv").symlink_to("table.csv")
    Path("folder.json").mkdir()
    names = ["folder.json", "none/a.json", "./table.csv", "link.csv", "new.json", "./new.json", "table.csv/a.json"]
    faults = check_targets([Target("json", name) for name in names], ["table.csv", "ganxian-2023"])
    assert [line(fault, "en") for fault in faults] == [
        'HC422 "folder.json" is a directory; name a file in it.',
        'HC423 The directory of "none/a.json" does not exist; create it first.',
        'HC425 "./table.csv" is an input of this very command; write the report to another file.',
        'HC425 "link.csv" is an input of this very command; write the report to another file.',
        'HC426 Two outputs go to the same file "./new.json".',
        'HC423 The directory of "table.csv/a.json" does not exist; create it first.',
    ]


def test_a_name_that_is_too_long_is_refused_before_the_work(tmp_path: Path) -> None:
    name = str(tmp_path / ("x" * 300)) + ".json"
    (fault,) = check_targets([Target("json", name)], [])
    assert (
        line(fault, "en") == f'HC424 "{name}" cannot be written: the name is too long. Nothing was left half written.'
    )
    assert line(fault, "zh") == f"HC424 “{name}”无法写入：文件名过长。没有留下写了一半的文件。"


def test_a_new_file_has_the_permissions_that_open_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(str(tmp_path / "new"), [b"one", b"two"])
    finally:
        os.umask(before)
    assert (tmp_path / "new").read_bytes() == b"onetwo"
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert files_of(tmp_path) == ["new"]


def test_an_existing_file_is_replaced_and_keeps_its_permissions_and_links(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("a longer text than before", encoding="utf-8")
    kept.chmod(0o604)
    (tmp_path / "link").symlink_to("kept")
    write_whole(str(tmp_path / "link"), [b"new"])
    assert kept.read_bytes() == b"new"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o604
    assert (tmp_path / "link").is_symlink()
    assert files_of(tmp_path) == ["kept", "link"]


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt, MemoryError])
def test_when_rendering_fails_nothing_is_left_and_the_old_file_stays(
    tmp_path: Path, failure: type[BaseException]
) -> None:
    (tmp_path / "report").write_bytes(b"old")

    def half() -> Iterator[bytes]:
        yield b"half a report"
        raise failure

    with pytest.raises(failure):
        write_whole(str(tmp_path / "report"), half())
    assert (tmp_path / "report").read_bytes() == b"old"
    assert files_of(tmp_path) == ["report"]


def test_when_the_disk_is_full_nothing_is_left_and_the_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / "report").write_bytes(b"old")

    def full() -> Iterator[bytes]:
        yield b"half a report"
        raise OSError(28, "No space left on device")

    with pytest.raises(UsageError) as error:
        write_whole(str(tmp_path / "report"), full())
    name = tmp_path / "report"
    assert refusals(error) == [f'HC424 "{name}" cannot be written: no space left. Nothing was left half written.']
    assert refusals(error, "zh") == [f"HC424 “{name}”无法写入：磁盘空间不足。没有留下写了一半的文件。"]
    assert name.read_bytes() == b"old"
    assert files_of(tmp_path) == ["report"]


@pytest.mark.skipif(ROOT, reason="root may write anywhere")
def test_a_read_only_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_bytes(b"old")
    (tmp_path / "old.json").chmod(0o444)
    (tmp_path / "folder").mkdir(mode=0o555)
    for name in ("old.json", "folder/new.json"):
        with pytest.raises(UsageError) as error:
            write_whole(str(tmp_path / name), [b"new"])
        assert refusals(error) == [
            f'HC424 "{tmp_path / name}" cannot be written: permission denied. Nothing was left half written.'
        ]
    assert (tmp_path / "old.json").read_bytes() == b"old"


def test_a_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(str(pipe), [b"through"])
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_report_writes_itself_in_the_format_of_the_ending(tmp_path: Path) -> None:
    report = build_report([("360704", "赣县区", 2025, "749", "100000")])
    for name in ("report.json", "report.csv"):
        report.write(tmp_path / name)
        assert (tmp_path / name).read_bytes() == b"".join(render(report, name.rpartition(".")[2]))
    with pytest.raises(UsageError) as error:
        write_report(report, tmp_path / "none" / "report.json")
    assert refusals(error) == [f'HC423 The directory of "{tmp_path}/none/report.json" does not exist; create it first.']
