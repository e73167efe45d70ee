"""Options, arguments and outputs that cannot be used (HC4xx); bugs and interruptions (HC9xx)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC401": entry(
        "{name} is missing. See: {command} --help",
        "缺少：{name}。用法见：{command} --help",
        "The command cannot work without this argument or option. Add it; the command's --help shows an example.",
        "没有这个参数或选项，命令无法执行。请补上；用 --help 可以看到写法示例。",
    ),
    "HC402": entry(
        'There is no option "{option}".{hint} See: {command} --help',
        "没有选项“{option}”。{hint}用法见：{command} --help",
        "The option is unknown to this command: usually a spelling mistake, or an option of another command. "
        "The command's --help lists all its options.",
        "这个命令没有这个选项：多半是拼写有误，或者它属于别的命令。用 --help 可以列出全部选项。",
    ),
    "HC403": entry(
        "{option} needs a value after it.",
        "{option} 后面要写一个值。",
        "The option stands at the end of the command line or its value was forgotten. Write the value behind it.",
        "这个选项写在了命令末尾，或漏写了它的值。请在选项后面补上值。",
    ),
    "HC404": entry(
        '{option} takes no value; leave out what follows "=".',
        "{option} 不带值，请去掉“=”及后面的内容。",
        "The option is a switch: it is there or it is not.",
        "这个选项只是开关：写上就生效，不需要值。",
    ),
    "HC405": entry(
        '{option}: "{value}" is not one of: {choices}.{hint}',
        "{option}：“{value}”不在可选的值里；可选：{choices}。{hint}",
        "The option only knows the listed words. They are written in English in both languages.",
        "这个选项只认列出的词；无论界面是中文还是英文，都用英文写。",
    ),
    "HC406": entry(
        '{option}: "{value}" is not a year. Write four digits, such as 2025.',
        "{option}：“{value}”不是年份。请写四位数字，如 2025。",
        "Periods are calendar years from 1900 to 2199.",
        "期间指公历年份，范围为 1900 至 2199。",
    ),
    "HC414": entry(
        '{option}: "{value}" is not the number of a line. Write one, such as 4.',
        "{option}：“{value}”不是行号。请写数字，如 4。",
        "Lines are counted from 1, as a spreadsheet and an editor number them, blank ones too.",
        "行号从 1 数起，与电子表格和编辑器中显示的一致，空行也计算在内。",
    ),
    "HC407": entry(
        'There is no command "{name}".{hint} See: {command} --help',
        "没有命令“{name}”。{hint}用法见：{command} --help",
        "The first word after healthcheck names what to do. healthcheck --help lists the commands.",
        "healthcheck 后面的第一个词是要执行的命令。用 healthcheck --help 可以列出全部命令。",
    ),
    "HC408": entry(
        'Unexpected argument: "{argument}". See: {command} --help',
        "多出的参数：“{argument}”。用法见：{command} --help",
        "The command takes fewer arguments than were given. A name with spaces must be put in quotation marks.",
        "给出的参数比命令需要的多。文件名里有空格时，要用引号括起来。",
    ),
    "HC409": entry(
        "The command line cannot be understood: {problem} See: {command} --help",
        "无法理解命令：{problem} 用法见：{command} --help",
        "The options or arguments are not written the way the command expects them.",
        "选项或参数的写法不符合命令的要求。",
    ),
    "HC410": entry(
        'No indicator "{indicator}" in {packs}.{hint}',
        "{packs} 里没有指标“{indicator}”。{hint}",
        "The name after --indicator must be an indicator's id in one of the rule files. "
        "healthcheck rules list PACK shows the ids.",
        "--indicator 后面要写规则文件中的指标代号。用 healthcheck rules list 规则包 可以列出代号。",
    ),
    "HC411": entry(
        'No indicator in {packs} has the clause "{clause}".{hint}',
        "{packs} 里没有条款号为“{clause}”的指标。{hint}",
        "The text after --clause must be a clause number as the rule file writes it. "
        "healthcheck rules list PACK shows the clauses.",
        "--clause 后面的条款号要与规则文件的写法一致。用 healthcheck rules list 规则包 可以列出条款号。",
    ),
    "HC412": entry(
        'Nothing is known by the name "{topic}".{hint}',
        "找不到“{topic}”。{hint}",
        "explain takes a message code such as HC201, or an indicator as PACK/INDICATOR.",
        "explain 后面写消息代码（如 HC201），或写成“规则包/指标”。",
    ),
    "HC413": entry(
        '--only: "{word}" is not a status. Known: {known}.{hint}',
        "--only：“{word}”不是判定结果。可选：{known}。{hint}",
        "--only takes one status or several, separated by commas: --only fail,missing.",
        "--only 后面写一个或几个判定结果，用逗号隔开，如 --only fail,missing。",
    ),
    "HC415": entry(
        '--fields: "{word}" is no column of the CSV report. Known: {known}.{hint}',
        "--fields：CSV 报告没有“{word}”这一列。可选：{known}。{hint}",
        "--fields takes one column or several, separated by commas: --fields area,indicator,value,gap.",
        "--fields 后面写一列或几列，用逗号隔开，如 --fields area,indicator,value,gap。",
    ),
    "HC420": entry(
        'Cannot tell the format of "{file}": known endings are {suffixes}. '
        "Or name the format in front: -o {example}={file}.",
        "看不出“{file}”的格式：认得的后缀有 {suffixes}。也可以在前面写明格式：-o {example}={file}。",
        "The format of a report follows the ending of its file name. For any other name, write -o NAME=FILE.",
        "报告的格式由文件名后缀决定。文件名不是这些后缀时，请写成 -o 格式=文件。",
    ),
    "HC421": entry(
        '"{name}" is not a report format. Known: {known}.{hint}',
        "没有报告格式“{name}”。可选：{known}。{hint}",
        "In -o NAME=FILE the part before the first equals sign names the format. "
        "A file whose name holds an equals sign is written -o NAME=FILE too.",
        "在“-o 格式=文件”里，第一个等号前面是格式名。文件名本身含等号时，也要这样写明格式。",
    ),
    "HC422": entry(
        '"{file}" is a directory; name a file in it.',
        "“{file}”是文件夹，请写出其中的文件名。",
        "A report is one file. Add a file name behind the directory.",
        "报告是一个文件。请在文件夹后面加上文件名。",
    ),
    "HC423": entry(
        'The directory of "{file}" does not exist; create it first.',
        "“{file}”所在的文件夹不存在，请先建立。",
        "Directories are not created on the way, because a spelling mistake would go unnoticed.",
        "不会自动建立文件夹，以免写错路径却没有发觉。",
    ),
    "HC424": entry(
        '"{file}" cannot be written: {reason}. Nothing was left half written.',
        "“{file}”无法写入：{reason}。没有留下写了一半的文件。",
        "The place is read-only or full, or another program (Excel, for instance) holds the file open. "
        "Close the file there or choose another place. What stood in the file before is unchanged.",
        "该位置只读或已满，或者文件正被别的程序（如 Excel）打开。请先关闭文件或换个位置。文件原来的内容没有改动。",
    ),
    "HC425": entry(
        '"{file}" is an input of this very command; write the report to another file.',
        "“{file}”正是本次要读的文件，请把报告写到别的文件。",
        "The report would replace the table, rule file or map that it is made from.",
        "否则报告会覆盖它所依据的表格、规则文件或对照表。",
    ),
    "HC426": entry(
        'Two outputs go to the same file "{file}".',
        "有两个输出写到同一个文件“{file}”。",
        "The second report would replace the first. Give each its own file name.",
        "后一份报告会覆盖前一份。请给每份报告各取文件名。",
    ),
    "HC427": entry(
        "-o writes files; to print a report on the standard output use --format {known}.",
        "-o 用来写文件；要把报告输出到屏幕，请用 --format {known}。",
        "A lone hyphen is no file name. --format chooses what is printed; the shell can send that to a file or a pipe.",
        "单独一个连字符不是文件名。--format 决定屏幕上输出什么，可再由命令行转存或传给别的程序。",
    ),
    "HC428": entry(
        "The standard output cannot be written: {reason}.",
        "无法写到标准输出：{reason}。",
        "The disk behind a redirected output is full, or its place is gone. "
        "Reports written with -o are not touched by this.",
        "输出被转存到的磁盘已满或不可用。用 -o 写的报告不受影响。",
    ),
    "HC429": entry(
        'A form is written as .xlsx or .csv; "{file}" ends otherwise.',
        "填报表只能存成 .xlsx 或 .csv，“{file}”不是这样结尾。",
        "The ending of the file's name tells what is written. Name it, for instance, form.xlsx.",
        "写成哪种文件由文件名后缀决定。请取如“填报表.xlsx”这样的名称。",
    ),
    "HC430": entry(
        "There is nothing to fill in for {pack}: it has no indicators.",
        "{pack} 没有指标，不需要填报任何数据。",
        "A form has a column for each figure that the indicators read. A rule file that only defines variables has "
        "none.",
        "填报表为指标要读取的每项数据设一列。只定义变量的规则文件没有指标。",
    ),
    "HC431": entry(
        'SOURCE_DATE_EPOCH is "{value}"; it must be a number of seconds since 1970, such as 1735689600.',
        "SOURCE_DATE_EPOCH 的值“{value}”不对：要写 1970 年以来的秒数，如 1735689600。",
        "The ESS validation report and the Excel workbook name a time, and take it from this environment variable, so "
        "that two runs give the same bytes. Set it to whole seconds, or unset it: they then say 1970-01-01T00:00:00Z.",
        "ESS 验证报告和 Excel 工作簿要写明时间，取自这个环境变量，这样两次运行的结果逐字节相同。"
        "请设成整数秒，或者取消设置：不设时报告写 1970-01-01T00:00:00Z。",
    ),
    "HC901": entry(
        "This is a bug in healthcheck, not in your data: {error}. "
        "Run the command again with --debug and send what it prints, with the command line, to whoever maintains your "
        "copy of healthcheck.",
        "这是 healthcheck 程序本身的错误，不是数据的问题：{error}。"
        "请在命令后加 --debug 再运行一次，把输出内容连同命令一起发给维护 healthcheck 的人。",
        "Something happened that the program does not expect. No verdict was given, and the exit code is 70 so that "
        "nobody takes it for one.",
        "程序遇到了没有预料到的情况。没有给出任何判定；退出码为 70，以免被当成判定结果。",
    ),
    "HC902": entry(
        "There is not enough memory for this work. Judge fewer tables at once, or choose indicators with --indicator.",
        "内存不足。请减少一次核对的表格，或用 --indicator 只选部分指标。",
        "All rows of the tables are held in memory. No verdict was given.",
        "表格的所有行都要放在内存里。没有给出任何判定。",
    ),
    "HC903": entry(
        "Interrupted. No report was left half written.",
        "已中断。没有留下写了一半的报告。",
        "Ctrl-C ended the command before it was done. Reports that were complete by then are kept.",
        "命令未完成就被 Ctrl-C 中断。已经写完的报告会保留。",
    ),
}
