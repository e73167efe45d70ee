"""The matrix: every indicator against every area and year, each verdict a sign that leads to its row."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from healthcheck.messages import text
from healthcheck.model.pack import Pack
from healthcheck.model.text import Language
from healthcheck.reports.html_report.contents import Contents, Group, Row
from healthcheck.reports.html_report.labels import verdict_class
from healthcheck.reports.html_report.markup import Html, element, together
from healthcheck.reports.html_report.page import section

MOST_CELLS = 20_000
"""A matrix of more cells than this is not drawn: most of them would be empty."""
_FEW_COLUMNS = 6
"""Up to so many columns have room for the values themselves."""

Verdicts = dict[tuple[int, "Place"], list[Row]]
"""The verdicts of a group's number and a place; two only where a table has an area twice."""


class Place(Struct, frozen=True, order=True):
    """An area and a year: what a verdict is about besides its indicator."""

    area: int
    year: str


class Matrix(Struct, frozen=True):
    """What one rule file asks of whom: its indicators, the places, and the verdicts where there are any."""

    pack: Pack
    groups: tuple[Group, ...]
    places: tuple[Place, ...]
    names: dict[int, str]
    verdicts: Verdicts
    language: Language

    @property
    def years(self) -> tuple[str, ...]:
        """The years, ascending; one of them, which may be empty, where tables say no year."""
        return tuple(sorted({place.year for place in self.places}))


def matrix_section(contents: Contents) -> Html | None:
    """Draw a matrix for each rule file; nothing where verdicts are left out or there are too few for one."""
    language = contents.report.options.language
    heading = text("html.matrix", language)
    if contents.left_out:
        return section("matrix", heading, element("p", text("html.matrix.too_many", language), class_="note"))
    found = [matrix for pack in contents.report.packs if (matrix := _matrix(contents, pack)) is not None]
    if not found:
        return None
    skip = element("a", text("html.matrix.skip", language), href="#verdicts", class_="skip")
    hint = element("p", text("html.matrix.hint", language), class_="note")
    return section("matrix", heading, hint, skip, *(_drawn(matrix, titled=len(found) > 1) for matrix in found))


def _matrix(contents: Contents, pack: Pack) -> Matrix | None:
    groups = tuple(group for group in contents.groups if group.judgement.pack is pack and group.rows)
    verdicts: Verdicts = defaultdict(list)
    names: dict[int, str] = {}
    for group in groups:
        for row in group.rows:
            verdicts[group.number, Place(row.area, row.verdict.period or "")].append(row)
            names[row.area] = row.area_words
    places = tuple(sorted({place for _, place in verdicts}))
    if len(verdicts) < 2:
        return None
    return Matrix(pack, groups, places, names, verdicts, contents.report.options.language)


def _drawn(matrix: Matrix, *, titled: bool) -> Html:
    title = matrix.pack.title.in_language(matrix.language)
    if len(matrix.groups) * len(matrix.places) > MOST_CELLS:
        return element("p", text("html.matrix.too_empty", matrix.language, {"pack": matrix.pack.id}), class_="note")
    by_indicator = len(matrix.groups) >= len(matrix.places)
    columns = len(matrix.places) if by_indicator else len(matrix.groups)
    roomy = columns <= _FEW_COLUMNS
    caption = element("caption", text("html.matrix.caption", matrix.language, {"title": title}))
    rows = _indicator_rows(matrix, roomy) if by_indicator else _place_rows(matrix, roomy)
    table = element("table", caption, *rows, class_="matrix roomy" if roomy else "matrix")
    box = element("div", table, class_="scroll", tabindex=0, role="group", aria_label=title)
    return together(element("h3", title) if titled else None, box)


def _indicator_rows(matrix: Matrix, roomy: bool) -> Iterator[Html]:
    """A row for each indicator, a column for each area and year."""
    yield element("thead", *_place_headings(matrix))
    rows = [
        element("tr", element("th", _link(matrix, group), scope="row"), *_cells(matrix, group, matrix.places, roomy))
        for group in matrix.groups
    ]
    yield element("tbody", *rows)


def _place_headings(matrix: Matrix) -> Iterator[Html]:
    """Head the columns: by area, by year, or by areas and below them their years."""
    corner = text("column.indicator", matrix.language)
    areas = list(dict.fromkeys(place.area for place in matrix.places))
    if len(matrix.years) == 1:
        names = [element("th", element("span", matrix.names[area]), scope="col") for area in areas]
        yield element("tr", element("th", corner, scope="col"), *names)
        return
    years = [element("th", element("span", place.year), scope="col") for place in matrix.places]
    if len(areas) == 1:
        yield element("tr", element("th", corner, scope="col"), *years)
        return
    spans = [sum(place.area == area for place in matrix.places) for area in areas]
    names = [
        element("th", element("span", matrix.names[area]), scope="colgroup", colspan=span)
        for area, span in zip(areas, spans, strict=True)
    ]
    yield element("tr", element("th", corner, scope="col", rowspan=2), *names)
    yield element("tr", *years)


def _place_rows(matrix: Matrix, roomy: bool) -> Iterator[Html]:
    """A row for each area and year, a column for each indicator."""
    corner = element("th", text("column.area", matrix.language), scope="col")
    heads = [element("th", element("span", _link(matrix, group)), scope="col") for group in matrix.groups]
    yield element("thead", element("tr", corner, *heads))
    dated = len(matrix.years) > 1
    rows = []
    for place in matrix.places:
        year = element("small", f" {place.year}") if dated else None
        cells = [cell for group in matrix.groups for cell in _cells(matrix, group, [place], roomy)]
        rows.append(element("tr", element("th", matrix.names[place.area], year, scope="row"), *cells))
    yield element("tbody", *rows)


def _link(matrix: Matrix, group: Group) -> Html:
    name = group.judgement.indicator.name.in_language(matrix.language)
    return element("a", name, href=f"#i{group.number}")


def _cells(matrix: Matrix, group: Group, places: Sequence[Place], roomy: bool) -> Iterator[Html]:
    """Give the cells of an indicator: the word for screen readers, the sign and the colour by the style sheet."""
    for place in places:
        found = matrix.verdicts.get((group.number, place), [])
        looks = verdict_class(found[0].verdict) if found else None
        yield element("td", *(_sign(row, matrix.language, roomy) for row in found), class_=looks)


def _sign(row: Row, language: Language, roomy: bool) -> Html:
    word = element("b", text(f"status.{row.verdict.status.word}", language))
    return element("a", word, f" {row.verdict.value}" if roomy and row.verdict.value else None, href=f"#v{row.number}")
