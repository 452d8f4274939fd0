"""claimkit reconciles what several reports claim about the same events.

Enter with text (:func:`read_report`, :func:`reconcile`), with claims made by hand (:func:`resolve`,
:func:`assemble`), with a table (:func:`resolve_columns`), or with two names (:func:`match_names`).
"""

from __future__ import annotations

import ast
import importlib
from typing import Any


def _named() -> dict[str, str]:
    """The modules of the names that claimkit exports.

    They stand in __init__.pyi, once: importing all of them would cost 300 ms before the first line of work.
    The loader reads it, since a package in a zip has no files.
    """
    assert __spec__ is not None
    stub = ast.parse(__spec__.loader.get_data(f"{__path__[0]}/__init__.pyi"))  # type: ignore[union-attr]
    imports = (node for node in stub.body if isinstance(node, ast.ImportFrom))
    return {alias.name: f"claimkit.{node.module}" for node in imports for alias in node.names}


_MODULES = _named()
__all__ = sorted(_MODULES)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    """Import a name, or a part of the package, when it is first asked for."""
    if name in _MODULES:
        found = getattr(importlib.import_module(_MODULES[name]), name)
        globals()[name] = found
        return found
    try:
        return importlib.import_module(f"claimkit.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"claimkit.{name}":
            raise
        raise AttributeError(f"module 'claimkit' has no attribute {name!r}") from None


def __dir__() -> list[str]:
    return [*globals(), *__all__]
