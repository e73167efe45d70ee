"""Tables (HC2xx): their cells and rows here; files, headers and maps in the modules beside this one."""

from healthcheck.messages import table_areas, table_files, table_headers, table_maps, table_readings
from healthcheck.messages.entry import Entry, entry

_CELLS: dict[str, Entry] = {
    "HC299": entry(
        '{variable}: "{raw}" is not one exact figure. Enter the figure itself.',
        "{variable}：“{raw}”不是一个确切的数。请填写确切的数据。",
        "约, 近, 多, 左右, about, > and the like say that the figure is only near, and a range such as 3-5 is two "
        "figures. Whether a target is met can hang on a single bed, so such a figure is not used.",
        "“约”“近”“多”“左右”等说明数据只是大概，“3-5”这样的区间是两个数。是否达标可能只差一张床，因此不采用。",
    ),
    "HC270": entry(
        '{variable}: "{raw}" is read without the mark of its footnote.',
        "{variable}：“{raw}”已去掉注释标记后读取。",
        "A mark such as ①, * or [1] behind a figure points to a note. The figure counts as it stands; look at the "
        "note, which often says that something is not included. For information only.",
        "数字后的 ①、*、[1] 等标记指向注释。数据照常采用；请看一下注释，其中常说明口径不同。仅供参考。",
    ),
    "HC201": entry(
        '{variable}: "{raw}" is not a number. Correct the cell; if it stands for a missing figure, say so with '
        "--missing.",
        "{variable}：“{raw}”不是数字。请改正该单元格；如果它表示数据缺失，请用 --missing 说明。",
        "Numbers may have a sign, thousands separators at every third digit, a decimal point, an exponent and a "
        "unit such as 万 or % behind them; full-width characters and spaces are fine. Anything else is never "
        "guessed at: the figure is not used, and what needs it is invalid. Symbols for missing figures differ "
        "between yearbooks: --missing names a file with lines such as /: not_available that tells healthcheck yours.",
        "数字可以带正负号、每三位一个的千位分隔符、小数点、指数，以及“万”“%”等单位；全角字符和空格不影响识别。其他写"
        "法一律不猜：该数据不采用，用到它的指标判为无效。各年鉴表示缺失的符号不同，可用 --missing 指定一个文件说明，"
        "例如 /: not_available。",
    ),
    "HC202": entry(
        '{variable}: "{raw}" is negative, but a count cannot be. Correct the cell.',
        "{variable}：“{raw}”是负数，而计数不能为负。请改正该单元格。",
        "Beds, people and institutions are counted and cannot be fewer than none. Often a difference to last year "
        "was entered instead of the figure, or a dash slipped in front of it. The figure is not used.",
        "床位、人员、机构都是计数，不会小于零。常见原因是误填了与上年的差额，或数字前多打了一个短横。该数据不采用。",
    ),
    "HC203": entry(
        '{variable}: the unit in "{raw}" does not fit. Write the figure itself, in the unit of the column.',
        "{variable}：“{raw}”中的单位不适用于这个指标。请按该列的单位填写数据本身。",
        "A count cannot be in percent and a share cannot be in persons. Usually a rate was entered in the column of "
        "the count it is computed from, or two columns were swapped. The figure is not used.",
        "计数不会是百分数，比率也不会以人为单位。常见原因是把比率填进了计数列，或两列填反。该数据不采用。",
    ),
    "HC204": entry(
        '{variable}: "{raw}" is a date, not a number. Enter the figure again; format the cell as a number.',
        "{variable}：“{raw}”是日期，不是数字。请把单元格格式设为数值后重新填写。",
        "Spreadsheets turn entries such as 3-4 or 1/2 into dates. The original entry cannot be told from the date, "
        "so it is not used. Format the column as numbers before entering figures.",
        "电子表格会把 3-4、1/2 之类的输入自动变成日期，原来填的是什么已无法得知，因此不采用。请先把该列设为数值格式"
        "再填写。",
    ),
    "HC205": entry(
        '{variable}: "{raw}" is a truth value, not a number. Enter the figure.',
        "{variable}：“{raw}”是逻辑值，不是数字。请填写数据。",
        "TRUE and FALSE come out of formulas that compare something. They are neither 1 nor 0 here, because nobody "
        "can know whether that was meant. Enter the figure itself.",
        "TRUE 和 FALSE 是比较公式的结果。这里不会把它们当作 1 或 0，因为无法确定原意。请填写数据本身。",
    ),
    "HC206": entry(
        '{variable}: "{raw}" names a unit, and so does the header. Leave out one of them.',
        "{variable}：“{raw}”带了单位，而表头也有单位。请去掉其中一个。",
        "Under a header in 万人 the entry 52.3万 could mean 523,000 people or 5,230,000,000: it is not used. Write "
        "either 52.3 under 万人, or 52.3万 under a header without a multiplier.",
        "表头单位是万人时，单元格里的“52.3万”可能是 52.3 万人，也可能是 52.3 万个万人，因此不采用。请在万人列下写 "
        "52.3，或去掉表头的“万”后写 52.3万。",
    ),
    "HC207": entry(
        '{variable}: "{raw}" is not a whole number, but it counts whole things. Check the figure and its unit.',
        "{variable}：“{raw}”不是整数，而这个指标按个数统计。请核对数据及其单位。",
        "Half a bed or half a person usually means a wrong unit (万人 under a header in persons), an average, or a "
        "figure that was computed instead of counted. It is judged exactly as it stands.",
        "出现半张床、半个人，多半是单位不对（以人为单位的列里填了万人数）、填的是平均数，或数据是推算而不是统计得来。"
        "判定时按原数精确计算。",
    ),
    "HC208": entry(
        '{variable}: "{raw}" is neither yes nor no. Write yes or no (是 or 否).',
        "{variable}：“{raw}”既不是“是”也不是“否”。请填“是”或“否”。",
        "The column takes yes and no, y and n, 1 and 0, 是 and 否, 有 and 无. Anything else is not used.",
        "这一列可以填 是/否、有/无、yes/no、y/n、1/0。其他内容不采用。",
    ),
    "HC209": entry(
        '{variable}: the formula "{raw}" has no saved result. Open the workbook in Excel or WPS and save it.',
        "{variable}：公式“{raw}”没有保存计算结果。请用 Excel 或 WPS 打开该文件并保存一次。",
        "Workbooks hold formulas and, beside them, the results of the last time they were worked out. Programs that "
        "write workbooks without working them out leave the results open. Such a cell is not blank and not zero: "
        "it cannot be used.",
        "工作簿除公式外还保存着上次计算的结果。有些程序生成工作簿时不计算，结果就空着。这样的单元格既不是空白也不是零，"
        "不能采用。",
    ),
}

_ROWS: dict[str, Entry] = {
    "HC267": entry(
        "From here on, {rows} rows without an area are taken for the area above them.",
        "从此行起，有 {rows} 行没有写地区，按其上方的地区处理。",
        "Cells merged over the rows of an area leave all rows but the first blank. A blank is filled only when "
        "each row below the area has a year of its own, or names an institution of its own in a table that writes "
        "every area once; anything less clear is left out with an error.",
        "同一地区的几行合并为一个单元格时，只有第一行写了地区。只有下面各行年份都不相同，或每个地区只写一次而下面各行的"
        "机构名称都不相同时才会补上；稍有疑问的行会报错而不采用。",
    ),
    "HC250": entry(
        "{area} is in this table twice: also on line {line}. Keep one of the two rows; rows of institutions are added "
        "up with --sum-by area.",
        "{area} 在本表中重复出现：第 {line} 行也是它。请只保留一行；如果各行是不同机构，请加 --sum-by area 相加。",
        "One table may hold one row for an area and a year. Which of two rows is right cannot be known, so neither "
        "is judged, even when they are equal. Often a row was copied, or a code was typed wrong. When the rows are "
        "those of hospitals or townships, --sum-by area or sum: true in the column map adds them up.",
        "一张表中，同一地区同一年度只能有一行。两行中哪一行正确无从得知，所以即使内容相同也都不判定。常见原因是复制"
        "了行，或代码填错。如果各行是不同的医院或乡镇，可用 --sum-by area 或列对照表中的 sum: true 相加。",
    ),
    "HC251": entry(
        '{variable}: "{raw}" here, but "{other}" in {other_cell}. Correct one of the two tables.',
        "{variable}：此处为“{raw}”，而 {other_cell} 为“{other}”。请改正其中一张表。",
        "Two tables give the same figure for the same area and year, and they differ by more than rounding can "
        "explain (half of the last digit of the coarser one). Neither is used.",
        "两张表对同一地区、同一年度的同一数据给出了不同的数，差异超过了四舍五入能解释的范围（较粗一方末位的一半）。"
        "两者都不采用。",
    ),
    "HC252": entry(
        '{variable}: "{raw}" here and "{other}" in {other_cell} agree within rounding; the finer figure is used.',
        "{variable}：此处的“{raw}”与 {other_cell} 的“{other}”在舍入范围内一致，采用较精确的一个。",
        "The two figures differ by at most half of the last digit of the coarser one, as when one table is in "
        "persons and the other in 万人. This is only for information.",
        "两个数的差不超过较粗一方末位的一半，例如一张表以人为单位、另一张以万人为单位。仅供参考，不影响判定。",
    ),
    "HC253": entry(
        'The row is left out: its year "{raw}" is not one. Write four digits, such as 2025.',
        "本行未采用：年度“{raw}”无法识别。请写四位年份，如 2025。",
        "A period is a calendar year: 2025, 2025年 or 2025年度. Months other than the last, quarters and ranges of "
        "years are not read. A row without a year in a table that has years cannot be judged.",
        "期间是公历年份：2025、2025年 或 2025年度。12 月以外的月份、季度和年份区间不能识别。表中有年度列而该行没有年份"
        "的，无法判定。",
    ),
    "HC254": entry(
        'The row "{raw}" adds up others and is left out.',
        "“{raw}”是合计行，未采用。",
        "Rows named 合计, 总计, 全市, total and the like are not districts and are never judged as one. A total "
        "that has a code of its own is the row of that area and is kept.",
        "名称为“合计”“总计”“全市”“total”等的行不是一个地区，不会当作地区判定。带有自己代码的合计行就是该地区本身的数"
        "据，会保留。",
    ),
    "HC255": entry(
        'The note "{raw}" is no data and is left out.',
        "“{raw}”是表注，不是数据，未采用。",
        "A row in which only the first cell is filled and begins like a note (注, 备注, 资料来源, 说明, note, "
        "source) is taken for one.",
        "只有第一个单元格有内容，且以“注”“备注”“资料来源”“说明”“note”“source”等开头的行，按表注处理。",
    ),
    "HC256": entry(
        'The row has neither an area code nor a name and is left out; it begins with "{raw}".',
        "本行既没有地区代码也没有地区名称，未采用；行首内容为“{raw}”。",
        "Whose figures these are cannot be known. Often cells were merged over several rows, or the row belongs to "
        "a header of several rows or to another table further down. Write the code or the name into every row.",
        "无法得知这些数据属于哪个地区。常见原因是合并了多行单元格，或这一行属于多行表头，或下面还有另一张表。请在每"
        "一行填写代码或名称。",
    ),
    "HC257": entry(
        'The area code "{raw}" is malformed. Correct it; format the column as text.',
        "地区代码“{raw}”格式不对。请改正，并把该列设为文本格式。",
        "Codes after GB/T 2260 have 2, 4, 6, 9 or 12 digits; codes with letters, such as those of NUTS, are read "
        "too. Spreadsheets turn long codes into 3.5E+11. The row is judged under its name, or under what stands "
        "there when it has no name.",
        "按 GB/T 2260，代码为 2、4、6、9 或 12 位数字；带字母的代码（如 NUTS）也能识别。电子表格会把长代码变成 "
        "3.5E+11。该行按名称判定；没有名称时按原样判定。",
    ),
    "HC258": entry(
        'The area code "{raw}" seems to have lost a leading zero. It is judged as written; digits: {digits} in the '
        "column map (--columns) fills it in.",
        "地区代码“{raw}”似乎丢了开头的 0。暂按原样判定；在列对照表（--columns）中写 digits: {digits} 可以补足。",
        "The code is one digit short. Spreadsheets drop leading zeros from numbers; format the column as text and "
        "enter the codes again, or say in the column map how many digits they have. As it stands, the row does not "
        "match the right code in other tables or in a rule file.",
        "代码少了一位。电子表格会去掉数字开头的 0；请把该列设为文本格式后重新填写，或在列对照表中说明代码有几位。目前这"
        "一行无法与其他表或规则文件中的正确代码对应。",
    ),
    "HC259": entry(
        'The level "{raw}" is not known; the code or the name column tells the level instead. Known: 省级, 市级, '
        "县级, 乡级 (province, city, county, township).",
        "级别“{raw}”无法识别，改由代码或名称列判断。可用：省级、市级、县级、乡级（province、city、county、township）。",
        "The column says at which level an area is. This is said once for each unknown word. A row whose level "
        "stays unknown is judged as if it were of the level that the rule file is for.",
        "这一列说明地区的级别。每个无法识别的词只提示一次。级别始终不明的行，按规则文件适用的级别判定。",
    ),
    "HC260": entry(
        "Several areas are called {area}, and this row has no code: it is matched with none of them. Add the code.",
        "名为 {area} 的地区不止一个，而本行没有代码，因此没有与其中任何一个对应。请补上代码。",
        "Rows without a code are matched by name only where one area has that name under its parent. 鼓楼区 is in "
        "four cities. Add a column of codes, or a column with the city.",
        "没有代码的行只在上级范围内名称唯一时才按名称对应。例如四个城市都有鼓楼区。请补上代码列，或补上所属城市列。",
    ),
    "HC261": entry(
        'Only the sheet "{sheet}" is read; these hold something too: {others}.',
        "只读取了工作表“{sheet}”；以下工作表也有内容：{others}。",
        "Without --sheet a workbook is read as one table: its first sheet that holds something and is not hidden. "
        "--sheet takes the name or the number of another one, or all.",
        "不写 --sheet 时，一个工作簿只读一张表，即第一个有内容且未隐藏的工作表。--sheet 可以指定其他工作表的名称或序号"
        "，或写 all 读取全部。",
    ),
    "HC262": entry(
        "No row of this table is about an area and year of the other tables: they were not matched. Compare the "
        "codes and names.",
        "本表没有一行与其他表的地区和年度对应，因此没有合并。请核对代码和名称。",
        "Tables with different figures are merged by area and year. When nothing meets, codes often lost a zero, "
        "one table has codes and the other only names, or the years differ.",
        "内容不同的表按地区和年度合并。如果完全对不上，常见原因是代码丢了开头的 0、一张表只有代码而另一张只有名称，"
        "或年度不同。",
    ),
    "HC263": entry(
        "No figure in this table is known: none of the columns {headers}. Say with --columns what they are.",
        "本表没有可识别的数据列：{headers}。请用 --columns 说明它们是什么。",
        "The table tells areas, but none of its other headers is the name of a variable. healthcheck inspect "
        "--write-map writes a map to fill in.",
        "表中有地区，但其余表头都不是已知的指标名称。用 healthcheck inspect --write-map 可以生成一份待填写的对照表。",
    ),
    "HC264": entry(
        'The header "{header}" is not known.{hint}',
        "不认识表头“{header}”。{hint}",
        "The column is not used. If it holds a figure that the rules need, rename it or say with --columns what it is.",
        "这一列没有采用。如果规则需要其中的数据，请修改表头，或用 --columns 说明它是什么。",
    ),
    "HC265": entry(
        "The column map says to ignore this column.",
        "列对照表要求忽略这一列。",
        "The map given with --columns has the word ignore for this header.",
        "--columns 指定的对照表对这个表头写的是 ignore。",
    ),
    "HC266": entry(
        'The header "{header}" does not say which population: residents (常住人口) or registered (户籍人口).{hint}',
        "表头“{header}”没有说明是常住人口还是户籍人口。{hint}",
        "Rates differ by a tenth or more between the two, so healthcheck does not choose. Write 常住人口 or "
        "户籍人口, or say with --columns which one it is.",
        "两种口径算出的比率可能相差一成以上，因此不替用户选择。请写明“常住人口”或“户籍人口”，或用 --columns 说明。",
    ),
}

ENTRIES: dict[str, Entry] = {
    **_CELLS,
    **_ROWS,
    **table_files.ENTRIES,
    **table_maps.ENTRIES,
    **table_headers.ENTRIES,
    **table_readings.ENTRIES,
    **table_areas.ENTRIES,
}
