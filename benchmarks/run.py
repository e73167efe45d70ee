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
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

from generate import generate
from job import RATIOS

HERE = Path(__file__).resolve().parent
WORK = HERE / "work"
HEALTHCHECK = Path(sys.executable).with_name("healthcheck")
OURS = "healthcheck"
RIVALS = ("pandas", "polars", "dataframely")

# Byte-code is part of a normal installation; machines that forbid it would time the compiler.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Contestant(NamedTuple):
    """A command, and the file that takes what it prints."""

    command: Sequence[str | Path]
    printed: Path = Path(os.devnull)


def contestants(table: Path) -> dict[str, Contestant]:
    """Return who does the job on a table; ``healthcheck`` prints its failing rows, the scripts write them."""
    check: list[str | Path] = [HEALTHCHECK, "check", table, "--rules", HERE / "rules.yaml", "--format", "csv"]
    found = {OURS: Contestant([*check, "--only", "fail,missing,invalid"], output(OURS, table))}
    for rival in RIVALS:
        found[rival] = Contestant([sys.executable, HERE / f"with_{rival}.py", table, output(rival, table)])
    return found


def output(contestant: str, table: Path) -> Path:
    """Return the file with a contestant's failing rows."""
    return WORK / f"{contestant}-{table.stem}.csv"


def seconds(contestant: Contestant) -> float:
    """Run a command to its end and return the wall time; failing rows are an expected outcome."""
    with contestant.printed.open("wb") as printed:
        start = time.perf_counter()
        done = subprocess.run(
            contestant.command, env=ENVIRONMENT, stdout=printed, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
        taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{contestant.command}\n{done.stderr}")
    return taken


def failing_rows(contestant: str, table: Path) -> Counter[str]:
    """Count the failing rows per ratio in what a contestant wrote."""
    with output(contestant, table).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if contestant == OURS:
            return Counter(row["indicator"] for row in rows if row["status"] == "fail")
        return Counter(row["rule"] for row in rows if not row["rule"].startswith("not_"))


def compare_answers(table: Path) -> None:
    """Print each contestant's wrong verdicts: those beyond the truth are rows exactly on their limit."""
    truth = json.loads(table.with_suffix(".json").read_text(encoding="utf-8"))
    for contestant in (OURS, *RIVALS):
        found = failing_rows(contestant, table)
        wrong = {rule.rule: found[rule.rule] - truth["fail"][rule.rule] for rule in RATIOS}
        for rule, count in wrong.items():
            if (contestant == OURS and count) or not 0 <= count <= truth["exact"][rule]:
                raise SystemExit(f"{contestant}: {rule}: {found[rule]} failing rows, not {truth['fail'][rule]}")
        failed = ", ".join(f"{count} of {truth['exact'][rule]} in {rule}" for rule, count in wrong.items() if count)
        print(f"  {contestant:12} {sum(found.values()):7} failing; on the limit and failed: {failed or 'none'}")


def race(field: Mapping[str, Contestant], runs: int) -> dict[str, list[float]]:
    """Run everyone once a round, starting with another one each time, and return their times."""
    times: dict[str, list[float]] = {name: [] for name in field}
    names = list(field)
    for turn in range(runs):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            times[name].append(seconds(field[name]))
    return times


def report(times: Mapping[str, Sequence[float]]) -> None:
    """Print medians, and the first contestant's time as a share of each other's, round by round."""
    ours, *rivals = times
    print(f"  {ours:28} {median(times[ours]):6.2f} s")
    for rival in rivals:
        ratios = sorted(mine / other for mine, other in zip(times[ours], times[rival], strict=True))
        print(
            f"  {rival:28} {median(times[rival]):6.2f} s    {ours} / {rival}: "
            f"{median(ratios):.2f} (rounds {ratios[0]:.2f} to {ratios[-1]:.2f})"
        )


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
        report(race(field, arguments.runs))
    start = {
        "healthcheck --help": Contestant([HEALTHCHECK, "--help"]),
        "import pandas": Contestant([sys.executable, "-c", "import pandas"]),
    }
    race(start, 1)
    print(f"\nstart, {arguments.runs} rounds")
    report(race(start, arguments.runs))


if __name__ == "__main__":
    main()
