"""Areas: rosters, parts and wholes (HC27x, HC613)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC271": entry(
        "{pack} lists the areas that have to report by code, and no row of the tables has a code: "
        "who is missing was not checked",
        "{pack} 按区划代码列出了应上报的地区，而表中没有区划代码：未检查谁没有上报",
        "The rule file has a roster of area codes. Rows with names only cannot be held against it, "
        "because names repeat across the country. Add a column with the area codes.",
        "规则文件按区划代码列有名单。只有名称的数据行无法与名单核对，因为全国重名很多。请在表中增加区划代码列。",
    ),
    "HC272": entry(
        "areas of {level} level added up from the parts in the tables: {number}, such as {example}; "
        "whether these are all the parts is not known",
        "有 {number} 个{level}地区（如 {example}）由表中的下级地区汇总得出，是否包含全部下级地区无从得知",
        "The rule file does not list the parts, so those in the tables are taken for all. "
        "If one is missing the sums are too small. List the parts in the rule file, or give the areas' own rows.",
        "规则文件没有列出下级地区，只能以表中所见为全部；如有遗漏，汇总数就偏小。请在规则文件中列出下级地区，或给出该地"
        "区自身的数据行。",
    ),
    "HC273": entry(
        "{variable}: the area's own figure is {own}, its {number} parts add up to {sum}",
        "“{variable}”：该地区自身为 {own}，{number} 个下级地区合计为 {sum}",
        "The difference is more than rounding explains. The area's own figure is the one that was judged. "
        "Check both: a part may be missing or counted twice, or the year may differ. "
        "Switch the check off with --no-check totals.",
        "差额超出舍入误差。判定时以该地区自身的数据为准。请核对：可能有下级地区遗漏或重复，或年份不一致。"
        "可用 --no-check totals 关闭此项检查。",
    ),
    "HC275": entry(
        "{variable}: the published figure {published} does not follow from its parts, which give {computed}",
        "“{variable}”：公布值 {published} 与由分子分母算得的 {computed} 不符",
        "No values within half a last digit of the printed parts give the published ratio. The ratio computed from "
        "the parts is the one that was judged. The population basis or the year of the parts may differ. "
        "Switch the check off with --no-check published.",
        "无论分子、分母如何在末位半个单位内取值，都得不出公布的比值。判定以由分子分母计算的值为准。可能是人口口径或年份"
        "不一致。可用 --no-check published 关闭此项检查。",
    ),
    "HC276": entry(
        "{variable}: judged as published ({published}), and the target lies within its rounding: give the parts",
        "“{variable}”：按公布值 {published} 判定，而目标就在其舍入范围内：请给出分子、分母",
        "The parts of the ratio are not in the tables, so the published, rounded figure was judged as it is written. "
        "The exact ratio may lie on the other side of the target.",
        "表中没有该比值的分子、分母，只能按四舍五入后的公布值判定；准确的比值可能在目标的另一侧。",
    ),
    "HC277": entry(
        "rows without {wanted}: {number}; {taken} was taken instead, as asked (--population-basis any)",
        "有 {number} 行没有“{wanted}”，按要求以“{taken}”代替（--population-basis any）",
        "Resident and registered population differ, often by a lot, so these verdicts may be wrong. "
        "Prefer to add the population that the rule file asks for.",
        "常住人口与户籍人口往往相差很大，这些结论可能不准确。最好补充规则文件所要求口径的人口数。",
    ),
    "HC278": entry(
        "the years of {area} have a gap: after {first} comes {next}",
        "{area} 的年份不连续：{first} 年之后是 {next} 年",
        "An indicator compares each year with the one before, and a year is not in the tables. "
        "The verdict of the year after the gap is missing. Give the table of the missing year as well.",
        "有指标要与上一年比较，而表中缺少其中某一年，因此该年之后那一年的结论为缺数据。请把缺少年份的表一并给出。",
    ),
    "HC613": entry(
        "the tables have {number} areas that are not on the roster of {pack}, such as {area}; they get no verdict",
        "表中有 {number} 个地区不在 {pack} 的名单中（如 {area}），不作判定",
        "There are more of them than the roster has areas, so the tables are those of a wider region. The rule file "
        "binds the areas on its roster only. If one of them should have got a verdict, its code is wrong here or "
        "there.",
        "这样的地区比名单上的还多，说明表格涵盖的范围更大。规则文件只约束名单上的地区。如果其中有应当判定的地区，则是表"
        "中或名单中的代码有误。",
    ),
    "HC617": entry(
        "areas without a code: {number}, such as {area}; {pack} lists its areas by code, so they get no verdict",
        "有 {number} 个地区没有区划代码（如 {area}），而 {pack} 按代码列名单，因此不作判定",
        "Some rows of the tables have codes and some have names only, and no row with a code has the same name. If one "
        "of them is on the roster, it counts as missing. Add its code, or say in the section areas of the column map "
        "which code the name stands for.",
        "表中有的行有代码，有的行只有名称，而且没有同名的行可以对应。如果其中有名单上的地区，该地区会按缺失处理。请补上代"
        "码，或在列对照表的 areas 部分写明该名称对应的代码。",
    ),
    "HC274": entry(
        "{area} is not on the roster of {pack}; it gets no verdict",
        "{area} 不在 {pack} 的名单中，不作判定",
        "The rule file names the areas that it binds, and this one is not among them. "
        "The code may be wrong, or the rule file may be another area's.",
        "规则文件列明了所约束的地区，其中没有该地区。可能是区划代码有误，也可能用错了规则文件。",
    ),
}
