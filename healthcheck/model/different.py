"""The different numbers of an array."""

from typing import Any

import numpy as np
import numpy.typing as npt


def different_numbers(numbers: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the different numbers of an array, in order.

    NOTE: ``numpy.unique`` alone does the same, but imports the whole of masked arrays to see that there are none.
    """
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]]
