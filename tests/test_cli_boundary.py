"""Whatever happens ends in a message and one of the fixed exit codes."""

import pytest

from healthcheck.cli import main
from healthcheck.cli.boundary import run
from healthcheck.model.faults import ExitCode, Fault, Place, RuleFileError, TableError, UsageError

OPTION = Fault("HC408", {"argument": "x", "command": "healthcheck"})
BUG = (
    "HC901 This is a bug in healthcheck, not in your data: ZeroDivisionError: division by zero. Run the command again "
    "with --debug and send what it prints, with the command line, to whoever maintains your copy of healthcheck.\n"
)


def ended_by(error: BaseException, debug: bool = False) -> ExitCode:
    def work() -> ExitCode:
        raise error

    return run(work, "en", debug)


@pytest.mark.parametrize("code", list(ExitCode))
def test_the_exit_code_of_the_work_is_handed_on(code: ExitCode, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(lambda: code, "en", debug=False) is code
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "code"), [(UsageError, ExitCode.USAGE), (RuleFileError, ExitCode.USAGE), (TableError, ExitCode.TABLE)]
)
def test_known_faults_are_shown_all_of_them(
    error: type[UsageError | RuleFileError | TableError], code: ExitCode, capsys: pytest.CaptureFixture[str]
) -> None:
    placed = Fault(OPTION.code, OPTION.parameters, Place("a\x1b.yaml", 3, 5))
    assert ended_by(error(placed, OPTION)) is code
    assert capsys.readouterr() == (
        "",
        'a\\x1b.yaml:3:5: HC408 Unexpected argument: "x". See: healthcheck --help\n'
        'HC408 Unexpected argument: "x". See: healthcheck --help\n',
    )


def test_ctrl_c_is_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended_by(KeyboardInterrupt()) is ExitCode.INTERRUPTED
    assert capsys.readouterr() == ("", "HC903 Interrupted. No report was left half written.\n")


def test_a_bug_is_70_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended_by(ZeroDivisionError("division by zero")) is ExitCode.BUG
    assert capsys.readouterr() == ("", BUG)


def test_a_bug_with_debug_shows_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended_by(ZeroDivisionError("division by zero"), debug=True) is ExitCode.BUG
    shown = capsys.readouterr().err
    assert shown.startswith("Traceback (most recent call last):\n")
    assert __file__ in shown
    assert shown.endswith(BUG)


def test_a_fault_that_has_no_words_is_a_bug(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended_by(UsageError(Fault("HC000"))) is ExitCode.BUG
    assert capsys.readouterr().err.startswith("HC901 This is a bug in healthcheck, not in your data: KeyError: 'HC000'")


def test_too_little_memory_is_70(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended_by(MemoryError()) is ExitCode.BUG
    assert capsys.readouterr().err == (
        "HC902 There is not enough memory for this work. "
        "Judge fewer tables at once, or choose indicators with --indicator.\n"
    )


def test_debug_is_found_wherever_it_stands(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: object, __: object) -> ExitCode:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("healthcheck.cli.main_command.execute", broken)
    assert main(["explain", "HC201", "--debug", "--lang", "en"]) == 70
    assert "Traceback" in capsys.readouterr().err
    assert main(["explain", "HC201", "--lang", "en"]) == 70
    assert capsys.readouterr().err == BUG
