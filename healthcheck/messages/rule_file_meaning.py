"""Rule files that read well but cannot be meant so (HC150 to HC169, HC180 to HC199)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC150": entry(
        "The {what} is written in format {found}; this version of healthcheck reads format 1.",
        "{what}的格式版本为 {found}，本版 healthcheck 只能读取格式 1。",
        "The first key, healthcheck, gives the version of the format. A newer format needs a newer healthcheck.",
        "第一个键 healthcheck 表示格式版本。更新的格式需要更新的 healthcheck。",
    ),
    "HC151": entry(
        "A measure has exactly one of {known}; found: {found}.",
        "measure（计算方法）必须且只能有以下之一：{known}；实际有：{found}。",
        "The kind of measure says how the value is computed. To judge two values, write two indicators.",
        "计算方法决定数值怎么算。要判定两个数值，请写成两个指标。",
    ),
    "HC152": entry(
        "A target has exactly one of {known}; found: {found}.",
        "target（目标）必须且只能有以下之一：{known}；实际有：{found}。",
        "A range is written with between. To hold a value against two targets, write two indicators.",
        "区间用 between。同一数值有两个目标时，请写成两个指标。",
    ),
    "HC153": entry(
        '"{key}" does not go with {kind}; it belongs to {owner}.',
        "“{key}”不能与 {kind} 同用，它属于 {owner}。",
        "The key has a meaning only together with another kind of measure or target. Delete it, or change the kind.",
        "这个键只有与另一种计算方法或目标同用才有意义。请删去它，或改换种类。",
    ),
    "HC154": entry(
        '"{first}" and "{second}" contradict each other. Keep one of them.',
        "“{first}”与“{second}”相互矛盾，请只保留一个。",
        "Both keys answer the same question, such as which years or which areas the indicator binds. "
        "by binds from a year on, in binds one year only; milestones and trends name their years themselves.",
        "两个键回答的是同一个问题，例如约束哪些年份、哪些地区。by 表示从某年起，in 表示仅限某年；"
        "分年目标和逐年趋势自带年份。",
    ),
    "HC155": entry(
        'The target binds in {year} only, but "from" leaves out the years before {start}: it would never be judged.',
        "目标只约束 {year} 年，而 from 又排除了 {start} 年以前的年份，这样永远不会判定。",
        "from leaves out earlier years, in names the only year. Together they leave no year at all.",
        "from 排除较早的年份，in 指定唯一的年份。两者合在一起，一年也不剩。",
    ),
    "HC156": entry(
        "The milestone of {year} ({limit}) asks for less than the one of {earlier} ({stricter}).",
        "{year} 年的目标（{limit}）比 {earlier} 年的目标（{stricter}）还要宽松。",
        "Milestones lead towards a goal. A looser later year is nearly always two figures or two years exchanged.",
        "分年目标应逐年趋严。后面的年份反而宽松，多半是数字或年份写颠倒了。",
    ),
    "HC157": entry(
        "There are no milestones here. Write at least one year with its limit.",
        "此处没有任何分年目标。请至少写一个年份和限值。",
        "Milestones are written as year: limit, such as 2023: 5. A target without any limit would never be judged.",
        "分年目标的写法是“年份: 限值”，如 2023: 5。没有任何限值的目标永远不会判定。",
    ),
    "HC158": entry(
        "The measure {measure} cannot be held against the target {target}.",
        "计算方法 {measure} 不能与目标 {target} 搭配。",
        "A trend is judged as falling or rising, year against year; all other measures have a limit. "
        "Write trend with falling or rising, and the others with at_least, at_most and so on.",
        "trend（逐年趋势）只能用 falling（下降）或 rising（上升）判定；其他计算方法都要有限值，如 at_least、at_most。",
    ),
    "HC159": entry(
        "The years are not in order: {first} must come before {last}.",
        "年份顺序不对：{first} 应早于 {last}。",
        "over holds two years, the first and the last. The first one is the base and gets no verdict of its own.",
        "over 写首尾两个年份，第一个是基期，本身不作判定。",
    ),
    "HC160": entry(
        "The lower end {low} is above the upper end {high}.",
        "下限 {low} 高于上限 {high}。",
        "between holds the lower end first. No value could lie in this range.",
        "between 先写下限，后写上限。没有任何数值能落在这个区间里。",
    ),
    "HC161": entry(
        '"{found}" is below zero. Write it without the minus sign.',
        "“{found}”小于零。请去掉负号。",
        "Tolerances and gaps are magnitudes: how far, not in which direction. "
        "A miss in either direction has a gap above zero.",
        "允许偏差和缺口表示大小，不表示方向。无论往哪个方向偏离，缺口都大于零。",
    ),
    "HC162": entry(
        "A list of {count} values is wanted here, but there are {found}.",
        "此处应为 {count} 个值的列表，实际有 {found} 个。",
        "between holds the lower and the upper end, over the first and the last year. "
        "Write both ends, also when they are equal.",
        "between 写下限和上限，over 写首尾两个年份。两端都要写，相等时也一样。",
    ),
    "HC163": entry(
        "It is not clear which year the expected verdict is for. Write period, or expect with years.",
        "看不出预期结论是哪一年的。请写 period，或在 expect 里按年份写。",
        "With figures of several years the example must say which verdict is meant: period: 2025, or expect with the "
        "year as key. "
        "Figures of one year need neither.",
        "给出多年数据时，要说明预期的是哪一年的结论：写 period: 2025，或在 expect 里以年份为键。"
        "只有一年数据时可以都不写。",
    ),
    "HC164": entry(
        "The example expects a verdict for {year} but gives its figures without a year.",
        "示例预期 {year} 年的结论，给出的数据却没有年份。",
        "Write period for the figures, or give them with years as keys. "
        "An undated verdict is expected without a year: expect: pass.",
        "请为数据写上 period，或以年份为键给出数据。不带年份的数据，预期结论也不写年份：expect: pass。",
    ),
    "HC165": entry(
        "A gap goes with one expected verdict, but here there are {count}.",
        "gap 只能对应一个预期结论，这里有 {count} 个。",
        "Write one example for each year whose gap is to be checked. "
        "The other years keep their expected verdicts in an example without gap.",
        "要检查哪一年的缺口，就为哪一年单独写一个示例。其余年份的预期结论写在不带 gap 的示例里。",
    ),
    "HC166": entry(
        "The measure names no variable, so that every area would get the same value.",
        "计算方法中没有变量，任何地区算出的结果都一样。",
        "An indicator judges figures of a table. A constant cannot be met or missed by anybody.",
        "指标用来判定表中的数据。常数谈不上达标或不达标。",
    ),
    "HC180": entry(
        'The variable "{id}" is already defined at {other}. Choose another id, or delete this one.',
        "变量“{id}”已在 {other} 处定义。请换一个代号，或删去此处的定义。",
        "A variable means the same everywhere. The shipped vocabulary is always included, so that its ids are taken.",
        "一个变量在任何地方含义都相同。词汇表总会自动包含，其中的代号不能再用。",
    ),
    "HC181": entry(
        '"{label}" already stands for the variable {id} ({other}). A table header must mean one variable only.',
        "“{label}”已用于变量 {id}（{other}）。一个表头只能对应一个变量。",
        "Ids, names and aliases are how headers are recognised. They are compared without width, case, spaces and "
        "bracket style, and no two variables may share one.",
        "表头靠代号、名称和别名识别，比较时不计全半角、大小写、空格和括号样式；两个变量不能共用同一写法。",
    ),
    "HC182": entry(
        "The rule files include each other in a circle: {circle}.",
        "规则文件循环包含：{circle}。",
        "A file that includes itself, also by way of others, cannot be read to the end. Move the shared variables to a "
        "file of their own.",
        "直接或间接包含自身的文件无法读完。请把共用的变量移到单独的文件里。",
    ),
    "HC183": entry(
        '"population" stands for the population of this pack, but the pack does not say which that is. '
        "Add population: resident_population.",
        "“population”指本规则包所用的人口，但规则包没有说明是哪一种。请加上 population: resident_population。",
        "Residents and registered population differ. The key population at the top of the file says which is meant.",
        "常住人口与户籍人口不同。请在文件顶层用 population 说明用哪一种。",
    ),
    "HC184": entry(
        'The id "population" is taken: in expressions it stands for the population of the pack. Choose another id.',
        "代号“population”已有用途：在算式中指本规则包所用的人口。请换一个代号。",
        "A variable of that name could not be told from the population that the key population names. "
        "Choose an id that says which population is counted.",
        "若有同名变量，就无法与 population 键所指的人口区分。请用能说明是哪种人口的代号。",
    ),
    "HC190": entry(
        '"{found}" is not an area code: 2, 4, 6, 9 or 12 digits, or two letters followed by letters and digits.',
        "“{found}”不是行政区划代码：应为 2、4、6、9 或 12 位数字，或两个字母后接字母和数字。",
        "Codes follow GB/T 2260 (and its extensions for townships and villages) or the European NUTS. "
        "Names of areas are not accepted, because they are not unique.",
        "代码采用 GB/T 2260（及乡镇、村级的扩展）或欧洲 NUTS。地区名称可能重名，因此不能代替代码。",
    ),
    "HC191": entry(
        'Put the area code in quotation marks: "{found}". Without them it is a number, and codes lose their zeros.',
        '请给行政区划代码加上引号："{found}"。不加引号就成了数字，代码会丢失零。',
        "Between quotation marks a code is text in every program that reads the file. "
        "Codes that begin with a zero would even be read as other numbers.",
        "加上引号后，任何程序读取时都把代码当作文本。以零开头的代码甚至会被读成别的数。",
    ),
    "HC192": entry(
        'The area "{found}" is listed twice. Keep one.',
        "地区“{found}”重复列出，请只保留一个。",
        "Codes are compared as if filled up with zeros on the right: 3607 and 360700 are one area. "
        "An area that is listed twice would be counted twice.",
        "比较代码时右侧补零：3607 与 360700 是同一地区。重复列出的地区会被重复计算。",
    ),
    "HC193": entry(
        'The scope "{key}" is empty, so that nothing would ever be judged. Fill it, or delete the key.',
        "“{key}”的范围是空的，永远不会判定任何内容。请填写，或删去这个键。",
        "An empty scope means that no area is ever judged, and a rule that judges nothing would look met. "
        "List at least one entry, or delete the key if the rule binds everywhere.",
        "范围为空意味着一个地区也不判定；什么都不判定的规则，看上去却像是达标。"
        "请至少列出一项；如果规则适用于所有地区，请删去这个键。",
    ),
    "HC194": entry(
        "The rule file has neither indicators nor variables.",
        "规则文件里既没有指标，也没有变量。",
        "A rule file judges (indicators) or defines (variables). One that does neither would look met.",
        "规则文件要么判定（indicators），要么定义（variables）。两者皆无的文件，看上去却像是达标。",
    ),
    "HC195": entry(
        'The area "{found}" is listed as a part of itself.',
        "地区“{found}”被列为自身的组成部分。",
        "parts names for an area the areas of the next lower level that make it up. Delete the area from its own list.",
        "parts 列出组成某地区的下一级地区。请把该地区从它自己的列表中删去。",
    ),
    "HC196": entry(
        'The name "{name}" is already that of the indicator {id}. Choose names that tell the two apart.',
        "名称“{name}”已用于指标 {id}。请用能够区分的名称。",
        "Reports show indicators by name. Two equal names could not be told apart.",
        "报告中按名称列出指标，名称相同就无法区分。",
    ),
    "HC197": entry(
        'The pack "{pack}" is already given by {other}.',
        "规则包“{pack}”已由 {other} 给出。",
        "Each indicator is judged once for each area and year. Name each pack once, and give every rule file an id of "
        "its own.",
        "每个指标对每个地区每年只判定一次。每个规则包只写一次，每个规则文件的代号也不能相同。",
    ),
    "HC198": entry(
        'The indicator {indicator} filters by "{key}", which is not a yes/no variable. Declare it under variables with '
        "type: flag, and ask for true or false.",
        "指标 {indicator} 按“{key}”筛选，而它不是“是/否”型变量。请在 variables 中以 type: flag 定义它，并写 true 或 "
        "false。",
        "where lets through the rows whose flag is yes (true) or no (false). Filters by other attributes are a part of "
        "the format that this version does not evaluate; judging without the filter would give wrong verdicts.",
        "where 只让标志为“是”（true）或“否”（false）的行参与判定。按其他属性筛选属于规则格式，但本版还不能计算；"
        "不筛选就判定会得出错误结论。",
    ),
}
