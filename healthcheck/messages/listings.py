"""Words and sentences of ``rules``, ``explain`` and ``inspect``."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "show.history": entry("Compared", "比较"),
    "show.when": entry("When", "何时"),
    "show.rounding": entry("Rounding", "修约"),
    "show.reported_as": entry("Reported as", "公布值"),
    "show.parts": entry("Parts", "组成"),
    "show.part": entry("{whole} = {parts}", "{whole} = {parts}"),
    "history.before": entry("each year with the year before", "每年与上年比较"),
    "history.since": entry("each year with {since}", "每年与 {since} 年比较"),
    "history.over": entry(
        "each year from {first} to {last} with the year before; one verdict a year, no change fails, except 0 after 0",
        "{first} 至 {last} 年逐年与上年比较，每年一条结论；持平算未达标，连续为 0 除外",
    ),
    "when.always": entry("in every year", "每年"),
    "when.by": entry("due from {year} on; a miss before is pending", "{year} 年起应达到；此前未达到为未到期"),
    "when.in": entry("in {year} only; other years get no verdict", "只判定 {year} 年，其他年份不判定"),
    "when.from": entry("years before {year} get no verdict", "{year} 年以前不判定"),
    "when.milestones": entry(
        "the latest of these years binds, also after {last}; a miss before {first} is pending",
        "以不晚于当年的最近一个目标为准，{last} 年以后仍按最后一个；{first} 年以前未达到为未到期",
    ),
    "rounding.half_even": entry(
        "compared after rounding to {digits} decimals, half to even (GB/T 8170-2008)",
        "修约到 {digits} 位小数后比较，四舍六入五成双（GB/T 8170-2008）",
    ),
    "rounding.half_up": entry(
        "compared after rounding to {digits} decimals, half up", "修约到 {digits} 位小数后比较，四舍五入"
    ),
    "rounding.none": entry("none: the full value is compared", "不修约，按完整数值比较"),
    "published.use": entry(
        "{name}: judged as written where the figures above are missing, checked against them otherwise",
        "{name}：缺上述数据时按公布值判定，否则用来核对",
    ),
    "where.yes": entry("{name}: yes", "{name}：是"),
    "where.no": entry("{name}: no", "{name}：否"),
    "where.is": entry("{name}: {value}", "{name}：{value}"),
    "show.document": entry("Document", "文件"),
    "show.issuer": entry("Issued by", "发文机关"),
    "show.number": entry("Number", "文号"),
    "show.published": entry("Published", "发布时间"),
    "show.origin": entry("Source file", "来源文件"),
    "show.level": entry("Level", "适用级别"),
    "show.roster": entry("Areas", "地区名单"),
    "show.population": entry("Population", "人口口径"),
    "show.revision": entry("Revision", "版次"),
    "show.file": entry("Rule file", "规则文件"),
    "show.indicators": entry("Indicators", "指标"),
    "show.measure": entry("Measure", "算法"),
    "show.target": entry("Target", "目标"),
    "show.clause": entry("Clause", "条款"),
    "show.severity": entry("Severity", "级别"),
    "show.areas": entry("Only for", "仅限地区"),
    "show.for_each": entry("For each", "逐个判定"),
    "show.where": entry("Where", "条件"),
    "show.missing": entry("If missing", "缺数据时"),
    "show.rationale": entry("Why", "理由"),
    "show.assumption": entry("Assumption", "口径说明"),
    "show.examples": entry("Examples", "示例"),
    "show.example": entry("{given} → {expected}", "{given} → {expected}"),
    "show.gap": entry("{status}, gap {gap}", "{status}，差 {gap}"),
    "measure.missing.fail": entry("counts as a fail", "判为未达标"),
    "measure.missing.missing": entry("verdict is missing", "结论为缺数据"),
    "measure.missing.zero": entry("counts as zero", "按零计算"),
    "list.pack": entry("{pack} (revision {revision}): {title}", "{pack}（第 {revision} 版）：{title}"),
    "list.summary": entry("Indicators: {number}; rule files: {packs}.", "{packs} 个规则包，共 {number} 项指标。"),
    "lint.good": entry("{file}: no faults (indicators: {number})", "{file}：没有错误（{number} 项指标）"),
    "lint.warned": entry(
        "{file}: no faults, but warnings: {warnings} (indicators: {number})",
        "{file}：没有错误，有 {warnings} 条警告（{number} 项指标）",
    ),
    "test.passed": entry("{file}: all as expected (examples: {number})", "{file}：{number} 个示例，全部符合预期"),
    "test.failed": entry(
        "{file}: not as expected: {failed} (examples: {number})", "{file}：{number} 个示例，{failed} 个不符合预期"
    ),
    "test.none": entry("{file}: no examples", "{file}：没有示例"),
    "test.example": entry(
        "{place}: {indicator}{period}: expected {expected}, got {got}",
        "{place}：{indicator}{period}：预期 {expected}，实际 {got}",
    ),
    "page.messages": entry("Messages", "消息代码"),
    "page.opening": entry(
        "Every message has a code; healthcheck explain HC201 says the same as this page. "
        "… stands for what the case at hand fills in.",
        "每条消息都有代码；用 healthcheck explain HC201 可看到与本页相同的说明。……表示具体情况中填入的内容。",
    ),
    "test.no_verdict": entry("no verdict", "没有结论"),
    "test.period": entry(" in {year}", "（{year} 年）"),
    "form.area": entry("Area code", "区划代码"),
    "form.area_name": entry("Area name", "地区"),
    "form.period": entry("Year", "年份"),
    "form.sheet": entry("Figures", "数据"),
    "form.yes": entry("yes", "是"),
    "form.no": entry("no", "否"),
    "form.header": entry("{name} ({unit})", "{name}({unit})"),
    "form.note": entry("{name}. Unit: {unit}.", "{name}。单位：{unit}。"),
    "form.published": entry(
        "As published; may stay blank. It is checked against the figures it is computed from.",
        "填公布数，可不填；会与据以计算的数据核对。",
    ),
    "form.read_by": entry("For:\n{indicators}", "用于：\n{indicators}"),
    "form.written": entry(
        "{file}: columns to fill in: {columns}, rows: {rows}.", "{file}：待填 {columns} 列，{rows} 行。"
    ),
    "form.then": entry(
        "Once it is filled in: healthcheck check {file} --rules {pack}{chosen}",
        "填好后运行：healthcheck check {file} --rules {pack}{chosen}",
    ),
    "inspect.title": entry("{table}: rows: {rows}", "{table}：{rows} 行"),
    "inspect.title_encoded": entry("{table}: rows: {rows}, {encoding}", "{table}：{rows} 行，{encoding}"),
    "inspect.unused": entry("not used", "未使用"),
    "inspect.key": entry("{key} (key)", "{key}（标识）"),
    "inspect.added_up": entry("{variable}, added up", "{variable}（按地区相加）"),
    "inspect.sums": entry(", summed by area: {number}", "，按地区相加为 {number} 行"),
    "inspect.left_out": entry("Line {line} is not read: {reason}", "第 {line} 行未读取：{reason}"),
    "inspect.more_left_out": entry(
        "… and {number} more rows that are not read; all of them: --format json",
        "……另有 {number} 行未读取；查看全部：--format json",
    ),
    "inspect.more_notes": entry(
        "… and {number} more notes; all of them: --format json",
        "……另有 {number} 条提示；查看全部：--format json",
    ),
    "inspect.cells": entry(
        "Cells that are not blank: {total} = header {header} + keys {keys} + used {used} + not used {unused} "
        "+ in rows that are not read {left_out}.",
        "非空单元格 {total} 个 = 表头 {header} + 标识 {keys} + 已使用 {used} + 未使用 {unused} "
        "+ 未读取的行 {left_out}。",
    ),
}
