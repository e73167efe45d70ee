"""One content, written as a table of any layout, in any units, into a file of any kind: for tests of reading."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
from workbook_cases import ods, xls, xlsx

Rows = list[list[str]]
_MOST_DIGITS = 15
"""More are lost in the numbers of a spreadsheet."""
_FULL_WIDTH = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.,%-"}


@dataclass(frozen=True)
class Counted:
    """A variable: its id, header, unit, and the powers of ten by which tables scale it."""

    id: str
    header: str
    unit: str = ""
    powers: tuple[int, ...] = (0,)


SCALED = {0: "", 4: "万", 8: "亿"}
COUNTED = {
    one.id: one
    for one in (
        Counted("resident_population", "常住人口", "人", (0, 4, 8)),
        Counted("beds", "床位数", "张", (0, 4)),
        Counted("doctors", "执业（助理）医师数", "人", (0, 4)),
        Counted("residents_65_plus", "65岁及以上老年人口数", "人", (0, 4)),
        Counted("residents_65_plus_managed", "65岁及以上老年人规范健康管理人数", "人", (0, 4)),
        Counted("maternal_deaths", "孕产妇死亡人数", "人"),
        Counted("health_literacy_rate", "居民健康素养水平", "%"),
        Counted("beds_per_1000_reported", "每千人口医疗卫生机构床位数"),
        Counted("health_spending", "卫生健康支出", "元"),
        Counted("has_centre", "是否建成中心"),
    )
}
FIGURE_STYLES = ("plain", "thousands", "full width", "spaces", "unit behind", "ten thousands behind", "exponent")


@dataclass(frozen=True)
class Content:
    """What a table says: a cell (decimal text, a missing symbol, or rubbish) for every area, year and variable."""

    areas: tuple[tuple[str, str], ...]
    years: tuple[int, ...]
    names: tuple[str, ...]
    cells: Mapping[tuple[int, int, str], str]


@dataclass(frozen=True)
class Look:
    """How a table is written. ``powers`` and ``styles`` are those of its variables, where they are not plain."""

    layout: str = "wide"
    powers: Mapping[str, int] | None = None
    styles: Mapping[str, str] | None = None
    keys: tuple[str, ...] = ("区划代码", "地区")
    filled_down: bool = False
    by_hand: bool = False
    """Codes as numbers with a decimal, names with spaces inside, years with 年."""
    extras: tuple[str, ...] = ()

    def power(self, name: str) -> int:
        """Return the power of ten in which a variable is written."""
        return (self.powers or {}).get(name, 0)

    def unit(self, name: str) -> str:
        """Return the unit in which a variable is written, nothing for one without."""
        return SCALED[self.power(name)] + COUNTED[name].unit


def rendered(content: Content, look: Look) -> Rows:
    """Write a table as rows of cells."""
    rows = _LAYOUTS[look.layout](content, look)
    for extra in look.extras:
        rows = EXTRAS[extra](rows)
    return rows


def is_number(cell: str) -> bool:
    """Tell whether a cell holds decimal text."""
    return cell.removeprefix("-").replace(".", "", 1).isdecimal() and cell.isascii()


def figure(cell: str, name: str, look: Look) -> str:
    """Write a cell in its variable's unit and style; what is no number stays as it is."""
    if not is_number(cell) or name == "has_centre":
        return cell
    power = look.power(name)
    text = format(Decimal(cell).scaleb(-power), "f")
    style = (look.styles or {}).get(name, "plain")
    return _STYLES[style](text, "" if power else COUNTED[name].unit)


def _behind_ten_thousand(text: str, unit: str) -> str:
    # A percentage in 万 is none; and a column in 万 says so in its header already.
    return f"{format(Decimal(text).scaleb(-4), 'f')}万{unit}" if unit and unit != "%" else text


_STYLES: Mapping[str, Callable[[str, str], str]] = {
    "plain": lambda text, unit: text,
    "thousands": lambda text, unit: f"{Decimal(text):,f}",
    "full width": lambda text, unit: f"{Decimal(text):,f}".translate(_FULL_WIDTH),
    "spaces": lambda text, unit: f" {text}\u3000",
    "unit behind": lambda text, unit: text + unit,
    "ten thousands behind": _behind_ten_thousand,
    "exponent": lambda text, unit: f"{Decimal(text):E}",
}


def _keys(content: Content, area: int, look: Look) -> list[str]:
    code, name = content.areas[area]
    if look.by_hand:
        code, name = f"{code}.0", " ".join(name)
    return [code if key == "区划代码" else name for key in look.keys]


def _year(year: int, look: Look) -> str:
    return f"{year}年" if look.by_hand else str(year)


def _area_rows(content: Content, look: Look, body: Callable[[int], Iterator[list[str]]]) -> Rows:
    """Put the keys of each area before its rows, or before the first of them only."""
    rows: Rows = []
    for area in range(len(content.areas)):
        keys = _keys(content, area, look)
        for number, cells in enumerate(body(area)):
            rows.append([*(keys if not number or not look.filled_down else [""] * len(keys)), *cells])
    return rows


def _body(content: Content, look: Look) -> Rows:
    def of_area(area: int) -> Iterator[list[str]]:
        for year in content.years:
            yield [_year(year, look), *(figure(content.cells[area, year, name], name, look) for name in content.names)]

    return _area_rows(content, look, of_area)


def _header(content: Content, look: Look, *, units: bool = True) -> list[str]:
    named = [
        COUNTED[name].header + (f"({look.unit(name)})" if units and look.unit(name) else "") for name in content.names
    ]
    return [*look.keys, "年份", *named]


def _wide(content: Content, look: Look) -> Rows:
    return [_header(content, look), *_body(content, look)]


def _numbered(content: Content, look: Look) -> Rows:
    header = _header(content, look)
    keys = len(look.keys) + 1
    return [header, [*"甲乙丙"[:keys], *map(str, range(1, len(header) - keys + 1))], *_body(content, look)]


def _unit_row(content: Content, look: Look) -> Rows:
    units = [look.unit(name) for name in content.names]
    return [_header(content, look, units=False), [*[""] * (len(look.keys) + 1), *units], *_body(content, look)]


def _unit_above(content: Content, look: Look) -> Rows:
    """Write the units of people and beds above the table; others keep theirs in the header."""
    people = [name for name in content.names if COUNTED[name].unit == "人"]
    said = dict.fromkeys(look.unit(name) for name in people)
    above = f"单位：{'、'.join([*said, '张'])}"
    header = [COUNTED[name].header for name in content.names]
    for number, name in enumerate(content.names):
        if COUNTED[name].unit not in ("人", "张") and look.unit(name):
            header[number] += f"（{look.unit(name)}）"
    return [[above], [*look.keys, "年份", *header], *_body(content, look)]


def _merged(content: Content, look: Look) -> Rows:
    groups = ["基本情况", *[""] * len(look.keys), "卫生资源", *[""] * (len(content.names) - 1)]
    return [groups, _header(content, look), *_body(content, look)]


def _merged_with_units(content: Content, look: Look) -> Rows:
    """Write a header of three rows: groups, words, units; the keys stand in the first of them."""
    keys = [*look.keys, "年份"]
    groups = [*keys, "卫生资源", *[""] * (len(content.names) - 1)]
    header, units = _unit_row(content, look)[:2]
    return [groups, [*[""] * len(keys), *header[len(keys) :]], units, *_body(content, look)]


def _yearly(content: Content, look: Look) -> Rows:
    """Write the cells of each area in one row, newest year first."""
    rows = []
    for area in range(len(content.areas)):
        cells = [
            figure(content.cells[area, year, name], name, look)
            for name in content.names
            for year in reversed(content.years)
        ]
        rows.append([*_keys(content, area, look), *cells])
    return rows


def _years_below(content: Content, look: Look) -> Rows:
    width = len(content.years)
    words = _header(content, look)[len(look.keys) + 1 :]
    above = [cell for word in words for cell in [word, *[""] * (width - 1)]]
    years = [f"{year}年" for _ in words for year in reversed(content.years)]
    return [[*look.keys, *above], [*[""] * len(look.keys), *years], *_yearly(content, look)]


def _years_in_headers(content: Content, look: Look) -> Rows:
    words = _header(content, look)[len(look.keys) + 1 :]
    header = [f"{year}年{word}" for word in words for year in reversed(content.years)]
    return [[*look.keys, *header], *_yearly(content, look)]


def _long(content: Content, look: Look) -> Rows:
    def of_area(area: int) -> Iterator[list[str]]:
        for name in content.names:
            for year in reversed(content.years):
                cell = figure(content.cells[area, year, name], name, look)
                yield [_year(year, look), COUNTED[name].header, cell, look.unit(name)]

    return [[*look.keys, "年份", "指标", "数值", "单位"], *_area_rows(content, look, of_area)]


_STATUSES = {"": "L", "NA": "O", "不适用": "M", "保密": "Q"}


def _sdmx(content: Content, look: Look) -> Rows:
    rows = [["STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA", "TIME_PERIOD", "INDICATOR"]]
    rows[0] += ["OBS_VALUE", "UNIT_MULT", "OBS_STATUS"]
    for name in content.names:
        for area in range(len(content.areas)):
            shown = ": ".join(_keys(content, area, look))
            for year in content.years:
                cell = content.cells[area, year, name]
                status = _STATUSES.get(cell)
                value = "" if status else figure(cell, name, look)
                rows.append(["dataflow", "HC:HEALTH(1.0.0)", "I", shown, _year(year, look)])
                rows[-1] += [f"{name}: {COUNTED[name].header}", value, str(look.power(name)), status or "A"]
    return rows


_LAYOUTS: Mapping[str, Callable[[Content, Look], Rows]] = {
    "wide": _wide,
    "numbered columns": _numbered,
    "unit row": _unit_row,
    "unit above": _unit_above,
    "merged": _merged,
    "merged with units": _merged_with_units,
    "years below": _years_below,
    "years in headers": _years_in_headers,
    "long": _long,
    "sdmx": _sdmx,
}
LAYOUTS = tuple(_LAYOUTS)
WITH_ROWS_OF_YEARS = ("wide", "numbered columns", "unit row", "unit above", "merged", "merged with units", "long")
"""Layouts in which the rows of an area stand together, so that its name may be written once."""
ONE_HEADER_ROW = ("wide", "years in headers", "long", "sdmx")
"""Layouts that a file can hold whose columns have names, such as Parquet."""


EXTRAS: Mapping[str, Callable[[Rows], Rows]] = {
    "titles": lambda rows: [["表3-1 各县区卫生资源情况"], [], *rows],
    "notes": lambda rows: [*rows, [], ["注：床位数为年末数。"], ["资料来源：统计年鉴"]],
    "blank rows": lambda rows: [[], *rows, [], []],
    "blank column behind": lambda rows: [row if len(row) < 2 else [*row, ""] for row in rows],
    "blank column before": lambda rows: [["", *row] for row in rows],
}
"""What stands around tables and says nothing; rows of one cell are lines of text."""


def csv_file(rows: Rows, folder: Path, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write rows as a text table; short rows are filled up, as spreadsheets do."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(_rectangle(rows))
    path = folder / "table.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def workbook_file(rows: Rows, folder: Path, kind: str) -> Path:
    """Write rows as a workbook, plain figures as numbers."""
    cells = [[_typed(cell) for cell in row] for row in _rectangle(rows)]
    path = folder / f"table.{kind}"
    path.write_bytes({"xlsx": xlsx, "xls": xls, "ods": ods}[kind](cells))
    return path


def parquet_file(rows: Rows, folder: Path) -> Path:
    """Write rows, of which the first is the header, as Parquet."""
    columns = {name: [row[number] or None for row in rows[1:]] for number, name in enumerate(rows[0])}
    path = folder / "table.parquet"
    pyarrow.parquet.write_table(pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()}), path)
    return path


def zip_file(rows: Rows, folder: Path) -> Path:
    """Write rows as a text table in an archive."""
    path = folder / "tables.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("表/table.csv", csv_file(rows, folder).read_bytes())
    return path


def _typed(cell: str) -> Any:
    if not cell:
        return None
    digits = cell.strip("-0").replace(".", "")
    if not is_number(cell) or len(digits) > _MOST_DIGITS or cell.startswith("-0"):
        return cell
    return float(cell) if "." in cell else int(cell)


def _rectangle(rows: Rows) -> Sequence[list[str]]:
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]
