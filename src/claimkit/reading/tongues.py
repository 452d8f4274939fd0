"""Reading languages beside English: a table of words each, and rules that they share.

A language is a table (``tables/<code>.tsv``) of classes and their words; the rules below look for classes
only.  Figures and dates are read by their own parts, which know the language.  Who speaks and where it
happened is not read yet, and so not said.
"""

from __future__ import annotations

import bisect
import collections
import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs
import regex

from claimkit.dates import DateMention, scan_dates
from claimkit.models import Claim, Modality, Report
from claimkit.numbers import Convention, QuantityMention, scan_quantities
from claimkit.patterns import Grammar, Match, rule
from claimkit.quantities import Quantity
from claimkit.reading.dating import Days
from claimkit.reading.events import event_kind
from claimkit.reading.layout import Block, sentences
from claimkit.reading.lexicon import Sense
from claimkit.reading.result import Refusal
from claimkit.reading.story import completed
from claimkit.reading.tokens import Token, addends
from claimkit.text import Span, Unread, read_table

_PIECE = re.compile(r"\w+(?:-\w+)*|\S")
_LETTER = regex.compile(r"\p{L}")
_ATTRIBUTES = ("deaths", "injuries", "arrests", "crowd_size")
_KINDS = ("protest", "attack", "accident", "disaster")
_SCRIPTS = {"ru": (regex.compile(r"\p{Cyrillic}"), regex.compile(r"[іїєґўђћџјљњѓќ]", regex.I))}
TONGUES = tuple(_SCRIPTS)
"""Codes of the languages that are read beside English."""


class Befallen(NamedTuple):
    """What a rule made: what is counted, and by which token; without one the quantity is said in words."""

    attribute: str
    figure: Token
    quantity: Quantity
    noun: str = ""


def _attribute(token: Token) -> str:
    return next(name for name in _ATTRIBUTES if name in token.classes)


def _of(match: Match) -> Befallen | None:
    """What befell those whom a figure counts, where it counts persons."""
    fate, figure = match["fate"][0], match["of"][0]
    at = match.marks["of"][0]
    after = match.words[at + 1] if at + 1 < len(match.words) else None
    named = after is not None and "people" in after.classes
    quantity = figure.quantity
    if quantity is None or quantity.unit not in (None, "person"):
        return None
    beside = abs(at - match.marks["fate"][0]) == 1 or "total" in match.marks
    if not (named or quantity.unit == "person" or beside):
        return None
    if "gathering" in fate.classes and not any("protest" in t.classes for t in match.words):
        return None  # "five went out of the house"
    return Befallen(_attribute(fate), figure, quantity, after.word if named and after is not None else "")


@rule(
    "nobody befallen",
    "(of: <nobody>) <not> (fate: <befallen>)",
    "(fate: <befallen>) (of: <absent>)",
    "(of: <without>) (fate: <befallen>)",
    examples=[("Никто не пострадал.", "0 injuries"), ("Погибших нет.", "0 deaths")],
)
def _nobody(match: Match) -> Befallen:
    return Befallen(_attribute(match["fate"][0]), match["of"][0], Quantity.exact(0, "person"))


@rule(
    "the number of the befallen",
    "(total: <number_of>) (fate: <befallen>) !<mark/count>* (of: <count>)",
    examples=[("Число погибших выросло до 14.", "14 deaths")],
)
def _number(match: Match) -> Befallen | None:
    return _of(match)


@rule(
    "a word of what befell before its count",
    "!<not> (fate: <befallen/does>) !<mark/count/befallen/does/not>* (of: <count>)",
    "^ (fate: <befallen/does>) !<mark/count/befallen/does/not>* (of: <count>)",
    examples=[
        ("Погибли 12 человек.", "12 deaths"),
        ("Полиция задержала 20 участников акции.", "20 arrests"),
        ("Не погибли 12 человек.", ""),
        ("Погиб в 12 км от города.", ""),
    ],
)
def _behind(match: Match) -> Befallen | None:
    return _of(match)


@rule(
    "a count before what befell",
    "(of: <count>) !<mark/count/befallen/does/not>* (fate: <befallen>)",
    examples=[
        ("Двое рабочих погибли.", "2 deaths"),
        ("Пять полицейских задержали мужчину.", ""),
        ("12 человек не пострадали.", ""),
    ],
)
def _before(match: Match) -> Befallen | None:
    return _of(match)


@rule(
    "one person befallen",
    "(fate: <befallen>) (of: <one_person>)",
    "(of: <one_person>) (fate: <befallen>)",
    examples=[("Погиб мужчина.", "1 deaths"), ("Женщина ранена.", "1 injuries")],
)
def _one(match: Match) -> Befallen | None:
    fate, who = match["fate"][0], match["of"][0]
    if "gathering" in fate.classes:
        return None
    return Befallen(_attribute(fate), who, Quantity.exact(1, "person"), who.word)


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    tongue = _Tongue.of("ru")
    figures = [q for q in scan_quantities(text, language="ru") if isinstance(q, QuantityMention)]
    for found in BEFALLEN.scan(tongue.tokens(text, Span(0, len(text)), figures, [])):
        yield found.rule, f"{found.made.quantity.value} {found.made.attribute}"


BEFALLEN = Grammar("what befell", [_nobody, _number, _behind, _before, _one], _demonstrated)


@attrs.frozen
class _Tongue:
    """The words of a language with their classes; ``stems`` are those with any ending."""

    code: str
    words: dict[str, frozenset[str]]
    stems: dict[str, frozenset[str]]

    @classmethod
    @functools.cache
    def of(cls, code: str) -> _Tongue:
        """Return a language by its code; its table is read once."""
        words: dict[str, set[str]] = {}
        stems: dict[str, set[str]] = {}
        for name, forms in read_table("claimkit.reading", f"{code}.tsv"):
            for form in forms.split():
                table = stems if form.endswith("*") else words
                table.setdefault(form.removesuffix("*"), set()).add(name)
        return cls(code, *({w: frozenset(c) for w, c in table.items()} for table in (words, stems)))

    def classes_of(self, word: str) -> frozenset[str]:
        """The classes of a word in lower case."""
        found = set(self.words.get(word, ()))
        for end in range(3, len(word) + 1):
            found.update(self.stems.get(word[:end], ()))
        return frozenset(found)

    def tokens(
        self, text: str, span: Span, figures: Sequence[QuantityMention], dates: Sequence[DateMention]
    ) -> list[Token]:
        """The tokens of a sentence; a date wins over a figure inside it."""
        taken: list[tuple[int, int, str, Quantity | None]] = [(d.start, d.end, "date", None) for d in dates]
        whole = [part for figure in figures for part in addends(figure)]
        taken += [
            (f.start, f.end, "count", f.quantity)
            for f in whole
            if not any(d.start < f.end and f.start < d.end for d in dates)
            and "nobody" not in self.classes_of(f.text.lower())
        ]
        found: list[Token] = []
        at = span.start
        for start, end, kind, quantity in [
            *sorted(taken, key=lambda t: t[:2]),
            (span.end, span.end, "", None),
        ]:
            if start < at:
                continue
            for piece in _PIECE.finditer(text, at, start):
                word = piece.group().lower()
                mark = not word[0].isalnum()
                classes = frozenset[str]() if mark else self.classes_of(word)
                found.append(Token(piece.start(), piece.end(), word, "mark" if mark else "word", classes))
            if kind:
                none: tuple[Sense, ...] = ()
                found.append(Token(start, end, text[start:end].lower(), kind, frozenset(), none, quantity))
            at = end
        return found


def tongue_of(text: str, language: str) -> str:
    """Return the code of the language, beside English, in which a text is read; empty where it is none.

    The words tell it: the script, no letter of a neighbour language, and a word that the table knows.

    Example:
        >>> tongue_of("Погибли 12 человек.", "en"), tongue_of("12 people died.", "en")
        ('ru', '')
    """
    head = text[:20_000]
    if head.isascii():
        return ""
    plain = head.encode("ascii", "ignore")
    if 2 * (len(head) - len(plain)) < sum(map(str.isalpha, plain.decode())):
        return ""  # most letters are Latin, and every tongue has a script of its own
    letters = len(_LETTER.findall(head))
    for code, (script, foreign) in _SCRIPTS.items():
        if not letters or 2 * len(script.findall(head)) < letters or foreign.search(head):
            continue
        if language.lower()[:2] not in ("en", code):
            continue  # the caller says that it is another one
        tongue = _Tongue.of(code)
        if any(tongue.classes_of(p.group().lower()) for p in _PIECE.finditer(head)):
            return code
    return ""


def read_tongue(
    report: Report,
    masked: str,
    layout: Sequence[Block],
    code: str,
    convention: Convention,
    without: frozenset[str],
) -> tuple[list[Claim], list[Refusal]]:
    """Return the claims of a report in a language beside English, and the figures refused.

    Args:
        report: the report.
        masked: its text, markup blanked.
        layout: its blocks.
        code: of the language.
        convention: how far vague wordings reach.
        without: rules that are switched off.
    """
    return _Reading(report, masked, _Tongue.of(code), convention, without).read(layout)


class _Reading:
    """The reading of one report."""

    def __init__(
        self, report: Report, masked: str, tongue: _Tongue, convention: Convention, without: frozenset[str]
    ) -> None:
        self.report, self.masked, self.tongue = report, masked, tongue
        self.grammar = BEFALLEN.without(without)
        said = list(scan_quantities(masked, convention=convention, language=tongue.code))
        told, undated = scan_dates(masked, report.day, language=tongue.code)
        self.figures = [q for q in said if isinstance(q, QuantityMention)]
        self.unread = [*undated, *(q for q in said if isinstance(q, Unread))]
        dates = list(told) if report.day else completed(told, masked)
        self.days = Days(dates, report.day)
        self.starts = [f.start for f in self.figures]
        self.kinds: collections.Counter[str] = collections.Counter()
        self.claims: list[Claim] = []
        self.refused: list[Refusal] = []

    def refuse(self, start: int, end: int, reason: str) -> None:
        """Note what is not read, and why."""
        self.refused.append(Refusal(start, end, self.report.text[start:end], reason))

    def read(self, layout: Sequence[Block]) -> tuple[list[Claim], list[Refusal]]:
        """Read the blocks."""
        parsed = []
        for block in layout:
            if block.kind not in ("body", "head"):
                self.refuse(block.start, block.end, block.reason or "a time stamp of the page")
                continue
            for passed in self.unread:
                if block.start <= passed.start < block.end:
                    self.refuse(*passed)
            for span in sentences(self.masked, block.start, block.end):
                low, high = (
                    bisect.bisect_left(self.starts, span.start),
                    bisect.bisect_left(self.starts, span.end),
                )
                words = self.tongue.tokens(self.masked, span, self.figures[low:high], self.days.within(span))
                kinds = collections.Counter(k for t in words for k in _KINDS if k in t.classes)
                self.kinds.update(kinds)
                parsed.append((block, span, words, kinds))
        for block, span, words, kinds in parsed:
            self._sentence(block, span, words, kinds)
        return self.claims, self.refused

    def _sentence(
        self, block: Block, span: Span, words: list[Token], kinds: collections.Counter[str]
    ) -> None:
        told = {name for token in words for name in token.classes}
        modality = Modality.REPORTED if "telling" in told else Modality.ASSERTED
        modality = Modality.HYPOTHETICAL if "possible" in told else modality
        claimed = set()
        for found in self.grammar.scan(words):
            made: Befallen = found.made
            claimed.add(made.figure.start)
            self.claims.append(
                Claim(
                    made.attribute,
                    attrs.evolve(made.quantity, unit="person"),
                    self.report.source,
                    text=self.report.text[made.figure.start : made.figure.end],
                    start=made.figure.start,
                    end=made.figure.end,
                    report=self.report.id,
                    about=self.days.about(span, made.figure.start),
                    told=self.report.published,
                    modality=modality,
                    noun=made.noun,
                    event_kind=event_kind(made.attribute, kinds, self.kinds),
                    sentence=self.report.text[span.start : span.end],
                    headline=block.kind == "head",
                    reasons=(found.rule,),
                )
            )
        for token in words:
            if token.kind == "count" and token.start not in claimed:
                self.refuse(token.start, token.end, "no word says what it counts")
        for date in self.days.within(span):
            self.claims.append(self._date(block, span, date, modality, kinds))

    def _date(
        self,
        block: Block,
        span: Span,
        date: DateMention,
        modality: Modality,
        kinds: collections.Counter[str],
    ) -> Claim:
        return Claim(
            "event_date",
            date.date,
            self.report.source,
            text=self.report.text[date.start : date.end],
            start=date.start,
            end=date.end,
            report=self.report.id,
            about=date.date,
            told=self.report.published,
            modality=modality,
            event_kind=event_kind("event_date", kinds, self.kinds),
            sentence=self.report.text[span.start : span.end],
            headline=block.kind == "head",
        )
