"""A headless Chromium for tests, spoken to over a pair of pipes: no driver and no port is needed."""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PATIENCE = 60
# Chromium reads commands from its file descriptor 3 and writes answers to 4.
_LAUNCH = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); os.execv(sys.argv[3], sys.argv[3:])"
)
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--remote-debugging-pipe",
    "about:blank",
)


class Tab:
    """One page of the browser; ``events`` are all that Chromium told of it, as (method, parameters)."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._session: str | None = None
        self._number = 0
        self._unread = b""
        self.events: list[tuple[str, dict[str, Any]]] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Give a command and return what it answers."""
        self._number += 1
        command: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            command["sessionId"] = self._session
        os.write(self._to, json.dumps(command).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, (method, told)
                return dict(told["result"])

    def wait_for(self, event: str) -> None:
        """Read on until an event has been told."""
        while event not in (name for name, _ in self.events):
            self._next()

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._from], [], [], until - time.monotonic())
            assert ready, "Chromium does not answer"
            piece = os.read(self._from, 1 << 20)
            assert piece, "Chromium has ended"
            self._unread += piece
        one, _, self._unread = self._unread.partition(b"\0")
        told: dict[str, Any] = json.loads(one)
        if "method" in told:
            self.events.append((told["method"], told["params"]))
        return told

    def size(self, width: int, height: int, *, phone: bool = False) -> None:
        """Set the size of the window, in CSS pixels."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)

    def show(self, page: Path, fragment: str = "") -> None:
        """Load a page and wait until it is there."""
        self.events.clear()
        self.send("Page.navigate", url=page.as_uri() + fragment)
        self.wait_for("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """Evaluate an expression in the page and return its value."""
        done = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press keys: names of the keyboard (``Tab``, ``Enter``) or single characters."""
        for key in keys:
            code = {"Tab": 9, "Enter": 13, " ": 32, "ArrowRight": 39, "ArrowDown": 40, "ArrowLeft": 37, "ArrowUp": 38}
            typed = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
            told = {"key": key, "windowsVirtualKeyCode": code.get(key, 0), **({"text": typed} if typed else {})}
            self.send("Input.dispatchKeyEvent", type="keyDown" if typed else "rawKeyDown", **told)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code.get(key, 0))

    def complaints(self) -> list[str]:
        """Return the errors and warnings that the page has caused so far: of its script, its policy, its markup."""
        self.run("1")
        found = []
        for name, told in self.events:
            if name == "Runtime.exceptionThrown":
                found.append(str(told["exceptionDetails"]))
            elif name == "Log.entryAdded" or (name == "Runtime.consoleAPICalled" and told["type"] != "log"):
                found.append(str(told))
        return found

    def requests(self) -> list[str]:
        """Return the addresses that were asked for since the page was shown."""
        return [told["request"]["url"] for name, told in self.events if name == "Network.requestWillBeSent"]


@contextmanager
def open_tab(chromium: str) -> Iterator[Tab]:
    """Start a Chromium with a profile of its own, and end it afterwards."""
    commands, to_browser = os.pipe()
    from_browser, answers = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [chromium, f"--user-data-dir={profile}", *_OPTIONS]
        browser = subprocess.Popen(
            [sys.executable, "-c", _LAUNCH, str(commands), str(answers), *command],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        try:
            yield Tab(to_browser, from_browser)
        finally:
            browser.terminate()
            browser.wait()
            os.close(to_browser)
            os.close(from_browser)
