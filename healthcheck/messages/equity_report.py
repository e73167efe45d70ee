"""Words and sentences of the report on the spread of resources."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # --help
    "metavar.group": entry("[city|province|region]|ID", "[city|province|region]|代号"),
    "help.equity": entry(
        "Show how evenly resources are spread over areas.\n\n"
        "For every ratio of the rule files, such as beds per 1,000 residents, and every year: Gini coefficient, "
        "Theil's index with its parts between and within groups, highest against lowest, and the Lorenz curve. "
        "With the land of each area also the Gini coefficient by land and the agglomeration degrees HRAD and "
        "HRAD / PAD. Areas of one level are compared; an area without its figures is left out and named.\n\n"
        "Example: healthcheck equity counties.xlsx --rules national-2020 -o spread.html",
        "查看资源在各地区之间分布得是否均衡。\n\n"
        "对规则文件中的每项比率（如每千人口床位数）逐年计算：基尼系数、泰尔指数（分组间与组内）、最高与最低之比、"
        "洛伦兹曲线。表中有各地区土地面积时，还计算按面积的基尼系数和卫生资源集聚度。"
        "只比较同一级别的地区；缺少数据的地区会剔除并列出。\n\n"
        "例：healthcheck equity 各县统计表.xlsx --rules national-2020 -o 均衡程度.html",
    ),
    "help.equity_level": entry(
        "Compare the areas of this level. Without it: of the level that the rules bind, where the tables have two of "
        "them, else of the level that they have most areas of.",
        "比较这一级别的地区。不写时为规则约束的级别；该级别在表中不足两个地区时，为地区最多的级别。",
    ),
    "help.group_by": entry(
        "Tell Theil's index apart between and within the cities, the provinces, the regions (eastern, central and "
        "western China) or the answers to a yes/no variable. Without it: the nearest of the first three that tells "
        "the areas apart.",
        "泰尔指数按市、省、东中西部或某个是否型变量分组，分解为组间与组内。不写时取前三种中最近的一种。",
    ),
    "help.equity_indicator": entry("Only this indicator. May be repeated.", "只计算此指标。可重复。"),
    "help.equity_clause": entry("Only indicators of this clause. May be repeated.", "只计算此条款的指标。可重复。"),
    "help.equity_basis": entry(
        "any: where the population a rule file asks for (resident or registered) is missing, take the other one. "
        "The report says so.",
        "any：缺少规则文件所要求口径的人口数（常住或户籍）时，用另一口径代替。报告会说明。",
    ),
    "help.equity_as_of": entry("Leave out later years.", "之后的年份不计。"),
    "help.equity_all": entry("Show every area, however many.", "列出全部地区，不论多少。"),
    # What areas are grouped by
    "region.east": entry("eastern China", "东部"),
    "region.central": entry("central China", "中部"),
    "region.west": entry("western China", "西部"),
    "equity.by_region": entry("region", "东中西部"),
    "equity.flag_yes": entry("{variable}: yes", "{variable}：是"),
    "equity.flag_no": entry("{variable}: no", "{variable}：否"),
    # What is compared
    "equity.title": entry("How evenly resources are spread", "资源分布的均衡程度"),
    "equity.compared": entry(
        "Compared: areas of {level} level, held against {weight}", "比较{level}地区，权重为{weight}"
    ),
    "equity.compared.any": entry(
        "Compared: the areas of the tables, held against {weight}", "比较表中各地区，权重为{weight}"
    ),
    "equity.undated": entry("no year", "无年份"),
    # Columns and names of measures
    "equity.areas": entry("Areas", "地区数"),
    "equity.of": entry("{number}/{total}", "{number}/{total}"),
    "equity.covered": entry("People covered", "覆盖人口"),
    "equity.gini": entry("Gini by {weight}", "基尼系数（{weight}）"),
    "equity.gini_land": entry("Gini by land", "基尼系数（面积）"),
    "equity.theil": entry("Theil T", "泰尔指数"),
    "equity.between": entry("Theil between", "组间"),
    "equity.within": entry("Theil within", "组内"),
    "equity.quotient": entry("Highest / lowest", "最高/最低"),
    "equity.not_defined": entry("–", "–"),
    "equity.hrad": entry("HRAD", "HRAD"),
    "equity.pad": entry("PAD", "PAD"),
    "equity.for_people": entry("HRAD / PAD", "HRAD/PAD"),
    # Sentences
    "equity.range": entry(
        "{period}: highest {highest} {most}, lowest {lowest} {least}, difference {difference}.",
        "{period}：最高 {highest} {most}，最低 {lowest} {least}，相差 {difference}。",
    ),
    "equity.parts": entry(
        "{period}: {between} of Theil's index lies between {groups} groups (by {by}), {within} within them.",
        "{period}：按{by}分为 {groups} 组，泰尔指数中组间占 {between}，组内占 {within}。",
    ),
    "equity.left_out": entry(
        "Left out in {period}: {reason} ({code}): {areas}", "{period} 剔除：{reason}（{code}）：{areas}"
    ),
    "equity.left_out_land": entry(
        "Left out of what is by land in {period}: {reason} ({code}): {areas}",
        "{period} 按面积的计算中剔除：{reason}（{code}）：{areas}",
    ),
    "equity.more_areas": entry("{areas} and {number} more", "{areas}等，另有 {number} 个"),
    "equity.undefined": entry("{period}: {reason} ({code})", "{period}：{reason}（{code}）"),
    "equity.not_computed": entry("Not computed", "未计算"),
    "equity.not_computed_line": entry("{reason} ({code}): {indicators}", "{reason}（{code}）：{indicators}"),
    # Lorenz curve
    "equity.lorenz": entry("Lorenz curve by {weight}, {period}", "洛伦兹曲线（{weight}），{period}"),
    "equity.lorenz_axis": entry("of {weight}, worst off first", "{weight}累计，从最低起"),
    "equity.lorenz_both": entry("Lorenz curves, {period}", "洛伦兹曲线，{period}"),
    "equity.lorenz_across": entry("share of {weight}, worst-off areas first", "{weight}累计份额，从最低的地区起"),
    "equity.lorenz_upwards": entry("share of the resource", "资源累计份额"),
    "equity.lorenz_label": entry(
        "Lorenz curve by {weight}, {period}: the worst-off areas with {half} of it have {has} of the resource; Gini "
        "coefficient {gini}.",
        "洛伦兹曲线（{weight}），{period}：最低的各地区合占{weight} {half}，拥有资源的 {has}；基尼系数 {gini}。",
    ),
    "equity.people": entry("people", "人口"),
    "equity.land": entry("land", "土地面积"),
    "equity.equal": entry("an even spread", "完全均衡"),
    # Agglomeration
    "equity.agglomeration": entry(
        "Agglomeration, {period}, lowest ratio first", "集聚度，{period}，从比率最低的地区起"
    ),
    "equity.agglomeration_shown": entry(
        "Agglomeration, {period}: the {number} lowest and highest ratios of {total} areas (all: --all)",
        "集聚度，{period}：共 {total} 个地区，列出比率最低和最高的各 {number} 个（全部：--all）",
    ),
    "equity.reading": entry("How to read this", "说明"),
    "equity.legend": entry(
        "Gini and Theil are 0 where the ratio is the same everywhere, and grow as it differs. They have no unit and "
        "no agreed line between good and bad.",
        "基尼系数和泰尔指数在各地区比率相同时为 0，差异越大数值越大；没有单位，也没有公认的好坏界线。",
    ),
    "equity.legend_land": entry(
        "HRAD above 1: more of the resource than the area's share of the land. HRAD / PAD above 1: more than its "
        "share of the people. The Gini coefficient by land is usually far above that by people, because people "
        "themselves live unevenly: read the two together.",
        "HRAD 大于 1：资源份额高于土地份额；HRAD/PAD 大于 1：资源份额高于人口份额。人口本身分布不均，"
        "按面积的基尼系数通常远高于按人口的，两者应一并看。",
    ),
    # Outcome
    "equity.computed": entry(
        "COMPUTED: the spread of {number} of {total} ratios. Exit code 0.",
        "已计算：{total} 项比率中 {number} 项的分布。退出码 0。",
    ),
    "equity.nothing": entry(
        "NOTHING COMPUTED: no ratio has two areas with figures. Exit code 4.",
        "未能计算：没有任何比率具备两个以上有数据的地区。退出码 4。",
    ),
}
