"""What went wrong and where: faults of rule files, options and tables, and findings on cells."""

from collections.abc import Iterable, Mapping
from enum import IntEnum

from msgspec import Struct, field

from healthcheck.model.text import Text

Parameters = Mapping[str, str | int | Text]
"""Values for the placeholders of a catalogue entry; a ``Text`` is put in the reader's language."""


class ExitCode(IntEnum):
    """Exit codes of every command, fixed for ever (docs/exit-codes.md)."""

    OK = 0
    FAILED = 1
    USAGE = 2
    TABLE = 3
    INCONCLUSIVE = 4
    BUG = 70
    INTERRUPTED = 130


class Severity(IntEnum):
    """How bad a finding or a missed target is; a higher number is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as rule files and reports write it: ``error``, ``warning`` or ``info``."""
        return self.name.lower()


class Place(Struct, frozen=True):
    """A position in a file: line and column count from 1; ``column`` is a table's column or a text's character."""

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None

    @property
    def cell(self) -> str | None:
        """The spreadsheet address (``E3``) when both line and column are known."""
        if self.line is None or self.column is None:
            return None
        letters, rest = "", self.column
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return f"{letters}{self.line}"

    def __str__(self) -> str:
        """``file:line:column``, as far as known: the form that editors and CI logs turn into links."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class Fault(Struct, frozen=True):
    """Something that stops the work: a catalogue code, the values of its placeholders, and the place."""

    code: str
    parameters: Parameters = field(default_factory=dict)
    place: Place | None = None


class Finding(Struct, frozen=True):
    """Something wrong with a table that does not stop the work; ``raw`` is the cell's text as it came.

    A ``known`` one is in the baseline and does not count.
    """

    code: str
    severity: Severity
    parameters: Parameters = field(default_factory=dict)
    place: Place | None = None
    raw: str | None = None
    known: bool = False


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in their order, each once: several indicators may find the same."""
    return list({(found.code, found.place, found.raw, *found.parameters.items()): found for found in findings}.values())


class HealthcheckError(Exception):
    """Known faults that end a command; carries all of them at once and the exit code they mean."""

    exit_code: ExitCode = ExitCode.USAGE

    def __init__(self, *faults: Fault) -> None:
        """Take the faults in the order they are to be shown."""
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        """Codes and places only: the words are put in by the catalogue, in the reader's language."""
        return "; ".join(f"{fault.place}: {fault.code}" if fault.place else fault.code for fault in self.faults)


class UsageError(HealthcheckError):
    """An option or argument that cannot be used, or an output that cannot be written (exit code 2)."""


class RuleFileError(HealthcheckError):
    """A rule file that cannot be used (exit code 2)."""


class TableError(HealthcheckError):
    """A table that cannot be read or used (exit code 3)."""

    exit_code = ExitCode.TABLE


class ReportFileError(HealthcheckError):
    """A report to compare with that cannot be read or is none (exit code 3)."""

    exit_code = ExitCode.TABLE
