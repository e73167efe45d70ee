"""Values of rule files that are not what the key wants: keys, types, numbers, words (HC130 to HC149)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC130": entry(
        '"{key}" is not a key that can stand here.{hint} Known here: {known}.',
        "这里没有“{key}”这个键。{hint}此处可用：{known}。",
        "Unknown keys are faults, because a misspelt key that is ignored turns a rule off without anybody noticing. "
        "Correct the spelling, or move the key to where it belongs.",
        "未知的键按错误处理，因为拼错的键一旦被忽略，规则就会在无人察觉时失效。请改正拼写，或把它移到应在的位置。",
    ),
    "HC131": entry(
        'The key "{key}" is missing here.',
        "此处缺少键“{key}”。",
        "Without this key the rule would be incomplete. Add it; docs/rule-format.md shows what it holds.",
        "缺少这个键，规则就不完整。请补上；写法见 docs/rule-format.md。",
    ),
    "HC132": entry(
        "Wanted here: {expected}; found: {found}.",
        "此处应为{expected}，实际却是{found}。",
        "The value has the wrong shape. Check indentation, brackets and hyphens: a hyphen makes a list, "
        "a colon and a space make a key.",
        "值的形式不对。请检查缩进、括号和连字符：连字符表示列表项，冒号加空格表示键。",
    ),
    "HC133": entry(
        "There is no value here. Write one, or delete the key.",
        "此处没有值。请填写，或删去这个键。",
        "In YAML nothing at all, ~ and null mean the same: no value. A text with that spelling needs quotation marks.",
        "在 YAML 中，什么都不写、写 ~ 或写 null 都表示没有值。文本本身就是这样写时，要加引号。",
    ),
    "HC134": entry(
        'YAML takes the unquoted word "{found}" for a yes/no value. If it is meant as text, put it in quotation marks.',
        "不加引号的“{found}”在 YAML 中表示是/否。如果是文本，请加引号。",
        "yes, no, on, off, true and false are not text in YAML. "
        "So that every program reads the file in the same way, they need quotation marks where text is wanted.",
        "yes、no、on、off、true、false 在 YAML 中不是文本。为了让各种程序读出同样的结果，需要文本时请加引号。",
    ),
    "HC135": entry(
        '"{found}" begins with a zero, which some programs read as an octal number. Write {instead}; a code goes in '
        "quotation marks.",
        "“{found}”以零开头，有的程序会按八进制读取。请写成 {instead}；如果是代码，请加引号。",
        "In YAML an unquoted 012 is ten. Numbers are written without leading zeros.",
        "在 YAML 中，不加引号的 012 等于十。数字前面不要加零。",
    ),
    "HC136": entry(
        '"{found}" is a number to the base 60 for YAML ({value}). Write the number in decimals, or text in quotation '
        "marks.",
        "“{found}”在 YAML 中是六十进制数（{value}）。请写成十进制数；如果是文本，请加引号。",
        "Digits with colons are read like hours and minutes. A ratio such as 1:30 is written as a measure with "
        "ratio, to and per, and its limit as a decimal number.",
        "带冒号的数字会按时、分读取。像 1:30 这样的比例，请用 ratio、to、per 写成计算方法，限值写成小数。",
    ),
    "HC137": entry(
        '"{found}" is a date. Write the year only: {instead}.',
        "“{found}”是日期。请只写年份：{instead}。",
        "Periods are calendar years. A day or a month cannot be judged.",
        "统计期一律为公历年份，不能按日或按月判定。",
    ),
    "HC138": entry(
        '"{found}" is in scientific notation, which YAML reads as text. Write all digits: {instead}.',
        "“{found}”是科学记数法，YAML 会把它当作文本。请写出全部数字：{instead}。",
        "Limits are exact decimals. All their digits are written out, so that everybody reads the same number.",
        "限值是精确的十进制数，要写出全部数字，使人人读到的都一样。",
    ),
    "HC139": entry(
        '"{found}" is not written as a plain decimal number.{hint}',
        "“{found}”不是普通的十进制写法。{hint}",
        "Numbers are written with digits and at most one point, such as 1000 or 7.5: no thousands separators, no "
        "underscores, no hexadecimal or octal notation, no infinity. "
        "Write the number out in half-width digits.",
        "数字只用数码和至多一个小数点，如 1000 或 7.5：不用千位分隔符、下划线、十六进制或八进制写法，也不能是无穷大。"
        "请用半角数字完整写出。",
    ),
    "HC140": entry(
        '"{found}" is not a number. Write digits and a point, such as 7.5.',
        "“{found}”不是数字。请用数码和小数点书写，如 7.5。",
        "Limits and tolerances are decimal numbers without units. The unit follows from the measure.",
        "限值和允许偏差是不带单位的十进制数，单位由计算方法决定。",
    ),
    "HC141": entry(
        '"{found}" is not a whole number from {lowest} to {highest}.',
        "“{found}”不是 {lowest} 到 {highest} 之间的整数。",
        "A year has four digits, a revision counts from 1. Neither takes a fraction or a unit.",
        "年份为四位数字，修订号从 1 开始；都不带小数或单位。",
    ),
    "HC142": entry(
        '"{found}" is not one of the words known here.{hint} Known: {known}.',
        "“{found}”不在可用的词里。{hint}可用：{known}。",
        "This key takes one of a few words. They are written in English in both languages.",
        "这个键只能从几个词中选用；无论中文还是英文界面，都用英文书写。",
    ),
    "HC143": entry(
        '"{found}" cannot be an id. Use lower-case letters, digits and "{joint}", as in {example}.',
        "“{found}”不能用作代号。请用小写字母、数字和“{joint}”，如 {example}。",
        "Ids stand in expressions, reports and command lines, so they are kept simple and never translated; "
        "the id of a variable begins with a letter. The name in both languages is given beside the id.",
        "代号会出现在算式、报告和命令行里，因此要简单，也不翻译；变量代号要以字母开头。两种语言的名称另行给出。",
    ),
    "HC144": entry(
        'The wording in {language} is missing: add "{key}".',
        "缺少{language}的写法，请补上“{key}”。",
        "Everything that a reader sees exists in English and in Chinese. Write both under the keys en and zh.",
        "读者看到的内容都要有中英文两种写法，分别写在 zh 和 en 之下。",
    ),
    "HC145": entry(
        '"{found}" is neither a year nor a date. Write 2023, 2023-07 or 2023-07-15.',
        "“{found}”既不是年份也不是日期。请写成 2023、2023-07 或 2023-07-15。",
        "The day on which the document was published, as exactly as it is known. "
        "Months and days have two digits and are joined by hyphens.",
        "文件的发布日期，知道多细就写多细。月、日写两位数字，用连字符连接。",
    ),
    "HC146": entry(
        'The percent sign in "{found}" does not belong here. Shares are in percent already: write {instead}.',
        "“{found}”中不用写百分号。比重本来就以百分数计，请写成 {instead}。",
        "A share of 90% has the value 90, and a percent variable holds percent numbers. "
        "Only within may have a percent sign: a tolerance in percent of the figure.",
        "90% 的比重，其值就是 90；百分数变量的值也是百分数。只有 within 可以带百分号，"
        "表示按限值的百分比计算的允许偏差。",
    ),
    "HC147": entry(
        'The sign in "{found}" belongs into the key: write {key}: {instead}.',
        "“{found}”中的符号应体现在键上，请写成 {key}: {instead}。",
        "The kind of limit is the key (at_least, more_than, at_most, less_than, equals); its value is a number only. "
        "Move the sign into the key and keep the number.",
        "限值的种类由键表示（at_least、more_than、at_most、less_than、equals），值只写数字。"
        "请把符号换成相应的键，只保留数字。",
    ),
    "HC148": entry(
        '"{found}" has full-width characters. Write it in half-width: {instead}.',
        "“{found}”含有全角字符，请用半角书写：{instead}。",
        "Full-width digits and points look like ordinary ones but are other characters. "
        "Switch the input method to half-width.",
        "全角的数字和小数点看上去与半角差不多，却是不同的字符。请把输入法切换到半角。",
    ),
}
