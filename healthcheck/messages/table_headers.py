"""Headers that cannot be used (HC230 to HC239), and what a layout is (HC200, HC249, HC268, HC269, HC296 to HC298)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC230": entry(
        "No header is known. Seen in the first row: {headers}{encoding}. Name the columns with --columns, or "
        "the line of the header with --header-row.",
        "没有可识别的表头。第一行内容为：{headers}{encoding}。请用 --columns 说明各列，或用 --header-row 指明表头在"
        "第几行。",
        "A header is looked for in the first 40 rows. None of them has a cell that is the name, id or alias of a "
        "variable or of a key column such as 区划代码 or 地区. Often the encoding is another one, or the columns "
        "are named in words of their own.",
        "程序在前 40 行中查找表头，但没有一行含有指标的名称、代号或别名，也没有“区划代码”“地区”之类的列名。常见原因"
        "是编码不对，或各列用了自己的叫法。",
    ),
    "HC231": entry(
        "No column says which area a row is about. Add one named 区划代码 (area) or 地区 (area_name), or name it "
        "with --columns. Seen: {headers}.",
        "没有说明地区的列。请加上“区划代码”（area）或“地区”（area_name）列，或用 --columns 指明。现有表头：{headers}。",
        "A table needs a column of area codes or of area names, or both. Codes are safer: some names are those of "
        "several districts. A table of one area may name it in a line above the header instead: 地区：福建省.",
        "表格要有地区代码列或地区名称列，最好两者都有。代码更可靠，因为不同地区可能同名。只有一个地区的表，也可以在表头"
        "上方写一行“地区：福建省”。",
    ),
    "HC232": entry(
        "Two columns have the same header: {columns}. Rename one of them or delete it.",
        "有两列的表头相同：{columns}。请改名或删除其中一列。",
        "Which of the columns is meant cannot be known, so none is used. Often a table has headers of two rows, of "
        "which only one was kept.",
        "无法得知要用哪一列，因此都不采用。常见原因是原来有两行表头而只保留了一行。",
    ),
    "HC233": entry(
        "Several columns are {target}: {columns}. Rename all but one, or have them ignored with --columns.",
        "有几列都表示“{target}”：{columns}。请只保留一列，其余改名或用 --columns 设为忽略。",
        "The headers are different names of one thing. Which column is meant cannot be known, so none is used.",
        "这些表头是同一内容的不同名称。无法得知要用哪一列，因此都不采用。",
    ),
    "HC234": entry(
        'Column {column} has no header, but holds "{raw}" here. Give it a header or delete it.',
        "{column} 列没有表头，而此处有内容“{raw}”。请补上表头或删除该列。",
        "What the figures in the column are cannot be known. Often cells of the header are merged, or the column "
        "numbers the rows; --columns can say that the header '' is to be ignored.",
        "无法得知这一列是什么数据。常见原因是表头有合并单元格，或这一列只是行号；也可以在 --columns 中把表头 '' 设为"
        " ignore。",
    ),
    "HC235": entry(
        'The header "{header}" is {variable}, but "{unit}" is no known unit. Correct the unit, or say with '
        "--columns what the column is.",
        "表头“{header}”是“{variable}”，但“{unit}”不是已知的单位。请改正单位，或用 --columns 说明这一列。",
        "What stands in brackets or behind a slash at the end of a header is its unit: 人, 万人, 张, 万元, %, ‰, "
        "/10万, persons, thousand. When it says something else (其中, a year, a footnote), the column may be "
        "another variable, so it is not used.",
        "表头末尾括号内或斜线后的内容是单位：人、万人、张、万元、%、‰、/10万、persons、thousand 等。如果写的是别的内"
        "容（其中、年份、脚注等），这一列可能是另一个指标，因此不采用。",
    ),
    "HC236": entry(
        'The header "{header}" is {variable}, which cannot be in "{unit}". Correct the unit, or say with --columns '
        "what the column is.",
        "表头“{header}”是“{variable}”，不会以“{unit}”为单位。请改正单位，或用 --columns 说明这一列。",
        "A count cannot be in percent or yuan, and a share cannot be in persons. The column may be another "
        "variable, so it is not used.",
        "计数不会以百分比或元为单位，比率也不会以人为单位。这一列可能是另一个指标，因此不采用。",
    ),
    "HC237": entry(
        'The header "{header}" can be several variables: {targets}. Say with --columns which one it is.',
        "表头“{header}”可能是几个指标：{targets}。请用 --columns 说明是哪一个。",
        "The rule files give this name to more than one variable. A line such as header: beds in the column map "
        "settles it.",
        "规则文件中有多个指标使用这个名称。在列对照表中写一行，如“表头: beds”，即可确定。",
    ),
    "HC238": entry(
        'This table has no years, but "{dated}" has. Say with --period which year it is for.{hint}',
        "本表没有年度，而“{dated}”有。请用 --period 说明本表是哪一年的。{hint}",
        "Tables are merged by area and year, so the rows of a table without years would never meet those of one "
        "with years. --period dates only the tables that have no column of years.",
        "表格按地区和年度合并，没有年度的表无法与有年度的表对应。--period 只用于没有年度列的表。",
    ),
    "HC239": entry(
        'This row holds units, not figures: "{raw}". Write the units into the header, such as 常住人口(万人), and '
        "delete the row.",
        "本行是单位而不是数据：“{raw}”。请把单位写进表头，如“常住人口(万人)”，并删除本行。",
        "A row of units is understood right below the header, when all that it holds are units. This one stands "
        "elsewhere; passing over it would read 万人 as persons, ten thousand times too small.",
        "紧接表头、且全是单位的行可以识别。这一行不在那里；如果跳过它，就会把万人当成人，相差一万倍。",
    ),
    "HC249": entry(
        "Nothing stands on line {line}, where --header-row looks for the header.",
        "--header-row 指定的第 {line} 行没有内容。",
        "Lines are counted from 1, as a spreadsheet and an editor number them, blank ones too.",
        "行号从 1 数起，与电子表格和编辑器中显示的一致，空行也计算在内。",
    ),
    "HC296": entry(
        'The columns are years ("{year}"), but nothing says what they count. Write it above the table, such as '
        "指标:年末常住人口(万人).",
        "各列是年份（“{year}”），但没有说明是什么指标。请在表格上方写明，如“指标：年末常住人口(万人)”。",
        "When years are the columns, the figures are those of one variable. Its name is looked for in the lines "
        "above the header, in a header cell over the years, and in a column of variables.",
        "以年份为列时，表中数据是同一个指标的。程序会在表头上方的标题行、年份上方的表头单元格以及指标列中查找它的名称。",
    ),
    "HC297": entry(
        'The line above the table says the unit {unit}, but not clearly for the header "{header}" ({variable}). '
        "Write the unit into that header.",
        "表格上方写的单位是 {unit}，但对表头“{header}”（{variable}）是否适用并不清楚。请把单位写进这个表头。",
        "万人 above a table of residents and beds is hardly meant for the beds, and of two units above it either "
        "could be meant. Guessing would make figures ten thousand times too large or too small.",
        "表格上方写“万人”，而表中既有人口也有床位时，这个单位多半不是指床位；写了两个单位时，也无法确定是哪一个。猜错会"
        "使数据相差一万倍。",
    ),
    "HC645": entry(
        'The row of units says {unit} to the left of "{header}" ({variable}) and nothing below it: perhaps its cell is '
        "merged. Write the unit into that header.",
        "单位行在表头“{header}”（{variable}）左侧写了 {unit}，而它自己的下方是空白：可能是合并单元格。请把单位写进这个"
        "表头。",
        "A merged cell stands in its first column only, so the unit of the columns to its right is not told. Years of "
        "one variable share theirs; of another variable it would be a guess, ten thousand times off where it is wrong.",
        "合并的单元格只在第一列有内容，右侧各列的单位无从得知。同一指标的各年份共用一个单位；换了指标就只能猜，猜错会相差"
        "一万倍。",
    ),
    "HC200": entry(
        '"{raw}" stands above the header: no data.',
        "“{raw}”在表头上方，不是数据。",
        "Of the lines above the header these are read: the unit of all figures (单位：万人), what the figures are when "
        "the columns are years (指标：年末常住人口), and, where no column says it, the area (地区：福建省) and the "
        "year (时间：2023年) of all rows.",
        "表头以上的内容只读取这几项：全表数据的单位（单位：万人），以年份为列时的指标名称（指标：年末常住人口），以及没有"
        "相应列时全表的地区（地区：福建省）和年份（时间：2023年）。",
    ),
    "HC298": entry(
        "Some columns have a year in their header, but these have none: {headers}. Write the year into them, or give "
        "it with --period.",
        "有的列在表头写了年份，而这些列没有：{headers}。请在表头写明年份，或用 --period 指明。",
        "Figures of different years are judged year by year, so a column without a year belongs to none of them. "
        "--period dates the columns that say no year.",
        "不同年份的数据按年分别判定，没有年份的列不属于任何一年。--period 会给没写年份的列定年份。",
    ),
    "HC268": entry(
        'The indicator "{raw}" is not known: its rows are not used.',
        "不认识指标“{raw}”，这些行没有采用。",
        "In a long table each row names what its figure is. Rows of indicators that no rule file knows are passed "
        "over; this is said once for each of them. To use one, write it as the rule file names it.",
        "长表的每一行自己写明指标。规则文件中没有的指标，其各行不采用，每个指标只提示一次。如果要用，请改成规则文件中的"
        "叫法。",
    ),
    "HC269": entry(
        '{variable}: the unit "{unit}" of the row is not known or does not fit. Correct the unit.',
        "{variable}：本行的单位“{unit}”无法识别或不适用。请改正单位。",
        "In a long table each row names its unit, and UNIT_MULT a power of ten (4 for 万). Rows whose unit is "
        "unknown, fits another kind of figure, or differs from the one in the indicator's name are not used. It is "
        "said once for all rows of one unit.",
        "长表的每一行自己写明单位，UNIT_MULT 是 10 的幂次（万为 4）。单位无法识别、与指标不符，或与指标名称中的单位矛盾"
        "的行不采用；同一单位的各行只提示一次。",
    ),
}
