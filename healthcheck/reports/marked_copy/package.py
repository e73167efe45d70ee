"""An xlsx file as its parts: some are changed or added, all others are written as they were."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from copy import copy
from xml.sax.saxutils import quoteattr

from healthcheck.model.patterns import pattern_of
from healthcheck.reports.excel_report.saving import new_archive, pieces
from healthcheck.reports.marked_copy.splicing import (
    UnusualPartError,
    attributes_of,
    filled,
    in_utf8,
    prefix_of,
    spliced,
)
from healthcheck.tables.archives import ODD
from healthcheck.tables.sheet_xml import sheet_parts

_WORKBOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_SIGNATURES = "_xmlsignatures/"
_STRICT = b"http://purl.oclc.org/ooxml/"
"""The namespaces of a variant of the format that hardly any program writes."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_RELATION = pattern_of(rb"<(?:[\w.-]+:)?Relationship\s[^>]*>")
_ROOT = pattern_of(rb"<(?:[\w.-]+:)?(?:Types|Relationships)\b")


class Package:
    """The parts of a workbook, by their names in the archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Take an xlsx file, which must stay open.

        Raises:
            UnusualPartError: when it is of the strict variant, or damaged.
        """
        self._archive = archive
        self._heads = {entry.filename: entry for entry in archive.infolist()}
        self._changed: dict[str, bytes] = {}
        if _STRICT in self.read(_WORKBOOK):
            raise UnusualPartError("strict")
        try:
            self.sheets = sheet_parts(archive)
        except ODD as error:
            raise UnusualPartError from error

    @property
    def is_signed(self) -> bool:
        """Whether somebody has signed the workbook; a change makes the signature invalid."""
        return any(name.startswith(_SIGNATURES) for name in self._heads)

    def parts(self, ending: str) -> Iterator[bytes]:
        """Give the parts with an ending."""
        for name in dict.fromkeys([*self._heads, *self._changed]):
            if name.endswith(ending):
                yield self.read(name)

    def read(self, name: str) -> bytes:
        """Return a part.

        Raises:
            UnusualPartError: when it is not there or is damaged.
        """
        if name not in self._changed:
            try:
                return self._archive.read(name)
            except ODD as error:
                raise UnusualPartError(name) from error
        return self._changed[name]

    def xml(self, name: str) -> bytes:
        """Return a part as XML in UTF-8.

        Raises:
            UnusualPartError: when it is not there, or not written in UTF-8.
        """
        return in_utf8(self.read(name))

    def write(self, name: str, content: bytes) -> None:
        """Change or add a part."""
        self._changed[name] = content

    def styles(self) -> str | None:
        """Return the part with the cell formats."""
        return next(iter(self.related(_WORKBOOK, "styles")), None)

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts that a part is related to in some way, such as its comments."""
        return [self._target(part, found["Target"]) for found in self._relations(part, kind)]

    def related_by(self, part: str, relation: str) -> str | None:
        """Return the part that one of a part's relations leads to."""
        found = (found for found in self._relations(part) if found.get("Id") == relation)
        return next((self._target(part, one["Target"]) for one in found), None)

    def _target(self, part: str, target: str) -> str:
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")

    def _relations(self, part: str, kind: str = "") -> Iterator[dict[str, str]]:
        name = _relations_of(part)
        for tag in _RELATION.findall(self.xml(name)) if self._is_there(name) else ():
            found = attributes_of(tag)
            inside = "Target" in found and found.get("TargetMode") != "External"
            if inside and found.get("Type", "").endswith(f"/{kind}" if kind else ""):
                yield found

    def add_related(self, part: str, kind: str, name: str, content: bytes, content_type: str) -> str:
        """Add a part that another one is related to; ``name`` has ``{}`` for a number. Return the relation's id."""
        new = next(found for number in range(1, 10**6) if not self._is_there(found := name.format(number)))
        self.write(new, content)
        relations = _relations_of(part)
        before = self.xml(relations) if self._is_there(relations) else _RELATIONS_HEAD
        taken = {found.get("Id") for found in self._relations(part)} | set(re.findall(r'Id="(.*?)"', before.decode()))
        identifier = next(found for number in range(1, 10**6) if (found := f"rId{number}") not in taken)
        settings = f'Id="{identifier}" Type="{_OFFICE}{kind}" Target={quoteattr("/" + new)}'
        self.write(relations, _appended(before, f"<{{}}Relationship {settings}/>"))
        self._declare(new, content_type)
        return identifier

    def _declare(self, name: str, content_type: str) -> None:
        override = f'<{{}}Override PartName={quoteattr("/" + name)} ContentType="{content_type}"/>'
        self.write(_CONTENT_TYPES, _appended(self.xml(_CONTENT_TYPES), override))

    def _is_there(self, name: str) -> bool:
        return name in self._heads or name in self._changed

    def packed(self) -> bytes:
        """Return the whole file; unchanged parts keep their dates."""
        file = io.BytesIO()
        with new_archive(file) as written:
            for name, head in self._heads.items():
                kept = copy(head)
                kept.compress_type = zipfile.ZIP_DEFLATED
                written.writestr(kept, self.read(name))
            for name, content in self._changed.items():
                if name not in self._heads:
                    with written.open(name, "w") as part:
                        part.write(content)
        return b"".join(pieces(file))


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _appended(part: bytes, element: str) -> bytes:
    """Put an element, with ``{}`` for the prefix of its namespace, at the end of a list."""
    root = _ROOT.search(part)
    if root is None:
        raise UnusualPartError("list")
    content = element.format(prefix_of(part, root.start())).encode()
    end = part.rfind(b"</")
    return spliced(part, [filled(part, root.start(), content) if end < root.start() else (end, end, content)])
