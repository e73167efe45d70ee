"""The one error boundary: whatever happens becomes a message on stderr and one of the fixed exit codes."""

from collections.abc import Callable

from healthcheck.cli.console import say, say_faults
from healthcheck.messages import line
from healthcheck.model.faults import ExitCode, Fault, HealthcheckError
from healthcheck.model.text import Language


def run(work: Callable[[], ExitCode], language: Language, debug: bool) -> ExitCode:
    """Do the work and return its exit code, whatever becomes of it.

    Known faults are shown, all of them, and mean the exit code they carry. Ctrl-C means 130.
    Anything else is a bug and means 70, so that it is never taken for a verdict; ``debug`` shows
    its traceback.
    """
    try:
        return _without_known_faults(work, language)
    except KeyboardInterrupt:
        say(line(Fault("HC903"), language))
        return ExitCode.INTERRUPTED
    except MemoryError as error:
        return _report_bug(Fault("HC902"), error, language, debug)
    except Exception as error:  # noqa: BLE001 - the one place where nothing may slip through
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return _report_bug(Fault("HC901", {"error": what}), error, language, debug)


def _without_known_faults(work: Callable[[], ExitCode], language: Language) -> ExitCode:
    """Do the work; a bug in wording its faults is still a bug."""
    try:
        return work()
    except HealthcheckError as error:
        say_faults(error.faults, language)
        return error.exit_code


def _report_bug(fault: Fault, error: BaseException, language: Language, debug: bool) -> ExitCode:
    if debug:
        import traceback

        for part in "".join(traceback.format_exception(error)).splitlines():
            say(part)
    say(line(fault, language))
    return ExitCode.BUG
