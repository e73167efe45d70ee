"""Why a verdict is what it is (HC3xx): reasons of missing, invalid, pending and not applicable ones, and notes."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC301": entry(
        "no table has a column for {variable}",
        "各表均无“{variable}”列",
        "The indicator needs a figure that no column of the tables was recognised as. Nothing is assumed: the verdict "
        "is missing. Run `healthcheck inspect` to see what each column was taken for, and name the column "
        "with --columns if it is there under another header.",
        "该指标所需的数据在各表中都没有识别到对应的列，不作任何推断，结论为缺数据。请用 healthcheck inspect "
        "查看各列的识别结果；"
        "如果数据在别的表头下，请用 --columns 指明。",
    ),
    "HC302": entry(
        "no figure for {variable} in this area and period",
        "该地区该年份没有“{variable}”的数据",
        "Some table has a column for it, but no row for this area and period brings a figure. "
        "Add the row, or give the table that has it as well.",
        "有表含该列，但没有该地区该年份的数据行。请补充该行，或把含有该数据的表一并给出。",
    ),
    "HC303": entry(
        "{variable} is blank or marked as not available",
        "“{variable}”为空或标为暂缺",
        "The cell is blank or holds a symbol such as - or NA. A missing figure is never taken as zero. "
        "Fill the figure in; if the symbol means something else in your table, say so with --missing.",
        "单元格为空，或为“-”“NA”等符号。缺数据绝不当作零。请补填；如果该符号在本表另有含义，请用 --missing 说明。",
    ),
    "HC304": entry(
        "{variable} is … (not zero, but less than the table's unit)",
        "“{variable}”为“…”（不足本表最小单位，并非零）",
        "In statistical yearbooks … means that there is something, but less than one unit of the table. "
        "It cannot be judged exactly. Give the figure in a smaller unit.",
        "统计年鉴中“…”表示有数据但不足本表最小单位，无法精确判定。请改用更小的单位填报。",
    ),
    "HC305": entry(
        "{variable} is suppressed",
        "“{variable}”未公布（保密）",
        "The cell holds a symbol for figures that are withheld. It is judged as missing, never as zero.",
        "单元格为不予公布的符号，按缺数据处理，绝不当作零。",
    ),
    "HC306": entry(
        "{variable} is marked as not applicable",
        "“{variable}”标为不适用",
        "The cell says that the figure does not apply. The indicator still asks for it, so the verdict is missing. "
        "If the indicator does not bind this area, say so in the rule file.",
        "单元格标为不适用，但该指标仍需要此数据，结论为缺数据。如该指标不约束此地区，请在规则文件中说明。",
    ),
    "HC307": entry(
        "{variable} is missing; the table has the other population basis, which is not the same",
        "缺“{variable}”；表中只有另一口径的人口，不能代替",
        "Resident and registered population differ, often by a lot, and a ratio judged on the wrong one is wrong. "
        "Add the population that the rule file asks for.",
        "常住人口与户籍人口往往相差很大，口径不对则比值不对。请补充规则文件所要求口径的人口数。",
    ),
    "HC308": entry(
        "{variable} of another year is needed, and the table has no years",
        "需要“{variable}”其他年份的数据，而表中没有年份",
        "Increases, growth and trends compare years. Give the tables a period column, or date them with --period, "
        "and add the table of the year compared with.",
        "增加量、增长率和趋势要与其他年份比较。请在表中加年份列，或用 --period 指明年份，并给出对比年份的表。",
    ),
    "HC309": entry(
        "no table has {year} for this area, which {variable} is compared with",
        "各表都没有该地区 {year} 年的数据，无法与“{variable}”对比",
        "An increase, growth or trend needs the figure of an earlier year as well. "
        "Give last year's table on the command line beside this year's.",
        "增加量、增长率或趋势还需要以前年份的数据。请在命令行中把往年的表与今年的一并给出。",
    ),
    "HC310": entry(
        "the area is in no table",
        "各表都没有该地区",
        "The rule file's roster lists this area, and no table has a row for it in this year, nor for all of its parts. "
        "Whoever is on the roster has to report: add the area's row.",
        "规则文件的名单中有该地区，但各表都没有它该年份的数据行，也没有其全部下级地区的数据。名单上的地区都要上报，请补"
        "充。",
    ),
    "HC311": entry(
        "{variable} cannot be read as a number",
        "“{variable}”无法识别为数字",
        "The cell holds text that is neither a number nor a known symbol for missing. See the finding on the cell.",
        "单元格内容既不是数字，也不是已知的缺数据符号。请看该单元格的问题提示。",
    ),
    "HC312": entry(
        "{variable} is negative",
        "“{variable}”为负数",
        "A count cannot be negative, so the indicator is not judged. Correct the cell.",
        "计数不可能为负，因此不作判定。请更正该单元格。",
    ),
    "HC313": entry(
        "the table has this area and period more than once",
        "同一地区同一年份在表中重复出现",
        "Two rows of one table are for the same area and year, so it is unclear which one counts, even when they "
        "agree. "
        "Delete one.",
        "同一张表中有两行属于同一地区同一年份，即使数值相同也无法确定以哪行为准。请删去一行。",
    ),
    "HC314": entry(
        "the tables disagree about {variable}",
        "各表的“{variable}”不一致",
        "Two tables give figures for the same area and period that differ by more than rounding explains. "
        "Correct one of them; the finding names both cells.",
        "两张表对同一地区同一年份给出的数值相差超出舍入误差。请更正其一；问题提示中列出了两个单元格。",
    ),
    "HC315": entry(
        "division by zero: {variable} is 0",
        "分母为零：“{variable}”为 0",
        "The measure divides by a figure that is zero, so there is no value to judge. Check the denominator's cell.",
        "该指标的分母为零，没有可判定的值。请核对分母所在单元格。",
    ),
    "HC316": entry(
        "the denominator, computed from {variable}, is negative",
        "由“{variable}”算得的分母为负数",
        "The expression in the denominator gives a negative number, so its parts cannot all be right.",
        "分母的算式得出负数，说明其中的数据有误。",
    ),
    "HC317": entry(
        "it is the sum of its parts, and {part} has no figure for {variable}",
        "该数由下级地区汇总得出，而“{part}”没有“{variable}”的数据",
        "The area has no row of its own for this figure, so its parts are added up, and every part must be there. "
        "Fill in the part's figure, or give the area's own row.",
        "该地区自身没有这项数据，只能由下级地区汇总，而汇总要求每个下级地区都有数据。请补填该下级地区的数据，或给出该地"
        "区自身的数据行。",
    ),
    "HC318": entry(
        "{variable} is a ready-made rate, which parts cannot be added up to",
        "“{variable}”是现成的比率，不能由下级地区相加得出",
        "Counts and amounts of parts add up to the whole; rates and percentages do not, and averaging them is wrong. "
        "Give the area's own row with its published rate.",
        "计数和金额可以由下级汇总，比率和百分数不能相加，取平均也是错的。请给出该地区自身公布的比率。",
    ),
    "HC319": entry(
        "it is the sum of its parts, and the figure of {part} for {variable} cannot be used",
        "该数由下级地区汇总得出，而“{part}”的“{variable}”数据有误",
        "One of the parts that are added up holds an unreadable, negative, duplicate or conflicting figure. Correct "
        "it there.",
        "参与汇总的某个下级地区数据无法识别、为负、重复或相互矛盾。请在该下级地区更正。",
    ),
    "HC321": entry(
        "not due before {due}",
        "{due} 年才到期",
        "The target binds from a later year. The miss is reported with its gap, but it is not a failure yet.",
        "该目标到期年份尚未到，差距照列，但暂不算未达标。",
    ),
    "HC322": entry(
        "several rows are added up for it, and {part} has no figure for {variable}",
        "该数由多行相加得出，而 {part} 没有“{variable}”的数据",
        "The rows of the area are added up, as asked for with --sum-by area or in the column map, and every row must "
        "have a figure. Fill the cell in. If a row without a figure means that there is none, write missing: zero "
        "for the header in the column map.",
        "按 --sum-by area 或列对照表，该地区的各行相加，每一行都要有数据。请补填该单元格；如果没填就是没有，请在列对照"
        "表中为这个表头写 missing: zero。",
    ),
    "HC323": entry(
        "several rows are added up for it, and the figure for {variable} in {part} cannot be used",
        "该数由多行相加得出，而 {part} 的“{variable}”数据有误",
        "One of the rows that are added up holds an unreadable or negative figure. See the finding on the cell and "
        "correct it there.",
        "相加的各行中有一个数据无法识别或为负。请看该单元格的问题提示，并在该处更正。",
    ),
    "HC324": entry(
        "several rows are added up for it, and a row that may be one of them is left out: it has no area or no year",
        "该数由多行相加得出，而有一行可能属于该地区，却因没有写明地区或年份未被采用",
        "A sum that lacks a row is wrong. See the finding on the row that is left out (HC256, HC253, HC618), write its "
        "area or its year into it and check again. In a table that writes every area once, a row without an area "
        "casts doubt on the area above it.",
        "少加一行，合计就是错的。请看未采用的那一行的问题提示（HC256、HC253、HC618），补写地区或年份后重新检查。如果表中"
        "每个地区只写一次，没有写明地区的行会使其上方的地区存疑。",
    ),
    "HC325": entry(
        "{step} a year is still needed until {due}",
        "到 {due} 年每年还需变化 {step}",
        "The step that the value must take each year to reach the target when it falls due.",
        "要在到期时达到目标，数值每年需要变化的幅度。",
    ),
    "HC326": entry(
        "at the pace since {since} the target is reached in {reached}",
        "按 {since} 年以来的速度，{reached} 年可达到目标",
        "The pace is the mean yearly change since the area's earliest year in the tables, continued in a straight "
        "line.",
        "速度取该地区自表中最早年份以来的年均变化，按直线外推。",
    ),
    "HC327": entry(
        "at the pace since {since} the target is reached in {reached}, too late",
        "按 {since} 年以来的速度，{reached} 年才能达到目标，来不及",
        "The pace is the mean yearly change since the area's earliest year in the tables, continued in a straight "
        "line.",
        "速度取该地区自表中最早年份以来的年均变化，按直线外推。",
    ),
    "HC328": entry(
        "since {since} the value has not moved towards the target",
        "自 {since} 年以来数值没有向目标靠近",
        "Between the area's earliest year in the tables and this one, the value stood still or moved away.",
        "从表中最早年份到本年，该地区的数值没有变化或离目标更远。",
    ),
    "HC331": entry(
        "nothing of nothing: a share of 0 of 0",
        "0 占 0，不适用",
        "Both the part and the whole are zero, so a share has no meaning here.",
        "部分与总体均为零，占比没有意义。",
    ),
    "HC341": entry(
        "nothing was judged: no row of the tables is in the scope of the selected indicators",
        "没有作出任何判定：表中没有属于所选指标范围的数据行",
        "No row got a verdict at all. The rule file may be meant for another administrative level, "
        "or for a year that the tables do not have. Nothing judged is never a success.",
        "没有任何一行得到结论。规则文件可能针对其他行政级别，或针对表中没有的年份。什么都没判定绝不算通过。",
    ),
    "HC342": entry(
        "rows of {found} level in the tables: {rows}; {pack} judges {wanted} level",
        "表中有 {rows} 行属于{found}；{pack} 判定的是{wanted}",
        "The rule file says which administrative level it binds. The rows named here are of another level and get no "
        "verdict. Levels come from the area codes or from a level column.",
        "规则文件写明所约束的行政级别，此处所列的行属于其他级别，不作判定。级别由区划代码或级别列得出。",
    ),
    "HC343": entry(
        "nothing was judged: every verdict is missing, invalid or not applicable",
        "没有作出任何判定：所有结论均为缺数据、数据有误或不适用",
        "There are rows in scope, but none of them has the figures that the indicators need. "
        "Run `healthcheck inspect` to see what each column was taken for.",
        "有属于范围的数据行，但都缺少指标所需的数据。请用 healthcheck inspect 查看各列的识别结果。",
    ),
    "HC344": entry(
        "nothing was judged: {pack} has no indicators",
        "没有作出任何判定：{pack} 没有指标",
        "The rule file only brings variables for other rule files to include. Choose one that has indicators.",
        "该规则文件只提供供其他规则文件引用的变量。请选用含有指标的规则文件。",
    ),
}
