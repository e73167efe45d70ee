"""Work on several columns at once: numpy and Arrow let other threads run while they compute.

The results come in the order of the items, however many processors there are.
"""

import os
from _thread import allocate_lock, start_new_thread
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar, overload

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
    ahead: deque[_Work[Result]] = deque()
    try:
        for item in items:
            ahead.append(_Work(partial(work, item)))
            if len(ahead) > threads:
                yield ahead.popleft().outcome()
        while ahead:
            yield ahead.popleft().outcome()
    finally:
        # Nobody asks for what comes after a fault, or for what a closed pipe would not take.
        for begun in ahead:
            begun.wait()


def beside(work: Callable[[], Sequence[Result]], rows: int) -> Sequence[Result]:
    """Return what some work finds; of many ``rows``, or bytes, it goes on beside the caller until someone looks at it.

    What the work raises is raised then.
    """
    return work() if rows < MANY_ROWS or _processors() < 2 else _Beside(work)


class _Work(Generic[Result]):
    """Work that a thread of its own does.

    NOTE: neither a pool of threads, which takes longer to import than the threads of a run take to start, nor
    ``threading.Thread``, whose ``start`` waits until the thread has had its first turn.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._error: BaseException | None = None
        self._running = allocate_lock()
        self._running.acquire()
        start_new_thread(self._run, ())

    def _run(self) -> None:
        try:
            self._result = self._work()
        except BaseException as error:  # noqa: BLE001 - raised again where the work is looked at
            self._error = error
        finally:
            self._running.release()

    def wait(self) -> None:
        self._running.acquire()
        self._running.release()

    def outcome(self) -> Result:
        self.wait()
        if self._error is not None:
            raise self._error
        return self._result


class _Beside(Sequence[Result]):
    def __init__(self, work: Callable[[], Sequence[Result]]) -> None:
        self._found = _Work(work).outcome

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
