"""Markdown: what a step summary or a pull request shows."""

from machine_cases import findings, mixed_report, written
from report_cases import Row, at_least, build_report, ratio

from healthcheck.model.faults import Severity
from healthcheck.model.text import Text
from healthcheck.reports.markdown_report import MOST_FINDINGS, MOST_MISSES
from healthcheck.reports.markdown_text import escaped

GITHUB_LIMIT = 1024 * 1024


def test_summary_counts_misses_reasons_and_findings_in_chinese() -> None:
    assert (
        written(mixed_report("zh"), "markdown")
        == """\
# 卫生统计数据核对

**未通过：1 项未达标、表格中有 1 处问题。退出码 1。**

- 规则：test-pack（第 3 版）
- 表格：data/table.csv（5 行）
- 共 15 条结论：达标 1、未达标 2、未到期 2、缺数据 3、数据有误 6、已豁免 1。

| 达标 | 未达标 | 未到期 | 缺数据 | 数据有误 | 已豁免 | 不适用 |
|---:|---:|---:|---:|---:|---:|---:|
| 1 | 2 | 2 | 3 | 6 | 1 | 0 |

## 未达标

| 地区 | 年份 | 指标 | 数值 | 目标 | 差距 | 条款 |
|---|---|---|---:|---|---|---|
| 赣县区 360704 | 2025 | 每千人口医疗卫生机构床位数 | 7.4990 | ≥ 7.5 | 差 1 张 | 1 |
| 赣县区 360704 | 2025 | 每千人口执业（助理）医师数 | 7.4990 | ≥ 7.6 | 差 53 张 |  |

## 未达标但已豁免

| 地区 | 年份 | 指标 | 数值 | 目标 | 差距 | 条款 | 豁免 |
|---|---|---|---:|---|---|---|---|
| 南康区 360703 | 2025 | 每千人口执业（助理）医师数 | 7.5 | ≥ 7.6 | 差 80 张 |  |  |

## 缺数据或数据有误的原因：

- 数据有误 6 条：分母为零：“常住人口”为 0（HC315）
- 缺数据 3 条：该地区该年份没有“床位数”的数据（HC302）

## 表格中的问题：错误 1、警告 1、提示 1

- **错误**：data/table.csv\\:5\\:5: HC315 分母为零：“床位数”为 0
- **警告**：data/table.csv\\:6\\:5: HC315 分母为零：“床位数”为 0
- **提示**：data/table.csv\\:4\\:5: HC315 分母为零：“床位数”为 0
"""
    )


def test_the_worst_of_a_long_list_and_how_many_more() -> None:
    rows: list[Row] = [(f"36{number:04}", None, 2025, "1", "523000") for number in range(MOST_MISSES + 5)]
    shown = written(build_report(rows, findings=findings(*[Severity.INFO] * (MOST_FINDINGS + 7))), "markdown")
    assert shown.count("| 360") == MOST_MISSES
    assert "… and 5 more missed targets; all of them: `-o verdicts.csv`\n" in shown
    assert shown.endswith("- … and 7 more; all of them: -o report.json\n")


def test_hostile_lengths_stay_below_what_github_takes() -> None:
    long = "|" * 100_000
    rows: list[Row] = [(long, long, 2025, "1", "523000")] * (MOST_MISSES + 1)
    report = build_report(rows, ratio(at_least("7.5"), name=Text(long, long), clause=long), file=long)
    assert len(written(report, "markdown").encode()) < GITHUB_LIMIT


def test_nothing_of_others_is_markup() -> None:
    shown = {
        "a|b": r"a\|b",
        "<b>&amp;": r"\<b\>\&amp;",
        "[x](http://y)": r"\[x\](http\://y)",
        "www.evil.cn": r"www\.evil.cn",
        "@user fixes #12": r"\@&#8203;user fixes \#&#8203;12",
        "*_`~$\\": r"\*\_\`\~\$\\",
        "1. x": r"1\. x",
        "- x": r"\- x",
        "# x": r"\# x",
        "赣县区 7.5": "赣县区 7.5",
        "two\nlines": r"two\\nlines",
    }
    assert {words: escaped(words) for words in shown} == shown
