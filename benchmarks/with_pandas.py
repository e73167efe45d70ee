"""The job by hand with pandas."""

import pandas as pd
from job import INPUTS, KEYS, POPULATION, RATIOS, paths

source, output = paths()
table = pd.read_csv(source, dtype={"code": str})
parts = []
for ratio in RATIOS:
    table["value"] = table[ratio.numerator] / table[POPULATION] * ratio.per
    failing = (table["value"] < float(ratio.limit)) & (table[ratio.numerator] >= 0) & (table[POPULATION] > 0)
    part = table.loc[failing, [*KEYS, "value", ratio.numerator, POPULATION]]
    parts.append(part.rename(columns={ratio.numerator: "count"}).assign(rule=ratio.rule))
for name in INPUTS:
    for check, failing in (("not_null", table[name].isna()), ("not_negative", table[name] < 0)):
        part = table.loc[failing, [*KEYS, name, POPULATION]]
        parts.append(part.rename(columns={name: "count"}).assign(rule=f"{check}:{name}"))
report = pd.concat([part for part in parts if len(part)])
report.to_csv(output, columns=[*KEYS, "rule", "value", "count", POPULATION], index=False)
print(report["rule"].value_counts())
