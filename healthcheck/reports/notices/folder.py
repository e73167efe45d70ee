"""The notices of a report, written into a folder: one file for each area that something is to be said to."""

from collections.abc import Iterator

from healthcheck.model.paths import AnyPath
from healthcheck.reports.file_names import FileNames, harmless
from healthcheck.reports.folder import NamedFile, write_folder
from healthcheck.reports.notices import html, markdown
from healthcheck.reports.notices.areas import AreaNotices, area_notices
from healthcheck.reports.notices.wording import Wording
from healthcheck.reports.report import Report

_RENDERERS = {"md": markdown.render, "html": html.render}


def write_notices(report: Report, folder: AnyPath, format_name: str) -> AreaNotices:
    """Write the notices into a new or empty folder, all or none; without any, no folder.

    Raises:
        UsageError: when they cannot be written.
    """
    notices = area_notices(report)
    if notices.needed:
        write_folder(folder, _files(report, notices, format_name))
    return notices


def _files(report: Report, notices: AreaNotices, format_name: str) -> Iterator[NamedFile]:
    wording, names = Wording(report), FileNames()
    render = _RENDERERS[format_name]
    for notice in notices.needed:
        stem = harmless("-".join(part for part in notice.label if part)) or "area"
        pieces = render(wording.page(notice), report.options.language)
        content = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
        yield names.new(stem, f".{format_name}"), content
