"""Expressions of rule files that cannot be used (HC170 to HC179)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC170": entry(
        '"{character}" cannot stand in an expression: only variable ids, decimal numbers, + - * / and ( ).',
        "算式里不能出现“{character}”：只能用变量代号、十进制数、+ - * / 和 ( )。",
        "An expression is plain arithmetic. Comparisons belong into the target, and whatever else a figure needs "
        "is a variable of its own.",
        "算式只做四则运算。比较写在 target（目标）里；需要其他数据时，请另设变量。",
    ),
    "HC171": entry(
        'The full-width or typographic "{character}" is not an arithmetic sign. Write the half-width {instead}.',
        "“{character}”是全角或排版用的符号，不能用于算式。请改用半角的 {instead}。",
        "Chinese input methods and word processors write signs and digits that look like the ordinary ones. "
        "Expressions need the half-width + - * / ( ) and digits.",
        "中文输入法和文字处理软件打出的符号、数字，看上去与半角差不多，却是不同的字符。算式要用半角的 + - * / ( ) "
        "和数字。",
    ),
    "HC172": entry(
        "A variable or a number is wanted here; found: {found}.",
        "此处应为变量或数字，遇到的却是{found}。",
        "Two signs in a row, a sign at the end, or nothing between brackets: something was left out. "
        "The place shown is where the value should begin.",
        "两个运算符相连、以运算符结尾，或括号里是空的，说明漏写了内容。提示的位置就是应当写值的地方。",
    ),
    "HC173": entry(
        "One of + - * / is wanted before {found}.",
        "{found}前面应有 + - * / 之一。",
        "Two values stand side by side. Write the sign between them; an id has no spaces.",
        "两个值并排在一起。请在中间写运算符；代号中不能有空格。",
    ),
    "HC174": entry(
        "This bracket has no partner.",
        "此处的括号不成对。",
        "Each opening bracket needs a closing one, and the other way round. "
        "The place shown is that of the bracket without a partner.",
        "左括号和右括号必须成对出现。提示的位置就是不成对的那个括号。",
    ),
    "HC175": entry(
        "The expression is too long or nested too deep. Define a variable for a part of it.",
        "算式过长或嵌套过深。请把其中一部分设为变量。",
        "An expression may have 400 words and signs, and 50 brackets inside one another. "
        "So long a sum is better read as a variable that the table reports.",
        "一个算式最多有 400 个词和符号，括号最多嵌套 50 层。这么长的算式，不如设为由表格直接填报的变量。",
    ),
    "HC176": entry(
        'There is no variable "{name}".{hint}',
        "没有变量“{name}”。{hint}",
        "A variable is known when the shipped vocabulary, an included rule file or this file defines it. "
        "healthcheck rules show variables lists the shipped ones.",
        "随软件提供的词汇表、所包含的规则文件或本文件中定义过的变量才可使用。用 healthcheck rules show variables "
        "可以列出词汇表中的变量。",
    ),
    "HC177": entry(
        '"{name}" is a name of the variable {id}. Write the id: {id}.',
        "“{name}”是变量 {id} 的名称。请写代号：{id}。",
        "Rule files name variables by their ids; names and aliases are for the headers of tables. "
        "Copy the id from the message.",
        "规则文件里用变量代号；名称和别名用于识别表头。请照提示改写为代号。",
    ),
    "HC178": entry(
        '"{found}" is not a decimal number. Write digits and at most one point, such as 0.5.',
        "“{found}”不是十进制数。请用数码和至多一个小数点书写，如 0.5。",
        "Numbers in expressions are exact decimals: no exponent, no underscores, no unit, no leading zero. "
        "Write 1000 and not 1e3, 0.5 and not .5.",
        "算式里的数字是精确的十进制数：不用科学记数法、下划线、单位，前面也不加零。"
        "请写 1000 而不是 1e3，写 0.5 而不是 .5。",
    ),
    "HC179": entry(
        "This divides by zero.",
        "此处除数为零。",
        "The divisor is the constant zero, so that no table could ever give a value. Correct the divisor.",
        "除数是常数零，任何数据都算不出结果。请改正除数。",
    ),
}
