"""What the keys of rule files are for: shown by editors that use the schema of ``healthcheck rules schema``."""

from healthcheck.messages.entry import Entry, entry

_FILE: dict[str, Entry] = {
    "key.file": entry("Rule file of healthcheck, format 1", "healthcheck 规则文件，格式 1"),
    "key.file.healthcheck": entry("Version of the format: 1.", "格式版本：1。"),
    "key.file.pack": entry(
        "Id of the pack: lower case, digits, hyphens. Shown in every report.",
        "规则包代号：小写字母、数字、连字符。每份报告都会显示。",
    ),
    "key.file.revision": entry(
        "Raise it whenever a verdict could change. 1 when not given.", "结论可能变化时加一。不写为 1。"
    ),
    "key.file.title": entry("Title of the pack in both languages.", "规则包的中英文标题。"),
    "key.file.source": entry("The document that the figures come from.", "指标数值所依据的文件。"),
    "key.file.applies_to": entry("Whom the pack binds.", "规则包约束谁。"),
    "key.file.parts": entry(
        "Which areas make up an area: its code, and the codes of its parts.", "某地区由哪些地区组成：代码及其下级代码。"
    ),
    "key.file.population": entry(
        "The variable that `population` stands for in expressions.", "算式中 population 所指的变量。"
    ),
    "key.file.include": entry(
        "Rule files whose variables are used, by id or path. The shipped vocabulary is always included.",
        "使用其变量的其他规则文件（代号或路径）。自带词汇表总会包含。",
    ),
    "key.file.variables": entry("Variables that this pack adds.", "本规则包增加的变量。"),
    "key.file.indicators": entry("What is judged, by id.", "要判定的指标，以代号为键。"),
    "key.source.document": entry("Title of the document in both languages.", "文件的中英文名称。"),
    "key.source.issuer": entry("Who issued it.", "发文机关。"),
    "key.source.number": entry("Its document number.", "文号。"),
    "key.source.published": entry(
        "Year or date: 2025, 2025-07, 2025-07-15.", "年份或日期：2025、2025-07、2025-07-15。"
    ),
    "key.source.origin": entry("Name of the file it was taken from.", "来源文件名。"),
    "key.applies_to.level": entry("Only areas of this level are judged.", "只判定这一级的地区。"),
    "key.applies_to.areas": entry(
        "The roster: codes of the areas that must be in the table, in quotation marks.",
        "地区名单：表中必须出现的地区代码，加引号。",
    ),
    "key.wording.en": entry("In English.", "英文。"),
    "key.wording.zh": entry("In Chinese.", "中文。"),
    "key.variable.name": entry("Name in both languages; headers are recognised by it.", "中英文名称，用来识别表头。"),
    "key.variable.unit": entry(
        "Unit, in the singular: bed, person, percent.", "单位，用英文单数：bed、person、percent。"
    ),
    "key.variable.type": entry(
        "count (whole), amount (decimals), rate (a ready figure, never added up), flag (yes or no).",
        "count（整数）、amount（小数）、rate（现成的率，不相加）、flag（是/否）。",
    ),
    "key.variable.aliases": entry("Other headers that offices write for it.", "各单位对它的其他写法。"),
}

_INDICATOR: dict[str, Entry] = {
    "key.indicator.name": entry("Name in both languages, unlike any other of the pack.", "中英文名称，包内不得重复。"),
    "key.indicator.measure": entry("How the value is computed.", "数值怎么算。"),
    "key.indicator.target": entry("What the value must satisfy, and when.", "数值应达到什么要求，何时。"),
    "key.indicator.clause": entry("Clause of the document, in quotation marks.", "文件条款号，加引号。"),
    "key.indicator.severity": entry(
        "error (when not given), warning (encouraged, in principle) or info.",
        "error（默认）、warning（鼓励、原则上）或 info。",
    ),
    "key.indicator.rationale": entry("Why it is asked for, in your own words.", "为什么这样要求，用自己的话写。"),
    "key.indicator.assumption": entry(
        "What was assumed where the text leaves a choice: denominator, stock or flow, year, tolerance.",
        "原文有多种理解时采用的口径：分母、存量或增量、年份、允许偏差。",
    ),
    "key.indicator.examples": entry(
        "Figures and the verdict they must get; run by healthcheck rules test.",
        "数据及其应得的结论；由 healthcheck rules test 运行。",
    ),
    "key.indicator.level": entry("Judge areas of this level, not the pack's.", "改为判定这一级的地区。"),
    "key.indicator.for_each": entry(
        "Judge each area of this level by itself: a city's plan that binds each county.",
        "逐个判定这一级的地区，如市级规划约束每个县。",
    ),
    "key.indicator.areas": entry(
        "Only these areas are judged; codes in quotation marks.", "只判定这些地区；代码加引号。"
    ),
    "key.indicator.where": entry("Only rows whose yes/no variable has this value.", "只判定某个是/否变量为此值的行。"),
    "key.indicator.missing": entry(
        "What a missing figure means: missing (when not given), fail, or zero.",
        "缺数据时：missing（默认，结论为缺数据）、fail（判为未达标）或 zero（按零计算）。",
    ),
    "key.example.given": entry(
        "Figures by variable; with several years, by year first.", "各变量的数据；多个年份时先写年份。"
    ),
    "key.example.period": entry("The year of the figures, or of the verdict.", "数据（或结论）的年份。"),
    "key.example.expect": entry("The verdict, or one for each year.", "应得的结论，或每年一个。"),
    "key.example.gap": entry("The gap that must be reported.", "应报告的差距。"),
}

_MEASURE: dict[str, Entry] = {
    "key.measure.value": entry("The figure itself.", "数值本身。"),
    "key.measure.ratio": entry("What is counted per so many; with to and per.", "比率的分子；与 to、per 同用。"),
    "key.measure.share": entry("The part, in percent of what of names.", "占比的分子；与 of 同用，结果为百分数。"),
    "key.measure.increase": entry("This year minus the year before, or minus since.", "今年减上年，或减 since 那年。"),
    "key.measure.growth": entry("Percent change on the year before.", "比上年增长的百分数。"),
    "key.measure.trend": entry("Each year against the year before; with over.", "逐年与上年比较；与 over 同用。"),
    "key.measure.to": entry(
        "The denominator of a ratio; population is the pack's own.", "比率的分母；population 指本包所用人口。"
    ),
    "key.measure.per": entry("Per so many.", "每多少。"),
    "key.measure.of": entry("The whole of a share.", "占比的分母。"),
    "key.measure.since": entry("The base year of an increase.", "增量的基年。"),
    "key.measure.over": entry("First and last year of a trend.", "趋势的起止年份。"),
    "key.measure.reported_as": entry(
        "The variable that holds the published figure: judged where the parts are missing, checked where not.",
        "公布值所在的变量：缺分子分母时用它判定，否则用来核对。",
    ),
}

_TARGET: dict[str, Entry] = {
    "key.target.at_least": entry("This or more.", "不低于。"),
    "key.target.more_than": entry("More than this.", "高于。"),
    "key.target.at_most": entry("This or less.", "不高于。"),
    "key.target.less_than": entry("Less than this.", "低于。"),
    "key.target.between": entry("From the first to the second, both included.", "介于两者之间，含两端。"),
    "key.target.equals": entry("Exactly this.", "等于。"),
    "key.target.about": entry("About this; with within.", "约为；与 within 同用。"),
    "key.target.falling": entry("Lower every year; for trend.", "逐年下降；用于 trend。"),
    "key.target.rising": entry("Higher every year; for trend.", "逐年上升；用于 trend。"),
    "key.target.milestones": entry("A limit for each of several years.", "分年目标。"),
    "key.target.over": entry("allowed: more than the upper end passes too.", "allowed：超过上限也达标。"),
    "key.target.within": entry("Tolerance: 5%, or 10 in the figure's own unit.", "允许偏差：5%，或按本单位写 10。"),
    "key.target.by": entry(
        "Due in this year and after it; a miss before is pending.", "从该年起应达到；之前未达到为未到期。"
    ),
    "key.target.in": entry("Binds in this year only.", "只约束该年。"),
    "key.target.from": entry("Earlier years get no verdict.", "更早的年份不判定。"),
    "key.target.round": entry("Compare the rounded value.", "先修约再比较。"),
    "key.round.digits": entry("Decimals that are kept.", "保留几位小数。"),
    "key.round.rule": entry(
        "half_even (GB/T 8170-2008) or half_up.", "half_even（四舍六入五成双，GB/T 8170-2008）或 half_up（四舍五入）。"
    ),
    "key.milestones.at_least": entry("This or more, by year.", "各年不低于。"),
    "key.milestones.more_than": entry("More than this, by year.", "各年高于。"),
    "key.milestones.at_most": entry("This or less, by year.", "各年不高于。"),
    "key.milestones.less_than": entry("Less than this, by year.", "各年低于。"),
}

ENTRIES: dict[str, Entry] = {**_FILE, **_INDICATOR, **_MEASURE, **_TARGET}
