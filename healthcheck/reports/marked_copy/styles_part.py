"""The part of a workbook that lists cell formats: marked cells get the format they had, with another colour behind."""

from msgspec import Struct, field

from healthcheck.model.faults import Severity
from healthcheck.reports.excel_report.styles import SEVERITY_COLOURS
from healthcheck.reports.marked_copy.splicing import (
    Attributes,
    Edit,
    UnusualPartError,
    filled,
    prefix_of,
    scan,
    spliced,
    tag_end,
    with_attribute,
)

_MOST_FORMATS = 64_000
"""So many cell formats Excel takes."""
MINIMAL = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    b'</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
"""What a workbook without formats is shown with."""


class StylesPart(Struct):
    """The formats of a workbook, and those that are asked for on top of them."""

    data: bytes
    _formats: list[tuple[int, int]] = field(default_factory=list)
    """Where each cell format stands: from this byte to before that one."""
    _places: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where the lists of fills and of cell formats begin and end."""
    _fills: int = 0
    _added: dict[tuple[int, Severity], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the lists.

        Raises:
            UnusualPartError: when they are not there.
        """
        path: list[str] = []
        starts: dict[str, int] = {}

        def start(name: str, _: Attributes, at: int) -> None:
            path.append(name)
            starts["/".join(path[1:])] = at
            self._fills += path[1:] == ["fills", "fill"]

        def end(_: str, at: int) -> None:
            where = "/".join(path[1:])
            if where in ("fills", "cellXfs"):
                self._places[where] = starts[where], at
            elif where == "cellXfs/xf":
                self._formats.append((starts[where], tag_end(self.data, at)))
            path.pop()

        scan(self.data, start, end)
        if self._places.keys() != {"fills", "cellXfs"} or not self._formats:
            raise UnusualPartError("styles")

    def marked(self, style: int, severity: Severity) -> int:
        """Return the number of a format that is like another one, in the colour of a severity.

        Raises:
            UnusualPartError: when there is no such format, or no room for another.
        """
        if style >= len(self._formats) or len(self._formats) + len(self._added) >= _MOST_FORMATS:
            raise UnusualPartError(f"format {style}")
        return self._added.setdefault((style, severity), len(self._formats) + len(self._added))

    def written(self) -> bytes:
        """Return the part with the formats that were asked for."""
        severities = sorted({severity for _, severity in self._added})
        fills = {severity: self._fills + number for number, severity in enumerate(severities)}
        formats = [self._format(style, fills[severity]) for style, severity in self._added]
        return spliced(
            self.data,
            [
                *self._longer("fills", [self._fill(severity) for severity in severities], self._fills),
                *self._longer("cellXfs", formats, len(self._formats)),
            ],
        )

    def _fill(self, severity: Severity) -> bytes:
        prefix = prefix_of(self.data, self._places["fills"][0])
        colour = SEVERITY_COLOURS[severity][0]
        return (
            f'<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor rgb="FF{colour}"/>'
            f'<{prefix}bgColor indexed="64"/></{prefix}patternFill></{prefix}fill>'
        ).encode()

    def _format(self, style: int, fill: int) -> bytes:
        start, end = self._formats[style]
        whole = self.data[start:end]
        after = tag_end(whole, 0)
        tag = with_attribute(with_attribute(whole[:after], "fillId", str(fill)), "applyFill", "1")
        return tag + whole[after:]

    def _longer(self, name: str, added: list[bytes], before: int) -> list[Edit]:
        """Put elements at the end of a list, and count them."""
        if not added:
            return []
        start, end = self._places[name]
        if start == end:
            return [filled(self.data, start, b"".join(added))]
        after = tag_end(self.data, start)
        tag = with_attribute(self.data[start:after], "count", str(before + len(added)))
        return [(start, after, tag), (end, end, b"".join(added))]
