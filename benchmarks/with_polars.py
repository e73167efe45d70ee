"""The job by hand with polars."""

import polars as pl
from job import INPUTS, KEYS, POPULATION, RATIOS, paths

source, output = paths()
table = pl.read_csv(source, schema_overrides={"code": pl.String})
population = pl.col(POPULATION)
parts = []
for ratio in RATIOS:
    count = pl.col(ratio.numerator)
    value = count / population * ratio.per
    failing = table.filter((value < float(ratio.limit)) & (count >= 0) & (population > 0))
    parts.append(failing.select(*KEYS, rule=pl.lit(ratio.rule), value=value, count=count, population=population))
for name in INPUTS:
    count = pl.col(name)
    for check, failing in (("not_null", table.filter(count.is_null())), ("not_negative", table.filter(count < 0))):
        value = pl.lit(None, dtype=pl.Float64)
        rule = pl.lit(f"{check}:{name}")
        parts.append(failing.select(*KEYS, rule=rule, value=value, count=count, population=population))
report = pl.concat(parts)
report.write_csv(output)
print(report["rule"].value_counts(sort=True))
