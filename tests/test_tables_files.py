"""Opening tables: encodings, shapes of text, lines; and what is said of files that are no tables."""

import codecs
import csv
import errno
import hashlib
from pathlib import Path

import pyarrow as pa
import pytest
from table_cases import cell_names, figures, found, observe, refused, rows, save

TEXT = "区划代码,地区,年份,床位数（张）\n350102,鼓楼区,2025,3922\n350103,台江区,2025,1234\n"
BODY = "350102,鼓楼区,2025,3922\n"
ENCODINGS = [("utf-8", b""), ("utf-8-sig", b""), ("gb18030", b""), ("utf-16-le", codecs.BOM_UTF16_LE)]
ENCODINGS += [("utf-16-be", codecs.BOM_UTF16_BE), ("utf-32-le", codecs.BOM_UTF32_LE), ("gb18030", b"\x84\x31\x95\x33")]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_every_encoding_of_a_file_gives_the_same_observations(encoding: str, mark: bytes) -> None:
    plain, other = observe(TEXT), observe(mark + TEXT.encode(encoding))
    assert rows(other) == rows(plain) == [("350102", "鼓楼区", 2025), ("350103", "台江区", 2025)]
    assert figures(other) == figures(plain) == ["3922", "1234"]
    assert other.level == plain.level == ["county", "county"]
    assert [other.origins.origin("beds", row) for row in (0, 1)] == [
        plain.origins.origin("beds", row) for row in (0, 1)
    ]
    assert other.findings == plain.findings == ()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"code,beds\n350102,5\n", "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("gbk"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16"),
    ],
)
def test_the_report_names_the_encoding_that_was_found(data: bytes, encoding: str) -> None:
    assert observe(data).tables[0].encoding == encoding


def test_a_forced_encoding_is_taken_at_its_word() -> None:
    big5 = observe("地區,beds\n臺北,5\n".encode("big5"), encoding="big5", columns={"地區": "area_name"})
    assert (big5.area_name, figures(big5), big5.tables[0].encoding) == (["臺北"], ["5"], "big5")
    assert observe(TEXT.encode("utf-16-le"), encoding="utf-16-le").tables[0].encoding == "utf-16-le"
    assert observe(TEXT.encode("utf-8-sig"), encoding="utf-8").tables[0].encoding == "utf-8"
    assert observe(b"code,beds\n350102,5\n", encoding="ascii").tables[0].encoding == "ascii"


def test_a_table_knows_its_file() -> None:
    info = observe(TEXT).tables[0]
    assert (info.path, info.rows, info.sheet, info.unused) == ("t.csv", 2, None, ())
    assert info.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        TEXT.rstrip("\n"),
        TEXT.replace(",", "\t"),
        TEXT.replace(",", ";"),
        "\n\n" + TEXT,
        ",,,\n" + TEXT,
        TEXT.replace("\n", ",,\n"),
        TEXT + ",,,\n\n , ,\t,\u3000\n",
        TEXT.replace("鼓楼区", '"鼓楼区"').replace("3922", '"3922"'),
    ],
    ids=[
        "crlf",
        "cr",
        "no last break",
        "tabs",
        "semicolons",
        "blank first",
        "empty first",
        "empty columns",
        "empty last",
        "quotes",
    ],
)
def test_shapes_of_text_that_change_nothing(text: str) -> None:
    observations = observe(text)
    assert rows(observations) == [("350102", "鼓楼区", 2025), ("350103", "台江区", 2025)]
    assert figures(observations) == ["3922", "1234"]
    assert observations.findings == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("code,beds\n350102,1\n350103,2\n", [2, 3]),
        ("\ncode,beds\n\n350102,1\n\n\n350103,2", [4, 7]),
        ("code,beds\r\n\r\n350102,1\r\n350103,2\r\n", [3, 4]),
        ('code,beds,remark\n350102,1,"a\nb\n"\n350103,2,c\n', [2, 5]),
        ('"code","beds","a\nremark"\n350102,1,"x, ""y"""\n\n350103,2,"\n"\n', [3, 5]),
        ("code,beds\r350102,1\r350103,2\r", [2, 3]),
        ("code,beds\r350102,1\n350103,2\n", [2, 3]),
        ("code,beds\n,\n350102,1\n,\n350103,2\n", [3, 5]),
    ],
)
def test_lines_are_those_of_the_file(text: str, lines: list[int]) -> None:
    observations = observe(text)
    places = [observations.origins.origin("beds", row) for row in range(2)]
    assert [place.place.line for place in places if place] == lines
    assert [place.raw for place in places if place] == ["1", "2"]


def test_a_cell_of_a_megabyte_is_read_and_changes_no_limit() -> None:
    before = csv.field_size_limit()
    remark = "x" * 3_000_000
    observations = observe(f'code,beds,remark,"{remark}"\n350102,1,"{remark}\n",\n350103,2,b,\n')
    assert figures(observations) == ["1", "2"]
    assert observations.tables[0].unused == ("remark", "x" * 200 + "…")
    assert csv.field_size_limit() == before


def test_origins_name_file_line_column_and_the_text_as_typed() -> None:
    observations = observe('code,residents,beds\n350102,5,"3,922"\n350103,6,  1,\n'.replace(",\n", "\n"))
    origin = observations.origins.origin("beds", 0)
    assert origin is not None
    assert (str(origin.place), origin.place.cell, origin.raw) == ("t.csv:2:3", "C2", "3,922")
    assert observations.origins.origin("doctors", 0) is None


def test_several_rows_are_named_at_once() -> None:
    observations = observe("code,beds\n350102,1\n350103,2\n", "code,doctors\n350103,9\n")
    assert cell_names(observations, "beds") == ["t.csv!B2", "t.csv!B3"]
    assert cell_names(observations, "doctors") == [None, "t1.csv!B2"]
    assert cell_names(observations, "residents") == [None, None]


def test_files_that_cannot_be_opened_are_told_all_at_once(tmp_path: Path) -> None:
    Path("folder").mkdir()
    save(b"", "empty.csv")
    assert refused("nowhere.csv", "folder", "empty.csv", "folder/no/file.csv") == [
        'nowhere.csv: HC210 There is no file "nowhere.csv". Check the path and the spelling.',
        'folder: HC293 There is no table in "folder".',
        "empty.csv: HC213 The table is empty: there is nothing in it.",
        'folder/no/file.csv: HC210 There is no file "folder/no/file.csv". Check the path and the spelling.',
    ]


def test_a_file_that_the_system_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    save(TEXT)
    monkeypatch.setattr(Path, "read_bytes", deny)
    assert refused("t.csv") == ['t.csv: HC212 The file "t.csv" cannot be read: permission denied.']
    assert refused("t.csv", language="zh") == ["t.csv: HC212 文件“t.csv”无法读取：没有权限。"]


def test_a_path_that_no_system_has() -> None:
    assert refused("a\0b.csv")[0].endswith("cannot be read: embedded null byte.")


@pytest.mark.parametrize("ending", [".json", ".docx", ".PDF"])
def test_formats_that_are_not_read(ending: str) -> None:
    save(b"anything", f"t{ending}")
    assert refused(f"t{ending}") == [
        f"t{ending}: HC218 Files that end in {ending.lower()} are not read. Save the table as .xlsx or .csv."
    ]


@pytest.mark.parametrize("name", ["t", "t.txt", "t.TSV", "t.tab", "t.Csv"])
def test_text_may_have_any_of_its_usual_names(name: str) -> None:
    save(TEXT, name)
    assert figures(observe(name)) == ["3922", "1234"]


@pytest.mark.parametrize("text", ["\n\n", " \n\t\n", ",,\n,,\n", "\ufeff\n"])
def test_a_table_of_nothing_is_empty(text: str) -> None:
    assert refused(text) == ["t.csv: HC213 The table is empty: there is nothing in it."]


@pytest.mark.parametrize("text", ["code,beds\n", "code,beds\n\n \n", "\ncode,beds\r\n"])
def test_a_header_alone_is_no_table(text: str) -> None:
    assert refused(text) == ["t.csv: HC222 The table has a header, but no row of data."]


def test_binary_files_are_no_text() -> None:
    assert refused(b"code,beds\n350102,\x00\n") == [
        "t.csv: HC214 This is no text table: byte 18 is NUL. If it is text in UTF-16 or UTF-32, add --encoding "
        "utf-16-le; save anything else as .xlsx or .csv."
    ]
    assert refused(TEXT.encode("utf-16-le"))[0].startswith("t.csv: HC214 This is no text table: byte ")
    assert refused(b"code,\x00beds\n350102,1\n", encoding="utf-8")[0].startswith("t.csv: HC214 ")


def test_text_in_no_known_encoding() -> None:
    assert refused(b"code,beds\n350102,\xff\xff\n") == [
        "t.csv: HC215 The text is neither UTF-8 (byte 18 on line 2 is FF) nor GB18030 (byte 18 on line 2 is FF). "
        "Name its "
        "encoding with --encoding."
    ]
    assert refused(b"code,beds\n350102,\xff\xff\n", language="zh") == [
        "t.csv: HC215 文本既不是 UTF-8（第 2 行第 18 个字节为 FF），也不是 GB18030（第 2 行第 18 个字节为 FF）。"
        "请用 --encoding 指明编码。"
    ]


def test_a_wrong_encoding_is_not_papered_over() -> None:
    assert refused(TEXT.encode("gb18030"), encoding="utf-8") == [
        "t.csv: HC216 The text is not utf-8: byte 1 on line 1 is C7. Name another encoding with --encoding, or leave "
        "the "
        "option out."
    ]
    assert refused(TEXT.encode(), encoding="ascii")[0].startswith(
        "t.csv: HC216 The text is not ascii: byte 1 on line 1 is E5."
    )
    assert refused(codecs.BOM_UTF8 + b"code\n\xff\n")[0].startswith(
        "t.csv: HC216 The text is not utf-8-sig: byte 9 on line 2"
    )
    assert refused(codecs.BOM_UTF16_LE + b"c")[0].startswith(
        "t.csv: HC216 The text is not utf-16: byte 3 on line 1 is 63."
    )


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "", "a\0b", "undefined"])
def test_an_encoding_that_does_not_exist(name: str) -> None:
    assert refused(TEXT, encoding=name) == [
        f't.csv: HC217 There is no encoding "{name}". Usual ones: utf-8, gb18030, utf-16, big5.'
    ]


def test_ragged_rows_are_named_with_their_lines() -> None:
    table = "code,beds,remark\n350102,1,\n350103,1,234,b\n\n350104,5\n350105,1,c\n350111,1\n350112\n"
    assert refused(table) == [
        "t.csv:3: HC223 Rows differ from the header in their number of cells: the header has 3, line 3 has 4, line 5 "
        "has 2, "
        "line 7 has 2, and 1 more. Every row needs as many cells as the header."
    ]
    assert refused(table, language="zh") == [
        "t.csv:3: HC223 各行的单元格数与表头不一致：表头有 3 个，第 3 行有 4 个、第 5 行有 2 个、第 7 行有 2 个，另有"
        " 1 行。"
        "每行的单元格数应与表头相同。"
    ]


def test_a_title_over_the_header_is_named() -> None:
    assert refused("地区\ncode,b\n350102,1\n", header_row=1) == [
        "t.csv:2: HC223 Rows differ from the header in their number of cells: the header has 1, line 2 has 2, line 3 "
        "has 2. "
        "Every row needs as many cells as the header. The first line looks like a title: delete what stands above the "
        "header."
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('code,beds\n350102,1\n350103,"2\n350104,3\n', 3),
        ('code,beds,x\n350102,1,"a\nb"\n"350103,2,c\n', 4),
        ('code,"beds\n350102,1\n', 1),
        ('code,beds\n350102,1\n"', 3),
    ],
)
def test_a_quotation_mark_that_never_closes_swallows_nothing(text: str, line: int) -> None:
    assert refused(text) == [
        f"t.csv:{line}: HC224 A quotation mark in the row that begins here never closes. Close it, or double it if it "
        "belongs to the text."
    ]


def test_a_mark_that_opens_in_the_last_cell_hides_nothing() -> None:
    assert figures(observe('code,beds,x\n350102,1,""\n350103,2,"\n')) == ["1", "2"]


def test_a_row_larger_than_a_block_is_no_trouble() -> None:
    big = "y\n" * 800_000
    observations = observe(f'code,beds,x\n350102,1,"{big}"\n350103,2,"{big}{big}"\n')
    assert figures(observations) == ["1", "2"]


def test_text_that_arrow_cannot_split_for_another_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise pa.ArrowInvalid("straddling object straddles two block boundaries")

    monkeypatch.setattr(pa.csv, "read_csv", fail)
    assert refused(TEXT) == [
        "t.csv: HC225 The text cannot be split into rows and cells: straddling object straddles two block "
        "boundaries. Open "
        "it in Excel or WPS and save it again as CSV."
    ]


def test_nothing_is_said_of_a_clean_table() -> None:
    assert found(observe(TEXT)) == []
