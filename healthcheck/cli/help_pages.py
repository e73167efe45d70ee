"""Help pages in Chinese or English; click knows one language, and counts characters where cells count."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from healthcheck.messages import text
from healthcheck.model.text import Language
from healthcheck.reports.plain import cell_width, padded, wrapped

_WIDEST_TERM = 26


class HelpFormatter(click.HelpFormatter):
    """Help in Chinese or English; lines are wrapped by the cells that Chinese characters take."""

    language: Language = "en"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        start = f"{prefix or text('help.usage', self.language)}{prog} "
        lines = wrapped(args, self.width - cell_width(start))
        self.write(("\n" + " " * cell_width(start)).join([start + lines[0], *lines[1:]]) + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs at the current indentation."""
        indent = " " * self.current_indent
        for line in wrapped(text, self.width - self.current_indent):
            self.write(f"{indent}{line}".rstrip() + "\n")

    def write_dl(self, rows: Any, col_max: int = _WIDEST_TERM, col_spacing: int = 2) -> None:
        """Write terms and what they mean; a long term stands on a line of its own."""
        rows = list(rows)
        indent = " " * self.current_indent
        column = min(max(cell_width(term) for term, _ in rows), col_max) + col_spacing
        for term, meaning in rows:
            lines = wrapped(meaning, self.width - self.current_indent - column)
            if cell_width(term) + col_spacing > column:
                self.write(f"{indent}{term}\n")
                term = ""
            for line in lines:
                self.write(f"{indent}{padded(term, column)}{line}".rstrip() + "\n")
                term = ""

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a heading; click names only two, Options and Commands."""
        heading = text(f"help.{name.lower()}", self.language)
        colon = text("list.colon", self.language).rstrip()
        self.write(f"\n{heading}{colon}\n")
        with self.indentation():
            yield


class Context(click.Context):
    """A context whose ``obj`` is the language."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return a formatter that writes in the context's language."""
        formatter = HelpFormatter(width=self.terminal_width, max_width=self.max_content_width)
        formatter.language = self.find_root().obj
        return formatter
