"""Lexer: a text becomes words, digit literals and marks, each with its place."""

from __future__ import annotations

import functools
import re
from fractions import Fraction
from itertools import accumulate, compress, count, repeat
from operator import not_
from typing import NamedTuple

from claimkit.numbers.lexicon import PLAIN, Lexicon, Word

# A word, digits with their separators, or one mark.  Every alternative begins with a character of its own
# kind and no repetition overlaps the next, so that the scan is linear.
_PATTERN = (
    r"([^\W\d_¼-¾⅐-⅟²³¹⁰-⁹]+(?:['’‘][^\W\d_]+)*"
    r"|\d{1,3}(?:[ \xa0\u2009\u202f]{1,2}\d{3})+(?![\d])(?:[.,٫]\d+)?|\d+(?:[.,’'٫٬]\d+)*"
    r"|[MARKS](?<![^\W_].)(?<![.,)\]].)\d+(?![.,]?\d)"
    r"|\S)"
)
# A point before digits is a decimal mark in every language (".75"), a comma where the language writes it so.
_TOKEN = {mark: re.compile(_PATTERN.replace("MARKS", marks)) for mark, marks in ((".", "."), (",", ".,"))}
VULGAR = {
    "¼": Fraction(1, 4),
    "½": Fraction(1, 2),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5),
    "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
    "⅐": Fraction(1, 7),
    "⅑": Fraction(1, 9),
    "⅒": Fraction(1, 10),
}
_MARKS = frozenset(",.;:!?-–—/()[]'\"“”‘’«»$€£%&…")  # alone they write no number
MARGIN = 24  # empty cells behind the last token: more than any rule looks ahead
MOST_DIGITS = 300  # beyond that a float overflows and nothing is counted


class Literal(NamedTuple):
    """Digits as written.

    Attributes:
        value: the number under the decimal mark in force.
        readings: all numbers that the digits could mean, where they are ambiguous.
        whole: whether it is a plain row of digits ("2014", not "2,014").
    """

    value: int | Fraction
    readings: tuple[int | Fraction, ...] = ()
    plain: bool = False
    valid: bool = True

    def __bool__(self) -> bool:
        """Whether the digits write a number at all."""
        return self.valid


NO_NUMBER = Literal(0, valid=False)


class Tokens:
    """The tokens of a text as columns, each with a margin of empty cells behind it.

    The margin lets a rule look a few tokens ahead, or behind the first one, without asking for the length.

    Attributes:
        words: lower-case text of each token.
        entries: what the word may be; PLAIN for a word that no table has.
        literals: the number that digits write, or None where there are no digits.
        starts: where each token begins.
        ends: where each token ends.
        size: how many there are.
    """

    __slots__ = ("ends", "entries", "literals", "size", "starts", "words")

    def __init__(
        self,
        words: list[str],
        entries: list[Word],
        literals: list[Literal | None],
        starts: list[int],
        ends: list[int],
    ) -> None:
        self.size = len(words)
        last = ends[-1] if ends else 0
        self.words = words + [""] * MARGIN
        self.entries = entries + [PLAIN] * MARGIN
        self.literals = literals + [None] * MARGIN
        self.starts = starts + [last + 1] * MARGIN
        self.ends = ends + [last + 1] * MARGIN


def lowered(text: str) -> str:
    """Return the text in lower case, every character in its place.

    >>> lowered("İstanbul 5 MILLION")
    'İstanbul 5 million'
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokenise(text: str, lexicon: Lexicon, decimal: str | None) -> Tokens:
    """Return all tokens of a lower-case text.

    Args:
        text: lower-case text.
        lexicon: what each word may be; its decimal mark decides where the form does not.
        decimal: the decimal mark, or None to decide by form.
    """
    lookup, default = lexicon.words, lexicon.decimal
    parts = _TOKEN[default].split(text)  # a gap, a token, a gap, ...
    places = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], places[:-1:2], places[1::2]
    if lexicon.folding:
        words = [word.translate(lexicon.folding) for word in words]
    if lexicon.looks_inside:
        words = _looked_inside(words, starts, ends, lexicon)
    entries = list(map(lookup.get, words, repeat(PLAIN)))  # what is asked of every word is asked in C
    literals: list[Literal | None] = [None] * len(words)
    split: list[int] = []
    for k in compress(count(), map(not_, map(str.isalpha, words))):
        word = words[k]
        if word in _MARKS:
            continue
        first = word[0]
        if first.isdecimal():
            paired = default == "." and " " in word and _glued_pair(text, word, ends[k])
            literal = None if paired else read_literal(word, decimal, default)
            if literal is None:
                split.append(k)
            literals[k] = literal
        elif first in ".," and len(word) > 1:
            literals[k] = read_literal("0" + word, first, default)
        elif first in VULGAR:
            literals[k] = Literal(VULGAR[word])
    if split:
        return _split(Tokens(words, entries, literals, starts, ends), split, lookup)
    return Tokens(words, entries, literals, starts, ends)


def _looked_inside(words: list[str], starts: list[int], ends: list[int], lexicon: Lexicon) -> list[str]:
    """Put the number words that an unknown word stands for in its place: misspelt, compound or elided."""
    unknown = set(words).difference(lexicon.settled)
    stands_for = {word: pieces for word in unknown if (pieces := lexicon.pieces(word)) != (word,)}
    lexicon.settle(unknown.difference(stands_for))
    if not stands_for:
        return words
    found = [(k, stands_for[word]) for k, word in enumerate(words) if word in stands_for]
    words = words.copy()
    for k, pieces in reversed(found):
        start, end = starts[k], ends[k]
        cuts = [start]
        for piece in pieces[:-1]:
            cuts.append(min(cuts[-1] + len(piece), end))
        if len(pieces) > 1 and len(words[k]) != end - start:  # letters that are folded into two
            share = (end - start) / len(words[k])
            cuts = [start + round((cut - start) * share) for cut in cuts]
        words[k : k + 1] = pieces
        starts[k : k + 1] = cuts
        ends[k : k + 1] = [*cuts[1:], end]
    return words


def _glued_pair(text: str, word: str, end: int) -> bool:
    """Whether digits parted by a space are two numbers: "100 120mm rounds", but "5 000km".

    What hangs on the last digits is their unit alone where they can stand alone: none begins with nought.
    """
    return text[end : end + 1].isalpha() and all(group[0] != "0" for group in word.split()[1:])


def _split(tokens: Tokens, split: list[int], lookup: dict[str, Word]) -> Tokens:
    """Take lists ("22,24,26") and the like apart."""
    words: list[str] = []
    entries: list[Word] = []
    literals: list[Literal | None] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for k in [*split, tokens.size]:
        words += tokens.words[done:k]
        entries += tokens.entries[done:k]
        literals += tokens.literals[done:k]
        starts += tokens.starts[done:k]
        ends += tokens.ends[done:k]
        done = k + 1
        if k == tokens.size:
            break
        whole_word = tokens.words[k]
        listed = ("," in whole_word and "." not in whole_word) or " " in whole_word
        for part in re.finditer(r"\d+|\S", whole_word):
            piece = part[0]
            words.append(piece)
            entries.append(lookup.get(piece, PLAIN))
            literals.append((_plain(piece) if listed else NO_NUMBER) if piece.isdecimal() else None)
            starts.append(tokens.starts[k] + part.start())
            ends.append(tokens.starts[k] + part.end())
    return Tokens(words, entries, literals, starts, ends)


def _plain(digits: str) -> Literal:
    if len(digits) > MOST_DIGITS or not _one_script(digits):
        return NO_NUMBER
    return Literal(int(digits), (), plain=True)


def _one_script(digits: str) -> bool:
    """Whether all digits come from one script; mixed ones are a misprint or a trick."""
    if digits.isascii():
        return True
    return len({ord(d) - int(d) for d in digits if d.isdecimal()}) == 1


@functools.lru_cache(maxsize=4096)  # the same few numbers make up most of a text
def read_literal(word: str, decimal: str | None, default: str) -> Literal | None:
    """Read digits and their separators.

    Returns:
        The number; NO_NUMBER where the digits write none; None where the parts must be taken one by one.

    >>> read_literal("1,234.5", None, ".").value, read_literal("5 000", None, ".").value
    (Fraction(2469, 2), 5000)
    >>> read_literal("22,24,26", None, ".") is None
    True
    """
    if word.isdecimal():
        return _plain(word)
    if len(word) > MOST_DIGITS or not _one_script(word):
        return NO_NUMBER
    word = word.replace("٫", ".").replace("٬", ",").replace("’", "'")
    groups = re.split(r"\D+", word)
    marks = [run[0] for run in re.findall(r"\D+", word)]
    last = marks[-1]
    if last in " \xa0\u2009\u202f'":
        if len(set(marks)) == 1 and _grouped(groups):
            return Literal(int("".join(groups)))
        return None
    if len(marks) == 1:
        return _one_mark(groups, last, decimal, default)
    if len(set(marks)) == 1:  # one mark, several times: grouping, Indian grouping, or a list
        if _grouped(groups) and last != decimal:
            return Literal(int("".join(groups)))
        if _grouped(groups):
            return NO_NUMBER
        if last == "," and _in_lakhs(groups) and decimal != ",":
            return Literal(int("".join(groups)))
        return None
    grouped = _grouped(groups[:-1]) or (marks[0] == "," and _in_lakhs(groups[:-1]))
    if len(set(marks[:-1])) == 1 and last != marks[0] and grouped and decimal in (None, last):
        return Literal(Fraction("".join(groups[:-1]) + "." + groups[-1]))
    return NO_NUMBER if "." in marks else None


def _grouped(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])


def _in_lakhs(groups: list[str]) -> bool:
    """Whether digits are grouped as in India, in twos above the thousands: 12,34,567."""
    return len(groups[-1]) == 3 and len(groups[0]) <= 2 and all(len(g) == 2 for g in groups[1:-1])


def _one_mark(groups: list[str], mark: str, decimal: str | None, default: str) -> Literal | None:
    if mark == "," and default == "." and decimal is None and _grouped(groups) and groups[0][0] != "0":
        return Literal(int("".join(groups)))
    fraction = Fraction(f"{groups[0]}.{groups[1]}")
    fraction_or_whole = int(fraction) if fraction.denominator == 1 else fraction
    if not _grouped(groups) or groups[0].startswith("0"):  # cannot be grouping
        if (
            mark in (".", decimal)
            or (decimal is None and mark == default)
            or (decimal is None and len(groups[1]) <= 2)
        ):
            ambiguous = decimal is None and mark == "," and default != mark
            return Literal(fraction_or_whole, (fraction_or_whole, int(groups[0])) if ambiguous else ())
        return None
    grouped = int("".join(groups))
    if decimal is not None:
        return Literal(fraction_or_whole if mark == decimal else grouped)
    readings = (fraction_or_whole, grouped) if mark == default else (grouped, fraction_or_whole)
    return Literal(readings[0], readings)
