"""Folders, patterns, archives and the standard input: every table in them, and what is passed over."""

import io
import os
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from table_cases import figures, found, observe, refused, save
from workbook_cases import SHEET, ods, xls, xlsx

from healthcheck.tables import archives
from healthcheck.tables.table_files import input_paths


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def table(code: int) -> bytes:
    return f"code,beds\n{code},1\n".encode()


def packed(*files: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


def submissions() -> None:
    Path("subs/b/c").mkdir(parents=True)
    save(table(350104), "subs/b/1.csv")
    save(table(350105), "subs/b/c/2.TSV")
    save(table(350103), "subs/10.csv")
    save(table(350102), "subs/1.csv")
    save(xlsx([["code", "beds"], [350111, 5]]), "subs/b.xlsx")
    save(packed(("x.csv", table(350112))), "subs/z.zip")


def test_a_folder_is_all_tables_in_it_in_a_stable_order() -> None:
    submissions()
    observations = observe("subs")
    paths = ["subs/1.csv", "subs/10.csv", "subs/b.xlsx", "subs/z.zip/x.csv", "subs/b/1.csv", "subs/b/c/2.TSV"]
    assert [Path(one.path).as_posix() for one in observations.tables] == paths
    assert observations.area == ["350102", "350103", "350111", "350112", "350104", "350105"]
    assert figures(observations) == ["1", "1", "5", "1", "1", "1"]
    assert observations.findings == ()
    assert observe("subs/").tables == observations.tables


def test_hidden_files_and_traces_of_open_programs_are_passed_over_and_said() -> None:
    submissions()
    Path("subs/.git").mkdir()
    Path("subs/b/.~lock.1.csv#").write_bytes(b"")
    for name in ("~$b.xlsx", ".hidden.csv", "Thumbs.db", ".git/x.csv", *(f"报告{number}.docx" for number in range(6))):
        save(b"", f"subs/{name}")
    observations = observe("subs")
    assert len(observations.tables) == 6
    assert found(observations) == [
        'info subs: HC294 Passed over as hidden or as the trace of an open program: 4 (".hidden.csv", "Thumbs.db", '
        f'"~$b.xlsx", "b{os.sep}.~lock.1.csv#").',
        'warning subs: HC295 Not read, because they do not end like tables: 6 ("报告0.docx", "报告1.docx", '
        '"报告2.docx", "报告3.docx", "报告4.docx", …). Save what belongs here as .xlsx or .csv.',
    ]
    assert found(observations, "zh")[1] == (
        'warning subs: HC295 扩展名不是表格，未读取：6 个（"报告0.docx"、"报告1.docx"、"报告2.docx"、"报告3.docx"、'
        '"报告4.docx"……）。其中若有应上报的表，请另存为 .xlsx 或 .csv。'
    )


def test_a_folder_never_waits_for_a_pipe_and_a_file_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    submissions()
    os.mkfifo("subs/pipe.csv")
    assert found(observe("subs")) == [
        'warning subs: HC660 Not read, because they are no files but pipes or devices: 1 ("pipe.csv"). '
        "Name a pipe itself to read it."
    ]
    monkeypatch.setattr("healthcheck.tables.table_files.LARGEST", 2**21)
    assert refused("/dev/zero") == [
        "/dev/zero: HC661 The file has more than 2 MB, more than is read. Split it, for example by year."
    ]


def test_a_pattern_that_the_shell_left_alone_is_matched_here() -> None:
    submissions()
    save(b"", "subs/~$1.csv")
    observations = observe("subs/*1*.csv")
    assert observations.area == ["350102", "350103"]
    assert found(observations) == [
        'info subs/*1*.csv: HC294 Passed over as hidden or as the trace of an open program: 1 ("~$1.csv").'
    ]
    assert observe("subs/**/*.csv").area == ["350102", "350103", "350104"]
    assert len(observe("sub?").tables) == 6
    save(table(350102), "a[1].csv")
    assert observe("a[1].csv").area == ["350102"]
    assert refused("*.xls", "nowhere*") == [
        '*.xls: HC291 No file matches "*.xls". Check the folder and the ending.',
        'nowhere*: HC291 No file matches "nowhere*". Check the folder and the ending.',
    ]


def test_a_folder_without_tables_and_faults_of_all_tables_in_one() -> None:
    submissions()
    Path("empty").mkdir()
    save(b"", "empty/.x.csv")
    save(b"", "subs/2.csv")
    save(b"PK\x03\x04", "subs/3.zip")
    assert refused("empty", "subs") == [
        'empty: HC293 There is no table in "empty".',
        f"subs{os.sep}2.csv: HC213 The table is empty: there is nothing in it.",
        f"subs{os.sep}3.zip: HC229 The zip archive is damaged, or packed in a way that is not read. Pack it again as a "
        "plain .zip.",
    ]


def test_the_files_that_arguments_name_are_known_without_reading_them() -> None:
    submissions()
    names = input_paths(["subs/b", "*/1*", "nowhere.csv", "-"])
    assert [Path(name).as_posix() for name in names][:2] == ["subs/b/1.csv", "subs/b/c/2.TSV"]
    assert sorted(Path(name).as_posix() for name in names[2:]) == ["-", "nowhere.csv", "subs/1.csv", "subs/10.csv"]


def test_an_archive_is_read_like_a_folder() -> None:
    files = [("b.csv", table(350103)), ("a/x.csv", table(350102)), ("__MACOSX/._b.csv", b""), ("a/", b"")]
    observations = observe(save(packed(*files, ("readme.md", b"x")), "t.zip"))
    assert [one.path for one in observations.tables] == ["t.zip/a/x.csv", "t.zip/b.csv"]
    assert found(observations) == [
        'info t.zip: HC294 Passed over as hidden or as the trace of an open program: 1 ("__MACOSX/._b.csv").',
        'warning t.zip: HC295 Not read, because they do not end like tables: 1 ("readme.md"). Save what belongs here '
        "as .xlsx or .csv.",
    ]
    assert figures(observe(save(packed(("c.xls", xls(SHEET)), ("d.ods", ods(SHEET))), "u.zip"))) == [
        "3922",
        "BELOW_UNIT",
    ]
    assert refused(save(packed(("a.pdf", b"x")), "v.zip"), save(packed(), "w.zip")) == [
        'v.zip: HC293 There is no table in "v.zip".',
        'w.zip: HC293 There is no table in "w.zip".',
    ]


def test_names_in_archives_are_read_as_windows_writes_them_and_do_no_harm() -> None:
    gbk = zipfile.ZipInfo("0123.csv")
    data = packed((gbk, table(350102)), ("鼓楼.csv", table(350103)), ("../../e.csv", table(350104)))
    data = data.replace(b"0123", "床位".encode("gbk")).replace(b"../../e", b"..\\..\\e")
    observations = observe(save(data, "t.zip"))
    assert {one.path for one in observations.tables} == {"t.zip/床位.csv", "t.zip/鼓楼.csv", "t.zip/../../e.csv"}
    assert not Path("../../e.csv").exists()


def test_archives_that_cannot_be_read() -> None:
    locked = zipfile.ZipInfo("a.csv")
    data = bytearray(packed((locked, table(350102)), ("b.zip", packed(("c.csv", table(350103))))))
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert refused(save(bytes(data), "t.zip")) == [
        "t.zip/a.csv: HC228 This file in the archive is protected by a password. Pack it again without one.",
        "t.zip/b.zip: HC292 An archive inside an archive is not read. Unpack the outer one and name the folder.",
    ]
    torn = bytearray(packed(("a.csv", table(350102) * 99)))
    torn[40:50] = b"\xff" * 10
    assert refused(save(bytes(torn), "torn.zip"))[0].startswith("torn.zip/a.csv: HC229 The zip archive is damaged")


def test_archives_that_would_fill_the_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed(("a.csv", b"code,beds\n" + b"1" * 2**27))
    fault = "HC227 The file would unpack from 1 MB to 129 MB, more than any table needs. Delete what does not belong "
    fault += "in it and save it again."
    assert refused(save(bomb, "t.zip")) == [f"t.zip: {fault}"]
    sheet = "xl/worksheets/sheet9.xml"
    assert refused(save(packed((sheet, b" " * (2**27 + 1))), "t.xlsx")) == [f"t.xlsx: {fault}"]
    monkeypatch.setattr(archives, "MOST_UNPACKED", 30)
    assert refused(save(packed(("a.csv", table(350102) * 2)), "u.zip"))[0].startswith("u.zip: HC227 ")
    assert figures(observe(save(packed(("a.csv", table(350102))), "v.zip"))) == ["1"]


@pytest.mark.parametrize(
    "data", [table(350102), xlsx([["code", "beds"], ["350102", 1]]), packed(("a.csv", table(350102)))]
)
def test_the_standard_input_is_a_table(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    observations = observe("-")
    assert (observations.area, figures(observations)) == (["350102"], ["1"])
    assert observations.tables[0].path.removesuffix("/a.csv") == "<stdin>"


def test_an_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO()))
    assert refused("-") == ["<stdin>: HC213 The table is empty: there is nothing in it."]


def test_big5_that_passes_for_gb18030_is_noticed() -> None:
    text = "code,name,beds\n350102,臺北,5\n350103,地區,6\n"
    observations = observe(text.encode("big5"))
    assert figures(observations) == ["5", "6"]
    assert found(observations) == [
        "warning t.csv:2: HC211 The text was read as GB18030, but this line has a character that nobody types. If "
        "names look wrong, name the encoding with --encoding (big5, for instance)."
    ]
    assert found(observe(text.encode("big5"), encoding="big5")) == []
    assert found(observe(text.encode("gb18030"))) == []
