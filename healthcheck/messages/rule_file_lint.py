"""What ``healthcheck rules lint`` finds besides the loader: targets that cannot be met, and what nothing uses."""

from healthcheck.messages.entry import Entry, entry

_TARGETS: dict[str, Entry] = {
    "HC167": entry(
        '"{target}" contradicts "{other_target}", which the indicator {other} asks of the same measure {when}.',
        "“{target}”与指标 {other} 对同一算法的要求“{other_target}”矛盾（{when}）。",
        "Two indicators of the pack judge the same measure of the same areas in the same year, and no value satisfies "
        "both. One of the two limits, years or measures is probably a slip. Where the document itself contradicts "
        "itself, keep the figure that binds and say so in its assumption.",
        "同一规则包的两个指标，对同一算法、同样的地区和年份提出要求，没有任何数值能同时满足。"
        "多半是某个限值、年份或算法写错了。如果文件本身自相矛盾，请保留有约束力的那个，并在 assumption 中说明。",
    ),
    "HC168": entry(
        'No figures can meet "{target}": {reason}.',
        "任何数据都达不到“{target}”：{reason}。",
        "The limit lies where the measure never comes, so that every area would miss it for ever. "
        "Check the limit, its decimal point and the measure: a share is in percent, and 0.95 is not 95.",
        "限值超出了该算法可能的取值范围，任何地区永远达不到。请检查限值、小数点和算法：占比以百分数计，0.95 不是 95。",
    ),
    "HC169": entry(
        'No whole number meets "{target}", but the measure counts whole things.',
        "没有整数满足“{target}”，而该算法数的是整个的人或物。",
        "Beds, people and institutions are counted one by one. Between two neighbouring whole numbers there is none, "
        "and none equals a fraction. Check the limits, or whether a ratio or a share was meant.",
        "床位、人员、机构都是按个数的。两个相邻整数之间没有整数，也没有整数等于小数。请检查限值，或改用比率、占比。",
    ),
    "HC188": entry(
        "The target binds in {year} only, but the increase is counted from {since}: it would never be judged.",
        "目标只约束 {year} 年，而增量从 {since} 年算起，这样永远不会判定。",
        "An increase since a year has a value from the year after it on. Correct the year of the target or of since.",
        "自某年以来的增量，从下一年起才有数值。请改正目标年份或 since 的年份。",
    ),
}

_UNUSED: dict[str, Entry] = {
    "HC185": entry(
        "Nothing uses the variable {id}: no indicator reads it and no example gives it.",
        "变量 {id} 没有用处：没有指标读取它，也没有示例给出它。",
        "A variable of a pack is there for its indicators. One that none reads is probably a leftover, or an indicator "
        "names another variable by mistake. Delete it, or use it.",
        "规则包的变量是为指标服务的。没有指标读取的变量，多半是遗留的，或者某个指标误用了别的变量。请删去，或用上它。",
    ),
    "HC186": entry(
        'The alias "{alias}" of {id} says the same as "{other}". Delete it.',
        "{id} 的别名“{alias}”与“{other}”是同一写法，请删去。",
        "Headers are compared without width, case, spaces and bracket style. An alias that differs in nothing else "
        "recognises no further header.",
        "比较表头时不计全半角、大小写、空格和括号样式。仅在这些方面不同的别名，不会多认出任何表头。",
    ),
    "HC187": entry(
        'Nothing of "{reference}" is used. Delete it from include.',
        "没有用到“{reference}”中的任何变量，请从 include 中删去。",
        "include brings in the variables of other rule files, and no indicator or example here names one of these. "
        "Indicators of an included file are never judged; name that file behind --rules for it.",
        "include 只引入其他规则文件的变量，而这里没有指标或示例用到其中任何一个。"
        "被包含文件里的指标不会判定；要判定它们，请在 --rules 后写出那个文件。",
    ),
}

_WORDS: dict[str, Entry] = {
    "lint.always": entry("in every year", "任何年份"),
    "lint.in_year": entry("in {year}", "{year} 年"),
    "lint.rounding": entry("no rounded value lies there", "修约后的数值不会落在其中"),
    "lint.share": entry("a share is between 0 and 100 percent", "占比介于 0 和 100% 之间"),
    "lint.values_between": entry("the value is never below {low} or above {high}", "数值不会低于 {low} 或高于 {high}"),
    "lint.values_from": entry("the value is never below {low}", "数值不会低于 {low}"),
    "lint.values_to": entry("the value is never above {high}", "数值不会高于 {high}"),
}

ENTRIES: dict[str, Entry] = {**_TARGETS, **_UNUSED, **_WORDS}
