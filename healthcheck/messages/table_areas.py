"""Whose figures they are: rows added up by area, codes filled up, areas under other names (HC600 to HC619)."""

from healthcheck.messages.entry import Entry, entry

_SUMS: dict[str, Entry] = {
    "HC600": entry(
        "{variable}: {rows} rows are added up to {areas}, {total} in all{without}.",
        "{variable}：{rows} 行按地区相加，得到 {areas}，合计 {total}{without}。",
        "The rows of an area and year are those of its institutions, as --sum-by area or sum: true in the column map "
        "says, and their figures are added up exactly. Compare the total with the one that you know. Areas with a part "
        "that has no figure, or one that cannot be used, get no sum; they are not in the total.",
        "按 --sum-by area 或列对照表中的 sum: true，同一地区同一年度的各行是其下属机构，数据精确相加。请将合计数与已知"
        "总数核对。有一行缺数据或数据有误的地区不作汇总，也不计入合计。",
    ),
    "HC601": entry(
        "{variable} is a rate, and rates cannot be added up: areas of several rows get no figure. Give the counts that "
        "it is computed from, or a table with a row for each area.",
        "“{variable}”是比率，不能相加：有多行的地区没有这项数据。请给出计算它的计数，或每个地区一行的表。",
        "Beds and staff of institutions add up to those of their area; rates, percentages and yes/no do not, and their "
        "average would be wrong, because institutions differ in size. If each row repeats the area's own rate, write "
        "sum: false for this header in the column map.",
        "各机构的床位数、人员数可以加成地区的数；比率、百分数和是/否不能，取平均也是错的，因为机构有大有小。如果每行重"
        "复填写的就是该地区自身的比率，请在列对照表中为这个表头写 sum: false。",
    ),
    "HC602": entry(
        'Text, such as "{raw}": it has no sum, and the rows of an area are added up. The column is ignored.',
        "这一列是文字（如“{raw}”），没有合计；各行按地区相加时不采用。",
        "Names, addresses and kinds of institutions tell the rows of an area apart. Once they are added up nothing is "
        "left to be told apart. Only rows that call themselves a total (小计, 合计) in such a column are looked at: "
        "they are left out.",
        "机构名称、地址、类别等只用来区分同一地区的各行，相加之后便不再需要。只有在这类列中写着“小计”“合计”的行会被识别"
        "并排除。",
    ),
    "HC603": entry(
        '{variable} says the same in all rows of each area, such as "{raw}" here, and was added up all the same. If it '
        "is the area's own figure, write sum: false for this header in the column map.",
        "{variable}：每个地区的各行数值都相同（如此处的“{raw}”），但已按行相加。如果这是地区自身的数据，请在列对照表中"
        "为这个表头写 sum: false。",
        "Lists of institutions often repeat the population of the area in each row. Added up, it is as many times too "
        "large as there are rows. With sum: false the figure counts once, and areas whose rows differ are invalid.",
        "机构名录常在每行重复填写所在地区的人口，按行相加就会成倍虚增。写上 sum: false 后，该数只计一次；同一地区各行不"
        "一致的，按数据有误处理。",
    ),
    "HC604": entry(
        '{variable}: in {areas} areas one row is the sum of the others, such as "{raw}" here. If it is a total, delete '
        "it: it was added up like the others.",
        "{variable}：有 {areas} 个地区的某一行恰为其余各行之和（如此处的“{raw}”）。如果它是合计行，请删除：目前已与其他"
        "行一并相加。",
        "Rows that call themselves a total in any column of text (小计, 合计, total) are left out before rows are "
        "added up. Others cannot be told from institutions but by their figure.",
        "任何文字列中写明“小计”“合计”“total”的行，相加之前已排除。没有写明的，只能从数值上怀疑。",
    ),
    "HC605": entry(
        "{variable}: {number} cells without a figure count as zero in the sums of their areas, as the column map says.",
        "{variable}：按列对照表，有 {number} 个没有数据的单元格在所在地区的合计中按零计。",
        "missing: zero in the column map says that an institution without a figure has none of it. Blank cells and "
        "those marked as not available or not applicable count as zero; suppressed figures and those below the table's "
        "unit never do.",
        "列对照表中的 missing: zero 表示没有填数的机构就是没有。空白、暂缺、不适用的单元格按零计；保密和不足单位的数据"
        "绝不按零计。",
    ),
}

_CODES: dict[str, Entry] = {
    "HC606": entry(
        'Area codes that lost leading zeros: {number}, such as "{raw}"; they are read as {code} and the like, as the '
        "column map says.",
        "有 {number} 个地区代码丢了开头的 0（如“{raw}”），按列对照表补足后读取（{code} 等）。",
        "digits in the column map says how many digits a code has. Shorter codes are filled up with zeros at their "
        "left before rows are matched. Spreadsheets drop such zeros when a column of codes is formatted as numbers.",
        "列对照表中的 digits 说明代码有几位数字，不足的在左边补 0，然后再与其他表对应。代码列为数值格式时，电子表格会丢"
        "掉开头的 0。",
    ),
    "HC607": entry(
        '"{raw}" is taken for {area} in {rows}, as the column map says.',
        "按列对照表，{rows}中的“{raw}”视为 {area}。",
        "The section areas of the column map names areas that were renamed or got another code. Rows under the old and "
        "under the new name or code are rows of one area: they are joined with other tables and with the roster of the "
        "rule file under the new one.",
        "列对照表的 areas 部分列出更名或换了代码的地区。新旧名称、新旧代码算作同一个地区，与其他表合并、与规则文件的名"
        "单核对时都用新的。",
    ),
    "HC608": entry(
        "No table has the areas {words}, which the column map gives other names.",
        "列对照表的 areas 中有这些地区，但各表都没有：{words}。",
        "Each entry of the section areas takes one spelling for another. Entries that nothing matches do no harm; but "
        "perhaps they are misspelt. Names match only as a whole cell, and rows with a code are matched by the code.",
        "areas 部分的每一条把一种写法当作另一种。没有用上的条目不影响结果，但也可能是写错了。名称须与整个单元格一致；有"
        "代码的行按代码对应，不看名称。",
    ),
    "HC609": entry(
        'The column map takes "{word}" for "{target}", which in the end is "{word}" again. Leave one of them out.',
        "列对照表把“{word}”当作“{target}”，而后者最终又回到“{word}”。请去掉其中一条。",
        "In the section areas each old name or code leads to a newer one, perhaps over several steps. A circle leads "
        "nowhere, so it is not known which of the names counts.",
        "areas 部分的每个旧名称或旧代码指向新的一个，可以分几步。绕成一圈就无法得知以哪个为准。",
    ),
    "HC610": entry(
        'The column map says {key}: {value} for the header "{word}", but {wanted}.',
        "列对照表对表头“{word}”写了 {key}: {value}，而{wanted}。",
        "A column may have sum (true: rows of one area are added up; false: the same figure in all of them counts "
        "once), missing (zero: a row without a figure has none of it, where rows are added up) and digits (how many "
        "digits an area code has).",
        "一列可以写 sum（true：同一地区的各行相加；false：各行重复的同一个数只计一次）、missing（zero：相加时没有填数的"
        "行按零计）和 digits（地区代码的位数）。",
    ),
}

_NAMES: dict[str, Entry] = {
    "HC611": entry(
        'From here on, {rows} rows that leave "{header}" blank are taken for parts of the one above them.',
        "从此行起，有 {rows} 行没有写“{header}”，按其上方的一个处理。",
        "Cells merged over the districts of a city, or a city written once for all of them, leave the rows below "
        "blank. A blank is filled where the row names an area in a finer column, and never beyond another province or "
        "a blank row.",
        "把一个市合并成一个单元格，或只在第一个区县写上，下面各行就是空白。只有该行在更细的一列写了地区时才补上，遇到另"
        "一个省或空行即止。",
    ),
    "HC612": entry(
        "The names are indented, but which level those behind {spaces} spaces are of is not clear, such as {example}: "
        "the indents are not read. Add a column of codes, or one of levels.",
        "名称有缩进，但缩进 {spaces} 格的（如{example}）属于哪一级不清楚，因此没有按缩进理解。请加上代码列或级别列。",
        "Indents put provinces, cities, counties and townships in order when all names of one depth can be of one "
        "level, and deeper ones of a lower level: 省, 市, 区 or 县, 镇 or 街道 at the end of names tell. Otherwise "
        "each name stands for itself.",
        "同一缩进的名称能属于同一级、缩进越多级别越低时（看名称末尾的省、市、区县、镇街道），才按缩进理解上下级。否则每"
        "个名称各自独立。",
    ),
    "HC616": entry(
        'Read without ="", an apostrophe in front, the mark of a footnote or characters that cannot be seen: {rows}, '
        'such as "{raw}", which is {plain}.',
        '{rows}已去掉 =""、前置单引号、注释标记或看不见的字符后读取，如“{raw}”读作 {plain}。',
        'Programs write ="350102" or an apostrophe before a code so that spreadsheets keep its zeros, and spaces '
        "without a width come along when text is copied from a web page. A mark behind a name (鼓楼区①) points to a "
        "note. The codes, names and years are read without them; programs that do not see it this way take them for "
        "other ones.",
        '有些程序为了让电子表格保留开头的 0，会写成 ="350102" 或在前面加单引号；从网页复制的文字常带有零宽字符；名称后'
        "的标记（如 鼓楼区①）指向注释。读取代码、名称和年份时已去掉这些字符；其他程序可能会把它们当作不同的内容。",
    ),
    "HC618": entry(
        "The row names {parent} and none of its areas, below one of {area}: it may be of either, so it is left out and "
        "{area} gets no figure. Write the name into every row, or a dash where there is none.",
        "本行只写了 {parent}，没有写下级地区，而上一行是 {area}：无法判断属于哪一个，因此本行未采用，{area} 也不作判定"
        "。请在每一行写明地区名称；确属上级自身的数据，请填短横。",
        "When the cell of a district is merged over its hospitals and the city is written in every row, only the first "
        "row has the district; a city's own row looks just like the others. They are taken for the district's where "
        "the table writes every district once, each of its rows names an institution or a year of its own, and "
        "districts of the same city follow (HC267). A single row of a city below its districts is its own where rows "
        "are not added up.",
        "把一个区县合并成一个单元格、而每行都重复写市名时，只有第一行写了区县，其余各行看起来就像该市自己的数据。只有每个"
        "区县只写一次、各行的机构或年份都不相同、且后面还有同一市的区县时，才按上方的区县处理（HC267）。不按行相加时，写在"
        "各区县之下的一行市级数据算作该市自身的数据。",
    ),
    "HC619": entry(
        "From here on, {rows} rows without a year are taken for the year above them ({year} here).",
        "从此行起，有 {rows} 行没有写年份，按其上方的年份处理（此处为 {year}）。",
        "A year that is written once above its areas, or merged over them, leaves the rows below blank. A blank is "
        "filled when no year is written twice, most rows have none, and the rows of a year are of different areas; it "
        "ends at a row that is blank. Anything less clear is left out with an error (HC253).",
        "年份只在第一行写一次，或合并成一个单元格时，下面各行就是空白。只有每个年份只写一次、多数行没有写、同一年份的各行"
        "是不同地区时才补上，遇到空行即止；稍有疑问的行会报错而不采用（HC253）。",
    ),
}

_WORDS: dict[str, Entry] = {
    "table.area": entry("Area", "地区"),
    "table.area_code": entry("Area code", "地区代码"),
    "table.areas": entry("{number} areas", "{number} 个地区"),
    "table.areas.one": entry("1 area", "1 个地区"),
    "table.areas_and_years": entry("{number} areas and years", "{number} 个地区年度"),
    "table.without_sum": entry("; without a sum: {number}", "；不能汇总的有 {number} 个"),
    "table.rows": entry("{number} rows", "{number} 行"),
    "table.rows.one": entry("1 row", "1 行"),
    "table.sum_of_rows": entry("{total}, the sum of {rows}", "{total}（{rows}之和）"),
    "table.sum_values": entry("it can only be true or false", "只能写 true 或 false"),
    "table.sum_rate": entry("a rate cannot be added up", "比率不能相加"),
    "table.sum_key": entry("only figures can be added up", "只有数据列才能相加"),
    "table.missing_values": entry("it can only be zero", "只能写 zero"),
    "table.missing_alone": entry(
        "that is only for rows that are added up: write sum: true as well",
        "这只用于各行相加：请同时写 sum: true",
    ),
    "table.digits_values": entry("it can only be a whole number from 2 to 12", "只能写 2 到 12 的整数"),
    "table.digits_area": entry(
        "only area codes (variable: area) have digits",
        "只有地区代码列（variable: area）才有位数",
    ),
}

ENTRIES: dict[str, Entry] = {**_SUMS, **_CODES, **_NAMES, **_WORDS}
