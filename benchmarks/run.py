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

from generate import generate
from job import RATIOS

HERE = Path(__file__).resolve().parent
WORK = HERE / "work"
OURS = "healthcheck"
RIVALS = ("pandas", "polars", "dataframely")
STATUSES = ("fail", "missing", "invalid")

# Byte-code is part of a normal installation; machines that forbid it would time the compiler.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

Commands = Mapping[str, Sequence[str | Path]]


def contestants(table: Path) -> dict[str, list[str | Path]]:
    """Return the command line of each contestant for a table."""
    check: list[str | Path] = [Path(sys.executable).with_name("healthcheck"), "check", table]
    check += ["--rules", HERE / "rules.yaml", "-o", output(OURS, table)]
    for status in STATUSES:
        check += ["--only", status]
    scripts = {rival: HERE / f"with_{rival}.py" for rival in RIVALS}
    return {
        OURS: check,
        **{rival: [sys.executable, script, table, output(rival, table)] for rival, script in scripts.items()},
    }


def output(contestant: str, table: Path) -> Path:
    """Return the file that a contestant writes its failing rows to."""
    return WORK / f"{contestant}-{table.stem}.csv"


def seconds(command: Sequence[str | Path]) -> float:
    """Run a command to its end and return the wall time; failing rows are an expected outcome."""
    start = time.perf_counter()
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command}\n{done.stdout}\n{done.stderr}")
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


def race(commands: Commands, runs: int) -> dict[str, list[float]]:
    """Run every command once a round, starting with another one each time, and return their times."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    names = list(commands)
    for turn in range(runs):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            times[name].append(seconds(commands[name]))
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
        commands = contestants(table)
        race(commands, 1)
        print(f"\n{rows:,} rows, {arguments.runs} rounds")
        compare_answers(table)
        report(race(commands, arguments.runs))
    start: Commands = {
        "healthcheck --help": [Path(sys.executable).with_name("healthcheck"), "--help"],
        "import pandas": [sys.executable, "-c", "import pandas"],
    }
    race(start, 1)
    print(f"\nstart, {arguments.runs} rounds")
    report(race(start, arguments.runs))


if __name__ == "__main__":
    main()
