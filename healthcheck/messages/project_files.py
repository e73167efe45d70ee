"""The project file ``healthcheck.yaml``: what is wrong with it, and what it sets (HC560 to HC579)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC560": entry(
        "Settings from {file}: {keys}. Without them: --no-config",
        "以下设置取自 {file}：{keys}。不使用请加 --no-config",
        "A project file healthcheck.yaml was found in this folder or above it, or named with --config. What the "
        "command "
        "line does not say was taken from it; the line names the keys that counted. "
        "healthcheck check --show-config lists every setting and where it comes from.",
        "在当前文件夹或上级文件夹找到了项目文件 healthcheck.yaml，或用 --config 指定了项目文件。命令行没有写明的，"
        "取自该文件；本行列出实际起作用的键。用 healthcheck check --show-config 可以查看每项设置及其来源。",
    ),
    "HC561": entry(
        "{file} was found as the project file and cannot be used. Correct it, or leave it out with --no-config.",
        "找到项目文件 {file}，但无法使用。请改正，或加 --no-config 不使用它。",
        "healthcheck looks for a file healthcheck.yaml in the folder in which it runs and in those above, up to "
        "the one "
        "that holds .git. A file found there is read as a project file, and its faults stop the command: a setting "
        "that is quietly left out could turn a fail into a pass.",
        "healthcheck 会在当前文件夹及各级上级文件夹中查找 healthcheck.yaml，直到含有 .git 的文件夹为止。"
        "找到的文件按项目文件读取，其中有错误就停止：悄悄略过一项设置，可能把未达标变成达标。",
    ),
    "HC562": entry(
        'This is a {found}, because it has the key "{key}"; a {what} is wanted here.',
        "这里需要{what}，但该文件有“{key}”键，是{found}。",
        "Rule files say what must be reached and are named with --rules; they have the key pack. A project file "
        "says how "
        "healthcheck is run in a folder, is named healthcheck.yaml and has the key project. A waivers file is "
        "named with "
        "--waivers and has the key waivers. Rename the file, or name another one.",
        "规则文件规定应达到什么，用 --rules 指定，含有 pack 键。项目文件规定在某个文件夹里怎样运行 healthcheck，"
        "文件名为 healthcheck.yaml，含有 project 键。豁免文件用 --waivers 指定，含有 waivers 键。请改名，"
        "或指定别的文件。",
    ),
    "HC563": entry(
        "--config and --no-config contradict each other. Keep one of them.",
        "--config 与 --no-config 相互矛盾，请只保留一个。",
        "--config names a project file to use, --no-config uses none. Without either, healthcheck.yaml is looked for "
        "in this folder and above it.",
        "--config 指定要用的项目文件，--no-config 则不用任何项目文件。两者都不写时，在当前文件夹及上级文件夹中查找 "
        "healthcheck.yaml。",
    ),
    "HC564": entry(
        '"{file}" is outside of the folder of the project file. Name a file inside it, or use -o on the command line.',
        "“{file}”不在项目文件所在的文件夹内。请写其中的文件，或在命令行用 -o 指定。",
        "A project file is used because it was found, perhaps without anybody having looked at it. So the reports that "
        "it asks for stay in its folder and those below. The command line may write anywhere.",
        "项目文件只要被找到就会使用，也许没有人看过它的内容。因此它要求的报告只能写在它所在的文件夹及其下级文件夹中。"
        "命令行上的 -o 不受此限制。",
    ),
    "HC565": entry(
        '"{found}" is neither true nor false. Write one of them without quotation marks.',
        "“{found}”既不是 true 也不是 false。请写其中之一，不加引号。",
        "The option is a switch on the command line: there or not there. In a project file it is true or false.",
        "这个选项在命令行上只是开关，写或不写。在项目文件里写 true 或 false。",
    ),
    "HC566": entry(
        "{key}: a project file cannot name the standard input. Write - on the command line, or name a file here.",
        "{key}：项目文件不能指定标准输入。请在命令行写 -，或在这里写文件名。",
        "What comes through a pipe belongs to one run of the command. A project file says what holds for every run.",
        "从管道传入的内容只属于这一次运行。项目文件写的是每次运行都适用的设置。",
    ),
    "file.project": entry("project file", "项目文件"),
    "key.project": entry("Project file of healthcheck, format 1", "healthcheck 项目文件，格式 1"),
    "key.project.healthcheck": entry("Version of the format: 1.", "格式版本：1。"),
    "key.project.project": entry(
        "What the project is called; shown by check --show-config.", "项目名称，由 check --show-config 显示。"
    ),
    "key.project.tables": entry(
        "Tables to judge: files, folders, zip archives, patterns.", "要判定的表格：文件、文件夹、压缩包、通配写法。"
    ),
    "config.file": entry("Project file: {file} ({title})", "项目文件：{file}（{title}）"),
    "config.none": entry("Project file: none", "项目文件：无"),
    "config.setting": entry("Setting", "设置"),
    "config.value": entry("Value", "取值"),
    "config.source": entry("From", "来源"),
    "config.map": entry("{number} entries", "{number} 项"),
    "config.from.command_line": entry("command line", "命令行"),
    "config.from.environment": entry("environment", "环境变量"),
    "config.from.default": entry("default", "默认值"),
    "help.config": entry(
        "Take what the command line does not say from this project file. Without it: healthcheck.yaml in this folder "
        "or above it.",
        "命令行没有写明的，取自此项目文件。不写时使用当前文件夹或上级文件夹中的 healthcheck.yaml。",
    ),
    "help.no_config": entry("Use no project file.", "不使用项目文件。"),
    "help.show_config": entry(
        "Print every setting and where it comes from, and judge nothing; --format json for programs.",
        "列出每项设置及其来源，不作判定；供程序读取用 --format json。",
    ),
    "help.schema_project": entry(
        "Print the schema of project files (healthcheck.yaml) instead.", "改为输出项目文件（healthcheck.yaml）的结构。"
    ),
}
