"""The report as one HTML page that needs no network, no server and no script (docs/html-report.md).

Other pages are made of the same pieces:

- :mod:`markup`: :func:`element` builds HTML and SVG, and is the one place where text is escaped;
- :mod:`page`: :func:`document` writes a whole page around sections, with its style, script and security policy; a page
  may bring a style of its own and do without the script. :func:`section` makes a section with a heading;
- :mod:`charts`: :class:`Scale` puts exact numbers on a drawing, and :func:`drawing` makes an accessible SVG.

No inline ``style`` attribute works here: the security policy allows the page's own style sheet only. Places and sizes
go into SVG attributes, looks into classes of ``style.css``.
"""
