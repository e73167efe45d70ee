"""What goes back to those who sent the tables: marked copies, notices, and how a miss is made good (HC44x)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # How a miss is made good
    "advice.add": entry("add at least {quantity} ({variable})", "至少增加 {quantity}（{variable}）"),
    "advice.reduce": entry("reduce by at least {quantity} ({variable})", "至少减少 {quantity}（{variable}）"),
    "advice.raise": entry("raise by at least {quantity} ({variable})", "至少提高 {quantity}（{variable}）"),
    "advice.lower": entry("lower by at least {quantity} ({variable})", "至少降低 {quantity}（{variable}）"),
    "advice.flag": entry("complete: {variable}", "完成该项工作：{variable}"),
    "advice.falling": entry("bring it below the year before ({variable})", "降到上年以下（{variable}）"),
    "advice.rising": entry("bring it above the year before ({variable})", "提高到上年以上（{variable}）"),
    "advice.other": entry(
        "check the figures and bring them to the target ({variable})", "核实数据并达到目标（{variable}）"
    ),
    "advice.unserved": entry(
        "what is there is enough for {served}, {beyond} fewer than there are",
        "现有数量可满足 {served}，未满足的还有 {beyond}",
    ),
    # Comments in marked copies
    "mark.miss": entry("{status} ({severity}): {rule}", "{status}（{severity}）：{rule}"),
    "mark.unjudged": entry("{status}: {rule} ({code})", "{status}：{rule}（{code}）"),
    "mark.unjudged_why": entry("{subject}, {indicator}: {reason}.", "{subject}，{indicator}：{reason}。"),
    "mark.finding": entry("{severity}: {code}", "{severity}：{code}"),
    "mark.fix": entry("What to do: {advice}.", "整改：{advice}。"),
    "mark.part": entry(
        "The figure is the sum of {number} cells; this is one of them.", "该数由 {number} 个单元格相加，此为其中之一。"
    ),
    "mark.more": entry("… and {number} more; all of them are in the report.", "……另有 {number} 项，全部见核对报告。"),
    # Notices to single areas
    "notice.title": entry("Notice on the check of health statistics", "卫生统计数据核对反馈单"),
    "notice.to": entry("To", "单位"),
    "notice.area": entry("{name} ({code})", "{name}（{code}）"),
    "notice.years": entry("Years", "年度"),
    "notice.undated": entry("not said in the tables", "表中未注明"),
    "notice.basis": entry("Basis", "核对依据"),
    "notice.document": entry("{document} (rules: {pack})", "《{document}》（规则：{pack}）"),
    "notice.document_number": entry("{document}, {number} (rules: {pack})", "《{document}》（{number}；规则：{pack}）"),
    "notice.tables": entry("Tables", "核对的表格"),
    "notice.many_tables": entry("{number} tables", "{number} 张"),
    "notice.with_unit": entry("{indicator} ({unit})", "{indicator}（{unit}）"),
    "notice.result": entry("Result", "核对结果"),
    "notice.greeting": entry("{area}:", "{area}："),
    "notice.opening": entry(
        "The tables were held against the documents named above. {found} Please check what is listed below, "
        "make it good, and hand the tables in again.",
        "经对照上列文件核对所报数据，{found}请按下列事项核实、整改，并重新报送。",
    ),
    "notice.found.misses": entry("Targets missed: {number}.", "有 {number} 项未达标；"),
    "notice.found.findings": entry("Doubtful or wrong figures: {number}.", "资料存在 {number} 处问题；"),
    "notice.found.unjudged": entry(
        "Verdicts that could not be given: {number}.", "有 {number} 项因资料缺失或有误无法判定；"
    ),
    "notice.numerals": entry("1 2 3 4 5", "一 二 三 四 五"),
    "notice.heading": entry("{number}. {heading}", "{number}、{heading}"),
    "notice.misses": entry("What fell short", "未达标事项"),
    "notice.findings": entry("Problems in the figures", "资料问题"),
    "notice.unjudged": entry("What is missing or cannot be used", "缺报或无法采用的资料"),
    "notice.pending": entry("Not due yet", "尚未到期的指标"),
    "notice.advice": entry("What to do", "整改建议"),
    "notice.number": entry("No.", "序号"),
    "notice.actual": entry("Actual", "实际"),
    "notice.shortfall": entry("Shortfall", "缺口"),
    "notice.people": entry("{gap}; {beyond} go without", "{gap}，{beyond}未覆盖"),
    "notice.encouraged": entry("{indicator} (encouraged)", "{indicator}（鼓励性）"),
    "notice.finding": entry("{message} [{cell}, {code}]", "{message}［{cell}，{code}］"),
    "notice.reason": entry("{reason}: {indicators} [{code}]", "{reason}，涉及：{indicators}［{code}］"),
    "notice.and_more": entry("{words} and {number} more", "{words}等 {number} 项"),
    "notice.advice_miss": entry("No. {number}: {advice}.", "第 {number} 项：{advice}。"),
    "notice.advice_findings": entry(
        "Correct the figures listed above in the cells that are named.", "对所列资料问题，请在注明的单元格核实更正。"
    ),
    "notice.advice_unjudged": entry("Fill in what is missing.", "对缺报的资料，请补齐。"),
    "notice.advice_again": entry(
        "Where a figure itself is wrong, correct it and hand the table in again. Clauses are those of the documents "
        "named above.",
        "如系数据填报有误，请更正后重新报送；条款号为上列文件的条款号。",
    ),
    "notice.further": entry("Missed as well, {number}: {misses}.", "另有 {number} 项未达标：{misses}。"),
    "notice.further_miss": entry("{indicator} ({gap})", "{indicator}（{gap}）"),
    "notice.rest": entry("… and {number} more; all of them are in the report.", "……另有 {number} 项，全部见核对报告。"),
    "notice.issued": entry("Issued by:", "填发单位（盖章）："),
    "notice.officer": entry("Officer:", "经办人："),
    "notice.date": entry("Date:", "日期：　　　　年　　月　　日"),
    "notice.written": entry(
        "Notices in {folder}: {number}, of {areas} areas.", "已写反馈单 {number} 份（共 {areas} 个地区），在 {folder}。"
    ),
    "notice.none": entry(
        "No notices: nothing fell short, is missing or is wrong in any of {areas} areas.",
        "没有需要反馈的地区（共 {areas} 个）：均无未达标、缺报或资料问题，未写反馈单。",
    ),
    "notice.elsewhere": entry(
        "Findings that belong to no single area and are in no notice: {number}; see the report.",
        "另有 {number} 处问题不属于某一地区，未列入反馈单，见核对报告。",
    ),
    # Places and tables that do not do
    "HC440": entry(
        '{option}: a marked copy is a workbook; "{file}" must end in {ending}.',
        "{option}：标注件是工作簿，“{file}”须以 {ending} 结尾。",
        "The copy of a workbook keeps its ending, because programs refuse macros under .xlsx; "
        "the copy of any other table is a new .xlsx workbook.",
        "工作簿的标注件沿用原来的后缀（带宏的工作簿不能用 .xlsx）；其他表格的标注件是新建的 .xlsx 工作簿。",
    ),
    "HC441": entry(
        'The folder "{folder}" is not empty; name a new one, or empty it.',
        "文件夹“{folder}”不是空的。请另起一个名称，或先清空。",
        "Files of an earlier run would stay among the new ones and look as if they belonged to them. "
        "Nothing in the folder was changed.",
        "上次运行留下的文件会混在新文件里，看不出是旧的。文件夹里的内容没有改动。",
    ),
    "HC442": entry(
        '"{folder}" is a file; name a folder that does not exist yet.',
        "“{folder}”是文件，请写一个尚不存在的文件夹名称。",
        "Several files are written, so a folder is needed; it is created.",
        "要写的文件不止一个，需要文件夹；文件夹会自动建立。",
    ),
    "HC443": entry(
        '{option}: there are several tables; name a folder instead of "{file}".',
        "{option}：有多张表，请写文件夹名称，不要写“{file}”。",
        "Each table gets a copy of its own. The folder is created; it must be new or empty.",
        "每张表各有一份标注件。文件夹会自动建立，须为新文件夹或空文件夹。",
    ),
    "HC444": entry(
        "{option}: the standard input cannot be read a second time; give the table as a file.",
        "{option}：标准输入不能读第二遍，请给出表格文件。",
        "A marked copy is made of the file itself, after it was judged.",
        "标注件在判定之后由原文件生成。",
    ),
    "HC445": entry(
        '"{file}" has changed since it was read; run the command again.',
        "“{file}”在读取之后被改动过，请重新运行。",
        "Somebody saved the table while it was judged, so the marks would stand in cells of another table.",
        "判定期间有人保存了该表，标注会对不上单元格。",
    ),
    "HC446": entry(
        "{file}: {number} problems have no cell of their own and are not marked; see the report.",
        "{file}：有 {number} 处问题没有对应的单元格，未作标注，请看核对报告。",
        "A column that is not there, or an area that is in no table, has no cell. The report lists all problems.",
        "缺少的列、没有上报的地区没有单元格可标。全部问题见核对报告。",
    ),
    "HC447": entry(
        "{file}: cells that have a colour but no comment: {number}; see the report for what is wrong with them.",
        "{file}：有 {number} 个单元格只涂了颜色而没有批注，问题见核对报告。",
        "A sheet gets at most 5,000 comments, the worst first, because programs draw each of them. A cell in which "
        "people discuss (threaded comments) gets none, because programs would not show it; nor does one whose comment "
        "is full.",
        "每个工作表最多加 5,000 条批注，先标最严重的，因为程序要逐条绘制。有讨论（会话式批注）的单元格不加批注，"
        "因为程序不会显示；原有批注已满的也不加。",
    ),
    "HC448": entry(
        "{file}: the marked copy is a new workbook with the same cells as text; formats, formulas and charts are not "
        "in it.",
        "{file}：标注件是新建的工作簿，单元格内容相同（均为文本），不含原来的格式、公式和图表。",
        "Only xlsx and xlsm files are marked in place, with everything else as it was. Save the table as .xlsx to have "
        "its formats in the copy.",
        "只有 xlsx、xlsm 文件能在原件上标注并保留其余内容。要保留格式，请先把表格另存为 .xlsx。",
    ),
    "HC449": entry(
        "{file}: the workbook is signed, and the signature does not hold for the marked copy.",
        "{file}：工作簿有数字签名，标注后签名不再有效。",
        "A signature vouches for every byte. The copy says so when it is opened; the submitted file is unchanged.",
        "签名对应文件的每一个字节。打开标注件时会有提示；上报的原文件没有改动。",
    ),
    "HC451": entry(
        "--format {format}: a workbook is nothing to be shown in a terminal; write it to a file: -o report.xlsx",
        "--format {format}：工作簿不能显示在屏幕上，请写到文件：-o report.xlsx",
        "What an Excel file holds is no text. Sent into a file or a pipe (> report.xlsx) it is written as it is.",
        "Excel 文件的内容不是文字。转存到文件或管道（> report.xlsx）时照常输出。",
    ),
    "HC450": entry(
        "{file}: the table has more rows or columns than a sheet of Excel (1,048,576 and 16,384) and gets no marked "
        "copy.",
        "{file}：表格超过 Excel 工作表的上限（1,048,576 行、16,384 列），没有生成标注件。",
        "Split the table, or use the report: it names the cell of every problem.",
        "请拆分表格，或使用核对报告：其中写明每处问题的单元格。",
    ),
}
