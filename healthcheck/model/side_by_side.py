"""Work on several columns at once: numpy and Arrow let other threads run while they compute.

The results come in the order of the items, however many processors there are.
"""

import os
from _thread import allocate_lock, start_new_thread
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from queue import SimpleQueue

Item = TypeVar("Item")
Result = TypeVar("Result")

MANY_ROWS = 50_000
"""Of fewer rows threads cost more than they save."""
_MOST_THREADS = 4
"""More would need memory for their columns sooner than they saved time."""


def side_by_side(work: Callable[[Item], Result], items: Iterable[Item], rows: int) -> Iterator[Result]:
    """Yield what ``work`` makes of each item, in order, while a few more are worked on.

    ``rows``, or bytes, says how much work it is all together. What an item raises is raised in its turn.
    """
    threads = min(_processors(), _MOST_THREADS)
    if rows < MANY_ROWS or threads < 2:
        yield from map(work, items)
        return
    # Which takes longer to import than the few rows of most tables take to read.
    from queue import SimpleQueue

    waiting: SimpleQueue[_Work[Result] | None] = SimpleQueue()
    for _ in range(threads):
        start_new_thread(_serve, (waiting,))
    ahead: deque[_Work[Result]] = deque()
    try:
        for item in items:
            ahead.append(_Work(partial(work, item)))
            waiting.put(ahead[-1])
            if len(ahead) > threads:
                yield ahead.popleft().taken()
        while ahead:
            yield ahead.popleft().taken()
    finally:
        # Nobody asks for what comes after a fault, or for what a closed pipe would not take.
        for begun in ahead:
            begun.cancel()
        for _ in range(threads):
            waiting.put(None)
        for begun in ahead:
            begun.wait()


def beside(work: Callable[[], Sequence[Result]], rows: int) -> Sequence[Result]:
    """Return what some work finds; of many ``rows``, or bytes, it goes on beside the caller until someone looks at it.

    What the work raises is raised then.
    """
    return work() if rows < MANY_ROWS or _processors() < 2 else _Beside(work)


class _Work(Generic[Result]):
    """Work that another thread does."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work: Callable[[], Result] | None = work
        self._error: BaseException | None = None
        self._running = allocate_lock()
        self._running.acquire()

    def run(self) -> None:
        work = self._work
        try:
            if work is not None:
                self._result = work()
        except BaseException as error:  # noqa: BLE001 - raised again where the work is looked at
            self._error = error
        finally:
            # What the work holds, a whole file perhaps, is held no longer than it takes.
            self._work = work = None
            self._running.release()

    def cancel(self) -> None:
        """Do it not, if it has not begun."""
        self._work = None

    def wait(self) -> None:
        self._running.acquire()
        self._running.release()

    def outcome(self) -> Result:
        self.wait()
        if self._error is not None:
            raise self._error
        return self._result

    def taken(self) -> Result:
        """Return what came of it, or raise, for the last time.

        The frames of an error hold this object: if it held the error, both would hold for good what they worked on.
        """
        try:
            return self.outcome()
        finally:
            self._error = None


def _serve(waiting: "SimpleQueue[_Work[Any] | None]") -> None:
    """Do one work after the other until there is a None."""
    while (begun := waiting.get()) is not None:
        begun.run()


class _Beside(Sequence[Result]):
    def __init__(self, work: Callable[[], Sequence[Result]]) -> None:
        begun = _Work(work)
        self._found = begun.outcome
        # Not ``threading.Thread``, whose ``start`` waits until the thread has had its first turn.
        start_new_thread(begun.run, ())

    def __len__(self) -> int:
        return len(self._found())

    def __iter__(self) -> Iterator[Result]:
        return iter(self._found())

    @overload
    def __getitem__(self, index: int) -> Result: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Result]: ...

    def __getitem__(self, index: int | slice) -> Result | Sequence[Result]:
        return self._found()[index]


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
