"""What goes back to those who sent the tables: marked copies, notices, and how a miss is made good (HC44x)."""

from healthcheck.messages.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # How a miss is made good
    "advice.add": entry("add at least {quantity} ({variable})", "至少增加 {quantity}（{variable}）"),
    "advice.reduce": entry("reduce by at least {quantity} ({variable})", "至少减少 {quantity}（{variable}）"),
    "advice.raise": entry("raise by at least {quantity} ({variable})", "至少提高 {quantity}（{variable}）"),
    "advice.lower": entry("lower by at least {quantity} ({variable})", "至少降低 {quantity}（{variable}）"),
    "advice.flag": entry("complete: {variable}", "完成该项工作：{variable}"),
    "advice.falling": entry("bring it below the year before ({variable})", "降到上年以下（{variable}）"),
    "advice.rising": entry("bring it above the year before ({variable})", "提高到上年以上（{variable}）"),
    "advice.other": entry(
        "check the figures and bring them to the target ({variable})", "核实数据并达到目标（{variable}）"
    ),
    "advice.unserved": entry(
        "what is there is enough for {served}, {beyond} fewer than there are",
        "现有数量可满足 {served}，尚有 {beyond} 未满足",
    ),
    # Comments in marked copies
    "mark.miss": entry("{status} ({severity}): {rule}", "{status}（{severity}）：{rule}"),
    "mark.unjudged": entry("{status}: {rule} ({code})", "{status}：{rule}（{code}）"),
    "mark.unjudged_why": entry("{subject}, {indicator}: {reason}.", "{subject}，{indicator}：{reason}。"),
    "mark.finding": entry("{severity}: {code}", "{severity}：{code}"),
    "mark.fix": entry("What to do: {advice}.", "整改：{advice}。"),
    "mark.more": entry("… and {number} more; all of them are in the report.", "……另有 {number} 项，全部见核对报告。"),
}
