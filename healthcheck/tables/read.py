"""The way of the tables on one screen: sources in, observations out."""

import os
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from healthcheck.model.faults import Fault, TableError
from healthcheck.model.observations import Observations
from healthcheck.model.pack import Variable
from healthcheck.model.progress import Progress, each, unheard
from healthcheck.tables.combine import combine
from healthcheck.tables.header_cells import HeaderWords
from healthcheck.tables.headers import column_uses
from healthcheck.tables.layout import lay_out_all
from healthcheck.tables.opening import open_tables
from healthcheck.tables.options import ReadOptions, read_column_map, read_missing_symbols
from healthcheck.tables.table import Table, header_faults, read_table
from healthcheck.tables.title_findings import likely_year
from healthcheck.tables.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pandas

__all__ = ["ReadOptions", "read_tables"]


def read_tables(
    sources: "Sequence[str | os.PathLike[str] | pandas.DataFrame]",
    variables: Mapping[str, Variable],
    wanted: Collection[str],
    options: ReadOptions,
    progress: Progress = unheard,
) -> Observations:
    """Read tables and merge them by area and period.

    Args:
        sources: paths of files, folders and archives, patterns, or DataFrames.
        variables: what headers can mean, by id.
        wanted: ids of the variables that will be judged; what is wrong with another is only for information.
        options: encoding, sheet, columns, period and missing symbols, as far as the caller says them.
        progress: is told how many files have been read, and how many tables taken apart.

    Raises:
        TableError: with everything that makes a table unusable.
    """
    vocabulary = Vocabulary(variables)
    column_map = read_column_map(options, vocabulary)
    symbols = read_missing_symbols(options)
    opened = open_tables(sources, options.encoding, options.sheet, progress)
    notes = opened.notes
    grids = lay_out_all(opened.grids, HeaderWords(vocabulary, column_map), options.header_row)
    # The file of a grid may be large, and be written anew.
    del opened
    faults = column_map.unused([header for grid in grids for header in grid.header])
    faults += symbols.unused(grid.source.path for grid in grids)
    tables: list[Table] = []
    for grid in each(grids, "understanding", progress):
        uses = column_uses(grid, vocabulary, column_map)
        found = header_faults(grid, uses, wanted)
        faults += found
        if not found:
            try:
                own = symbols.of(grid.source.path)
                tables += read_table(grid, uses, vocabulary, wanted, own, options.period, column_map.aliases)
            except TableError as error:
                faults += error.faults
    faults += _mixed_periods(tables)
    if faults:
        raise TableError(*faults)
    observations = combine(tables, wanted)
    unused = column_map.aliases.unused({word for table in tables for word in table.keys.renamed})
    return replace(observations, findings=(*notes, *unused, *observations.findings))


def _mixed_periods(tables: Sequence[Table]) -> list[Fault]:
    """Refuse undated tables beside dated ones: their rows would never meet."""
    undated = [table for table in tables if not table.keys.dated]
    if len(undated) in (0, len(tables)):
        return []
    dated = next(table for table in tables if table.keys.dated)
    return [
        Fault(
            "HC238",
            {"dated": dated.grid.source.path, "hint": likely_year(table.grid)},
            table.grid.header_place(),
        )
        for table in undated
    ]
