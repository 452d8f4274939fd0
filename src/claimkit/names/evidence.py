"""The reasons for a score, as sentences that a person can check."""

from __future__ import annotations

import math
from functools import cache

import attrs

from claimkit.names.alignment import align
from claimkit.names.calibration import features, probability
from claimkit.names.pairing import Pairing
from claimkit.names.roles import Word
from claimkit.names.romanise import ALPHABETIC, romanise, script_of
from claimkit.names.standards import STANDARDS, spellings
from claimkit.text import read_table

_SHOWN = {"bgn": "BGN/PCGN", "icao": "passports", "iso9": "ISO 9"}
_MOST_NOTES = 4


@attrs.frozen
class Evidence:
    """One reason for or against.

    Attributes:
        text: the reason, as a short sentence.
        weight: how far it moves the log-odds of a match; positive for, negative against.
    """

    text: str
    weight: float

    def __str__(self) -> str:
        return self.text


def reasons(pairs: tuple[Pairing, ...], kind: str) -> list[Evidence]:
    """One reason for each pairing, the weightiest first.

    The weight of a reason is what the log-odds would lose without its pairing.
    """
    whole = _log_odds(pairs, kind)
    found = []
    for at, pair in enumerate(pairs):
        weight = whole - _log_odds(pairs[:at] + pairs[at + 1 :], kind)
        found.append(Evidence(_sentence(pair), round(weight, 2)))
    return sorted(found, key=lambda reason: (-abs(reason.weight), reason.text))


def _log_odds(pairs: tuple[Pairing, ...], kind: str) -> float:
    return log_odds(probability(features(pairs), kind))


def log_odds(chance: float) -> float:
    """Log-odds of a probability, in nats."""
    return math.log(chance / (1.0 - chance))


def _sentence(pair: Pairing) -> str:
    x, y = (" ".join(w.written for w in side) for side in (pair.left, pair.right))
    role = (pair.left or pair.right)[0].role
    what = role if role in ("patronymic", "initial", "number") else "word"
    how = pair.how
    if how == "same":
        return f"{x} stands on both sides" if x == y else f"{x} is {y}"
    if how in ("spelled", "joined"):
        notes = spelling_notes(pair.left[0], pair.right[0]) if len(pair.left) == len(pair.right) == 1 else []
        return f"{x} can be written {y}" + (f" ({'; '.join(notes)})" if notes else "")
    if how in ("missing", "particle"):
        return f"{what} {x or y} is missing on the {'right' if x else 'left'}"
    if how == "elsewhere":
        return f"{x or y}, part of the name of a larger place, stands only on the {'left' if x else 'right'}"
    if how == "differs":
        return f"{x} is not {y}"
    if how.startswith("missing "):
        return f"{x or y} stands only on the {'left' if x else 'right'}"
    return {
        "adjective": f"of {x} and {y} one is the adjective of the other",
        "cognate": f"{x} and {y} are one given name in two languages",
        "short form": f"of {x} and {y} one is short for the other",
        "translated": f"{x} and {y} mean the same",
        "initial": f"the initial {x} fits {y}" if len(x) <= len(y) else f"the initial {y} fits {x}",
        "opposed": f"{x} and {y} are not said of one person",
        "clash": f"{x} and {y} are the forms of one surname for a man and for a woman",
    }.get(how, f"{x} and {y} mean the same" if how.startswith("same") else f"{x} is not {y}")


@cache
def _rules() -> dict[tuple[str, str], str]:
    rules: dict[tuple[str, str], str] = {}
    for left, right, _, reason in read_table("claimkit.names", "correspondences.tsv"):
        for x, y in ((left, right), (right, left)):
            rules.setdefault((x, y), reason)
    return rules


def spelling_notes(x: Word, y: Word) -> list[str]:
    """Which letters stand for which where two spellings part, and whose habit that is.

    >>> from claimkit.names.words import parse_name
    >>> spelling_notes(parse_name("Ałsynow").words[0], parse_name("Алсынов").words[0])
    ['ł = л: Polish', 'w = в: German, Polish']
    """
    if x.family != ALPHABETIC or y.family != ALPHABETIC:
        return []
    notes: list[str] = []
    left, right = _letters(x), _letters(y)
    i = j = 0
    for block_x, block_y, _ in align(x.latin, y.latin):
        one = "".join(left[i : i + len(block_x)])
        two = "".join(right[j : j + len(block_y)])
        i, j = i + len(block_x), j + len(block_y)
        edge = "$" if i == len(left) and j == len(right) else ""
        rule = _rules().get((block_x + edge, block_y + edge)) or _rules().get((block_x, block_y), "")
        note = _note(one, two, rule, same=block_x == block_y)
        if note and note not in notes:
            notes.append(note)
    return notes[:_MOST_NOTES]


def _letters(word: Word) -> list[str]:
    """For each Latin letter of a romanised word the written letter it comes from, or nothing."""
    out: list[str] = []
    for char in word.written.lower():
        size = len(romanise(char))
        if size:
            out += [char] + [""] * (size - 1)
        elif out:
            out[-1] += char
    return out if len(out) == len(word.latin) else list(word.latin)


def _note(one: str, two: str, rule: str, *, same: bool) -> str:
    if one == two or not (one or two):
        return ""
    habits = _habits(one, two)
    if habits:
        return f"{one} = {two}: {habits}"
    if same:
        return ""
    if not one or not two:
        return f"{one or two} left out" + (f": {rule}" if rule else "")
    return f"{one} = {two}" + (f": {rule}" if rule else "")


@cache
def _habits(one: str, two: str) -> str:
    """Languages that write the one for the other, or both for one letter; empty if English does too."""
    table = spellings()
    if two and script_of(two[0]) == "cyrillic":
        return _languages(one, two, table)
    if one and script_of(one[0]) == "cyrillic":
        return _languages(two, one, table)
    best: tuple[int, str] = (0, "")
    for key in table:
        if (letter := key.strip("^'$")) != key:
            continue
        cells = table[letter]
        with_one, with_two = ([i for i, c in enumerate(cells) if c == side] for side in (one, two))
        if with_one and with_two and len(with_one) + len(with_two) > best[0]:
            rarer = one if len(with_one) <= len(with_two) else two
            habit = _languages(rarer, letter, table)
            best = (len(with_one) + len(with_two), f"{rarer} is {letter} in {habit}" if habit else "")
    return best[1]


def _languages(latin: str, letter: str, table: dict[str, tuple[str, ...]]) -> str:
    cells = table.get(letter, ())
    found = [s for s, c in zip(STANDARDS, cells, strict=False) if c == latin]
    if not found or found[0] == "english":
        return ""  # the reader of English needs no word on it
    names = [_SHOWN.get(s, s.capitalize()) for s in found]
    return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
