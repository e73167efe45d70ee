"""Words and sentences of Excel workbooks: the report and what it holds."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # Sheets
    "excel.summary": entry("Summary", "汇总"),
    "excel.verdicts": entry("Verdicts", "结论"),
    "excel.gaps": entry("Gaps", "差距"),
    "excel.findings": entry("Findings", "问题"),
    # Columns
    "excel.area": entry("Area code", "区划代码"),
    "excel.level": entry("Level of the area", "地区级别"),
    "excel.required": entry("Limit that binds", "当年应达到"),
    "excel.due": entry("Due", "到期年份"),
    "excel.progress": entry("Value / limit", "完成程度"),
    "excel.gap_words": entry("In words", "差距说明"),
    "excel.serves": entry("Enough for", "现有量可满足"),
    "excel.unserved": entry("Beyond that", "尚未满足"),
    "excel.base_unit": entry("Unit of what is served", "满足对象单位"),
    "excel.evidence": entry("Computed", "计算过程"),
    "excel.document": entry("Document", "依据文件"),
    "excel.reason_code": entry("Code of the remark", "说明代码"),
    "excel.indicator_id": entry("Indicator id", "指标代号"),
    "excel.number": entry("Number", "数目"),
    "excel.total": entry("All", "合计"),
    "excel.code": entry("Code", "代码"),
    "excel.message": entry("Finding", "问题"),
    "excel.meaning": entry("What it means and what to do", "含义与处理办法"),
    "excel.file": entry("File", "文件"),
    "excel.sheet": entry("Sheet", "工作表"),
    "excel.line": entry("Line", "行号"),
    "excel.cell": entry("Cell", "单元格"),
    "excel.raw": entry("Text of the cell", "单元格原文"),
    # The summary
    "excel.by_status": entry("By status", "按结论汇总"),
    "excel.by_indicator": entry("By indicator", "按指标汇总"),
    "excel.omitted": entry(
        'The sheet "{sheet}" shows {shown} of {total} rows, the worst: a sheet of Excel takes 1,048,576. '
        "All of them: -o {file}",
        "工作表“{sheet}”只列出 {total} 行中最重要的 {shown} 行：Excel 的一个工作表最多 1,048,576 行。"
        "全部内容：-o {file}",
    ),
    "excel.chosen": entry(
        'The sheet "{sheet}" shows {shown} of {total} verdicts (--only {only}).',
        "工作表“{sheet}”按 --only {only} 列出 {total} 条结论中的 {shown} 条。",
    ),
}
