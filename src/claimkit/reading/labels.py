"""Charges, demands for an investigation, pleas, verdicts, kinds of sentence: each under one name."""

from __future__ import annotations

import functools
from typing import NamedTuple

import regex

from claimkit.text import Span, read_table

_PACKAGE = "claimkit.reading"
_CHARGED = regex.compile(
    r"\b(?:charge[ds]?|charging|accus(?:ed|ations?|es|ing)|convict(?:ed|ions?)|indict(?:ed|ment|"
    r"s)|guilty|sentenced|prosecut(?:ed|ion|ing)|"
    r"tried|trial|suspicion|suspected|counts?|arraigned|jailed|imprisoned|offen[cs]es?|acquitted|"
    r"pleaded|pled)\b",
    regex.I,
)
_DEMANDED = regex.compile(
    r"\b(?:demand(?:ed|s|ing)?|call(?:ed|s|ing)? for|ask(?:ed|s|ing)? for|urg(?:ed|es|ing)|"
    r"request(?:ed|s|ing)?|s(?:ought|eeks?)|want(?:ed|s)|ordered|launch(?:ed)?|open(?:ed|ing)?)\b"
    r"[^.;]{0,40}?\b(?:investigat\w+|probe|inquiry|prosecution|case)\b",
    regex.I,
)
_THREATENED = regex.compile(r"\b(?:could|might|may|would|can)\s+(?:\w+\s+){0,2}?(?:be|face)\b", regex.I)


class Label(NamedTuple):
    """A category in a sentence: attribute, normalised value, and whether it is only possible."""

    start: int
    end: int
    attribute: str
    value: str
    possible: bool = False


def _pattern(wording: str) -> str:
    """A wording of the table as a regular expression."""
    parts = []
    for word in wording.split():
        optional = word.endswith("?")
        choice = "|".join(regex.escape(w.replace("_", " ")) for w in word.rstrip("?").split("/"))
        choice = r"[\w-]+" if word.rstrip("?") == "~" else f"(?:{choice})"
        parts.append((choice, optional))
    pattern = ""
    for choice, optional in parts:
        piece = rf"{choice}\b['\"]?\s*"
        pattern += f"(?:{piece})?" if optional else piece
    return rf"\b{pattern}"


@functools.cache
def _compiled(table: str) -> tuple[regex.Pattern[str], tuple[tuple[str, str], ...]]:
    """One pattern for a table, and attribute and value of each of its groups."""
    values: list[tuple[str, str]] = []
    patterns: list[str] = []
    for row in read_table(_PACKAGE, table):
        attribute, value, wording = ("charge", *row) if len(row) == 2 else row
        patterns.append(f"(?P<g{len(values)}>{_pattern(wording)})")
        values.append((attribute, value))
    return regex.compile("|".join(patterns), regex.I), tuple(values)


def labels(text: str, span: Span) -> list[Label]:
    """Return the categories that a sentence tells.

    An offence is a charge only where the sentence speaks of a charge, trial or sentence; where somebody
    demands that it be investigated, it is ``investigation_demanded`` and no charge.

    >>> text = "He was jailed for inciting racial hatred; the mayor demanded an inquiry into fraud."
    >>> [(label.attribute, label.value) for label in labels(text, Span(0, len(text)))]
    [('charge', 'inciting hatred'), ('investigation_demanded', 'fraud')]
    """
    sentence = span.of(text)
    found: list[Label] = []
    charged = _CHARGED.search(sentence)
    demanded = _DEMANDED.search(sentence)
    if charged is not None or demanded is not None:
        pattern, values = _compiled("offences.tsv")
        for match in pattern.finditer(sentence):
            attribute, value = values[int((match.lastgroup or "g0")[1:])]
            if demanded is not None and demanded.end() <= match.start():
                attribute = "investigation_demanded"
            elif charged is None or charged.start() > match.start() + 60:
                continue
            possible = _THREATENED.search(sentence, 0, match.start()) is not None
            end = match.start() + len(match.group().rstrip(" '\""))
            found.append(Label(span.start + match.start(), span.start + end, attribute, value, possible))
    if charged is not None or regex.search(
        r"\b(?:sentence|prison|jail|colony|guilt\w*|verdict|convict\w*|court|innocence|serve)\b",
        sentence,
        regex.I,
    ):
        pattern, values = _compiled("sentences.tsv")
        for match in pattern.finditer(sentence):
            attribute, value = values[int((match.lastgroup or "g0")[1:])]
            possible = (
                attribute == "sentence_kind" and _THREATENED.search(sentence, 0, match.start()) is not None
            )
            possible = possible or (
                attribute == "sentence_kind"
                and regex.search(r"\bcould\b", sentence[: match.start()]) is not None
            )
            end = match.start() + len(match.group().rstrip(" '\""))
            found.append(Label(span.start + match.start(), span.start + end, attribute, value, possible))
    return sorted(found)
