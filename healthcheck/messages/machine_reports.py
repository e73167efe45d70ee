"""Sentences of reports for machines: one missed target or one run in a line or two."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "sentence.then": entry("{first} {then}", "{first}{then}"),
    "sentence.finding": entry("{message} ({cell})", "{message}（{cell}）"),
    "sentence.subject": entry("{area} {year}", "{area} {year} 年"),
    "sentence.missed": entry(
        "{subject}: {indicator} is {value}, target {target}.", "{subject}：{indicator}为 {value}，目标 {target}。"
    ),
    "sentence.missed_by": entry(
        "{subject}: {indicator} is {value}, target {target}, {gap}.",
        "{subject}：{indicator}为 {value}，目标 {target}，{gap}。",
    ),
    "sentence.missed_unvalued": entry(
        "{subject}: {indicator} misses the target {target}.", "{subject}：{indicator}未达到目标 {target}。"
    ),
    "sentence.evidence": entry("Computed: {evidence}.", "计算：{evidence}。"),
    "sentence.cells": entry("Cells: {cells}.", "单元格：{cells}。"),
    "sentence.clause": entry("Clause {clause}, {document}.", "依据：{document}，条款 {clause}。"),
    "sentence.document": entry("Document: {document}.", "依据：{document}。"),
    "sentence.target": entry("Target: {target}.", "目标：{target}。"),
    "sentence.explain": entry("More: healthcheck explain {topic}", "详细说明：healthcheck explain {topic}"),
    "sentence.known": entry("Known from the baseline.", "基线中已有。"),
    "sentence.waived": entry("Not counted: {reason}.", "{reason}。"),
    "sentence.rest": entry("Not shown here: {numbers}.", "此处未列出：{numbers}。"),
    "rest.known": entry("{number} known", "已知 {number}"),
    "rest.waived": entry("{number} waived", "已豁免 {number}"),
    "title.known": entry("{rule} (known)", "{rule}（已知）"),
    "title.waived": entry("{rule} (waived)", "{rule}（已豁免）"),
    "title.waived_by": entry("{rule} (waived: {waiver})", "{rule}（已豁免：{waiver}）"),
    "sentence.total": entry("verdicts in all", "结论总数"),
    "sentence.count": entry("verdicts: {status}", "结论数：{status}"),
    # Markdown
    "markdown.title": entry("Health statistics check", "卫生统计数据核对"),
    "markdown.more_misses": entry(
        "… and {number} more missed targets; all of them: `-o verdicts.csv`",
        "……另有 {number} 项未达标；查看全部：`-o verdicts.csv`",
    ),
}
