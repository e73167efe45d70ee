"""Write the benchmark's table, the same bytes every time, and the true answers beside it.

    python benchmarks/generate.py 3000 benchmarks/work/table-3000.csv

About one row in twenty misses each ratio, one in a hundred lies exactly on it, and a few counts are blank
or negative. The answers are counted in whole numbers while the rows are made.
"""

import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from pathlib import Path

from job import INPUTS, POPULATION, RATIOS

YEARS = (2023, 2024, 2025)
HEADER = ("code", "name", "province", "year", *INPUTS)
OTHERS = tuple(f"other_{number:02}" for number in range(1, 13))
PROVINCES = {33: "浙江省", 35: "福建省", 36: "江西省", 43: "湖南省", 44: "广东省", 51: "四川省"}
MISSED, EXACT, BLANK, NEGATIVE = 0.05, 0.06, 0.061, 0.0615
"""Shares of rows, one after the other: a draw below the first misses the ratio, and so on."""
EXACT_ROWS = 0.2
"""Share of rows whose population lets a ratio lie exactly on its limit."""

LIMITS = [(ratio, *(Fraction(ratio.limit) / ratio.per).as_integer_ratio()) for ratio in RATIOS]
"""Each ratio with its limit as a fraction of the population, in whole numbers."""


def areas() -> Iterator[tuple[str, str, str]]:
    """Yield code, name and province of one township after the other."""
    places = product(PROVINCES, range(1, 21), range(1, 100), range(1, 100))
    for number, (province, city, county, town) in enumerate(places, start=1):
        yield f"{province}{city:02}{county:02}{town:03}", f"第{number}街道", PROVINCES[province]


def counts(random_source: random.Random) -> dict[str, int | None]:
    """Return the eight counts of a row."""
    population = random_source.randrange(2, 100) * 10_000
    exact_row = random_source.random() < EXACT_ROWS
    if not exact_row:
        population += random_source.randrange(1, 10_000)
    row: dict[str, int | None] = {POPULATION: population}
    for ratio, top, bottom in LIMITS:
        needed = -(-population * top // bottom)
        draw = random_source.random()
        if draw < MISSED:
            row[ratio.numerator] = random_source.randrange(needed // 2, needed)
        elif draw < EXACT:
            row[ratio.numerator] = needed
        elif draw < BLANK:
            row[ratio.numerator] = None
        elif draw < NEGATIVE:
            row[ratio.numerator] = -1
        else:
            row[ratio.numerator] = needed + random_source.randrange(needed + 1)
    return row


def others(random_source: random.Random) -> list[str]:
    """Return the twelve cells of a row that no rule reads: texts, decimals and whole numbers."""
    return [
        random_source.choice(("城市", "农村")),
        random_source.choice(("已上报", "已审核", "待核实")),
        *(f"{random_source.randrange(10_000, 10_000_000) / 100:.2f}" for _ in range(5)),
        *(str(random_source.randrange(1_000_000)) for _ in range(5)),
    ]


def judge(row: dict[str, int | None], answers: dict[str, Counter[str]]) -> None:
    """Add what is true of a row to the answers."""
    population = row[POPULATION]
    assert population is not None
    for ratio, top, bottom in LIMITS:
        count = row[ratio.numerator]
        if count is None:
            answers["not_null"][ratio.numerator] += 1
        elif count < 0:
            answers["not_negative"][ratio.numerator] += 1
        else:
            answers["fail"][ratio.rule] += count * bottom < population * top
            answers["exact"][ratio.rule] += count * bottom == population * top


def generate(rows: int, path: Path) -> None:
    """Write a table of ``rows`` rows to ``path`` and its answers to ``path`` with the suffix ``.json``."""
    random_source = random.Random(20231130)
    answers: dict[str, Counter[str]] = {name: Counter() for name in ("fail", "exact", "not_null", "not_negative")}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*HEADER, *OTHERS))
        for area, year in islice(((area, year) for area in areas() for year in YEARS), rows):
            row = counts(random_source)
            judge(row, answers)
            writer.writerow((*area, year, *row.values(), *others(random_source)))
    path.with_suffix(".json").write_text(json.dumps(answers, indent=1), encoding="utf-8")


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
