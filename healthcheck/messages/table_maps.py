"""What can be wrong with a map of columns or of missing symbols (HC240 to HC248)."""

from healthcheck.messages.entry import Entry, entry

_MAPS: dict[str, Entry] = {
    "HC240": entry(
        '{option}: the file "{path}" cannot be read: {reason}.',
        "{option}：文件“{path}”无法读取：{reason}。",
        "The option names a small YAML file. Its path is read from the folder in which the command is run.",
        "该选项要指定一个小的 YAML 文件。路径从运行命令时所在的文件夹算起。",
    ),
    "HC241": entry(
        "{option}: the file is not YAML: {problem}.",
        "{option}：该文件不是有效的 YAML：{problem}。",
        "Each line is a word, a colon, a space and what the word stands for. Put words with signs such as : # * - "
        "in quotation marks, and save the file as UTF-8.",
        "每行写一个词、冒号、空格，再写它的含义。含有 : # * - 等符号的词要加引号，文件请保存为 UTF-8。",
    ),
    "HC242": entry(
        '{option}: cannot be understood at "{word}". Write {shape}.',
        "{option}：“{word}”处无法理解。请写成：{shape}。",
        "A column map has one line for each header: either the word ignore, or the id of a variable, or both the "
        "variable and its unit. A map of missing symbols has one line for each symbol and its kind, or a file's name "
        "and below it such lines.",
        "列对照表每个表头一行：写 ignore，或写指标代号，或同时写指标和单位。缺失符号表每个符号一行，写明种类；也可先写"
        "文件名，下面再写这样的行。",
    ),
    "HC243": entry(
        'No table has the header "{header}".{hint}',
        "没有一张表有表头“{header}”。{hint}",
        "The column map names a header that is in none of the tables. Headers are compared without width, case and "
        "spaces. A line that is no longer needed can be deleted.",
        "列对照表写到的表头在所有表中都找不到。比较时不区分全角半角、大小写和空格。不再需要的行可以删除。",
    ),
    "HC244": entry(
        'There is no variable "{variable}".{hint}',
        "没有指标代号“{variable}”。{hint}",
        "The column map must name a variable of the rule files by its id, or one of the keys area, area_name, "
        "province_name, city_name, county_name, township_name, period, level.",
        "列对照表要写规则文件中的指标代号，或以下列名之一：area、area_name、province_name、city_name、county_name、"
        "township_name、period、level。",
    ),
    "HC245": entry(
        'The unit "{unit}" of "{header}" is not known. Known are, for example: 人, 万人, 张, 个, 元, 万元, %, ‰, '
        "/10万.",
        "“{header}”的单位“{unit}”无法识别。可用的如：人、万人、张、个、元、万元、%、‰、/10万。",
        "A unit is a counter (人, 张, persons), money, a share, or years, with 十, 百, 千, 万, 百万, 亿, thousand "
        "or million before it. Leave the unit out when the figures are in the variable's own unit.",
        "单位可以是量词（人、张、persons）、金额、比率或年，前面可加 十、百、千、万、百万、亿、thousand、million。数"
        "据本来就用指标自己的单位时，可以不写。",
    ),
    "HC246": entry(
        'The unit "{unit}" of "{header}" does not fit {variable}.',
        "“{header}”的单位“{unit}”不适用于“{variable}”。",
        "A count cannot be in percent or yuan, and a share cannot be in persons. Either the variable or the unit in "
        "the column map is wrong.",
        "计数不会以百分比或元为单位，比率也不会以人为单位。列对照表中的指标或单位有误。",
    ),
    "HC247": entry(
        '--missing: "{kind}" of "{symbol}" is no kind of missing figure. Kinds: {kinds}.{hint}',
        "--missing：“{symbol}”的种类“{kind}”无法识别。可用的种类：{kinds}。{hint}",
        "A missing figure can be not available, below the table's unit, suppressed, or not applicable. None of them "
        "is ever zero.",
        "数据缺失分为：没有数据、不足一个单位、保密不公布、不适用。任何一种都不会当作零。",
    ),
    "HC614": entry(
        '--missing: no table is called "{pattern}".',
        "--missing：没有一张表叫“{pattern}”。",
        "Symbols mean different things in different yearbooks: a line with symbols of its own is for the tables whose "
        "path or file name is like its word, in which * stands for anything. Correct the name, or delete the line.",
        "各年鉴的符号含义不同：带有下级内容的一行只适用于路径或文件名与之相符的表，* 代表任意文字。请改正名称，或删除该"
        "行。",
    ),
    "HC248": entry(
        '{option}: "{word}" is here again; it is on line {line} already. Keep one of the two.',
        "{option}：“{word}”重复出现，第 {line} 行已经有了。请只保留一个。",
        "Which of two meanings is right cannot be known, so neither is used. Delete one of the two lines.",
        "两种含义哪一个正确无从得知，因此都不采用。请删除其中一行。",
    ),
}

_WORDS: dict[str, Entry] = {
    "table.column_map_line": entry(
        '"header: ignore", "header: beds" or "header: {{variable: beds, unit: 张}}"',
        "“表头: ignore”“表头: beds”或“表头: {{variable: beds, unit: 张}}”",
    ),
    "table.missing_map_line": entry('"symbol: kind", such as "/: not_available"', "“符号: 种类”，如“/: not_available”"),
}

ENTRIES: dict[str, Entry] = {**_MAPS, **_WORDS}
