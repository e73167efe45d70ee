"""The command line: thin, and light to start; every command imports what it needs when it runs."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

_INTERRUPTED = 130
_UNWRITTEN = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``healthcheck`` and return its exit code (docs/exit-codes.md)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        _prepare_process()
    try:
        from healthcheck.cli.boundary import run
        from healthcheck.cli.console import prepare_streams
        from healthcheck.cli.language import choose_language
        from healthcheck.model.faults import ExitCode

        prepare_streams()
        language = choose_language(given, os.environ)
    except KeyboardInterrupt:
        # Ctrl-C in the first moments, before there are words for it.
        return _INTERRUPTED

    def work() -> ExitCode:
        from healthcheck.cli.main_command import execute

        return execute(given, language)

    return int(run(work, language, debug="--debug" in given))


def command() -> NoReturn:
    """Run ``healthcheck`` as a process of its own, and leave it at once.

    Every report is written and closed by then. To take the loaded libraries apart again, piece by piece,
    would be a tenth of a small run.
    """
    exit_code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        # What is printed is flushed where it is printed, and said there when nobody takes it.
        exit_code = exit_code or _UNWRITTEN
    os._exit(exit_code)


def _prepare_process() -> None:
    """Spare a process of our own what one run does not need; a tenth of a small one."""
    # A run leaves no garbage in cycles to speak of.
    gc.disable()
    # numpy's library for matrices starts a thread for each core; none is multiplied here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
