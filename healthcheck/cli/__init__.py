"""The command line: thin, and light to start; every command imports what it needs when it runs."""

import gc
import os
import sys
from collections.abc import Sequence

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``healthcheck`` and return its exit code (docs/exit-codes.md)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        # One run leaves no garbage in cycles to speak of; looking for it takes a twentieth of the time.
        gc.disable()
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
