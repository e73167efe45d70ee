"""Tables that cannot be opened (HC210 to HC229, HC290 to HC295, HC660, HC661, HC665)."""

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
        "The text was read as GB18030, but this line has a character that nobody types. If names look wrong, name the "
        "encoding with --encoding (big5, for instance).",
        "文本按 GB18030 读取，但这一行有不该出现的字符。如果名称是乱码，请用 --encoding 指明编码（例如 big5）。",
        "Almost any bytes can be read as GB18030, also text in another encoding; then characters for private use, "
        "Japanese or Cyrillic letters appear among the others. Figures and codes are the same in either, names are "
        "not.",
        "几乎任何字节都能按 GB18030 读出来，其他编码的文本也不例外，这时会出现私用区字符、日文假名或西里尔字母。数字和"
        "代码不受影响，名称会变成乱码。",
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
        "This is no text table: byte {byte} is NUL. If it is text in UTF-16 or UTF-32, add --encoding "
        "{encoding}; save anything else as .xlsx or .csv.",
        "这不是文本表格：第 {byte} 个字节是 NUL。如果是 UTF-16 或 UTF-32 文本，请加 --encoding {encoding}；其他文件请另"
        "存为 .xlsx 或 .csv。",
        "Text has no NUL bytes. Usually a picture or another binary file was given the name of a CSV file, or the "
        "text is UTF-16 or UTF-32 without a byte-order mark. Workbooks are known by their content, whatever their "
        "name.",
        "文本中不会有 NUL 字节。多半是把图片等二进制文件改名成了 CSV，或文本是没有 BOM 的 UTF-16、UTF-32 编码。工作簿按"
        "内容识别，与文件名无关。",
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
        "Files that end in {ending} are not read. Save the table as .xlsx or .csv.",
        "不能读取 {ending} 文件。请另存为 .xlsx 或 .csv。",
        "Tables are read from CSV text (.csv, .tsv, .txt), from workbooks of Excel, WPS and LibreOffice (.xlsx, "
        ".xlsm, .xls, .et, .ods), from Parquet files, and from zip archives of these. What a file is, its content "
        "tells; its name matters only where the content could be anything.",
        "可以读取 CSV 文本（.csv、.tsv、.txt）、Excel、WPS 和 LibreOffice 工作簿（.xlsx、.xlsm、.xls、.et、.ods）、"
        "Parquet 文件，以及装有这些文件的 zip 压缩包。文件类型按内容识别，内容看不出时才看文件名。",
    ),
    "HC219": entry(
        "This is no workbook that can be read, or it is damaged. Open it in Excel or WPS and save it as .xlsx.",
        "这不是可读取的工作簿，或文件已损坏。请用 Excel 或 WPS 打开后另存为 .xlsx。",
        "The name is that of a workbook, but the content is something else: another kind of file that was renamed, or "
        "a download that broke off.",
        "文件名是工作簿，内容却不是：多半是改了名的其他文件，或下载中断。",
    ),
    "HC220": entry(
        "The workbook is protected by a password. Remove the password and save it again.",
        "工作簿设有密码。请取消密码后重新保存。",
        "The content is encrypted and cannot be read. In Excel: File, Info, Protect Workbook, Encrypt with "
        "Password, and clear the field. An xls whose workbook is protected against changes is encrypted too, though "
        "Excel opens it without asking: lift the protection, or save it as .xlsx.",
        "内容已加密，无法读取。在 Excel 中依次选择“文件—信息—保护工作簿—用密码进行加密”，清空密码即可。设置了“保护工作"
        "簿”的 xls 文件也会加密，虽然 Excel 打开时不问密码：请取消保护，或另存为 .xlsx。",
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
    "HC227": entry(
        "The file would unpack from {packed} MB to {unpacked} MB, more than any table needs. Delete what does not "
        "belong in it and save it again.",
        "文件解压后将从 {packed} MB 变成 {unpacked} MB，远超正常表格。请删除其中不相干的内容后重新保存。",
        "Archives, and workbooks, which are archives too, may unpack to 1024 MB in all and to 200 times their own "
        "size. Beyond that they would fill the memory; some are made to do that.",
        "压缩包（工作簿也是压缩包）解压后总共不得超过 1024 MB，也不得超过自身的 200 倍，否则会占满内存；有些文件"
        "就是故意这样做的。",
    ),
    "HC228": entry(
        "This file in the archive is protected by a password. Pack it again without one.",
        "压缩包中的这个文件设有密码。请不设密码重新压缩。",
        "Its content is encrypted and cannot be read. There is no option for passwords.",
        "内容已加密，无法读取。没有用来输入密码的选项。",
    ),
    "HC229": entry(
        "The zip archive is damaged, or packed in a way that is not read. Pack it again as a plain .zip.",
        "zip 压缩包已损坏，或采用了不支持的压缩方式。请重新压缩为普通的 .zip。",
        "Often a download broke off, or an archive of another kind (.rar, .7z) was renamed. Unpacking it into a "
        "folder and naming the folder works too.",
        "常见原因是下载中断，或把 .rar、.7z 改名成了 .zip。也可以先解压到文件夹，再指定该文件夹。",
    ),
    "HC290": entry(
        'There is no sheet "{sheet}"; there are: {names}.{hint}',
        "没有工作表“{sheet}”；现有：{names}。{hint}",
        "--sheet takes the name of a sheet, its number counted from 1, or the word all, and may be repeated. It holds "
        "for every workbook of the command: each must have all the sheets that are named.",
        "--sheet 可以写工作表名称、从 1 数起的序号，或 all（全部），也可以写多次。它对命令中的每个工作簿都有效：每个工"
        "作簿都要有所写的全部工作表。",
    ),
    "HC291": entry(
        'No file matches "{pattern}". Check the folder and the ending.',
        "没有文件与“{pattern}”匹配。请检查文件夹和扩展名。",
        "* stands for any part of a name, ? for one character, ** for any folders in between. Put the pattern in "
        "quotation marks so that the shell leaves it alone.",
        "* 代表名称中任意一段，? 代表一个字符，** 代表任意层文件夹。请给通配写法加上引号，以免被命令行提前展开。",
    ),
    "HC292": entry(
        "An archive inside an archive is not read. Unpack the outer one and name the folder.",
        "压缩包里的压缩包不读取。请先解压外层，再指定该文件夹。",
        "Archives within archives can unpack without end. A folder with archives in it is read.",
        "压缩包层层嵌套，可能没完没了地解压。文件夹里的压缩包可以读取。",
    ),
    "HC293": entry(
        'There is no table in "{inside}".',
        "“{inside}”里没有表格。",
        "Read are files that end in .csv, .tsv, .tab, .txt, .xlsx, .xlsm, .xls, .et, .ods, .parquet or .zip, in "
        "folders inside too. Hidden files and the lock files of programs that hold a table open are passed over.",
        "读取以 .csv、.tsv、.tab、.txt、.xlsx、.xlsm、.xls、.et、.ods、.parquet、.zip 结尾的文件，包括下级文件夹中的。"
        "隐藏文件和程序打开表格时留下的锁定文件会跳过。",
    ),
    "HC294": entry(
        "Passed over as hidden or as the trace of an open program: {number} ({files}).",
        "隐藏文件或程序留下的临时文件已跳过：{number} 个（{files}）。",
        "Names that begin with a dot, ~$ (Excel and WPS hold the table open) or .~, and what macOS and Windows put "
        "beside files. Close the program and run again if changes are not saved yet.",
        "文件名以点、~$（表示 Excel 或 WPS 正打开着该表）或 .~ 开头的，以及 macOS、Windows 自动生成的文件。如有修改未保"
        "存，请关闭程序后重新运行。",
    ),
    "HC295": entry(
        "Not read, because they do not end like tables: {number} ({files}). Save what belongs here as .xlsx or .csv.",
        "扩展名不是表格，未读取：{number} 个（{files}）。其中若有应上报的表，请另存为 .xlsx 或 .csv。",
        "A folder, a pattern or an archive was named, and these files in it are of other kinds. A submission in a "
        "Word or PDF file is not counted as one; its areas are missing.",
        "指定的文件夹、通配写法或压缩包中有其他类型的文件。以 Word 或 PDF 上报的不会计入，相应地区按缺失处理。",
    ),
    "HC660": entry(
        "Not read, because they are no files but pipes or devices: {number} ({files}). Name a pipe itself to read it.",
        "管道或设备，不是文件，未读取：{number} 个（{files}）。确要读取管道时，请直接写出它的名称。",
        "A pipe gives nothing until a program writes into it, and a folder would wait for that forever. Named itself, "
        "or as - for the standard input, it is read until it ends.",
        "管道要等其他程序写入才有内容，读取文件夹时会一直等下去。直接写出管道的名称，或用 - 表示标准输入，就会读到"
        "结束为止。",
    ),
    "HC661": entry(
        "The file has more than {limit} MB, more than is read. Split it, for example by year.",
        "文件超过 {limit} MB，超出可读取的上限。请拆分后再试，例如按年份拆分。",
        "A table with a row for every county and year has a few megabytes. What never ends, such as a device, is "
        "given up at the same size.",
        "全国各县历年的表也只有几兆字节。对于没有尽头的来源（例如设备），读到同样大小也会停止。",
    ),
    "HC665": entry(
        "The content is a web page or XML, whatever the name says. Open it in Excel or WPS and save it as .xlsx.",
        "内容是网页或 XML，与文件名不符。请用 Excel 或 WPS 打开后另存为 .xlsx。",
        "Many systems export a web page under the name of an Excel file; Excel opens it after a warning that content "
        "and name do not fit. Saving it from there makes it a workbook. Text tables (CSV, or cells between tabs) are "
        "read under the name of a workbook too.",
        "不少系统导出的所谓 Excel 文件其实是网页，Excel 打开时会提示格式与扩展名不符。从 Excel 另存一次就成了真正的工作"
        "簿。文本表格（CSV 或以制表符分隔）即使扩展名是工作簿也能读取。",
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
    "hint.title_lines": entry(
        " The first line looks like a title: delete what stands above the header.",
        "第一行像是标题：请删除表头以上的内容。",
    ),
}

ENTRIES: dict[str, Entry] = {**_FILES, **_WORDS}
