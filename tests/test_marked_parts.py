"""The parts of a workbook are changed in the few places that a mark needs, however they are written."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthcheck.model.faults import Severity
from healthcheck.reports.marked_copy import comments_part, drawing_part
from healthcheck.reports.marked_copy.cells import Columns, Position, address_of, column_of, position_of
from healthcheck.reports.marked_copy.comments_part import CommentsPart
from healthcheck.reports.marked_copy.drawing_part import used_blocks, with_boxes
from healthcheck.reports.marked_copy.package import Package
from healthcheck.reports.marked_copy.sheet_layout import columns_of, legacy_drawing, seen_cells, with_legacy_drawing
from healthcheck.reports.marked_copy.sheet_part import SheetPart
from healthcheck.reports.marked_copy.splicing import UnusualPartError, in_utf8, scan, with_attribute
from healthcheck.reports.marked_copy.styles_part import MINIMAL, StylesPart

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CELLS = st.dictionaries(st.tuples(st.integers(1, 6), st.integers(1, 5)), st.integers(0, 9), max_size=12)


def sheet_xml(cells: dict[Position, int], prefix: str, *, addresses: bool, blank_rows: bool) -> bytes:
    """Write a sheet with cells of some formats; without addresses, cells and rows are counted."""
    p = f"{prefix}:" if prefix else ""
    rows = []
    for row in range(1, 7):
        columns = sorted(column for line, column in cells if line == row)
        if not columns and addresses and not blank_rows:
            continue
        numbers = columns if addresses else range(1, max(columns, default=0) + 1)
        written = "".join(
            f"<{p}c{at} s='{cells.get((row, column), 0)}' t=\"n\"><{p}v>{row}.{column}</{p}v></{p}c>"
            for column in numbers
            for at in [f' r="{address_of((row, column))}"' if addresses else ""]
        )
        head = f'<{p}row r="{row}"' if addresses else f"<{p}row"
        rows.append(f"{head}>{written}</{p}row>" if written else f"{head}/>")
    data = f"<{p}sheetData>{''.join(rows)}</{p}sheetData>" if rows else f"<{p}sheetData/>"
    declared = f"xmlns:{prefix}" if prefix else "xmlns"
    return f'<{p}worksheet {declared}="{MAIN}">{data}<{p}pageMargins left="1"/></{p}worksheet>'.encode()


def read_cells(sheet: bytes) -> dict[Position, tuple[str, str]]:
    """Return the format and the value of every cell, the way a reader finds them."""
    found = {}
    row = 0
    for line in ElementTree.XML(sheet).iter(f"{{{MAIN}}}row"):
        row, column = int(line.get("r", row + 1)), 0
        for cell in line.iter(f"{{{MAIN}}}c"):
            address = cell.get("r")
            column = position_of(address)[1] if address else column + 1
            assert (row, column) not in found
            found[row, column] = cell.get("s", "0"), cell.findtext(f"{{{MAIN}}}v") or ""
    return found


@given(
    CELLS,
    st.sets(st.tuples(st.integers(1, 8), st.integers(1, 7)), max_size=6),
    st.sampled_from(["", "x"]),
    st.booleans(),
    st.booleans(),
)
def test_marked_cells_get_their_format_and_no_other_changes(
    cells: dict[Position, int], marked: set[Position], prefix: str, addresses: bool, blank_rows: bool
) -> None:
    before = sheet_xml(cells, prefix, addresses=addresses, blank_rows=blank_rows)
    after = SheetPart.of(before).restyled(marked, lambda _, style: style + 100)
    old, new = read_cells(before), read_cells(after)
    assert new.keys() == old.keys() | marked
    for position, (style, value) in new.items():
        there, was = old.get(position, ("0", ""))
        assert value == was
        assert int(style) == int(there) + (100 if position in marked else 0)


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("<sheetData/>", '<sheetData><row r="2"><c r="B2" s="7"/></row></sheetData>'),
        ("<sheetData></sheetData>", '<sheetData><row r="2"><c r="B2" s="7"/></row></sheetData>'),
        ('<sheetData><row r="2"/></sheetData>', '<sheetData><row r="2"><c r="B2" s="7"/></row></sheetData>'),
        (
            '<cols><col min="2" max="3" style="4"/></cols><sheetData/>',
            '<cols><col min="2" max="3" style="4"/></cols><sheetData><row r="2"><c r="B2" s="47"/></row></sheetData>',
        ),
        (
            '<sheetData><row r="2" s="3" customFormat="1"><c r="A2"/></row></sheetData>',
            '<sheetData><row r="2" s="3" customFormat="1"><c r="A2"/><c r="B2" s="37"/></row></sheetData>',
        ),
        (
            '<sheetData><row r="2" s="3"><c r="C2"><f>A1</f><v>1</v></c></row></sheetData>',
            '<sheetData><row r="2" s="3"><c r="B2" s="7"/><c r="C2"><f>A1</f><v>1</v></c></row></sheetData>',
        ),
        (
            '<sheetData><row r="2"><c t="s" s = "1" r="B2"><v>0</v></c></row></sheetData>',
            '<sheetData><row r="2"><c t="s" s="17" r="B2"><v>0</v></c></row></sheetData>',
        ),
    ],
)
def test_blank_cells_are_added_where_they_belong(sheet: str, expected: str) -> None:
    part = SheetPart.of(f"<worksheet>{sheet}</worksheet>".encode())
    after = part.restyled([(2, 2)], lambda _, style: int(f"{style or ''}7"))
    assert after.decode() == f"<worksheet>{expected}</worksheet>"


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet/>",
        "<worksheet><sheetData>",
        '<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>',
        '<worksheet><sheetData><row r="2"><c r="B2"/><c r="A2"/></row></sheetData></worksheet>',
        '<worksheet><sheetData><row r="2"><![CDATA[<c r="B2"/>]]></row></sheetData></worksheet>',
    ],
)
def test_a_sheet_that_is_not_written_as_usual_is_left_alone(sheet: str) -> None:
    with pytest.raises(UnusualPartError):
        SheetPart.of(sheet.encode()).restyled([(2, 1)], lambda _, style: style)


def test_the_drawing_of_the_comments_stands_where_the_format_wants_it() -> None:
    for behind in ("", "<legacyDrawingHF/>", '<tableParts count="1"/>', "<extLst/>", "<AlternateContent/>"):
        before = f"<worksheet><sheetPr/><AlternateContent/><sheetData><row/></sheetData><drawing/>{behind}</worksheet>"
        part = SheetPart.of(before.encode())
        assert legacy_drawing(part) is None
        after = with_legacy_drawing(part, "rId9")
        element = (
            '<legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>'
        )
        assert after.decode() == before.replace(f"<drawing/>{behind}", f"<drawing/>{element}{behind}")
        assert legacy_drawing(SheetPart.of(after)) == "rId9"


def test_merged_cells_are_seen_as_their_first_one() -> None:
    merged = '<sheetData/><mergeCells><mergeCell ref="A2:B4"/><mergeCell ref="D1:XFD1048576"/></mergeCells>'
    part = SheetPart.of(f"<worksheet>{merged}</worksheet>".encode())
    assert seen_cells(part, [(1, 1), (2, 1), (4, 2), (9, 9)]) == {
        (1, 1): (1, 1),
        (2, 1): (2, 1),
        (4, 2): (2, 1),
        (9, 9): (1, 4),
    }


def test_widths_of_columns_are_told_in_pixels() -> None:
    spans = '<col min="2" max="3" width="20.5"/><col min="4" max="4" hidden="1"/>'
    head = f'<sheetFormatPr defaultColWidth="10"/><cols>{spans}</cols>'
    columns = columns_of(SheetPart.of(f"<worksheet>{head}<sheetData/></worksheet>".encode()))
    assert [columns.width(column) for column in (1, 2, 3, 4)] == [75, 148, 148, 0]
    assert columns_of(SheetPart.of(b"<worksheet><sheetData/></worksheet>")) == Columns()


def test_formats_are_like_those_they_are_made_of() -> None:
    data = MINIMAL.replace(
        b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>',
        b'<xf numFmtId="9" fontId="3" fillId="1" borderId="2" xfId="0"><alignment wrapText="1"/></xf></cellXfs>',
    )
    part = StylesPart(data)
    assert [part.marked(0, Severity.ERROR), part.marked(0, Severity.INFO), part.marked(0, Severity.ERROR)] == [1, 2, 1]
    after = part.written().decode()
    assert re.findall(r"<cellXfs.*?</cellXfs>", after) == [
        '<cellXfs count="3"><xf numFmtId="9" fontId="3" fillId="1" borderId="2" xfId="0"><alignment wrapText="1"/></xf>'
        '<xf numFmtId="9" fontId="3" fillId="3" borderId="2" xfId="0" applyFill="1"><alignment wrapText="1"/></xf>'
        '<xf numFmtId="9" fontId="3" fillId="2" borderId="2" xfId="0" applyFill="1"><alignment wrapText="1"/></xf>'
        "</cellXfs>"
    ]
    assert re.findall(r'<fills count="4">.*?rgb="(\w+)".*?rgb="(\w+)".*?</fills>', after) == [("FFDDEBF7", "FFFFC7CE")]
    ElementTree.XML(after)
    assert StylesPart(MINIMAL).written() == MINIMAL


def test_formats_that_are_not_there_or_too_many_are_no_formats() -> None:
    with pytest.raises(UnusualPartError):
        StylesPart(b"<styleSheet/>")
    with pytest.raises(UnusualPartError):
        StylesPart(MINIMAL).marked(1, Severity.ERROR)


def test_comments_are_added_below_those_that_are_there() -> None:
    before = (
        '<x:comments xmlns:x="m"><x:authors><x:author>甲</x:author></x:authors><x:commentList>'
        '<x:comment ref="B2" authorId="0"><x:text><x:t>旧</x:t></x:text></x:comment>'
        '<x:comment ref="C2" authorId="0"><x:text/></x:comment></x:commentList></x:comments>'
    ).encode()
    part = CommentsPart(before)
    assert set(part.there) == {(2, 2), (2, 3)}
    after = part.with_notes({(2, 2): "新 <1>", (2, 3): "二", (4, 1): "三"}).decode()
    texts = {
        comment.get("ref"): ("".join(comment.itertext()), comment.get("authorId"))
        for comment in ElementTree.XML(after).iter("{m}comment")
    }
    assert texts == {"B2": ("旧\n\n新 <1>", "0"), "C2": ("\n\n二", "0"), "A4": ("三", "1")}
    assert [author.text for author in ElementTree.XML(after).iter("{m}author")] == ["甲", "healthcheck"]
    assert part.has_room((2, 2), "x" * 32_000)
    assert not part.has_room((2, 2), "x" * 32_760)
    with pytest.raises(UnusualPartError):
        CommentsPart(b"<comments/>")


def test_an_empty_list_of_comments_is_filled() -> None:
    for empty in (comments_part.NEW, comments_part.NEW.replace(b"<authors></authors>", b"<authors/>")):
        filled = CommentsPart(empty).with_notes({(1, 1): "a"})
        assert [one.get("ref") for one in ElementTree.XML(filled).iter(f"{{{MAIN}}}comment")] == ["A1"]


def test_boxes_have_numbers_that_no_drawing_uses() -> None:
    notes = {(row, 1): "x" for row in range(1, 1026)}
    drawing = with_boxes(drawing_part.NEW, notes, Columns(), 5)
    ElementTree.XML(drawing)
    numbers = [int(number) for number in re.findall(rb'id="_x0000_s(\d+)"', drawing)]
    # A block has 1,023 numbers; the list at the top names the blocks.
    assert numbers == [*range(5 * 1024 + 1, 6 * 1024), 6 * 1024 + 1, 6 * 1024 + 2]
    assert re.findall(rb'data="([\d,]+)"', drawing) == [b"5,6"]
    assert used_blocks(drawing) == {5, 6}
    assert used_blocks(b'<o:idmap v:ext="edit" data="1, 7"/><v:shape id="_x0000_s9217"/>') == {1, 7, 9}
    assert drawing.count(b"<v:shapetype") == 1
    with pytest.raises(UnusualPartError):
        with_boxes(b"<html/>", notes, Columns(), 1)


def test_a_box_is_as_large_as_its_words_and_reaches_over_hidden_columns() -> None:
    columns = Columns(((3, 4, 0), (5, 5, 300)), 64)
    one = with_boxes(drawing_part.NEW, {(3, 2): "一行"}, columns, 1)
    many = with_boxes(drawing_part.NEW, {(3, 2): "很长的说明" * 100}, columns, 1)
    assert re.findall(rb"<x:Anchor>(.*?)</x:Anchor>", one) == [b"2, 12, 1, 4, 5, 52, 2, 11"]
    assert re.findall(rb"height:(\d+)px", one + many) == [b"31", b"331"]
    last = with_boxes(drawing_part.NEW, {(1, 16_384): "x"}, Columns(), 1)
    assert re.findall(rb"<x:Anchor>(\d+), \d+, (\d+), ", last) == [(b"16384", b"0")]


def test_xml_in_other_encodings_or_with_a_document_type_is_refused() -> None:
    assert in_utf8(b"\xef\xbb\xbf<a/>") == b"<a/>"
    assert in_utf8(b'<?xml version="1.0" encoding="utf-8"?><a/>').endswith(b"<a/>")
    for data in (b'<?xml version="1.0" encoding="GBK"?><a/>', b"<!DOCTYPE a><a/>", "<a/>".encode("utf-16")):
        with pytest.raises(UnusualPartError):
            in_utf8(data)


def test_elements_without_content_end_where_they_start() -> None:
    seen: list[tuple[str, int]] = []
    scan(
        b"<a><b/><c> </c></a>",
        lambda name, _, at: seen.append((name, at)),
        lambda name, at: seen.append((f"/{name}", at)),
    )
    assert seen == [("a", 0), ("b", 3), ("/b", 3), ("c", 7), ("/c", 11), ("/a", 15)]
    with pytest.raises(UnusualPartError):
        scan(b"<a>", lambda *_: None, lambda *_: None)


def test_attributes_are_set_added_and_taken_out() -> None:
    assert with_attribute(b'<c r="A1" s="3">', "s", "4") == b'<c r="A1" s="4">'
    assert with_attribute(b"<c r='A1'/>", "s", "4") == b"<c r='A1' s=\"4\"/>"
    assert with_attribute(b'<c spans="1" s="1">', "s", None) == b'<c spans="1" >'
    assert with_attribute(b"<c>", "s", None) == b"<c>"


def test_addresses_and_positions() -> None:
    assert (position_of("XFD1048576"), address_of((1048576, 16384))) == ((1048576, 16384), "XFD1048576")
    assert column_of("AA") == 27
    with pytest.raises(UnusualPartError):
        position_of("a1")


def package(**parts: bytes) -> Package:
    """Open a small workbook; names are written with _ for / and without their folder and ending."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types></Types>")
        archive.writestr("xl/workbook.xml", b'<workbook><sheet name="S" r:id="r1"/></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", '<R><Relationship Id="r1" Target="worksheets/s.xml"/></R>')
        for name, content in parts.items():
            archive.writestr(f"xl/{name}.xml", content)
    return Package(zipfile.ZipFile(file))


def test_a_part_is_added_with_its_relation_and_its_type() -> None:
    book = package(comments1=b"<there/>")
    for expected in ("rId1", "rId2"):
        assert book.add_related("xl/worksheets/s.xml", "comments", "xl/comments{}.xml", b"<new/>", "type") == expected
    assert book.related("xl/worksheets/s.xml", "comments") == ["xl/comments2.xml", "xl/comments3.xml"]
    assert book.related_by("xl/worksheets/s.xml", "rId2") == "xl/comments3.xml"
    with zipfile.ZipFile(io.BytesIO(book.packed())) as archive:
        assert archive.read("xl/comments1.xml") == b"<there/>"
        types = archive.read("[Content_Types].xml").decode()
        assert types.count("<Override ") == 2
        assert archive.testzip() is None


def test_a_part_that_is_not_there_or_damaged_is_unusual() -> None:
    book = package()
    assert (book.sheets, book.styles(), book.is_signed) == ({"S": "xl/worksheets/s.xml"}, None, False)
    with pytest.raises(UnusualPartError):
        book.xml("xl/worksheets/s.xml")
