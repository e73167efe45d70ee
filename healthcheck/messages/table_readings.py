"""What was made of a table where it is not beyond doubt (HC279, HC620 on)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "HC279": entry(
        "{variable}: {number} more cells like those before ({code}), from this one on",
        "“{variable}”：自此起还有 {number} 个单元格有同样问题（{code}），不再逐一列出",
        "The same was found in very many cells of one variable, so the cause is probably one and the same: "
        "the unit of a column, the wrong column, or a table that was given twice. The first 100 cells are listed "
        "one by one. Correct the cause and run again.",
        "同一变量的大量单元格有相同问题，原因多半只有一个：整列单位有误，列取错了，或同一张表给了两次。前 100 个单元格"
        "已逐一列出。请改正后重新运行。",
    ),
}
