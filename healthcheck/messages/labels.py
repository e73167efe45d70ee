"""Words and sentences that reports and listings are made of: statuses, headings, summaries."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # Statuses
    "status.pass": entry("pass", "达标"),
    "status.fail": entry("fail", "未达标"),
    "status.pending": entry("pending", "未到期"),
    "status.missing": entry("missing", "缺数据"),
    "status.invalid": entry("invalid", "数据有误"),
    "status.waived": entry("waived", "已豁免"),
    "status.not_applicable": entry("n/a", "不适用"),
    # Statuses in the summary line, with their number
    "count.pass": entry("{number} pass", "达标 {number}"),
    "count.fail": entry("{number} fail", "未达标 {number}"),
    "count.pending": entry("{number} pending", "未到期 {number}"),
    "count.missing": entry("{number} missing", "缺数据 {number}"),
    "count.invalid": entry("{number} invalid", "数据有误 {number}"),
    "count.waived": entry("{number} waived", "已豁免 {number}"),
    "count.not_applicable": entry("{number} not applicable", "不适用 {number}"),
    # Severities
    "severity.error": entry("error", "错误"),
    "severity.warning": entry("warning", "警告"),
    "severity.info": entry("info", "提示"),
    "severities.error": entry("{number} errors", "错误 {number}"),
    "severities.warning": entry("{number} warnings", "警告 {number}"),
    "severities.info": entry("{number} notes", "提示 {number}"),
    "severities.error.one": entry("1 error", "错误 1"),
    "severities.warning.one": entry("1 warning", "警告 1"),
    "severities.info.one": entry("1 note", "提示 1"),
    # Administrative levels
    "level.township": entry("township", "乡级"),
    "level.county": entry("county", "县级"),
    "level.city": entry("city", "市级"),
    "level.province": entry("province", "省级"),
    # Columns of tables
    "column.status": entry("Status", "结论"),
    "column.area": entry("Area", "地区"),
    "column.period": entry("Year", "年份"),
    "column.pack": entry("Rule file", "规则包"),
    "column.indicator": entry("Indicator", "指标"),
    "column.value": entry("Value", "数值"),
    "column.target": entry("Target", "目标"),
    "column.gap": entry("Gap", "差距"),
    "column.clause": entry("Clause", "条款"),
    "column.severity": entry("Severity", "级别"),
    "column.name": entry("Name", "名称"),
    "column.total_gap": entry("Total gap", "合计差距"),
    "column.worst": entry("Furthest off", "差距最大"),
    "column.spread": entry("Spread", "分布"),
    "column.course": entry("Course", "走势"),
    "column.file": entry("File", "文件"),
    "column.findings": entry("Findings", "问题"),
    "column.column": entry("Column", "列"),
    "column.header": entry("Header", "表头"),
    "column.use": entry("Use", "用途"),
    "column.unit": entry("Unit", "单位"),
    "column.cells": entry("Cells", "单元格"),
    "column.reason": entry("Remark", "说明"),
    # Words between brackets and commas
    "list.pause": entry(", ", "、"),
    "list.and_others": entry("{first}, …", "{first} 等"),
    "list.semicolon": entry("; ", "；"),
    "list.colon": entry(": ", "："),
    "hint.did_you_mean": entry(' Did you mean "{word}"?', "是不是“{word}”？"),
    # Why the system refused a file
    "reason.no_permission": entry("permission denied", "没有权限"),
    "reason.read_only": entry("the file system is read-only", "文件系统只读"),
    "reason.no_space": entry("no space left", "磁盘空间不足"),
    "reason.too_large": entry("the file would be larger than allowed", "文件超过允许的大小"),
    "reason.no_such_place": entry("no such file or directory", "文件或文件夹不存在"),
    "reason.name_too_long": entry("the name is too long", "文件名过长"),
    "reason.a_directory": entry("it is a folder", "这是文件夹"),
    "reason.link_loop": entry("it is a link that leads back to itself", "链接指向自身，无法打开"),
    "reason.not_a_directory": entry("a part of the path is a file, not a directory", "路径中有一段是文件而不是文件夹"),
    "word.command": entry("A command", "命令"),
    "word.constant": entry("a constant", "常数"),
    "word.no_cell": entry("(in no table)", "（各表均无）"),
    "word.no_name": entry("(no name)", "（无名称）"),
    # Behind a figure and behind a cell: how many rows of a table it is the sum of
    "evidence.rows": entry(" in {number} rows", "（{number} 行合计）"),
    "evidence.rows.one": entry(" in 1 row", "（1 行）"),
    "cells.further": entry(" (+ {number} rows)", "（另加 {number} 行）"),
    "cells.further.one": entry(" (+ 1 row)", "（另加 1 行）"),
    "formula.after": entry("after", "；此前"),
    "evidence.published": entry("{figure}, as published", "公布值 {figure}"),
    # Gaps and targets
    "gap.short": entry("{quantity} short", "差 {quantity}"),
    "gap.over": entry("{quantity} too many", "超 {quantity}"),
    "target.by": entry("{target} by {year}", "{year} 年起 {target}"),
    "target.in": entry("{target} in {year}", "{year} 年 {target}"),
    "target.from": entry("{target} from {year}", "{year} 年以来 {target}"),
    "target.between": entry("{low} to {high}", "{low} 至 {high}"),
    "target.between_or_over": entry("{low} to {high} or more", "{low} 至 {high}，可超过"),
    "target.about": entry("about {figure}, within {within}", "约 {figure}，允许偏差 {within}"),
    "target.falling": entry("falling every year", "逐年下降"),
    "target.rising": entry("rising every year", "逐年上升"),
    "target.milestone": entry("{target} ({year})", "{target}（{year} 年）"),
    "target.rounded": entry("{target}, rounded to {digits} decimals", "{target}（保留 {digits} 位小数后比较）"),
    # The progress bar
    "progress.reading": entry("Reading tables", "读取表格"),
    "progress.understanding": entry("Finding figures", "识别数据"),
    "progress.judging": entry("Judging", "判定指标"),
    "progress.comparing": entry("Comparing areas", "比较各地区"),
    "progress.checking": entry("Checking figures", "检查数据"),
    "progress.writing": entry("Writing reports", "写出报告"),
    # The report on the terminal
    "report.packs": entry("Rules: {packs}", "规则：{packs}"),
    "report.pack": entry("{pack} (revision {revision})", "{pack}（第 {revision} 版）"),
    "report.tables": entry("Tables: {tables}", "表格：{tables}"),
    "report.many_tables": entry("Tables: {number}, with {rows} rows", "表格：{number} 张，共 {rows} 行"),
    "report.table": entry("{path} ({rows} rows)", "{path}（{rows} 行）"),
    "report.table.sums": entry(
        "{path} ({rows} rows, summed by area: {sums})", "{path}（{rows} 行，按地区相加为 {sums} 行）"
    ),
    "report.table.one": entry("{path} (1 row)", "{path}（1 行）"),
    "report.by_indicator": entry("By indicator", "按指标汇总"),
    "report.by_area": entry("By area: the {number} with most misses", "按地区汇总：未达标最多的 {number} 个"),
    "report.by_every_area": entry("By area", "按地区汇总"),
    "report.by_file": entry("By file", "按文件汇总"),
    "report.misses": entry("Missed", "未达标"),
    "report.see_all": entry(
        "{total} verdicts are more than a screenful; the tables above sum them up.\n"
        "All of them: --all\n"
        "Every miss: --only fail --all\n"
        "As a file: -o verdicts.csv",
        "共 {total} 条结论，超过一屏，以上为汇总。\n"
        "查看全部：--all\n"
        "全部未达标：--only fail --all\n"
        "存成文件：-o verdicts.csv",
    ),
    "report.hidden": entry(
        "Chosen: {shown} of {total} verdicts (--only {only}).", "按 --only {only} 选出 {total} 条结论中的 {shown} 条。"
    ),
    "report.clean_indicators": entry(
        "(indicators with nothing missed or missing: {number})", "（另有 {number} 项指标没有未达标，也不缺数据）"
    ),
    "legend.spread": entry(
        "Spread: the areas of {year} from the lowest value up; | is the target.",
        "分布：{year} 年各地区由低到高；| 为目标。",
    ),
    "legend.spread_undated": entry(
        "Spread: the areas from the lowest value up; | is the target.", "分布：各地区由低到高；| 为目标。"
    ),
    "legend.course": entry("Course: the values from {first} to {last}.", "走势：{first} 至 {last} 年的数值。"),
    "legend.met": entry(
        "Course: the share of targets met from {first} to {last}.", "走势：{first} 至 {last} 年达标的比例。"
    ),
    "report.other_areas": entry("(more areas that miss something: {number})", "（另有 {number} 个地区未全部达标）"),
    "report.clean_areas": entry(
        "(areas with nothing missed or missing: {number})", "（另有 {number} 个地区没有未达标，也不缺数据）"
    ),
    "report.other_files": entry("(more files: {number})", "（另有 {number} 个文件）"),
    "report.clean_files": entry(
        "(files with nothing missed, missing or wrong: {number})", "（另有 {number} 个文件没有未达标、缺数据或问题）"
    ),
    "report.other_indicators": entry("(more indicators: {number})", "（另有 {number} 项指标）"),
    "report.findings": entry("Findings in the tables: {numbers}", "表格中的问题：{numbers}"),
    "report.more_findings": entry(
        "… and {number} more; all of them: -o report.json", "……另有 {number} 条；查看全部：-o report.json"
    ),
    "report.cells": entry("Cells that the rules need: {kinds}", "规则所需数据的单元格：{kinds}"),
    "report.cells.figures": entry(
        "{number} with a figure (zero in {zeros})", "有数字 {number} 个（其中零 {zeros} 个）"
    ),
    "report.cells.figures.without_zero": entry("{number} with a figure", "有数字 {number} 个"),
    "report.cells.blank": entry("{number} blank", "空白 {number} 个"),
    "report.cells.not_available": entry("{number} marked as not available", "标为暂缺 {number} 个"),
    "report.cells.below_unit": entry(
        "{number} less than the table's unit (not zero)", "不足本表最小单位（并非零）{number} 个"
    ),
    "report.cells.suppressed": entry("{number} suppressed", "保密不公布 {number} 个"),
    "report.cells.not_applicable": entry("{number} not applicable", "不适用 {number} 个"),
    "report.cells.unusable": entry("{number} that cannot be used", "无法采用 {number} 个"),
    "report.unused": entry("Columns not used in {path}: {headers}", "{path} 中未使用的列：{headers}"),
    "report.unused_in_many": entry(
        "Columns not used in {number} tables: {headers}", "{number} 张表中未使用的列：{headers}"
    ),
    "report.more_unused": entry(
        "More tables have other columns that are not used ({number} kinds): see the JSON report.",
        "另有 {number} 种未使用的列，见 JSON 报告。",
    ),
    "report.summary": entry("{total} verdicts: {parts}.", "共 {total} 条结论：{parts}。"),
    "report.summary.one": entry("1 verdict: {parts}.", "共 1 条结论：{parts}。"),
    "report.no_verdicts": entry("No verdicts.", "没有任何结论。"),
    "report.warning_fails": entry(
        "Of these misses only encouraged (warning or info): {number}.",
        "未达标中属于鼓励性指标（警告或提示级）：{number}。",
    ),
    "report.reasons": entry("Why a verdict is missing or invalid:", "缺数据或数据有误的原因："),
    "report.more_reasons": entry(
        "… and {number} more reasons; all of them: -o report.json", "……另有 {number} 种原因；查看全部：-o report.json"
    ),
    "reason.missing": entry("missing, {number}: {reason} ({code})", "缺数据 {number} 条：{reason}（{code}）"),
    "reason.missing_areas": entry(
        "missing, {number}: {reason} ({code}): {areas}", "缺数据 {number} 条：{reason}（{code}）：{areas}"
    ),
    "reason.invalid": entry("invalid, {number}: {reason} ({code})", "数据有误 {number} 条：{reason}（{code}）"),
    "outcome.passed": entry(
        "PASSED: everything was judged and nothing that is due was missed. Exit code 0.",
        "通过：全部已判定，到期目标均已达到。退出码 0。",
    ),
    "outcome.passed_with_misses": entry(
        "PASSED: nothing at or above --fail-on {fail_on} was missed; lesser misses and findings are shown above. "
        "Exit code 0.",
        "通过：没有达到 --fail-on {fail_on} 级别的问题；较轻的未达标和问题见上。退出码 0。",
    ),
    "outcome.not_enforced": entry(
        "NOT ENFORCED (--fail-on never): {what}. Exit code 0.",
        "不作为失败（--fail-on never）：{what}。退出码 0。",
    ),
    "outcome.passed_allowing_missing": entry(
        "PASSED, leaving out what is missing (--allow-missing): nothing that was judged was missed. Exit code 0.",
        "通过（按 --allow-missing 不计缺数据）：已判定的均达标。退出码 0。",
    ),
    "outcome.failed": entry(
        "NOT PASSED: {what}. Exit code 1.",
        "未通过：{what}。退出码 1。",
    ),
    "outcome.targets": entry("{number} targets missed", "{number} 项未达标"),
    "outcome.targets.one": entry("1 target missed", "1 项未达标"),
    "outcome.findings": entry("{number} findings in the tables", "表格中有 {number} 处问题"),
    "outcome.findings.one": entry("1 finding in the tables", "表格中有 1 处问题"),
    "outcome.inconclusive": entry(
        "INCONCLUSIVE: nothing failed, but {number} of {total} verdicts could not be given. Exit code 4.",
        "无法定论：没有未达标，但 {total} 条结论中有 {number} 条无法作出。退出码 4。",
    ),
    "outcome.nothing": entry(
        "INCONCLUSIVE: nothing was judged, which is never a pass. Exit code 4.",
        "无法定论：没有作出任何判定，不能算通过。退出码 4。",
    ),
}
