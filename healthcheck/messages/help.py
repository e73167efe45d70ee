"""What ``--help`` says."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "help.usage": entry("Usage: ", "用法："),
    "help.options": entry("Options", "选项"),
    "help.commands": entry("Commands", "命令"),
    "help.any_options": entry("[OPTIONS]", "[选项]"),
    "help.any_command": entry("COMMAND [ARGUMENTS]...", "命令 [参数]..."),
    # What stands for a value
    "metavar.table": entry("TABLE...", "表格..."),
    "metavar.file": entry("FILE", "文件"),
    "metavar.files": entry("FILE...", "文件..."),
    "metavar.output": entry("FILE|NAME=FILE", "文件|格式=文件"),
    "metavar.pack": entry("PACK_OR_FILE", "规则包或文件"),
    "metavar.folder": entry("FOLDER", "文件夹"),
    "metavar.file_or_folder": entry("FILE|FOLDER", "文件|文件夹"),
    "metavar.packs": entry("[PACK_OR_FILE...]", "[规则包或文件...]"),
    "metavar.packs_needed": entry("PACK_OR_FILE...", "规则包或文件..."),
    "metavar.rule": entry("PACK[/INDICATOR]", "规则包[/指标]"),
    "metavar.topic": entry("CODE|PACK/INDICATOR", "代码|规则包/指标"),
    "metavar.indicator": entry("ID", "代号"),
    "metavar.clause": entry("CLAUSE", "条款号"),
    "metavar.year": entry("YEAR", "年份"),
    "metavar.encoding": entry("NAME", "编码"),
    "metavar.sheet": entry("NAME|N|all", "名称|序号|all"),
    "metavar.map": entry("MAP.yaml", "对照表.yaml"),
    "metavar.check": entry("CHECK", "检查"),
    "metavar.statuses": entry("STATUS[,STATUS...]", "结论[,结论...]"),
    "metavar.fields": entry("FIELD[,FIELD...]", "列[,列...]"),
    # Options that every command has
    "help.help": entry("Show this help and exit.", "显示本帮助后退出。"),
    "help.version": entry("Show the version and exit.", "显示版本后退出。"),
    "help.lang": entry(
        "Language of everything that is printed. Without it: HEALTHCHECK_LANG, the project file, the system.",
        "界面和报告所用语言。不写时依次看环境变量 HEALTHCHECK_LANG、项目文件、系统语言。",
    ),
    "help.debug": entry("On a bug in healthcheck, show where it happened.", "程序本身出错时，显示出错位置。"),
    # healthcheck
    "help.main": entry(
        "Hold tables of district health statistics against the figures that health plans demand.\n\n"
        "Example: healthcheck check table.csv --rules ganxian-2023\n\n"
        "Exit codes:\n"
        "0 everything was judged and nothing failed\n"
        "1 a target was missed, or a table has an error\n"
        "2 an option, an output or a rule file cannot be used\n"
        "3 a table cannot be read or used\n"
        "4 inconclusive: something is missing or invalid, or nothing was judged\n"
        "70 a bug in healthcheck\n"
        "130 interrupted",
        "用规划文件要求的指标核对各地区卫生统计表：每个地区、每年、每项指标是否达标，差多少。\n\n"
        "例：healthcheck check 统计表.xlsx --rules ganxian-2023\n\n"
        "退出码：\n"
        "0 全部已判定，没有未达标\n"
        "1 有未达标，或表格有错误\n"
        "2 选项、输出或规则文件有误\n"
        "3 表格无法读取或使用\n"
        "4 无法定论：有缺数据或数据有误，或什么都没判定\n"
        "70 程序本身出错\n"
        "130 已中断",
    ),
    # check
    "help.check": entry(
        "Judge tables by rule files.\n\n"
        "Tables are files, folders, zip archives, patterns or - for the standard input; several are merged by area "
        "and year. The report goes to the standard output; -o writes it to files as well.\n\n"
        "Example: healthcheck check beds.xlsx people.csv --rules ganxian-2023 -o report.json",
        "用规则文件判定表格。\n\n"
        "表格可以是文件、文件夹、压缩包、通配写法，或用 - 表示标准输入；多张表按地区和年份合并。报告输出到屏幕，"
        "并可用 -o 另存为文件。\n\n"
        "例：healthcheck check 床位.xlsx 人口.csv --rules ganxian-2023 -o 报告.json",
    ),
    "help.rules_option": entry(
        "Needed: a rule file, or the id of a shipped pack. May be repeated.",
        "必填：规则文件，或自带规则包的名称。可重复。",
    ),
    "help.indicator": entry("Judge only this indicator. May be repeated.", "只判定此指标。可重复。"),
    "help.clause": entry("Judge only indicators of this clause. May be repeated.", "只判定此条款的指标。可重复。"),
    "help.output": entry(
        "Also write the report to a file; its ending ({suffixes}) tells the format, or NAME= in front. "
        "May be repeated.",
        "另存报告；格式由后缀（{suffixes}）决定，或在前面写“格式=”。可重复。",
    ),
    "help.marked_copy": entry(
        "Also write the table back as a workbook with what is wrong coloured and commented in its cell; "
        "of several tables a copy each into a new folder. The table itself is not changed.",
        "另存标注件：在原表的单元格上涂色并加批注，指出问题；有多张表时写入新文件夹，每表一份。原表不改动。",
    ),
    "help.notices": entry(
        "Also write a notice for each area that missed a target or has doubtful or missing figures, into a new folder.",
        "另写反馈单：有未达标、缺报或资料问题的地区每个一份，写入新文件夹。",
    ),
    "help.notice_format": entry(
        "Notices as md (Markdown; when not given) or html (a page to be printed).",
        "反馈单的格式：md（Markdown，默认）或 html（可打印的网页）。",
    ),
    "help.format": entry("What to print; table when not given.", "屏幕输出的格式；默认为 table（表格）。"),
    "help.period": entry("The year of tables that do not say one.", "表中没有年份时，指明是哪一年。"),
    "help.as_of": entry(
        "Judge as of this year: later years are left out, and what is due by it is due on each area's latest year.",
        "按此年份判定：之后的年份不计；到该年应达到的目标，按各地区最近一年的数据判定。",
    ),
    "help.fail_on": entry(
        "Exit with 1 from this severity upwards; error when not given.",
        "达到此级别即以退出码 1 结束；默认为 error（错误）。",
    ),
    "help.allow_missing": entry(
        "Do not count missing figures as inconclusive. Nothing judged is still not a pass.",
        "缺数据不算无法定论。但什么都没判定时仍不算通过。",
    ),
    "help.encoding": entry(
        "Encoding of CSV tables. Without it: UTF-8, else GB18030.", "CSV 表格的编码。不写时先按 UTF-8，再按 GB18030。"
    ),
    "help.header_row": entry(
        "The line on which the header begins, counted from 1; without it the header is looked for.",
        "表头从第几行开始（从 1 数起）；不写时自动查找。",
    ),
    "help.sheet": entry(
        "Sheet of workbooks: its name, its number from 1, or all; may be repeated. Without it: the first that holds "
        "something.",
        "读取工作簿的哪个工作表：名称、从 1 数起的序号，或 all（全部）；可以写多次。不写时读第一个有内容的。",
    ),
    "help.columns": entry(
        "Says what headers mean; healthcheck inspect --write-map makes one to start from.",
        "说明各表头的含义；可先用 healthcheck inspect --write-map 生成。",
    ),
    "help.missing": entry("Says what symbols for missing figures mean.", "说明各种缺数据符号的含义。"),
    "help.sum_by": entry(
        "Add up the rows of one area and year, such as those of its hospitals; counts and amounts only. A column map "
        "can ask for single columns.",
        "把同一地区、同一年份的各行（例如各医院）相加，只限计数和金额。也可在对照表中只指定个别列。",
    ),
    "help.population_basis": entry(
        "any: where the population a rule file asks for (resident or registered) is missing, take the other one. "
        "The report says for how many verdicts.",
        "any：缺少规则文件所要求口径的人口数（常住或户籍）时，用另一口径代替。报告会说明涉及多少条。",
    ),
    "help.checks_option": entry(
        "Run only this check of the figures; all run when not given. May be repeated. Known: {checks}. "
        "healthcheck explain HC280 and so on say what they look for.",
        "只做此项数据检查；不写时全部都做。可重复。可选：{checks}。各项检查的含义见 healthcheck explain HC280 等。",
    ),
    "help.no_check": entry("Leave out this check of the figures. May be repeated.", "不做此项数据检查。可重复。"),
    "help.only": entry(
        "Show only verdicts of these statuses in the table, the CSV and the sheet of verdicts; the counts stay whole. "
        "Known: {statuses}",
        "表格、CSV 和“结论”工作表中只列出这些结论；合计仍为全部。可选：{statuses}",
    ),
    "help.fields": entry(
        "Write only these columns of the CSV report, in this order. Known: {fields}",
        "CSV 报告只写这些列，按所写顺序。可选：{fields}",
    ),
    "help.all": entry("Show every verdict, however many.", "列出全部结论，不论多少。"),
    "help.by": entry(
        "Sum the table up by indicator, area or file, worst first; --all for every one of them.",
        "表格按 indicator（指标）、area（地区）或 file（文件）汇总，问题最多的在前；全部列出用 --all。",
    ),
    "help.color": entry(
        "Colours: auto (on a terminal, unless NO_COLOR is set), always, never.",
        "颜色：auto（在终端上且未设 NO_COLOR 时）、always（总是）、never（从不）。",
    ),
    # rules
    "help.rules": entry("List, show, check and test rule files.", "列出、查看、检查和测试规则文件。"),
    "help.rules_list": entry(
        "List indicators: of the packs and files named, else of all shipped packs.",
        "列出指标：指定的规则包或文件；不指定则列出全部自带规则包。",
    ),
    "help.rules_show": entry("Show a pack, or one indicator of it, in full.", "查看规则包或其中一项指标的全部内容。"),
    "help.rules_lint": entry(
        "Check that rule files are right; all faults at once.\n\n"
        "Targets that nobody can meet or that contradict each other are faults too. "
        "Variables, aliases and includes that nothing uses are warnings, which do not change the exit code.",
        "检查规则文件，一次列出全部错误。\n\n"
        "永远达不到或相互矛盾的目标也是错误；没有用到的变量、别名和包含文件只是警告，不影响退出码。",
    ),
    "help.rules_test": entry("Run the examples inside rule files.", "运行规则文件中的示例。"),
    "help.rules_schema": entry(
        "Print the JSON Schema of rule files. An editor that knows it completes and checks keys while you write.\n\n"
        "Example: healthcheck rules schema -o rules.schema.json, and as the first line of the rule file:\n"
        "# yaml-language-server: $schema=rules.schema.json",
        "输出规则文件的 JSON Schema。编辑器据此在书写时补全和检查各个键。\n\n"
        "例：healthcheck rules schema -o rules.schema.json，并在规则文件第一行写：\n"
        "# yaml-language-server: $schema=rules.schema.json",
    ),
    "help.schema_output": entry("Write it to this file.", "写到此文件。"),
    "help.list_format": entry("table (when not given) or json.", "table（默认）或 json。"),
    # explain
    "help.explain": entry(
        "Explain a message code (HC201) or an indicator (ganxian-2023/beds_per_1000).",
        "解释消息代码（如 HC201）或指标（如 ganxian-2023/beds_per_1000）。",
    ),
    "help.explain_all": entry(
        "Print all codes in both languages, as Markdown.", "以 Markdown 输出全部代码的中英文说明。"
    ),
    # template
    "help.template": entry(
        "Write an empty form with exactly the columns that a pack needs.\n\n"
        "With a list of areas in the rule file the form has a row for each area and year. "
        "Filled in, it is read by check without further options.\n\n"
        "Example: healthcheck template ganxian-2023 -o form.xlsx",
        "生成空白填报表，列与规则包所需数据完全一致。\n\n"
        "规则文件列出了地区的，每个地区每年一行。填好后可直接用 check 判定，不需其他选项。\n\n"
        "例：healthcheck template ganxian-2023 -o 填报表.xlsx",
    ),
    "help.template_output": entry("Needed: the file to write, .xlsx or .csv.", "必填：要写的文件，.xlsx 或 .csv。"),
    "help.template_indicator": entry(
        "Only the columns that this indicator reads. May be repeated.", "只列出此指标所需的列。可重复。"
    ),
    "help.template_year": entry(
        "A row of this year for each area. May be repeated. Without it: the years that the targets name.",
        "每个地区列出这一年。可重复。不写时为目标提到的各年。",
    ),
    # inspect
    "help.inspect": entry(
        "Show how tables are read: what each column is taken for, and why.",
        "查看表格如何被识别：每一列被当作什么，为什么。",
    ),
    "help.inspect_rules": entry(
        "Also know the variables of this rule file. May be repeated.", "同时使用此规则文件的变量。可重复。"
    ),
    "help.write_map": entry(
        "Write a map of the headers, to be filled in and given to --columns.",
        "写出表头对照表，补充后供 --columns 使用。",
    ),
}
