"""A pandas DataFrame -> a grid. Nothing here imports pandas: whoever has a DataFrame has imported it."""

from typing import TYPE_CHECKING, Any

from healthcheck.model.faults import Fault, Place, TableError
from healthcheck.tables.cell_text import cell_text, float_text
from healthcheck.tables.fingerprint import Fingerprint
from healthcheck.tables.grid import Grid, ListGrid, Source

if TYPE_CHECKING:
    import pandas

_SINGLE_PRECISION_DIGITS = 7


def is_frame(source: object) -> bool:
    """Tell whether ``source`` is a DataFrame."""
    return hasattr(source, "columns") and hasattr(source, "itertuples")


def open_frame(frame: "pandas.DataFrame", path: str) -> Grid:
    """Open a DataFrame as if it had been saved with its header in line 1; a named index is a column like others.

    Raises:
        TableError: when it has no columns or no rows.
    """
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    header = [_header(label) for label in frame.columns]
    if not header:
        raise TableError(Fault("HC213", {}, Place(path)))
    if len(frame) == 0:
        raise TableError(Fault("HC222", {}, Place(path)))
    columns = [_column(frame.iloc[:, position]) for position in range(len(header))]
    parts = ["\x1f".join([*texts, "\x1e"]).encode("utf-8", "replace") for texts in (header, *columns)]
    return ListGrid(Source(path, Fingerprint(parts)), header, len(frame), columns.__getitem__, 1)


def _header(label: Any) -> str:
    """Write the label of a column; one of several levels is read downwards."""
    return "".join(map(cell_text, label)) if isinstance(label, tuple) else cell_text(label)


def _column(series: "pandas.Series[Any]") -> list[str]:
    if str(series.dtype).lower() == "float32":
        return [float_text(value, _SINGLE_PRECISION_DIGITS) for value in series.astype("float64").fillna(float("nan"))]
    return [cell_text(value) for value in series.tolist()]
