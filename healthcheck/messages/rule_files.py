"""Rule files that cannot be used (HC1xx): the file itself here, what stands in it in the modules beside this one."""

from healthcheck.messages import (
    rule_file_expressions,
    rule_file_keys,
    rule_file_lint,
    rule_file_meaning,
    rule_file_shapes,
    rule_file_syntax,
)
from healthcheck.messages.entry import Entry, entry

_FILES: dict[str, Entry] = {
    "HC100": entry(
        "The shipped rule files are missing from this installation ({folder}). Install healthcheck again.",
        "本次安装缺少随软件提供的规则文件（{folder}）。请重新安装 healthcheck。",
        "Rule files are shipped in a folder named rules, inside the installed package or at the top of a checkout. "
        "Neither was found, so the installation is incomplete. Install the package again from its wheel or source.",
        "随软件提供的规则文件放在 rules 文件夹中，位于已安装的程序包内，或源代码目录的顶层。两处都没有找到，"
        "说明安装不完整。"
        "请用安装包或源代码重新安装。",
    ),
    "HC101": entry(
        'There is no shipped pack "{reference}".{hint} Shipped packs: {known}. A rule file of your own is named by its '
        "path, such as rules.yaml.",
        "没有随软件提供的规则包“{reference}”。{hint}现有规则包：{known}。自己的规则文件请写路径，如 rules.yaml。",
        "A word without a folder and without .yaml is taken for the id of a shipped pack. "
        "healthcheck rules list shows the ids. To use a file, write its path with the ending .yaml.",
        "不带文件夹也不带 .yaml 的词，按随软件提供的规则包代号处理。用 healthcheck rules list 可以查看代号。"
        "要用文件，请写出带 .yaml 的路径。",
    ),
    "HC102": entry(
        'There is no {what} "{path}". Check the path and the spelling.',
        "找不到{what}“{path}”。请检查路径和文件名。",
        "The path is read from the folder in which the command is run; an included file's path is read from the folder "
        "of the file that includes it. "
        "Check the spelling, and that the file is there.",
        "路径从运行命令时所在的文件夹算起；被包含文件的路径从包含它的文件所在文件夹算起。请检查拼写，并确认文件存在。",
    ),
    "HC103": entry(
        '"{path}" is a folder. Name a {what} in it.',
        "“{path}”是文件夹。请指明其中的某个{what}。",
        "A pack is one file; folders are not searched. Name each rule file that is to be used.",
        "一个规则包就是一个文件，不会在文件夹里查找。请逐个写出要用的规则文件。",
    ),
    "HC104": entry(
        'The {what} "{path}" cannot be read: {reason}.',
        "{what}“{path}”无法读取：{reason}。",
        "The system refused to open or read the file. Usually the right to read it is missing, or another program "
        "holds it.",
        "系统拒绝打开或读取该文件。多半是没有读取权限，或文件正被其他程序占用。",
    ),
    "HC105": entry(
        "The {what} is not UTF-8 text{guess}. Save it as UTF-8.",
        "{what}不是 UTF-8 编码的文本{guess}。请另存为 UTF-8 编码。",
        "Rule files are UTF-8, with or without a byte-order mark, so that they read the same everywhere. "
        "Most editors offer the encoding under Save As.",
        "规则文件一律用 UTF-8 编码（有无 BOM 均可），在任何地方读出来都一样。多数编辑器在“另存为”里可以选择编码。",
    ),
    "HC106": entry(
        "The {what} is empty.",
        "{what}是空的。",
        "The file has no content but perhaps comments. A file that judges nothing is never taken for one in order.",
        "文件没有内容，或只有注释。什么也不判定的文件，绝不会被当作正常文件。",
    ),
    "HC107": entry(
        "The {what} is larger than {limit} MB. Is it a {what}?",
        "{what}超过 {limit} MB。这真的是{what}吗？",
        "A rule file with a hundred indicators has less than a tenth of a megabyte. "
        "Probably a table or another file was named by mistake.",
        "上百个指标的规则文件也不到 0.1 MB。多半是误把数据表或其他文件当成了规则文件。",
    ),
    "HC108": entry(
        "The {what} holds the control character {character}; it is damaged or not a text file.",
        "{what}含有控制字符 {character}，文件已损坏或不是文本文件。",
        "Text has no such characters. Probably a workbook or another binary file was named by mistake, "
        "or the file was damaged when it was copied.",
        "正常文本不含这类字符。多半是误把工作簿等二进制文件当成规则文件，或文件在复制时损坏。",
    ),
    "HC109": entry(
        "More than {count} faults; the others are not shown.",
        "错误超过 {count} 处，其余不再显示。",
        "So many faults have a common cause: often the file is not a rule file, or the indentation is wrong "
        "throughout. "
        "Correct the first ones and try again.",
        "错误如此之多，往往出于同一原因：文件不是规则文件，或缩进整体有误。请先改正前几处再试。",
    ),
}

_WORDS: dict[str, Entry] = {
    "file.rules": entry("rule file", "规则文件"),
    "guess.utf_16": entry(" (it looks like UTF-16)", "（看起来是 UTF-16）"),
    "guess.gb18030": entry(" (it looks like GBK or GB18030)", "（看起来是 GBK 或 GB18030）"),
    "guess.byte": entry(": byte {byte} cannot be read", "：字节 {byte} 无法识别"),
    "shape.text": entry("a single value", "单个值"),
    "shape.list": entry("a list, such as [a, b]", "列表，如 [甲, 乙]"),
    "shape.mapping": entry("keys with values (key: value)", "若干“键: 值”"),
    "shape.none": entry("none", "无"),
    "shape.true": entry("true", "true"),
    "write.number": entry(" Write {instead}.", "请写成 {instead}。"),
    "hint.did_you_mean_variable": entry(
        ' Did you mean {id}, which is also called "{word}"?', "是不是 {id}（又称“{word}”）？"
    ),
    "expression.token": entry('"{token}"', "“{token}”"),
    "expression.end": entry("the end of the expression", "算式末尾"),
    "wording.en": entry("English", "英文"),
    "wording.zh": entry("Chinese", "中文"),
}

ENTRIES: dict[str, Entry] = {
    **_FILES,
    **rule_file_syntax.ENTRIES,
    **rule_file_shapes.ENTRIES,
    **rule_file_meaning.ENTRIES,
    **rule_file_expressions.ENTRIES,
    **rule_file_lint.ENTRIES,
    **rule_file_keys.ENTRIES,
    **_WORDS,
}
