"""Comparing reports: ``diff`` and baselines (HC515 to HC529)."""

from healthcheck.messages.entry import Entry, entry

_FILES: dict[str, Entry] = {
    "HC515": entry(
        "The report is in format {found}; this version of healthcheck compares reports of format {format}.",
        "报告的格式版本为 {found}，本版 healthcheck 只能比较格式 {format} 的报告。",
        "A newer version of healthcheck wrote the report. Compare with that version, or write both reports anew "
        "with this one.",
        "该报告由更新版本的 healthcheck 写成。请用那个版本比较，或用本版重新生成两份报告。",
    ),
    "HC516": entry(
        'The report "{path}" cannot be read: {reason}.',
        "报告“{path}”无法读取：{reason}。",
        "The path is read from the folder in which the command is run. Check the spelling, and that the file is there "
        "and may be read.",
        "路径从运行命令时所在的文件夹算起。请检查拼写，并确认文件存在、有读取权限。",
    ),
    "HC517": entry(
        "This is not valid JSON. The parser says: {problem}.",
        "此处不符合 JSON 语法。解析器的原话是：{problem}。",
        "Reports that are compared are those of healthcheck check -o report.json. The file is another one, or was cut "
        "off when it was copied. Write it again.",
        "用来比较的是 healthcheck check -o 报告.json 生成的报告。该文件不是这种报告，或复制时被截断。请重新生成。",
    ),
    "HC518": entry(
        "{where}: needed here is {expected}; found: {found}.",
        "{where}：此处应为{expected}，实际却是{found}。",
        "The file is JSON, but no whole report of healthcheck check -o report.json: it is another program's, or was "
        "edited or cut. A report that does not add up is not compared. Write it again.",
        "文件是 JSON，但不是 healthcheck check -o 报告.json 生成的完整报告：可能出自其他程序，或经过改动、删减。"
        "对不上数的报告不作比较。请重新生成。",
    ),
    "HC519": entry(
        "The file nests too deeply to be a report.",
        "文件嵌套层数过多，不可能是报告。",
        "A report is five levels deep. Such a file is damaged or meant to exhaust the program that reads it.",
        "报告最多只有五层。这样的文件已经损坏，或有意耗尽读取它的程序。",
    ),
    "HC520": entry(
        'The key "{key}" is there twice in one object, so that nobody can say which one counts.',
        "同一处的键“{key}”出现了两次，无法确定以哪个为准。",
        "No report has a key twice. The file was edited or merged by a program for text. Write it again.",
        "报告中不会有重复的键。文件可能被手工改动，或被文本合并工具处理过。请重新生成。",
    ),
    "HC521": entry(
        "The file is larger than {limit} MB, and is not read as a report.",
        "文件超过 {limit} MB，不作为报告读取。",
        "The report of a hundred thousand areas is smaller. Probably another file was named by mistake.",
        "十万个地区的报告也没有这么大。多半是误写了其他文件。",
    ),
}

_NOTES: dict[str, Entry] = {
    "HC522": entry(
        "{pack} was revision {before} and is revision {after}: what changed may be the rules, not the figures.",
        "{pack} 原为第 {before} 版，现为第 {after} 版：有变化的可能是规则，而不是数据。",
        "A rule file's revision is raised whenever a verdict could change. Verdicts of two revisions are compared as "
        "they are. To see what the figures did, judge both tables by one revision.",
        "结论可能改变时，规则文件的版次才会提高。两版的结论照原样比较。要看数据本身的变化，"
        "请用同一版规则判定两份表格。",
    ),
    "HC523": entry(
        "{pack} differs although both are revision {revision}: the rule file was changed without a new revision.",
        "{pack} 同为第 {revision} 版，内容却不同：规则文件改动后没有提高版次。",
        "The two runs used different contents of one rule file. What changed may be the rules, not the figures. "
        "Raise the revision whenever a verdict could change.",
        "两次用的规则文件内容不同，有变化的可能是规则，而不是数据。凡可能改变结论的改动，都应提高版次。",
    ),
    "HC524": entry(
        "{what}: judged {where}.",
        "{what}：{where}作了判定。",
        "The runs had other rule files, or other indicators chosen with --indicator or --clause. What only one of them "
        "judged has nothing to be compared with.",
        "两次用的规则文件不同，或用 --indicator、--clause 选的指标不同。只在一份报告中判定过的，没有可比的对象。",
    ),
    "HC525": entry(
        "The reports were made with other settings: {option} was {before} and is {after}.",
        "两份报告的设置不同：{option} 原为 {before}，现为 {after}。",
        "Options such as --as-of and --period change which verdicts there are and what they say. "
        "Run both with the same options to see what the figures did.",
        "--as-of、--period 等选项会改变有哪些结论、结论如何。要看数据本身的变化，请用相同的选项重新运行。",
    ),
    "HC526": entry(
        'Several areas are called "{area}" and have no code: those whose figures changed count as gone and as new.',
        "有多个同名地区“{area}”且没有区划代码：数据有变的按“已消失”和“新出现”各计一条。",
        "Areas are matched by their codes, and by name only where one area has it. Of several with one name those with "
        "the same figures are the same; guessing the others could hide a new miss behind an old one. "
        "Add a column of codes.",
        "地区按区划代码对应，没有代码时按名称，但名称须唯一。同名的几个地区，数据完全相同的视为同一个；"
        "其余的如果猜着对应，"
        "可能把新的未达标当成旧的。请在表中加上区划代码列。",
    ),
    "HC527": entry(
        "{subject} is in the baseline and has no verdict any more: {indicators}.",
        "{subject}在基线中有结论，现在没有了：{indicators}。",
        "A row that is left out hides what it would have said. Add the area and year to the tables again. "
        "If it is gone for good, make a new baseline.",
        "漏报一行，就看不到它的问题。请把该地区该年份补回表中；确已撤销的，请重新生成基线。",
    ),
    "HC528": entry(
        "{subject}: {indicator} was {before} in the baseline and is {after} now.",
        "{subject}：{indicator}在基线中为“{before}”，现为“{after}”。",
        "A figure that was there is missing now, or cannot be used. That is worse than before, also where the target "
        "was missed. Give the figure again.",
        "原来有的数据现在缺失，或无法使用。即使原先未达标，这也是变差。请重新填报。",
    ),
    "HC529": entry(
        "Area {code} is called {after} now; before it was {before}. It is compared as one area.",
        "代码 {code} 的地区现名“{after}”，原名“{before}”，按同一地区比较。",
        "Areas are matched by their codes. If the code was given to another area by mistake, correct it.",
        "地区按区划代码对应。如果是代码填错了地区，请更正。",
    ),
}

_WORDS: dict[str, Entry] = {
    "json.report": entry(
        "a report that healthcheck check wrote with -o NAME.json",
        "healthcheck check 用 -o 文件名.json 生成的报告",
    ),
    "json.object": entry("an object {{...}}", "一个对象 {{...}}"),
    "json.list": entry("a list [...]", "一个列表 [...]"),
    "json.text": entry("text", "文本"),
    "json.decimal": entry('decimal text such as "7.5"', '写成文本的小数，如 "7.5"'),
    "json.year": entry('a year such as "2025"', '写成文本的年份，如 "2025"'),
    "json.code": entry('a code such as "HC201"', '代码，如 "HC201"'),
    "json.sha256": entry("64 hexadecimal digits", "64 位十六进制数"),
    "json.number": entry("a whole number", "整数"),
    "json.status": entry("a status", "结论（status）"),
    "json.severity": entry("a severity", "级别（severity）"),
    "json.key": entry("every key of a report", "报告应有的各个键"),
    "json.no_key": entry('no key "{name}"', "没有键“{name}”"),
    "json.quoted": entry('"{text}"', "“{text}”"),
    "compare.before_only": entry("in the earlier report only", "仅前一份报告"),
    "compare.after_only": entry("in the later report only", "仅后一份报告"),
    "compare.some_of": entry("{names} and {number} more", "{names}，另有 {number} 项"),
    "compare.none": entry("not given", "未指定"),
    "compare.before": entry("Before: {path}, {packs}, {verdicts} verdicts", "前：{path}，{packs}，{verdicts} 条结论"),
    "compare.after": entry("After:  {path}, {packs}, {verdicts} verdicts", "后：{path}，{packs}，{verdicts} 条结论"),
    # What became of verdicts: headings, and numbers in a sentence
    "kind.new_failure": entry("New misses", "新增未达标"),
    "kind.newly_missing": entry("Newly missing", "新增缺数据"),
    "kind.newly_invalid": entry("Newly invalid", "新增数据有误"),
    "kind.gone": entry("Verdicts that are gone", "已消失的结论"),
    "kind.still_failing": entry("Still missed", "仍未达标"),
    "kind.further_off": entry("Still missed, and worse than before", "仍未达标，且比原来更差"),
    "kind.fixed": entry("Fixed", "已达标（原未达标）"),
    "kind.newly_judged": entry("Newly judged", "新作出判定"),
    "kind.waived": entry("Newly waived, or by another waiver", "新豁免，或豁免依据有变"),
    "kind.added": entry("New verdicts", "新出现的结论"),
    "kind.other": entry("Other changes", "其他变化"),
    "kind.revised": entry("Revised figures", "数据修订"),
    "kind.new_finding": entry("New findings in the tables", "表格中的新问题"),
    "kind.gone_finding": entry("Findings that are gone", "已消除的问题"),
    "compared.new_failure": entry("{number} newly missed", "新增未达标 {number}"),
    "compared.newly_missing": entry("{number} newly missing", "新增缺数据 {number}"),
    "compared.newly_invalid": entry("{number} newly invalid", "新增数据有误 {number}"),
    "compared.gone": entry("{number} gone", "已消失 {number}"),
    "compared.still_failing": entry("{number} still missed", "仍未达标 {number}"),
    "compared.further_off": entry("{number} missed worse than before", "未达标加重 {number}"),
    "compared.fixed": entry("{number} fixed", "已达标 {number}"),
    "compared.newly_judged": entry("{number} newly judged", "新作出判定 {number}"),
    "compared.waived": entry("{number} newly waived", "新豁免 {number}"),
    "compared.added": entry("{number} new", "新出现 {number}"),
    "compared.other": entry("{number} otherwise changed", "其他变化 {number}"),
    "compared.unchanged": entry("{number} unchanged", "无变化 {number}"),
    "compared.new_errors": entry("{number} new errors in the tables", "表格新错误 {number}"),
    "compared.new_errors.one": entry("1 new error in the tables", "表格新错误 1"),
    "compare.counted": entry("{number} verdicts compared: {parts}.", "共比较 {number} 条结论：{parts}。"),
    "compare.findings": entry(
        "Figures revised: {revised}. Findings: {new} new, {gone} gone.",
        "修订数据 {revised} 项；表格问题：新增 {new} 处，消除 {gone} 处。",
    ),
    "compare.worse": entry("WORSE: {what}. Exit code 1.", "变差：{what}。退出码 1。"),
    "compare.not_worse": entry("NOT WORSE: nothing got worse. Exit code 0.", "没有变差。退出码 0。"),
    "compare.same": entry("NOTHING CHANGED. Exit code 0.", "没有任何变化。退出码 0。"),
    "compare.more": entry(
        "… and {number} more; all of them: --all, or -o changes.csv",
        "……另有 {number} 条；查看全部：--all 或 -o 变化.csv",
    ),
    "compare.more_in_file": entry(
        "… and {number} more; all of them: -o changes.csv", "……另有 {number} 条；查看全部：-o 变化.csv"
    ),
    "compare.change": entry("{before} → {after}", "{before} → {after}"),
    "compare.nothing": entry("(none)", "（无）"),
    "column.before": entry("Before", "前"),
    "column.after": entry("After", "后"),
    "column.figure": entry("Figure", "数据项"),
    "markdown.compare": entry("Comparison of two reports", "两份报告的比较"),
}

_HELP: dict[str, Entry] = {
    "metavar.before": entry("BEFORE.json", "前.json"),
    "metavar.after": entry("AFTER.json", "后.json"),
    "metavar.report": entry("REPORT.json", "报告.json"),
    "help.diff": entry(
        "Compare two reports: what is newly missed, fixed, still missed, newly missing, revised.\n\n"
        "Both are JSON reports, written by check -o report.json. Areas are matched by their codes, and findings "
        "by what "
        "they are about. Exit code 1 when something got worse.\n\n"
        "Example: healthcheck diff before.json after.json",
        "比较两份报告：哪些新增未达标、已达标、仍未达标、新增缺数据、数据有修订。\n\n"
        "两份都是 check -o 报告.json 生成的 JSON 报告。地区按区划代码对应，表格问题按所涉及的数据对应。"
        "有变差时退出码为 1。\n\n"
        "例：healthcheck diff 前.json 后.json",
    ),
    "help.diff_format": entry("What to print; table when not given.", "屏幕上输出的格式，默认 table。"),
    "help.diff_output": entry(
        "Also write the comparison to a file; its ending ({suffixes}) tells the format, or NAME= in front. "
        "May be repeated.",
        "另存比较结果；格式由后缀（{suffixes}）决定，或在前面写“格式=”。可重复。",
    ),
    "help.diff_all": entry("Show every change, however many.", "列出全部变化，不论多少。"),
    "help.baseline": entry(
        "A JSON report to compare with: only what got worse since fails (docs/comparing.md). "
        "What was missed then is shown, marked as known, and counted apart.",
        "作为基线的 JSON 报告：只有比它变差的才算不通过（见 docs/comparing.md）。当时已有的未达标照常列出，"
        "标为已知，单独计数。",
    ),
}

ENTRIES: dict[str, Entry] = {**_FILES, **_NOTES, **_WORDS, **_HELP}
