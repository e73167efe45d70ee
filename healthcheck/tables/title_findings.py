"""What the lines above a table say of all its rows, where no column says it: taken, and said to be."""

from collections.abc import Sequence

from healthcheck.messages import phrase
from healthcheck.model.faults import Finding, Parameters, Place, Severity
from healthcheck.model.text import Text
from healthcheck.tables.grid import Grid
from healthcheck.tables.headers import ColumnUse
from healthcheck.tables.texts import excerpt
from healthcheck.tables.title_lines import Said, said_area, said_year, years_named
from healthcheck.tables.vocabulary import NAME_KEYS, Key


def area_cell(grid: Grid, column: int | None, row: int) -> tuple[Place, str]:
    """Return the cell that names the area of a row, and its text: in a column, or else above the table."""
    said = said_area(grid.layout.titles) if column is None else None
    if said is not None:
        return grid.title_place(said.line, said.column), said.raw
    return grid.place(row, column or 0), grid.cell(row, column or 0)


def title_findings(grid: Grid, uses: Sequence[ColumnUse], period: int | None) -> list[Finding]:
    """Say which area and year are taken from above the table, and which year stands there that is not taken.

    ``period`` is the year that the caller gives.
    """
    titles, keys = grid.layout.titles, {use.key for use in uses if use.is_used}
    found = []
    area = said_area(titles)
    if area is not None and keys.isdisjoint((Key.AREA, *NAME_KEYS)):
        found.append(_taken(grid, area, phrase("title.area")))
    if grid.layout.years or Key.PERIOD in keys or period is not None:
        return found
    year = said_year(titles)
    if year is not None:
        return [*found, _taken(grid, year, phrase("title.year"))]
    for row in titles:
        for column, cell in enumerate(row.cells, 1):
            if len(set(years_named(cell))) == 1:
                parameters: Parameters = {"raw": excerpt(cell), "year": years_named(cell)[0]}
                return [*found, Finding("HC634", Severity.INFO, parameters, grid.title_place(row.line, column), cell)]
    return found


def _taken(grid: Grid, said: Said, what: Text) -> Finding:
    parameters: Parameters = {"what": what, "text": said.text, "raw": excerpt(said.raw)}
    return Finding("HC633", Severity.INFO, parameters, grid.title_place(said.line, said.column), said.raw)


def likely_year(grid: Grid) -> Text:
    """Say which year the title or the file's name says, and how to take it; nothing when neither says one."""
    name = grid.source.path.replace("\\", "/").rsplit("/", 1)[-1]
    for words in (*(cell for row in grid.layout.titles for cell in row.cells), name):
        years = set(years_named(words))
        if len(years) == 1:
            return phrase("hint.period", raw=excerpt(words), year=years.pop())
    return Text("", "")
