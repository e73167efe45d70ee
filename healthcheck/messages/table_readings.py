"""What was made of a table where it is not beyond doubt (HC279, HC620 on)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC279": entry(
        "{variable}: {number} more cells like those before ({code}), from this one on",
        "“{variable}”：自此起还有 {number} 个单元格有同样问题（{code}），不再逐一列出",
        "The same was found in very many cells of one variable, so the cause is probably one and the same: "
        "the unit of a column, the wrong column, or a table that was given twice. The first 100 cells are listed "
        "one by one. Correct the cause and run again.",
        "同一变量的大量单元格有相同问题，原因多半只有一个：整列单位有误，列取错了，或同一张表给了两次。前 100 个单元格"
        "已逐一列出。请改正后重新运行。",
    ),
    "HC622": entry(
        '{variable}: "{raw}" can be read in two ways: the sign in it may be a decimal point, or stand between '
        "thousands. Write the figure without it.",
        "{variable}：“{raw}”有两种读法：其中的符号可能是小数点，也可能是千位分隔符。请去掉该符号后填写。",
        "SDMX-CSV files with semicolons between their cells may write decimal points as commas. A figure such as 12,4 "
        "in the column shows that they do; when all commas stand before three digits, 1,234 may be either, a thousand "
        "times apart. Such figures are not used.",
        "以分号分隔的 SDMX-CSV 文件可能用逗号作小数点。列中若有“12,4”这样的数，即可断定；若逗号后都是三位数字，"
        "“1,234”可能是一千二百三十四，也可能是一点二三四，相差一千倍，因此不采用。",
    ),
    "HC623": entry(
        'The status "{status}" ({meaning}) stands beside figures: {number}. They count as they stand.',
        "有 {number} 个数据的状态为“{status}”（{meaning}），仍按原值采用。",
        "OBS_STATUS says how a figure came about. Figures that are not there (L, O, H), do not apply (M), are "
        "suppressed (Q), or are zero only because they are too small (N) are missing; all others count as they stand. "
        "A forecast is a warning, because it is not what an area has reached.",
        "OBS_STATUS 说明数据的由来。没有数据（L、O、H）、不适用（M）、保密（Q）以及因太小而显示为零（N）的按缺数据处"
        "理，其余照常采用。预测数会给出警告，因为那不是已经达到的水平。",
    ),
    "HC624": entry(
        "The row deletes an earlier figure (ACTION {raw}) and holds none: it is left out.",
        "本行是删除以前数据的指令（ACTION 为 {raw}），不是数据，未采用。",
        "In SDMX-CSV a row with the action D holds no figure: it tells a database to forget one. Rows with other "
        "actions (I, A, R) are read.",
        "SDMX-CSV 中 ACTION 为 D 的行不是数据，而是要数据库删除某个数。其他行（I、A、R）照常读取。",
    ),
    "HC625": entry(
        "The figure is deleted by line {line} of the same table (ACTION D), so it is not used. Delete one of the rows.",
        "同一张表的第 {line} 行（ACTION 为 D）删除了本行的数据，因此不采用。请删除其中一行。",
        "Two rows are about the same area, year and indicator: one gives a figure, the other deletes it. "
        "Which of them is meant cannot be known.",
        "两行的地区、年份和指标相同，一行给出数据，另一行删除它。以哪一行为准无从得知。",
    ),
    "HC626": entry(
        "The column holds the names of what stands in {header}, which is read instead.",
        "这一列是 {header} 列内容的名称，读取的是 {header} 列。",
        "SDMX-CSV with labels=name puts beside each column of identifiers one with their names. The names of areas "
        "and of indicators are read, those of years, units and statuses are not needed.",
        "带 labels=name 的 SDMX-CSV 在每个代码列旁边都有名称列。地区和指标的名称会读取，年份、单位和状态的名称不需要。",
    ),
    "HC627": entry(
        'Read as {encoding}, the text has no rows, only "{raw}": that is probably not its encoding. Name another one '
        "with --encoding, or leave the option out.",
        "按 {encoding} 读取时没有任何数据行，只有“{raw}”：编码多半不对。请用 --encoding 指明其他编码，或去掉该选项。",
        "In an encoding that writes each character in two or four bytes, the line breaks of other text end up inside "
        "characters, so that the whole file is one line. When the words are in order, the table has a header and "
        "no rows.",
        "有的编码每个字符占两个或四个字节，用它读取其他编码的文本，换行会落到字符里面，整个文件变成一行。如果显示的文字"
        "没有乱码，则是表格只有表头、没有数据行。",
    ),
    "HC628": entry(
        'The row is left out: the cell that should name its area holds {length} characters, beginning with "{raw}".',
        "本行未采用：应写地区的单元格有 {length} 个字符，开头为“{raw}”。",
        "No area has so long a name or code. Usually a quotation mark that is not closed made one cell of many rows, "
        "and the areas of those rows are missing; or a note was pasted into the column. Look at the row in a text "
        "editor.",
        "没有哪个地区的名称或代码会这么长。常见原因是引号没有成对，许多行被并成了一个单元格，那些行的地区也就缺失了；"
        "也可能是把说明文字粘贴到了这一列。请用文本编辑器查看这一行。",
    ),
    "HC629": entry(
        'The row "{raw}" counts a part of a row above it and is left out. If it is an area of its own, give it its '
        "area code.",
        "“{raw}”行只是上面某一行的一部分，未采用。如果它本身是一个地区，请填写区划代码。",
        "Rows that begin with 其中, # or 'of which' repeat some of what a row above them counts: public hospitals, "
        "women, the districts of a city. They are never judged as areas of their own. When the name behind the mark "
        "ends like that of an area, this is a warning: the area gets no verdict.",
        "以“其中”“#”或“of which”开头的行，是上面某一行的其中一部分，如公立医院、女性、市辖区，不会当作单独的地区判定。"
        "标记后面的名称像是一个地区时给出警告，因为该地区没有结论。",
    ),
    "HC630": entry(
        'The row "{raw}" has an area code of its own and is judged as that area.',
        "“{raw}”行有自己的区划代码，按该地区判定。",
        "A mark such as 其中 or # says that the row is a part of one above it, and its code says which area it is. The "
        "mark is left off the name.",
        "“其中”“#”等标记说明该行是上面某一行的一部分，而区划代码说明它是哪个地区。名称中的标记已去掉。",
    ),
    "HC631": entry(
        '"{header}" is read as {variable}, a part of what stands before it.',
        "“{header}”按“{variable}”读取，它是前一列（或前一行）的其中一部分。",
        "What stands behind 其中 or # is the name of one variable, no other column is that variable, and the column "
        "before it is not narrower. If the figures are of something narrower all the same, have the header ignored "
        "with --columns.",
        "“其中”或“#”后面正好是一个指标的名称，没有其他列是该指标，前面的列也没有更窄的口径。如果数据其实是更窄的口径，"
        "请用 --columns 把它设为 ignore。",
    ),
    "HC632": entry(
        'The header "{header}" counts a part of something, and it is not clear that this is all of {target}: it is not '
        "used. If it is, say so with --columns.",
        "表头“{header}”是某项的其中一部分，不能确定它就是“{target}”的全部，因此不采用。如果是，请用 --columns 说明。",
        "其中：医师 behind 公立医院人员 are the doctors of public hospitals only, and 其中：户籍人口 behind 常住人口 "
        "the registered among the residents. Such a column is used only when nothing of the kind is possible.",
        "“公立医院人员”后面的“其中：医师”只是公立医院的医师，“常住人口”后面的“其中：户籍人口”只是常住人口中的户籍人口。"
        "只有排除了这类可能时才采用。",
    ),
    "HC633": entry(
        '{what} of all rows is taken from the line above the table: {text} ("{raw}").',
        "全表各行的{what}取自表格上方：{text}（“{raw}”）。",
        "No column of the table says it, and a line above the header does, as 地区：福建省 or 时间：2023年. A year in "
        "a title without such a label is not taken: it may be the year of a report. --period goes before the line.",
        "表中没有相应的列，而表头上方写明了，如“地区：福建省”“时间：2023年”。标题中没有这样标明的年份不会采用，因为可"
        "能是报告的年份。写了 --period 时以它为准。",
    ),
    "HC634": entry(
        'The title says {year} ("{raw}"), but no column does: the rows are judged without a year. If it is theirs, add '
        "--period {year}.",
        "标题写的是 {year} 年（“{raw}”），而表中没有年份列，按无年份判定。如果数据就是这一年的，请加 --period {year}。",
        "Without a year every target that has a due year counts as reached, and what compares years is missing. The "
        "year in a title may be that of the data, of the report or of the yearbook, so it is not taken without being "
        "asked for.",
        "没有年份时，有期限的目标一律按已到期判定，需要与其他年份比较的指标缺数据。标题中的年份可能是数据年份，也可能是"
        "报告或年鉴的年份，因此不会自行采用。",
    ),
    "title.area": entry("The area", "地区"),
    "title.year": entry("The year", "年份"),
    "hint.period": entry(' "{raw}" says {year}: --period {year}.', "“{raw}”中写有 {year}，可加 --period {year}。"),
    "HC646": entry(
        'A month or a day stands in the place of the year: {rows}, such as "{raw}", which is read as {year}.',
        "年度列写的是月份或日期：{rows}，如“{raw}”，按 {year} 年读取。",
        "The last month of a year, its last day and the span from January to December say the state of the year, or "
        "all of it. Where the column has other months too, none of its months is read (HC253): the figures may be "
        "those of the month.",
        "年末的月份、日期，或“1-12月”，表示的就是该年度的数据。如果该列还有其他月份，则所有月份都不采用（HC253），因为数据"
        "可能只是当月的。",
    ),
    "HC647": entry(
        '{variable}: "{raw}" is read as the figure in it.',
        "{variable}：“{raw}”按其中的数字读取。",
        'A figure was written as a text: ="3922", with an apostrophe in front, or with characters that cannot be seen. '
        "It counts as it stands; spreadsheets do not add it up. For information only.",
        '数字被写成了文本：="3922"，前面有单引号，或夹有看不见的字符。数据照常采用，但电子表格求和时不会计入。仅供参考。',
    ),
    "HC639": entry(
        "{which}: the workbook was probably never calculated. Open it in Excel or WPS and save it.",
        "{which}：该工作簿可能从未计算过。请用 Excel 或 WPS 打开并保存一次。",
        "Programs that write workbooks put formulas into them without working them out. What such a cell would show is "
        "not in the file, so it is neither blank nor zero and cannot be used (HC209). In an xls every formula has some "
        "result; when all of them are empty, the cells are read as blank, and that is probably wrong.",
        "有些程序生成工作簿时只写入公式而不计算，文件中没有单元格应显示的结果，因此既不是空白也不是零，不能采用（HC209"
        "）。xls 文件中每个公式都有结果；如果全部是空的，这些单元格会按空白读取，而这多半不对。",
    ),
    "formulas.unsaved": entry("Formulas without a saved result: {number}", "有 {number} 个公式没有保存计算结果"),
    "formulas.empty": entry(
        "All results of the sheet's formulas are empty ({number} formulas)", "工作表中 {number} 个公式的结果全部为空"
    ),
    "HC640": entry(
        "The header is written again here; the row is no data and is left out.",
        "此处重复了表头，本行不是数据，未采用。",
        "Tables that were made to be printed have their header at the top of each page. Every cell of such a row says "
        "what the header says in its column.",
        "为打印而制作的表格，每一页开头都有表头。这样的行，每个单元格都与所在列的表头相同。",
    ),
    "sdmx.B": entry("break in the series", "序列有断点"),
    "sdmx.D": entry("definition differs", "口径不同"),
    "sdmx.E": entry("estimated", "估计数"),
    "sdmx.F": entry("forecast", "预测数"),
    "sdmx.G": entry("experimental", "试验数据"),
    "sdmx.I": entry("imputed", "插补数"),
    "sdmx.K": entry("included in another category", "并入其他类别"),
    "sdmx.N": entry("not significant", "数值太小"),
    "sdmx.P": entry("provisional", "初步数"),
    "sdmx.S": entry("strike or other special events", "受特殊事件影响"),
    "sdmx.U": entry("low reliability", "可靠性低"),
    "sdmx.V": entry("not validated", "未经核实"),
    "sdmx.W": entry("includes another category", "包含其他类别"),
    "sdmx.unknown": entry("a status that is not known", "未知的状态"),
}
