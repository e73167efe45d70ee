"""A whole page: its head with style, script and security policy, and the frame that holds its sections."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from healthcheck import __version__
from healthcheck.messages import text
from healthcheck.model.text import Language
from healthcheck.reports.html_report.markup import Attribute, Child, Html, element

_FOLDER = Path(__file__).parent
_LANGUAGES: dict[Language, str] = {"en": "en", "zh": "zh-Hans"}


def document(
    title: str, language: Language, header: Html, sections: Iterable[Html], *, style: str = "", still: bool = False
) -> Iterator[str]:
    """Give a page in pieces: what opens it, then its sections, each with the class and id of :func:`section`.

    Nothing is loaded from anywhere, and the policy lets nothing but the page's own style and script in. ``style`` is
    put behind the style of all pages; a ``still`` page has nothing to choose from, and no script.
    """
    style = _shipped("style.css") + _shipped("paper.css") + style
    script = "" if still else _shipped("script.js")
    yield f"<!DOCTYPE html>\n<html lang={_LANGUAGES[language]}>\n<head>\n"
    for head in (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"healthcheck {__version__}"),
        # Without an icon of its own, a page on a server makes the browser ask for one.
        element("link", rel="icon", href="data:,"),
        element("title", title),
    ):
        yield f"{head.markup}\n"
    yield f"<style>{style}</style>\n</head>\n<body>\n"
    skip = element("a", text("html.skip", language), href="#main", class_="skip")
    yield f"{skip.markup}\n{header.markup}\n<main id=main>\n"
    yield from (f"{part.markup}\n" for part in sections)
    footer = element("footer", text("html.made_by", language, {"version": __version__}))
    acting = f"<script>{script}</script>\n" if script else ""
    yield f"</main>\n{footer.markup}\n{acting}</body>\n</html>\n"


def section(identifier: str, heading: str, *children: Child, **attributes: Attribute) -> Html:
    """Make a section with a heading; the heading names it to screen readers."""
    label = f"{identifier}-heading"
    named = element("h2", heading, id=label)
    return element("section", named, *children, id=identifier, aria_labelledby=label, **attributes)


def _shipped(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    scripts = f"script-src {_fingerprint(script)}; " if script else ""
    allowed = f"style-src {_fingerprint(style)}; {scripts}img-src data:"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _fingerprint(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode('utf-8')).digest()).decode('ascii')}'"
