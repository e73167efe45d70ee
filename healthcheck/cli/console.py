"""The only place that prints: reports to stdout, everything else to stderr, whatever the encoding or the pipe."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace

from healthcheck.messages import line
from healthcheck.messages.system import reason_of
from healthcheck.model.faults import Fault, UsageError
from healthcheck.model.text import Language
from healthcheck.reports.plain import visible
from healthcheck.reports.screen import Screen

_NARROWEST, _WIDEST = 60, 120
_LOWEST = 20


def prepare_streams() -> None:
    """Make sure that no character can end the program: what an encoding lacks is printed as an escape.

    A stream that was closed before the start (``>&-``) is replaced by one that leads nowhere.
    """
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def encoding_of(stream: TextIO) -> str:
    """Return the encoding that a stream writes in; UTF-8 where it does not say."""
    return getattr(stream, "encoding", None) or "utf-8"


def screen_of_stdout(colour: str = "auto") -> Screen:
    """Return what is known of stdout: a terminal's own size, or the fixed one of files and pipes.

    ``colour`` is ``always``, ``never``, or ``auto``: on a terminal that NO_COLOR does not forbid it.
    """
    plain = Screen(encoding=encoding_of(sys.stdout))
    terminal = sys.stdout.isatty()
    wanted = colour == "always" or (colour == "auto" and terminal and not os.environ.get("NO_COLOR"))
    screen = replace(plain, colour=wanted and _understands_colours())
    if not terminal:
        return screen
    # Which takes longer to import than to write a small report into a pipe.
    from shutil import get_terminal_size

    size = get_terminal_size()
    return replace(screen, width=min(max(size.columns, _NARROWEST), _WIDEST), rows=max(size.lines, _LOWEST))


def _understands_colours() -> bool:
    """Tell whether escape sequences are understood: old Windows consoles would print them."""
    if os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32":
        from rich.console import detect_legacy_windows

        return not detect_legacy_windows()
    return True


def write_text(chunks: Iterable[str]) -> None:
    """Print text on stdout. A reader that has gone (``| head``) ends the printing, not the command.

    Raises:
        UsageError: when stdout cannot be written for another reason, such as a full disk.
    """
    for chunk in chunks:
        if not _delivered(lambda: sys.stdout.write(chunk)):  # noqa: B023 - called at once
            return
    _delivered(sys.stdout.flush)


def write_bytes(chunks: Iterable[bytes]) -> None:
    """Print bytes on stdout, past its encoding: what machines read is UTF-8 on every console.

    Raises:
        UsageError: as for :func:`write_text`.
    """
    for chunk in chunks:
        if not _delivered(lambda: sys.stdout.buffer.write(chunk)):  # noqa: B023 - called at once
            return
    _delivered(sys.stdout.flush)


def write_line(sentence: str = "") -> None:
    """Print one line on stdout, with everything that could act on a terminal made visible."""
    write_text([visible(sentence, encoding_of(sys.stdout)) + "\n"])


def say(sentence: str) -> None:
    """Print one line on stderr; when nobody listens there, it is lost."""
    with contextlib.suppress(OSError):
        sys.stderr.write(visible(sentence, encoding_of(sys.stderr)) + "\n")
        sys.stderr.flush()


def say_faults(faults: Iterable[Fault], language: Language) -> None:
    """Print faults on stderr, one line each, in the form editors and CI logs turn into links."""
    for fault in faults:
        say(line(fault, language))


def _delivered(write: Callable[[], object]) -> bool:
    """Try to write to stdout; tell whether somebody still reads it."""
    try:
        write()
    except OSError as error:
        _discard_stdout()
        # Windows reports a closed pipe as an invalid argument.
        gone = isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)
        if not gone:
            raise UsageError(Fault("HC428", {"reason": reason_of(error)})) from error
        return False
    return True


def _discard_stdout() -> None:
    """Point stdout at nothing, so that what is still buffered makes no noise when Python ends."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
