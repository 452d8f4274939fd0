"""Choices: the words that an argument may be, as types, so that a checker knows them too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

NameKind: TypeAlias = Literal["person", "place", "org", "organisation", "group", "other"]
"""What a name can be the name of; "org" and "organisation" are one."""

ActorKind: TypeAlias = Literal["person", "org", "organisation", "group", "other"]
"""What an actor can be."""

AttributeKind: TypeAlias = Literal["record", "judgement", "label"]
"""How the claims of several sources come about; see :class:`claimkit.Attribute`."""

DynamicsName: TypeAlias = Literal["static", "cumulative", "peak", "status"]
"""How a true value behaves while an event goes on; see :class:`claimkit.Attribute`."""

RuleName: TypeAlias = Literal[
    "consensus",
    "newest",
    "most_trusted",
    "vote",
    "median",
    "lowest_credible",
    "precedence",
    "unanimous",
]
"""How to choose between accounts that cannot all be true; see :func:`claimkit.resolve`."""

Rule: TypeAlias = RuleName | Mapping[str, RuleName]
"""One rule for all attributes, or a rule for each attribute."""

ColumnRule: TypeAlias = RuleName | Mapping[Any, RuleName]
"""The same, for attributes of a column, which may be numbers."""

Language: TypeAlias = Literal["de", "en", "es", "fr", "nl", "pl", "pt", "ru", "uk"]
"""Languages whose number words and dates are read."""

NumberLanguage: TypeAlias = Language | Literal["und"]
"""The same, and "und" for any other language: digits are read, and what all languages share."""
