"""The HTML report in a browser: found, sorted and opened by keyboard, on a phone, on paper, without its script."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Tab, open_tab
from html_cases import large_report
from machine_cases import HOSTILE, hostile_report, mixed_report, written

from healthcheck.reports.report import Report

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]

REPORTS = {
    "mixed": mixed_report("en"),
    "years": large_report("zh", areas=3, indicators=6, years=(2023, 2024, 2025)),
    "cities": large_report("zh", areas=40, indicators=2),
    "prefecture": large_report("zh", indicators=40),
    "hostile": hostile_report("".join(HOSTILE.values()), "zh"),
    "long": hostile_report("W" * 5000, "en"),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports as files."""
    folder = tmp_path_factory.mktemp("页 面")
    return {name: saved(report, folder / f"{name}.html") for name, report in REPORTS.items()}


def saved(report: Report, file: Path) -> Path:
    file.write_text(written(report, "html"), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def browser() -> Iterator[Tab]:
    with open_tab(CHROMIUM or "") as tab:
        yield tab


@pytest.fixture
def tab(browser: Tab) -> Tab:
    """The browser with a desk's window, and nothing left of the test before."""
    browser.size(1280, 900)
    browser.send("Emulation.setEmulatedMedia", media="", features=[])
    browser.send("Emulation.setScriptExecutionDisabled", value=False)
    return browser


def shown(tab: Tab) -> list[str]:
    """Return the ids of the rows that are there to be seen."""
    found: list[str] = tab.run(
        "[...document.querySelectorAll('.rows tbody tr')].filter(r => r.offsetHeight).map(r => r.id)"
    )
    return found


def told(tab: Tab) -> str:
    """Return what is announced."""
    words: str = tab.run("document.querySelector('[role=status]').textContent")
    return words


def focus(tab: Tab, selector: str) -> None:
    assert tab.run(f"document.querySelector({selector!r}).focus() || document.activeElement.matches({selector!r})")


def settled(tab: Tab) -> None:
    """Wait until the page has taken in what was typed."""
    tab.run("new Promise(done => setTimeout(done, 300))")


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_asks_for_nothing_and_complains_of_nothing(tab: Tab, pages: dict[str, Path], name: str) -> None:
    tab.show(pages[name])
    settled(tab)
    assert tab.complaints() == []
    assert tab.requests() == [pages[name].as_uri()]
    assert tab.run("document.compatMode") == "CSS1Compat"
    assert not [event for event, _ in tab.events if event == "Page.javascriptDialogOpening"]
    assert tab.run("document.querySelectorAll('img, iframe, object').length + document.scripts.length") == 1


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_never_scrolls_sideways(tab: Tab, pages: dict[str, Path], name: str) -> None:
    tab.size(390, 800, phone=True)
    tab.show(pages[name])
    tab.run("document.querySelectorAll('details').forEach(found => { found.open = true })")
    for arrangement in ("indicator", "list"):
        tab.run(f"document.forms[0].elements.arrange.value = {arrangement!r}")
        tab.run("document.forms[0].elements.arrange.dispatchEvent(new Event('change', {bubbles: true}))")
        for width in (390, 320, 700, 1280):
            tab.size(width, 800, phone=width < 500)
            assert tab.run("[document.documentElement.scrollWidth, innerWidth]") == [width, width]


def test_the_matrix_scrolls_in_its_box_and_keeps_its_names_in_sight(tab: Tab, pages: dict[str, Path]) -> None:
    tab.size(390, 800, phone=True)
    tab.show(pages["prefecture"])
    tab.run("document.querySelector('#matrix .scroll').scrollTo(200, 500)")
    left, top = tab.run("""(() => {
        const box = document.querySelector('#matrix .scroll').getBoundingClientRect();
        const names = [...document.querySelectorAll('.matrix tbody th')];
        const name = names.find(th => th.getBoundingClientRect().top > box.top + 100);
        const head = document.querySelector('.matrix thead th:last-child');
        return [name.getBoundingClientRect().left - box.left, head.getBoundingClientRect().top - box.top];
    })()""")
    assert (abs(left) <= 2, abs(top) <= 2) == (True, True)


def test_statuses_are_chosen_by_keyboard_and_the_number_is_announced(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["mixed"])
    assert told(tab) == "15 verdicts listed."
    assert len(shown(tab)) == 15
    focus(tab, "[name=status][value=f]")
    tab.press(" ")
    assert told(tab) == "Chosen: 2 of 15 listed verdicts."
    assert shown(tab) == ["v2", "v12"]
    tab.press("Tab", " ")
    assert told(tab) == "Chosen: 4 of 15 listed verdicts."
    # The matrix shows the same choice.
    signs = "[...document.querySelectorAll('.matrix td a')].map(a => getComputedStyle(a).visibility)"
    assert tab.run(signs).count("visible") == 4
    focus(tab, "#controls [type=reset]")
    tab.press("Enter")
    settled(tab)
    assert told(tab) == "15 verdicts listed."
    assert len(shown(tab)) == 15


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("信丰", ["v3", "v8", "v13"]),
        ("赣县区 3922", ["v2", "v7", "v12"]),
        ("BEDS_LATER  hc315", ["v9", "v10"]),
        ("７．４９９０", ["v2", "v7", "v12"]),
        ("zzz", []),
    ],
)
def test_words_are_looked_for_everywhere(tab: Tab, pages: dict[str, Path], words: str, found: list[str]) -> None:
    tab.show(pages["mixed"])
    focus(tab, "[name=words]")
    tab.send("Input.insertText", text=words)
    settled(tab)
    assert shown(tab) == found
    assert tab.run("document.getElementById('nothing').hidden") is bool(found)


def test_places_years_and_severities_are_chosen(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["years"])
    assert len(shown(tab)) == 54
    for name, value, left in (("area", "台江区", 18), ("year", "2024", 6), ("severity", "warning", 1)):
        focus(tab, f"[name={name}]")
        tab.run(f"document.activeElement.value = {value!r}")
        tab.run("document.activeElement.dispatchEvent(new Event('change', {bubbles: true}))")
        assert len(shown(tab)) == left
    assert told(tab) == "从列出的 54 条结论中选出 1 条。"


def test_a_select_is_changed_by_keyboard(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["years"])
    focus(tab, "[name=year]")
    tab.press("ArrowDown", "ArrowDown")
    assert tab.run("document.activeElement.value") == "2024"
    settled(tab)
    assert len(shown(tab)) == 18


def test_one_list_is_sorted_by_its_columns(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["mixed"])
    focus(tab, "[name=arrange]")
    tab.press("ArrowDown", "ArrowDown")
    settled(tab)
    # Missed, then invalid, missing and pending; what is encouraged and missed comes behind them.
    statuses = "[...document.querySelectorAll('.list tbody tr')].map(r => r.className.replace(' open', '')).join(' ')"
    assert tab.run(statuses) == "f i i i i i i m m m o o f e w p"
    heads = "[...document.querySelectorAll('.list thead th')].map(th => th.getAttribute('aria-sort'))"
    assert tab.run(heads) == [None, None, None, "ascending", None, None, None]
    focus(tab, ".list th:nth-child(2) button")
    tab.press("Enter")
    areas = "[...document.querySelectorAll('.list tbody th')].map(th => th.textContent)"
    names = tab.run(areas)
    assert names == sorted(names, key=[*dict.fromkeys(names)].index)
    tab.press("Enter")
    assert tab.run(areas) == sorted(names, key=[*dict.fromkeys(reversed(names))].index)
    assert tab.run(heads)[1] == "descending"
    # And back: every row is at home again.
    focus(tab, "#controls [type=reset]")
    tab.press("Enter")
    settled(tab)
    assert shown(tab) == [f"v{number}" for number in range(1, 16)]


def test_most_misses_come_first_when_asked(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["prefecture"])
    focus(tab, "[name=arrange]")
    tab.press("ArrowDown")
    settled(tab)
    misses = tab.run("[...document.querySelectorAll('article')].map(a => a.querySelectorAll('tr.f').length)")
    assert misses == sorted(misses, reverse=True)
    assert misses[0] > misses[-1]


def test_evidence_is_open_where_something_is_wrong_and_a_key_away_elsewhere(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["mixed"])
    details = "[1, 2, 3, 4, 6].map(n => document.querySelector(`#v${n} td:last-child`).offsetHeight > 0)"
    assert tab.run(details) == [False, True, True, True, False]
    button = "#v1 button"
    assert tab.run(f"document.querySelector('{button}').getAttribute('aria-label')") == (
        "Evidence Hospital beds per 1,000 residents 南康区 2025"
    )
    focus(tab, button)
    tab.press("Enter")
    assert tab.run(details)[0] is True
    assert tab.run("document.activeElement.getAttribute('aria-expanded')") == "true"
    tab.press(" ")
    assert tab.run(details)[0] is False
    focus(tab, "[name=open]")
    tab.press("Enter")
    assert tab.run(details) == [True] * 5
    tab.press("Enter")
    assert tab.run(details) == [False, True, True, True, False]


def test_an_address_leads_to_its_verdict_and_opens_it(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["prefecture"], "#v300")
    settled(tab)
    assert tab.run("document.activeElement.id") == "v300"
    assert tab.run("document.getElementById('v300').classList.contains('open')")
    top = tab.run("document.getElementById('v300').getBoundingClientRect().top")
    assert 0 < top < 900
    # Even to one that is not among those chosen.
    focus(tab, "[name=status][value=m]")
    tab.press(" ")
    assert tab.run("document.getElementById('v300').hidden")
    tab.run("location.hash = '#v301'")
    settled(tab)
    assert tab.run("document.activeElement.id") == "v301"
    assert not tab.run("document.getElementById('v301').hidden")


def test_numbers_of_the_summary_choose_their_verdicts(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["mixed"])
    focus(tab, ".counts a[data-status=i]")
    tab.press("Enter")
    assert told(tab) == "Chosen: 6 of 15 listed verdicts."
    focus(tab, ".areas a")
    tab.press("Enter")
    assert told(tab) == "Chosen: 3 of 15 listed verdicts."


def test_arrow_keys_move_in_the_matrix_and_it_is_one_stop_for_tab(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["prefecture"])
    assert tab.run("document.querySelectorAll('.matrix td a[tabindex=\"0\"]').length") == 1
    focus(tab, ".matrix td a")
    tab.press("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowRight")
    assert tab.run("document.activeElement.hash") == f"#v{2 * 13 + 2}"
    tab.press("Enter")
    settled(tab)
    assert tab.run("document.activeElement.id") == f"v{2 * 13 + 2}"


def test_everything_is_reached_by_tab_and_focus_is_seen(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["mixed"])
    tab.press("Tab")
    assert tab.run("document.activeElement.className") == "skip"
    assert tab.run("document.activeElement.getBoundingClientRect().left") > 0
    reached = set()
    for _ in range(120):
        reached.add(tab.run("document.activeElement.closest('section, form, header, body').id"))
        # The outline of a box to tick is that of the words beside it.
        tab.run("window.at = document.activeElement; at.type == 'checkbox' && (window.at = at.nextElementSibling)")
        seen = tab.run("getComputedStyle(at).outlineStyle")
        assert seen == "solid" or tab.run("document.activeElement === document.body")
        tab.press("Tab")
    assert {"summary", "controls", "matrix", "verdicts"} <= reached


@pytest.mark.parametrize("name", ["mixed", "years", "cities"])
def test_everything_that_can_be_used_has_a_name_and_tables_are_tables(
    tab: Tab, pages: dict[str, Path], name: str
) -> None:
    tab.show(pages[name])
    nodes = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in tab.send("Accessibility.getFullAXTree")["nodes"]
        if not node["ignored"] and "role" in node
    ]
    usable = {
        "button",
        "link",
        "checkbox",
        "combobox",
        "searchbox",
        "img",
        "image",
        "table",
        "region",
        "form",
        "graphics-document",
    }
    assert [node for node in nodes if node[0] in usable and not node[1]] == []
    roles = [role for role, _ in nodes]
    assert roles.count("table") == tab.run("document.querySelectorAll('table').length")
    assert roles.count("rowheader") >= tab.run("document.querySelectorAll('.rows tbody tr').length")
    assert {"main", "banner", "contentinfo", "status", "searchbox"} <= set(roles)


CONTRAST = """(() => {
    const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const parse = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.length && colour[3] !== 0) return colour;
        }
        return [255, 255, 255];
    };
    const ratio = (one, other) => {
        const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (light + .05) / (dark + .05);
    };
    window.CONTRAST = {parse, behind, ratio};
})()"""
TEXTS = """(({parse, behind, ratio}) => {
    const found = {};
    for (const element of document.querySelectorAll('body *')) {
        if (!element.getClientRects().length || ['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
        if ([...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) {
            const svg = element.closest('svg');
            const ink = parse(getComputedStyle(element)[svg ? 'fill' : 'color']);
            const key = `${ink} on ${behind(element)}`;
            found[key] = [ratio(ink, behind(element)), element.outerHTML.slice(0, 80)];
        }
        for (const pseudo of ['::before', '::after']) {
            const style = getComputedStyle(element, pseudo);
            if (!style.content.startsWith('"')) continue;
            const own = parse(style.backgroundColor);
            const back = own.length && own[3] !== 0 ? own : behind(element);
            const shown = pseudo + element.outerHTML.slice(0, 80);
            found[`${style.color} on ${back}`] = [ratio(parse(style.color), back), shown];
        }
    }
    return Object.values(found);
})(CONTRAST)"""


SHAPES = """(({parse, behind, ratio}) => [...document.querySelectorAll('svg rect, svg circle, .goal, .course')]
    .map(shape => {
        const {fill, stroke} = getComputedStyle(shape);
        const paper = behind(shape);
        const inks = [fill, stroke].filter(ink => ink !== 'none');
        return [Math.max(...inks.map(ink => ratio(parse(ink), paper))), shape.outerHTML];
    }))(CONTRAST)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["mixed", "years"])
def test_every_text_and_shape_stands_out_from_its_background(
    tab: Tab, pages: dict[str, Path], name: str, scheme: str
) -> None:
    tab.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    tab.show(pages[name])
    tab.run("document.querySelectorAll('[name=status]').forEach(box => { box.checked = true })")
    tab.run(CONTRAST)
    texts, shapes = tab.run(TEXTS), tab.run(SHAPES)
    assert len(texts) > 10
    assert len(shapes) > 5
    assert [found for found in texts if found[0] < 4.5] == []
    assert [found for found in shapes if found[0] < 3] == []


def test_pages_are_dark_where_that_is_asked_for(tab: Tab, pages: dict[str, Path]) -> None:
    brightness = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"
    found = {}
    for scheme in ("light", "dark"):
        tab.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        tab.show(pages["mixed"])
        found[scheme] = sum(tab.run(brightness))
    assert found["light"] > 700
    assert found["dark"] < 100


@pytest.mark.parametrize("name", ["mixed", "years"])
def test_without_a_script_everything_can_be_read(tab: Tab, pages: dict[str, Path], name: str) -> None:
    tab.send("Emulation.setScriptExecutionDisabled", value=True)
    tab.show(pages[name])
    assert tab.complaints() == []
    rows = tab.run("document.querySelectorAll('.rows tbody tr').length")
    assert len(shown(tab)) == rows
    assert (
        tab.run(
            "[...document.querySelectorAll('.rows td:last-child')].filter(d => d.textContent && !d.offsetHeight).length"
        )
        == 0
    )
    assert tab.run("[document.forms[0].offsetHeight, document.querySelectorAll('.rows button').length]") == [0, 0]


@pytest.mark.parametrize("name", ["prefecture", "years", "cities"])
def test_paper_holds_all_but_the_controls(tab: Tab, pages: dict[str, Path], name: str) -> None:
    tab.size(700, 1000)
    tab.show(pages[name])
    tab.send("Emulation.setEmulatedMedia", media="print")
    assert tab.run("[document.documentElement.scrollWidth, innerWidth]") == [700, 700]
    assert (
        tab.run("[...document.querySelectorAll('#controls, .rows button, .skip')].filter(f => f.offsetHeight).length")
        == 0
    )
    box = "(({scrollHeight, clientHeight}) => scrollHeight - clientHeight)(document.querySelector('#matrix .scroll'))"
    assert tab.run(box) <= 2
    assert len(shown(tab)) == REPORTS[name].total
    printed = tab.send("Page.printToPDF", preferCSSPageSize=True)["data"]
    assert len(printed) > 10_000


def test_hostile_names_are_read_as_they_are_written(tab: Tab, pages: dict[str, Path]) -> None:
    tab.show(pages["hostile"])
    heading = tab.run("document.querySelector('article h3').textContent")
    assert "</script><script>" in heading
    assert "<img src=x onerror=alert(1)>" in heading
    assert "\\u202e" in heading
