"""Hypothesis strategies for claims, for the tests of whoever builds on claimkit.

Needs the extra "testing".  ``claimkit.testing.strategies`` is imported on first use::

    from claimkit.testing import strategies as cks
"""

from __future__ import annotations

import importlib
from typing import Any

from claimkit.errors import MissingExtraError

__all__ = ["strategies"]


def __getattr__(name: str) -> Any:
    if name != "strategies":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return importlib.import_module("claimkit.testing.strategies")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "hypothesis":
            raise
        raise MissingExtraError(
            'claimkit.testing needs Hypothesis; install it with: python -m pip install "claimkit[testing]"'
        ) from error
