"""Rule files that are not good YAML (HC110 to HC129)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC110": entry(
        "This is not valid YAML. The parser says: {problem}.",
        "此处不符合 YAML 语法。解析器的原话是：{problem}。",
        "The text cannot be taken apart into keys and values. The fault is at this place or just before it: "
        "look for a forgotten quotation mark, bracket, comma or colon.",
        "文本无法拆分为键和值。错误就在此处或紧靠此处之前：请检查是否漏了引号、括号、逗号或冒号。",
    ),
    "HC111": entry(
        "The line is indented with a tab. YAML allows only spaces: replace the tab.",
        "此行用制表符（Tab）缩进。YAML 只允许用空格，请把制表符换成空格。",
        "A tab looks like several spaces but YAML does not take it for indentation. "
        "Most editors can be set to write spaces when the tab key is pressed.",
        "制表符看上去像几个空格，但 YAML 不把它当作缩进。多数编辑器可以设置为按 Tab 键时输入空格。",
    ),
    "HC112": entry(
        '"{found}" cannot begin a value: an unquoted > or | begins a block of text in YAML. '
        "A limit is written with a word, such as at_least: 7.5 or more_than: 7.5.",
        "“{found}”不能作为值的开头：不加引号的 > 或 | 在 YAML 中表示一段文本。限值请用词来写，如 at_least: 7.5 或 "
        "more_than: 7.5。",
        "The signs for greater and less are written as words: at_least, more_than, at_most, less_than, equals. "
        "Text that really begins with such a sign needs quotation marks.",
        "大于、小于等符号用词来写：at_least（不低于）、more_than（高于）、at_most（不高于）、less_than（低于）、"
        "equals（等于）。"
        "文本确实以这类符号开头时，要加引号。",
    ),
    "HC113": entry(
        'An unquoted value cannot begin with "{character}". Put the value in quotation marks.',
        "不加引号的值不能以“{character}”开头。请给该值加上引号。",
        "Some characters have a meaning of their own in YAML when a value begins with them. "
        "Between quotation marks they are ordinary text.",
        "有些字符出现在值的开头时，在 YAML 中有特殊含义；放在引号里就是普通文本。",
    ),
    "HC114": entry(
        '"{text}" holds a colon followed by a space. Put the whole text in quotation marks.',
        "“{text}”中有冒号加空格。请给整段文本加上引号。",
        "In YAML a colon and a space end a key. Inside a text they are only allowed between quotation marks.",
        "在 YAML 中，冒号加空格表示键的结束；文本里要用时，整段文本必须加引号。",
    ),
    "HC115": entry(
        "The {opened} that opens here is not closed, or a comma is missing after an item.",
        "此处的 {opened} 没有配对的结束符号，或某一项后面漏了逗号。",
        "Every quotation mark and bracket needs its partner, in half-width characters, "
        "and the items inside brackets are separated by commas. "
        "The place shown is that of the opening mark.",
        "引号和括号都要成对，并使用半角字符；括号里的各项之间用逗号隔开。提示的位置是开头的引号或括号。",
    ),
    "HC116": entry(
        'After "{key}" there must be a half-width colon and a space, as in key: value.',
        "“{key}”后面要写半角冒号加一个空格，如 key: value。",
        "Typical causes: a full-width colon (：), a colon without a space after it, or a line that has no key at all. "
        "Type the colon in half-width and put one space after it.",
        "常见原因：用了全角冒号（：），冒号后面没有空格，或者这一行根本没有键。请用半角输入冒号，后面空一格。",
    ),
    "HC117": entry(
        'The line "{line}" does not fit here. Check its indentation, and that nothing follows a closing quotation mark '
        "or bracket.",
        "“{line}”这一行放在此处不合语法。请检查缩进，并检查结束引号或括号后面是否还有内容。",
        "Keys of one group begin in the same column, and keys inside a group are indented by more spaces than the "
        "group. "
        "A line that stands between two groups belongs to neither.",
        "同一组的键要从同一列开始，组内的键要比上一级多缩进几个空格。缩进介于两级之间的行，不属于任何一级。",
    ),
    "HC118": entry(
        "A second YAML document begins here (---). A rule file is one document: use one file for each pack.",
        "此处开始了第二个 YAML 文档（---）。一个规则文件只能有一个文档，请每个规则包单独一个文件。",
        "Three hyphens on a line of their own begin a new document. What stands after them would not be read.",
        "单独一行的三个连字符表示新文档开始，其后的内容将不会被读取。",
    ),
    "HC119": entry(
        "Nested more than {limit} levels deep; a {what} needs seven at most.",
        "嵌套超过 {limit} 层；{what}最多只需要七层。",
        "Such a file is damaged or meant to exhaust the program that reads it. It is refused.",
        "这样的文件不是已损坏，就是用来耗尽读取程序的资源，因此拒绝读取。",
    ),
    "HC120": entry(
        'The tag "{tag}" is not allowed. Write the value without it, in quotation marks if it is text.',
        "不允许使用标签“{tag}”。请去掉标签直接写值；如果是文本，请加引号。",
        "YAML tags tell a program to build objects of its own. Rule files hold plain values only, "
        "and nothing in them is ever executed. A text that begins with ! needs quotation marks.",
        "YAML 标签会让程序构造特定的对象。规则文件只含普通的值，绝不执行任何内容。以 ! 开头的文本要加引号。",
    ),
    "HC121": entry(
        '"*{alias}" refers to an anchor "&{alias}" that is not there. If it is text, put it in quotation marks.',
        "“*{alias}”引用的锚点“&{alias}”不存在。如果它是文本，请加引号。",
        "An unquoted star at the beginning of a value repeats a value that was marked with & before. "
        "A text that begins with a star, such as a symbol of a table, needs quotation marks.",
        "值的开头不加引号的星号，表示重复前面用 & 标记的值。以星号开头的文本（如表中的符号）要加引号。",
    ),
    "HC122": entry(
        '"*{alias}" stands inside "&{alias}" itself and would never end. Write the value out.',
        "“*{alias}”位于“&{alias}”自身之内，会无穷无尽。请直接写出该值。",
        "A value that contains itself cannot be read. Such a file is refused.",
        "包含自身的值无法读取，这样的文件会被拒绝。",
    ),
    "HC123": entry(
        'The aliases up to "*{alias}" repeat more than {limit} values. Write the values out.',
        "到“*{alias}”为止，别名重复的值超过 {limit} 个。请直接写出这些值。",
        "Aliases of aliases multiply: a few lines can stand for billions of values. Such a file is refused.",
        "别名套别名会成倍增长，短短几行就能代表几十亿个值。这样的文件会被拒绝。",
    ),
    "HC124": entry(
        "Merge keys (<<) are not allowed. Write the keys out.",
        "不允许使用合并键（<<）。请直接写出各个键。",
        "A merge key hides which values a group has. In a rule file everything that counts is to be seen where it "
        "counts.",
        "合并键使人看不出一组里究竟有哪些值。规则文件里起作用的内容，都应写在起作用的地方。",
    ),
    "HC125": entry(
        'The key "{key}" is already given in line {line}. Keep one of the two.',
        "键“{key}”在第 {line} 行已经写过。请只保留一个。",
        "Most programs silently keep the last of two equal keys. Here it is a fault, because the other one was meant "
        "too.",
        "多数程序遇到重复的键会悄悄保留最后一个。这里按错误处理，因为另一个也是有意写的。",
    ),
    "HC126": entry(
        "A list or a group of keys cannot be a key. If it is text, put it in quotation marks.",
        "列表或一组键不能作键。如果它是文本，请加引号。",
        "Typical causes: an unquoted text that begins with a bracket, or a question mark followed by a space. "
        "A key is a single word.",
        "常见原因：不加引号的文本以括号开头，或以问号加空格开头。键只能是单个词。",
    ),
}
