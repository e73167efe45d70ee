"""Collecting the faults of rule files, so that one run shows all of them."""

from collections.abc import Iterable

from healthcheck.messages import phrase
from healthcheck.model.faults import Fault, Parameters, Place, RuleFileError
from healthcheck.model.text import Text

MOST_FAULTS = 500
"""More than this many are never read by a person; a file that has them is not a rule file."""


class FaultList:
    """The faults found so far; they are shown file by file, in the order of their places.

    ``what`` is what messages call the files that are read: a word ``file.NAME`` of the catalogue.
    """

    def __init__(self, what: str = "rules") -> None:
        self.what = phrase(f"file.{what}")
        self._faults: list[Fault] = []

    def add(self, code: str, place: Place | None, **parameters: str | int | Text) -> None:
        """Note a fault.

        Raises:
            RuleFileError: with all faults so far, when there are too many to go on.
        """
        self._note(Fault(code, parameters, place))

    def extend(self, faults: Iterable[Fault], place: Place | None = None) -> None:
        """Note another reader's faults; ``place``, if given, is where to put them right."""
        for fault in faults:
            self._note(Fault(fault.code, fault.parameters, place or fault.place))

    def raise_if_any(self) -> None:
        """End the reading when something was found.

        Raises:
            RuleFileError: with every fault found.
        """
        if self._faults:
            raise RuleFileError(*self._in_order())

    def _note(self, fault: Fault) -> None:
        self._faults.append(fault)
        if len(self._faults) >= MOST_FAULTS:
            file = fault.place.file if fault.place else ""
            raise RuleFileError(*self._in_order(), Fault("HC109", {"count": MOST_FAULTS}, Place(file)))

    def _in_order(self) -> list[Fault]:
        # A node that an alias repeats is read again: the same fault at the same place is one fault.
        once = {(fault.code, fault.place, _spelled(fault.parameters)): fault for fault in self._faults}
        files = list(dict.fromkeys(_position(fault).file for fault in once.values()))
        return sorted(
            once.values(),
            key=lambda fault: (
                files.index(_position(fault).file),
                _position(fault).line or 0,
                _position(fault).column or 0,
            ),
        )


def _position(fault: Fault) -> Place:
    return fault.place or Place("")


def _spelled(parameters: Parameters) -> str:
    return str(sorted(parameters.items()))


def listing(words: Iterable[str]) -> Text:
    """Return words as a list inside a sentence of either language."""
    chosen = list(words)
    return Text(", ".join(chosen), "、".join(chosen))
