"""Notation: how values show themselves in a console and in a notebook, short enough to be read."""

from __future__ import annotations

import enum
import html
from typing import Any, cast

import attrs


def constructed(instance: Any, /) -> str:
    """Return the call that makes a value, without what is by default; a ``__repr__`` for models.

    >>> from claimkit.models import Source
    >>> Source("Metro"), Source("OVD-Info", "ngo")
    (Source('Metro'), Source('OVD-Info', kind='ngo'))
    """
    parts = []
    positional = True
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(instance))):
        value = getattr(instance, field.name)
        if field.default is not attrs.NOTHING and value == field.default:
            positional = False
            continue
        positional = positional and field.default is attrs.NOTHING and not field.kw_only
        shown = repr(value.value if isinstance(value, enum.Enum) else value)
        parts.append(shown if positional else f"{field.name}={shown}")
    return f"{type(instance).__name__}({', '.join(parts)})"


def chip(words: str, *details: str) -> str:
    """Return a value for a notebook: its words, and what there is to know beside them.

    >>> chip("about <5", "3 to 7")
    '<span><strong>about &lt;5</strong> <small>3 to 7</small></span>'
    """
    more = " · ".join(html.escape(detail) for detail in details if detail)
    return f"<span><strong>{html.escape(words)}</strong>{f' <small>{more}</small>' if more else ''}</span>"
