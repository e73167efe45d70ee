"""GitHub workflow commands: escaped, the worst first, and no more than GitHub shows."""

import re
from urllib.parse import unquote

from machine_cases import findings, mixed_report, written
from report_cases import Row, at_least, build_report, ratio

from healthcheck.model.faults import Fault, Severity
from healthcheck.reports.report import Report


def commands(report: Report) -> list[str]:
    return written(report, "github").splitlines()


def short(number: int, code: str = "3607") -> list[Row]:
    return [(f"{code}{index:02}", None, 2025, "1", "523000") for index in range(number)]


def test_every_kind_with_its_cell_worst_first_and_the_counts_last() -> None:
    assert commands(mixed_report()) == [
        "::error file=data/table.csv,line=3,endLine=3,col=4,endColumn=5,title=test-pack/beds_per_1000::"
        "赣县区 2025: Hospital beds per 1,000 residents is 7.4990, target ≥ 7.5, 1 bed short. "
        "Computed: 3922 beds / 523000 people x 1000. Cells: data/table.csv!D3, data/table.csv!E3. Clause 1, The plan.",
        "::error file=data/table.csv,line=5,endLine=5,col=5,endColumn=6,title=HC315::"
        "division by zero: Beds is 0 (data/table.csv!E5)",
        "::warning file=data/table.csv,line=3,endLine=3,col=4,endColumn=5,title=test-pack/encouraged::"
        "赣县区 2025: Doctors per 1,000 residents is 7.4990, target ≥ 7.6, 53 beds short. "
        "Computed: 3922 beds / 523000 people x 1000. Cells: data/table.csv!D3, data/table.csv!E3. Document: The plan.",
        "::warning file=data/table.csv,line=6,endLine=6,col=5,endColumn=6,title=HC315::"
        "division by zero: Beds is 0 (data/table.csv!E6)",
        "::notice file=data/table.csv,line=4,endLine=4,col=5,endColumn=6,title=HC315::"
        "division by zero: Beds is 0 (data/table.csv!E4)",
        "::notice file=data/table.csv,line=2,endLine=2,col=4,endColumn=5,title=test-pack/encouraged (waived)::"
        "南康区 2025: Doctors per 1,000 residents is 7.5, target ≥ 7.6, 80 beds short. "
        "Computed: 6000 beds / 800000 people x 1000. Cells: data/table.csv!D2, data/table.csv!E2. Document: The plan.",
        "::notice title=healthcheck::NOT PASSED: 1 target missed, 1 finding in the tables. Exit code 1. "
        "15 verdicts: 1 pass, 2 fail, 2 pending, 3 missing, 6 invalid, 1 waived.",
    ]


def test_ten_of_a_kind_and_the_rest_is_counted() -> None:
    notes = findings(*[Severity.INFO] * 12, *[Severity.WARNING] * 11)
    printed = commands(build_report(short(13), findings=notes))
    kinds = [re.match(r"::(\w+)", command) for command in printed]
    assert [kind.group(1) for kind in kinds if kind] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert printed[-1].endswith("Not shown here: 3 errors, 1 warning, 3 notes.")
    chinese = commands(build_report(short(11), language="zh"))
    assert chinese[-1].endswith("共 11 条结论：达标 0、未达标 11。此处未列出：错误 1。")


def test_what_would_end_a_command_is_escaped_and_read_back_as_it_was() -> None:
    hostile = "100%:a,b::error::x"
    row: Row = ("360704", hostile, 2025, "1", "523000")
    first = commands(build_report([row], ratio(at_least("7.5"), identifier="a:b,c%"), file="./a,b:c%.csv"))[0]
    head, message = first.removeprefix("::error ").split("::", 1)
    facts = dict(fact.split("=", 1) for fact in head.split(","))
    assert unquote(facts["file"]) == "a,b:c%.csv"
    assert unquote(facts["title"]) == "test-pack/a:b,c%"
    assert message.startswith("100%25:a,b::error::x 2025: ")


def test_a_clean_run_is_one_notice_and_an_inconclusive_one_says_why() -> None:
    clean = commands(build_report([("360704", "赣县区", 2025, "9000", "523000")]))
    assert clean == [
        "::notice title=healthcheck::PASSED: everything was judged and nothing that is due was missed. Exit code 0. "
        "1 verdict: 1 pass, 0 fail."
    ]
    nothing = commands(build_report([], notes=[Fault("HC341")], language="zh"))
    assert nothing == [
        "::notice title=healthcheck::无法定论：没有作出任何判定，不能算通过。退出码 4。"
        "HC341 没有作出任何判定：表中没有属于所选指标范围的数据行"
    ]
