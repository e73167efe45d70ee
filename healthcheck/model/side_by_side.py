"""Work on several columns at once: numpy and Arrow let other threads run while they compute.

The results come in the order of the items, however many processors there are.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Thread
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from concurrent.futures import Future

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
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(threads) as pool:
        ahead: deque[Future[Result]] = deque()
        try:
            for item in items:
                ahead.append(pool.submit(work, item))
                if len(ahead) > threads:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            # Nobody waits for what comes after a fault, or for what a closed pipe would not take.
            for future in ahead:
                future.cancel()


def beside(work: Callable[[], Sequence[Result]], rows: int) -> Sequence[Result]:
    """Return what some work finds; of many ``rows``, or bytes, it goes on beside the caller until someone looks at it.

    What the work raises is raised then.
    """
    return work() if rows < MANY_ROWS or _processors() < 2 else _Beside(work)


class _Beside(Sequence[Result]):
    def __init__(self, work: Callable[[], Sequence[Result]]) -> None:
        self._work = work
        self._outcome: Sequence[Result] | BaseException = ()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._outcome = self._work()
        except BaseException as error:  # noqa: BLE001 - raised again where the work is looked at
            self._outcome = error

    def _found(self) -> Sequence[Result]:
        self._thread.join()
        if isinstance(self._outcome, BaseException):
            raise self._outcome
        return self._outcome

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
