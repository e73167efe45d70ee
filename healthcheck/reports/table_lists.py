"""Naming the tables of a report in a line or two, whether there is one or there are thousands."""

from collections.abc import Sequence

from msgspec.structs import asdict

from healthcheck.messages import text
from healthcheck.model.cell_counts import CellCounts
from healthcheck.model.faults import Parameters
from healthcheck.model.observations import TableInfo
from healthcheck.model.text import Language

MOST_TABLES = 6
"""Up to so many tables are named one by one."""
MOST_UNUSED = 5
"""Up to so many lines of columns that are not used."""
MOST_HEADERS = 20
"""Up to so many of them in one line."""


def tables_line(tables: Sequence[TableInfo], language: Language) -> str:
    """Name the tables that were read, each with its rows; of many, only their number and the sum of their rows."""
    if len(tables) > MOST_TABLES:
        rows = sum(table.rows for table in tables)
        return text("report.many_tables", language, {"number": len(tables), "rows": rows})
    named = text("list.pause", language).join(_described(table, language) for table in tables)
    return text("report.tables", language, {"tables": named})


def _described(table: TableInfo, language: Language) -> str:
    shown: Parameters = {"path": _name(table), "rows": table.rows, "sums": table.sums or 0}
    if table.sums is not None:
        return text("report.table.sums", language, shown)
    return text("report.table.one" if table.rows == 1 else "report.table", language, shown)


def cell_lines(tables: Sequence[TableInfo], language: Language) -> list[str]:
    """Say how many of the cells that the rules need hold no figure, by kind; nothing where all of them do."""
    cells = asdict(sum((table.cells for table in tables), CellCounts()))
    figures, zeros = cells.pop("figures"), cells.pop("zeros")
    if not any(cells.values()):
        return []
    kinds = [text(f"report.cells.{kind}", language, {"number": number}) for kind, number in cells.items() if number]
    of_figures = "report.cells.figures" if zeros else "report.cells.figures.without_zero"
    first = text(of_figures, language, {"number": figures, "zeros": zeros})
    return [text("report.cells", language, {"kinds": text("list.pause", language).join([first, *kinds])})]


def unused_lines(tables: Sequence[TableInfo], language: Language) -> list[str]:
    """Name the columns that were not used; tables that leave the same ones unused share a line."""
    by_headers: dict[tuple[str, ...], list[TableInfo]] = {}
    for table in tables:
        if table.unused:
            by_headers.setdefault(table.unused, []).append(table)
    lines = []
    for headers, found in sorted(by_headers.items(), key=lambda item: -len(item[1])):
        shown = {"headers": _headers(headers, language)}
        if len(found) == 1:
            lines.append(text("report.unused", language, {"path": _name(found[0]), **shown}))
        else:
            lines.append(text("report.unused_in_many", language, {"number": len(found), **shown}))
    if len(lines) > MOST_UNUSED:
        more = text("report.more_unused", language, {"number": len(lines) - MOST_UNUSED})
        lines = [*lines[:MOST_UNUSED], more]
    return lines


def _headers(headers: Sequence[str], language: Language) -> str:
    """List the first of many headers; the JSON report has all of them."""
    words = text("list.pause", language).join(headers[:MOST_HEADERS])
    more = len(headers) - MOST_HEADERS
    return text("table.and_more", language, {"words": words, "count": more}) if more > 0 else words


def _name(table: TableInfo) -> str:
    return f"{table.path}[{table.sheet}]" if table.sheet else table.path
