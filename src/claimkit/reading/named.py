"""Events with a name of their own, such as storms: of which of those that a report names a count is."""

from __future__ import annotations

from collections import Counter

import regex

from claimkit.models import AN_EARLIER_EVENT, ANOTHER_EVENT, SEVERAL_EVENTS
from claimkit.reading.common import is_common
from claimkit.text import Span

_NAMED = regex.compile(
    r"\b(?i:storm|hurricane|typhoon|cyclone|depression|operation)\s(?P<name>\p{Lu}\p{Ll}[\p{L}-]+)\b"
)
_ALIAS = regex.compile(
    r"\b(?:known|named|renamed|called|designated|dubbed|nicknamed)\b[^.;]{0,40}$|\b(?:or|formerly|also)\s[^.;,]{0,25}$"
)
_BEFORE = 80  # signs before a name within which the words that lead it stand
_NEAR = 300  # signs before a count within which the event stands that brought it
_MAIN = 0.5
"""A report is about the event that it names most, and those that it names more than half as often."""
_TITLE = 200
"""Signs of a report within which it names what it is about: a title and most of a sentence."""
# between an event and a count that it brought: "Mamie, which claimed 54", "Pauline hit Samar, killing 250"
_BROUGHT = regex.compile(
    r"['’]s\s[^.;,]*"
    r"|(?:\s\(\d{4}\)|\s(?:of|in)\s\d{4})?(?:,\s(?:which|that|where)\b|\s(?!and\b|or\b|in\b|on\b|at\b)\p{Ll})[^.;]*"
)
_COMPARED = regex.compile(
    r"\b(?:after|before|since|when|while|as|once|until|following|like|unlike|than|behind)\s(?:\p{L}+\s){0,3}$",
    regex.I,
)
# "along with Typhoon Ada, it caused $5 million": the figure is that of both
_BESIDE = regex.compile(r"\b(?:along|together|combined|coupled)\swith\s(?:\p{L}+\s){0,3}$", regex.I)
_IN_IT = regex.compile(r"[^.;,]{0,60}?\b(?:in|by|from|of|to|during|when)\s(?:the\s)?(?:\p{L}+\s){0,2}$")


class NamedEvents:
    """The events that a report names.

    Args:
        text: the report.

    Attributes:
        others: names of those that the report is not about.

    Example:
        >>> text = "Typhoon Nelson hit Samar after Typhoon Mamie, which claimed 54 lives. Nelson killed 56."
        >>> named = NamedEvents(text)
        >>> named.others
        frozenset({'Mamie'})
        >>> named.scope(text, Span(0, 69), 60, 62), named.scope(text, Span(69, len(text)), 84, 86)
        ('an earlier event', '')
    """

    __slots__ = ("_names", "others")

    def __init__(self, text: str) -> None:
        found = [m for m in _NAMED.finditer(text) if not is_common(m["name"])]
        aliases = {m["name"] for m in found if _ALIAS.search(text, max(0, m.start() - _BEFORE), m.start())}
        names = "|".join(regex.escape(name) for name in dict.fromkeys(m["name"] for m in found))
        self._names = regex.compile(rf"\b(?:{names})\b") if names else None
        told = Counter(self._names.findall(text) if self._names is not None else ())
        most = max(told.values(), default=0)
        self.others = frozenset(name for name in told if told[name] <= _MAIN * most) - aliases

    def scope(self, text: str, sentence: Span, start: int, end: int) -> str:
        """Return the scope of a count that is of an event with another name; empty where it is of this one.

        Args:
            text: the report.
            sentence: where the sentence of the count stands.
            start: where the count begins.
            end: where it ends.
        """
        if self._names is None:
            return ""
        near = max(sentence.start, start - _NEAR), min(sentence.end, end + _BEFORE)
        found = list(self._names.finditer(text, *near))
        name = next((m for m in reversed(found) if m.end() <= start), None)
        if name is None:
            in_it = bool(found) and _IN_IT.fullmatch(text, end, found[0].start()) is not None
            return ANOTHER_EVENT if in_it and found[0][0] in self.others else ""
        if any(
            _BESIDE.search(text, max(sentence.start, m.start() - _BEFORE), m.start())
            for m in found
            if m.end() <= start
        ):
            return SEVERAL_EVENTS
        between = text[name.end() : start]
        if _BROUGHT.fullmatch(between) is None:
            return ""
        related = between.startswith(", ")
        compared = (
            _COMPARED.search(text, max(sentence.start, name.start() - _BEFORE), name.start()) is not None
        )
        if name[0] not in self.others:  # what a report is about, its title or first sentence names
            another = related and compared and name[0] not in text[: min(_TITLE, sentence.start)]
        else:  # "after Mamie struck, 56 died": in the next one
            another = related or not compared or "," not in between
        return (AN_EARLIER_EVENT if compared else ANOTHER_EVENT) if another else ""
