"""Reports with anything anywhere: they are compared or refused, and never end in a traceback."""

import json
from pathlib import Path
from typing import Any

import pytest
from comparison_cases import BASE, judged
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from machine_cases import HOSTILE

from healthcheck.cli.diff import run_diff
from healthcheck.comparing.compare import compare
from healthcheck.comparing.csv_diff import render as as_csv
from healthcheck.comparing.json_diff import render as as_json
from healthcheck.comparing.markdown_diff import render as as_markdown
from healthcheck.comparing.read import read_snapshot
from healthcheck.comparing.snapshot import Snapshot
from healthcheck.comparing.terminal_diff import render as as_table
from healthcheck.model.faults import Fault, ReportFileError

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["", "fail", "pass", "error", "2025", "7.5", "-1", "HC201", "1" * 3000, *HOSTILE.values()])
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        judged(BASE.replace("749", "7x9")).write("report.json")
    return (folder / "report.json").read_text(encoding="utf-8")


def places(part: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every value inside JSON."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [path, *(place for key, value in inner for place in places(value, (*path, key)))]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_report_with_another_value_anywhere_is_compared_or_refused(
    report: str, tmp_path: Path, data: st.DataObject
) -> None:
    changed = json.loads(report)
    for _ in range(data.draw(st.integers(1, 3))):
        *way, last = data.draw(st.sampled_from(places(changed)[1:]))
        part = changed
        for key in way:
            part = part[key]
        part[last] = data.draw(values)
        if data.draw(st.booleans()):
            break
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    before.write_text(report, encoding="utf-8")
    after.write_text(json.dumps(changed), encoding="utf-8")
    later, faults = read(after)
    assert (later is None) is bool(faults)
    assert len(faults) <= 20
    if later is not None:
        found = compare(read_snapshot(before), later)
        for render in (as_table, as_json, as_csv, as_markdown):
            assert "".join(render(found, "zh"))


def read(path: Path) -> tuple[Snapshot | None, tuple[Fault, ...]]:
    """Return a report, or why it is none."""
    try:
        return read_snapshot(path), ()
    except ReportFileError as error:
        return None, error.faults


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_refused_in_words(tmp_path: Path, content: bytes) -> None:
    name = tmp_path / "any.json"
    name.write_bytes(content)
    with pytest.raises(ReportFileError) as caught:
        run_diff(str(name), str(name), (), "table", False, "never", "en")
    assert len(caught.value.faults) == 2
