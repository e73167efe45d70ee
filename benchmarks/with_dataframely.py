"""The job with a dataframely schema; the list of failing rows is built from its failure details."""

import dataframely as dy
import polars as pl
from job import INPUTS, KEYS, POPULATION, RATIOS, paths


def reaches(numerator: str, per: int, limit: float) -> pl.Expr:
    """Return the rule of a ratio; it says nothing where a count is negative, which has its own rule."""
    count, population = pl.col(numerator), pl.col("resident_population")
    return (count / population * per >= limit) | (count < 0) | (population <= 0)


class Districts(dy.Schema):
    """The table's eight counts and seven ratios."""

    code = dy.String(primary_key=True)
    name = dy.String()
    year = dy.Int64(primary_key=True)
    resident_population = dy.Int64(nullable=False, min=0)
    beds = dy.Int64(nullable=False, min=0)
    doctors = dy.Int64(nullable=False, min=0)
    nurses = dy.Int64(nullable=False, min=0)
    nursery_places = dy.Int64(nullable=False, min=0)
    psychiatrists = dy.Int64(nullable=False, min=0)
    epidemic_investigators = dy.Int64(nullable=False, min=0)
    residents_65_plus_managed = dy.Int64(nullable=False, min=0)

    @dy.rule()
    def beds_per_1000(cls) -> pl.Expr:
        """Beds."""
        return reaches("beds", 1000, 6.9)

    @dy.rule()
    def doctors_per_1000(cls) -> pl.Expr:
        """Doctors."""
        return reaches("doctors", 1000, 3.2)

    @dy.rule()
    def nurses_per_1000(cls) -> pl.Expr:
        """Nurses."""
        return reaches("nurses", 1000, 3.8)

    @dy.rule()
    def nursery_places_per_1000(cls) -> pl.Expr:
        """Nursery places."""
        return reaches("nursery_places", 1000, 4.6)

    @dy.rule()
    def psychiatrists_per_100000(cls) -> pl.Expr:
        """Psychiatrists."""
        return reaches("psychiatrists", 100_000, 4)

    @dy.rule()
    def investigators_per_10000(cls) -> pl.Expr:
        """Epidemic investigators."""
        return reaches("epidemic_investigators", 10_000, 2.3)

    @dy.rule()
    def managed_65_plus_per_1000(cls) -> pl.Expr:
        """Residents aged 65 and over under health management."""
        return reaches("residents_65_plus_managed", 1000, 58)


source, output = paths()
table = pl.read_csv(source, schema_overrides={"code": pl.String})
_, failure = Districts.filter(table)
details = failure.details()
population = pl.col(POPULATION)
columns: list[tuple[str, str, str, int | None]] = [
    (ratio.rule, ratio.rule, ratio.numerator, ratio.per) for ratio in RATIOS
]
for name in INPUTS:
    columns.append((f"{name}|nullability", f"not_null:{name}", name, None))
    columns.append((f"{name}|min", f"not_negative:{name}", name, None))
parts = []
for column, rule, name, per in columns:
    count = pl.col(name)
    value = count / population * per if per else pl.lit(None, dtype=pl.Float64)
    failing = details.filter(pl.col(column) == "invalid")
    parts.append(failing.select(*KEYS, rule=pl.lit(rule), value=value, count=count, population=population))
pl.concat(parts).write_csv(output)
print(failure.counts())
