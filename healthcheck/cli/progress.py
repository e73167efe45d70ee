"""A progress bar on stderr for a person who waits: on a terminal, once the work has taken a while, gone when done.

The work only notes how far it is. A thread of its own looks at the notes now and then and draws; it
is what loads rich, so that a short run never does.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from healthcheck.messages import text
from healthcheck.model.progress import Progress, Stage, unheard
from healthcheck.model.text import Language

PATIENCE = 1.0
"""Seconds of work before there is a bar."""
_BETWEEN_LOOKS = 0.5


@contextmanager
def progress_shown(language: Language) -> Iterator[Progress]:
    """Give what the work tells its steps to; while it lasts they are shown, where there is somebody to see them."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield unheard
        return

    from threading import Thread

    watched = _Watched(language)
    thread = Thread(target=watched.show, name="progress", daemon=True)
    thread.start()
    try:
        yield watched.note
    finally:
        watched.done.set()
        thread.join()


class _Watched:
    """Where the work is; noted by the work, shown by another thread."""

    def __init__(self, language: Language) -> None:
        from threading import Event

        self.done = Event()
        self._language: Language = language
        self._now: tuple[Stage, int, int] = ("reading", 0, 0)

    def note(self, stage: Stage, done: int, total: int) -> None:
        """Note how far the work is."""
        self._now = (stage, done, total)

    def show(self) -> None:
        """Wait a while, then draw the bar until the work is done."""
        if not self.done.wait(PATIENCE):
            # A terminal that has gone is no reason to stop working.
            with suppress(OSError):
                self._draw()

    def _draw(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.fields[steps]}", markup=False),
            TimeElapsedColumn(),
        )
        console = Console(stderr=True, force_jupyter=False)
        with Progress(
            *columns,
            console=console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        ) as shown:
            task = shown.add_task("", total=None, steps="", visible=False)
            waiting = True
            while waiting:
                stage, done, total = self._now
                counted = total > 1
                shown.update(
                    task,
                    description=text(f"progress.{stage}", self._language),
                    completed=done,
                    total=total if counted else None,
                    steps=f"{done}/{total}" if counted else "",
                    visible=True,
                    refresh=True,
                )
                waiting = not self.done.wait(_BETWEEN_LOOKS)
