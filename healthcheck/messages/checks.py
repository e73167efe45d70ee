"""Checks: figures that can be, and are hard to believe (HC280 to HC289, HC635 to HC638)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "check.times": entry("about {number} times", "{number} 倍"),
    "check.fraction": entry("about 1/{number} of", "1/{number}"),
    "check.figure": entry("{variable} ({value})", "“{variable}”（{value}）"),
    "check.file_name": entry("the file's name", "文件名"),
    "check.title": entry("the title", "标题"),
    "check.two_figures": entry("{one} and {other}", "{one}和{other}"),
    "check.without_figures": entry(" (and {number} without a figure)", "（另有 {number} 行无数据）"),
    "check.first_of_areas": entry("{area} (the first of {number} areas)", "{area} 等 {number} 个地区"),
    "check.no_city": entry("no city's code begins with {digits}", "没有以 {digits} 开头的市级代码"),
    "check.other_level": entry(
        "the code is of {own} level and the row of {level} level", "代码属{own}，而该行属{level}"
    ),
    "check.village": entry("village", "村级"),
    "HC280": entry(
        "{part} of {area} is {value}, more than {whole} ({limit}), of which it is a part: check both",
        "{area} 的“{part}”为 {value}，多于其所属的“{whole}”（{limit}）：请核对两者",
        "One figure counts some of what the other counts, so it cannot be larger, beyond rounding. "
        "Two columns may have changed places, or the two figures may be of different years or kinds of institutions. "
        "Switch the check off with --no-check parts.",
        "前者是后者的一部分，除舍入误差外不可能更大。可能是两列填反，或两者的年份、机构范围不一致。"
        "可用 --no-check parts 关闭此项检查。",
    ),
    "HC281": entry(
        "{variable} of {area} is {value}, {factor} the figure of {year} ({reference}): check its unit",
        "{area} 的“{variable}”为 {value}，约为 {year} 年（{reference}）的 {factor}：请核对单位，如人与万人",
        "A figure is a power of ten off the same area's other years, which hardly happens by itself. "
        "It may be in another unit than its column says, such as persons under 万人, or have a digit too many. "
        "Write the unit in the header or the cell, or correct the figure. "
        "Switch the check off with --no-check magnitude.",
        "该数与同一地区其他年份相差约十倍、千倍或万倍，自然变动几乎不可能如此。可能是单位与列头不符"
        "（如万人列中填了人数），或多写、少写了一位。请在列头或单元格中写明单位，或更正数据。"
        "可用 --no-check magnitude 关闭此项检查。",
    ),
    "HC282": entry(
        "{indicator} of {area} is {value}, {factor} the median of {number} areas ({reference}): "
        "check the unit of {suspects}",
        "{area} 的“{indicator}”为 {value}，约为 {number} 个地区中位数（{reference}）的 {factor}："
        "请核对{suspects}的单位，如人与万人",
        "A ratio, or a population, is a power of ten off the areas of the same level and year. One of its figures "
        "may be in another unit than its column says, or have a digit too many. When several ratios of an area "
        "are off alike, the figure that they share is named. Switch the check off with --no-check magnitude.",
        "该比值（或人口数）与同级、同年的其他地区相差约十倍、千倍或万倍，可能有数据的单位与列头不符，"
        "或多写、少写了一位。若一个地区的几个比值偏离相同，则指出它们共用的那个数。"
        "可用 --no-check magnitude 关闭此项检查。",
    ),
    "HC283": entry(
        "{variable} of {area} is {value} per {per} residents, and {low} to {high} is plausible: "
        "check the unit of {suspects}",
        "{area} 的“{variable}”合每 {per} 人 {value}，合理范围为 {low} 至 {high}：请核对{suspects}的单位，如人与万人",
        "No area has so many, or so few, of these for its residents. A figure may be in another unit than its column "
        "says, or the population may be another area's. The bounds are listed in docs/checks.md. "
        "Switch the check off with --no-check magnitude.",
        "按人口计算，没有哪个地区会这么多或这么少。可能是单位与列头不符，或人口数取自其他地区。"
        "合理范围见 docs/checks.md。可用 --no-check magnitude 关闭此项检查。",
    ),
    "HC284": entry(
        "{variable} of {area} changes by {percent}% from {first} ({before}) to {year} ({after})",
        "{area} 的“{variable}”由 {first} 年的 {before} 变为 {year} 年的 {after}，变动 {percent}%",
        "A count of at least 100 changed by more than half within a year. That happens, for instance when an area or "
        "a definition changes, and is worth a look. Switch the check off with --no-check jumps.",
        "不小于 100 的数一年内变动超过一半。区划或统计口径调整时会出现这种情况，值得核对。"
        "可用 --no-check jumps 关闭此项检查。",
    ),
    "HC285": entry(
        "{where} says {named}, and the rows are of {years}: check that it is the right table",
        "{where}中的年份是 {named}，而数据行是 {years} 年的：请核对是否用错表格",
        "No row is of a year that the file's name or the title says. Yearbooks carry the year after that of their "
        "data, so this may be in order; otherwise it is the wrong file, or the wrong year in the column or in "
        "--period. Switch the check off with --no-check file-year.",
        "没有一行数据属于文件名或标题所写的年份。年鉴以出版年份命名，数据为上一年，属正常；"
        "否则可能用错了文件，或年份列、--period 写错。可用 --no-check file-year 关闭此项检查。",
    ),
    "HC286": entry(
        "{area} is probably the same area as {other}: both have a row in this year",
        "{area} 与 {other} 可能是同一地区，该年两者各有一行",
        "Two rows of one year have names that differ in 市, 区 or 县 at most, under one parent, and count as two "
        "areas. One area may be there under an old and a new code, or under two spellings. "
        "Keep one row. Switch the check off with --no-check spellings.",
        "同一年、同一上级下有两行，名称至多差“市、区、县”一字，而被当作两个地区。可能是同一地区写了新旧两个代码，"
        "或名称写法不一。请只保留一行。可用 --no-check spellings 关闭此项检查。",
    ),
    "HC287": entry(
        "code {code} is {name} in {year} and {other} in {other_year}: check code and name",
        "代码 {code} 在 {year} 年是“{name}”，在 {other_year} 年是“{other}”：请核对代码和名称",
        "Rows with one code are taken for one area, and its name changes from one year to another. The area may have "
        "been renamed; otherwise one of the codes is wrong, and another area's figures are judged as this one's. "
        "Switch the check off with --no-check spellings.",
        "代码相同的行视为同一地区，而其名称在不同年份不同。可能是地区更名；否则其中一个代码有误，"
        "别的地区的数据会被当作该地区的。可用 --no-check spellings 关闭此项检查。",
    ),
    "HC288": entry(
        "no province's code begins with {digits} ({area}): check the code",
        "没有以 {digits} 开头的省级代码（{area}）：请核对区划代码",
        "The first two digits of an area code name the province (GB/T 2260), and these name none. "
        "A digit may be wrong or missing. Switch the check off with --no-check codes.",
        "区划代码前两位表示省份（GB/T 2260），而这两位不对应任何省份，可能写错或漏写了数字。"
        "可用 --no-check codes 关闭此项检查。",
    ),
    "HC289": entry(
        "{area}: {residents} residents and {registered} registered people are more than {most} times apart: "
        "check the basis and the unit of both",
        "{area}：常住人口 {residents}，户籍人口 {registered}，相差超过 {most} 倍：请核对两者的口径和单位",
        "Resident and registered population differ more than in any city that draws people from elsewhere. "
        "One may be in another unit, or of another area. Switch the check off with --no-check populations.",
        "常住人口与户籍人口之差超过任何人口流入城市。可能其中一个单位不同，或取自其他地区。"
        "可用 --no-check populations 关闭此项检查。",
    ),
    "HC635": entry(
        '{variable}: the row "{row}" says {own}, and the {number} rows that it adds up give {sum}{without}: check both',
        "“{variable}”：“{row}”行为 {own}，而其所合计的 {number} 行相加为 {sum}{without}：请核对",
        "A row that calls itself a total is not the sum of its rows, by more than rounding explains (half a last digit "
        "of each figure). Which rows it adds up is known from its other figures, or because it is the only total: "
        "docs/checks.md. A row may be missing, be there twice, or have a wrong figure. Totals are not judged. "
        "Switch the check off with --no-check totals.",
        "自称合计的行不等于其所合计各行之和，差额超出舍入误差（每个数末位的一半）。它合计的是哪些行，由该行的其他数据"
        "得知，或因为它是唯一的合计行，见 docs/checks.md。可能是漏了一行、重复了一行，或某个数有误。合计行不参与判定。"
        "可用 --no-check totals 关闭此项检查。",
    ),
    "HC636": entry(
        "{variable} of {area} is {own}, and the {number} areas of {level} level within it add up to {sum}{without}: "
        "check both",
        "{area} 的“{variable}”为 {own}，而表中其所辖 {number} 个{level}地区相加为 {sum}{without}：请核对",
        "An area has a row of its own beside those of its parts, and its figure is not their sum, by more than "
        "rounding explains. Parts that add up to more contradict it; to less only where another figure shows that all "
        "parts are there. An area may be in the table twice, or one of the figures be wrong. Each is judged as it "
        "stands. Switch the check off with --no-check totals.",
        "表中既有某地区自身的行，又有其下级地区的行，而两者之差超出舍入误差。下级之和大于该地区的数时必有一误；小于时，"
        "仅当其他数据表明下级地区齐全才报告。可能是某地区重复出现，或某个数有误。判定时各按原值。"
        "可用 --no-check totals 关闭此项检查。",
    ),
    "HC637": entry(
        "{area}: {part} is of {years} and {base} of {base_years}, so that there is no ratio of one year: "
        "check the year of both",
        "{area}：“{part}”是 {years} 年的，“{base}”是 {base_years} 年的，没有同一年的数据可以相比：请核对两者的年份",
        "Numerator and denominator must be of the same year, and the tables never have both in one. The year in a "
        "header (2024年床位数), in a column or given by --period may be wrong, or a table of the other year is "
        "missing. The verdicts are missing until then. Switch the check off with --no-check years.",
        "分子与分母必须是同一年的，而表中没有哪一年两者俱全。可能是列头（如“2024年床位数”）、年份列或 --period "
        "中的年份有误，或缺少另一年的表。在此之前结论为缺数据。可用 --no-check years 关闭此项检查。",
    ),
    "HC638": entry(
        "{area}: {reason}: check the code",
        "{area}：{reason}：请核对区划代码",
        "The form of a code says its level (GB/T 2260): six digits that end in 0000 are a province's, in 00 a city's. "
        "The level column of the row says another, or the third and fourth digits are no city's. The row is judged at "
        "the level that its column says. Areas that are listed at two levels are known: municipalities, cities "
        "without counties, counties that lie in no city. Switch the check off with --no-check codes.",
        "代码的形式表明其级别（GB/T 2260）：六位代码末四位为 0000 的是省级，末两位为 00 的是市级。而该行的级别列所写不"
        "同，或第三、四位不是任何市的编号。判定时以级别列为准。直辖市、不设区县的市、省直辖县级单位可以两级通用，不作"
        "报告。可用 --no-check codes 关闭此项检查。",
    ),
}
