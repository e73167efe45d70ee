"""Two reports -> what changed between them, and what got worse."""

FORMATS: dict[str, str] = {
    "table": "healthcheck.comparing.terminal_diff",
    "json": "healthcheck.comparing.json_diff",
    "csv": "healthcheck.comparing.csv_diff",
    "markdown": "healthcheck.comparing.markdown_diff",
    "md": "healthcheck.comparing.markdown_diff",
}
"""Format name -> module with ``render(comparison, language)``: what ``--format`` and ``-o`` of ``diff`` know."""

SUFFIXES: dict[str, str] = {".json": "json", ".csv": "csv", ".md": "markdown"}
"""File name ending -> format name."""
