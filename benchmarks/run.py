"""Time healthcheck against hand-written scripts on one job, as whole processes, turn by turn.

    python benchmarks/run.py [--rows 3000 300000] [--runs 15]

Every round starts each contestant once, so that a busy machine slows them alike; read the ratios, which
are taken round by round, and not the seconds. Before timing, the answers are compared with the truth.
"""

import argparse
import csv
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

from generate import generate
from job import RATIOS

from healthcheck.checks import CHECKS

HERE = Path(__file__).resolve().parent
WORK = HERE / "work"
HEALTHCHECK = Path(sys.executable).with_name("healthcheck")
WHOLE, BARE = "healthcheck", "healthcheck, bare job"
OURS = (WHOLE, BARE)
RIVALS = ("pandas", "polars", "dataframely")
FIELDS = ("indicator", "area", "area_name", "period", "status", "value", "evidence")
"""What the scripts write of a failing row: its key, the rule, the value and the figures."""

# Byte-code is part of a normal installation; machines that forbid it would time the compiler.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Contestant(NamedTuple):
    """A command, and the file that takes what it prints."""

    command: Sequence[str | Path]
    printed: Path = Path(os.devnull)


def contestants(table: Path) -> dict[str, Contestant]:
    """Return who does the job on a table; ``healthcheck`` prints its failing rows, the scripts write them.

    It runs as a user would run it, and once more without what the scripts do not do either: without looking
    for figures that are hard to believe, and with the columns that they write.
    """
    check: list[str | Path] = [HEALTHCHECK, "check", table, "--rules", HERE / "rules.yaml", "--format", "csv"]
    check += ["--only", "fail,missing,invalid"]
    bare = [*check, "--fields", ",".join(FIELDS), *(word for name in CHECKS for word in ("--no-check", name))]
    found = {WHOLE: Contestant(check, output(WHOLE, table)), BARE: Contestant(bare, output(BARE, table))}
    for rival in RIVALS:
        found[rival] = Contestant([sys.executable, HERE / f"with_{rival}.py", table, output(rival, table)])
    return found


def output(contestant: str, table: Path) -> Path:
    """Return the file with a contestant's failing rows."""
    return WORK / f"{contestant.replace(', ', '-').replace(' ', '-')}-{table.stem}.csv"


class Taken(NamedTuple):
    """What a run took: seconds on the clock, and MiB of memory at its peak."""

    seconds: float
    memory: float


def taken(contestant: Contestant) -> Taken:
    """Run a command to its end; failing rows are an expected outcome."""
    with contestant.printed.open("wb") as printed, tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(contestant.command, env=ENVIRONMENT, stdout=printed, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            said.seek(0)
            raise SystemExit(f"{contestant.command}\n{said.read().decode('utf-8', 'replace')}")
    return Taken(seconds, used.ru_maxrss / 1024)


def failing_rows(contestant: str, table: Path) -> Counter[str]:
    """Count the failing rows per ratio in what a contestant wrote."""
    with output(contestant, table).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if contestant in OURS:
            return Counter(row["indicator"] for row in rows if row["status"] == "fail")
        return Counter(row["rule"] for row in rows if not row["rule"].startswith("not_"))


def compare_answers(table: Path) -> None:
    """Print each contestant's wrong verdicts: those beyond the truth are rows exactly on their limit."""
    truth = json.loads(table.with_suffix(".json").read_text(encoding="utf-8"))
    for contestant in (*OURS, *RIVALS):
        found = failing_rows(contestant, table)
        wrong = {rule.rule: found[rule.rule] - truth["fail"][rule.rule] for rule in RATIOS}
        for rule, count in wrong.items():
            if (contestant in OURS and count) or not 0 <= count <= truth["exact"][rule]:
                raise SystemExit(f"{contestant}: {rule}: {found[rule]} failing rows, not {truth['fail'][rule]}")
        failed = ", ".join(f"{count} of {truth['exact'][rule]} in {rule}" for rule, count in wrong.items() if count)
        print(f"  {contestant:22} {sum(found.values()):7} failing; on the limit and failed: {failed or 'none'}")


def race(field: Mapping[str, Contestant], runs: int) -> dict[str, list[Taken]]:
    """Run everyone once a round, starting with another one each time, and return what they took."""
    times: dict[str, list[Taken]] = {name: [] for name in field}
    names = list(field)
    for turn in range(runs):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            times[name].append(taken(field[name]))
    return times


def report(runs: Mapping[str, Sequence[Taken]], ours: Sequence[str]) -> None:
    """Print medians, and each of our times as a share of each other's, round by round."""
    for name, one in runs.items():
        times, memory = ([figures[column] for figures in one] for column in (0, 1))
        print(f"  {name:28} {median(times):6.2f} s {median(memory):7.0f} MiB")
    for own in ours:
        for rival in [name for name in runs if name not in ours]:
            ratios = sorted(mine.seconds / other.seconds for mine, other in zip(runs[own], runs[rival], strict=True))
            print(f"  {own} / {rival}: {median(ratios):.2f} (rounds {ratios[0]:.2f} to {ratios[-1]:.2f})")


def main() -> None:
    """Compare the answers, then the times."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, nargs="*", default=[3_000, 300_000], help="sizes of the tables")
    options.add_argument("--runs", type=int, default=15, help="rounds of each size")
    arguments = options.parse_args()
    versions = ", ".join(f"{name} {version(name)}" for name in ("numpy", "pyarrow", *RIVALS))
    print(f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores; {versions}")
    for rows in arguments.rows:
        table = WORK / f"table-{rows}.csv"
        if not table.exists():
            generate(rows, table)
        field = contestants(table)
        race(field, 1)
        print(f"\n{rows:,} rows, {arguments.runs} rounds")
        compare_answers(table)
        report(race(field, arguments.runs), OURS)
    start = {
        "healthcheck --help": Contestant([HEALTHCHECK, "--help"]),
        "import pandas": Contestant([sys.executable, "-c", "import pandas"]),
    }
    race(start, 1)
    print(f"\nstart, {arguments.runs} rounds")
    report(race(start, arguments.runs), ["healthcheck --help"])


if __name__ == "__main__":
    main()
