"""Steps: how much work a call does, counted and not timed.

A step is a line of claimkit that runs, each round of a loop included, or a call of one of its functions.
Code of other packages is not seen; what a regular expression does is measured in benchmarks/robustness.py.
"""

from __future__ import annotations

import cProfile
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import claimkit

HOME = str(Path(claimkit.__file__).parent)


def lines(call: Callable[[], object]) -> int:
    """Return how many lines of claimkit run in a call; exact and slow."""
    count = 0
    ours: dict[str, bool] = {}

    def inside(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return inside

    def entered(frame: FrameType, _event: str, _arg: Any) -> Any:
        name = frame.f_code.co_filename
        if name not in ours:
            ours[name] = name.startswith(HOME)
        return inside if ours[name] else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def calls(call: Callable[[], object]) -> int:
    """Return how many functions are called, built-in ones included: fewer than lines, and quickly counted."""
    profile = cProfile.Profile()
    try:
        profile.runcall(call)
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())
