"""Words and sentences of the HTML report."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "html.title": entry("Health statistics check", "卫生统计数据核对"),
    "html.skip": entry("Skip to the content", "跳到正文"),
    "html.made_by": entry(
        "Written by healthcheck {version}. Every message with a code is explained by: healthcheck explain CODE",
        "由 healthcheck {version} 生成。带代码的消息可用 healthcheck explain 代码 查看说明。",
    ),
    # Summary
    "html.summary": entry("Result", "结果"),
    "html.scope": entry(
        "{years} · areas: {areas} · indicators: {indicators} · verdicts: {total}",
        "{years} · {areas} 个地区 · {indicators} 项指标 · {total} 条结论",
    ),
    "html.year": entry("{first}", "{first} 年"),
    "html.years": entry("{first}–{last}", "{first}–{last} 年"),
    "html.undated": entry("no year given", "未注明年份"),
    "html.total": entry("in all", "合计"),
    "html.misses": entry("Missed, the furthest off first", "未达标（差距大的在前）"),
    "html.by_area": entry(
        "Areas with most misses ({number} of {total})", "未达标较多的地区（共 {total} 个，列出 {number} 个）"
    ),
    "html.more_misses": entry(
        "… and {number} more missed targets; they are marked in the verdicts below.",
        "……另有 {number} 项未达标，见下面的逐项结论。",
    ),
    "html.left_out": entry(
        "{total} verdicts are too many for a page. It lists {shown} of them, the worst first to be chosen; the other "
        "{left_out} are in all counts and drawings. Every one of them: -o verdicts.csv or -o report.json",
        "共 {total} 条结论，一页放不下：逐条列出最需关注的 {shown} 条，其余 {left_out} 条只计入各项合计和图形。"
        "查看全部：-o verdicts.csv 或 -o report.json",
    ),
    "html.rows_left_out": entry(
        "{shown} of {total} verdicts are listed; all of them: -o verdicts.csv",
        "共 {total} 条结论，列出 {shown} 条；查看全部：-o verdicts.csv",
    ),
    # Controls
    "html.controls": entry("Choose verdicts", "筛选结论"),
    "html.search": entry("Search", "查找"),
    "html.any": entry("all", "全部"),
    "html.arrange": entry("Arrange", "排列"),
    "html.arrange.indicator": entry("by indicator", "按指标"),
    "html.arrange.misses": entry("by indicator, most misses first", "按指标，未达标多的在前"),
    "html.arrange.list": entry("one list", "合成一张表"),
    "html.open_all": entry("Show all evidence", "显示全部依据"),
    "html.reset": entry("Show everything", "取消筛选"),
    "html.shown": entry("Chosen: {shown} of {total} listed verdicts.", "从列出的 {total} 条结论中选出 {shown} 条。"),
    "html.all_shown": entry("{total} verdicts listed.", "列出 {total} 条结论。"),
    "html.open": entry("Evidence", "依据"),
    "html.nothing": entry("No verdict is chosen.", "没有符合条件的结论。"),
    # Matrix
    "html.matrix": entry("At a glance", "一览"),
    "html.matrix.caption": entry("{title}: indicators and areas", "{title}：指标与地区"),
    "html.matrix.hint": entry(
        "Each sign leads to its verdict; with the keyboard, the arrow keys move from sign to sign. A × that is only "
        "outlined: what is encouraged was missed. An empty cell: nothing is asked there.",
        "点选符号可跳到该条结论；用键盘时，方向键在符号之间移动。"
        "只有边框的 × 为鼓励性指标未达标；空白表示此处没有要求。",
    ),
    "html.matrix.skip": entry("Skip the matrix", "跳过一览表"),
    "html.matrix.too_many": entry(
        "There are too many verdicts for a matrix; the counts above and those of each indicator below are whole.",
        "结论太多，不再画一览表；上面的合计和下面每项指标的合计都是完整的。",
    ),
    "html.matrix.too_empty": entry(
        "{pack} asks different things of many areas: a matrix would be empty for the most part and is left out.",
        "{pack} 对众多地区的要求各不相同，一览表大多为空，不再画出。",
    ),
    # Indicators
    "html.verdicts": entry("Indicator by indicator", "逐项结论"),
    "html.severity.warning": entry("encouraged", "鼓励性"),
    "html.severity.info": entry("for information", "提示性"),
    "html.clause": entry(" clause {clause}", "　条款 {clause}"),
    "html.background": entry("How it is computed, and where it stands", "算法与出处"),
    "html.id": entry("Rule", "规则代号"),
    "html.cell": entry("Cell ", "单元格 "),
    "html.cells": entry("Cells ", "单元格 "),
    "html.more_cells": entry(" and {number} more", " 等，另有 {number} 个"),
    "html.serves": entry("Enough for {quantity}", "现有数量可满足 {quantity}"),
    "html.serves_beyond": entry(
        "Enough for {quantity}, {beyond} fewer than there are", "现有数量可满足 {quantity}，比实有少 {beyond}"
    ),
    "html.known": entry("known from the baseline", "基线中已有"),
    "html.way": entry(
        "Values from {first} to {last} against the target; the figures are in the table below.",
        "{first} 至 {last} 年的数值与目标；具体数值见下表。",
    ),
    "html.spread": entry(
        "How {number} values lie around the target: the least {least}, the middle one {middle}, the greatest {most}.",
        "{number} 个数值相对目标的分布：最小 {least}，居中 {middle}，最大 {most}。",
    ),
    "html.spread_in": entry(
        "How {number} values of {year} lie around the target: the least {least}, the middle one {middle}, the "
        "greatest {most}.",
        "{year} 年 {number} 个数值相对目标的分布：最小 {least}，居中 {middle}，最大 {most}。",
    ),
    # Findings
    "html.finding.severity": entry("Severity", "级别"),
    "html.finding.code": entry("Code", "代码"),
    "html.finding.what": entry("What", "问题"),
    "html.finding.cell": entry("Where", "位置"),
    "html.finding.raw": entry("Written there", "原文"),
    # What it rests on
    "html.basis": entry("What this rests on", "依据与选项"),
    "html.tables": entry("Tables", "表格"),
    "html.table.file": entry("File", "文件"),
    "html.table.rows": entry("Rows", "行数"),
    "html.table.encoding": entry("Encoding", "编码"),
    "html.table.sha256": entry("SHA-256", "SHA-256"),
    "html.sha256": entry("SHA-256", "SHA-256"),
    "html.more_tables": entry(
        "… and {number} more tables; all of them: -o report.json", "……另有 {number} 张表；查看全部：-o report.json"
    ),
    "html.options": entry("Options", "选项"),
    "html.option.today": entry("Waivers as of", "豁免按此日期判断"),
    "html.option.unset": entry("not given", "未指定"),
}
