"""Waivers: their file, and what becomes of them in a run (HC500 to HC515)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC500": entry(
        "waived by {waiver}: {reason} ({approval})",
        "按豁免 {waiver} 不计入未达标：{reason}（{approval}）",
        "The target is missed, and a waiver of the file given with --waivers excuses it. The value and the gap are "
        "computed as always. A waiver replaces a miss and nothing else: missing and invalid figures stay what "
        "they are.",
        "该目标未达到，但 --waivers 所给文件中的豁免允许不计。数值和差距照常计算。豁免只替代未达标，"
        "缺数据和数据有误不受影响。",
    ),
    "HC501": entry(
        "The waiver {waiver} ended on {until}, and today is {today}: it excuses nothing any more. "
        "Misses that it names: {number}.",
        "豁免 {waiver} 已于 {until} 到期（今天是 {today}），不再起作用。它所列的未达标有 {number} 项。",
        "A waiver holds to the end of its last day. The misses it named count again. Delete it, or have it "
        "renewed with "
        "a new document and a new day.",
        "豁免在最后一天结束时失效，所列的未达标重新计入。请删去，或办理续期，写上新的文号和日期。",
    ),
    "HC502": entry(
        "The waiver {waiver} holds from {start} on, and today is {today}: it excuses nothing yet. "
        "Misses that it names: {number}.",
        "豁免 {waiver} 自 {start} 起才生效（今天是 {today}），现在还不起作用。它所列的未达标有 {number} 项。",
        "A waiver holds from its first day on. Until then the misses that it names count. "
        "Check the day if it was meant to hold now.",
        "豁免从第一天起才有效，在此之前所列的未达标照常计入。如果本应现在有效，请核对日期。",
    ),
    "HC503": entry(
        "The waiver {waiver} excuses nothing: what it names is not missed here, or already excused by another. "
        "Delete it if it is done with.",
        "豁免 {waiver} 没有起作用：所列目标在此没有未达标的，或已由其他豁免包括。如已不需要，请删去。",
        "Its targets are met by now, or its areas and years are not in these tables, or another waiver before it "
        "excuses the same. A waiver that is kept too long hides the next miss: delete it once the target is met.",
        "所列目标已经达到，或所列地区、年份不在这些表中，或排在前面的豁免已经包括。"
        "豁免留得太久会掩盖以后的未达标：达标后请删去。",
    ),
    "HC504": entry(
        "The waiver {waiver} excuses nothing for: {parts}.",
        "豁免 {waiver} 的以下部分没有起作用：{parts}。",
        "Some of the indicators, areas or years that the waiver lists have no miss that it excuses. "
        "Take them out, so that it excuses no more than was approved for.",
        "豁免所列的某些指标、地区或年份没有可豁免的未达标。请从中删去，使豁免不超出需要。",
    ),
    "HC505": entry(
        "The waiver {waiver} is too broad: it leaves out {keys}, and so holds for all of them. Name them.",
        "豁免 {waiver} 范围过宽：没有写 {keys}，等于全部豁免。请逐一写明。",
        "A waiver without indicators, areas or years also excuses misses that nobody has looked at. "
        "List what was approved: the ids of the indicators, the codes of the areas, the years.",
        "不写指标、地区或年份的豁免，也会放过没有人审核过的未达标。请按批准内容列出指标代号、区划代码和年份。",
    ),
    "HC506": entry(
        "The waiver {waiver} is too broad: it excuses {number} verdicts, more than {most}. "
        "Split it up, or say how many with covers_at_most.",
        "豁免 {waiver} 范围过宽：共豁免 {number} 条结论，超过 {most} 条。请拆分，或用 covers_at_most 写明上限。",
        "A waiver that excuses very many misses changes the target rather than excusing an exception. "
        "When so many were approved, write the number as covers_at_most.",
        "一项豁免涉及太多未达标，就不是例外，而是改了目标。确已批准这么多的，请用 covers_at_most 写明条数。",
    ),
    "HC507": entry(
        'The waiver {waiver} names the area "{area}", and {number} areas have this name: it excuses none of them. '
        "Give the code.",
        "豁免 {waiver} 写的地区“{area}”有 {number} 个同名地区，因此都不豁免。请改写区划代码。",
        "An area is named by its code, or by its name where no other area of the tables has it. "
        "A waiver for one of them must not excuse the other.",
        "地区用区划代码表示；表中没有同名地区时也可以写名称。给其中一个地区的豁免，不能让另一个也免掉。",
    ),
    "HC508": entry(
        '"{found}" is not a day. Write year, month and day, as in 2026-06-30.',
        "“{found}”不是具体日期。请写年月日，如 2026-06-30。",
        "A year or a month alone could end on its first day or on its last. A waiver ends on a day that "
        "everybody reads "
        "alike, written with four, two and two digits.",
        "只写年或月，分不清是到第一天还是最后一天。豁免的起止要写成谁看都一样的日期：四位年、两位月、两位日。",
    ),
    "HC509": entry(
        "The waiver ends ({until}) before it begins ({start}).",
        "豁免的截止日期（{until}）早于开始日期（{start}）。",
        "from is the first day on which the waiver holds, until the last one. Exchange or correct them.",
        "from 是豁免有效的第一天，until 是最后一天。请对调或更正。",
    ),
    "HC510": entry(
        'No indicator "{indicator}" in {pack}.{hint}',
        "{pack} 里没有指标“{indicator}”。{hint}",
        "A waiver names indicators by their ids, as the rule file writes them. "
        "healthcheck rules list PACK shows the ids.",
        "豁免用规则文件中的代号来写指标。用 healthcheck rules list 规则包 可以列出代号。",
    ),
    "HC511": entry(
        "The waiver {waiver} is not looked at: this run judges nothing of {pack} that it names.",
        "豁免 {waiver} 本次没有用到：没有判定它所列的 {pack} 指标。",
        "A file of waivers may serve several rule files. In this run the rule file, or the indicators chosen with "
        "--indicator or --clause, are others. If the name of the pack is misspelt, correct it.",
        "一个豁免文件可供多个规则文件使用。本次用的是其他规则文件，或用 --indicator、--clause 选了其他指标。"
        "如果规则包名写错了，请改正。",
    ),
    "HC512": entry(
        '"{found}" is listed twice. Keep one.',
        "“{found}”重复列出，请只保留一个。",
        "Each indicator, area and year stands in a waiver's list once. Perhaps another one was meant the second time.",
        "豁免中每个指标、地区、年份只写一次。第二处可能本想写别的。",
    ),
    "HC513": entry(
        'The list "{key}" is empty, so that the waiver would excuse nothing. Fill it.',
        "“{key}”列表是空的，豁免不会起任何作用。请填写。",
        "A waiver with an empty list names nothing. List what was approved.",
        "列表为空的豁免什么也没有列出。请按批准内容填写。",
    ),
    "HC514": entry(
        '{option}: "{value}" is not a day. Write year, month and day, as in 2026-06-30.',
        "{option}：“{value}”不是日期。请写年月日，如 2026-06-30。",
        "The day that waivers are held against. Without this option it is the day of the computer's own clock.",
        "用来判断豁免是否有效的日期。不写时取电脑时钟的当天日期。",
    ),
    "file.waivers": entry("waivers file", "豁免文件"),
    "waiver.approval": entry("{approver}, until {until}", "{approver}批准，有效期至 {until}"),
    "waiver.numbered_approval": entry("{approver}, {number}, until {until}", "{approver}，{number}，有效期至 {until}"),
    "outcome.passed_excused": entry(
        "PASSED: nothing that counts was missed. Not counted: {what}. Exit code 0.",
        "通过：没有计入的未达标。不计入的：{what}。退出码 0。",
    ),
    "outcome.passed_allowing_missing_excused": entry(
        "PASSED, leaving out what is missing (--allow-missing): nothing that was judged and counts was missed. "
        "Not counted: {what}. Exit code 0.",
        "通过（按 --allow-missing 不计缺数据）：已判定的没有计入的未达标。不计入的：{what}。退出码 0。",
    ),
    "outcome.inconclusive_excused": entry(
        "INCONCLUSIVE: nothing that counts failed, but {number} of {total} verdicts could not be given. Not counted: "
        "{what}. Exit code 4.",
        "无法定论：没有计入的未达标，但 {total} 条结论中有 {number} 条无法作出。不计入的：{what}。退出码 4。",
    ),
    "outcome.waived": entry("{number} misses that are waived", "已豁免 {number} 项"),
    "outcome.waived.one": entry("1 miss that is waived", "已豁免 1 项"),
    "outcome.known": entry("{number} misses known from the baseline", "基线中已有的未达标 {number} 项"),
    "outcome.known.one": entry("1 miss known from the baseline", "基线中已有的未达标 1 项"),
    "outcome.known_findings": entry("{number} findings known from the baseline", "基线中已有的表格问题 {number} 处"),
    "outcome.known_findings.one": entry("1 finding known from the baseline", "基线中已有的表格问题 1 处"),
    "report.baseline": entry(
        "Baseline {path}: known from it, and not counted: misses {misses}, findings {findings}.",
        "基线 {path}：其中已有、不计入的未达标 {misses} 项，表格问题 {findings} 处。",
    ),
    "report.fixed": entry(
        "Missed in the baseline and not any more: {number}. Make a new baseline, or they will pass for known when they "
        "come back:",
        "基线中未达标、现已消除的有 {number} 项。请重新生成基线，否则再次出现时会被当作已知：",
    ),
    "report.fixed_miss": entry("{subject}: {indicator} ({status})", "{subject}：{indicator}（{status}）"),
    "report.more_fixed": entry("… and {number} more: -o report.json", "……另有 {number} 项，见 -o report.json"),
    "count.fail_known": entry("{number} fail ({known} known)", "未达标 {number}（其中已知 {known}）"),
    "severity.known": entry("{severity}, known", "{severity}（已知）"),
    "status.known": entry("known", "已知"),
    "report.known": entry("Known from the baseline, not counted", "基线中已有（不计入）"),
    "report.waived_misses": entry("Waived, though missed", "未达标但已豁免"),
    "report.waived": entry("Waived, though missed: {number}", "未达标但已豁免：{number}"),
    "report.waiver": entry(
        "{waiver}, {number}: {reason} ({approval})", "{waiver}，{number} 条：{reason}（{approval}）"
    ),
    "column.waiver": entry("Waiver", "豁免"),
    "metavar.waivers": entry("FILE.yaml", "文件.yaml"),
    "metavar.day": entry("DAY", "日期"),
    "help.waivers": entry(
        "Misses that are excused: a file with reason, approver and term of each waiver (docs/waivers.md). "
        "They are still computed and shown.",
        "豁免文件，写明每项豁免的理由、批准单位和期限（见 docs/waivers.md）。被豁免的仍照常计算和列出。",
    ),
    "help.today": entry(
        "The day that waivers are held against, as in 2026-06-30. Without it: today by the computer's clock.",
        "判断豁免是否有效的日期，如 2026-06-30。不写时取电脑时钟的当天日期。",
    ),
}
