"""Tables that cannot be opened (HC210 to HC226), and the maps that say how to read them (HC240 to HC248)."""

from healthcheck.messages.entry import Entry, entry

_FILES: dict[str, Entry] = {
    "HC210": entry(
        'There is no file "{path}". Check the path and the spelling.',
        "找不到文件“{path}”。请检查路径和文件名。",
        "The path is read from the folder in which the command is run. Names with spaces must be put in quotation "
        "marks.",
        "路径从运行命令时所在的文件夹算起。文件名里有空格时要用引号括起来。",
    ),
    "HC211": entry(
        '"{path}" is a folder. Name the tables in it.',
        "“{path}”是文件夹。请指明其中的表格文件。",
        "A table is one file; folders are not searched. Several tables can be named one after the other, or with a "
        "pattern such as tables/*.csv.",
        "一张表就是一个文件，不会在文件夹里查找。可以依次写出几个文件，也可以用 tables/*.csv 这样的通配写法。",
    ),
    "HC212": entry(
        'The file "{path}" cannot be read: {reason}.',
        "文件“{path}”无法读取：{reason}。",
        "The system refused to open or read the file. Usually the right to read it is missing, or Excel holds it open.",
        "系统拒绝打开或读取该文件。多半是没有读取权限，或文件正被 Excel 打开。",
    ),
    "HC213": entry(
        "The table is empty: there is nothing in it.",
        "表格是空的，没有任何内容。",
        "The file has no text, or only blank lines. Often a download or an export broke off.",
        "文件里没有文字，或只有空行。常见原因是下载或导出中断。",
    ),
    "HC214": entry(
        "This is no text table: byte {byte} is NUL. A workbook must have a name that ends in .xlsx; UTF-16 text "
        "needs --encoding utf-16-le.",
        "这不是文本表格：第 {byte} 个字节是 NUL。Excel 文件的扩展名应为 .xlsx；UTF-16 文本请加 --encoding utf-16-le。",
        "Text has no NUL bytes. Usually a workbook or another binary file was given the name of a CSV file, or the "
        "text is UTF-16 without a byte-order mark.",
        "文本中不会有 NUL 字节。多半是把 Excel 等二进制文件改名成了 CSV，或文本是没有 BOM 的 UTF-16 编码。",
    ),
    "HC215": entry(
        "The text is neither UTF-8 (byte {utf8_offset} on line {utf8_line} is {utf8_byte}) nor GB18030 (byte "
        "{gb_offset} on line {gb_line} is {gb_byte}). Name its encoding with --encoding.",
        "文本既不是 UTF-8（第 {utf8_line} 行第 {utf8_offset} 个字节为 {utf8_byte}），也不是 GB18030（第 {gb_line} 行"
        "第 {gb_offset} 个字节为 {gb_byte}）。请用 --encoding 指明编码。",
        "Without --encoding a byte-order mark decides, else strict UTF-8, else strict GB18030 (which includes GBK "
        "and GB2312). Other encodings are never guessed. Bytes are counted from the beginning of the file. Saving "
        "the table as CSV UTF-8 in Excel helps always.",
        "没有 --encoding 时，先看 BOM，再严格按 UTF-8、再严格按 GB18030（包含 GBK 和 GB2312）读取，绝不猜测其他编码。"
        "字节从文件开头数起。在 Excel 中另存为“CSV UTF-8”总是可行的。",
    ),
    "HC216": entry(
        "The text is not {encoding}: byte {offset} on line {line} is {byte}. Name another encoding with --encoding, "
        "or leave the option out.",
        "文本不是 {encoding} 编码：第 {line} 行第 {offset} 个字节为 {byte}。请用 --encoding 指明其他编码，或去掉该选"
        "项。",
        "The encoding was named with --encoding, or by the file's own byte-order mark, and the bytes do not fit it. "
        "The file may be damaged, or put together from pieces in different encodings.",
        "编码由 --encoding 指定，或由文件自身的 BOM 说明，而内容与之不符。文件可能已损坏，或由不同编码的片段拼接而成。",
    ),
    "HC217": entry(
        'There is no encoding "{encoding}". Usual ones: utf-8, gb18030, utf-16, big5.',
        "没有“{encoding}”这种编码。常用的有 utf-8、gb18030、utf-16、big5。",
        "--encoding takes the names that Python knows. gb18030 includes GBK and GB2312.",
        "--encoding 使用 Python 认识的编码名称。gb18030 包含 GBK 和 GB2312。",
    ),
    "HC218": entry(
        "Files that end in {ending} are not read in this version. Save the table as .xlsx or .csv.",
        "本版本不能读取 {ending} 文件。请另存为 .xlsx 或 .csv。",
        "Tables are read from CSV text (.csv, .tsv, .txt) and from Excel workbooks (.xlsx, .xlsm). Excel and WPS "
        "can save their older formats (.xls, .et) as .xlsx.",
        "可以读取 CSV 文本（.csv、.tsv、.txt）和 Excel 工作簿（.xlsx、.xlsm）。Excel 和 WPS 都可以把旧格式（.xls、"
        ".et）另存为 .xlsx。",
    ),
    "HC219": entry(
        "This is no Excel workbook, or it is damaged. Open it in Excel or WPS and save it as .xlsx.",
        "这不是 Excel 工作簿，或文件已损坏。请用 Excel 或 WPS 打开后另存为 .xlsx。",
        "The name ends in .xlsx, but the content is something else: often an older .xls, a web page, or a CSV file "
        "that was renamed.",
        "文件扩展名是 .xlsx，内容却不是：多半是旧的 .xls、网页，或改了名的 CSV 文件。",
    ),
    "HC220": entry(
        "The workbook is protected by a password. Remove the password and save it again.",
        "工作簿设有密码。请取消密码后重新保存。",
        "The content is encrypted and cannot be read. In Excel: File, Info, Protect Workbook, Encrypt with "
        "Password, and clear the field.",
        "内容已加密，无法读取。在 Excel 中依次选择“文件—信息—保护工作簿—用密码进行加密”，清空密码即可。",
    ),
    "HC221": entry(
        "No sheet of the workbook holds anything.",
        "工作簿的所有工作表都是空的。",
        "Charts and empty sheets are passed over. Formulas whose results were never saved are empty too: open the "
        "workbook in Excel or WPS and save it.",
        "图表和空工作表会被跳过。公式若从未保存过结果，读出来也是空的：请用 Excel 或 WPS 打开并保存一次。",
    ),
    "HC222": entry(
        "The table has a header, but no row of data.",
        "表格只有表头，没有数据行。",
        "Below the first row that holds something there is nothing more. Often an export found no data, or the "
        "wrong file was named.",
        "第一行之后没有任何内容。常见原因是导出时没有查到数据，或选错了文件。",
    ),
    "HC223": entry(
        "Rows differ from the header in their number of cells: the header has {header}, {rows}. Every row needs as "
        "many cells as the header.{hint}",
        "各行的单元格数与表头不一致：表头有 {header} 个，{rows}。每行的单元格数应与表头相同。{hint}",
        "A row with more or fewer cells would put figures under the wrong header, so the table is not read. Often a "
        "comma stands inside a text or a number without quotation marks (12,345), or a line was broken by hand.",
        "单元格多了或少了，数据就会落到错误的表头下，因此不读取该表。常见原因是文字或数字中的逗号没有加引号（如 "
        "12,345），或手工断了行。",
    ),
    "HC224": entry(
        "A quotation mark in the row that begins here never closes. Close it, or double it if it belongs to the text.",
        "从这一行起有一个引号没有结束。请补上结束的引号；如果引号是文字的一部分，请写成两个。",
        "Everything after the mark, to the end of the file, would be one cell. Excel writes quotation marks inside "
        "a cell twice.",
        "引号之后直到文件末尾都会变成一个单元格。单元格文字中的引号，Excel 会写成两个。",
    ),
    "HC225": entry(
        "The text cannot be split into rows and cells: {problem}. Open it in Excel or WPS and save it again as CSV.",
        "文本无法拆分成行和单元格：{problem}。请用 Excel 或 WPS 打开后重新另存为 CSV。",
        "Two ways of reading the file did not agree where its rows begin, or a row is too large to be one.",
        "用两种方式读取该文件，行的起止不一致；或者某一行大得不正常。",
    ),
    "HC226": entry(
        "The sheet reaches as far as cell {corner}: a stray cell makes it too large to open. Delete the empty rows "
        "and columns beyond the table and save again.",
        "工作表一直延伸到单元格 {corner}：多余的单元格使它大到无法打开。请删除表格以外的空行和空列后重新保存。",
        "Everything between the first cell and the last would have to be held. Usually something was pasted or "
        "typed far below or beside the table; Ctrl+End shows where.",
        "从第一个单元格到最后一个单元格之间都要装入内存。多半是在表格很远的下方或右侧误贴了内容；按 Ctrl+End 可以看"
        "到位置。",
    ),
}

_MAPS: dict[str, Entry] = {
    "HC240": entry(
        '{option}: the file "{path}" cannot be read: {reason}.',
        "{option}：文件“{path}”无法读取：{reason}。",
        "The option names a small YAML file. Its path is read from the folder in which the command is run.",
        "该选项要指定一个小的 YAML 文件。路径从运行命令时所在的文件夹算起。",
    ),
    "HC241": entry(
        "{option}: the file is not YAML: {problem}.",
        "{option}：该文件不是有效的 YAML：{problem}。",
        "Each line is a word, a colon, a space and what the word stands for. Put words with signs such as : # * - "
        "in quotation marks, and save the file as UTF-8.",
        "每行写一个词、冒号、空格，再写它的含义。含有 : # * - 等符号的词要加引号，文件请保存为 UTF-8。",
    ),
    "HC242": entry(
        '{option}: cannot be understood at "{word}". Write {shape}.',
        "{option}：“{word}”处无法理解。请写成：{shape}。",
        "A column map has one line for each header: either the word ignore, or the id of a variable, or both the "
        "variable and its unit. A map of missing symbols has one line for each symbol and its kind.",
        "列对照表每个表头一行：写 ignore，或写指标代号，或同时写指标和单位。缺失符号表每个符号一行，写明种类。",
    ),
    "HC243": entry(
        'No table has the header "{header}".{hint}',
        "没有一张表有表头“{header}”。{hint}",
        "The column map names a header that is in none of the tables. Headers are compared without width, case and "
        "spaces. A line that is no longer needed can be deleted.",
        "列对照表写到的表头在所有表中都找不到。比较时不区分全角半角、大小写和空格。不再需要的行可以删除。",
    ),
    "HC244": entry(
        'There is no variable "{variable}".{hint}',
        "没有指标代号“{variable}”。{hint}",
        "The column map must name a variable of the rule files by its id, or one of the keys area, area_name, "
        "province_name, city_name, county_name, township_name, period, level.",
        "列对照表要写规则文件中的指标代号，或以下列名之一：area、area_name、province_name、city_name、county_name、"
        "township_name、period、level。",
    ),
    "HC245": entry(
        'The unit "{unit}" of "{header}" is not known. Known are, for example: 人, 万人, 张, 个, 元, 万元, %, ‰, '
        "/10万.",
        "“{header}”的单位“{unit}”无法识别。可用的如：人、万人、张、个、元、万元、%、‰、/10万。",
        "A unit is a counter (人, 张, persons), money, a share, or years, with 十, 百, 千, 万, 百万, 亿, thousand "
        "or million before it. Leave the unit out when the figures are in the variable's own unit.",
        "单位可以是量词（人、张、persons）、金额、比率或年，前面可加 十、百、千、万、百万、亿、thousand、million。数"
        "据本来就用指标自己的单位时，可以不写。",
    ),
    "HC246": entry(
        'The unit "{unit}" of "{header}" does not fit {variable}.',
        "“{header}”的单位“{unit}”不适用于“{variable}”。",
        "A count cannot be in percent or yuan, and a share cannot be in persons. Either the variable or the unit in "
        "the column map is wrong.",
        "计数不会以百分比或元为单位，比率也不会以人为单位。列对照表中的指标或单位有误。",
    ),
    "HC247": entry(
        '--missing: "{kind}" of "{symbol}" is no kind of missing figure. Kinds: {kinds}.{hint}',
        "--missing：“{symbol}”的种类“{kind}”无法识别。可用的种类：{kinds}。{hint}",
        "A missing figure can be not available, below the table's unit, suppressed, or not applicable. None of them "
        "is ever zero.",
        "数据缺失分为：没有数据、不足一个单位、保密不公布、不适用。任何一种都不会当作零。",
    ),
    "HC248": entry(
        '{option}: "{word}" is here again; it is on line {line} already. Keep one of the two.',
        "{option}：“{word}”重复出现，第 {line} 行已经有了。请只保留一个。",
        "Which of two meanings is right cannot be known, so neither is used. Delete one of the two lines.",
        "两种含义哪一个正确无从得知，因此都不采用。请删除其中一行。",
    ),
}

_WORDS: dict[str, Entry] = {
    "table.row_cells": entry("line {line} has {count}", "第 {line} 行有 {count} 个"),
    "table.more_rows": entry(", and {count} more", "，另有 {count} 行"),
    "table.and_more": entry("{words} and {count} more", "{words}等（另有 {count} 个）"),
    "table.encoding": entry(
        " (read as {encoding}; if they look wrong, name the encoding with --encoding)",
        "（按 {encoding} 读取；如果是乱码，请用 --encoding 指明编码）",
    ),
    "table.column_map_line": entry(
        '"header: ignore", "header: beds" or "header: {{variable: beds, unit: 张}}"',
        "“表头: ignore”“表头: beds”或“表头: {{variable: beds, unit: 张}}”",
    ),
    "table.missing_map_line": entry('"symbol: kind", such as "/: not_available"', "“符号: 种类”，如“/: not_available”"),
    "hint.title_lines": entry(
        " The first line looks like a title: delete what stands above the header.",
        "第一行像是标题：请删除表头以上的内容。",
    ),
}

ENTRIES: dict[str, Entry] = {**_FILES, **_MAPS, **_WORDS}
