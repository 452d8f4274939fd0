"""For the tests of whoever builds on claimkit: strategies for Hypothesis, laws, and a state machine.

Needs the extra "testing".  Each part is imported on first use::

    from claimkit.testing import laws, stateful
    from claimkit.testing import strategies as cks
"""

from __future__ import annotations

import importlib
from typing import Any

from claimkit.errors import MissingExtraError

__all__ = ["laws", "reach", "stateful", "strategies", "warm"]

_PARTS = ("laws", "reach", "stateful", "strategies")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name not in _PARTS:
        return importlib.import_module("claimkit.testing.warming").warm
    try:
        return importlib.import_module(f"claimkit.testing.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "hypothesis":
            raise
        raise MissingExtraError(
            'claimkit.testing needs Hypothesis; install it with: python -m pip install "claimkit[testing]"'
        ) from error
