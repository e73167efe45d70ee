"""The spread of resources over areas: what is compared, and what is not defined (HC54x, HC55x)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC540": entry(
        "{pack} binds areas of {bound} level, of which the tables have fewer than two: those of {level} level are "
        "compared",
        "{pack} 约束的是{bound}地区，而表中不足两个：改为比较{level}地区",
        "A spread needs at least two areas of one level. Where the tables have fewer of the level that the rule file "
        "binds, the level that they have most areas of is compared. --level chooses another.",
        "比较差异至少要有同一级别的两个地区。规则文件所约束的级别在表中不足两个时，比较表中地区最多的那一级；可用 "
        "--level 另选。",
    ),
    "HC541": entry(
        "too few areas to compare: {number}, and it takes two",
        "可比较的地区太少：{number} 个，至少要有两个",
        "A spread is a matter of several areas. An area without its figures is left out and named; what is left here "
        "is fewer than two areas. Complete the figures, or give the tables of more areas.",
        "差异要在几个地区之间比较。缺少数据的地区会剔除并列出，此处剩下的不足两个。请补齐数据，或给出更多地区的表格。",
    ),
    "HC542": entry(
        "there is nothing to share out: the figure is 0 in every area",
        "没有可分配的资源：各地区的数值均为 0",
        "The measures compare each area's share of a resource with its share of the people or the land. "
        "Where no area has any, there are no shares, and the measures are not defined; 0 would say that all is equal.",
        "各项测度比较各地区占资源的份额与占人口（或土地）的份额。各地区都没有该资源时谈不上份额，测度无定义；写成 0 "
        "就等于说完全均衡。",
    ),
    "HC543": entry(
        "highest / lowest is not defined: {area} has none",
        "最高与最低之比无定义：{area} 的数值为 0",
        "Nothing can be divided by 0, so the ratio of the highest to the lowest area has no value. "
        "Their difference has, and so have the Gini coefficient and Theil's index: an area with nothing adds 0 to it.",
        "除数为 0，最高与最低之比没有意义。两者之差、基尼系数和泰尔指数仍可计算：数值为 0 的地区在泰尔指数中计为 0。",
    ),
    "HC544": entry(
        "its level is not known",
        "级别不明",
        "Only areas of one level are compared, so that no area is counted again within a larger one. The tables say "
        "the level of other areas, by their codes or in a column, and not of this one. Give it a code or a level.",
        "只比较同一级别的地区，以免上下级重复计算。表中其他地区可由区划代码或级别列得知级别，此地区则不能。"
        "请补上区划代码或级别。",
    ),
    "HC545": entry(
        "what the ratio counts is negative",
        "比率的分子为负数",
        "A share of a resource cannot be negative, so the area is left out. Check the figures that the ratio is "
        "computed from.",
        "资源份额不能为负数，因此剔除该地区。请核对计算该比率的数据。",
    ),
    "HC546": entry(
        "its land is 0",
        "土地面积为 0",
        "Nothing can be held against land that an area does not have. Correct the cell.",
        "没有土地面积，无法计算按面积的份额。请更正该单元格。",
    ),
    "HC547": entry(
        "none of the indicators chosen from {pack} is a ratio, such as beds per 1,000 residents: there is no spread",
        "从 {pack} 选出的指标都不是比率（如每千人口床位数），无法比较分布",
        "A spread compares what areas have with the people they have it for, so it needs indicators whose measure is "
        "a ratio, such as beds per 1,000 residents. healthcheck rules list PACK shows what a rule file holds.",
        "差异分析比较各地区的资源与其服务的人口，指标须为比率，如每千人口床位数。用 healthcheck rules list 规则包 "
        "可查看有哪些指标。",
    ),
    "HC548": entry(
        "what it has is counted in other rows already",
        "其数据已计入其他行",
        "A row 市辖区 with a code that ends in 01 adds up a city's districts, and a row 省直辖县级行政区划 the "
        "counties that lie in no city. Where these are compared themselves, their people and beds would count twice.",
        "代码以 01 结尾的“市辖区”是该市各区的合计，“省直辖县级行政区划”是省直辖各县市的合计。各区、"
        "各县市已分别比较时，再计入就会重复。",
    ),
    "HC549": entry(
        "between and within are not told apart: by {by} all areas lie in one group, or each in its own",
        "不区分组间与组内：按{by}分组时，所有地区同属一组或各成一组",
        "Theil's index has a part between groups of areas and one within them. With one group all of it lies within, "
        "with groups of one area each all of it lies between. --group-by chooses other groups.",
        "泰尔指数可分解为组间与组内两部分。只有一组时全部属于组内，每组只有一个地区时全部属于组间。可用 --group-by "
        "另选分组。",
    ),
    "HC550": entry(
        "{indicator} is no ratio: it has no spread",
        "{indicator} 不是比率，不计算分布",
        "Only ratios, such as beds per 1,000 residents, compare what areas have with the people they have it for.",
        "只有比率（如每千人口床位数）才能比较各地区的资源与其服务的人口。",
    ),
    "HC551": entry(
        "between and within are not told apart by {by}: no table says which one {area} belongs to",
        "无法按{by}区分组间与组内：表中看不出 {area} 属于哪一组",
        "Areas are grouped by their codes, or by a column with the name of the area that they lie in. An area without "
        "either belongs nowhere, and leaving it out would change the index. Add the codes, or a column 市 or 省.",
        "分组依据是区划代码，或写明所属地区名称的列。两者都没有的地区无从归组，而剔除它会改变指数。请补上区划代码，"
        "或增加“市”“省”列。",
    ),
    "HC552": entry(
        "no table has areas of {level} level, nor parts that they can be added up from",
        "各表都没有{level}地区，也没有可汇总成{level}的下级地区",
        "--level names the level whose areas are compared. healthcheck inspect TABLE shows what a table has.",
        "--level 指定比较哪一级地区。用 healthcheck inspect 表格 可查看表中有什么。",
    ),
    "HC553": entry(
        "no spread over the land: no table has a column for {variable}, such as 土地面积(平方公里)",
        "未计算按土地面积的分布：表中没有“{variable}”列，如 土地面积(平方公里)",
        "With the surface of each area the Gini coefficient by land and the agglomeration degrees (HRAD) are told "
        "too. It may stand in a table of its own, in 平方公里, 公顷, 平方米, km2, ha or multiples of these.",
        "有各地区的土地面积时，还会计算按面积的基尼系数和卫生资源集聚度（HRAD）。面积可以另列一张表。"
        "单位可用平方公里、公顷、平方米、km2、ha 及其倍数。",
    ),
    "HC554": entry(
        "no spread over the land: the ratio is not one of a resource to a population",
        "未计算按土地面积的分布：该比率的分母不是人口",
        "The agglomeration degrees hold a resource against the people and the land of an area. A ratio such as nurses "
        "per doctor has neither.",
        "集聚度比较资源与当地的人口、土地。护医比之类的比率与两者都无关。",
    ),
    "HC555": entry(
        "{pack} names a single area of this level: all areas of the tables are compared",
        "{pack} 只列有一个该级别的地区：比较表中的全部地区",
        "A district's own plan says whom it binds, not whom to compare that district with. A roster of two areas or "
        "more is kept to: then only its areas are compared, and those that are in no table are named.",
        "一个区县自己的规划只说明约束谁，没有说明与谁比较。名单有两个以上地区时按名单比较，表中没有的会列出。",
    ),
    "HC556": entry(
        '--group-by: "{value}" is neither {known} nor the id of a yes/no variable of the rule files.{hint}',
        "--group-by：“{value}”既不是 {known}，也不是规则文件中是否型变量的代号。{hint}",
        "Areas are grouped by the city or province that they lie in, by eastern, central and western China (region), "
        "or by a variable of type flag, such as whether an area is urban.",
        "可按所属的市（city）、省（province）、东中西部（region）分组，或按是否型变量（如是否城区）分组。",
    ),
}
